"""Questions in order, skipped, answered in words, asked twice at most; digressions and changed minds."""

from __future__ import annotations

import dataclasses

import pytest
import yaml

from actions.base import Say, Talk
from actions.journey import (
    JOURNEYS,
    Journey,
    Question,
    answer_in_words,
    is_skip,
    is_stop,
    journey,
    proceed,
    shown_age,
    standing_answer,
)
from actions.welcome import KEPT
from tests.journeys.conftest import NOW, ROOT, Person

TALK = Talk(slots={}, intent="", ranking=(), entities={}, text="", now=NOW)


def talk(**changes: object) -> Talk:
    return dataclasses.replace(TALK, **changes)  # type: ignore[arg-type]


def test_question_unanswered_twice_is_skipped() -> None:
    made = Journey("test", (Question("paid", "utter_ask_paid", skip="skipped"),), lambda t: [Say("utter_plan_young")])
    first = proceed(made, talk(), slots={})
    asked = first[0].slots["asked"]
    second = proceed(made, talk(slots={"asked": asked}), slots={})
    third = proceed(made, talk(slots={"asked": second[0].slots["asked"]}), slots={})
    assert [say.response for say in (*first, *second, *third)] == [
        "utter_ask_paid",
        "utter_ask_paid",
        "utter_plan_young",
    ]
    assert third[0].slots["paid"] == "skipped"
    assert third[0].slots["awaiting"] is None


def test_journey_registered_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="deepfake"):
        journey(JOURNEYS["deepfake"])


@pytest.mark.parametrize(
    "text", ["건너뛰기", "모르겠어요", "잘 모르겠는데요", "패스", "skip", "I don't know", "not sure"]
)
def test_words_that_decline_are_a_skip(text: str) -> None:
    assert is_skip(text)


@pytest.mark.parametrize("text", ["모르는 사람이에요", "안전해요", "네", "텔레그램이요", "다음 주에 만나기로 했어요"])
def test_words_that_answer_are_no_skip(text: str) -> None:
    assert not is_skip(text)


@pytest.mark.parametrize("text", ["그만", "그만할래요", "그만요", "stop", "Stop it.", "됐어요"])
def test_whole_message_stop_leaves(text: str) -> None:
    assert is_stop(text)


@pytest.mark.parametrize(
    "text", ["그만하라고 했는데 계속 협박해요", "please stop him from posting it", "그만 살고 싶어"]
)
def test_stop_inside_a_story_does_not_leave(text: str) -> None:
    assert not is_stop(text)


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, "unknown"),
        ({"age_band": "14_17"}, "under_18"),
        ({"age_band": "under_14"}, "under_18"),
        ({"age_band": "18"}, "unknown"),
        ({"age_band": "19_plus"}, "unknown"),
        ({"age_band": "14_17", "about_other": "other"}, "unknown"),
        ({"age_band": "19_plus", "shown_age_then": "under_18"}, "under_18"),
    ],
)
def test_age_shown_is_never_taken_for_adult_without_being_said(slots: dict[str, str], expected: str) -> None:
    assert shown_age(talk(slots=slots)) == expected


def test_message_that_answers_nothing_gives_no_standing_answer() -> None:
    assert standing_answer(talk(slots={"awaiting": "threat__paid"}, text="날씨 어때", intent="out_of_scope")) is None
    assert standing_answer(talk(slots={"awaiting": None}, text="네", intent="affirm")) is None


def test_digression_is_answered_and_the_journey_offered_again(person: Person) -> None:
    person.says("report_threat")
    assert person.says("ask_legal")[-1] == "utter_resume"
    assert person.slots["awaiting"] is None
    assert person.says("affirm", "네") == ["utter_ask_paid"]
    assert person.slots["awaiting"] == "threat__paid"


def test_yes_after_a_digression_does_not_answer_the_old_question(person: Person) -> None:
    person.says("report_threat")
    person.says("ask_legal")
    person.says("affirm", "네")
    assert person.slots.get("paid") is None


def test_second_digression_does_not_offer_the_journey_once_more(person: Person) -> None:
    person.says("report_threat")
    person.says("ask_legal")
    assert "utter_resume" not in person.says("ask_prevention")


def test_journey_inside_a_journey_leads_back(person: Person) -> None:
    person.says("report_threat")
    person.says("ask_evidence")
    assert person.slots["paused"] == "threat__paid" or person.names[-1] == "utter_resume"
    assert person.says("affirm", "네") == ["utter_ask_paid"]


def test_stop_leaves_the_journey_for_good(person: Person) -> None:
    person.says("report_deepfake")
    assert person.says("deny", "그만" if person.slots["language"] == "ko" else "stop") == ["utter_stopped"]
    assert person.says("affirm", "네") == ["utter_affirm_unclear"]


