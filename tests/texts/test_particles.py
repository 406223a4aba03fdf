"""Particles follow the sound of what was put in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.directory.directory import Directory
from bot.texts.particles import PAIRS, UNREADABLE, fill, final_sound, particle

# Read aloud by hand: 112 일일이, 119 일일구, 109 백구, 1394 ..사, 1366 ..육, 1377 ..칠, 117 ..칠, 1388 ..팔, 1303 ..삼,
# 132 ..이, 118 ..팔.
READ = {
    "police": ("112", "는 가 를 와 로 예요 나 라고"),
    "ambulance": ("119", "는 가 를 와 로 예요 나 라고"),
    "suicide_line": ("109", "는 가 를 와 로 예요 나 라고"),
    "fraud_line": ("1394", "는 가 를 와 로 예요 나 라고"),
    "women_line": ("1366", "은 이 을 과 으로 이에요 이나 이라고"),
    "regulator": ("1377", "은 이 을 과 로 이에요 이나 이라고"),
    "school_line": ("117", "은 이 을 과 로 이에요 이나 이라고"),
    "youth_line": ("1388", "은 이 을 과 로 이에요 이나 이라고"),
    "migrant_line": ("1577-1366", "은 이 을 과 으로 이에요 이나 이라고"),
    "legal_aid": ("132", "는 가 를 와 로 예요 나 라고"),
    "privacy_line": ("118", "은 이 을 과 로 이에요 이나 이라고"),
}
FORMS = [
    (role, pair, form) for role, (_, forms) in READ.items() for pair, form in zip(PAIRS, forms.split(), strict=True)
]


@pytest.mark.parametrize(("role", "pair", "form"), FORMS)
def test_every_role_number_takes_each_particle_as_it_is_read(
    directory: Directory, role: str, pair: str, form: str
) -> None:
    assert directory.contact(role) == READ[role][0]
    assert directory.fill(f"{{{role}}}{pair} 해요") == f"{READ[role][0]}{form} 해요"


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("친구", ""),
        ("서울", "l"),
        ("경찰", "l"),
        ("센터", ""),
        ("상담", "c"),
        ("3", "c"),
        ("10", "c"),
        ("ECRM", "c"),
        ("URL", "l"),
        ("NCMEC", ""),
        ("Telegram", "c"),
        ("Discord", ""),
        ("https://www.kocsc.or.kr", "l"),
        ("StopNCII.org", ""),
        ("여성긴급전화(1366)", ""),
        ("109(2023년 5월에 확인한 번호)", ""),
        ("(번호 확인 중)", "c"),
        ("😀", None),
        ("", None),
    ],
)
def test_the_last_sound_of_a_word_is_found(word: str, sound: str | None) -> None:
    assert final_sound(word) == sound


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{a}은/는 어디예요", "112는 어디예요"),
        ("'{a}'(으)로 걸어요", "'112'로 걸어요"),
        ("{b}(으)로도 돼요", "서울로도 돼요"),
        ("{a}(전화·문자)이에요/예요.", "112(전화·문자)예요."),
        ("{c}({a})을/를 눌러요", "신고 창({a})을 눌러요".replace("{a}", "112")),
        ("온라인 접수({a})를 써요", "온라인 접수(112)를 써요"),
        ("하나은/는 {a}", "하나은/는 112"),
    ],
)
def test_a_particle_follows_the_word_in_front_of_it(template: str, said: str) -> None:
    values = {"a": "112", "b": "서울", "c": "신고 창"}
    assert fill(template, values.__getitem__) == said


def test_after_something_unreadable_both_forms_stand() -> None:
    assert fill("{x}은/는", lambda name: "😀") == "😀은(는)"


@settings(deadline=None)
@given(st.text(), st.sampled_from(sorted(PAIRS)))
def test_any_value_gets_one_of_the_forms_of_the_pair(value: str, pair: str) -> None:
    assert particle(pair, value) in {*PAIRS[pair], UNREADABLE[pair]}


@settings(deadline=None)
@given(st.text(), st.text(alphabet="{}ab()\"'은/는이에요예요 "))
def test_no_brace_of_a_value_survives_whatever_it_is(value: str, other: str) -> None:
    said = fill("{a}은/는 ({b}) {a.name}이에요/예요", {"a": value, "b": other, "a.name": other}.__getitem__)
    assert "{" not in said and "}" not in said


@settings(deadline=None)
@given(st.text(alphabet="가각갈012345678 9a"), st.sampled_from(sorted(PAIRS)))
def test_a_consonant_and_a_vowel_never_take_the_same_form(value: str, pair: str) -> None:
    sound = final_sound(value)
    consonant, vowel = PAIRS[pair]
    if sound == "c":
        assert particle(pair, value) == consonant
    elif sound == "":
        assert particle(pair, value) == vowel
