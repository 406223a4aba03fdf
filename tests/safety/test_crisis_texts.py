"""What the cards and the crisis texts must say, and what they must never say (care.md 6 and 16, voice.md)."""

from __future__ import annotations

import re

import pytest

from bot.safety import crisis
from bot.safety.cards import CARDS
from bot.texts.renderer import Texts

NAMES = sorted(name for name in Texts.load().names if name.startswith(("utter_card_", "utter_crisis_")))
NEVER = [
    *("극단적", "commit", "가족을 생각", "think of your family", "힘내", "진정하", "다 잘될", "조심했", "그래도 다행"),
    *("비밀은 꼭", "왜 ", "당신", "!", "에 대하여", "reach out", "I understand how you feel", "calm down", "be strong"),
    *("반드시", "100%", "수치심", "옥상", "다리 ", "한강", "칼", "약을", "수면제", "목을", "손목"),
    *("roof", "bridge", "knife", "pills", "rope", "wrist", "overdose"),
]
SUICIDAL_CARDS = [name for name in CARDS if name not in ("utter_card_danger", "utter_card_other_danger")]
DANGER_CARDS = ["utter_card_danger", "utter_card_both", "utter_card_other_danger"]


def spoken(texts: Texts, name: str) -> list[tuple[str, str]]:
    return [
        (language, texts.render(name, language=language, variant=variant).text)
        for language in ("ko", "en")
        for variant in range(texts.variants(name, language))
    ]


@pytest.mark.parametrize("name", NAMES)
def test_three_wordings_in_both_languages_all_different(texts: Texts, name: str) -> None:
    assert texts.variants(name, "ko") == texts.variants(name, "en") == 3
    said = [text for _, text in spoken(texts, name)]
    assert len(set(said)) == 6


@pytest.mark.parametrize("name", NAMES)
def test_no_word_that_is_never_used(texts: Texts, name: str) -> None:
    for _, text in spoken(texts, name):
        assert [word for word in NEVER if word in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_text_fits_one_screen_and_asks_one_thing(texts: Texts, name: str) -> None:
    for language, text in spoken(texts, name):
        assert len(text) <= (260 if language == "ko" else 460)
        outside_quotes = re.sub(r"\"[^\"]*\"", "", text)
        assert outside_quotes.count("?") <= 1


@pytest.mark.parametrize("name", NAMES)
def test_every_text_names_somebody_to_reach(texts: Texts, name: str) -> None:
    for _, text in spoken(texts, name):
        assert re.search(r"109|112|119|1366|1388", text)


@pytest.mark.parametrize("name", SUICIDAL_CARDS)
def test_cards_about_suicide_name_the_ambulance_or_police(texts: Texts, name: str) -> None:
    for _, text in spoken(texts, name):
        assert "119" in text
        assert "109" in text or name == "utter_card_other_imminent"


@pytest.mark.parametrize("name", DANGER_CARDS)
def test_cards_about_danger_name_the_police_ask_nothing_and_let_leave_first(texts: Texts, name: str) -> None:
    for language, text in spoken(texts, name):
        assert "112" in text
        assert "?" not in text
        first = texts.render(name, language=language).buttons[0]
        press = texts.press(first.code)
        assert press is not None
        assert press.intent == "quick_exit"


def test_the_card_says_that_a_program_calls_nobody(texts: Texts) -> None:
    for name in CARDS:
        if name == "utter_card_suicidal_veiled":
            continue  # a question first; the next words say it
        for language, text in spoken(texts, name):
            assert re.search("(없어요|못 ?해요|못해요)" if language == "ko" else "cannot", text)


def test_the_veiled_card_asks_directly(texts: Texts) -> None:
    for language, text in spoken(texts, "utter_card_suicidal_veiled"):
        assert re.search("자살.*(\\?)" if language == "ko" else "suicide.*\\?", text)


def test_every_answer_on_a_button_is_one_the_machine_knows(texts: Texts) -> None:
    for name in NAMES:
        for button in texts.render(name, language="ko").buttons:
            press = texts.press(button.code)
            assert press is not None
            if press.entities == {"step": "resume"}:
                continue  # back to the question that waits
            assert set(press.entities) <= {"crisis__answer"}
            assert set(press.entities.values()) <= crisis.ANSWERS


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("utter_crisis_safe", "utter_crisis_not_meant")])
def test_there_is_always_something_to_tap(texts: Texts, name: str) -> None:
    assert 3 <= len(texts.render(name, language="ko").buttons) <= 5


@pytest.mark.parametrize("language", ["zh", "ja", "vi", "th", "ru", "es"])
def test_the_cards_speak_every_language_the_screen_reads(texts: Texts, language: str) -> None:
    for name in ("utter_card_suicidal", "utter_card_suicidal_imminent", "utter_card_danger", "utter_card_both"):
        said = texts.render(name, language=language)
        english = texts.render(name, language="en")
        assert said.text != english.text
        assert set(re.findall(r"\d+", said.text)) <= set(re.findall(r"\d+", english.text)) | {"24"}
        assert [button.code for button in said.buttons] == [button.code for button in english.buttons]
