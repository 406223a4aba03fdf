"""The directory of helplines, report forms and laws: what may be shown, for whom, and who is there now.

What may be shown (README of `data/directory/`): confirmed rows while they are fresh; undated rows only where no
confirmed row serves the same need, and with the words that the date is unknown; unconfirmed rows never. Rows that
grew old are not shown as a contact, except emergency rows, which stay and carry their date.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Optional, TypeVar, Union
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError

from bot.directory import hours as opening
from bot.directory.hours import OpenState
from bot.directory.prose import PLACEHOLDER
from bot.directory.reading import read_yaml
from bot.directory.rows import (
    UNDATED,
    Asked,
    Both,
    Country,
    Fact,
    Holiday,
    Holidays,
    Law,
    Limits,
    Platform,
    Roles,
    Row,
    Service,
    Strict,
    Tells,
    Told,
    Whom,
    Words,
)
from bot.errors import DataError
from bot.texts.particles import fill

DATA = Path(__file__).resolve().parent.parent.parent / "data" / "directory"
HOME = "KR"
"""The country the texts are written for; its roles must have every field a text names."""
ANYWHERE = "INT"
"""The country code of rows that serve people wherever they are."""

CONTACT_FIELDS = frozenset({"phone", "phone_intl", "sms", "kakao", "line", "email", "web", "web_chat"})
WORD_FIELDS = frozenset({"name", "as_of", "mobile", "silent", "note", "operator"})
ROLE_FIELDS = CONTACT_FIELDS | WORD_FIELDS

_ADDRESS_FIELDS = frozenset({"web", "web_chat", "email"})
_SEOUL = timezone(timedelta(hours=9))
_AnyRow = TypeVar("_AnyRow", bound=Row)
_AnyPart = TypeVar("_AnyPart", bound=Strict)


class Standing(enum.Enum):
    """Whether a row may be shown as a contact or fact today."""

    SHOWN = "shown"
    DATED = "dated"  # an old emergency row: shown, with its date
    UNDATED = "undated"  # only where nothing confirmed serves, and saying so
    OLD = "old"  # not shown
    UNCONFIRMED = "unconfirmed"  # not shown


MAY_BE_SHOWN = frozenset({Standing.SHOWN, Standing.DATED, Standing.UNDATED})


@dataclass(frozen=True)
class Tables:
    """The files of the directory, read and checked row by row."""

    services: tuple[Service, ...]
    platforms: tuple[Platform, ...]
    laws: tuple[Law, ...]
    roles: Roles
    words: Words
    limits: Limits
    countries: Mapping[str, Country]
    holidays: Mapping[str, tuple[Holiday, ...]]


def today_in_seoul() -> date:
    """The date in Seoul, where the directory is kept."""
    return datetime.now(_SEOUL).date()


class Directory:
    """Rows by id, contacts by role, and who is open now. Immutable; the clock is passed in for tests."""

    def __init__(self, tables: Tables, today: Callable[[], date] = today_in_seoul) -> None:
        self._tables = tables
        self._today = today
        self._services = {row.id: row for row in tables.services}
        self._platforms = {row.id: row for row in tables.platforms}
        self._laws = {row.id: row for row in tables.laws}
        self._zones = {code: zone_of(country.zone) for code, country in tables.countries.items()}

    @classmethod
    def load(cls, root: Path = DATA, *, today: Callable[[], date] = today_in_seoul) -> Directory:
        """Reads and checks the folder.

        Raises:
            DataError: the first thing wrong, with file, id and key.
        """
        tables, problems = read_tables(root)
        if tables is None or problems:
            raise DataError(problems[0])
        return cls(tables, today)

    # Rows

    def service(self, id: str) -> Service:
        """The row, whether or not it may be shown. Raises DataError for an unknown id."""
        return _row(self._services, "services.yml", id)

    def platform(self, id: str) -> Platform:
        """The platform, whether or not it may be shown. Raises DataError for an unknown id."""
        return _row(self._platforms, "platforms.yml", id)

    def law(self, id: str) -> Law:
        """The law, whether or not it may be shown. Raises DataError for an unknown id."""
        return _row(self._laws, "law_kr.yml", id)

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """All platforms and rules, in file order."""
        return self._tables.platforms

    @property
    def laws(self) -> tuple[Law, ...]:
        """All laws, in file order."""
        return self._tables.laws

    @property
    def all_services(self) -> tuple[Service, ...]:
        """All services, in file order, whether or not they may be shown."""
        return self._tables.services

    @property
    def roles(self) -> frozenset[str]:
        """The names of all roles."""
        return frozenset(self._tables.roles.roles)

    @property
    def role_countries(self) -> tuple[str, ...]:
        """The countries that have roles of their own."""
        return tuple(self._tables.roles.countries)

    def candidates(self, role: str, country: str) -> tuple[str, ...]:
        """The ids that may answer for the role in this country, best first; empty where it lacks the role."""
        own = self._tables.roles.countries
        return own.get(country, {}).get(role) or own.get(ANYWHERE, {}).get(role, ())

    # What may be shown

    def age_months(self, row: Row, on: Optional[date] = None) -> Optional[int]:
        """Whole calendar months since the row's sources were read; None without a date."""
        return None if row.as_of is None else self._months_since(row.as_of, on)

    def _months_since(self, as_of: str, on: Optional[date]) -> int:
        on = on or self._today()
        year, month = (int(part) for part in as_of.split("-"))
        return (on.year - year) * 12 + on.month - month

    def limit_months(self, row: Row) -> int:
        """The age above which the row is old (`limits.yml`). Laws are Korean; platforms are of nowhere."""
        limits = self._tables.limits
        if isinstance(row, Service):
            if row.emergency:
                return limits.emergency
            return limits.countries.get(row.country, limits.default)
        return limits.countries.get("KR", limits.default) if isinstance(row, Law) else limits.default

    def standing(self, row: Row, on: Optional[date] = None) -> Standing:
        """Whether the row may be shown on that day (default today)."""
        if row.trust == "unconfirmed":
            return Standing.UNCONFIRMED
        if row.trust == "undated":
            return Standing.UNDATED
        age = self.age_months(row, on)
        if age is not None and age <= self.limit_months(row):
            return Standing.SHOWN
        return Standing.DATED if isinstance(row, Service) and row.emergency else Standing.OLD

    def services(
        self,
        *,
        country: Optional[str] = None,
        kind: Optional[str] = None,
        helps_with: Union[str, Collection[str], None] = None,
        region: Optional[str] = None,
        on: Optional[date] = None,
    ) -> list[Service]:
        """Rows that may be shown and fit, in file order. Undated ones only for a need nobody confirmed serves."""
        needs = _needs(helps_with)
        fitting = [
            row
            for row in self._tables.services
            if country in (None, row.country)
            and kind in (None, row.kind)
            and row.region in (None, region)
            and (not needs or needs & set(row.helps_with))
        ]
        return self._showable(fitting, needs, on)

    def _showable(self, rows: Iterable[Service], needs: frozenset[str], on: Optional[date]) -> list[Service]:
        """Drops what may not be shown; an undated row stays for a need that no confirmed row here serves."""
        judged = [(row, self.standing(row, on)) for row in rows]
        served = {
            (row.country, need)
            for row, standing in judged
            if standing in (Standing.SHOWN, Standing.DATED)
            for need in row.helps_with
        }
        return [
            row
            for row, standing in judged
            if standing in (Standing.SHOWN, Standing.DATED)
            or (
                standing is Standing.UNDATED
                and any((row.country, need) not in served for need in row.helps_with if not needs or need in needs)
            )
        ]

    # What a place does with what it hears

    def tells(self, row: Service, whom: Whom) -> Optional[Tells]:
        """Does the place tell `whom` about a report: `no`, `may`, `usual`, `must`? None: not known, never claimed.

        None as well when the fact grew older than its country's limit. `told` gives its source, date and note.
        """
        found = self.told(row, whom)
        return found.says if found else None

    def told(self, row: Service, whom: Whom) -> Optional[Told]:
        """The fact behind `tells`, with its sources, date and note."""
        found: Optional[Told] = getattr(row.tells, whom, None)
        return found if found is not None and not self.fact_is_old(row, found) else None

    def asked(self, row: Service) -> Optional[Asked]:
        """What somebody must say about themselves to be helped there; None: not known, or known too long ago."""
        return row.asked if row.asked is not None and not self.fact_is_old(row, row.asked) else None

    def fact_age(self, fact: Fact, on: Optional[date] = None) -> Optional[int]:
        """Whole calendar months since the source of the fact; None when that carries no date."""
        return None if fact.as_of == UNDATED else self._months_since(fact.as_of, on)

    def fact_is_old(self, row: Service, fact: Fact, on: Optional[date] = None) -> bool:
        """Older than the country's limit. The emergency limit keeps numbers alive, not claims about them."""
        age = self.fact_age(fact, on)
        return age is not None and age > self.fact_limit(row)

    def fact_limit(self, row: Service) -> int:
        """The months after which a fact about the row is old."""
        return self._tables.limits.countries.get(row.country, self._tables.limits.default)

    # Roles

    def role(self, role: str, country: str = "KR") -> Service:
        """The row that answers for the role: the first candidate that may be shown today, else the first of all.

        Ask `shown(role, ...)` before you build a text on facts of one place. Raises DataError for an unknown
        role, and for a country that has no row for it (its words are in `contact`).
        """
        self._known(role)
        ids = self.candidates(role, country)
        if not ids:
            raise DataError(f"roles.yml: {country} has no {role}")
        rows = [self.service(id) for id in ids]
        return next((row for row in rows if self.standing(row) in MAY_BE_SHOWN), rows[0])

    def shown(self, role: str, country: str = "KR") -> bool:
        """True when the role's own row may be shown today, not one that stands in for it."""
        self._known(role)
        ids = self.candidates(role, country)
        return bool(ids) and self.standing(self.service(ids[0])) in MAY_BE_SHOWN

    def contact(self, role: str, field: str = "", *, country: str = "KR", language: str = "ko") -> str:
        """What `{role}` or `{role.field}` becomes in a text: a number as shown, a name, an address, a date.

        Without a field: the phone number, or the web address of a place without one. A number whose date is
        unknown or old carries that; one that may not be shown is replaced by words that say so; in a country
        without the role stand the words of `roles.yml`.

        Raises:
            DataError: unknown role or field, or a field which the row leaves empty.
        """
        self._known(role)
        if field and field not in ROLE_FIELDS:
            raise DataError(f"roles: {{{role}.{field}}} is no field of a contact")
        words = self._tables.words
        if not self.candidates(role, country):
            return self._tables.roles.roles[role].instead.in_(language)
        row = self.role(role, country)
        standing = self.standing(row)
        field = field or ("phone" if row.phone else "web")
        if field in CONTACT_FIELDS:
            value = getattr(row, field)
            if value is None:
                return self._absent(role, field, row, country).in_(language)
            if standing not in MAY_BE_SHOWN:
                return (words.no_address if field in _ADDRESS_FIELDS else words.no_phone).in_(language)
            return f"{value}{self._caution(row, standing, language)}"
        if field == "name":
            name = row.name.in_(language)
            return name if standing in MAY_BE_SHOWN else _without_numbers(name, row)
        if field == "as_of":
            return self.month(row.as_of, language)
        prose = row.mobile.note if field == "mobile" and row.mobile else getattr(row, field)
        if prose is None:
            prose = self._absent(role, field, row, country)
        return self.fill(prose.in_(language), country=country, language=language)

    def _absent(self, role: str, field: str, row: Row, country: str) -> Both:
        """The role's own words where a stand-in or another country's row lacks the field a text names.

        In the home country the first row is what the text was written for: there it is an error.
        """
        if country == HOME and row.id == self.candidates(role, country)[0]:
            raise DataError(f"services.yml: {row.id}: {field} is empty, but a text names {{{role}.{field}}}")
        return self._tables.roles.roles[role].instead

    def fill(self, prose: str, *, country: str = "KR", language: str = "ko") -> str:
        """Prose of a row with its roles put in: `{women_line}(으)로` becomes "1366으로"."""

        def value(name: str) -> str:
            role, _, field = name.partition(".")
            return self.contact(role, field, country=country, language=language)

        return fill(prose, value)

    def month(self, as_of: Optional[str], language: str) -> str:
        """`2026-05` as "2026년 5월" or "May 2026"; the words for an unknown date when there is none."""
        if as_of is None or as_of == UNDATED:
            return self._tables.words.undated.in_(language)
        year, month = (int(part) for part in as_of.split("-"))
        return f"{year}년 {month}월" if language == "ko" else f"{self._tables.words.months[month - 1]} {year}"

    def caution(self, row: Row, language: str) -> str:
        """The words beside a contact whose date is unknown or old, with the brackets; empty when it is fresh."""
        return self._caution(row, self.standing(row), language)

    def _caution(self, row: Row, standing: Standing, language: str) -> str:
        words = self._tables.words
        if standing is Standing.UNDATED:
            said = words.undated.in_(language)
        elif standing is Standing.DATED:
            said = words.checked.in_(language).replace("{month}", self.month(row.as_of, language))
        else:
            return ""
        return f"({said})" if language == "ko" else f" ({said})"

    def _known(self, role: str) -> None:
        if role not in self._tables.roles.roles:
            raise DataError(f"roles.yml: there is no role {role}")

    # Who is there now

    def open_state(self, row: Service, now: datetime, channel: Optional[str] = None) -> OpenState:
        """Is somebody there at `now` (aware)? `channel` asks for its own hours (web_chat, email, ...)."""
        own = row.channel_hours.get(channel, row.hours) if channel else row.hours  # type: ignore[call-overload]
        extra = self._tables.holidays.get(row.country, ())
        found = opening.state(own, now, row.country, self._zones.get(row.country), extra)
        if not found.is_open and row.through is not None:
            link = self.open_state(self.service(row.through), now)
            if link.is_open:
                return OpenState(found.state, until=found.until, opens_at=found.opens_at, through=row.through)
        return found

    def open_now(
        self,
        now: datetime,
        *,
        country: str = "KR",
        age_band: Optional[str] = None,
        region: Optional[str] = None,
        soldier: Optional[bool] = None,
        migrant: Optional[bool] = None,
        language: Optional[str] = None,
        helps_with: Union[str, Collection[str], None] = None,
    ) -> list[tuple[Service, OpenState]]:
        """Places where a person answers, for this person, the open ones first, then unknown hours, then closed.

        `now` is aware. Unknown facts about the person are None: a line for the young is then offered after the
        lines for all, one for soldiers or migrants not at all. Lines that speak the person's language, or are made
        for the person's age, come before equals; each number appears once.
        """
        needs = _needs(helps_with)
        fitting = [
            row
            for row in self._tables.services
            if row.country == country
            and row.reaches_people
            and row.region in (None, region)
            and (not needs or needs & set(row.helps_with))
            and _is_for(row, age_band, soldier, migrant, language)
        ]
        found = [
            (row, self.open_state(row, now)) for row in self._showable(fitting, needs, now.astimezone(_SEOUL).date())
        ]
        order = {"open": 0, "unknown": 1, "closed": 2}
        found.sort(
            key=lambda pair: (
                order[pair[1].state] if pair[1].through is None else 0,
                _distance(pair[0], age_band, region, language),
            )
        )
        listed: list[tuple[Service, OpenState]] = []
        numbers: set[str] = set()
        for row, at in found:
            number = row.phone or row.sms or row.web_chat or row.id
            if number not in numbers:
                numbers.add(number)
                listed.append((row, at))
        return listed


