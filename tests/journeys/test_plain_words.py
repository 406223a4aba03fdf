"""Messy words that once led astray: each is answered with what was asked, and nothing is set by a guess."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions import base, crisis
from actions.base import Say, Talk, moves_on
from actions.exit import ActionQuickExit
from bot.dialogue.slots import heard_from, slots_from, wanted_language
from tests.journeys.conftest import NOW, Person


def talk(intent: str, text: str, sure: float = 0.95, **slots: Any) -> Talk:
    return Talk(slots, intent, ((intent, sure),), {}, text, NOW)


@pytest.fixture
def english() -> Person:
    return Person("en")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("im an exchange student in seoul my korean is bad", "en"),
        ("i don't speak korean", "en"),
        ("한국어 잘 못해요", "en"),
        ("영어 잘 못해요", "ko"),
        ("do i call the korean police", None),
        ("not english, korean please", "ko"),
        ("speak english please", "en"),
        ("한국어로 해주세요", "ko"),
    ],
)
def test_the_language_that_is_asked_for_not_the_one_that_is_named(text: str, wanted: str | None) -> None:
    assert wanted_language(text) == wanted


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("친구가 텔레그램에서 봤대요", True),
        ("my friend saw it on telegram", True),
        ("제 친구 사진이 올라온 걸 봤어요", False),
        ("친구가 협박받고 있다고 말해줬어요", False),
        ("a student told me that boys made fake pictures of her", False),
    ],
)
def test_a_friend_who_saw_it_is_no_one_to_be_helped(text: str, heard: bool) -> None:
    assert heard_from(text) is heard
    said = SimpleNamespace(intent="report_for_other", text=text, language="ko", entities=[])
    assert ("about_other" in slots_from(said)) is not heard  # type: ignore[arg-type]


def test_the_own_case_goes_on_when_a_friend_saw_it(korean: Person) -> None:
    korean.says("report_deepfake", "딥페이크가 올라왔어요")
    korean.presses("안전해요")
    names = korean.says("report_for_other", "친구가 텔레그램에서 봤대요", relation="friend", platform="telegram")
    assert names == ["utter_ask_watched_by"]
    assert korean.slots.get("about_other") is None


def test_safe_is_no_yes_to_the_money_question(english: Person) -> None:
    english.says("report_threat", "he wants money or he posts my pictures")
    english.says("affirm", "im safe")
    assert english.slots.get("paid") is None


def test_the_threat_is_not_explained_twice(english: Person) -> None:
    english.says("report_threat", "he wants money or he posts my pictures")
    english.says("ask_evidence", "how do i save the evidence")
    assert "utter_threat_heard" not in english.says("report_threat", "he writes again")


@pytest.mark.parametrize("text", ["what next", "what now", "다음은?", "이제 뭐 해요?"])
def test_what_next_gives_the_question_that_waits(person: Person, text: str) -> None:
    person.says("report_deepfake", "딥페이크")
    assert person.says("nlu_fallback", text) == ["utter_ask_safe_place"]


def test_what_next_gives_the_plan_at_the_end(english: Person) -> None:
    english.says("report_hidden_camera", "someone filmed me")
    english.presses("I am safe")
    for _ in range(3):
        english.presses("Skip" if "Skip" in english.titles else "Elsewhere, or skip")
    assert english.says("ask_capabilities", "what next") == ["utter_camera_next"]


def test_fear_for_a_visa_is_told_whom_to_ask_first(person: Person) -> None:
    assert person.says("nlu_fallback", "will they deport me") == ["utter_police_visa"]
    assert "1577-1366" in person.heard
    assert person.slots["migrant"] == "yes"


def test_blocking_is_answered_and_the_question_that_stood_is_offered_again(english: Person) -> None:
    english.says("report_threat", "he wants money or he posts my pictures")
    assert english.says("report_threat", "should i block him") == ["utter_threat_block", "utter_resume"]


def test_a_partner_is_not_blocked_of_a_sudden(english: Person) -> None:
    english.slots["offender"] = "partner"
    assert english.says("nlu_fallback", "should i block him") == ["utter_threat_block_partner"]


def test_pictures_that_were_sent_are_no_money_and_the_question_stays(english: Person) -> None:
    english.says("report_grooming", "hes like 25 and he wants pics")
    said = english.says("ask_payment_removal", "i already sent some")
    assert said == ["utter_grooming_sent", "utter_grooming_which"]
    assert english.slots["awaiting"] == "grooming__meeting" and english.slots.get("paid") is None


def test_a_teacher_hears_the_duty_and_is_never_taken_for_the_child(english: Person) -> None:
    text = "Hi I am a teacher, a student told me boys made fake pics of her"
    assert english.says("report_for_other", text, relation="classmate") == ["utter_other_teacher"]
    assert english.says("inform_minor", "she is 14", age="14") == ["utter_other_noted", "utter_other_ask_dies"]
    assert english.slots["shown_age_then"] == "under_18"
    assert english.slots.get("age_band") is None
    assert english.says("ask_police_report", "do i have to report it") == ["utter_other_duty", "utter_resume"]


def test_a_friend_gets_advice_for_a_young_person(person: Person) -> None:
    person.says("report_for_other", "my friend needs help", relation="friend")
    assert person.says("inform_minor", "she is 16", age="16") == ["utter_other_noted", "utter_other_ask_dies"]
    assert person.says("ask_police_report", "how to report") == ["utter_police_helper", "utter_resume"]


def test_a_bare_age_is_taken_though_nobody_asked(person: Person) -> None:
    assert person.says("nlu_fallback", "16", age="16") == ["utter_minor"]


def test_leave_me_alone_erases_nothing(english: Person) -> None:
    assert english.says("delete_my_data", "leave me alone") == ["utter_stopped"]
    assert english.says("delete_my_data", "can i just delete everything") == ["utter_erase_ask"]


def test_who_is_open_is_no_wish_to_leave(english: Person) -> None:
    assert english.says("quick_exit", "who is open now") == ["utter_hotline_open_two"]
    assert english.says("quick_exit", "let me leave now") == ["utter_exit_offer"]


def test_a_language_brings_those_who_speak_it(english: Person) -> None:
    english.says("ask_hotline", "who can i call now in english")
    assert "1577-1366" in english.heard


@pytest.mark.parametrize(
    ("intent", "text", "sure", "slots", "free"),
    [
        ("ask_platform_report", "how do i report discord", 1.0, {"crisis__step": "danger"}, True),
        ("ask_platform_report", "hmm discord", 0.3, {"crisis__step": "danger"}, False),
        ("nlu_fallback", "please help", 0.9, {"crisis__step": "danger"}, False),
        ("in_danger_now", "he is here", 1.0, {"crisis__step": "danger"}, False),
        ("ask_police_report", "i can't talk", 1.0, {"crisis__step": "danger"}, False),
        ("ask_police_report", "how to report", 1.0, {"crisis__step": "danger", "card_sent": True}, False),
        ("inform_minor", "im 27", 1.0, {"crisis__step": "guessed"}, True),
        ("deny", "still there", 0.7, {"crisis__step": "guessed"}, True),
    ],
)
def test_danger_lets_go_of_who_clearly_asks_something_else(
    intent: str, text: str, sure: float, slots: dict[str, Any], free: bool
) -> None:
    assert moves_on(talk(intent, text, sure, crisis="danger", **slots)) is free


def test_thoughts_of_suicide_let_go_of_nothing() -> None:
    for step in ("asked", "veiled", "both", "stay"):
        assert not moves_on(talk("ask_platform_report", "how to report", crisis="suicidal", crisis__step=step))


def test_the_line_about_danger_stays_in_front() -> None:
    assert base.released(talk("ask_police_report", "", crisis__step="danger")) == [Say("utter_danger_aside")]
    assert base.released(talk("ask_police_report", "", crisis__step="guessed")) == []


def test_i_am_safe_now_gets_no_danger_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crisis, "page", lambda *said: pytest.fail("paged"))
    (said,) = crisis.next_words(talk("in_danger_now", "yeah im safe now"))
    assert said.response == "utter_crisis_danger_safe"


def test_an_unsure_guess_keeps_the_question_that_stood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crisis, "page", lambda *said: None)
    text = "he doesnt live with me but he knows my passcode"
    (said,) = crisis.next_words(talk("in_danger_now", text, 0.31, awaiting="sharing__watched_by"))
    assert said.response == "utter_crisis_ask_danger"
    assert "crisis" not in said.slots
    assert said.slots["paused"] == "sharing__watched_by"


def test_a_question_is_no_answer_to_the_one_that_stands(english: Person) -> None:
    english.says("report_threat", "he wants money or he posts my pictures")
    english.presses("No")
    assert english.slots["awaiting"] == "threat__offender"
    names = english.says("ask_privacy", "will my parents find out", relation="family")
    assert names == ["utter_privacy_parents", "utter_resume"]
    assert english.slots.get("offender") is None


def test_pictures_on_the_phone_are_neither_deleted_nor_sent(person: Person) -> None:
    said = person.says("report_threat", "i still have the pics on my phone should i delete them")
    assert said == ["utter_evidence_originals"]
    assert person.says("nlu_fallback", "이 사진 지워도 돼요?") == ["utter_evidence_originals"]


def test_a_grown_up_age_is_not_answered_as_a_childs(english: Person) -> None:
    assert english.says("inform_minor", "i was 24", age="24") == ["utter_minor_adult"]


def test_what_next_goes_back_to_what_happened_not_to_the_last_advice(english: Person) -> None:
    english.says("report_threat", "he wants money or he posts my pictures")
    english.says("ask_evidence", "how do i save the evidence")
    english.says("deny", "no")
    assert english.says("ask_capabilities", "what next") == ["utter_ask_paid"]


def test_somebody_near_in_a_crisis_is_an_answer_and_no_wish_to_leave(korean: Person) -> None:
    korean.slots |= {"crisis": "suicidal", "crisis__step": "on_duty"}
    talk = Talk(korean.slots, "quick_exit", (), {}, "옆에 후임이 있습니다", NOW)
    said = ActionQuickExit().say(talk)
    assert isinstance(said, Say) and said.response == "utter_crisis_with_someone"
    leaving = Talk(korean.slots, "quick_exit", (), {}, "화면 좀 꺼 주세요", NOW)
    offer = ActionQuickExit().say(leaving)
    assert isinstance(offer, Say) and offer.response == "utter_exit_offer"


def test_who_is_sorry_for_straying_is_not_turned_away(korean: Person) -> None:
    assert korean.says("out_of_scope", "오늘 점심 뭐먹지 ㅋㅋ 아니 죄송해요 정신이없어서") == [
        "utter_scope_no_hurry",
        "utter_menu_todo",
    ]
    assert korean.titles  # a way on
    assert korean.says("out_of_scope", "죄송한데 오늘 날씨 알려 주세요") == ["utter_out_of_scope"]


def test_money_demanded_over_a_recorded_call_is_a_threat(korean: Person) -> None:
    text = "저 독일에 살아요 화상통화하다가 녹화됐는데 돈을 달래요"
    assert "utter_threat_first" in korean.says("nlu_fallback", text)
