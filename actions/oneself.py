"""Messages that say who the writer is or where they are, and nothing besides: noted, and the thread goes on.

The slots are set before the turn (`bot.dialogue.slots`). Without this "I live in Germany" would be answered as whatever
intent comes closest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

from actions.answers import current
from actions.base import Say, Talk, answers
from actions.journey import ask_again, knowing, settle, standing_answer
from bot.dialogue import writer
from bot.dialogue.places import ABROAD

WHICH_COUNTRY = "oneself__country"
_NOT_HERE = frozenset({"quick_exit", "delete_my_data", "restart", "change_language", "inform_minor"})


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
