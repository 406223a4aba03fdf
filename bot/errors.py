"""The errors of Gyeot. Messages name keys and ids, never what a person wrote.

BotError
├── SettingsError        a setting, key or file is wrong; says how to mend it
├── DataError            a data file (directory, texts, lexicon, training) is wrong
├── ModelMissing         there is no trained model
├── StorageError         the database or key store cannot be read or written
├── TurnFailed           Rasa would have fallen silent, or the turn ended without a word
├── NotAccepted          an update could not be written down; the channel shall send it again
├── DeliveryError        a reply could not be sent; `retry_after` seconds, or None for our own back-off
│   └── Unreachable      and never will be: the person blocked the bot or the chat is gone
└── CaseError
    └── CaseGone         the case was erased meanwhile
"""

from __future__ import annotations


class BotError(Exception):
    """Base of all errors that are ours."""


class SettingsError(BotError):
    """A setting is missing or wrong."""


class DataError(BotError):
    """A data file is wrong; the message names file and key."""


class ModelMissing(BotError):
    """No trained model; `gyeot train` makes one."""


class StorageError(BotError):
    """The database or the key store failed."""


class TurnFailed(BotError):
    """Rasa would have fallen silent: an action raised, a response is unknown, no rule applies, no text came.

    Names the action or response and the type of the error, never its message: messages quote people.
    """


class NotAccepted(BotError):
    """The update is not on disk: do not acknowledge it to the channel."""


class DeliveryError(BotError):
    """A reply could not be sent now."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unreachable(DeliveryError):
    """A reply can never be sent to this address."""


class CaseError(BotError):
    """A case rule was broken."""


class CaseGone(CaseError):
    """The case was erased while something still wanted to write to it."""
