"""`gyeot directory`: check the data, list it, show one row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Optional

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from bot.directory.check import check as check_folder
from bot.directory.directory import DATA, Directory, today_in_seoul
from bot.directory.rows import AddressForm, Both, BothList, Law, Link, Mobile, Platform, Row, Service, Shift
from bot.errors import DataError

_ONE_LINE = 100
_ROOT: Callable[[Any], Any] = click.option(
    "--data",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=DATA,
    show_default="data/directory",
    help="The folder with the directory's files.",
)


class WrongUse(click.ClickException):
    """An argument that names nothing; one line, exit 2."""

    exit_code = 2


@click.group()
def directory() -> None:
    """Helplines, report forms and laws: check, list, show."""


@directory.command()
@click.option("--fresh", is_flag=True, help="Old rows fail too (monthly, outside CI).")
@_ROOT
def check(fresh: bool, root: Path) -> None:
    """Checks schema, sources, dates, prose and roles. Exit 0 passed, 1 not."""
    report = check_folder(root, today_in_seoul())
    for title, sentences in (("warning", report.warnings), ("old", report.old)):
        for sentence in sentences:
            click.echo(f"{title}: {sentence}")
    for sentence in report.errors:
        click.echo(f"error: {sentence}", err=True)
    passed = report.passes(fresh)
    click.echo(
        f"{report.rows} rows, {len(report.errors)} errors, {len(report.old)} old, {len(report.warnings)} warnings: "
        f"{'passed' if passed else 'failed'}"
    )
    if not passed:
        raise SystemExit(1)


@directory.command("list")
@click.option("--country", help="Only this country, such as KR.")
@_ROOT
def list_rows(country: Optional[str], root: Path) -> None:
    """A table of all services with what may be shown of them today."""
    loaded = _load(root)
    rows = [row for row in loaded.all_services if country is None or row.country == country.upper()]
    if not rows:
        raise WrongUse(f"--country: no service has {country}")
    now = datetime.now().astimezone()
    table = Table(Column("id", no_wrap=True), "contact", "who", "now", "as of", "shown")
    for row in rows:
        state = loaded.open_state(row, now)
        at = f"{state.state} (through {state.through})" if state.through else state.state
        contact = row.phone or row.sms or row.web or "-"
        table.add_row(row.id, escape(contact), row.for_whom, at, row.as_of or "unknown", loaded.standing(row).value)
    Console().print(table)


@directory.command()
@click.argument("id")
@_ROOT
def show(id: str, root: Path) -> None:
    """One row of any file, field by field."""
    loaded = _load(root)
    found: list[Row] = [row for row in (*loaded.all_services, *loaded.platforms, *loaded.laws) if row.id == id]
    if not found:
        raise WrongUse(f"there is no row {id}; `gyeot directory list` names them")
    row = found[0]
    click.echo(f"{row.id} ({_file_of(row)}), {loaded.standing(row).value}")
    for key, value in row:
        if key != "id" and (key == "hours" or value not in (None, (), {}, False)):
            click.echo(f"  {key}: {_plain(value)}")


def _load(root: Path) -> Directory:
    try:
        return Directory.load(root)
    except DataError as error:
        raise click.ClickException(str(error)) from None


def _file_of(row: Row) -> str:
    return {Service: "services.yml", Platform: "platforms.yml", Law: "law_kr.yml"}[type(row)]


def _plain(value: object) -> str:
    """A field on one line or, where it has parts, on indented ones."""
    if isinstance(value, Both):
        return f"\n    ko: {value.ko}\n    en: {value.en}"
    if isinstance(value, BothList):
        return "".join(f"\n    - {ko} / {en}" for ko, en in zip(value.ko, value.en, strict=True))
    if isinstance(value, Shift):
        breaks = "".join(f", not {pause.start}-{pause.end}" for pause in value.breaks)
        return f"{' '.join(value.days)} {value.start}-{value.end}{breaks}, holidays {value.holidays}"
    if isinstance(value, Link):
        return f"{value.url} ({value.confidence}) {value.use.ko} / {value.use.en}"
    if isinstance(value, AddressForm):
        return f"{value.form}: {value.what.ko} / {value.what.en}"
    if isinstance(value, Mobile):
        return f"{value.dial}{_plain(value.note)}"
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return ", ".join(value) if len("".join(value)) < _ONE_LINE else "".join(f"\n    - {item}" for item in value)
    if isinstance(value, tuple):
        return "".join(f"\n    - {_plain(item)}" for item in value)
    if isinstance(value, dict):
        return "".join(f"\n    {key}: {_plain(item)}" for key, item in value.items())
    return "not confirmed" if value is None else str(value)
