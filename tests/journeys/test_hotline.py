"""Whom to call now: two places, open ones first, for this person."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from actions.base import Talk
from actions.hotline import name_two
from actions.places import places
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
