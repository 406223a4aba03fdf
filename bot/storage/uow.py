"""One turn, one commit: services called by actions put their writes here; the turn commits them all at its end.

Nothing is flushed before the end, so a turn that dies half-way has done nothing, and its replay starts clean.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timezone

from sqlalchemy.orm import Session

from bot.settings import Settings

Write = Callable[[Session], None]


@dataclass
class UnitOfWork:
    """The writes of one turn, and the ids the services need to make them."""

    case_id: str
    channel: str
    settings: Settings
    language: str = "ko"
    consented: bool = True
    now: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
    writes: list[Write] = field(default_factory=list)
    consent_given: bool = False
    erase: bool = False

    def write(self, function: Write) -> None:
        """Runs `function` in the turn's one transaction, in order."""
        self.writes.append(function)


_current: ContextVar[UnitOfWork] = ContextVar("unit_of_work")


def current() -> UnitOfWork:
    """The unit of work of the turn in hand. Raises LookupError outside a turn."""
    return _current.get()


@contextlib.contextmanager
def active(uow: UnitOfWork) -> Iterator[UnitOfWork]:
    """Makes `uow` the current one."""
    token = _current.set(uow)
    try:
        yield uow
    finally:
        _current.reset(token)
