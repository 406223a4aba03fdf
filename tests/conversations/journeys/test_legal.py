"""Questions about the law."""

from __future__ import annotations

from tests.conversations.conftest import Chat

# A general answer, or the one for what it was.
VICTIMS = {"utter_legal_own_pictures"} | {f"utter_perpetrator_{kind}" for kind in ("forced", "own", "looked", "saved")}


async def test_korean_after_the_story_the_row_with_its_article_and_more(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.says("딥페이크 만들면 처벌받나요")
    chat.heard("utter_legal")
    assert "제14조의2" in chat.texts[0] or "제11조" in chat.texts[0]
    await chat.presses("이어지는 법")
    chat.heard("utter_legal_more")


async def test_english_can_they_be_caught_then_a_lawyer(chat: Chat) -> None:
    await chat.says("can they be caught on telegram")
    chat.heard("utter_legal_caught", buttons=["ask_evidence", "ask_police_report", "ask_legal", "ask_legal_aid"])
    await chat.presses("Free legal help")
    chat.heard("utter_legal_aid")


async def test_korean_fear_for_ones_own_pictures_is_met_as_a_victims(chat: Chat) -> None:
    await chat.says("시켜서 찍은 건데 저도 죄가 있나요")
    assert chat.names[0] in VICTIMS


async def test_english_joined_the_room_only_to_look_for_oneself(chat: Chat) -> None:
    await chat.says("I joined the room only to look if my pictures are there. Can I be punished?")
    assert chat.names[0] in VICTIMS


async def test_settlement_is_not_made_up(chat: Chat) -> None:
    await chat.says("합의해 주면 처벌이 안 되는 건가요")
    chat.heard("utter_legal_unconfirmed")
