"""Filmed in secret, or a camera was found."""

from __future__ import annotations

from collections.abc import Iterable

from actions.base import Say, Says, Talk
from actions.journey import Journey, TopicAction, is_helper, journey, start
from actions.questions import safe_place


def plan(talk: Talk) -> Iterable[Say]:
    """What to do with the place, the object and the worry about spreading."""
    yield Say("utter_other_next" if is_helper(talk) else "utter_camera_next")


CAMERA = journey(
    Journey(
        topic="camera",
        heard="utter_camera_heard",
        questions=(safe_place("utter_camera_first"),),
        plan=plan,
    )
)


class ActionCamera(TopicAction):
    """Was filmed in secret."""

    digresses = False

    def name(self) -> str:
        return "action_camera"

    def say(self, talk: Talk) -> Says:
        return start(CAMERA, talk)
