"""Eight thousand characters made to hold a pattern up: all readers, and the slots, in a fraction of a second."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from actions.base import READ_FIRST, talk_of
from bot.dialogue.slots import slots_from

LENGTH = 8_000  # what the web page lets through; Telegram has half of it
AT_MOST_S = 0.5  # of processor time; seen: 0.02 for the readers, 0.08 for the slots
SLOTS = {"language": "ko", "country": "KR", "asked": {}, "feelings": ["said"]}
STATES = (
    {"topic": "threat", "happened": "threat", "awaiting": "threat__paid"},
    {"topic": "camera", "happened": "camera", "paused": "camera__camera_stage"},
    {"topic": "other", "about_other": "other", "helping": "friend", "awaiting": "other__other_dies"},
)


@pytest.mark.parametrize(
    "unit",
    ["\n", " ", "! ", "@", "1", "음", "아", "ㅠ", "아니라", "내 사진 ", "저 ", "my a ", "not ", "i sent ", "만 "],
)
def test_no_text_holds_the_readers_or_the_slots_up(unit: str) -> None:
    text = (unit * LENGTH)[: LENGTH - 1] + "ㄱ"
    for state in STATES:
        message = {"text": text, "intent": {"name": "nlu_fallback"}, "intent_ranking": [], "entities": []}
        tracker = SimpleNamespace(latest_message=message, current_slot_values=(SLOTS | state).copy)
        talk = talk_of(tracker)  # type: ignore[arg-type]
        begun = time.process_time()
        for reader in READ_FIRST:
            reader(talk)
        assert time.process_time() - begun < AT_MOST_S
    age = SimpleNamespace(entity="age", value="17", start=LENGTH // 2, end=LENGTH // 2 + 2)
    understanding = SimpleNamespace(intent="report_threat", text=text, language="ko", entities=[age])
    begun = time.process_time()
    slots_from(understanding)  # type: ignore[arg-type]
    assert time.process_time() - begun < AT_MOST_S