def test_resume_can_be_declined_by_button(korean: Person) -> None:
    korean.says("report_deepfake")
    korean.says("ask_legal")
    assert korean.presses("그만할게요") == ["utter_stopped"]
    assert korean.slots["paused"] is None


def test_answer_changed_by_an_older_button_counts(korean: Person) -> None:
    korean.says("report_threat")
    shown = list(korean.replies)
    korean.presses("아니요")
    korean.replies = shown
    assert korean.presses("네") == ["utter_threat_paid"]
    assert korean.slots["paid"] == "yes"


def test_restart_forgets_the_story_and_keeps_decisions(korean: Person) -> None:
    korean.says("request_human")
    korean.presses("연결")
    korean.says("report_threat", "my ex threatens me", relation="ex")
    assert korean.slots["offender"] == "partner"
    korean.says("restart")
    assert korean.names == ["utter_restarted"]
    assert korean.slots["offender"] is None and korean.slots["awaiting"] is None
    assert korean.slots["staff_may_read"] is True
    assert korean.says("report_threat") == ["utter_threat_first"]


def test_restart_forgets_every_slot_that_is_not_named_as_kept(korean: Person) -> None:
    """A slot added for a journey is forgotten without anybody thinking of it."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert set(domain["slots"]) >= KEPT
    for name in set(domain["slots"]) - {"crisis", "card_sent"}:
        korean.slots.setdefault(name, "said")
    korean.says("restart")
    left = {name for name, value in korean.slots.items() if value is not None}
    assert left <= KEPT | {"topic"}
    assert {"language", "consent", "handoff", "country"} <= left
    assert korean.slots["subject"] is None and korean.slots["has_file"] is None


@pytest.mark.parametrize("intent", ["affirm", "deny"])
def test_late_tap_under_another_question_does_not_answer_this_one(person: Person, intent: str) -> None:
    person.says("report_threat")
    person.says(intent, crisis__answer="safe")
    assert person.slots.get("paid") is None
    assert person.names == ["utter_ask_paid"]


@pytest.mark.parametrize(
    ("question", "intent", "text", "slot", "value"),
    [
        ("deepfake__still_up", "in_danger_now", "지금은 내려갔대요", "still_up", "no"),
        ("deepfake__still_up", "ask_takedown", "they took it down", "still_up", "no"),
        ("deepfake__safe_place", "in_danger_now", "괜찮아요 집이에요", "safe_place", "yes"),
        ("deepfake__watched_by", "quick_exit", "엄마가 봐요", "watched_by", "family"),
        ("deepfake__watched_by", "express_distress", "부대 사람들이 봐요", "watched_by", "unit_or_work"),
        ("threat__payment_stop", "ask_hotline", "은행에 전화했어요", "payment_stop", "yes"),
        ("threat__offender", "request_human", "a stranger from the internet", "offender", "stranger"),
    ],
)
def test_short_words_answer_the_question_whatever_they_look_like(
    korean: Person, question: str, intent: str, text: str, slot: str, value: str
) -> None:
    korean.slots |= {"awaiting": question, "topic": question.split("__")[0], "paid": "yes"}
    korean.says(intent, text)
    assert korean.slots[slot] == value


@pytest.mark.parametrize(
    ("question", "intent", "text"),
    [
        ("deepfake__still_up", "in_danger_now", "밖에 그 사람이 있어요"),
        ("deepfake__still_up", "in_danger_now", "아직 집 앞에 있어요"),
        ("deepfake__watched_by", "in_danger_now", "남친이 문 앞에 있어요"),
        ("deepfake__safe_place", "in_danger_now", "혼자 있는데 문을 두드려요"),
        ("threat__offender", "express_suicidal", "모르는 사람들한테 다 퍼져서 죽고 싶어"),
        ("deepfake__watched_by", "express_distress", "엄마가 알까 봐 무서워요"),
        ("threat__offender", "ask_legal", "모르는 사람도 처벌되나요?"),
        ("threat__offender", "request_human", "아는 사람 말고 상담사요"),
    ],
)
def test_danger_pain_and_requests_are_never_taken_for_an_answer(question: str, intent: str, text: str) -> None:
    assert answer_in_words(talk(slots={"awaiting": question}, intent=intent, text=text)) is None


@pytest.mark.parametrize("text", ["😭😭😭", "...", "\x00", "\u202e"])
def test_emoji_only_is_no_yes_to_a_question(korean: Person, text: str) -> None:
    korean.says("report_threat")
    korean.says("affirm", text)
    assert korean.names[0] in ("utter_unreadable", "utter_scope_tears")
    assert korean.slots.get("paid") is None


def test_thumbs_up_is_a_yes(korean: Person) -> None:
    korean.says("report_threat")
    assert korean.says("affirm", "👍") == ["utter_threat_paid"]
