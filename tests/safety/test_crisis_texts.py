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
    for language in EVERY:
        for text in every(texts, name, language):
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


WITHOUT_BUTTONS = ("utter_crisis_safe", "utter_crisis_not_meant", "utter_crisis_numbers")


@pytest.mark.parametrize("name", [n for n in NAMES if n not in WITHOUT_BUTTONS])
def test_there_is_always_something_to_tap(texts: Texts, name: str) -> None:
    assert 3 <= len(texts.render(name, language="ko").buttons) <= 5


OTHERS = ("zh", "ja", "vi", "th", "ru", "es")
EVERY = ("ko", "en", *OTHERS)
SPEAKS = '/ask_hotline{"step":"language"}'
PROGRAM = {
    "ko": "못 ?해요|못해요|수 없어요|수는 없어요|보내지 못|하지 못|드리지 못",
    "en": "cannot",
    "zh": "不能|没办法",
    "ja": "できません",
    "vi": "không (?:thể|gửi|liên lạc)",
    "th": "ไม่ได้",
    "ru": "не могу",
    "es": "no puedo",
}
NOT_OF_THE_LANGUAGE = {
    "zh": "[A-Za-z\u3040-\u30ff\uac00-\ud7a3]",
    "ja": "[A-Za-z\uac00-\ud7a3]",
    "th": "[A-Za-z\uac00-\ud7a3]",
    "ru": "[A-Za-z\uac00-\ud7a3]",
    "vi": "\\b(?:the|you|and|call|text|program|police|help|with)\\b|[\uac00-\ud7a3]",
    "es": "\\b(?:the|you|and|call|text|program|police|help|with)\\b|[\uac00-\ud7a3]",
}
NET = [
    *("utter_media_photo", "utter_media_video", "utter_media_voice", "utter_media_document", "utter_media_location"),
    *("utter_media_other", "utter_sorry_with_hotlines", "utter_storage_trouble", "utter_private_chat_only"),
    *("utter_who_speaks", "utter_two_languages", "utter_danger_aside"),
]
# The worst words for somebody in danger: a method, a place, blame. In the languages beyond Korean and English.
NEVER_THERE = [
    *("刀", "药片", "天台", "跳楼", "为什么", "屋上", "首を", "薬", "なぜ", "thuốc", "dao ", "sân thượng", "tại sao"),
    *("ยานอนหลับ", "มีด", "ดาดฟ้า", "ทำไมถึง", "таблет", "крыш", "нож", "почему", "pastillas", "azotea", "cuchillo"),
    *("por qué", "!", "！"),
]


def every(texts: Texts, name: str, language: str, country: str = "KR") -> list[str]:
    return [
        texts.render(name, language=language, country=country, variant=variant).text
        for variant in range(texts.variants(name, language))
    ]


@pytest.mark.parametrize("language", EVERY)
@pytest.mark.parametrize("name", CARDS)
def test_a_card_in_any_language_has_three_wordings_with_the_numbers_of_korea(
    texts: Texts, name: str, language: str
) -> None:
    assert texts.speaks(name, language)
    said = every(texts, name, language)
    assert len(set(said)) == 3
    for text in said:
        assert "{" not in text
        assert "[[" not in text
        wanted = {"119", "112"} if name == "utter_card_other_imminent" else {"112"} if "danger" in name else {"109"}
        wanted |= {"112", "119"} if name in ("utter_card_both", "utter_card_suicidal_imminent") else {"119"}
        numbers = set(re.findall(r"\d+", text))
        assert wanted <= numbers
        assert numbers <= {"109", "112", "119", "24", "1"}


@pytest.mark.parametrize("language", EVERY)
@pytest.mark.parametrize("name", CARDS)
def test_a_card_in_any_language_is_honest_that_a_program_calls_nobody(texts: Texts, name: str, language: str) -> None:
    if name == "utter_card_suicidal_veiled" and language in ("ko", "en"):
        return  # a question first; the next words say it
    for text in every(texts, name, language):
        assert re.search(PROGRAM[language], text, re.IGNORECASE)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", [*NAMES, *NET])
