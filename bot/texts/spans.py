"""Words of a response that hold only for some countries: `[[condition: words]]` or `[[condition: words | others]]`.

    call[[police.sms: or text]] {police}       "call or text 112" in Korea, "call the local police number" elsewhere

The conditions, asked of the person's country:

    police               it has a row for the role (else `{police}` becomes words such as "the local police number")
    police.sms           the row has this field: it takes texts (`.silent`: it can be called without speaking)
    police.always        somebody answers day and night
    migrant_line.speaks  somebody answers in the language of this text

Spans stand in texts, not in button titles, and not inside each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.directory.directory import Directory
from bot.directory.rows import Service
from bot.errors import DataError

_SPAN = re.compile(r"\[\[([a-z_]+(?:\.[a-z_]+)?):([^\[\]|]*)(?:\|([^\[\]|]*))?\]\]")
_SPACES = re.compile(" {2,}")
_ASKED = frozenset({"always", "speaks"})


def choose(template: str, holds: Callable[[str], bool]) -> str:
    """The template with one side of every span, as written; two spaces that meet become one."""

    def side(found: re.Match[str]) -> str:
        condition, words, others = found.groups()
        return str(words if holds(condition) else others or "")

    return _SPACES.sub(" ", _SPAN.sub(side, template)).strip()


def conditions(template: str) -> Iterator[str]:
    """Every condition of the template."""
    return (found.group(1) for found in _SPAN.finditer(template))


def sides(template: str) -> tuple[str, ...]:
    """What people may read: with every condition true (as at home), and with none; one where they are the same."""
    return tuple(dict.fromkeys((choose(template, lambda _: True), choose(template, lambda _: False))))


def check(template: str, directory: Directory) -> None:
    """Raises DataError, saying what is wrong, for a span that is misspelt or asks what nobody can answer."""
    rest = _SPAN.sub("", template)
    if "[[" in rest or "]]" in rest:
        raise DataError("has a [[ ]] that is no span")
    for condition in conditions(template):
        role, _, asked = condition.partition(".")
        if role not in directory.roles:
            raise DataError(f"the span {condition} names no role")
        if asked and asked not in _ASKED and asked not in Service.__fields__:
            raise DataError(f"the span {condition} asks for no field of a service")


def holding(directory: Directory, country: str, language: str) -> Callable[[str], bool]:
    """Answers conditions for a country; `language` is that of the text."""

    def holds(condition: str) -> bool:
        role, _, asked = condition.partition(".")
        if not directory.candidates(role, country):
            return False
        row = directory.role(role, country)
        if asked == "always":
            return row.hours == "always"
        if asked == "speaks":
            return language in row.languages
        return bool(getattr(row, asked)) if asked else True

    return holds
