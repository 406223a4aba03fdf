"""The question for an age that stands, answered in words: a bare number, and an age that proves nothing (care.md 3)."""

from __future__ import annotations

from typing import Any, Optional

from actions.base import Say, Talk
from actions.journey import JOURNEYS, SHOWN_THEN, is_helper, journey_of, settle, taken
from bot.dialogue import ages

_BIRTHDAY = {"age_band": "utter_ask_past_19", "shown_age_then": "utter_ask_shown_past_19"}


def age_told(talk: Talk) -> Optional[list[Say]]:
    """What follows when the words answer the age question that stands; None when none does, or they do not."""
    awaiting = str(talk.slot("awaiting") or talk.slot("paused", ""))  # also after something else came between
    topic, _, slot = awaiting.partition("__")
    if slot not in _BIRTHDAY and not talk.slot("awaiting"):
        return _told_meanwhile(talk)
    if slot not in _BIRTHDAY or topic not in JOURNEYS or slot in talk.entities:
        return None
    # How often it was asked tells our question from the plain one that may have been put again since.
    standing = f"{awaiting}:{talk.slot('asked', {}).get(awaiting, 0)}"
    asked_birthday = talk.slot("near_19") == standing
    value = _birthday(talk) if asked_birthday else None
    value = value or ages.stated(talk.text, korean=talk.slot("language") != "en")
    if value is None:
        return None
    if value == ages.NEAR_19:
        if asked_birthday:
            return None
        return settle(talk, [Say(_BIRTHDAY[slot], slots={"awaiting": awaiting, "near_19": standing})], offer=False)
    changed: dict[str, Any] = {"topic": topic, "near_19": None}
    changed[slot] = SHOWN_THEN.get(value, value) if slot == "shown_age_then" else value
    return settle(talk, taken(JOURNEYS[topic], talk, changed), offer=False)


def two_ages_told(talk: Talk) -> Optional[list[Say]]:
    """Today's age and the one of then in one sentence: both are taken; what counts for the image is the one of then.

    Where that one proves nothing the birthday is asked, once, for the day the image was made.
    """
    made = next((made for name in ("awaiting", "paused", "happened") if (made := journey_of(talk.slot(name)))), None)
    if made is None or is_helper(talk) or all(q.slot != "shown_age_then" for q in made.questions):
        return None
    told = ages.now_and_then(talk.text, korean=talk.slot("language") != "en")
    if told is None:
        return None
    now, then = told
    slots: dict[str, Any] = {"topic": made.topic, "near_19": None}
    slots["age_band"] = None if now == ages.NEAR_19 else now
    if then != ages.NEAR_19:
        slots["shown_age_then"] = SHOWN_THEN.get(then, then)
        return settle(talk, taken(made, talk, slots), offer=False)
    name = f"{made.topic}__shown_age_then"
    asked = {**talk.slot("asked", {}), name: max(1, talk.slot("asked", {}).get(name, 0))}
    standing = {"awaiting": name, "asked": asked, "near_19": f"{name}:{asked[name]}", "shown_age_then": None}
    return settle(talk, [Say(_BIRTHDAY["shown_age_then"], slots={**slots, **standing})], offer=False)


def _told_meanwhile(talk: Talk) -> Optional[list[Say]]:
    """An age and nothing else while the journey waits for something: taken in, and the journey goes on.

    A bare number may be anything; only a young one counts then, for a wrong guess of "young" protects.
    """
    made = journey_of(talk.slot("paused"))
    value = ages.stated(talk.text, korean=talk.slot("language") != "en") if made is not None else None
    if made is None or value in (None, ages.NEAR_19) or (value == "19_plus" and talk.text.strip().isdigit()):
        return None
    slot = next((q.slot for q in made.questions if q.slot in _BIRTHDAY and talk.slot(q.slot) is None), None)
    if slot is None:
        return None
    said = SHOWN_THEN.get(str(value), value) if slot == "shown_age_then" else value
    return settle(talk, taken(made, talk, {slot: said, "topic": made.topic}), offer=False)


def _birthday(talk: Talk) -> Optional[str]:
    passed = ages.past_19(talk.text)
    if passed is None and talk.intent in ("affirm", "deny"):
        passed = talk.intent == "affirm"
    return None if passed is None else ("19_plus" if passed else "18")
