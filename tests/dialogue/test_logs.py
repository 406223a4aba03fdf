"""No word of a person reaches a log, whatever happens in a turn."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest

from bot import log
from bot.dialogue.engine import Engine, Incoming
from bot.errors import BotError
from tests.dialogue.conftest import Understood
from tests.dialogue.dialogue_actions.all import SECRET

CANARY = "카나리아-7c1f"


async def test_words_of_a_person_appear_in_no_log_on_any_path(
    engine: Engine, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    log.configure(logging.DEBUG)  # its handler writes to the streams that are captured here
    logging.getLogger().addHandler(caplog.handler)
    logging.getLogger().setLevel(logging.DEBUG)
    entity: Any = (("platform", CANARY),)
    state = {"slots": {"platform": CANARY, "case_code": CANARY}, "loop": None, "buttons": []}
    intents = ["greet", "report_threat", "ask_case_status", "goodbye", "out_of_scope", "no_such_intent"]
    try:
        turns = [Incoming(CANARY, Understood(CANARY, intent, entity)) for intent in intents]  # type: ignore[arg-type]
        turns += [
            Incoming(text, Understood(text, "ask_hotline", entity))  # type: ignore[arg-type]
            for text in ("raise", "unknown response", "own words", "no json", "bad event", f"echo {CANARY}", "hang")
        ]
        for turn in turns:
            try:
                await asyncio.wait_for(engine.turn("a", state, turn), 1)
            except (BotError, asyncio.TimeoutError) as error:
                logging.getLogger("bot.test").error("turn.failed", exc_info=error)
    finally:
        logging.getLogger().setLevel(logging.WARNING)
    out, err = capfd.readouterr()
    for written in (out, err, caplog.text):
        assert CANARY not in written
        assert SECRET not in written
    assert "turn.failed" in err
