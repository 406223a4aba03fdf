"""Filmed in secret: the object stays as it is, the place may be run by the offender, spread or not decides the plan."""

from __future__ import annotations

import re

import pytest

from actions.camera import PLACE, STAGE
from actions.journey import Question
from tests.journeys.conftest import Person


def to_stage(person: Person) -> None:
    person.says("report_hidden_camera")
    person.says("affirm", "safe")


@pytest.mark.parametrize("stage", ["found", "suspect", "seen", "footage"])
def test_each_situation_hears_first_what_is_urgent(person: Person, stage: str) -> None:
    to_stage(person)
    assert person.names == ["utter_ask_camera_stage"]
    assert person.says("affirm", camera_stage=stage) == [f"utter_camera_{stage}", "utter_ask_camera_place"]


def test_an_object_that_was_found_is_left_to_the_police(korean: Person) -> None:
    to_stage(korean)
    korean.presses("카메라를 찾았어요")
    assert "112" in korean.heard and "초기화" in korean.heard


@pytest.mark.parametrize("place", ["public", "lodging", "home", "work"])
def test_the_place_adds_one_line_to_the_plan(person: Person, place: str) -> None:
    to_stage(person)
    person.says("affirm", camera_stage="found")
    assert person.says("affirm", camera_place=place) == ["utter_ask_camera_by"]
    person.says("affirm", offender="stranger")
    assert person.names == [f"utter_camera_place_{place}", "utter_camera_next"]


def test_a_room_for_the_night_is_named_where_one_sleeps(korean: Person) -> None:
    for place in ("숙소", "집"):
        someone = Person("ko")
        to_stage(someone)
        someone.presses("카메라를 찾았어요")
        someone.presses(place)
        someone.presses("모르는 사람")
        assert "오늘 밤" in someone.heard


def test_a_landlord_is_somebody_known_and_the_phone_is_asked_about(korean: Person) -> None:
    to_stage(korean)
    korean.presses("있는 것 같아요")
    korean.presses("집")
    assert korean.says("nlu_fallback", "집주인이요") == ["utter_ask_watched_by"]
    assert korean.slots["offender"] == "known"
    assert korean.presses("나만 봐요") == ["utter_camera_place_home", "utter_camera_next"]


def test_a_partner_who_has_it_on_a_phone_gets_no_sudden_question(person: Person) -> None:
    to_stage(person)
    person.says("affirm", camera_stage="footage")
    person.says("affirm", camera_place="home")
    assert person.says("affirm", offender="partner") == ["utter_partner_safety", "utter_ask_watched_by"]
    assert person.says("affirm", watched_by="nobody") == ["utter_ask_camera_spread"]
    assert person.says("affirm", camera_spread="device") == ["utter_camera_plan_device_partner"]


@pytest.mark.parametrize(("age", "plan"), [("19_plus", "adult"), ("under_18", "centre")])
def test_footage_online_gets_the_removal_plan_of_its_age(person: Person, age: str, plan: str) -> None:
    to_stage(person)
    person.says("affirm", camera_stage="footage")
    person.says("affirm", camera_place="public")
    person.says("affirm", offender="stranger")
    assert person.says("affirm", camera_spread="online") == ["utter_ask_shown_age_then"]
    assert person.says("affirm", shown_age_then=age) == ["utter_ask_platform"]
    assert person.says("affirm", platform="telegram") == [f"utter_sharing_plan_{plan}"]


def test_everything_skipped_ends_in_a_plan(person: Person) -> None:
    person.says("report_hidden_camera")
    for _ in range(4):
        person.says("nlu_fallback", "skip")
    assert person.names == ["utter_camera_next"]


def test_a_suspicion_that_becomes_a_find_is_followed(korean: Person) -> None:
    to_stage(korean)
    korean.presses("있는 것 같아요")
    korean.slots["camera_stage"] = "found"  # the button of the earlier message, tapped late
    assert korean.presses("숙소") == ["utter_ask_camera_by"]


