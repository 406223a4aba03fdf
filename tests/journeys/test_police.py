"""Reporting to the police: the ways that fit this person, and every question people ask about it."""

from __future__ import annotations

import re

import pytest

from bot.texts.check import Rules
from tests.journeys.conftest import Person, texts

LIMITS = Rules.load().length


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, "utter_police"),
        ({"age_band": "14_17"}, "utter_police_minor"),
        ({"offender": "partner"}, "utter_police_partner"),
        ({"migrant": "yes"}, "utter_police_migrant"),
        ({"about_other": "other"}, "utter_police_helper"),
        ({"about_other": "other", "relation": "child"}, "utter_police_parent"),
        ({"about_other": "other", "offender": "partner"}, "utter_police_helper"),
        ({"country": "DE"}, "utter_police_abroad"),
    ],
)
def test_ways_to_report_fit_the_person(person: Person, slots: dict[str, str], expected: str) -> None:
    person.slots |= slots
    assert person.says("ask_police_report") == [expected]
    assert len(person.heard) <= LIMITS[person.slots["language"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("신고할 때 뭐 가져가야 돼요", "utter_police_bring"),
        ("what papers do i need to bring to file", "utter_police_bring"),
        ("경찰서 가면 뭐라고 말해야 해요", "utter_police_statement"),
        ("what do i say at the police station", "utter_police_statement"),
        ("진술서 대신 써 주세요", "utter_police_statement_draft"),
        ("can you write the statement for me", "utter_police_statement_draft"),
        ("수사는 얼마나 걸리나요", "utter_police_how_long"),
        ("the detective hasn't called me back in a month", "utter_police_how_long"),
        ("신고하면 그다음은 어떻게 돼요", "utter_police_after"),
        ("what happens after i file a report", "utter_police_after"),
        ("가명으로 조사받을 수 있다는데 맞나요", "utter_police_rights"),
        ("Can I use a fake name in the statement?", "utter_police_rights"),
        ("조사 때 친구랑 같이 들어가도 돼요?", "utter_police_trusted"),
        ("can someone come in with me when they question me", "utter_police_trusted"),
        ("여자 경찰한테 조사받을 수 있어요?", "utter_police_wishes"),
        ("will there be an interpreter when I give my statement", "utter_police_wishes"),
        ("증거를 이미 지웠는데 신고되나요", "utter_police_deleted"),
        ("i deleted everything, can i still report", "utter_police_deleted"),
        ("경찰이 그냥 돌려보냈어요 어떻게 해야 하죠", "utter_police_refused"),
        ("they told me there is nothing to do", "utter_police_refused"),
        ("불송치 통지서를 받았어요", "utter_police_not_passed_on"),
        ("they closed the case", "utter_police_not_passed_on"),
        ("신고 취소할 수 있나요", "utter_police_withdraw"),
        ("can i take the report back later", "utter_police_withdraw"),
        ("무고로 몰릴까 봐 무서워요", "utter_police_accused"),
        ("what if they do not believe me", "utter_police_accused"),
        ("경찰이 제 폰을 가져가나요", "utter_police_phone"),
        ("Do I need to give them my phone?", "utter_police_phone"),
        ("이미 지난 일인데 지금이라도 접수할 수 있어요?", "utter_police_late"),
        ("must I report on the same day or is last year also ok", "utter_police_late"),
        ("조사할 때 그 사람과 마주치나요", "utter_police_face"),
        ("do i have to face him when i report", "utter_police_face"),
        ("고소랑 신고랑 뭐가 다른가요", "utter_police_complaint"),
        ("경찰에 신고하고 싶어요", "utter_police"),
        ("i want to report this", "utter_police"),
    ],
)
def test_each_question_about_the_police_has_its_own_answer(person: Person, text: str, expected: str) -> None:
    assert person.says("ask_police_report", text) == [expected]
    assert len(person.heard) <= LIMITS[person.slots["language"]]
    assert person.titles


def test_every_question_is_in_reach_by_buttons(korean: Person) -> None:
    korean.says("ask_police_report")
    assert korean.presses("다른 궁금한 것") == ["utter_police_menu"]
    for title in list(korean.titles):
        korean.says("ask_police_report", step="menu")
        assert korean.presses(title)[0].startswith("utter_police_")


@pytest.mark.parametrize("who", ["family", "partner", "unit_or_work"])
def test_traces_are_told_before_the_ways_on_a_watched_phone(person: Person, who: str) -> None:
    person.slots["watched_by"] = who
    assert person.says("ask_police_report")[0] == "utter_police_trace"


def test_commander_need_not_be_told_what_happened(korean: Person) -> None:
    korean.slots["soldier"] = "yes"
    korean.says("ask_police_report")
    assert "부대에 먼저 말하지 않으셔도" in korean.heard and "수사관과 볼일이" in korean.heard


