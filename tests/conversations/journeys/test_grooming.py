"""An adult wants pictures or a meeting: no blame, a meeting is danger, the plan by age."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_of_a_fifteen_year_old_who_sent_one(chat: Chat) -> None:
    await chat.says("오픈채팅에서 만난 아저씨가 자꾸 몸 사진 보내달래요")
    chat.heard("utter_grooming_first", buttons=["in_danger_now", "report_threat", "둘 다 아니에요", "건너뛰기"])
    await chat.presses("둘 다 아니에요")
    chat.heard("utter_ask_pictures_sent")
    await chat.presses("네")
    chat.heard("utter_grooming_sent")
    chat.heard("utter_ask_age_band")
    await chat.presses("만 14~17세")
    chat.heard("utter_ask_watched_by")
    await chat.presses("가족이 봐요")
    chat.heard("utter_watched")
    chat.heard("utter_grooming_next")
    assert "1388" in chat.texts[-1]
    await chat.presses("부모님이 알게 되나요")
    chat.heard("utter_privacy_parents_minor")


async def test_english_by_words_to_the_plan(chat: Chat) -> None:
    await chat.says("an older man I met in a game keeps asking me for nude pics")
    chat.heard("utter_grooming_first")
    await chat.presses("Neither")
    chat.heard("utter_ask_pictures_sent")
    await chat.says("no I haven't")
    chat.heard("utter_ask_age_band")
    await chat.presses("Under 14")
    chat.heard("utter_ask_watched_by")
    await chat.presses("Skip")
    chat.heard("utter_grooming_next_under_14")
    assert "1366" in chat.texts[-1] and "112" in chat.texts[-1]


async def test_korean_a_meeting_tomorrow_is_danger(chat: Chat) -> None:
    await chat.says("오픈채팅에서 만난 아저씨가 자꾸 몸 사진 보내달래요")
    await chat.says("내일 만나기로 했어요")
    assert chat.slots["crisis"] == "danger"
    assert "112" in chat.texts[0]


async def test_english_threatened_with_what_was_sent(chat: Chat) -> None:
    await chat.says("an older man I met in a game keeps asking me for nude pics")
    await chat.presses("I am being threatened")
    assert chat.slots["happened"] == "threat"
