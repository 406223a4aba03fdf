"""Says how young they are. Being a minor is no handoff by itself; it changes who is named first (care.md 3 and 5)."""

from __future__ import annotations

import re
from typing import Optional

from actions.aspects import step_of
from actions.base import Say, Says, Talk, answers
from actions.helping import helper_next
from actions.journey import (
    HAPPENED,
    TopicAction,
    as_says,
    ask_again,
    is_helper,
    knowing,
    settle,
    standing_answer,
)
from actions.other import is_teacher
from bot.dialogue.ages import past_19

ADULT = 19
SURELY_ADULT = 21  # however it is counted
_BY_BAND = {"under_14": "utter_minor_under_14", "19_plus": "utter_minor_adult"}
TURNED_19 = "age__turned_19"
_UNSURE_IN_KOREAN = ("19", "20")  # counted the old way they may be 18 (care.md 3)
_TELL = "/ask_capabilities"  # the button "say what happened", for who has not said it yet


def minor(talk: Talk) -> list[Say]:
    """An age that answers the question that stands goes on there; else who helps at this age."""
    if step_of(talk) == "trusted":
        return [Say("utter_minor_trusted")]
    answer = standing_answer(talk) if "age" in talk.entities else None
    if answer is not None:
        return answer
    if is_helper(talk) and talk.slot("age_band") is None:
        return helper(talk)
    if _may_be_18(talk) and talk.slot("age_band") is None:
        return [Say("utter_ask_past_19", slots={"awaiting": TURNED_19})]
    band = talk.slot("age_band")
    if band is None and max(_years(talk), _said_years(talk)) >= SURELY_ADULT:
        return [Say("utter_minor_adult")]  # "I was 24": an age, of then or now, and no child's
    return _told_between(talk) or [by_band(talk)]


def _may_be_18(talk: Talk) -> bool:
    """A Korean 19 or 20: said the old way it proves no age."""
    ages = talk.entities.get("age", ())
    return talk.slot("language", "ko") == "ko" and bool(ages) and ages[-1] in _UNSURE_IN_KOREAN


@answers(TURNED_19)
def turned_19(talk: Talk) -> list[Say]:
    """Yes: 19 or over; no: 18; anything else leaves the age open. By button, a bare yes or no, or in words."""
    passed = past_19(talk.text)
    if passed is None and talk.intent in ("affirm", "deny"):
        passed = talk.intent == "affirm"
    said = "skipped" if passed is None else "19_plus" if passed else "18"
    band = talk.entities.get("age_band", (said,))[-1]
    answer = by_band(knowing(talk, age_band=band))
    return [Say(answer.response, answer.values, {"age_band": band, "awaiting": None})]


def birthday_told(talk: Talk) -> Optional[list[Say]]:
    """The answer about the birthday, whatever the words were taken for."""
    if talk.slot("awaiting") != TURNED_19 or ("age_band" not in talk.entities and past_19(talk.text) is None):
        return None
    return settle(talk, as_says(turned_19(talk)), offer=True)


_I_AM = re.compile(
    r"\b(?:im|i'?m|i am|iam|i was) (?:only |just |already |turning )?(\d{2})\b"
    r"(?!\s?(?:%|minutes?|hours?|days?|weeks?|km))",
    re.IGNORECASE,
)
_OTHER_ADULT = re.compile(
    r"(?:다른|믿을\s?만한|믿을\s?수\s?있는)\s?어른(?:한테|에게|께)|(?:부모님?|엄마|아빠)\s?말고[^.!?\n]{0,10}(?:말|누구|어른)"
    r"|\b(?:another|other|different|trusted) adult\b|\b(?:instead of|other than) my (?:parents?|mom|mum|dad)\b",
    re.IGNORECASE,
)


def another_adult(talk: Talk) -> Optional[list[Say]]:
    """May I tell somebody else than my parents: whom, and how to begin."""
    if is_helper(talk) or talk.slot("age_band") == "19_plus" or not _OTHER_ADULT.search(talk.text):
        return None
    return settle(talk, [Say("utter_minor_trusted")], offer=True)


