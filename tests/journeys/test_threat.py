"""Threat and payment: the order of care.md 8, and the hash service by age."""

from __future__ import annotations

import pytest

from actions.base import Talk
from actions.questions import OFFENDER
from actions.threat import hashes
from tests.journeys.conftest import NOW, Person


def test_who_paid_hears_no_blame_and_the_payment_stop_first(person: Person) -> None:
    person.says("report_threat")
    assert person.says("affirm", "yes") == ["utter_threat_paid"]
    assert "1394" in person.heard and "112" in person.heard


def test_payment_said_in_the_first_sentence_is_not_asked_again(korean: Person) -> None:
    korean.says("report_threat", "영상 뿌린다고 해서 50만원 보냈어요", amount="50만원")
    assert korean.names == ["utter_threat_heard", "utter_threat_paid"]


def test_nothing_paid_goes_on_with_who_it_is(person: Person) -> None:
    person.says("report_threat")
    assert person.says("deny", "no") == ["utter_ask_offender"]


def test_partner_hears_of_a_safe_device_before_anything_else(korean: Person) -> None:
    korean.says("report_threat")
    korean.presses("아니요")
    assert korean.presses("연인이나 헤어진 사람") == ["utter_partner_safety", "utter_ask_shown_age_then"]
    assert korean.presses("모르겠어요") == ["utter_threat_plan_centre_partner"]
    assert "차단은 서두르지" in korean.heard


def test_app_installed_gets_flight_mode_before_the_next_question(korean: Person) -> None:
    korean.says("report_threat")
    korean.presses("아니요")
    korean.presses("모르는 사람")
    assert korean.presses("네") == ["utter_threat_app", "utter_ask_shown_age_then"]


def test_threat_skipped_through_ends_in_a_plan(person: Person) -> None:
    person.says("report_threat")
    for _ in range(4):
        person.says("nlu_fallback", "skip")
    assert person.names == ["utter_threat_plan_centre"]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({"shown_age_then": "19_plus"}, "adult"),
        ({"shown_age_then": "19_plus", "age_band": "14_17"}, "centre"),
        ({"shown_age_then": "18"}, "centre"),
        ({"shown_age_then": "unknown"}, "centre"),
        ({}, "centre"),
        ({"shown_age_then": "19_plus", "about_other": "other"}, "centre"),
    ],
)
def test_hash_service_is_named_only_where_the_age_is_sure(slots: dict[str, str], expected: str) -> None:
    talk = Talk(slots=slots, intent="", ranking=(), entities={}, text="", now=NOW)
    assert hashes(talk) == expected


@pytest.mark.parametrize(("fresh", "expected"), [(True, "young"), (False, "centre")])
def test_take_it_down_is_named_only_while_its_row_is_fresh(
    monkeypatch: pytest.MonkeyPatch, fresh: bool, expected: str
) -> None:
    monkeypatch.setattr("actions.threat.shown", lambda role, talk: fresh)
    talk = Talk(slots={"age_band": "14_17"}, intent="", ranking=(), entities={}, text="", now=NOW)
    assert hashes(talk) == expected


def test_question_about_paying_advises_against_it(person: Person) -> None:
    assert person.says("ask_payment_removal") == ["utter_payment_do_not"]
    assert person.says("affirm", "yes") == ["utter_threat_paid"]


def test_question_about_a_deletion_firm_is_no_question_about_the_threat(korean: Person) -> None:
    assert korean.says("ask_payment_removal", "삭제 업체에 돈 내도 되나요") == ["utter_payment_firm"]
    assert korean.slots.get("happened") is None


def test_helper_of_a_threatened_person_is_told_not_to_answer_for_them(person: Person) -> None:
    person.says("report_for_other")
    assert person.says("report_threat") == ["utter_threat_other"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("오늘 밤 12시까지 안 보내면 뿌린대요", "utter_threat_deadline"),
        ("he gave me until, I have to pay within 2 hours", "utter_threat_deadline"),
        ("차단했는데 이제 어떡해요", "utter_threat_blocked"),
        ("I blocked him, now what", "utter_threat_blocked"),
        ("친구한테 이미 보냈대요", "utter_threat_sent_one"),
        ("he already sent it to one of my friends", "utter_threat_sent_one"),
        ("제 폰 해킹했다고 메일이 왔어요", "utter_threat_hacked"),
        ("they say they hacked my phone", "utter_threat_hacked"),
        ("안 만나주면 올린대요. 만나자고 해요", "utter_threat_meeting"),
        ("he says he wants to meet or he posts it", "utter_threat_meeting"),
        ("사진 더 보내래요 안 보내면 올린대요", "utter_threat_pictures"),
        ("he wants more pictures or he will post it", "utter_threat_pictures"),
        ("영상 갖고 있다는데 저는 찍은 적이 없어요", "utter_threat_claim"),
        ("he says he has my nudes but I never took any", "utter_threat_claim"),
    ],
)
def test_what_is_told_of_the_threat_is_answered_before_the_next_question(
    person: Person, text: str, expected: str
) -> None:
    assert person.says("report_threat", text)[0] == expected
    assert len(person.names) == 2
    person.says("report_threat", text)
    assert person.names[0] != expected, "the same words twice"