def test_helper_hears_what_not_to_do_and_is_asked_nothing(person: Person) -> None:
    person.slots["about_other"] = "other"
    assert person.says("report_hidden_camera") == ["utter_camera_other", "utter_other_next"]


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (STAGE, "화장실에서 카메라를 찾았어요", "found"),
        (STAGE, "I found a tiny camera", "found"),
        (STAGE, "카메라가 있는 것 같아요", "suspect"),
        (STAGE, "찍힌 영상을 봤어요", "footage"),
        (STAGE, "옆에서 찍고 있었어요", "seen"),
        (STAGE, "a man was filming me", "seen"),
        (PLACE, "회사 화장실이요", "public"),
        (PLACE, "모텔 방이요", "lodging"),
        (PLACE, "자취방이에요", "home"),
        (PLACE, "at the office", "work"),
        (PLACE, "지하철 화장실이요", "public"),
    ],
)
def test_words_answer_the_questions(question: Question, text: str, value: str) -> None:
    assert next(found for pattern, found in question.words if re.search(pattern, text, re.IGNORECASE)) == value


def test_a_find_and_a_place_told_in_the_first_sentence_are_not_asked_again(korean: Person) -> None:
    korean.says("report_hidden_camera", "모텔 방에서 카메라를 찾았어요")
    assert korean.names == ["utter_camera_first"]
    assert korean.presses("안전해요") == ["utter_camera_found", "utter_ask_camera_by"]
    assert korean.slots["camera_place"] == "lodging"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("이거 뽑아서 가져가도 돼요?", "utter_camera_found"),
        ("should i unplug it", "utter_camera_found"),
        ("주인한테 말해야 하나요", "utter_camera_owner"),
        ("should I tell the owner?", "utter_camera_owner"),
        ("이거 퍼졌을까요?", "utter_camera_unsure"),
        ("is it online already?", "utter_camera_unsure"),
    ],
)
def test_questions_on_the_way_are_answered_and_the_journey_goes_on(person: Person, text: str, name: str) -> None:
    to_stage(person)
    assert person.says("nlu_fallback", text) == [name, "utter_ask_camera_stage"]


def test_outside_this_journey_such_words_are_something_else(person: Person) -> None:
    person.says("report_threat")
    assert "utter_camera_found" not in person.says("nlu_fallback", "이거 지워도 돼요?")


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("지하철에서 누가 뒤에서 찍은거같은데 확실하진않아요", "seen"),
        ("얼굴은 못봤어요 폰 든것만", "seen"),
        ("샤워실에서 몰래 찍힌 것 같습니다", "suspect"),
        ("제가 찍힌 것을 봤어요", "footage"),
    ],
)
def test_what_was_seen_is_told_from_what_is_suspected_and_from_footage(text: str, stage: str) -> None:
    assert STAGE.in_words(text) == stage


def test_a_fear_that_it_is_out_already_is_answered_by_the_camera_journey(korean: Person) -> None:
    korean.slots |= {"topic": "camera", "happened": "camera"}
    text = "제가 찍힌 영상이 이미 올라갔을까 봐 무서워요"
    assert korean.says("report_nonconsensual_sharing", text) == ["utter_camera_unsure", "utter_menu_todo"]


def test_company_or_police_first_is_said_once_and_not_twice(korean: Person) -> None:
    korean.slots |= {"topic": "camera", "happened": "camera", "safe_place": "yes", "camera_stage": "found"}
    korean.slots |= {"camera_place": "work", "awaiting": "camera__offender", "asked": {"camera__offender": 2}}
    said = korean.says("nlu_fallback", "회사에 먼저 말해야 하나요 경찰에 먼저 말해야 하나요")
    assert said == ["utter_camera_owner", "utter_camera_next"]


def test_a_camera_left_in_its_place_is_no_danger_heard_in_there(korean: Person) -> None:
    korean.slots |= {"topic": "camera", "happened": "camera", "safe_place": "yes", "camera_stage": "found"}
    assert korean.says("in_danger_now", "아직 그 자리에 그대로 있어요")[0] == "utter_camera_left"


