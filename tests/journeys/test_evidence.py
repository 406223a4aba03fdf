"""What to keep, by situation, age of the person shown, platform and who asks."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.mark.parametrize(
    ("intent", "expected"),
    [
        ("report_threat", "utter_evidence_chat"),
        ("report_impersonation", "utter_evidence_account"),
        ("report_hidden_camera", "utter_evidence_camera"),
        ("report_grooming", "utter_evidence_chat"),
    ],
)
def test_what_happened_decides_without_a_question(person: Person, intent: str, expected: str) -> None:
    person.says(intent)
    assert person.says("ask_evidence")[0] == expected


def test_without_a_story_it_asks_who_what_and_age(korean: Person) -> None:
    assert korean.says("ask_evidence") == ["utter_ask_about_other"]
    assert korean.presses("내가 겪은 일") == ["utter_evidence_ask_situation"]
    assert korean.presses("올라온 글이나 방") == ["utter_ask_shown_age_then"]
    assert korean.presses("만 19세 이상") == ["utter_evidence_posted_adult"]


@pytest.mark.parametrize("age", ["만 18세 미만", "만 18세", "모르겠어요"])
def test_under_19_or_unknown_is_not_captured_anew(korean: Person, age: str) -> None:
    korean.says("ask_evidence")
    korean.presses("내가 겪은 일")
    korean.presses("올라온 글이나 방")
    assert korean.presses(age) == ["utter_evidence_posted_young"]


def test_helper_keeps_nothing(person: Person) -> None:
    person.says("report_for_other")
    assert person.says("ask_evidence") == ["utter_evidence_helper"]


def test_helper_of_a_child_leaves_the_phone_alone(korean: Person) -> None:
    korean.says("report_for_other", "제 딸이 15살인데 협박받고 있어요", relation="child", age="15")
    assert korean.says("ask_evidence") == ["utter_evidence_helper_child", "utter_resume"]


def test_words_answer_the_situation(person: Person) -> None:
    person.says("ask_evidence")
    person.says("nlu_fallback", "저요" if person.slots["language"] == "ko" else "me")
    assert person.says("nlu_fallback", "dm message") == ["utter_evidence_chat"]


def test_platform_named_gets_what_to_note_there(person: Person) -> None:
    person.says("report_threat", "telegram", platform="telegram")
    person.says("ask_evidence")
    person.presses("이 앱에서 남길 것" if person.slots["language"] == "ko" else "What to keep on that app")
    assert person.names[0] in ("utter_evidence_platform", "utter_evidence_platform_old")
    assert "·" in person.heard


def test_something_to_record_is_told_that_nothing_is_kept(person: Person) -> None:
    assert person.says("add_evidence") == ["utter_add_evidence"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("방에서 나가도 돼요?", "utter_evidence_leave"),
        ("should i leave the group", "utter_evidence_leave"),
        ("이미 지웠는데 복구할 수 있나요", "utter_evidence_recover"),
        ("I already deleted the chat", "utter_evidence_recover"),
        ("캡처하면 상대방이 알아요?", "utter_evidence_alert"),
        ("does he get notified when i take a screenshot", "utter_evidence_alert"),
        ("증거가 없어요", "utter_evidence_none"),
        ("i have no proof", "utter_evidence_none"),
        ("폰 초기화해도 될까요 해킹 앱 깔렸는데", "utter_evidence_reset"),
        ("통화 녹음도 증거로 쓸 수 있습니까", "utter_evidence_recording"),
        ("친구가 본 거라서 저한텐 증거가 없는데", "utter_evidence_seen_by_friend"),
        ("링크만 저장해도 증거가 되나요", "utter_evidence_link"),
        ("is a link enough", "utter_evidence_link"),
    ],
)
def test_each_question_about_keeping_has_its_own_answer(person: Person, text: str, expected: str) -> None:
    assert person.says("ask_evidence", text) == [expected]


def test_question_beside_a_journey_leads_back_to_it(korean: Person) -> None:
    korean.says("report_threat")
    assert korean.says("ask_evidence", "방에서 나가도 돼요?") == ["utter_evidence_leave", "utter_resume"]


def test_nothing_sudden_with_a_partner(person: Person) -> None:
    person.slots |= {"happened": "threat", "offender": "partner", "watched_by": "partner"}
    assert person.says("ask_evidence") == ["utter_evidence_chat_partner"]
    assert "1366" in person.heard


@pytest.mark.parametrize("who", ["family", "unit_or_work"])
def test_watched_phone_hears_where_captures_show_before_the_steps(person: Person, who: str) -> None:
    person.slots |= {"happened": "threat", "watched_by": who}
    assert person.says("ask_evidence") == ["utter_evidence_watched", "utter_evidence_chat"]


def test_app_named_after_the_story_gets_its_own_list(person: Person) -> None:
    person.says("report_threat")
    person.says("ask_evidence", "telegram export?", platform="telegram")
    assert person.names[0].startswith("utter_evidence_platform")


def test_things_to_record_come_back_in_order_with_what_is_missing(korean: Person) -> None:
    text = "11월 3일 @nobody_77 example.net/p/1"
    korean.says("add_evidence", text, date="11-03", handle="nobody_77", url="example.net/p/1")
    assert korean.names == ["utter_add_evidence_noted"]
    lines = [line for line in korean.heard.splitlines() if line[:1].isdigit()]
    assert lines == ["1. 주소: example.net/p/1", "2. 계정: nobody_77", "3. 날짜: 11월 3일", "4. 올라온 시각과 본 시각"]


def test_graphic_words_of_an_address_are_not_said_back(person: Person) -> None:
    person.says("add_evidence", "porn-room.example/x", url="porn-room.example/x")
    assert "porn" not in person.heard


def test_braces_and_long_addresses_do_no_harm(person: Person) -> None:
    person.says("add_evidence", "x", url="example.net/{police}/" + "a" * 300)
    assert "{" not in person.heard and "a" * 100 not in person.heard


def test_record_on_a_watched_phone_is_sent_to_paper(person: Person) -> None:
    person.slots["watched_by"] = "partner"
    assert person.says("add_evidence", "@x1", handle="x1") == ["utter_add_evidence_watched"]


@pytest.mark.parametrize(
    ("value", "said"), [("-1d", "11월 21일"), ("2026-09-14", "9월 14일"), ("-1m", None), ("02-30", None)]
)
def test_days_are_said_as_people_write_them(korean: Person, value: str, said: str | None) -> None:
    korean.says("add_evidence", "@x1", handle="x1", date=value)
    assert (f"날짜: {said}" in korean.heard) if said else ("날짜" not in korean.heard)


@pytest.mark.parametrize(
    "text", ["그거 여기 적어두면 돼요?", "여기에 써도 되나요", "can i write it down here?", "should I keep this here"]
)
@pytest.mark.parametrize("intent", ["add_evidence", "ask_case_status", "nlu_fallback"])
def test_noting_it_here_is_answered_with_yes_and_that_it_goes(person: Person, text: str, intent: str) -> None:
    person.slots |= {"topic": "camera", "happened": "camera"}
    assert person.says(intent, text) == ["utter_evidence_here"]
    assert "24" in person.heard and person.heard.startswith(("네", "Yes"))


@pytest.mark.parametrize(
    "text", ["여기 적힌 번호로 전화하면 돼요?", "here is the address i wrote", "여기에 올라와 있어요"]
)
def test_other_words_about_here_are_left_alone(person: Person, text: str) -> None:
    assert person.says("nlu_fallback", text) != ["utter_evidence_here"]
