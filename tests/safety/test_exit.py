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


EXITS = ["나가기", "exit", "退出", "離開", "閉じる", "thoát", "ออก", "выход", "salir"]
COMING = [
    *("엄마 온다", "someone's coming", "my mum is coming", "有人来了", "誰か来た", "mẹ đến rồi", "แม่มา", "мама идёт"),
    *("viene mi mamá", "앗 아빠 들어와"),
]
ANSWERS = [
    "부모님이 폰 봐요",
    "남편이요",
    "my mum does",
    "my parents",
    "妈妈",
    "母です",
    "mẹ tôi",
    "แม่",
    "мама",
    "mi mamá",
]


@pytest.mark.parametrize("text", EXITS)
def test_a_word_for_leaving_is_one_in_eight_languages_and_only_alone(text: str) -> None:
    assert is_exit(text)
    assert is_exit(f" {text}. ")
    assert not is_exit(f"{text} 그리고 하나 더 and one more thing")


@pytest.mark.parametrize("text", COMING)
def test_somebody_coming_hides_the_talk_in_eight_languages(text: str) -> None:
    assert is_watcher(text)


@pytest.mark.parametrize("text", ANSWERS)
def test_who_else_sees_this_phone_is_an_answer_and_no_cry(text: str) -> None:
    assert not is_exit(text)
    assert not is_watcher(text)


def test_after_our_question_my_mum_looks_is_an_answer_and_mum_is_coming_is_not() -> None:
    assert is_watcher("엄마가 봐요")
    assert not is_watcher("엄마가 봐요", asked_who_sees=True)
    assert is_watcher("엄마 온다", asked_who_sees=True)
    assert is_watcher("화면 숨겨", asked_who_sees=True)
