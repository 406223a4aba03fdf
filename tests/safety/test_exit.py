from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety.exit import is_exit, is_watcher


@pytest.mark.parametrize(
    "text",
    [
        "/exit",
        "ㅌ",
        "나가기",
        "빠른종료",
        "빠른 종료",
        "exit",
        "EXIT",
        "quick exit",
        " 나가기 ",
        "나가기!",
        "ㅌㅌㅌ",
        "나가기\u200b",
    ],
)
def test_a_word_for_leaving_alone_is_an_exit(text: str) -> None:
    assert is_exit(text)


@pytest.mark.parametrize(
    "text",
    [
        "이제 그만 나가고 싶어 이 세상에서",
        "나가기 전에 하나만요",
        "방에서 나가기",
        "how do I exit the group",
        "exit strategy",
        "",
        " ",
        "...",
        "ㅋㅌ",
        "나가기 " * 100,
    ],
)
def test_a_longer_message_is_no_exit(text: str) -> None:
    assert not is_exit(text)


@pytest.mark.parametrize(
    "text", ["이제 그만 나가고 싶어 이 세상에서", "그 사람이 집 앞에 왔어요", "he is outside my house"]
)
def test_risk_is_neither_exit_nor_watcher(text: str) -> None:
    assert not is_exit(text)
    assert not is_watcher(text)


@pytest.mark.parametrize(
    "text",
    [
        "엄마 온다 그 사람이 집 앞에 칼 들고 있어요",
        "someone is coming, he is outside with a knife",
        "엄마 온다. 죽고 싶어요",
    ],
)
def test_a_watcher_wins_over_danger_in_one_message(text: str) -> None:
    """Exit wins over everything on the screen (care.md 13)."""
    assert is_watcher(text)


def test_a_long_story_is_no_watcher_phrase() -> None:
    assert not is_watcher("엄마 온다 " + "그래서 어제는 아무 말도 못 했고 " * 20)


@given(st.text(max_size=200))
def test_any_text_is_answered_without_an_error(text: str) -> None:
    is_exit(text)
    is_watcher(text)
