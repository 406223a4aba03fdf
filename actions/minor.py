"""Says how young they are. Being a minor is no handoff by itself; it changes who is named first (care.md 3 and 5)."""

from __future__ import annotations

from actions.base import Say, Says, Talk
from actions.journey import TopicAction, is_helper, standing_answer
from actions.other import is_teacher

ADULT = 19
SURELY_ADULT = 21  # however it is counted
_BY_BAND = {"under_14": "utter_minor_under_14", "19_plus": "utter_minor_adult"}


def minor(talk: Talk) -> list[Say]:
    """An age that answers the question that stands goes on there; else who helps at this age."""
    answer = standing_answer(talk) if "age" in talk.entities else None
    if answer is None and is_helper(talk) and talk.slot("age_band") is None:
        return helper(talk)
    if answer is None and talk.slot("age_band") is None and _years(talk) >= SURELY_ADULT:
        return [Say("utter_minor_adult")]  # "I was 24": an age, of then or now, and no child's
    return answer or [Say(_BY_BAND.get(str(talk.slot("age_band")), "utter_minor"))]


def _years(talk: Talk) -> int:
    return next((int(age) for age in talk.entities.get("age", ()) if age.isdigit()), 0)


def helper(talk: Talk) -> list[Say]:
    """The age is that of the person who is helped: the helper is not spoken to as if they were the child."""
    years = _years(talk)
    if years >= ADULT:
        return [Say("utter_other_next")]
    young = {"shown_age_then": "under_18"} if years < ADULT - 1 else {}  # younger today, younger then
    return [Say("utter_other_teacher" if is_teacher(talk) else "utter_other_minor", slots=young)]


class ActionMinor(TopicAction):
    """Says an age."""

    def name(self) -> str:
        return "action_minor"

    def say(self, talk: Talk) -> Says:
        return minor(talk)
