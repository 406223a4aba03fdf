"""Paying the person who threatens, having paid, and firms that sell deletion."""

from __future__ import annotations

from actions.base import Say, Says, Talk
from actions.journey import TopicAction, knowing, proceed
from actions.threat import PAID, THREAT
from bot.dialogue.slots import about_firm


def payment(talk: Talk) -> list[Say]:
    """A warning about firms, or the threat's own order from the money on."""
    if about_firm(talk.text):
        return [Say("utter_payment_firm")]
    slots = {"topic": "threat", "happened": "threat"}
    if talk.slot("paid") is None and talk.slot("topic") != "threat":
        name = THREAT.id_of(PAID)
        asked = {**talk.slot("asked", {}), name: 1}
        return [Say("utter_payment_do_not", slots={**slots, "awaiting": name, "asked": asked})]
    return proceed(THREAT, knowing(talk, **slots), slots=slots)


class ActionPayment(TopicAction):
    """About paying."""

    digresses = False

    def name(self) -> str:
        return "action_payment"

    def say(self, talk: Talk) -> Says:
        return payment(talk)
