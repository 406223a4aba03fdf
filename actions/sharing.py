"""A real image got out."""

from __future__ import annotations

from actions.base import Say, Says, Talk
from actions.deepfake import plan
from actions.journey import Journey, TopicAction, is_helper, journey, start
from actions.questions import PLATFORM, SHOWN_AGE, STILL_UP, WATCHED_BY, safe_place

SHARING = journey(
    Journey(
        topic="sharing",
        heard="utter_sharing_heard",
        questions=(safe_place("utter_sharing_first"), WATCHED_BY, SHOWN_AGE, PLATFORM, STILL_UP),
        plan=plan,
    )
)


def sharing(talk: Talk) -> list[Say]:
    """Begins or goes on; a helper hears first what a helper must not do."""
    if is_helper(talk) and talk.slot("topic") != SHARING.topic:
        return [
            Say("utter_sharing_other", slots={"topic": "sharing", "happened": "sharing", "awaiting": None}),
            *plan(talk),
        ]
    return start(SHARING, talk)


class ActionSharing(TopicAction):
    """A real image was shared without consent."""

    digresses = False

    def name(self) -> str:
        return "action_sharing"

    def say(self, talk: Talk) -> Says:
        return sharing(talk)
