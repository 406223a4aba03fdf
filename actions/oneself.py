"""Messages that say who the writer is or where they are, and nothing besides: noted, and the thread goes on.

The slots are set before the turn (`bot.dialogue.slots`). Without this "I live in Germany" would be answered as whatever
intent comes closest.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Optional

from actions.answers import current
from actions.base import Say, Talk, answers
from actions.journey import HAPPENED, ask_again, is_helper, knowing, settle, standing_answer
from bot.dialogue import ages, writer
from bot.dialogue.places import ABROAD

WHICH_COUNTRY = "oneself__country"
_NOT_HERE = frozenset({"quick_exit", "delete_my_data", "restart", "change_language", "inform_minor"})

_BY_THE_WAY = re.compile(
    r"^\W*(?:(?:btw|by the way|also|and|oh|so|ok|well|sorry|just so you know|for the record|fyi"
    r"|참고로|근데|그런데|그리고|아|참|혹시\s?몰라서?|말씀드리면)(?=[\s,.])\W*)+"
    r"|\W+(?:if (?:that|it) (?:matters|helps|changes anything|is important|makes a difference)|btw|by the way|though"
    r"|fyi|just so you know|if you need (?:to know|it)|혹시\s?(?:필요하면|중요하면|몰라서)요?|참고로요?)\W*$",
    re.IGNORECASE,
)
_AGE_ASKED = ("__age_band", "__shown_age_then")


def age_by_the_way(talk: Talk) -> Optional[list[Say]]:
    """ "I'm 30, if that matters", when nobody asked: noted, and the question that stands comes again.

    None for a bare number, for an age that proves nothing, and for a young one, which is answered first (care.md 3).
    """
    made = current(talk)
    waiting = str(talk.slot("awaiting") or talk.slot("paused", ""))
    if made is None or made.topic not in HAPPENED or is_helper(talk) or waiting.endswith(_AGE_ASKED):
        return None
    text = talk.text.strip()
    said = _BY_THE_WAY.sub("", _BY_THE_WAY.sub("", text))
    band = None if said.isdigit() else ages.stated(said, korean=talk.slot("language") != "en")
    if band != "19_plus":
        return None
    return _then(knowing(talk, age_band=band), [Say("utter_noted_self", slots={"age_band": band})])


def told_of_oneself(talk: Talk) -> Optional[list[Say]]:
    """Notes it and puts the question that stands again; None when the message says more, or answers a question."""
    text = talk.text.strip()
    if not text or talk.intent in _NOT_HERE or not writer.nothing_else(text) or standing_answer(talk) is not None:
        return None
    country, _ = writer.place(text)
    if country is None and writer.soldier(text) is None and writer.migrant(text) is None:
        return None  # "I am in 10th grade" tells an age, which has an answer of its own
    return _noted(talk, country)


def country_told(talk: Talk) -> Optional[list[Say]]:
    """The answer to "which country?"."""
    country = writer.named_place(talk.text.strip()) if talk.slot("awaiting") == WHICH_COUNTRY else None
    if country is None:
        return None
    said = Say("utter_noted_place", slots={"country": country, "awaiting": None})
    return _then(knowing(talk, awaiting=None, country=country), [said])


@answers(WHICH_COUNTRY)
def no_country(talk: Talk) -> list[Say]:
    """A yes, a no or something else instead of a country: it stays open."""
    return _then(knowing(talk, awaiting=None), [Say("utter_noted_self", slots={"awaiting": None})])


def _noted(talk: Talk, country: Optional[str]) -> list[Say]:
    standing = talk.slot("awaiting")
    if country == ABROAD:
        slots: dict[str, Any] = {"awaiting": WHICH_COUNTRY, "paused": standing or talk.slot("paused")}
        return [Say("utter_ask_which_country", slots={**slots, "country": ABROAD})]
    if country is not None:
        return _then(talk, [Say("utter_noted_place", slots={"country": country})])
    return _then(talk, [Say("utter_noted_self")])


def _then(talk: Talk, says: list[Say]) -> list[Say]:
    """`says`, then what the talk was at: the question, else the plan, which may be another now, else the menu."""
    made = current(talk)
    if made is None:
        return settle(talk, [*says, Say("utter_menu")], offer=False)
    standing, asked = str(talk.slot("awaiting") or ""), dict(talk.slot("asked", {}))
    if standing not in asked:
        return settle(talk, [*says, *ask_again(talk, made.topic)], offer=False)
    # Put again for our sake, not for theirs: in its shorter words, and it costs no try.
    again = ask_again(knowing(talk, asked={**asked, standing: 1}), standing)
    says += [replace(say, slots={**say.slots, "asked": asked}) if "asked" in say.slots else say for say in again]
    return settle(talk, says, offer=False)
