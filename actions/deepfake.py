"""A synthetic sexual image of the person, or of somebody they help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from actions.base import Say, Says, Talk
from actions.helping import helper_first, helper_next
from actions.journey import WATCHED_TELLS, Journey, TopicAction, beside, is_helper, journey, shown_age, start
from actions.questions import PLATFORM, SHOWN_AGE, STILL_UP, WATCHED_BY, safe_place


def plan(talk: Talk) -> Iterable[Say]:
    """What to do, in order, for the age of the person shown; first what a removal changes."""
    if is_helper(talk):
        yield helper_next(talk)
        return
    if talk.slot("still_up") == "no":
        yield Say("utter_plan_gone")
    else:
        yield from beside(talk)
    yield Say("utter_plan_adult" if shown_age(talk) == "19_plus" else "utter_plan_young")


DEEPFAKE = journey(
    Journey(
        topic="deepfake",
        heard="utter_deepfake_heard",
        questions=(safe_place("utter_deepfake_first"), WATCHED_BY, SHOWN_AGE, PLATFORM, STILL_UP),
        plan=plan,
        after=WATCHED_TELLS,
    )
)


def deepfake(talk: Talk) -> list[Say]:
    """Begins or goes on; a helper hears first what a helper must not do."""
    if is_helper(talk) and talk.slot("topic") != DEEPFAKE.topic:
        return helper_first(DEEPFAKE.topic, talk)
    says = start(DEEPFAKE, talk)
    if str(talk.slot("awaiting", "")).startswith("impersonation__"):  # the same thing, now told: nothing to return to
        says[0] = replace(says[0], slots={"paused": None, **says[0].slots})
    return says


class ActionDeepfake(TopicAction):
    """Someone made or spread a synthetic sexual image."""

    digresses = False

    def name(self) -> str:
        return "action_deepfake"

    def say(self, talk: Talk) -> Says:
        return deepfake(talk)
