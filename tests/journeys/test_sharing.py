"""A real image got out: who did it comes before how to get rid of it, and nobody is blamed for having sent it."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import ROOT, Person


@pytest.fixture
def english() -> Person:
    return Person("en")


def to_offender(person: Person) -> None:
    person.says("report_nonconsensual_sharing")
    person.says("affirm", "safe")
    person.says("deny", "no")


def test_first_words_then_each_question_once(person: Person) -> None:
    assert person.says("report_nonconsensual_sharing") == ["utter_sharing_first"]
    assert person.says("affirm", "safe") == ["utter_ask_watched_by"]
    assert person.says("deny", "no") == ["utter_ask_offender"]
    assert person.says("nlu_fallback", "a stranger") == ["utter_ask_shown_age_then"]
    assert person.says("nlu_fallback", "adult") == ["utter_ask_platform"]
    assert person.says("ask_platform_report", "Telegram", platform="telegram") == ["utter_ask_still_up"]
    assert person.says("affirm", "still there") == ["utter_sharing_plan_adult"]
    assert person.slots["awaiting"] is None and person.slots["happened"] == "sharing"


def test_everything_skipped_ends_in_the_plan_that_suits_every_age(person: Person) -> None:
    person.says("report_nonconsensual_sharing")
    for _ in range(6):
        person.says("nlu_fallback", "skip")
    assert person.names == ["utter_sharing_plan_centre"]
    assert "StopNCII" not in person.heard


def test_a_partner_is_met_with_a_safe_device_and_nothing_sudden(person: Person) -> None:
    to_offender(person)
    assert person.says("nlu_fallback", "my ex", relation="ex") == ["utter_partner_safety", "utter_ask_shown_age_then"]
    for _ in range(3):
        person.says("nlu_fallback", "skip")
    assert person.names == ["utter_sharing_plan_centre_partner"]
    assert person.heard.index("1366") < person.heard.index("112")


@pytest.mark.parametrize(
    ("slots", "hash_service"),
    [
        ({"shown_age_then": "19_plus", "age_band": "19_plus"}, True),
        ({"shown_age_then": "19_plus"}, True),
        ({"shown_age_then": "18", "age_band": "19_plus"}, False),
        ({"shown_age_then": "under_18", "age_band": "19_plus"}, False),
        ({"shown_age_then": "19_plus", "age_band": "14_17"}, False),
        ({"age_band": "19_plus", "shown_age_then": "unknown"}, False),
    ],
)
def test_the_hash_service_is_named_to_adults_shown_as_adults_only(
    person: Person, slots: dict[str, str], hash_service: bool
) -> None:
    person.slots |= {"safe_place": "yes", "watched_by": "nobody", "offender": "stranger", "platform": "x"}
    person.slots |= {"still_up": "yes", **slots}
    person.says("report_nonconsensual_sharing")
    assert ("StopNCII" in person.heard) is hash_service


@pytest.mark.parametrize(
    "text", ["제가 직접 찍어서 보냈어요", "내가 보낸 사진이에요", "i sent him the pics myself", "I took it myself"]
)
def test_i_sent_it_myself_is_met_without_blame_and_once(person: Person, text: str) -> None:
    person.says("report_nonconsensual_sharing")
    assert person.says("express_distress", text) == ["utter_sharing_sent", "utter_ask_safe_place"]
    assert "utter_sharing_sent" not in person.says("express_distress", text)


@pytest.mark.parametrize("text", ["제가 보낸 거라 저도 처벌받나요?", "내가 보낸 사진 지워도 돼요?", "i sent him money"])
def test_sending_it_beside_another_question_leaves_that_to_its_own_answer(person: Person, text: str) -> None:
    person.says("report_nonconsensual_sharing")
    assert "utter_sharing_sent" not in person.says("ask_legal", text)


def test_gone_from_there_is_said_to_be_worth_reporting(korean: Person) -> None:
    korean.slots |= {"safe_place": "yes", "watched_by": "skip", "offender": "stranger", "shown_age_then": "19_plus"}
    korean.slots["platform"] = "telegram"
    assert korean.says("report_nonconsensual_sharing") == ["utter_sharing_heard", "utter_ask_still_up"]
    assert korean.presses("내려갔어요") == ["utter_plan_gone", "utter_sharing_plan_adult"]


def test_a_changed_mind_about_who_did_it_changes_the_plan(english: Person) -> None:
    to_offender(english)
    english.presses("A stranger")
    english.says("report_nonconsensual_sharing", "actually it was my ex boyfriend", relation="ex")
    assert english.slots["offender"] == "partner"
    for _ in range(3):
        english.says("nlu_fallback", "skip")
    assert english.names == ["utter_sharing_plan_centre_partner"]


def test_a_watched_phone_hears_how_to_leave_fewer_traces(person: Person) -> None:
    person.says("report_nonconsensual_sharing")
    person.says("affirm", "safe")
    assert person.says("nlu_fallback", "family") == ["utter_watched", "utter_ask_offender"]


def test_a_phone_said_to_be_watched_in_the_first_sentence_is_heard_once(english: Person) -> None:
    names = english.says("report_nonconsensual_sharing", "my mom checks my phone and my pics got leaked")
    assert names == ["utter_watched", "utter_sharing_first"]
    english.says("affirm", "safe")
    assert "utter_watched" not in english.says("report_hidden_camera", "someone filmed me")


def test_a_partner_who_sees_the_phone_hears_nothing_sudden(person: Person) -> None:
    person.says("report_nonconsensual_sharing")
    person.says("affirm", "safe")
    assert person.says("nlu_fallback", "partner")[0] == "utter_watched_partner"


def test_helper_hears_what_not_to_do_and_is_asked_nothing(person: Person) -> None:
    person.slots |= {"about_other": "other"}
    assert person.says("report_nonconsensual_sharing") == ["utter_sharing_other", "utter_other_next"]


def test_helper_of_somebody_young_hears_that_no_guardian_need_agree(person: Person) -> None:
    person.slots |= {"about_other": "other", "shown_age_then": "under_18"}
    assert person.says("report_nonconsensual_sharing") == ["utter_sharing_other", "utter_other_minor"]


@pytest.mark.parametrize(("slot", "line"), [("migrant", "utter_plan_migrant"), ("soldier", "utter_plan_soldier")])
def test_who_needs_another_place_hears_of_it_before_the_plan(person: Person, slot: str, line: str) -> None:
    person.slots |= {slot: "yes"}
    person.says("report_nonconsensual_sharing")
    for _ in range(6):
        person.says("nlu_fallback", "skip")
    assert person.names == [line, "utter_sharing_plan_centre"]


def test_not_safe_is_danger_and_nothing_more_is_asked(person: Person) -> None:
    person.says("report_nonconsensual_sharing")
    assert person.says("deny", "no") == ["utter_card_danger"]


def test_stop_leaves_and_coming_back_goes_on_where_it_was(korean: Person) -> None:
    korean.says("report_nonconsensual_sharing")
    korean.presses("안전해요")
    assert korean.says("deny", "그만") == ["utter_stopped"]
    assert korean.says("report_nonconsensual_sharing", "그 영상 일이요") == ["utter_ask_watched_by"]


def test_who_is_denied_is_no_answer(korean: Person) -> None:
    korean.says("report_nonconsensual_sharing")
    korean.presses("안전해요")
    korean.says("nlu_fallback", "남친이 아니라 엄마가 봐요")
    assert korean.slots["watched_by"] == "family"


def test_a_short_answer_after_a_digression_goes_on_without_a_button(korean: Person) -> None:
    to_offender(korean)
    assert korean.says("ask_legal", "이거 범죄예요?")[-1] == "utter_resume"
    assert korean.says("out_of_scope", "헤어진 사람이요") == ["utter_partner_safety", "utter_ask_shown_age_then"]


def test_a_place_named_after_a_digression_is_taken_though_it_was_not_asked_yet(korean: Person) -> None:
    to_offender(korean)
    korean.says("ask_legal", "이거 범죄예요?")
    assert korean.says("nlu_fallback", "트위터요", platform="x") == ["utter_ask_offender"]
    assert korean.slots["platform"] == "x"


@pytest.mark.parametrize("text", ["텔레그램 신고 어떻게 해요?", "아직도 무서워요", "건너뛰기"])
def test_a_question_a_feeling_or_a_skip_after_a_digression_answers_nothing(korean: Person, text: str) -> None:
    to_offender(korean)
    korean.says("ask_legal", "이거 범죄예요?")
    korean.says("express_distress", text)
    assert korean.slots.get("offender") is None


@pytest.mark.parametrize("text", ["네 안전해요", "안전해요", "yes I'm safe"])
def test_safe_answers_the_question_whether_one_is_safe(person: Person, text: str) -> None:
    person.says("report_nonconsensual_sharing")
    assert person.says("affirm", text) == ["utter_ask_watched_by"]


def test_a_friend_who_saw_it_is_not_taken_for_the_one_who_did_it(korean: Person) -> None:
    korean.says("report_nonconsensual_sharing", "제 영상이 퍼졌어요 친구가 단톡방에서 봤대요", relation="친구")
    assert korean.slots.get("offender") is None


def test_a_partner_who_knows_the_passcode_sees_the_phone(korean: Person) -> None:
    korean.says("report_nonconsensual_sharing")
    korean.presses("안전해요")
    assert korean.says("nlu_fallback", "그 사람이 제 폰 비번 알아요")[0] == "utter_watched_partner"


@pytest.mark.parametrize("text", ["전남친밖에 없어요 그거가진사람", "nobody but my ex has it"])
def test_nobody_has_it_but_the_ex_is_no_danger_at_the_door(person: Person, text: str) -> None:
    person.slots |= {"happened": "sharing", "topic": "sharing", "awaiting": "sharing__safe_place"}
    assert "utter_card_danger" not in person.says("in_danger_now", text)
    assert person.slots["offender"] == "partner"


def test_an_ex_outside_the_door_is_danger(korean: Person) -> None:
    korean.slots |= {"happened": "sharing", "topic": "sharing", "awaiting": "sharing__safe_place"}
    assert "utter_card_danger" in korean.says("in_danger_now", "전남친이 집 밖에 있어요")


def test_a_site_for_adults_answers_where_it_is(korean: Person) -> None:
    korean.slots |= {"happened": "sharing", "topic": "sharing", "awaiting": "sharing__platform", "safe_place": "yes"}
    korean.slots |= {"watched_by": "nobody", "offender": "stranger", "shown_age_then": "19_plus"}
    korean.slots["asked"] = {"sharing__platform": 1}
    assert korean.says("nlu_fallback", "해외 성인 사이트요") == ["utter_ask_still_up"]
    assert korean.slots["platform"] == "adult_sites"


@pytest.mark.parametrize("text", ["아니다 진짜에요 제가 예전에 보낸거", "no, it's real, i sent it once"])
def test_what_turns_out_to_be_real_leaves_the_journey_of_fakes(person: Person, text: str) -> None:
    person.slots |= {"topic": "deepfake", "happened": "deepfake", "awaiting": "deepfake__safe_place"}
    assert person.says("nlu_fallback", text) == ["utter_sharing_sent", "utter_sharing_first"]
    assert person.slots["happened"] == "sharing"
    assert person.slots["awaiting"] == "sharing__safe_place"


def test_what_turns_out_to_be_real_and_was_not_sent_begins_at_once(korean: Person) -> None:
    korean.slots |= {"topic": "deepfake", "happened": "deepfake", "awaiting": "deepfake__safe_place"}
    assert korean.says("nlu_fallback", "아니다 진짜에요") == ["utter_sharing_first"]


def test_what_turns_out_to_be_real_goes_on_with_the_next_question(person: Person) -> None:
    person.slots |= {
        "topic": "deepfake",
        "happened": "deepfake",
        "awaiting": "deepfake__watched_by",
        "safe_place": "yes",
    }
    korean = person.slots["language"] == "ko"
    said = person.says(
        "nlu_fallback", "아니 진짜예요 제가 직접 보낸 사진" if korean else "actually it's real, i sent it myself"
    )
    assert said == ["utter_sharing_sent", "utter_ask_watched_by"]
    assert person.says("affirm", watched_by="nobody") == ["utter_ask_offender"]


def test_really_bad_is_no_change_of_what_happened(korean: Person) -> None:
    korean.slots |= {"topic": "deepfake", "happened": "deepfake", "awaiting": "deepfake__safe_place"}
    korean.says("express_distress", "아니 진짜 너무 힘들어요")
    assert korean.slots["happened"] == "deepfake"


@pytest.mark.parametrize("topic", ["other", "sharing", "deepfake", "threat", "camera", "evidence", "besides"])
def test_no_helper_reads_an_honorific_for_whom_may_be_a_child(topic: str) -> None:
    assert "그분" not in (ROOT / "data" / "responses" / f"{topic}.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("intent", "topic"),
    [("report_nonconsensual_sharing", "sharing"), ("report_deepfake", "deepfake"), ("report_hidden_camera", "camera")],
)
def test_a_parent_is_spoken_to_of_the_child(person: Person, intent: str, topic: str) -> None:
    person.slots |= {"topic": "other", "about_other": "other", "helping": "child", "helped_age": "young"}
    person.slots |= {"happened": "threat", "asked": {"other__other_dies": 1}, "other_dies": "no"}
    assert person.says(intent, "사진이 이미 퍼졌으면 어떡해요")[0] == f"utter_{topic}_other_child"
    assert "아이" in person.heard or "child" in person.heard
    assert "그분" not in person.heard
