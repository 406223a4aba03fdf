"""Whom to call now: two places, open ones first, for this person."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from actions.base import Talk
from actions.hotline import name_two
from actions.places import places
from bot.texts.check import Rules
from tests.journeys.conftest import NOW, Person


def ids(slots: dict[str, str], wanted: str | None = None, now: datetime = NOW) -> list[str]:
    talk = Talk(slots=slots, intent="", ranking=(), entities={}, text="", now=now)
    return [row.id for row, _ in places(talk, wanted, now)]


def test_two_places_at_most_and_more_on_request(person: Person) -> None:
    person.says("ask_hotline")
    first = list(person.slots["places_shown"])
    assert len(first) == 2
    person.presses("더 보기" if person.slots["language"] == "ko" else "More")
    assert len(person.slots["places_shown"]) in (3, 4)
    assert person.slots["places_shown"][:2] == first


def test_more_ends_in_plain_words_and_starts_again(person: Person) -> None:
    person.says("ask_hotline")
    for _ in range(15):
        person.says("ask_hotline", step="more")
        if person.names[0] == "utter_hotline_no_more":
            break
    assert person.names[0] == "utter_hotline_no_more"
    assert person.slots["places_shown"] == []


def test_everything_named_as_open_is_open(person: Person) -> None:
    talk = Talk(slots=person.slots, intent="", ranking=(), entities={}, text="", now=NOW)
    state = {row.id: at for row, at in places(talk, None, NOW)}
    named: list[str] = []
    while True:
        say = list(name_two(talk, None, named=named))[-1]
        if say.response == "utter_hotline_no_more":
            break
        new = [id for id in say.slots["places_shown"] if id not in named]
        if say.response in ("utter_hotline_open", "utter_hotline_open_two"):
            assert all(state[id].is_open for id in new)
        else:
            assert not any(state[id].is_open for id in new)
        named = say.slots["places_shown"]
    assert named


def test_young_people_get_their_line_first() -> None:
    assert ids({"age_band": "14_17"})[0] == "kr_youth_1388"
    assert "kr_youth_1388" not in ids({"age_band": "19_plus"})


def test_under_14_gets_the_general_line_before_the_youth_line() -> None:
    found = ids({"age_band": "under_14"})
    assert found.index("kr_women_1366") < found.index("kr_youth_1388")


def test_threat_in_hand_puts_the_police_first() -> None:
    assert ids({"happened": "threat"})[0] == "kr_police_112"


def test_fraud_line_is_named_only_to_who_paid() -> None:
    assert "kr_fraud_1394" not in ids({"happened": "threat"})
    assert "kr_fraud_1394" in ids({"happened": "threat", "paid": "yes"})


def test_lawyers_are_not_open_on_a_sunday_night() -> None:
    talk = Talk(slots={}, intent="", ranking=(), entities={}, text="", now=NOW)
    assert not any(at.is_open for row, at in places(talk, "legal", NOW) if row.kind == "legal_aid")


def test_office_hours_do_not_change_lines_that_never_close() -> None:
    monday = datetime(2026, 11, 23, 2, 0, tzinfo=timezone.utc)
    assert ids({})[0] == ids({}, now=monday)[0] == "kr_women_1366"


@pytest.mark.parametrize("who", ["family", "partner", "unit_or_work"])
def test_watched_phone_hears_of_the_call_log_before_the_numbers(person: Person, who: str) -> None:
    person.slots["watched_by"] = who
    assert person.says("ask_hotline")[0] == "utter_trace_call"


def test_phone_that_nobody_sees_hears_nothing_of_the_call_log(person: Person) -> None:
    person.slots["watched_by"] = "nobody"
    assert "utter_trace_call" not in person.says("ask_hotline")


def test_soldier_hears_what_is_outside_the_army_first(person: Person) -> None:
    person.slots["soldier"] = "yes"
    assert person.says("ask_hotline")[0].startswith("utter_hotline_soldier")


def test_age_by_button_changes_the_list(korean: Person) -> None:
    korean.says("ask_hotline")
    assert korean.presses("내 나이에 맞는 곳") == ["utter_ask_age_band"]
    korean.presses("만 14~17세")
    assert "1388" in korean.heard


def test_need_by_button_changes_the_list(korean: Person) -> None:
    korean.says("ask_hotline")
    assert korean.presses("어떤 도움인지 고르기") == ["utter_hotline_ask_need"]
    korean.presses("지우기")
    assert "1377" in korean.heard


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1388은 어떤 곳인가요", "utter_hotline_this_open"),
        ("is 1366 open on sundays", "utter_hotline_this_open"),
        ("132 몇 시까지 해요?", "utter_hotline_this_unsure"),
        ("해바라기센터 어디 있어요", "utter_hotline_not_confirmed"),
        ("국방헬프콜 번호 알려주십시오", "utter_hotline_not_confirmed"),
    ],
)
def test_place_that_is_named_is_the_one_that_is_told(person: Person, text: str, expected: str) -> None:
    assert person.says("ask_hotline", text) == [expected]


def test_number_that_may_not_be_shown_is_not_repeated(person: Person) -> None:
    person.says("ask_hotline", "1303 전화해도 돼요?")
    assert "1303" not in person.heard


@pytest.mark.parametrize("text", ["문자로 상담되는 데 있어요? 전화 못 하는 상황이라", "can i text instead of calling"])
def test_who_cannot_speak_gets_places_that_answer_in_writing(person: Person, text: str) -> None:
    assert person.says("ask_hotline", text) == ["utter_hotline_written"]
    assert "문자" in person.heard or "text" in person.heard
    first = person.heard
    person.presses("더 보기" if person.slots["language"] == "ko" else "More")
    assert person.heard != first


def test_men_are_told_that_they_are_helped(person: Person) -> None:
    person.says("ask_hotline", "남자도 상담되나요" if person.slots["language"] == "ko" else "is there a line for men")
    assert person.names[0] in ("utter_hotline_men", "utter_men_too")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("지금 여는 데 있어요?", "quick_exit"),
        ("지금 전화 되는 곳 있나요", "out_of_scope"),
        ("is anyone open now", "bot_challenge"),
        ("any hotline open right now?", "nlu_fallback"),
    ],
)
def test_who_is_open_now_is_heard_whatever_it_is_taken_for(person: Person, text: str, intent: str) -> None:
    assert person.says(intent, text)[0].startswith("utter_hotline_open")


@pytest.mark.parametrize("text", ["그 방이 지금 열려 있어요", "the room is still open", "지금 하는 게임"])
def test_other_things_that_are_open_ask_for_no_number(person: Person, text: str) -> None:
    assert not person.says("nlu_fallback", text)[0].startswith("utter_hotline")


def test_closed_place_comes_with_its_opening_time(person: Person) -> None:
    person.slots |= {"country": "GB", "age_band": "19_plus"}
    names: list[str] = []
    for _ in range(10):
        person.says("ask_hotline", step="more")
        names += person.names
        if "utter_hotline_closed" in person.names:
            assert "11월 23일" in person.heard or "23 November" in person.heard
            return
    pytest.fail(f"no closed place among {names}")


@pytest.mark.parametrize(
    "slots", [{}, {"age_band": "14_17"}, {"soldier": "yes"}, {"migrant": "yes"}, {"region": "busan"}]
)
def test_every_page_of_places_is_one_screen(person: Person, slots: dict[str, str]) -> None:
    person.slots |= slots
    limit = Rules.load().length[person.slots["language"]]
    for _ in range(15):
        person.says("ask_hotline", step="more")
        assert all(len(reply.text) <= limit for reply in person.replies), person.heard
        if person.names == ["utter_hotline_no_more"]:
            return
    pytest.fail("the pages have no end")


@pytest.mark.parametrize("country", ["DE", "US", "GB", "VN", "INT"])
def test_somebody_elsewhere_never_gets_korean_numbers_as_theirs(person: Person, country: str) -> None:
    person.slots["country"] = country
    person.says("ask_hotline")
    assert person.titles
    assert "1366" not in person.heard.replace("women1366", "") and "1377" not in person.heard


def test_other_languages_are_named_by_button(korean: Person) -> None:
    korean.says("ask_hotline")
    korean.presses("어떤 도움인지 고르기")
    assert korean.presses("다른 언어") == ["utter_who_speaks"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("지금 남자도 상담하는 곳 있어요?", "utter_"), ("문자로 되는 데는요?", "utter_hotline_written")],
)
def test_places_for_men_and_in_writing_are_heard_whatever_they_are_taken_for(
    korean: Person, text: str, expected: str
) -> None:
    assert korean.says("bot_challenge", text)[0].startswith(expected)
    assert "1366" in korean.heard or "1388" in korean.heard


def test_what_a_call_leaves_on_the_phone_is_not_said_twice_running(korean: Person) -> None:
    korean.slots["watched_by"] = "partner"
    assert korean.says("ask_hotline", "전화하면 걔가 알아요")[0] == "utter_trace_call"
    korean.slots["subject"] = "hotline"
    assert "utter_trace_call" not in korean.says("ask_hotline", "1366은 어떤 데예요?")
