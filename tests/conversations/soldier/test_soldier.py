"""In military service: help outside the army first, the truth about the army's own line, men too."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_a_conscript_is_told_of_help_outside_the_army_before_the_armys_line(chat: Chat) -> None:
    await chat.says("저는 군인인데 부대 단톡방에 제 합성 사진이 올라왔어요")
    assert chat.slots["soldier"] == "yes"
    await chat.says("지금 전화할 수 있는 곳 있어요?")
    said = "\n".join(chat.texts)
    assert "1366" in said or "112" in said
    assert "1303" not in said or min(said.find("1366") % 10**6, said.find("112") % 10**6) < said.find("1303")


async def test_the_police_answer_tells_a_soldier_who_will_investigate(chat: Chat) -> None:
    await chat.says("저는 병사입니다")
    await chat.says("경찰에 어떻게 신고합니까?")
    said = "\n".join(chat.texts)
    assert chat.slots["soldier"] == "yes"
    assert "군" in said


async def test_a_soldier_in_english_hears_of_help_outside_the_army(chat: Chat) -> None:
    await chat.says("I'm a soldier and my sergeant shared a video of me in the barracks")
    assert chat.slots["soldier"] == "yes"
    await chat.says("Which number can I call now?")
    said = "\n".join(chat.texts)
    assert "1366" in said or "112" in said


async def test_a_man_is_never_spoken_to_as_a_woman(chat: Chat) -> None:
    await chat.says("군인인데 남자도 상담 받을 수 있어요?")
    said = "\n".join(chat.texts)
    assert "여성분" not in said and "언니" not in said
    assert "1366" in said or "상담" in said


async def test_armed_and_despairing_on_duty_gets_the_card_and_a_way_to_be_relieved(chat: Chat) -> None:
    await chat.says("저는 병사인데 지금 총 들고 근무 중인데 죽고 싶습니다")
    assert "109" in chat.texts[0]
    await chat.says("전화는 못 합니다 근무 중이라서요")
    assert "교대" in "\n".join(chat.texts)
    assert chat.slots["crisis"] == "suicidal"


async def test_the_unit_that_reads_the_phone_is_named_once_and_remembered(chat: Chat) -> None:
    await chat.says("부대에서 폰 검사를 해요")
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.presses("안전해요")
    assert "utter_ask_watched_by" not in chat.names