def test_somebody_who_is_still_there_is_danger(korean: Person) -> None:
    korean.slots |= {"topic": "camera", "happened": "camera", "safe_place": "yes", "camera_stage": "found"}
    assert "utter_card_danger" in korean.says("in_danger_now", "그 사람이 아직 그대로 있어요")


def test_a_fear_that_it_is_out_is_answered_after_a_look_at_the_evidence_too(korean: Person) -> None:
    korean.slots |= {"topic": "evidence", "happened": "camera"}
    text = "제가 찍힌 영상이 이미 올라갔을까 봐 무서워요"
    assert korean.says("report_nonconsensual_sharing", text) == ["utter_camera_unsure", "utter_menu_todo"]


def test_what_was_told_before_is_not_answered_with_the_same_advice_again(korean: Person) -> None:
    korean.slots |= {"topic": "camera", "happened": "camera", "safe_place": "yes", "camera_stage": "seen"}
    korean.slots |= {"camera_place": "skipped", "awaiting": "camera__offender", "asked": {"camera__offender": 1}}
    said = korean.says("nlu_fallback", "아까 그사람 얼굴은 못봤어요 폰 든것만")
    assert said == ["utter_ask_camera_by_again"]


@pytest.mark.parametrize(
    "text",
    [
        "역이름은 강남역이고 8시40분쯤이에요",
        "2호선에서 아침 8시 반쯤이요",
        "it was at gangnam station around 8:40",
        "on the bus, 9 pm",
    ],
)
@pytest.mark.parametrize("intent", ["nlu_fallback", "greet", "ask_hotline"])
def test_time_and_place_are_heard_and_the_question_comes_back(person: Person, text: str, intent: str) -> None:
    person.slots |= {"topic": "camera", "happened": "camera", "safe_place": "yes", "camera_stage": "seen"}
    person.slots |= {"camera_place": "passing", "awaiting": "camera__offender", "asked": {"camera__offender": 1}}
    assert person.says(intent, text) == ["utter_camera_noted", "utter_ask_camera_by_again"]


def test_time_and_place_after_the_plan_leave_a_way_on(person: Person) -> None:
    person.slots |= {"topic": "camera", "happened": "camera"}
    assert person.says("nlu_fallback", "강남역이고 8시쯤") == ["utter_camera_noted", "utter_menu_todo"]


@pytest.mark.parametrize(
    "text",
    [
        "경찰서 몇시까지 열어요?",
        "3시간 전이에요",
        "강남역에서 누가 찍고 있었어요",
        "지하철이요",
        "is gangnam station safe at 9 pm?",
    ],
)
def test_other_words_in_a_camera_journey_are_no_record(person: Person, text: str) -> None:
    person.slots |= {"topic": "camera", "happened": "camera", "safe_place": "yes"}
    assert "utter_camera_noted" not in person.says("nlu_fallback", text)


@pytest.mark.parametrize(
    ("stage", "place", "plan"),
    [
        ("seen", "skipped", "utter_camera_next_seen"),
        ("suspect", "passing", "utter_camera_next_seen"),
        ("skipped", "passing", "utter_camera_next_seen"),
        ("found", "passing", "utter_camera_next"),
        ("suspect", "home", "utter_camera_next"),
        ("skipped", "skipped", "utter_camera_next"),
    ],
)
def test_an_object_is_spoken_of_only_where_one_can_be(person: Person, stage: str, place: str, plan: str) -> None:
    person.slots |= {"topic": "camera", "happened": "camera", "safe_place": "yes", "camera_stage": stage}
    person.slots |= {"camera_place": place, "awaiting": "camera__offender", "asked": {"camera__offender": 1}}
    assert person.says("affirm", offender="stranger")[-1] == plan
    assert ("물건이 아직" in person.heard or "object is still" in person.heard) == (plan == "utter_camera_next")


@pytest.mark.parametrize("text", ["지하철에서 누가 찍은 것 같아요", "someone maybe filmed me on the subway"])
def test_the_subway_is_a_place_one_passes_through(person: Person, text: str) -> None:
    person.says("report_hidden_camera", text)
    assert person.slots["camera_place"] == "passing"
