"""What an action may do to the case in hand; it takes effect when the turn commits."""

from __future__ import annotations

from bot.storage import uow


def give_consent() -> None:
    """The person agreed that the talk is kept for 24 hours: contact, case and slots are written from now on."""
    uow.current().consent_given = True


def erase_after_turn() -> None:
    """Erases case, key and rows when this turn commits; its replies still leave, and nothing after them."""
    uow.current().erase = True
