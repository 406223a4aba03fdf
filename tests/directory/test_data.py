"""The shipped data and its loader: what breaks is named by file, id and key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.directory.check import check
from bot.directory.directory import ANYWHERE, DATA, HOME, Directory
from bot.errors import DataError
from bot.texts.check import Rules, banned_in, particle_slips
from tests.directory.conftest import TODAY

ROLES = [
    "police",
    "ambulance",
    "suicide_line",
    "fraud_line",
    "women_line",
    "regulator",
    "support_centre",
    "youth_line",
    "school_line",
    "military_line",
    "military_civil",
    "migrant_line",
    "legal_aid",
    "ecrm",
    "privacy_line",
    "stopncii",
    "takeitdown",
]


def test_the_shipped_directory_passes_and_names_what_is_old() -> None:
    report = check(DATA, TODAY)
    assert report.errors == ()
    assert any("kr_military_1303: 25 months old, 18 allowed" in sentence for sentence in report.old)
    assert any("discord: confirmed without a date" in sentence for sentence in report.warnings)
    assert report.passes(fresh=False)
    assert not report.passes(fresh=True)


def test_every_role_answers_at_home_in_both_languages(directory: Directory) -> None:
    assert directory.roles == set(ROLES)
    for role in ROLES:
        for language in ("ko", "en"):
            assert directory.contact(role, language=language)
            assert directory.contact(role, "name", language=language)
    assert directory.contact("police", "sms") == "112"
    assert directory.contact("ecrm") == directory.service("kr_police_ecrm").web


def test_the_emergency_roles_are_emergency_rows(directory: Directory) -> None:
    for role in ("police", "ambulance", "suicide_line", "women_line"):
        assert directory.role(role, HOME).emergency


def test_every_country_of_the_directory_has_its_own_police_and_ambulance(directory: Directory) -> None:
    countries = {row.country for row in directory.all_services} | set(directory.role_countries)
    for country in sorted(countries - {ANYWHERE}):
        for role in ("police", "ambulance"):
            row = directory.role(role, country)
            assert (row.country, row.emergency, row.hours) == (country, True, "always"), country
            assert directory.shown(role, country), country
            assert row.phone in directory.contact(role, country=country)


def test_a_suicide_line_abroad_is_an_emergency_row_of_its_country(directory: Directory) -> None:
    lines = {
        country: directory.role("suicide_line", country)
        for country in directory.role_countries
        if directory.candidates("suicide_line", country)
    }
    assert len(lines) == 23
    assert all(row.country == country and row.emergency for country, row in lines.items())
    assert set(directory.role_countries) - set(lines) == {
        ANYWHERE,
        *("AT", "BE", "CH", "IT", "KH", "MN", "NL", "NP", "PK", "UZ", "VN", "ZA"),
    }


def test_no_prose_of_the_directory_has_a_banned_word_or_a_slipped_particle(directory: Directory) -> None:
    rules = Rules.load()
    found = [
        (row.id, key, slip)
        for row in (*directory.all_services, *directory.platforms, *directory.laws)
        for key, text in row.prose()
        for slip in (*banned_in(text, "ko" if ".ko" in key else "en", rules), *particle_slips(text))
    ]
    assert found == []


def test_every_prose_of_the_directory_renders_without_a_brace(directory: Directory) -> None:
    for row in (*directory.all_services, *directory.platforms, *directory.laws):
        for key, text in row.prose():
            said = directory.fill(text, language="ko" if ".ko" in key else "en")
            assert "{" not in said and "}" not in said, (row.id, key)


def test_each_region_of_korea_has_a_centre(directory: Directory) -> None:
    assert len({row.region for row in directory.all_services if row.region}) == 17


@pytest.mark.parametrize(
    ("id", "file", "keys", "sentence"),
    [
        ("kr_police_112", "services.yml", {"sources": []}, "services.yml: kr_police_112: sources: is empty"),
        ("kr_police_112", "services.yml", {"as_of": None}, "kr_police_112: as_of: a confirmed service needs a date"),
        ("kr_police_112", "services.yml", {"as_of": "May 2026"}, "kr_police_112: as_of: is no quoted month"),
        ("kr_police_112", "services.yml", {"phone": 112}, "kr_police_112: phone: str type expected"),
        ("kr_police_112", "services.yml", {"emergancy": True}, "kr_police_112: emergancy: extra fields"),
        ("kr_police_112", "services.yml", {"name": {"ko": "경찰"}}, "kr_police_112: name.en: field required"),
        ("kr_police_112", "services.yml", {"web": "http://x.org"}, "kr_police_112: web: is no https address"),
        ("kr_police_112", "services.yml", {"country": "Korea"}, "kr_police_112: country: is no country code"),
        ("kr_police_112", "services.yml", {"hours": "24/7"}, "kr_police_112: hours: "),
        ("kr_d4u_central", "services.yml", {"through": "kr_nobody"}, "through: there is no kr_nobody"),
        (
            "us_988",
            "services.yml",
            {"hours": [{"days": ["mon"], "from": "09:00", "to": "17:00", "holidays": "open"}]},
            "us_988: hours: countries.yml has no time zone for US",
        ),
        (
            "kr_bluetree",
            "services.yml",
            {"hours": [{"days": ["mon"], "from": "18:00", "to": "09:00", "holidays": "open"}]},
            "ends before it begins",
        ),
        ("telegram", "platforms.yml", {"needs": {"ko": "{polcie}에 알려요", "en": "x"}}, "{polcie} names no role"),
        ("telegram", "platforms.yml", {"needs": {"ko": "{a b}", "en": "x"}}, "has a brace that is no role"),
        ("telegram", "platforms.yml", {"in_app_path": {"ko": ["a", "b"], "en": ["a"]}}, "not as many items"),
        ("state_lawyer", "law_kr.yml", {"sources": ["a book"]}, "state_lawyer: sources.0: is no web address"),
    ],
)
def test_a_broken_row_is_refused_by_file_id_and_key(
    change: Callable[..., Path], id: str, file: str, keys: dict[str, Any], sentence: str
) -> None:
    folder = change(id, file, **keys)
    assert any(sentence in error for error in check(folder, TODAY).errors)
    with pytest.raises(DataError, match=file):
        Directory.load(folder, today=lambda: TODAY)


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("급하면 112에 전화하세요.", "number"),
        ("전화는 02-735-8994입니다.", "number"),
        ("문자는 #0117입니다.", "number"),
        ("담당자 help@example.org에 보내요.", "e-mail"),
        ("자세한 것은 www.example.org에 있어요.", "address"),
        ("t.me/room에 있어요.", "address"),
    ],
)
def test_a_contact_in_prose_fails_the_check(change: Callable[..., Path], note: str, kind: str) -> None:
    folder = change("kr_kisa_118", note={"ko": note, "en": "Reports."})
    assert (
        f"services.yml: kr_kisa_118: note.ko: holds a {kind}; it belongs in a field of its own"
        in check(folder, TODAY).errors
    )


@pytest.mark.parametrize(
    "note",
    [
        "24시간, 7일 안에, 만 19세, 2026년 5월 19일부터, 600만 원까지, 100미터 안, 1분 뒤.",
        "Within 48 hours, 10-12 pm, 25 items.",
    ],
)
def test_times_ages_years_and_amounts_in_prose_are_fine(change: Callable[..., Path], note: str) -> None:
    assert check(change("kr_kisa_118", note={"ko": note, "en": note}), TODAY).errors == ()


def test_a_date_in_the_future_fails_the_check(change: Callable[..., Path]) -> None:
    folder = change("kr_kisa_118", as_of="2026-12")
    assert "services.yml: kr_kisa_118: as_of: lies in the future" in check(folder, TODAY).errors
    assert check(folder, date(2026, 12, 1)).errors == ()


@pytest.mark.parametrize(
    ("id", "sentence"),
    [("kr_nobody", "there is no kr_nobody"), ("kr_sunflower", "kr_sunflower is unconfirmed and may not be shown")],
)
def test_a_role_that_points_nowhere_or_to_an_unconfirmed_row_is_refused(folder: Path, id: str, sentence: str) -> None:
    path = folder / "roles.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("youth_line: [kr_youth_1388]", f"youth_line: [{id}]"), encoding="utf-8")
    assert f"roles.yml: KR: youth_line: {sentence}" in check(folder, TODAY).errors


def test_an_id_that_is_there_twice_is_refused(folder: Path) -> None:
    path = folder / "services.yml"
    rows = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    path.write_text(yaml.dump([*rows, rows[0]], Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")
    assert check(folder, TODAY).errors == ("services.yml: kr_police_112: the id is there twice",)


def test_a_key_that_is_there_twice_is_refused_with_its_line(folder: Path) -> None:
    (folder / "limits.yml").write_text("emergency: 24\nemergency: 48\ncountries: {}\ndefault: 12\n", encoding="utf-8")
    assert check(folder, TODAY).errors == ("limits.yml: line 2 the key 'emergency' is there twice",)


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.yml")))
@pytest.mark.parametrize("content", [None, "", "- {", "just words", "\x00"])
def test_a_file_that_is_missing_or_no_table_is_one_sentence(folder: Path, name: str, content: str | None) -> None:
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as error:
        Directory.load(folder)
    assert name in str(error.value)
    assert "\n" not in str(error.value)


def test_an_error_names_the_key_and_never_the_value(change: Callable[..., Path]) -> None:
    folder = change("kr_police_112", sms=["secret-value"])
    with pytest.raises(DataError) as error:
        Directory.load(folder)
    assert "sms" in str(error.value)
    assert "secret-value" not in str(error.value)


def test_an_unknown_time_zone_fails_the_check_but_not_the_start(folder: Path) -> None:
    path = folder / "countries.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Asia/Seoul", "Asia/Nowhere"), encoding="utf-8")
    assert check(folder, TODAY).errors == ("countries.yml: KR: zone: this machine knows no Asia/Nowhere",)
    row = (started := Directory.load(folder)).service("kr_bluetree")
    assert started.open_state(row, datetime(2026, 11, 23, 3, tzinfo=timezone.utc)).state == "unknown"