def test_whatever_is_said_in_an_emergency_is_said_in_that_language(texts: Texts, name: str, language: str) -> None:
    assert texts.speaks(name, language)
    for country in ("KR", "US", "XX"):
        for text in every(texts, name, language, country):
            words = re.sub("SMS", "", text)
            assert not re.search(NOT_OF_THE_LANGUAGE[language], words), words
            assert [word for word in NEVER_THERE if word in text.lower()] == []
    for variant in range(texts.variants(name, language)):
        for button in texts.render(name, language=language, variant=variant).buttons:
            assert not re.search(NOT_OF_THE_LANGUAGE[language], button.title)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_the_buttons_are_the_english_ones_and_on_a_card_who_speaks_my_language(
    texts: Texts, name: str, language: str
) -> None:
    english = [texts.press(button.code) for button in texts.render(name, language="en").buttons]
    for variant in range(texts.variants(name, language)):
        shown = [texts.press(b.code) for b in texts.render(name, language=language, variant=variant).buttons]
        if name in CARDS:
            last = shown.pop()
            assert last is not None
            assert last.payload == SPEAKS
        assert shown == english


@pytest.mark.parametrize("language", EVERY)
@pytest.mark.parametrize("name", [*NAMES, "utter_crisis_numbers"])
def test_nothing_of_the_crisis_is_said_twice_running(texts: Texts, name: str, language: str) -> None:
    said = every(texts, name, language)
    assert len(set(said)) == len(said) >= 2


TEXT_LINE = {
    "ko": "문자|숫자 버튼",
    "en": "\\b(?:texts?|number key)\\b",
    "zh": "短信|数字键",
    "ja": "SMS|数字ボタン",
    "vi": "nhắn tin|phím số",
    "th": "ส่งข้อความถึง|กดปุ่ม",
    "ru": "SMS|цифру",
    "es": "mensaje a|tecla|pulsa dos",
}


@pytest.mark.parametrize("language", EVERY)
@pytest.mark.parametrize("name", [*NAMES, *(name for name in NET if name != "utter_who_speaks")])
def test_where_no_line_takes_texts_nobody_is_told_to_send_one(texts: Texts, name: str, language: str) -> None:
    for text in every(texts, name, language, "XX"):
        assert not re.search(TEXT_LINE[language], text), text
        assert not re.search(r"\b1(?:09|12|19|366|388)\b", text)


def test_a_card_in_another_country_names_its_numbers_and_only_what_they_do(texts: Texts) -> None:
    for text in every(texts, "utter_card_suicidal_imminent", "en", "US"):
        assert "911" in text
        assert "988" in text
        assert "text 911" not in text
        assert "911 or 911" not in text
    assert "local police emergency number" in every(texts, "utter_card_danger", "en", "XX")[0]


def test_who_speaks_my_language_claims_only_what_the_directory_holds(texts: Texts) -> None:
    number = texts.directory.contact("migrant_line")
    for language in ("zh", "ja", "vi", "th", "ru"):
        assert language in texts.directory.role("migrant_line").languages
        assert number in every(texts, "utter_who_speaks", language)[0]
    assert "No conozco" in every(texts, "utter_who_speaks", "es")[0]
    assert number not in every(texts, "utter_who_speaks", "vi", "DE")[0]


def test_every_wording_of_a_question_asks_the_same(texts: Texts) -> None:
    for name in ("utter_card_suicidal", "utter_crisis_open", "utter_crisis_stay", "utter_crisis_no_methods"):
        assert all(re.search("곁에 누가 계세요", text) for text in every(texts, name, "ko"))
        assert all(re.search("(?:[Aa]nyone|[Ss]omeone) with you", text) for text in every(texts, name, "en"))
    assert all("옮기셨나요?" in text for text in every(texts, "utter_crisis_step_back", "ko"))
