"""Money: pay or not, stop what was sent by its kind, and firms that sell deletion. Nobody is blamed."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("문화상품권 핀번호 이미 넘겼어요", "utter_payment_gift"),
        ("i bought the gift cards and sent the codes", "utter_payment_gift"),
        ("코인으로 보내버렸는데 이거 못 찾죠", "utter_payment_crypto"),
        ("paid in bitcoin already", "utter_payment_crypto"),
        ("엄마 카드로 결제했어요 어떡해요", "utter_payment_card"),
        ("I used my mom's card", "utter_payment_card"),
        ("은행에서 안 된대요", "utter_payment_no"),
        ("bank says they cant reverse it", "utter_payment_no"),
        ("송금한 거 돌려받을 수 있나요", "utter_payment_back"),
        ("can I get my money back", "utter_payment_back"),
        ("지급정지 어떻게 해요", "utter_payment_stop"),
        ("i sent money through toss can it be frozen", "utter_payment_stop"),
        ("돈 안 주면 어떻게 돼요?", "utter_payment_if_not"),
        ("what happens if i dont pay", "utter_payment_if_not"),
        ("대출 받아서 줄까요", "utter_payment_if_not"),
        ("디지털 장의사한테 맡겨도 돼요?", "utter_payment_firm"),
        ("업체에 결제했는데 아무것도 안 지워졌어요", "utter_payment_firm_paid"),
        ("I already paid a deletion company and they want more", "utter_payment_firm_paid"),
        ("돈을 보내야 할까요?", "utter_payment_do_not"),
        ("should i pay him", "utter_payment_do_not"),
    ],
)
def test_each_money_question_has_its_own_answer(person: Person, text: str, expected: str) -> None:
    assert person.says("ask_payment_removal", text)[0] == expected
    assert person.titles


def test_crypto_names_the_exchange_and_the_month_the_law_was_read(person: Person) -> None:
    person.says("ask_payment_removal", "코인으로 보냈어요")
    assert "2026" in person.heard and "1394" in person.heard


def test_crypto_without_a_fresh_law_still_says_whom_to_ask(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.payment.fact", lambda law, talk: None)
    assert person.says("ask_payment_removal", "코인으로 보냈어요") == ["utter_payment_crypto_plain"]


def test_after_stopping_the_payment_next_goes_on_with_the_threat(korean: Person) -> None:
    korean.says("ask_payment_removal", "코인으로 30만원 보냈어요")
    assert korean.slots["paid"] == "yes"
    assert korean.presses("다음") == ["utter_ask_offender"]


def test_money_question_inside_a_threat_replaces_the_question_about_money(korean: Person) -> None:
    korean.says("report_threat")
    assert korean.slots["awaiting"] == "threat__paid"
    assert korean.says("ask_payment_removal", "상품권 핀번호 넘겼어요") == ["utter_payment_gift"]
    assert korean.presses("다음") == ["utter_ask_offender"]


def test_what_if_i_do_not_pay_comes_back_to_the_question(korean: Person) -> None:
    korean.says("report_threat")
    assert korean.says("ask_payment_removal", "안 보내면 어떻게 돼요?") == ["utter_payment_if_not", "utter_resume"]


def test_minor_with_a_parents_card_hears_of_the_youth_line(person: Person) -> None:
    person.slots["age_band"] = "14_17"
    assert person.says("ask_payment_removal", "엄마 카드로 결제했어요") == ["utter_payment_card_young"]
    assert "1388" in person.heard


def test_firm_question_does_not_start_a_threat(korean: Person) -> None:
    korean.says("ask_payment_removal", "삭제 업체 믿을 만해요?")
    assert korean.slots.get("happened") is None
    assert korean.presses("이미 냈어요") == ["utter_payment_firm_paid"]
    assert "무료" in korean.heard


@pytest.mark.parametrize("text", ["엄마 카드로 결제했어요", "이미 30만원 보냈어요", "업체에 돈 냈어요"])
def test_nobody_is_blamed_for_having_paid(korean: Person, text: str) -> None:
    korean.says("ask_payment_removal", text)
    assert "왜" not in korean.heard and "했어야" not in korean.heard


@pytest.mark.parametrize(
    "text", ["she wants 300", "they're asking for 500 dollars", "300만원 달래요", "100만 원을 요구해요"]
)
@pytest.mark.parametrize("intent", ["nlu_fallback", "report_threat", "ask_payment_removal"])
def test_a_sum_that_is_demanded_uses_up_no_question(person: Person, intent: str, text: str) -> None:
    person.says("report_threat", "they threaten me")
    assert person.says(intent, text) == ["utter_payment_demand", "utter_ask_paid"]
    assert person.says(intent, text) == ["utter_ask_paid"], "not the same text twice"
    assert person.slots["awaiting"] == "threat__paid"
    assert person.slots["asked"]["threat__paid"] == 1
    person.says("nlu_fallback", "돈이 없어요" if person.slots["language"] == "ko" else "i dont have 300")
    assert person.slots["paid"] == "no"


@pytest.mark.parametrize("text", ["i sent 300", "300만원 보냈어요", "she wants 3 pictures", "she wants me to die"])
def test_what_is_no_sum_demanded_is_left_alone(person: Person, text: str) -> None:
    person.says("report_threat", "they threaten me")
    assert "utter_payment_demand" not in person.says("nlu_fallback", text)