def _needs(helps_with: Union[str, Collection[str], None]) -> frozenset[str]:
    if helps_with is None:
        return frozenset()
    return frozenset({helps_with} if isinstance(helps_with, str) else helps_with)


UNDER_19 = frozenset({"under_14", "14_17", "18"})
"""Age bands the Korean law protects as minors."""


def _is_for(
    row: Service, age_band: Optional[str], soldier: Optional[bool], migrant: Optional[bool], language: Optional[str]
) -> bool:
    """Would this place help this person? Nobody's sex is assumed: lines for women stay in the list."""
    if row.for_whom == "minor":
        return age_band != "19_plus"
    if row.for_whom == "adult":
        return age_band not in ("under_14", "14_17")
    if row.for_whom == "military":
        return bool(soldier)
    if row.for_whom == "migrant":
        return bool(migrant) or (language not in (None, "ko") and language in row.languages)
    return True


def _distance(
    row: Service, age_band: Optional[str], region: Optional[str], language: Optional[str]
) -> tuple[int, int, int]:
    """Smaller is nearer to this person; equals keep the order of the file."""
    speaks = language is None or language in row.languages or row.more_languages
    if row.for_whom == "minor":
        age = 0 if age_band in ("14_17", "18") else 2  # under 14: the women's line and the police first (care.md 3)
    elif row.for_whom == "military":
        age = 2  # after the lines outside the barracks (care.md 10)
    else:
        age = 1
    return (0 if speaks else 1, age, 0 if region is not None and row.region == region else 1)


