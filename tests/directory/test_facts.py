"""What a place tells, asks and leaves: each with its own source, never guessed, gone when old."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.directory.check import check
from bot.directory.directory import Directory
from bot.errors import DataError
from tests.directory.conftest import TODAY

SOURCE = ["https://example.org/page"]
TOLD = {"says": "usual", "sources": SOURCE, "as_of": "2026-10"}


def with_tells(change: Callable[..., Path], today: date = TODAY, **fact: Any) -> Directory:
    return Directory.load(change("kr_kisa_118", tells={"guardian": {**TOLD, **fact}}), today=lambda: today)


def test_a_minors_report_to_the_police_is_normally_told_to_the_guardian(directory: Directory) -> None:
    for role in ("police", "ecrm"):
        row = directory.role(role)
        assert directory.tells(row, "guardian") == "usual"
        told = directory.told(row, "guardian")
        assert told is not None and told.note is not None and told.sources


def test_the_youth_line_must_tell_the_police_and_the_school_line_the_guardian_and_the_school(
    directory: Directory,
) -> None:
    assert directory.tells(directory.role("youth_line"), "police") == "must"
    school = directory.role("school_line")
    assert (directory.tells(school, "guardian"), directory.tells(school, "school")) == ("must", "must")


def test_what_no_source_says_is_not_known_and_never_no(directory: Directory) -> None:
    row = directory.service("kr_klac_132")
    assert row.asks is None and directory.asked(row) is None
    assert [directory.tells(row, whom) for whom in ("guardian", "police", "school", "unit")] == [None] * 4  # type: ignore[arg-type]


def test_an_old_fact_is_not_told_while_the_emergency_number_stays(directory: Directory) -> None:
    later = Directory(directory._tables, lambda: date(2028, 1, 1))
    row = later.service("kr_suicide_109")
    assert directory.tells(row, "police") == "may"
    assert later.tells(row, "police") is None  # known in May 2026, more than 18 months ago
    assert later.contact("suicide_line").startswith("109")


def test_a_fact_is_told_until_its_limit(change: Callable[..., Path]) -> None:
    directory = with_tells(change, today=date(2028, 4, 30))
    assert directory.tells(directory.service("kr_kisa_118"), "guardian") == "usual"
    directory = with_tells(change, today=date(2028, 5, 1))
    assert directory.tells(directory.service("kr_kisa_118"), "guardian") is None


def test_a_fact_whose_source_has_no_date_is_told_as_such(change: Callable[..., Path]) -> None:
    directory = with_tells(change, as_of="undated")
    told = directory.told(directory.service("kr_kisa_118"), "guardian")
    assert told is not None
    assert directory.month(told.as_of, "ko") == "확인한 날짜 모름"


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"tells": {"guardian": {**TOLD, "sources": []}}}, "tells.guardian.sources: is empty"),
        ({"tells": {"guardian": {"says": "no", "as_of": "2026-10"}}}, "tells.guardian.sources: field required"),
        ({"tells": {"guardian": {**TOLD, "as_of": "May"}}}, "tells.guardian.as_of: is neither a quoted month"),
        ({"tells": {"guardian": {**TOLD, "as_of": None}}}, "tells.guardian.as_of: none is not an allowed value"),
        ({"tells": {"guardian": {**TOLD, "says": "never"}}}, "tells.guardian.says: "),
        ({"tells": {"guardian": {**TOLD, "by": "nature"}}}, "tells.guardian.by: extra fields"),
        ({"asks": {"needs": "none", "as_of": "2026-10", "sources": ["a book"]}}, "is no web address"),
        ({"asks": {"needs": "none", "by": "nature"}}, "field required"),
        ({"leaves": [{"what": ["call_log"]}]}, "is either by nature or has sources"),
        ({"leaves": [{"what": ["call_log"], "by": "nature", "sources": SOURCE}]}, "is either by nature or has sources"),
        ({"leaves": [{"what": ["mail"], "sources": SOURCE}]}, "has no as_of"),
        ({"leaves": [{"what": ["sms"], "by": "nature"}]}, "leaves sms by nature, but has no sms"),
        ({"mobile": {"dial": "area_code", "note": {"ko": "지역번호를 눌러요.", "en": "x"}}}, "mobile.sources"),
    ],
)
def test_a_fact_without_its_source_or_date_is_refused(
    change: Callable[..., Path], keys: dict[str, Any], sentence: str
) -> None:
    folder = change("kr_kisa_118", **keys)
    assert any(sentence in error for error in check(folder, TODAY).errors)
    with pytest.raises(DataError):
        Directory.load(folder, today=lambda: TODAY)


def test_a_fact_from_the_future_fails_the_check_and_an_old_one_is_listed(change: Callable[..., Path]) -> None:
    def report(as_of: str) -> str:
        found = check(change("kr_kisa_118", tells={"guardian": {**TOLD, "as_of": as_of}}), TODAY)
        return "\n".join((*found.errors, *found.warnings))

    assert "kr_kisa_118: tells.guardian: as_of: lies in the future" in report("2026-12")
    assert "kr_kisa_118: tells.guardian: 19 months old, 18 allowed, not told" in report("2025-04")
    assert "kr_kisa_118" not in report("2025-05").replace("kr_kisa_118: source_grade", "")


def test_every_contact_that_leaves_a_trace_by_nature_says_so(directory: Directory) -> None:
    for row in directory.all_services:
        for contact, trace in (("phone", "call_log"), ("sms", "sms"), ("email", "mail"), ("web", "browser")):
            assert not getattr(row, contact) or trace in row.leaves, (row.id, contact)


@pytest.mark.parametrize("said", ["상담하는 곳입니다.", "여기에 적는다", "꼭 신고하십시오."])
def test_a_stiff_ending_fails_the_check(change: Callable[..., Path], said: str) -> None:
    folder = change("kr_kisa_118", note={"ko": said, "en": "Counselling."})
    assert any("note.ko: ends a sentence in" in error for error in check(folder, TODAY).errors)


@pytest.mark.parametrize(
    "said", ["상담하는 곳이에요.", "캐나다", "다 말해 주셔도 돼요(이름은 빼고요).", "지우지 않아요"]
)
def test_a_plain_ending_is_fine(change: Callable[..., Path], said: str) -> None:
    assert check(change("kr_kisa_118", note={"ko": said, "en": "Counselling."}), TODAY).errors == ()


def test_every_platform_has_what_a_report_needs_in_both_languages(directory: Directory) -> None:
    platforms = [row for row in directory.platforms if row.kind != "rule"]
    assert len(platforms) >= 19
    for row in platforms:
        for language in ("ko", "en"):
            assert len(row.in_app_path.in_(language)) >= 2, row.id
            assert len(row.evidence_to_keep.in_(language)) >= 2, row.id
            for both in (row.name, row.needs, row.minor_specific, row.after):
                said = directory.fill(both.in_(language), language=language)
                assert said.strip() and "{" not in said, row.id
        assert row.report_urls or "앱 안에서" in row.needs.ko, row.id
        assert any(link.confidence == "confirmed" for link in row.report_urls) or row.id in {
            *("telegram", "naver", "whatsapp", "line", "github"),
        }


def test_each_law_fits_one_screen_in_both_languages(directory: Directory) -> None:
    longest = {"ko": 260, "en": 520}
    for row in directory.laws:
        for language, most in longest.items():
            assert len(directory.fill(row.statement.in_(language), language=language)) <= most, (row.id, language)
