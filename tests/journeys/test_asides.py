"""Questions beside the journey where a wrong guess would hurt, and what messy sentences say about the person."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from bot.dialogue.slots import looks_at_phone, slots_from
from tests.journeys.conftest import Person


@pytest.mark.parametrize("intent", ["ask_capabilities", "nlu_fallback", "ask_takedown"])
@pytest.mark.parametrize(
    "text", ["사진 여기 올리면 돼요?", "캡쳐한 사진 여기로 보내도 되나요", "can I send you the picture here?"]
)
def test_pictures_are_described_in_words_whatever_it_looks_like(person: Person, intent: str, text: str) -> None:
    assert person.says(intent, text) == ["utter_words_instead"]


@pytest.mark.parametrize(
    "text", ["그방 들어가서 확인해볼까요", "링크 눌러봐도 돼요?", "should I join the room to check"]
)
def test_nobody_is_sent_into_a_room(person: Person, text: str) -> None:
    assert person.says("nlu_fallback", text) == ["utter_stay_out"]


@pytest.mark.parametrize(
    "text", ["비번 바꿔야 돼요?", "앱을 깔아놓은거 같아요 위치추적", "should I change my password?"]
)
def test_nothing_sudden_where_a_partner_may_see_the_phone(person: Person, text: str) -> None:
    person.slots["offender"] = "partner"
    assert person.says("nlu_fallback", text) == ["utter_device_first"]
    assert "1366" in person.heard


def test_a_strangers_threat_does_not_keep_anybody_from_changing_a_password(person: Person) -> None:
    person.slots["offender"] = "stranger"
    assert person.says("nlu_fallback", "비번 바꿔야 돼요?") != ["utter_device_first"]


@pytest.mark.parametrize("text", ["10만원만 더 보내면 안되나요", "한번만 더 보낼까요", "what if I pay him once more"])
def test_paying_again_is_answered_and_not_with_the_plan_again(person: Person, text: str) -> None:
    person.slots["happened"] = "threat"
    assert person.says("report_threat", text) == ["utter_threat_no_more"]


@pytest.mark.parametrize("text", ["돈 돌려받을수있어요?", "코인으로도 보냈어요", "can I get my money back"])
def test_money_that_is_gone_leads_to_the_payment_stop_even_after_the_plan(person: Person, text: str) -> None:
    person.slots |= {"happened": "threat", "topic": "threat", "paid": "yes"}
    assert person.says("report_threat", text) == ["utter_threat_paid"]
    assert "1394" in person.heard


@pytest.mark.parametrize(
    "text", ["어플 깔라고 해서 깔았어요", "연락처 다 털렸어요 어떡하죠", "they have all my contacts"]
)
def test_an_app_or_contacts_told_late_still_get_their_step(person: Person, text: str) -> None:
    person.slots |= {"happened": "threat", "topic": "threat", "threat_app": "skipped"}
    assert person.says("nlu_fallback", text)[0] == "utter_threat_app"


@pytest.mark.parametrize("text", ["죽고 싶진 않아요", "I don't want to die"])
def test_not_wanting_to_die_brings_no_card(person: Person, text: str) -> None:
    assert person.says("express_suicidal", text) == ["utter_crisis_not_meant"]


def test_a_parents_no_in_a_whole_sentence_answers_the_question(korean: Person) -> None:
    korean.says("report_for_other", "딸아이 사진이 돌아다녀요", relation="딸아이")
    assert korean.names == ["utter_other_child"]
    assert korean.says("express_suicidal", "딸이 죽고싶다고 하진 않았어요") == ["utter_other_ask_age"]


def test_he_wants_more_is_no_goodbye(person: Person) -> None:
    person.says("report_threat")
    assert "utter_goodbye" not in person.says("goodbye", "근데 또 달래요")
    assert person.says("goodbye", "안녕히 계세요") == ["utter_goodbye"]


def test_oh_i_do_not_know_is_a_skip_and_no_danger(korean: Person) -> None:
    korean.says("report_deepfake")
    assert korean.says("deny", "아 몰라") == ["utter_ask_watched_by"]
    assert not korean.slots.get("crisis")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("남친이 제 폰 매일 봐요", "partner"),
        ("부대에서 폰 검사해요", "unit_or_work"),
        ("엄마가 핸드폰 검사해요", "family"),
        ("my husband checks my phone", "partner"),
        ("엄마는 제 폰 안 봐요", None),
        ("친구가 텔레그램에서 봤대요", None),
    ],
)
def test_who_reads_the_phone_is_heard_in_passing(text: str, who: str | None) -> None:
    assert looks_at_phone(text) == who


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("나고2인데요 텔레그램방에내얼굴", "14_17"),
        ("저 고등학교 3학년이에요", "14_17"),
        ("중2인데요", "under_14"),
        ("고1 때 찍은 거예요", None),
        ("동생이 고2인데 저는", None),
        ("신고3번 했어요", None),
    ],
)
def test_school_year_without_spaces(text: str, band: str | None) -> None:
    heard = SimpleNamespace(intent="report_deepfake", text=text, language="ko", entities=[])
    assert slots_from(heard).get("age_band") == band  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["다음은?", "다음", "다음 뭐해야돼요", "what next"])
def test_what_next_has_an_answer_before_anything_was_told(person: Person, text: str) -> None:
    assert person.says("goodbye", text) == ["utter_menu_todo"]


@pytest.mark.parametrize("text", ["안전해요", "I'm safe"])
def test_safe_without_a_question_is_no_prevention(person: Person, text: str) -> None:
    assert person.says("ask_prevention", text) == ["utter_affirm_unclear"]
