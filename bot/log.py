"""Logs hold ids and codes only.

Three walls: our own code logs event names and ids; loggers of libraries that are known to quote people are
silenced; and one filter on the root handler drops the message text of every record that is not ours, keeping
only where it came from and the type of an error.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

OURS = ("bot", "actions")
# What may appear as a value in a log line: short machine words, numbers and ids.
_MAX_VALUE = 80


class Redact(logging.Filter):
    """Keeps records of our own packages; replaces the text of all others by their origin."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never drops a record: a silent failure is worse than a bare line."""
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        if record.name.split(".")[0] not in OURS:
            record.msg = f"library.{record.levelname.lower()}"
            record.msg += f" logger={record.name} at={record.module}:{record.lineno}"
            record.args = ()
        if error:
            record.msg = f"{record.msg} error={error}"
        return True


def _only_codes(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Cuts every value down to a code: no value may be long enough to hold a message."""
    for key, value in list(event.items()):
        if isinstance(value, BaseException):
            event[key] = type(value).__name__
        elif not isinstance(value, (int, float, bool, type(None))):
            text = str(value)
            event[key] = text if len(text) <= _MAX_VALUE else f"{len(text)} characters"
    event.pop("exc_info", None)
    return event


def configure(level: int = logging.INFO) -> None:
    """Sets up structlog and the root logger; to be called before Rasa is imported."""
    logging.raiseExceptions = False  # a handler that fails would print the words it failed on
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(Redact())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    # httpx puts the bot token into its lines; the others quote messages at their default levels.
    for name in ("httpx", "httpcore", "telegram", "apscheduler", "asyncio", "sqlalchemy", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.ERROR)
    logging.getLogger("rasa").setLevel(logging.CRITICAL)
    logging.getLogger("rasa_sdk").setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[
            _drop_foreign,
            _only_codes,
            structlog.processors.KeyValueRenderer(key_order=["event"], repr_native_str=False),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _drop_foreign(logger: Any, _: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Rasa logs through structlog too, with whole messages as values: only ours pass."""
    name = getattr(logger, "name", "")
    if name.split(".")[0] not in OURS:
        raise structlog.DropEvent
    return event