def _without_numbers(name: str, row: Service) -> str:
    """The name without its own number, for a row whose number may not be shown."""
    for number in filter(None, (row.phone, row.sms)):
        name = name.replace(number, "")
    return " ".join(name.split())


def _row(rows: Mapping[str, _AnyRow], file: str, id: str) -> _AnyRow:
    try:
        return rows[id]
    except KeyError:
        raise DataError(f"{file}: there is no {id}") from None


def zone_of(name: str) -> Optional[ZoneInfo]:
    """The time zone, or None: a machine without time zone data must still start, its shifts are then unknown."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


# Reading


def read_tables(root: Path) -> tuple[Optional[Tables], list[str]]:
    """All files of the folder and everything wrong with their form; None when a file is unusable as a whole."""
    problems: list[str] = []
    services = _read_rows(root / "services.yml", Service, problems)
    platforms = _read_rows(root / "platforms.yml", Platform, problems)
    laws = _read_rows(root / "law_kr.yml", Law, problems)
    roles = _read_part(root / "roles.yml", Roles, problems)
    words = _read_part(root / "words.yml", Words, problems)
    limits = _read_part(root / "limits.yml", Limits, problems)
    countries = _read_countries(root / "countries.yml", problems)
    days = _read_part(root / "holidays.yml", Holidays, problems)
    if roles is None or words is None or limits is None or countries is None or days is None:
        return None, problems
    tables = Tables(services, platforms, laws, roles, words, limits, countries, days.__root__)
    problems.extend(_cross_check(tables))
    return tables, problems


def _read_rows(path: Path, model: type[_AnyRow], problems: list[str]) -> tuple[_AnyRow, ...]:
    try:
        raw = read_yaml(path)
    except DataError as error:
        problems.append(str(error))
        return ()
    if not isinstance(raw, list):
        problems.append(f"{path.name}: is no list of rows")
        return ()
    rows: list[_AnyRow] = []
    seen: set[str] = set()
    for number, item in enumerate(raw, 1):
        name = str(item.get("id", f"row {number}")) if isinstance(item, dict) else f"row {number}"
        try:
            row = model.parse_obj(item)
        except ValidationError as error:
            problems.extend(f"{path.name}: {name}: {problem}" for problem in _said(error))
            continue
        if row.id in seen:
            problems.append(f"{path.name}: {row.id}: the id is there twice")
            continue
        seen.add(row.id)
        rows.append(row)
    return tuple(rows)


def _read_part(path: Path, model: type[_AnyPart], problems: list[str]) -> Optional[_AnyPart]:
    try:
        return model.parse_obj(read_yaml(path))
    except ValidationError as error:
        problems.extend(f"{path.name}: {problem}" for problem in _said(error))
    except DataError as error:
        problems.append(str(error))
    return None


def _read_countries(path: Path, problems: list[str]) -> Optional[dict[str, Country]]:
    try:
        raw = read_yaml(path)
    except DataError as error:
        problems.append(str(error))
        return None
    if not isinstance(raw, dict):
        problems.append(f"{path.name}: is no table of countries")
        return None
    countries: dict[str, Country] = {}
    for code, value in raw.items():
        try:
            countries[str(code)] = Country.parse_obj(value)
        except ValidationError as error:
            problems.extend(f"{path.name}: {code}: {problem}" for problem in _said(error))
    return countries


def _said(error: ValidationError) -> Iterator[str]:
    """`key: what is wrong`, without the value: a validator's own sentence, or pydantic's."""
    for found in error.errors():
        path: list[Any] = [part for part in found["loc"] if part != "__root__"]
        where = ".".join(str(part) for part in path)
        yield f"{where}: {found['msg']}" if where else str(found["msg"])


def _cross_check(tables: Tables) -> Iterator[str]:
    """What one row cannot know alone: ids that point somewhere, zones for hours, roles that exist."""
    ids = {row.id: row for row in tables.services}
    for row in tables.services:
        if row.through is not None and row.through not in ids:
            yield f"services.yml: {row.id}: through: there is no {row.through}"
        kept = (row.hours, *row.channel_hours.values())
        if any(isinstance(hours, tuple) for hours in kept) and row.country not in tables.countries:
            yield f"services.yml: {row.id}: hours: countries.yml has no time zone for {row.country}"
        if row.confidence == "confirmed" and row.as_of is None:
            yield f"services.yml: {row.id}: as_of: a confirmed service needs a date"
    for file, rows in (
        ("services.yml", tables.services),
        ("platforms.yml", tables.platforms),
        ("law_kr.yml", tables.laws),
    ):
        for each in rows:
            if each.confidence != "unconfirmed" and not each.sources:
                yield f"{file}: {each.id}: sources: is empty"
            for key, text in each.prose():
                for found in PLACEHOLDER.finditer(text):
                    if found.group(1) not in tables.roles.roles or (found.group(2) or "phone") not in ROLE_FIELDS:
                        yield f"{file}: {each.id}: {key}: {found.group()} names no role"
                if "{" in PLACEHOLDER.sub("", text) or "}" in PLACEHOLDER.sub("", text):
                    yield f"{file}: {each.id}: {key}: has a brace that is no role"
    for country, roles in tables.roles.countries.items():
        for role, candidates in roles.items():
            if role not in tables.roles.roles:
                yield f"roles.yml: {country}: {role}: has no words under roles"
            if not candidates:
                yield f"roles.yml: {country}: {role}: names no row"
            for id in candidates:
                if id not in ids:
                    yield f"roles.yml: {country}: {role}: there is no {id}"
                elif ids[id].trust == "unconfirmed":
                    yield f"roles.yml: {country}: {role}: {id} is unconfirmed and may not be shown"
