"""What may be shown, by confidence, age and need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.directory.directory import Directory, Standing
from bot.errors import DataError


def test_a_confirmed_row_within_its_limit_is_shown(directory: Directory) -> None:
    row = directory.service("kr_women_lawyers")  # 2025-05, limit 18 months
    assert directory.standing(row, date(2026, 11, 30)) is Standing.SHOWN
    assert directory.standing(row, date(2026, 12, 1)) is Standing.OLD


def test_an_old_emergency_row_stays_and_carries_its_date(directory: Directory) -> None:
    later = Directory(directory._tables, lambda: date(2031, 1, 1))
    assert later.standing(later.service("kr_police_112")) is Standing.DATED
    assert later.contact("police", language="ko") == "112(2026년 5월에 확인한 번호)"
    assert later.contact("police", language="en") == "112 (number as of May 2026)"


def test_a_fresh_emergency_row_carries_no_date(directory: Directory) -> None:
    assert directory.contact("police") == "112"


def test_a_confirmed_row_without_a_date_counts_as_undated(directory: Directory) -> None:
    row = directory.platform("discord")
    assert row.confidence == "confirmed"
    assert directory.standing(row) is Standing.UNDATED


def test_an_unconfirmed_row_is_never_shown(directory: Directory) -> None:
    shown = {row.id for row in directory.services()}
    assert shown.isdisjoint({row.id for row in directory.all_services if row.confidence == "unconfirmed"})
    assert "kr_sunflower" not in shown


def test_an_undated_row_is_hidden_where_a_confirmed_one_serves_the_need(directory: Directory) -> None:
    assert directory.standing(directory.service("kr_mental_15770199")) is Standing.UNDATED
    assert "kr_mental_15770199" not in {row.id for row in directory.services(country="KR", helps_with="distress")}


def test_an_undated_row_is_shown_where_nothing_confirmed_serves_and_says_so(directory: Directory) -> None:
    assert [row.id for row in directory.services(country="AU", helps_with="suicidal")] == ["au_lifeline"]
    assert directory.contact("suicide_line", country="AU", language="en") == "13 11 14 (date of check unknown)"
    assert directory.caution(directory.service("au_lifeline"), "ko") == "(확인한 날짜 모름)"


def test_an_undated_row_returns_when_the_confirmed_ones_grow_old(directory: Directory) -> None:
    wanted = {"country": "KR", "helps_with": "legal"}
    far = date(2040, 1, 1)
    later = {row.id for row in directory.services(on=far, **wanted)}  # type: ignore[arg-type]
    # 1366 is an emergency row: it still serves, so the undated ones stay out even then.
    assert later == {"kr_women_1366"}


def test_a_role_whose_row_is_old_is_answered_by_its_stand_in(change: Callable[..., Path]) -> None:
    folder = change("kr_d4u_central", as_of="2025-04")
    roles = folder / "roles.yml"
    text = roles.read_text(encoding="utf-8")
    first = text.replace("[kr_women_1366, kr_d4u_central]", "[kr_d4u_central, kr_women_1366]")
    assert first != text
    roles.write_text(first, encoding="utf-8")
    directory = Directory.load(folder, today=lambda: date(2026, 11, 22))
    assert directory.standing(directory.service("kr_d4u_central")) is Standing.OLD
    assert directory.role("support_centre").id == "kr_women_1366"
    assert directory.contact("support_centre") == "1366"
    assert not directory.shown("support_centre")
    assert directory.shown("women_line")


def test_the_support_centre_is_reached_by_the_one_number_of_all_centres(directory: Directory) -> None:
    assert directory.contact("support_centre") == "1366"
    assert directory.standing(directory.service("kr_d4u_central")) is Standing.SHOWN


def test_a_role_whose_row_is_old_without_stand_in_says_that_it_is_being_checked(directory: Directory) -> None:
    assert directory.contact("military_line", language="ko") == "번호 확인 중"
    assert directory.contact("military_civil", language="en") == "number being checked"
    assert "1303" not in directory.contact("military_line", "name")


def test_a_country_without_a_row_for_the_role_gets_words_instead_of_a_number(directory: Directory) -> None:
    said = directory.contact("police", country="NO", language="en")
    assert said == "the local police emergency number"
    assert not any(letter.isdigit() for letter in directory.contact("ambulance", country="ZZ"))
    with pytest.raises(DataError, match="ZZ has no police"):
        directory.role("police", "ZZ")


def test_the_hash_services_serve_every_country(directory: Directory) -> None:
    assert directory.contact("stopncii", "web", country="NO", language="en") == "https://stopncii.org"
    assert directory.contact("takeitdown", "web", country="NO", language="en") == "https://takeitdown.ncmec.org"


def test_an_old_address_is_replaced_by_words(change: Callable[..., Path]) -> None:
    old = Directory.load(change("int_takeitdown_ncmec", as_of="2023-03"), today=lambda: date(2026, 11, 22))
    assert old.contact("takeitdown", "web", language="en") == "address being checked"


def test_a_field_which_a_foreign_row_lacks_becomes_the_roles_own_words(directory: Directory) -> None:
    assert directory.service("au_lifeline").sms is None
    said = directory.contact("suicide_line", "sms", country="AU", language="en")
    assert said == "the local suicide prevention line"


def test_a_field_which_the_home_row_lacks_is_an_error_that_names_it(directory: Directory) -> None:
    with pytest.raises(DataError, match=r"kr_fraud_1394: sms .*\{fraud_line.sms\}"):
        directory.contact("fraud_line", "sms")


@pytest.mark.parametrize(("role", "field"), [("polcie", ""), ("police", "fax")])
def test_an_unknown_role_or_field_is_an_error(directory: Directory, role: str, field: str) -> None:
    with pytest.raises(DataError, match=role):
        directory.contact(role, field)


def test_words_of_a_row_have_their_roles_and_particles_put_in(directory: Directory) -> None:
    note = directory.service("kr_d4u_regional").note
    assert "1366 하나로" in directory.fill(note.ko)
    assert directory.contact("police", "silent").startswith("112에 전화해")
    assert directory.contact("women_line", "mobile", language="en").startswith("From a mobile phone")
    assert directory.contact("women_line", "as_of", language="ko") == "2025년 4월"


def test_the_same_row_without_the_flag_would_have_disappeared(change: Callable[..., Path]) -> None:
    folder = change("kr_police_112", emergency=False)
    later = Directory.load(folder, today=lambda: date(2031, 1, 1))
    assert later.standing(later.service("kr_police_112")) is Standing.OLD
