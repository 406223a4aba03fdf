"""A fake account, or name, photos and data exposed."""

from __future__ import annotations

from collections.abc import Iterable

from actions.base import Say, Says, Talk
from actions.journey import Journey, Question, TopicAction, is_helper, journey, start


def plan(talk: Talk) -> Iterable[Say]:
    """Keep, report on the app, data advice, police."""
    yield Say("utter_other_next" if is_helper(talk) else "utter_impersonation_next")


IMPERSONATION = journey(
    Journey(
        topic="impersonation",
        heard="utter_impersonation_heard",
        questions=(
            Question(
                "platform",
                "utter_impersonation_first",
                skip="skipped",
                again="utter_ask_platform",
                no="skipped",
            ),
        ),
        plan=plan,
    )
)


class ActionImpersonation(TopicAction):
    """A fake account."""

    digresses = False

    def name(self) -> str:
        return "action_impersonation"

    def say(self, talk: Talk) -> Says:
        return start(IMPERSONATION, talk)
