"""A real image got out: from the first words to the plan, by buttons and in free words."""

from __future__ import annotations

from tests.conversations.conftest import Chat

GO_ON = ["ask_evidence", "ask_takedown", "ask_police_report", "request_human"]


async def test_korean_by_buttons_to_the_plan_for_an_adult(chat: Chat) -> None:
    await chat.says("제 영상이 동의 없이 유포됐어요")
    chat.heard("utter_sharing_first", buttons=["안전해요", "in_danger_now", "report_threat", "quick_exit"])
    await chat.presses("안전해요")
    chat.heard("utter_ask_watched_by")
    await chat.presses("나만 봐요")
    chat.heard("utter_ask_offender")
    await chat.presses("모르는 사람")
    chat.heard("utter_ask_shown_age_then")
    await chat.presses("만 19세 이상")
    chat.heard("utter_ask_platform")
    await chat.presses("텔레그램")
    chat.heard("utter_ask_still_up")
    await chat.presses("아직 있어요")
    chat.heard("utter_sharing_plan_adult", buttons=GO_ON)
    assert "StopNCII" in chat.texts[-1]


async def test_english_in_free_words_with_an_ex(chat: Chat) -> None:
    await chat.says("my ex boyfriend posted my private video without my consent")
    chat.heard("utter_partner_first")
    assert len(chat.texts) == 1 and "1366" in chat.texts[0]
    await chat.says("I am safe")
    chat.heard("utter_ask_watched_by")
    await chat.says("only me")
    chat.heard("utter_ask_shown_age_then")
    await chat.says("skip")
    chat.heard("utter_ask_platform")
    await chat.says("skip")
    chat.heard("utter_ask_still_up")
    await chat.says("still there")
    chat.heard("utter_sharing_plan_centre_partner", buttons=GO_ON)


async def test_korean_who_sent_it_is_not_blamed(chat: Chat) -> None:
    await chat.says("제 영상이 동의 없이 유포됐어요")
    await chat.says("제가 직접 찍어서 보냈어요")
    chat.heard("utter_sharing_sent")
    chat.heard("utter_ask_safe_place")
    assert not any("왜" in text for text in chat.texts)


async def test_korean_short_answer_after_a_digression_goes_on(chat: Chat) -> None:
    await chat.says("제 영상이 동의 없이 유포됐어요")
    await chat.presses("안전해요")
    await chat.presses("나만 봐요")
    await chat.says("이거 범죄 맞아요?")
    chat.heard("utter_legal")
    chat.heard("utter_resume")
    await chat.says("모르는 사람이에요")
    chat.heard("utter_ask_shown_age_then")
    assert chat.slots["offender"] == "stranger"


async def test_english_not_safe_is_danger(chat: Chat) -> None:
    await chat.says("someone leaked my private photos")
    await chat.presses("I am not safe")
    assert chat.slots["crisis"] == "danger"
