"""What words say about the person: ages that prove nothing, payments that were none, ages of others."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.slots import (
    about_firm,
    age_band,
    has_paid,
    looks_at_phone,
    offender_of,
    slots_from,
    wanted_language,
)


def understood(text: str, intent: str = "report_deepfake", language: str = "ko", **entities: tuple[str, str]) -> Any:
    """entities: name=(value, the words that stand for it)."""
    return SimpleNamespace(
        text=text,
        intent=intent,
        language=language,
        entities=[
            SimpleNamespace(entity=name, value=value, start=text.index(said), end=text.index(said) + len(said))
            for name, (value, said) in entities.items()
        ],
    )


@pytest.mark.parametrize("value", ["19", "20", "high_school", "university", "18"])
def test_korean_age_that_may_be_under_19_never_proves_an_adult(value: str) -> None:
    assert age_band(value, exact=False) != "19_plus"


@given(st.integers(min_value=5, max_value=99), st.booleans())
def test_age_band_protects_when_in_doubt(years: int, exact: bool) -> None:
    band = age_band(str(years), exact=exact)
    youngest = years if exact else years - 2
    if band == "19_plus":
        assert youngest >= 19
    if years < 19:
        assert band in ("under_14", "14_17", "18")


@pytest.mark.parametrize(
    ("text", "said", "value", "expected"),
    [
        ("저 스무 살이에요", "스무 살", "20", None),
        ("만 19세예요", "만 19세", "19", "19_plus"),
        ("17살인데요", "17살", "17", "14_17"),
        ("고3이에요", "고3", "high_school", "14_17"),
        ("저는 25살이에요", "25살", "25", "19_plus"),
        ("17살 여자예요", "17살", "17", "14_17"),
        ("25살 남자가 협박해요", "25살", "25", None),
        ("17살 남자애가 합성했어요", "17살", "17", None),
        ("상대가 30살이래요", "30살", "30", None),
    ],
)
def test_age_of_the_writer_only(text: str, said: str, value: str, expected: str | None) -> None:
    assert slots_from(understood(text, age=(value, said))).get("age_band") == expected


def test_age_at_the_time_is_of_the_image() -> None:
    found = slots_from(understood("16살 때 찍은 영상이 퍼졌어요", age=("16", "16살")))
    assert found.get("shown_age_then") == "under_18" and "age_band" not in found
    found = slots_from(understood("when I was 16 he filmed me", language="en", age=("16", "when I was 16")))
    assert found.get("shown_age_then") == "under_18" and "age_band" not in found


def test_age_of_the_person_helped_is_not_the_writers() -> None:
    found = slots_from(understood("제 딸이 15살인데 협박받아요", "report_for_other", age=("15", "15살")))
    assert found["about_other"] == "other" and found["shown_age_then"] == "under_18" and "age_band" not in found


def test_two_different_ages_decide_nothing() -> None:
    text = "저는 16살이에요. 아니 저는 만 20세예요"
    understanding = understood(text, age=("16", "16살"))
    understanding.entities += understood(text, age=("20", "만 20세")).entities
    assert "age_band" not in slots_from(understanding)


@pytest.mark.parametrize(
    "text",
    [
        "이미 50만원 보냈어요",
        "돈을 보냈더니 또 달래요",
        "계좌로 입금했어요",
        "I already sent him 300 dollars",
        "I paid",
        "we transferred the money",
    ],
)
def test_money_that_was_sent_is_seen(text: str) -> None:
    assert has_paid(text)


@pytest.mark.parametrize(
    "text",
    [
        "돈 안 보냈어요",
        "돈 안 보내면 뿌린대요",
        "사진을 보냈는데 돈을 달래요",
        "아직 입금 안 했어요",
        "should I pay?",
        "I haven't paid anything",
        "I sent him my picture",
        "업체에 돈을 보냈어요",
    ],
)
def test_money_that_was_not_sent_to_the_threatener_is_not_seen(text: str) -> None:
    assert not has_paid(text)


def test_firm_is_told_from_threat() -> None:
    assert about_firm("디지털 장의사 업체에 맡길까요")
    assert not about_firm("협박범한테 돈 보낼까요")


@pytest.mark.parametrize(
    ("text", "expected"), [("영어로 말해", "en"), ("in Korean", "ko"), ("한국어 말고 영어", None), ("다른 언어", None)]
)
def test_language_wanted(text: str, expected: str | None) -> None:
    assert wanted_language(text) == expected


def test_offender_counts_only_where_something_is_told() -> None:
    assert slots_from(understood("전남친이 올렸어요", relation=("ex", "전남친")))["offender"] == "partner"
    assert "offender" not in slots_from(
        understood("남친한테 말해도 될까요", "ask_privacy", relation=("partner", "남친"))
    )
    assert "offender" not in slots_from(understood("여친이 당했어요", "report_for_other", relation=("partner", "여친")))
    assert offender_of("child") is None


def test_press_and_understood_message_set_the_count_back_and_fallback_does_not() -> None:
    assert slots_from(None) == {"misunderstood": 0}
    assert slots_from(understood("안녕", "greet"))["misunderstood"] == 0
    assert "misunderstood" not in slots_from(understood("ㅁㄴㅇ", "nlu_fallback"))


@given(st.text(max_size=300), st.sampled_from(["report_threat", "nlu_fallback", "report_for_other", "change_language"]))
def test_any_text_gives_slots(text: str, intent: str) -> None:
    assert isinstance(slots_from(understood(text, intent)), dict)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("엄마가 제 폰 검사해요", "family"),
        ("남친이 폰 봐요", "partner"),
        ("남편이 제 폰 비번 알아요", "partner"),
        ("부대에서 폰 걷어요", "unit_or_work"),
        ("아무도 제 폰 안 봐요", "nobody"),
        ("제 폰은 저만 봐요", "nobody"),
        ("nobody sees my phone", "nobody"),
        ("no one else uses my phone", "nobody"),
        ("my husband knows my passcode", "partner"),
        ("my mom checks my phone", "family"),
        ("엄마가 폰 사줬어요", None),
        ("엄마는 폰 안 봐요", None),
        ("아무도 저를 안 도와줘요", None),
        ("학교에서 폰 걷어요", None),
        ("he has my photos on his phone", None),
    ],
)
def test_who_sees_the_phone(text: str, who: str | None) -> None:
    assert looks_at_phone(text) == who


def test_traits_and_places_of_the_writer_become_slots() -> None:
    found = slots_from(understood("저는 군인인데 강원도 철원에 있어요"))
    assert (found["soldier"], found["country"], found["region"]) == ("yes", "KR", "gangwon")
    assert slots_from(understood("저 대학생인데 독일에 살아요"))["student"] == "yes"


def test_correction_overrides_what_was_said_before() -> None:
    known = slots_from(understood("군인인데요"))
    assert known["soldier"] == "yes"
    assert slots_from(understood("아 저 군인 아니에요"), known)["soldier"] == "no"
    known = {"country": "DE"}
    assert slots_from(understood("이제 부산에 살아요"), known) | {"misunderstood": 0} == {
        "misunderstood": 0,
        "country": "KR",
        "region": "busan",
    }
    assert slots_from(understood("저 독일에 살아요"), {"region": "busan"})["region"] is None


def test_visa_of_somebody_abroad_is_no_matter_of_korea() -> None:
    assert "migrant" not in slots_from(understood("I live in Germany and my visa ends", language="en"))
    assert "migrant" not in slots_from(understood("비자가 만료됐어요"), {"country": "DE"})
    assert slots_from(understood("비자가 만료됐어요"))["migrant"] == "yes"


def test_helper_who_tells_of_somebody_else_gets_none_of_their_traits() -> None:
    found = slots_from(understood("아들이 군인인데 협박당해요", "report_for_other"))
    assert found["about_other"] == "other" and "soldier" not in found
    assert "soldier" not in slots_from(understood("군인인데 부대에 알려질까요"), {"about_other": "other"})
    assert slots_from(understood("제 일이에요"), {"about_other": "other"})["about_other"] == "self"
    assert slots_from(understood("학부모예요", "report_threat"))["about_other"] == "other"


@pytest.mark.parametrize(
    ("text", "said", "value", "offender"),
    [
        ("돈 안 보내면 제 사진 친구들한테 뿌린대요", "친구", "friend", None),
        ("가족한테 다 알린대요 돈 달래요", "가족", "family", None),
        ("친구가 제 사진을 뿌린대요", "친구", "friend", "known"),
        ("남자친구한테 보낸 사진을 뿌린대요", "남자친구", "partner", "partner"),
    ],
)
def test_those_to_whom_it_will_be_shown_did_nothing(text: str, said: str, value: str, offender: str | None) -> None:
    assert slots_from(understood(text, "report_threat", relation=(value, said))).get("offender") == offender


def test_those_to_whom_it_will_be_shown_did_nothing_in_english() -> None:
    shown = understood("he will send it to my friends", "report_threat", "en", relation=("friend", "friends"))
    did = understood("my friends sent it around", "report_threat", "en", relation=("friend", "friends"))
    assert "offender" not in slots_from(shown) and slots_from(did)["offender"] == "known"


@pytest.mark.parametrize("text", ["선임이 돈 빌려달래서 빌려줬는데 상관없죠", "친구한테 돈을 꿔줬어요"])
def test_a_loan_is_no_payment_to_somebody_who_threatens(text: str) -> None:
    assert not has_paid(text)


def test_borrowed_money_that_was_sent_is_a_payment() -> None:
    assert has_paid("대출받아서 300만원 보냈어요")
