"""What actions take from the directory: a service as lines, a law as a fact, a platform's steps. No own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any, Optional

from actions.base import Say, Talk
from actions.journey import is_helper, is_minor
from actions.values import values
from bot.directory.directory import Directory, Standing
from bot.directory.hours import OpenState
from bot.directory.rows import UNDATED, Fact, Platform, Service, Whom

_SENTENCE = re.compile(r"[^.]+\.")
_NOTE_LENGTH = {"ko": 90, "en": 180}


@lru_cache(maxsize=1)
def directory() -> Directory:
    """The directory, read once. Raises DataError."""
    return Directory.load()


def language(talk: Talk) -> str:
    """The language of the answer, `ko` or `en`."""
    return "ko" if talk.slot("language", "ko") == "ko" else "en"


def country(talk: Talk) -> str:
    """The person's country code."""
    return str(talk.slot("country", "KR"))


def shown(role: str, talk: Talk) -> bool:
    """May the role's own place be named to this person today?"""
    return directory().shown(role, country(talk))


def lines(row: Service, said: str, where: str) -> str:
    """A service for a screen: its name with the number, then what it is for, then how a mobile phone dials it."""
    name = row.name.in_(said)
    contact = row.phone or row.web or ""
    head = name if contact and contact in name else f"{name} {contact}".strip()
    head += directory().caution(row, said)
    note = directory().fill(row.note.in_(said), country=where, language=said)
    parts = [head, _beginning(note, _NOTE_LENGTH[said])]
    if row.mobile is not None:
        parts.append(directory().fill(row.mobile.note.in_(said), country=where, language=said))
    return "\n".join(parts)


def _beginning(note: str, length: int) -> str:
    """Whole sentences of the note up to `length` characters, the first one in any case."""
    taken = ""
    for sentence in _SENTENCE.findall(note) or [note]:
        if taken and len(taken) + len(sentence) > length:
            break
        taken += sentence
    return taken.strip()


# For a kind of place, how near it is to the need of somebody who says no more; smaller comes first.
_NEAR = {"hotline": 1, "takedown": 2, "police": 3, "counselling": 4, "legal_aid": 5, "crisis": 6}
_FOR = {
    "talk": {"hotline": 1, "youth": 2, "counselling": 3, "crisis": 4},
    "removal": {"takedown": 1, "hotline": 2},
    "police": {"police": 1, "hotline": 2},
    "legal": {"legal_aid": 1, "hotline": 2},
}
_NEEDS = {
    "deepfake": "deepfake",
    "sharing": "nonconsensual_sharing",
    "threat": "threat",
    "camera": "hidden_camera",
    "impersonation": "impersonation",
    "grooming": "grooming",
}
_ANY_NEED = ("deepfake", "nonconsensual_sharing", "threat", "distress")


def places(talk: Talk, wanted: Optional[str], now: datetime) -> list[tuple[Service, OpenState]]:
    """Who helps this person with `wanted` (talk, removal, police, legal, or None for what happened), open ones first.

    A person under 19 gets lines for the young first, a soldier those of the army after the others (care.md 10).
    """
    happened = _NEEDS.get(str(talk.slot("happened")))
    need: Iterable[str] = [happened] if happened else _ANY_NEED
    if wanted in ("talk", "legal"):
        need = ["distress"] if wanted == "talk" else ["legal"]
    found = directory().open_now(
        now,
        country=country(talk),
        age_band=_band(talk),
        region=talk.slot("region"),
        soldier=talk.slot("soldier") == "yes",
        migrant=talk.slot("migrant") == "yes",
        language=language(talk),
        helps_with=list(need),
    )
    aside = () if talk.slot("paid") == "yes" else directory().candidates("fraud_line", country(talk))
    direct = [(row, at) for row, at in found if at.through is None and row.id not in aside]
    near = _FOR.get(wanted or "", _NEAR)
    if wanted is None and happened == "threat":
        near = {**near, "police": 0}
    order = {"open": 0, "unknown": 1, "closed": 2}

    def key(pair: tuple[Service, OpenState]) -> tuple[int, int]:
        row, at = pair
        if row.for_whom == "minor":
            rank = 0 if is_minor(talk) and talk.slot("age_band") != "under_14" else 8
        elif row.for_whom == "migrant":
            rank = 0
        elif row.for_whom == "military":
            rank = 7
        else:
            rank = near.get(row.kind, 9)
        return order[at.state], rank

    return sorted(direct, key=key)


def _band(talk: Talk) -> Optional[str]:
    band = talk.slot("age_band")
    return None if band == "skipped" else band


def fact(law: str, talk: Talk) -> Optional[dict[str, Any]]:
    """`fact`, `article` and `as_of` of a law for a text, or None when the row is too old or unconfirmed to be said."""
    row = directory().law(law)
    said = language(talk)
    if directory().standing(row) is not Standing.SHOWN:
        return None
    return {
        "fact": directory().fill(row.statement.in_(said), country=country(talk), language=said),
        "article": row.article or row.topic.in_(said),
        "as_of": directory().month(row.as_of, said),
    }


def telling(response: str, law: str, talk: Talk) -> Say:
    """`response` with the fact of a law, or the words for a fact that grew old."""
    values = fact(law, talk)
    return Say("utter_fact_old") if values is None else Say(response, values=values)


def platform(id: Optional[str]) -> Optional[Platform]:
    """The platform's row unless it is unconfirmed; None for an unknown or skipped one. See `is_old`."""
    row = next((row for row in directory().platforms if row.id == id and row.kind != "rule"), None)
    return row if row is not None and directory().standing(row) is not Standing.UNCONFIRMED else None


def is_old(row: Platform) -> bool:
    """Its sources were read so long ago that steps are told with their date, and no form's address at all."""
    return directory().standing(row) is Standing.OLD


def platform_name(id: str, talk: Talk) -> Optional[str]:
    """The platform's name in the language of the answer; None when the directory does not know it."""
    row = next((row for row in directory().platforms if row.id == id and row.kind != "rule"), None)
    return None if row is None else row.name.in_(language(talk))


def bullets(items: Iterable[str]) -> str:
    """Items as lines that begin with a dot."""
    return "\n".join(f"· {item}" for item in items)


def numbered(items: Iterable[str]) -> str:
    """Items as numbered lines."""
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def what_it_tells(row: Service, talk: Talk) -> Optional[str]:
    """What the place asks, whom it tells and what stays behind, each with the month of its source.

    Only what the directory knows and for whom it matters to this person; None when it knows nothing.
    """
    said, words = language(talk), values()
    parts: list[str] = []
    if row.asked is not None and row.asks is not None and not directory().fact_is_old(row, row.asked):
        parts.append(words.asks[row.asks].in_(said) + _checked(row.asked, said))
    for whom in _who_matters(talk):
        told = directory().told(row, whom)
        if told is not None:
            parts.append(words.tells[whom][told.says].in_(said) + _checked(told, said))
    if row.leaves:
        traces = ", ".join(words.leaves[trace].in_(said) for trace in row.leaves)
        parts.append(words.traces.in_(said).replace("{traces}", traces))
    return ". ".join(parts) + "." if parts else None


def _who_matters(talk: Talk) -> tuple[Whom, ...]:
    if talk.slot("soldier") == "yes":
        return ("unit", "police")
    if talk.slot("age_band") == "19_plus" and not is_helper(talk):
        return ("police",)
    return ("guardian", "police")


def _checked(fact: Fact, said: str) -> str:
    if fact.as_of == UNDATED:
        return values().undated.in_(said)
    return values().checked.in_(said).replace("{month}", directory().month(fact.as_of, said))
