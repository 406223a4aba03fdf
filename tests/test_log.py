"""A canary through every way into the log: only origins, codes and types of errors come out."""

import logging

import pytest
import structlog

from bot import log

CANARY = "카나리아-77f1 전화 010-0000-0000"


@pytest.fixture(autouse=True)
def restored():
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    yield
    logging.getLogger().handlers[:] = handlers
    logging.getLogger().setLevel(level)
    structlog.reset_defaults()


def through_a_library_warning():
    logging.getLogger("some.library").warning("got %s", CANARY)


def through_a_library_exception():
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("rasa.core.processor").exception("failed on %s", CANARY)


def through_rasas_structlog():
    structlog.get_logger("rasa.core").error("action.failed", text=CANARY)


def through_our_own_exception():
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        structlog.get_logger("bot.front").error("turn.failed", error=error, exc_info=True)


def through_our_own_long_value():
    structlog.get_logger("bot.front").error("turn.failed", oops=CANARY * 5)


def through_asyncio():
    logging.getLogger("asyncio").error("Task exception was never retrieved: %s", CANARY, exc_info=ValueError(CANARY))


@pytest.mark.parametrize(
    "way",
    [
        through_a_library_warning,
        through_a_library_exception,
        through_rasas_structlog,
        through_our_own_exception,
        through_our_own_long_value,
        through_asyncio,
    ],
)
def test_no_way_into_the_log_lets_words_through(way, capfd):
    log.configure()
    way()
    out, err = capfd.readouterr()
    assert "카나리아" not in out + err
    assert "010-0000" not in out + err


def test_our_own_events_are_there_with_their_ids(capfd):
    log.configure()
    structlog.get_logger("bot.front").warning("turn.failed", row=7, error="ValueError")
    assert "event=turn.failed row=7 error=ValueError" in capfd.readouterr().err


def test_a_failing_library_still_leaves_a_line(capfd):
    log.configure()
    through_a_library_exception()
    logging.getLogger("some.library").error("got %s", CANARY)
    assert "logger=some.library" in capfd.readouterr().err
