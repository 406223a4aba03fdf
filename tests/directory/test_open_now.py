"""Who is there now, for whom. Every clock is fixed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.directory.directory import Directory
from bot.directory.hours import is_holiday, state
from bot.directory.rows import DAYS, Service, Shift
from tests.directory.conftest import TODAY

SEOUL = ZoneInfo("Asia/Seoul")
WEEKDAYS = {"days": DAYS[:5], "from": "09:00", "to": "18:00", "holidays": "closed"}
OFFICE = (Shift.parse_obj({**WEEKDAYS, "breaks": [{"from": "12:00", "to": "13:00"}]}),)


def at(text: str, zone: ZoneInfo = SEOUL) -> datetime:
    """`2026-11-23 09:00` in the zone; a Monday."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=zone)


def ids(directory: Directory, now: datetime, **about: Any) -> list[str]:
    return [row.id for row, _ in directory.open_now(now, **about)]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23 08:59", "closed"),
        ("2026-11-23 09:00", "open"),
        ("2026-11-23 11:49", "open"),
        ("2026-11-23 11:50", "closed"),  # the last ten minutes before the break
        ("2026-11-23 12:30", "closed"),
        ("2026-11-23 13:00", "open"),
        ("2026-11-23 17:49", "open"),
        ("2026-11-23 17:50", "closed"),  # the last ten minutes of the shift
        ("2026-11-22 10:00", "closed"),  # Sunday
        ("2026-12-25 10:00", "closed"),  # Christmas, a Friday
        ("2026-10-05 10:00", "closed"),  # a substitute holiday, a Monday
    ],
)
def test_an_office_is_open_only_when_somebody_picks_up(moment: str, expected: str) -> None:
    assert state(OFFICE, at(moment), "KR", SEOUL).state == expected


@pytest.mark.parametrize(("year", "expected"), [(2025, "open"), (2026, "closed")])
def test_constitution_day_is_a_holiday_again_since_2026(directory: Directory, year: int, expected: str) -> None:
    # 17 July 2025 was a Thursday, 17 July 2026 a Friday; the package `holidays` knows it as a plain day in both.
    assert directory.open_state(directory.service("kr_bluetree"), at(f"{year}-07-17 10:00")).state == expected


def test_a_closed_office_says_when_it_opens_next() -> None:
    friday_night = state(OFFICE, at("2026-12-24 20:00"), "KR", SEOUL)
    assert friday_night.opens_at == at("2026-12-28 09:00")  # Christmas and the weekend lie between
    assert state(OFFICE, at("2026-11-23 09:30"), "KR", SEOUL).until == at("2026-11-23 12:00")


def test_a_line_open_on_holidays_is_open_at_christmas() -> None:
    every_day = (Shift.parse_obj({**WEEKDAYS, "days": DAYS, "holidays": "open"}),)
    assert state(every_day, at("2026-12-25 10:00"), "KR", SEOUL).is_open


def test_a_night_shift_does_not_close_before_midnight() -> None:
    night = tuple(
        Shift.parse_obj({"days": DAYS, "from": start, "to": end, "holidays": "open"})
        for start, end in (("20:00", "24:00"), ("00:00", "06:00"))
    )
    found = state(night, at("2026-11-23 23:55"), "KR", SEOUL)
    assert found.is_open
    assert found.until == at("2026-11-24 06:00")
    assert not state(night, at("2026-11-24 05:55"), "KR", SEOUL).is_open


def test_hours_nobody_confirmed_are_never_open(directory: Directory) -> None:
    row = directory.service("kr_klac_132")
    assert row.hours is None
    assert directory.open_state(row, at("2026-11-23 10:00")).state == "unknown"


def test_always_is_open_at_any_hour_and_has_no_end() -> None:
    found = state("always", at("2026-12-25 03:00"), "KR", None)
    assert (found.state, found.always, found.until) == ("open", True, None)


def test_the_hours_of_another_country_are_read_in_its_own_time(directory: Directory) -> None:
    row = directory.service("gb_revenge_porn_helpline")  # weekdays 10 to 16 in London
    assert directory.open_state(row, at("2026-11-23 19:30")).is_open  # 10:30 in London
    assert not directory.open_state(row, at("2026-11-23 10:30")).is_open


def test_a_channel_may_keep_its_own_hours(directory: Directory) -> None:
    row = directory.service("de_hateaid")
    wednesday = at("2026-11-25 16:00", ZoneInfo("Europe/Berlin"))
    assert directory.open_state(row, wednesday, "web_chat").is_open
    assert not directory.open_state(row, wednesday).is_open


def test_a_place_reached_through_another_line_says_so(directory: Directory) -> None:
    found = directory.open_state(directory.service("kr_d4u_central"), at("2026-11-23 03:00"))
    assert (found.state, found.through) == ("unknown", "kr_women_1366")