def test_visa_is_answered_only_with_what_a_source_says(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.police.fact", lambda law, talk: None)
    assert person.says("ask_police_report", step="visa") == ["utter_police_visa"]


def test_minor_is_told_of_recording_and_adults_of_specialised_officers(person: Person) -> None:
    person.says("ask_police_report", step="team")
    adult = person.heard
    person.slots["age_band"] = "14_17"
    person.says("ask_police_report", step="team")
    assert person.heard != adult


def test_somebody_abroad_gets_no_korean_emergency_number(person: Person) -> None:
    person.slots["country"] = "US"
    person.says("ask_police_report")
    assert "112" not in person.heard and "ecrm.police.go.kr" in person.heard


@pytest.mark.parametrize("text", ["경찰에 신고하면 부모님이 알아요?", "will my parents find out if i report"])
def test_whether_parents_are_told_gets_the_facts(person: Person, text: str) -> None:
    person.slots["age_band"] = "14_17"
    assert person.says("ask_police_report", text)[0].startswith("utter_privacy_parents")


def test_who_speaks_little_korean_hears_of_interpreters(person: Person) -> None:
    assert person.says("ask_police_report", "how do i report, my korean is bad") == ["utter_police_migrant"]


@pytest.mark.parametrize("intent", ["ask_privacy", "nlu_fallback"])
@pytest.mark.parametrize(
    "text", ["걔가 알게돼요? 내가 신고한거", "신고하면 그 사람이 알아요?", "will he know if i report"]
)
def test_whether_the_offender_learns_of_a_report_is_no_question_of_privacy(
    person: Person, intent: str, text: str
) -> None:
    assert person.says(intent, text) == ["utter_police_offender_knows"]


def test_a_question_about_parents_is_not_taken_for_one_about_the_offender(person: Person) -> None:
    person.slots["age_band"] = "14_17"
    assert "utter_police_offender_knows" not in person.says("ask_privacy", "will my mom know if i report")


@pytest.mark.parametrize("text", ["CCTV 보여달라고 할수있어요?", "can i ask for the security camera footage"])
def test_cctv_has_an_answer_whatever_it_is_heard_as(person: Person, text: str) -> None:
    assert person.says("nlu_fallback", text) == ["utter_police_cctv"]


def test_a_short_question_after_the_police_is_about_reporting_online(korean: Person) -> None:
    korean.says("ask_police_report", "그냥 경찰에 신고할래요")
    assert korean.says("nlu_fallback", "온라인으로돼요?") == ["utter_police_online"]


def test_online_alone_is_not_about_the_police(korean: Person) -> None:
    assert korean.says("nlu_fallback", "온라인으로돼요?") != ["utter_police_online"]


def test_how_soon_to_report_gets_the_answer_that_it_is_not_too_late(korean: Person) -> None:
    assert korean.says("nlu_fallback", "신고는 몇일안에 해야돼요") == ["utter_police_late"]


@pytest.mark.parametrize("text", ["누가 만들었는지 알 수 있나요", "can you find out who made it"])
def test_who_did_it_is_answered_and_no_promise_given(person: Person, text: str) -> None:
    person.slots["happened"] = "impersonation"
    assert person.says("ask_privacy", text) == ["utter_legal_caught"]


def test_who_wants_no_report_but_only_a_removal_is_not_asked_about_dying(korean: Person) -> None:
    assert korean.says("express_suicidal", "신고하기 싫어요 그냥 지우기만하고싶어요") == ["utter_police_not_now"]


def test_a_wish_to_die_beside_a_report_is_not_passed_over(korean: Person) -> None:
    assert korean.says("express_suicidal", "신고하기 싫고 그냥 죽고 싶어요") != ["utter_police_not_now"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "can i report in english"), ("en", "do the police speak english"), ("ko", "영어로 신고할 수 있어요?")],
)
@pytest.mark.parametrize("intent", ["ask_police_report", "change_language", "ask_hotline"])
def test_reporting_in_english_is_told_who_interprets(language: str, intent: str, text: str) -> None:
    person = Person(language)
    assert person.says(intent, text) == ["utter_police_language"]
    assert person.slots["language"] == language, "the talk stays in its language"


@pytest.mark.parametrize(("language", "text"), [("en", "in english?"), ("ko", "영어로요?"), ("ko", "영어로도 되나요?")])
def test_in_english_after_the_police_means_the_police(language: str, text: str) -> None:
    person = Person(language)
    person.says("ask_police_report", "how do i report")
    assert person.says("change_language", text) == ["utter_police_language"]
    assert person.slots["language"] == language


def test_in_english_without_the_police_is_about_this_talk(korean: Person) -> None:
    assert korean.says("change_language", "in english please") == ["utter_language_changed"]
    assert korean.slots["language"] == "en"


@pytest.mark.parametrize("name", ["utter_police_soldier", "utter_police_soldier_plain", "utter_other_next_soldier"])
def test_only_a_report_to_the_line_of_the_army_is_said_to_go_to_its_investigators(language: str, name: str) -> None:
    said = texts().render(name, language=language).text
    claims = [
        part for part in re.split(r"(?<=[.!?])\s", said) if "군 수사기관" in part or "military investigators" in part
    ]
    assert all("그곳에" in part or "there" in part for part in claims)
    assert "132" in said


TOMORROW = [
    "경찰은 내일 가도 돼요?",
    "신고 나중에 해도 되나요",
    "can i go to the police tomorrow?",
    "can i report it later",
]


@pytest.mark.parametrize("text", TOMORROW)
@pytest.mark.parametrize("intent", ["ask_police_report", "ask_legal", "nlu_fallback"])
def test_going_to_the_police_tomorrow_is_answered_with_yes(person: Person, text: str, intent: str) -> None:
    assert person.says(intent, text) == ["utter_police_tomorrow"]
    assert person.heard.startswith(("네,", "Yes,"))


@pytest.mark.parametrize("slots", [{"safe_place": "no"}, {"meeting": "yes"}])
def test_tomorrow_is_too_late_when_tonight_is_dangerous(person: Person, slots: dict[str, str]) -> None:
    person.slots |= slots
    assert person.says("ask_police_report", "경찰은 내일 가도 돼요?") == ["utter_police_tonight"]


@pytest.mark.parametrize("text", ["내일 경찰이 집에 와요?", "신고 안 할래요", "내일 학교 가도 돼요?"])
def test_other_words_of_tomorrow_are_left_alone(korean: Person, text: str) -> None:
    assert korean.says("ask_police_report", text) != ["utter_police_tomorrow"]
