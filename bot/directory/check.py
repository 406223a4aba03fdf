"""What `gyeot directory check` finds: errors that must be mended, and warnings about age and weak sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.directory.directory import Directory, Standing, read_tables, zone_of
from bot.directory.prose import bookish, contacts_in
from bot.directory.rows import Row


@dataclass(frozen=True)
class Report:
    """Sentences that begin with file and id. Ages are apart: `--fresh` makes them count as errors."""

    errors: tuple[str, ...]
    old: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    rows: int = 0

    def passes(self, fresh: bool) -> bool:
        """True when nothing must be mended."""
        return not self.errors and not (fresh and self.old)


def check(root: Path, today: date) -> Report:
    """Reads the folder and judges it as of `today`: schema, sources, dates, prose, roles; age and grade apart."""
    tables, problems = read_tables(root)
    if tables is None:
        return Report(tuple(problems))
    errors = list(problems)
    old: list[str] = []
    warnings: list[str] = []
    directory = Directory(tables, lambda: today)
    files: tuple[tuple[str, tuple[Row, ...]], ...] = (
        ("services.yml", tables.services),
        ("platforms.yml", tables.platforms),
        ("law_kr.yml", tables.laws),
    )
    for file, rows in files:
        for row in rows:
            where = f"{file}: {row.id}"
            errors.extend(
                f"{where}: {key}: holds a {kind}; it belongs in a field of its own"
                for key, text in row.prose()
                for kind in sorted(set(contacts_in(text)))
            )
            errors.extend(
                f"{where}: {key}: ends a sentence in -다 or -시오; people are spoken to in 해요체"
                for key, text in row.prose()
                if ".ko" in key and bookish(text)
            )
            age = directory.age_months(row, today)
            if age is not None and age < 0:
                errors.append(f"{where}: as_of: lies in the future")
            elif age is not None and row.trust == "confirmed" and age > (limit := directory.limit_months(row)):
                kept = ", still shown with its date" if directory.standing(row) is Standing.DATED else ", not shown"
                old.append(f"{where}: {age} months old, {limit} allowed{kept}")
            if row.confidence == "confirmed" and row.as_of is None:
                warnings.append(f"{where}: confirmed without a date, counts as undated")
            if row.confidence == "confirmed" and row.source_grade in ("secondary", "none"):
                warnings.append(f"{where}: source_grade {row.source_grade}: confirm again before a launch")
    for service in tables.services:
        for key, fact in service.facts():
            fact_age = directory.fact_age(fact, today)
            if fact_age is not None and fact_age < 0:
                errors.append(f"services.yml: {service.id}: {key}: as_of: lies in the future")
            elif directory.fact_is_old(service, fact, today):
                limit = directory.fact_limit(service)
                kept = "" if key == "mobile" else ", not told"
                warnings.append(f"services.yml: {service.id}: {key}: {fact_age} months old, {limit} allowed{kept}")
    errors.extend(
        f"countries.yml: {code}: zone: this machine knows no {country.zone}"
        for code, country in tables.countries.items()
        if zone_of(country.zone) is None
    )
    ids = {row.id for row in tables.services}
    for country, roles in tables.roles.countries.items():
        for role, candidates in roles.items():
            if candidates and candidates[0] in ids and not directory.shown(role, country):
                first = candidates[0]
                stand_in = directory.role(role, country).id if set(candidates) <= ids else first
                instead = f"{stand_in} answers" if stand_in != first else "texts say that it is being checked"
                old.append(f"roles.yml: {country}: {role}: {first} may not be shown, {instead}")
    return Report(tuple(errors), tuple(old), tuple(warnings), sum(len(rows) for _, rows in files))
