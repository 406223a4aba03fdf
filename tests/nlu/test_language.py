from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.language import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("안녕하세요", "ko"),
        ("ㅠㅠ", "ko"),
        ("help", "en"),
        ("someone made a deepfake of me", "en"),
        ("quiero morir", "es"),
        ("¿cómo borro las fotos?", "es"),
        ("tôi bị đe doạ", "vi"),
        ("toi bi lua", "vi"),
        ("我想死", "zh"),
        ("死にたい", "ja"),
        ("อยากตาย", "th"),
        ("я хочу умереть", "ru"),
        ("saya mau mati", "id"),
        ("gusto ko nang mamatay", "tl"),
        ("aidez moi quelqu'un a mes photos", "fr"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("text", ["", "   ", "😭😭😭", "123 456", "telegram", "ok", "jugo sipeoyo", "https://t.me/abc"])
def test_what_tells_no_language_is_undetermined(text: str) -> None:
    assert identify(text) == "und"


def test_korean_with_english_names_is_korean() -> None:
    assert identify("instagram에서 deepfake 봤어요") == "ko"


def test_english_with_a_korean_name_is_english() -> None:
    assert identify("my friend 민지 was threatened on telegram") == "en"


def test_a_link_does_not_decide_the_language() -> None:
    assert identify("https://www.example.com/what/is/this 이거예요") == "ko"


@given(st.text(st.characters()))
def test_any_text_gives_a_code_of_two_letters_or_und(text: str) -> None:
    found = identify(text)
    assert found == "und" or (len(found) == 2 and found.isalpha())


@pytest.mark.parametrize("piece", ["a", "a@", "가", "www.", "\u0301", "a-", " "])
def test_a_huge_text_is_read_in_bounded_time(piece: str) -> None:
    started = time.process_time()
    identify(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 0.5
