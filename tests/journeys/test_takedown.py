"""Getting it off the net: by what happened and age, hash services only where they fit (care.md 3), no promise."""

from __future__ import annotations

import pytest

from bot.texts.check import Rules
from tests.journeys.conftest import Person

LIMITS = Rules.load().length


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, "utter_takedown_centre"),
        ({"age_band": "14_17"}, "utter_takedown_centre_young"),
        ({"shown_age_then": "18"}, "utter_takedown_centre"),
        ({"shown_age_then": "19_plus"}, "utter_takedown_adult"),
        ({"shown_age_then": "19_plus", "age_band": "14_17"}, "utter_takedown_centre_young"),
        ({"about_other": "other"}, "utter_takedown_helper"),
        ({"happened": "threat"}, "utter_takedown_not_yet"),
        ({"happened": "threat", "still_up": "yes"}, "utter_takedown_centre"),
        ({"happened": "impersonation"}, "utter_takedown_account"),
        ({"country": "JP"}, "utter_takedown_abroad"),
    ],
)
def test_who_removes_it_depends_on_what_happened_and_age(
    person: Person, monkeypatch: pytest.MonkeyPatch, slots: dict[str, str], expected: str
) -> None:
    monkeypatch.setattr("actions.threat.shown", lambda role, talk: role == "stopncii")
    person.slots |= slots
    assert person.says("ask_takedown") == [expected]
    assert len(person.heard) <= LIMITS[person.slots["language"]]


def test_partner_hears_first_that_a_request_can_be_noticed(person: Person) -> None:
    person.slots["offender"] = "partner"
    assert person.says("ask_takedown")[0] == "utter_takedown_partner"
    assert "1366" in person.heard


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("삭제하는 데 얼마나 걸려요", "utter_takedown_how_long"),
        ("how long does it take", "utter_takedown_how_long"),
        ("지워도 또 올라오면 어떻게 해요", "utter_takedown_again"),
        ("it came back on another site", "utter_takedown_again"),
        ("구글 검색에서 안 나오게 하고 싶어요", "utter_takedown_search"),
        ("the thumbnail is still cached", "utter_takedown_search"),
        ("해외 사이트에 있는 것도 삭제돼요?", "utter_takedown_overseas"),
        ("it is on a foreign adult site", "utter_takedown_overseas"),
        ("텔레그램 비공개 방에 있대요", "utter_takedown_closed_room"),
        ("it is in a private group", "utter_takedown_closed_room"),
        ("미성년자가 부모 동의 없이 삭제 신청 가능한가요", "utter_takedown_who"),
        ("저작권 신고로도 내릴 수 있다던데", "utter_takedown_copyright"),
        ("링크만 있으면 삭제가 되나요", "utter_takedown_ready"),
        ("이미 퍼진 거 완전히 없애는 게 가능하긴 해요?", "utter_takedown_all"),
        ("can it be removed completely", "utter_takedown_all"),
    ],
)
def test_each_question_about_removal_has_its_own_answer(person: Person, text: str, expected: str) -> None:
    assert person.says("ask_takedown", text) == [expected]
    assert len(person.heard) <= LIMITS[person.slots["language"]]
    assert person.titles


def test_hash_service_asks_age_then_file_then_names_one(korean: Person) -> None:
    assert korean.says("ask_takedown", "해시값 등록하면 다시 못 올린다는 게 맞나요") == ["utter_ask_shown_age_then"]
    assert korean.presses("만 19세 이상") == ["utter_ask_has_file"]
    assert korean.presses("있어요") == ["utter_hash_adult"]
    assert "stopncii" in korean.heard.lower()


def test_without_the_file_nobody_is_sent_to_download_it(korean: Person) -> None:
    korean.slots["shown_age_then"] = "19_plus"
    assert korean.says("ask_takedown", step="hash") == ["utter_ask_has_file"]
    assert korean.presses("없어요") == ["utter_hash_no_file"]
    assert "새로 내려받거나 받지 마세요" in korean.heard


@pytest.mark.parametrize("age", ["18", "unknown"])
def test_shown_18_or_unknown_goes_to_the_centre_without_a_hash_service(person: Person, age: str) -> None:
    person.slots["shown_age_then"] = age
    assert person.says("ask_takedown", step="hash") == ["utter_hash_centre"]
    assert "stopncii" not in person.heard.lower() and "take it down" not in person.heard.lower()


@pytest.mark.parametrize(("fresh", "expected"), [(True, "utter_ask_has_file"), (False, "utter_hash_centre")])
def test_take_it_down_is_offered_to_the_young_only_while_its_row_is_fresh(
    person: Person, monkeypatch: pytest.MonkeyPatch, fresh: bool, expected: str
) -> None:
    monkeypatch.setattr("actions.threat.shown", lambda role, talk: fresh)
    person.slots["age_band"] = "14_17"
    assert person.says("ask_takedown", step="hash") == [expected]


def test_helper_registers_nothing(person: Person) -> None:
    person.slots["about_other"] = "other"
    assert person.says("ask_takedown", step="hash") == ["utter_hash_helper"]


def test_questions_are_skippable_and_end_at_the_centre(korean: Person) -> None:
    korean.says("ask_takedown", step="hash")
    assert korean.says("nlu_fallback", "모르겠어요") == ["utter_hash_centre"]


def test_every_question_is_in_reach_by_buttons(korean: Person) -> None:
    korean.says("ask_takedown")
    assert korean.presses("다른 궁금한 것") == ["utter_takedown_menu"]
    for title in list(korean.titles):
        korean.says("ask_takedown", step="menu")
        assert korean.presses(title)[0].startswith("utter_takedown_")


@pytest.mark.parametrize("step", ["", "how_long", "again", "all", "overseas"])
def test_nothing_is_promised(person: Person, step: str) -> None:
    person.says("ask_takedown", **({"step": step} if step else {}))
    for word in ("100%", "반드시 지", "모두 지워 드", "guarantee", "will be deleted"):
        assert word not in person.heard


@pytest.mark.parametrize("text", ["또 올라왔어요", "it came back", "it's back again"])
def test_it_came_back_is_no_restart(person: Person, text: str) -> None:
    person.says("ask_takedown")
    assert person.says("restart", text)[0] == "utter_takedown_again"


@pytest.mark.parametrize("text", ["they came back", "he came back to my house"])
def test_people_who_come_back_are_no_images(person: Person, text: str) -> None:
    person.says("ask_takedown")
    assert person.says("nlu_fallback", text)[0] != "utter_takedown_again"


@pytest.mark.parametrize("text", ["해시 등록하고 싶어요", "how does stopncii work"])
def test_hash_service_that_is_named_is_asked_for(person: Person, text: str) -> None:
    assert person.says("nlu_fallback", text) == ["utter_ask_shown_age_then"]


def test_hashtag_is_no_hash(person: Person) -> None:
    assert person.says("nlu_fallback", "he put a hashtag with my name") != ["utter_ask_shown_age_then"]


def test_where_then_after_a_firm_leads_to_those_who_remove_for_free(korean: Person) -> None:
    korean.slots["subject"] = "payment"
    assert korean.says("deny", "아니 그럼 어디다해요")[0].startswith("utter_takedown")


def test_where_then_without_a_subject_is_left_alone(korean: Person) -> None:
    assert not korean.says("deny", "아니 그럼 어디다해요")[0].startswith("utter_takedown")
