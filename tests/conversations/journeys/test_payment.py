"""Should I pay, I paid already, firms that sell deletion."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_should_i_pay_then_crypto_then_the_plan_goes_on(chat: Chat) -> None:
    await chat.says("돈을 보내야 할까요?")
    chat.heard("utter_payment_do_not", buttons=["네", "아니요", "건너뛰기"])
    await chat.says("코인으로 보내버렸는데 이거 못 찾죠")
    assert any("1394" in text for text in chat.texts)
    assert not any("왜" in text for text in chat.texts)


async def test_english_gift_cards_then_next(chat: Chat) -> None:
    await chat.says("i bought the gift cards and sent the codes")
    chat.heard("utter_payment_gift")
    await chat.presses("Next")
    chat.heard("utter_ask_offender")


async def test_korean_deletion_firm_paid_already_is_not_blamed(chat: Chat) -> None:
    await chat.says("업체에 결제했는데 아무것도 안 지워졌어요")
    chat.heard(
        "utter_payment_firm_paid", buttons=["ask_takedown", "ask_legal_aid", "ask_police_report", "request_human"]
    )


async def test_english_firm_before_paying_names_the_free_places(chat: Chat) -> None:
    await chat.says("a company says they can erase everything for 3 million won, is it legit?")
    chat.heard("utter_payment_firm")
    assert "free" in chat.texts[-1]