def test_demand_for_pictures_is_not_followed_by_a_question_about_money(person: Person) -> None:
    assert person.says("report_threat", "he wants more pictures or he will post it")[1] == "utter_ask_offender"


def test_plain_threat_is_no_deadline_nor_demand(person: Person) -> None:
    assert person.says("report_threat", "돈 안 보내면 영상 뿌린대요") == ["utter_threat_first"]
    assert person.says("report_threat", "he will post my video if I do not pay") != ["utter_threat_pictures"]


def test_ex_who_was_blocked_leads_to_the_womens_line_and_not_to_more_steps(korean: Person) -> None:
    korean.slots |= {"offender": "partner", "topic": "threat", "happened": "threat"}
    assert korean.says("report_threat", "차단했어요")[0] == "utter_threat_blocked_partner"
    assert "1366" in korean.heard


def test_school_friend_leads_to_the_school_line_for_a_student(korean: Person) -> None:
    korean.slots |= {"age_band": "14_17", "paid": "no", "threat_app": "no", "topic": "threat"}
    assert korean.says("report_threat", "친구가 그래요", offender="known")[0] == "utter_threat_school"
    assert "117" in korean.heard


@pytest.mark.parametrize("intent", ["report_for_other", "nlu_fallback", "goodbye"])
def test_sent_to_a_friend_in_the_middle_of_a_threat_makes_nobody_a_helper(korean: Person, intent: str) -> None:
    korean.says("report_threat", "돈 안 보내면 뿌린대요")
    assert korean.says(intent, "친구한테 이미 보냈대요")[0] == "utter_threat_sent_one"
    assert korean.slots["about_other"] != "other"


@pytest.mark.parametrize("text", ["안 보내면 어떻게 돼요", "what happens if I don't pay"])
def test_what_if_i_do_not_pay_is_answered_whatever_it_is_taken_for(person: Person, text: str) -> None:
    person.says("report_threat")
    assert person.says("ask_police_report", text) == ["utter_payment_if_not", "utter_resume"]


def test_watched_phone_is_not_told_to_take_new_screens(person: Person) -> None:
    person.slots["watched_by"] = "family"
    assert person.says("report_threat")[-1] == "utter_threat_first_watched"


@pytest.mark.parametrize("text", ["돈은 아니에요", "it is not about money"])
def test_not_about_money_answers_the_question(person: Person, text: str) -> None:
    person.says("report_threat")
    assert person.says("nlu_fallback", text) == ["utter_ask_offender"]


def test_parent_who_tells_of_a_child_is_a_helper(korean: Person) -> None:
    korean.says("report_threat", "중3 아들이 협박을 받아요", relation="child")
    assert korean.slots["about_other"] == "other"
    assert "utter_threat_first" not in korean.names


def test_plan_is_not_said_twice_after_something_more_is_told(korean: Person) -> None:
    korean.slots |= {"paid": "no", "offender": "stranger", "threat_app": "no", "shown_age_then": "19_plus"}
    korean.slots |= {"topic": "threat", "happened": "threat", "asked": {"threat__paid": 1}}
    assert korean.says("nlu_fallback", "차단했어요") == ["utter_threat_blocked", "utter_menu_todo"]


@pytest.mark.parametrize("text", ["오늘 밤에요", "내일 저녁에 보재요", "tonight"])
def test_a_meeting_demanded_for_today_or_tomorrow_is_danger(person: Person, text: str) -> None:
    person.slots |= {"happened": "threat", "topic": "threat", "asked": {"threat__paid": 1, "threat__meeting": 1}}
    assert person.says("nlu_fallback", text) == ["utter_card_danger"]
    assert person.slots["crisis"] == "danger"


def test_a_time_without_a_meeting_is_no_danger(korean: Person) -> None:
    korean.slots |= {"happened": "threat", "topic": "threat", "awaiting": "threat__paid", "asked": {"threat__paid": 1}}
    assert korean.says("nlu_fallback", "오늘 밤에요") != ["utter_card_danger"]


def test_an_ex_who_wants_to_meet_gets_words_for_an_ex_and_no_question_of_money(korean: Person) -> None:
    korean.slots["offender"] = "partner"
    said = korean.says("report_threat", "전남친이 영상 지워준다고 만나재요")
    assert said[0] == "utter_threat_meeting_partner" and "utter_threat_first" not in said
    assert "차단하거나" in korean.heard


def test_a_stranger_is_believed_although_friends_were_named_before(korean: Person) -> None:
    korean.slots |= {"happened": "threat", "topic": "threat", "offender": "known", "paid": "no"}
    korean.slots |= {"awaiting": "threat__threat_app", "asked": {"threat__threat_app": 1}}
    assert korean.says("bot_challenge", "모르는 사람이에요") == ["utter_ask_threat_app"]
    assert korean.slots["offender"] == "stranger"


def test_a_list_of_friends_is_nobody_who_did_it() -> None:
    assert OFFENDER.in_words("they have my facebook friends list") is None
    assert OFFENDER.in_words("친구 목록을 다 가졌대요") is None
    assert OFFENDER.in_words("제 친구예요") == "known"