@settings(deadline=None)
@given(st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: at("2025-06-01 00:00") + timedelta(minutes=minutes)))
def test_a_closed_office_opens_at_the_time_it_names(moment: datetime) -> None:
    found = state(OFFICE, moment, "KR", SEOUL)
    if found.is_open:
        assert found.until is not None and found.until - moment > timedelta(minutes=10)
    else:
        assert found.opens_at is not None
        assert state(OFFICE, found.opens_at, "KR", SEOUL).is_open
        assert not is_holiday(found.opens_at.date(), "KR")


def test_open_places_come_first_then_unknown_then_closed(directory: Directory) -> None:
    british = [found.state for _, found in directory.open_now(at("2026-11-22 23:00"), country="GB")]
    assert british == ["open", "open", "open", "closed"]
    # A place that a line connects to at any hour counts as open.
    korean = ["open" if found.through else found.state for _, found in directory.open_now(at("2026-11-22 23:00"))]
    assert korean == sorted(korean, key=["open", "unknown", "closed"].index)


def test_a_teenager_is_offered_the_youth_line_first_an_adult_never(directory: Directory) -> None:
    now = at("2026-11-22 23:00")
    assert ids(directory, now, age_band="14_17", helps_with="distress")[0] == "kr_youth_1388"
    assert "kr_youth_1388" not in ids(directory, now, age_band="19_plus", helps_with="distress")
    under_14 = ids(directory, now, age_band="under_14", helps_with="threat")
    assert under_14.index("kr_women_1366") < under_14.index("kr_youth_1388")


def test_an_unknown_age_is_offered_the_lines_for_all_first(directory: Directory) -> None:
    found = ids(directory, at("2026-11-22 23:00"), helps_with="distress")
    assert found.index("kr_women_1366") < found.index("kr_youth_1388")


def test_only_a_soldier_is_offered_the_military_line_and_after_the_civil_ones(change: Callable[..., Path]) -> None:
    # Its date is renewed in the copy: as shipped, the row is too old to be shown.
    directory = Directory.load(change("kr_military_1303", as_of="2026-10"), today=lambda: TODAY)
    now = at("2026-11-22 23:00")
    assert "kr_military_1303" not in ids(directory, now, helps_with="threat")
    found = ids(directory, now, helps_with="threat", soldier=True)
    assert found.index("kr_police_112") < found.index("kr_women_1366") < found.index("kr_military_1303")


def test_an_old_military_line_is_not_offered(directory: Directory) -> None:
    assert "kr_military_1303" not in ids(directory, at("2026-11-22 23:00"), soldier=True)


def test_who_speaks_the_persons_language_comes_first(directory: Directory) -> None:
    now = at("2026-11-22 23:00")
    assert ids(directory, now, language="vi", helps_with="threat")[0] == "kr_danuri"
    assert ids(directory, now, migrant=True, language="ko", helps_with="threat").count("kr_danuri") == 1
    assert "kr_danuri" not in ids(directory, now, language="ko", helps_with="threat")


def test_a_regional_centre_is_offered_only_in_its_region_and_each_number_once(directory: Directory) -> None:
    now = at("2026-11-22 23:00")
    here = directory.open_now(now, region="busan", helps_with="deepfake")
    assert "kr_busan_center" in [row.id for row, _ in here]
    assert "kr_busan_center" not in ids(directory, now, region="daegu", helps_with="deepfake")
    numbers = [row.phone for row, _ in here if row.phone]
    assert len(numbers) == len(set(numbers))


def test_forms_and_hash_tools_are_no_place_where_somebody_answers(directory: Directory) -> None:
    assert "kr_police_ecrm" not in ids(directory, at("2026-11-22 23:00"), helps_with="threat")


ANYONE = st.fixed_dictionaries(
    {
        "age_band": st.sampled_from([None, "under_14", "14_17", "18", "19_plus", "skipped"]),
        "region": st.sampled_from([None, "seoul", "busan", "jeju", "chungnam"]),
        "soldier": st.sampled_from([None, True, False]),
        "migrant": st.sampled_from([None, True, False]),
        "language": st.sampled_from([None, "ko", "en", "zh", "vi", "ru"]),
        "helps_with": st.sampled_from([None, "danger", "suicidal", "threat", "deepfake", "distress", "legal"]),
    }
)


@settings(deadline=None)
@given(ANYONE, st.integers(0, 20 * 365).map(lambda days: at("2026-11-22 12:00") + timedelta(days=days)))
def test_the_emergency_lines_never_disappear_for_anybody_at_any_time(about: dict[str, Any], moment: datetime) -> None:
    directory = SHIPPED
    found = ids(directory, moment, **about)
    needs = about["helps_with"]
    for line in ("kr_police_112", "kr_fire_119", "kr_suicide_109"):
        row: Service = directory.service(line)
        if needs is None or needs in row.helps_with:
            assert line in found


SHIPPED = Directory.load(today=lambda: date(2026, 11, 22))
