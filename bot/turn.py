"""The words that channels, inbox, gate, dialogue and outbox share: a Turn comes in, Replies go out."""

from __future__ import annotations

import enum
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Protocol, runtime_checkable


class Media(str, enum.Enum):
    """What an update carries besides text. Never opened, never downloaded."""

    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    DOCUMENT = "document"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"
    OTHER = "other"


@dataclass(frozen=True)
class Turn:
    """One update of one person, whatever the channel.

    `address` is where answers go (a chat id): personal data, encrypted wherever it is written.
    `texts` are words the update carries besides what was typed (caption, file name, contact note, forwarded
    or edited text): they are screened for risk; only `text` is understood.
    `press` is the code of a pressed button. `message_id` is the channel's own id, for deleting it later.
    """

    channel: str
    update_id: str
    address: str
    text: str = ""
    texts: tuple[str, ...] = ()
    press: str | None = None
    media: Media | None = None
    language_hint: str | None = None
    message_id: str | None = None
    edited: bool = False
    consented: bool = False  # tools (terminal, REST) start with consent given
    received_at: datetime = field(default_factory=lambda: datetime.now(timezone.utc))


@dataclass(frozen=True)
class Button:
    """`code` is what a tap carries: short, stable across restarts, never text a person wrote."""

    title: str
    code: str


@dataclass(frozen=True)
class Reply:
    """One message to the person, rendered: no placeholder left. `buttons` one a row on phones."""

    text: str
    buttons: tuple[Button, ...] = ()
    protect: bool = False  # forbid forwarding where the channel can (codes and plans)
    farewell: bool = False  # the talk was erased: a channel with a screen of its own clears it and shows no words


class Accepted(Protocol):
    """What a connector holds after an update is safely written down."""

    repeat: bool  # seen before: acknowledge, answer nothing

    async def answered(self, timeout_s: float) -> bool:
        """Waits until the replies of this turn were handed to `Connector.send`; False after the time-out."""


Receive = Callable[[Turn], Awaitable[Accepted]]
"""Writes the turn down and queues it. Raises NotAccepted when it is not on disk: then do not acknowledge."""


class Connector(Protocol):
    """A channel. It turns updates into turns and sends replies; it decides nothing."""

    name: str

    async def start(self, receive: Receive) -> None:
        """Begins to read updates in the background and returns."""

    async def send(self, address: str, reply: Reply, in_reply_to: str | None) -> str | None:
        """Sends one reply and gives the channel's message id, if it has one.

        `in_reply_to` is the `update_id` of the turn that is answered. Raises DeliveryError or Unreachable.
        """

    async def delete(self, address: str, message_ids: list[str]) -> None:
        """Deletes messages of both sides where the channel can. Unknown or too old ids are no error."""

    async def stop(self) -> None:
        """Stops reading; what was accepted is not lost. Sending still works."""

    async def close(self) -> None:
        """Lets go of connections; nothing can be sent any more."""


@runtime_checkable
class Reconnecting(Protocol):
    """A connector that knows when a person can be reached again."""

    returned: Callable[[str], None]
    """Set before `start`; to be called with the address, in the event loop. What waits for it is sent."""
