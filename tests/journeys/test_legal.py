"""What the law says: one row at a time with article and month, more on request, nothing that no source says."""

from __future__ import annotations

import pytest

from actions.places import directory
from bot.directory.directory import Standing
from bot.texts.check import Rules
from tests.journeys.conftest import Person

LIMITS = Rules.load().length
# A general answer, or the one for what it was: made to do it, own pictures, looked for oneself, saved it to report it.
VICTIMS = {"utter_legal_own_pictures"} | {f"utter_perpetrator_{kind}" for kind in ("forced", "own", "looked", "saved")}
LAWS = tuple(row.id for row in directory().laws)


@pytest.mark.parametrize("law", LAWS)
def test_every_law_is_told_on_one_screen_with_its_month_or_passed_on(person: Person, law: str) -> None:
    (name,) = person.says("ask_legal", law=law)
    assert len(person.heard) <= LIMITS[person.slots["language"]], person.heard
    if directory().standing(directory().law(law)) is Standing.SHOWN:
        assert name in ("utter_legal", "utter_legal_caught")
        assert "202" in person.heard
    else:
        assert name == "utter_legal_unconfirmed"
    assert "무료 법률 도움" in person.titles or "Free legal help" in person.titles


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("텔레그램이면 못 잡는다던데 진짜예요?", "제22조의2"),
        ("can they be caught on telegram", "제22조의2"),
        ("합성 사진 단톡방에 퍼뜨린 것도 처벌돼요?", "제14조의2 제2"),
        ("사칭도 법에 걸려요?", "스토킹처벌법 제2조"),
        ("몰래 찍은 건 몇 년이에요", "제14조 제1항"),
        ("can you be charged for forwarding it once", "제14조 제2항"),
        ("what if he is selling my video", "제14조 제3항"),
        ("가명으로 조사받을 수 있나요", "제23조"),
        ("접근 금지 되나요", "제9조"),
        ("교사의 신고 의무가 법으로 정해져 있습니까", "제34조"),
    ],
)
def test_words_of_the_question_find_the_row(person: Person, text: str, article: str) -> None:
    person.slots["shown_age_then"] = "19_plus"
    person.says("ask_legal", text)
    assert article in person.heard


@pytest.mark.parametrize(
    "text",
    ["가해자가 중학생이면 처벌이 안 되나요", "합의해 주면 처벌이 안 되는 건가요", "he's 14, does he get punished"],
)
def test_what_no_row_says_is_not_said(person: Person, text: str) -> None:
    person.slots["shown_age_then"] = "19_plus"
    assert person.says("ask_legal", text) == ["utter_legal_unconfirmed"]
    assert "132" in person.heard


def test_row_that_grew_old_is_not_told(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.legal.fact", lambda law, talk: None)
    assert person.says("ask_legal", "공소시효가 얼마나 되나요") == ["utter_legal_unconfirmed"]


@pytest.mark.parametrize(
    ("slots", "years"),
    [({"shown_age_then": "19_plus"}, "7"), ({"happened": "threat", "shown_age_then": "19_plus"}, "10")],
)
def test_time_limit_follows_what_happened(person: Person, slots: dict[str, str], years: str) -> None:
    person.slots |= slots
    person.says("ask_legal", step="time")
    assert years in person.heard


def test_time_limit_for_a_minor_is_told(person: Person) -> None:
    person.slots["age_band"] = "14_17"
    assert person.says("ask_legal", "공소시효가 얼마나 되나요") == ["utter_legal"]


@pytest.mark.parametrize(
    "text",
    [
        "제가 제 사진 보낸 건데 저도 처벌받나요",
        "시켜서 찍은 건데 저도 죄가 있나요",
        "제 사진 있나 확인하려고 그 방에 들어갔었는데 처벌받을까요",
        "신고하려고 캡처해 뒀는데 소지죄 되는 거 아니죠?",
        "im under 18 and sent my own nudes did i break the law",
        "I joined the room only to look if my pictures are there. Can I be punished?",
        "i saved the video so i could report it, is that possession",
    ],
)
def test_fear_for_what_was_ones_own_is_met_as_a_victims(person: Person, text: str) -> None:
    (name,) = person.says("ask_legal", text)
    assert name in VICTIMS
    assert "132" in person.heard or "1366" in person.heard


def test_asking_about_the_other_ones_punishment_is_no_fear_of_ones_own(korean: Person) -> None:
    korean.slots["happened"] = "threat"
    assert korean.says("ask_legal", "제가 신고하면 그 사람 처벌받나요") == ["utter_legal"]


@pytest.mark.parametrize("text", ["무고죄로 역고소당할 수도 있나요", "can he sue me for defamation if i tell people"])
def test_fear_of_being_accused_has_an_answer(person: Person, text: str) -> None:
    assert person.says("ask_legal", text) == ["utter_legal_accused"]


def test_more_tells_other_rows_and_ends_in_plain_words(korean: Person) -> None:
    korean.says("ask_legal", "딥페이크 만들면 처벌받나요")
    told = [korean.heard]
    for _ in range(6):
        (name,) = korean.presses("이어지는 법") if "이어지는 법" in korean.titles else ["end"]
        if name == "utter_legal_no_more":
            break
        assert korean.heard not in told
        told.append(korean.heard)
    assert name == "utter_legal_no_more" and len(told) >= 3


def test_topics_by_button_without_a_story(korean: Person) -> None:
    assert korean.says("ask_legal", "법이 궁금해요") == ["utter_legal_which"]
    assert korean.presses("다른 것 더 보기") == ["utter_legal_which_more"]
    assert korean.presses("잡을 수 있나요") == ["utter_legal_caught"]


def test_law_is_said_to_be_korean_to_somebody_elsewhere(person: Person) -> None:
    person.slots |= {"country": "DE", "happened": "sharing"}
    assert person.says("ask_legal", "is it a crime") == ["utter_legal_abroad"]


@pytest.mark.parametrize(
    "text", ["제가 찍는 데 동의했으면 처벌 못 하나요?", "i agreed to being filmed, can he be charged"]
)
def test_having_agreed_to_the_filming_is_answered_with_the_law_against_sharing(person: Person, text: str) -> None:
    person.slots |= {"happened": "sharing", "shown_age_then": "19_plus"}
    assert person.says("ask_legal", text) == ["utter_legal"]
    assert "제14조" in person.heard


def test_who_fears_punishment_for_own_pictures_is_still_met_as_a_victim(korean: Person) -> None:
    assert korean.says("ask_legal", "제가 찍은 건데 저도 처벌받아요?") == ["utter_legal_own_pictures"]