_KIN = r"(?:mum|mom|mother|dad|father|parents?|grandma|grandpa|folks)"
_ANGER = re.compile(
    r"(?:엄마|아빠|엄빠|부모님|어머니|아버지|할머니|할아버지)(?:가|이|께서|한테|에게|께)?\s?"
    r"(?:(?:알면|아시면|보면|보시면|알게\s?되면|들키면|걸리면)\s?)?(?:나|난|저|전)?\s?(?:진짜|정말)?\s?"
    r"(?:죽(?:어요?|음|었어요?|습니다|는다|인대요?|일\s?(?:거|걸)))"
    rf"|\bmy {_KIN} (?:and my {_KIN} )?(?:(?:is|are) (?:going to|gonna) |will |would |gonna |'ll )"
    r"(?:literally |so |actually )?(?:kill|murder) me\b",
    re.IGNORECASE,
)
# Blows, weapons, or a wish of one's own: no mere anger, and not for this answer.
_MORE_THAN_ANGER = re.compile(
    r"때[리려렸릴린]|맞[아았는을]|패[요고]|목을|칼|흉기|감금|가[뒀두둬]|버릴|싶|자살"
    r"|\b(?:hits?|hitting|beats?|beating|beat|punch\w*|chok\w*|knife|gun|hurts?|weapon|suicid\w*|want to|wanna)\b"
    r"|\b(?:said|says|threaten\w*|really means?|locked)\b",
    re.IGNORECASE,
)


def parents_anger(talk: Talk) -> Optional[list[Say]]:
    """ "My dad will kill me": fear of a parent's anger. How to tell an adult, and the lines should it be more."""
    if is_helper(talk) or talk.slot("age_band") == "19_plus":
        return None
    if not _ANGER.search(talk.text) or _MORE_THAN_ANGER.search(talk.text):
        return None
    return settle(talk, [Say("utter_minor_parents_angry")], offer=True)


def by_band(talk: Talk) -> Say:
    """Who helps at this age; without the button to say what happened once that was said."""
    name = _BY_BAND.get(str(talk.slot("age_band")), "utter_minor")
    if talk.slot("happened") is None or name == "utter_minor_adult":
        return Say(name)
    return Say(name, values={"only": [payload for payload in _BUTTONS[name] if payload != _TELL]})


_PARENTS, _NAMELESS = '/ask_privacy{"step":"parents"}', '/ask_privacy{"step":"nameless"}'
_TRUSTED = '/inform_minor{"step":"trusted"}'
_BUTTONS = {
    "utter_minor": (_PARENTS, _NAMELESS, _TRUSTED, _TELL, "/request_human"),
    "utter_minor_under_14": (_TRUSTED, _PARENTS, _TELL, "/request_human"),
}


def _told_between(talk: Talk) -> list[Say]:
    """An age told while another question of what happened stands: it is taken in, and the question comes again."""
    standing = str(talk.slot("awaiting", ""))
    if standing.split("__")[0] not in HAPPENED or talk.slot("age_band") not in ("14_17", "18"):
        return []
    return [Say("utter_minor_noted"), *ask_again(talk, standing)]


def _years(talk: Talk) -> int:
    return next((int(age) for age in talk.entities.get("age", ()) if age.isdigit()), 0)


def _said_years(talk: Talk) -> int:
    """ "im 30 if that matters": the number without an apostrophe, which the recognizer leaves alone; 0 for none."""
    found = _I_AM.search(talk.text)
    return int(found.group(1)) if found else 0


def helper(talk: Talk) -> list[Say]:
    """The age is that of the person who is helped: the helper is not spoken to as if they were the child."""
    years = _years(talk)
    if years >= ADULT:
        return [Say("utter_other_next")]
    said = Say("utter_other_duty") if is_teacher(talk) else helper_next(knowing(talk, shown_age_then="under_18"))
    # Younger than 18 today means younger then; 18 today says nothing of then.
    return [Say(said.response, slots={"shown_age_then": "under_18"} if years < ADULT - 1 else {})]


class ActionMinor(TopicAction):
    """Says an age."""

    def name(self) -> str:
        return "action_minor"

    def say(self, talk: Talk) -> Says:
        return minor(talk)
