"""Beforehand: by what is worried about; nobody is sent to look for themselves."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("인스타 비공개로 돌리면 안전해요?", "accounts"),
        ("제 사진이 그런 방에 있는지 확인할 수 있나요", "check"),
        ("2단계 인증은 어떻게 켜요", "password"),
        ("모르는 사람이 영통하자고 해요", "calls"),
        ("모텔 카메라 확인하는 법", "camera"),
        ("초등 딸에게 어떻게 가르치죠", "kids"),
        ("should i set my account to private", "accounts"),
        ("am i in one of those rooms", "check"),
        ("how do i protect my password", "password"),
        ("a stranger wants a video call", "calls"),
        ("how to find a hidden camera in an airbnb", "camera"),
        ("what do i tell my kids", "kids"),
    ],
)
def test_page_by_words(text: str, page: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert person.says("ask_prevention", text) == [f"utter_prevention_{page}"]


def test_checking_sends_nobody_into_a_room(korean: Person) -> None:
    korean.says("ask_prevention", "제가 그런 방에 올라와 있는지 어떻게 알아요")
    assert "들어가거나" in korean.heard and "마세요" in korean.heard


@pytest.mark.parametrize("slots", [{"watched_by": "partner"}, {"offender": "partner"}])
def test_no_sudden_new_password_when_a_partner_is_near(person: Person, slots: dict[str, str]) -> None:
    person.slots |= slots
    assert person.says("ask_prevention", step="password") == ["utter_prevention_partner"]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({"age_band": "19_plus", "shown_age_then": "19_plus"}, "utter_prevention_hash_adult"),
        ({}, "utter_prevention_hash_centre"),
        ({"age_band": "18", "shown_age_then": "18"}, "utter_prevention_hash_centre"),
    ],
)
def test_hash_services_by_age(person: Person, slots: dict[str, str], expected: str) -> None:
    person.slots |= slots
    assert person.says("ask_prevention", step="hash") == [expected]


def test_menu_leads_to_the_pages(korean: Person) -> None:
    for title, page in (("계정 설정", "accounts"), ("올라왔는지 확인", "check"), ("비밀번호·로그인", "password")):
        assert korean.says("ask_prevention", "예방법") == ["utter_prevention"]
        assert korean.presses(title) == [f"utter_prevention_{page}"]
