"""What can be tapped in a reply: addresses and known numbers, nothing that only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.links import Links, tel
from tests.front.conftest import TEXTS

LINKS = Links(TEXTS.directory)


def hrefs(text: str) -> list[str]:
    return [part[1] for part in LINKS.parts(text) if len(part) == 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("위험하면 112, 죽고 싶은 마음이 들면 109예요.", ["tel:112", "tel:109"]),
        ("In danger: 112. Hurt: 119.", ["tel:112", "tel:119"]),
        ("119(전화·문자)예요", ["tel:119"]),
        ("1577-1366에서 여러 언어로", ["tel:15771366"]),
        ("온라인 접수(https://ecrm.police.go.kr/minwon/main)를 써요.", ["https://ecrm.police.go.kr/minwon/main"]),
        ("See https://stopncii.org. Then call 112", ["https://stopncii.org", "tel:112"]),
        ("만 19세, 112명, 119조, 109개", []),
        ("2112, 1120, 112-1, +112, 3.112", []),
        ("http://example.org javascript:alert(1) data:text/html,1", []),
        ("", []),
    ],
)
def test_addresses_and_known_numbers_are_links_and_counts_are_not(text: str, expected: list[str]) -> None:
    assert hrefs(text) == expected


@given(st.text(alphabet="1290-+. 세가https:/.()x", max_size=60) | st.text(max_size=60))
def test_no_letter_is_lost_and_every_link_is_one_of_two_kinds(text: str) -> None:
    assert "".join(part[0] for part in LINKS.parts(text)) == text
    assert all(href.startswith(("tel:", "https://")) for href in hrefs(text))


@pytest.mark.parametrize(
    ("number", "dialled"),
    [("112", "112"), ("02-735-8994", "027358994"), ("+82 2-735-8994", "+8227358994"), ("1377 (3)", ""),
     ("1377 ext 3", ""), ("", ""), ("1", ""), ("112;phone-context=x", "")],
)  # fmt: skip
def test_a_number_is_dialled_without_signs_or_not_at_all(number: str, dialled: str) -> None:
    assert tel(number) == dialled
