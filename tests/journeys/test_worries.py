"""Worries that have no intent of their own: each is heard by its words, by those whom it fits, and by nobody else."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person

PARENT = {"about_other": "other", "helping": "child", "topic": "other", "relation": "child", "other_dies": "no"}
TEACHER = {"about_other": "other", "helping": "student", "topic": "other", "relation": "student", "other_dies": "no"}


def somebody(text: str, **slots: object) -> Person:
    person = Person("ko" if text[0] > "z" else "en")
    person.slots |= slots
    return person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("애가 방에서 안 나와요", "utter_worries_shut_in"),
        ("딸이 방문을 잠그고 있어요", "utter_worries_shut_in"),
        ("my son won't come out of his room", "utter_worries_shut_in"),
        ("제가 애를 혼냈어요 보냈다고", "utter_worries_scolded"),
        ("I yelled at her when I saw it", "utter_worries_scolded"),
        ("애 아빠한테는 말을 못하겠어요", "utter_worries_other_parent"),
        ("should i tell my husband", "utter_worries_other_parent"),
        ("우리 애 이름이 알려질까 걱정돼요", "utter_worries_name_child"),
        ("애를 데리고 가야 하나요", "utter_worries_along"),
        ("do i have to bring my daughter", "utter_worries_along"),
        ("경찰서 지금 열어요?", "utter_worries_station"),
        ("아 그리고 카드도 정지해야 되나", "utter_worries_card"),
        ("그놈한테 제가 직접 전화해서 따질까요", "utter_other_confront"),
        ("아이 휴대폰을 제가 가지고 있을까요?", "utter_other_phone"),
    ],
)
def test_what_a_parent_says_gets_its_own_words(text: str, expected: str) -> None:
    assert somebody(text, **PARENT).says("nlu_fallback", text)[0] == expected


@pytest.mark.parametrize("intent", ["in_danger_now", "nlu_fallback", "express_distress"])
def test_a_shut_door_is_no_danger_card_for_a_parent(intent: str) -> None:
    assert somebody("애", **PARENT).says(intent, "애가 방에서 안 나와요")[0] == "utter_worries_shut_in"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("신고 의무가 있나요?", "utter_other_duty"),
        ("만든 학생도 우리 학교 학생 같아요", "utter_worries_maker"),
        ("I think I know the boy who made it", "utter_worries_maker"),
    ],
)
def test_what_a_teacher_says_gets_its_own_words(text: str, expected: str) -> None:
    assert somebody(text, **TEACHER).says("ask_platform_report", text)[0] == expected


def test_a_teacher_is_told_to_take_no_image_and_leaves_no_duty_to_the_student() -> None:
    teacher = somebody("증", **TEACHER)
    assert teacher.says("ask_evidence", "증거는 어떻게 남기게 할까요")[0] == "utter_evidence_helper_teacher"
    assert "신고할지는" not in teacher.heard


def test_a_parent_who_begins_with_the_child_is_a_helper_from_the_first_word(korean: Person) -> None:
    text = "아니 우리 애가 지금 중2인데요 게임에서 사진 보내라고 해서 보냈나봐요 그걸로 돈 달라고 협박을 하고 있었어요"
    assert korean.says("report_threat", text) == ["utter_other_child"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이걸 말하면 관심병사 되는 거 아닙니까", "utter_worries_unit_label"),
        ("신고하면제가불이익받나요", "utter_worries_unit_label"),
        ("내일 누구한테 말해야 합니까", "utter_worries_whom"),
        ("군 수사관한테 넘어갑니까", "utter_worries_investigators"),
        ("헌병대말고다른데요", "utter_worries_investigators"),
        ("국방헬프콜은 비밀 보장됩니까", "utter_worries_army_line"),
        ("폰 반납해야 합니다", "utter_worries_phone_hours"),
        ("휴대폰은 저녁에만 쓸 수 있습니다", "utter_worries_phone_hours"),
        ("who do i tell tomorrow", "utter_worries_whom"),
    ],
)
def test_what_a_soldier_says_gets_its_own_words(text: str, expected: str) -> None:
    assert somebody(text, soldier="yes").says("nlu_fallback", text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("가해 학생 부모가 연락왔어요", "utter_legal_aid_settle"),
        ("his parents called me", "utter_legal_aid_settle"),
        ("학교는 교권보호위원회부터 가라는데 경찰이랑 뭐가 먼저예요", "utter_worries_board"),
        ("내가 예민한건가", "utter_worries_not_too_much"),
        ("애들 장난인데 제가 너무한가 싶기도 하고", "utter_worries_not_too_much"),
        ("am i overreacting", "utter_worries_not_too_much"),
        ("됐어요그냥전역까지참을까요", "utter_worries_enduring"),
        ("should i just put up with it", "utter_worries_enduring"),
        ("전화하면 기록 남아요?", "utter_worries_call_log"),
        ("신고하면 제가 불이익 받나요", "utter_worries_held"),
        ("경찰서 밤에도 열어요?", "utter_worries_station"),
        ("헌병대 말고 다른 데요", "utter_worries_investigators"),
        ("남자도 상담 되나요", "utter_hotline_men"),
        ("글로만 물어볼 수 있는 데 있어요?", "utter_hotline_written"),
    ],
)
def test_a_worry_of_ones_own_gets_its_own_words(text: str, expected: str) -> None:
    assert somebody(text).says("nlu_fallback", text)[0] == expected


def test_asking_without_a_name_is_answered_with_places(korean: Person) -> None:
    assert korean.says("nlu_fallback", "이름 말 안 하고 먼저 물어볼 수 있어요?")[0].startswith("utter_privacy_")


@pytest.mark.parametrize(
    "text",
    [
        "누가 제 사진을 방에 올렸어요",
        "친구 부모님이 저를 도와줘요",
        "애가 사진을 찍었어요",
        "누구한테 말했어요",
        "군인인데 사진이 퍼졌어요",
        "경찰에 기록이 남나요",
        "장난감 사진이에요",
    ],
)
def test_words_that_only_look_alike_are_left_alone(text: str) -> None:
    assert not any(name.startswith("utter_worries") for name in somebody(text).says("nlu_fallback", text))


def test_short_of_time_the_question_that_waits_comes_again_in_short_words(person: Person) -> None:
    person.says("report_deepfake")
    text = "쉬는시간이라 짧게요" if person.slots["language"] == "ko" else "i only have five minutes"
    assert person.says("nlu_fallback", text) == ["utter_worries_short", "utter_ask_safe_place"]


def test_short_of_time_at_the_beginning_one_line_is_enough(korean: Person) -> None:
    assert korean.says("nlu_fallback", "점심시간이라 짧게 물어볼게요") == ["utter_worries_short_open"]


@pytest.mark.parametrize("said", ["15", "17살", "만으론 17"])
def test_an_age_told_while_the_journey_waits_is_taken_in(korean: Person, said: str) -> None:
    korean.slots |= {"topic": "threat", "happened": "threat", "paused": "threat__threat_app", "paid": "no"}
    korean.says("nlu_fallback", said)
    assert korean.slots["shown_age_then"] == "under_18"
    assert str(korean.slots["awaiting"]).startswith("threat__")


def test_a_bare_number_that_may_be_anything_makes_nobody_an_adult(korean: Person) -> None:
    korean.slots |= {"topic": "threat", "happened": "threat", "paused": "threat__threat_app", "paid": "no"}
    korean.says("nlu_fallback", "30")
    assert korean.slots.get("shown_age_then") is None


def test_twenty_that_is_nineteen_in_full_years_needs_no_further_question(korean: Person) -> None:
    korean.says("inform_minor", "20살이요 만으론19", age="19")
    assert korean.slots["age_band"] == "19_plus"


@pytest.mark.parametrize("text", ["엄마한테 말하기 무서워요", "i'm scared to tell my mom"])
def test_who_is_shown_as_a_child_is_heard_about_telling_at_home(text: str) -> None:
    young = somebody(text, shown_age_then="under_18")
    assert young.says("nlu_fallback", text)[0] == "utter_minor_trusted"
    assert somebody(text, age_band="19_plus").says("nlu_fallback", text)[0] != "utter_minor_trusted"


@pytest.mark.parametrize("happened", ["threat", "deepfake", "sharing"])
def test_what_to_tell_friends_claims_no_fake_account(korean: Person, happened: str) -> None:
    korean.slots |= {"happened": happened, "topic": happened}
    assert korean.says("report_for_other", "친구들한테 머라고해요")[0] == "utter_worries_friends"


def test_the_unit_looks_at_phones_is_no_wish_to_leave(korean: Person) -> None:
    korean.says("report_hidden_camera", "샤워실에서 몰래 찍힌 것 같습니다")
    assert korean.says("quick_exit", "부대에서 가끔 폰 검사를 합니다")[0] == "utter_watched"
    assert korean.slots["watched_by"] == "unit_or_work"


def test_gift_cards_are_no_matter_for_the_bank(korean: Person) -> None:
    korean.says("report_threat")
    assert korean.says("ask_payment_removal", "문상으로 5만원 보냈는데 또달래요") == ["utter_threat_paid_gift"]
    assert "은행" not in korean.heard
    assert korean.says("nlu_fallback", "ㅇㅇ보냈다고요") == ["utter_ask_offender"]


def test_a_parent_asks_the_police_as_a_parent_however_the_talk_began(korean: Person) -> None:
    korean.slots |= {**PARENT, "relation": "friend"}
    assert korean.says("ask_police_report", "신고는 어떻게 해요")[0] == "utter_police_parent"
