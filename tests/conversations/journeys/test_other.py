"""Somebody helps another: from their first words to what they can do, and what they ask on the way."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_mother_hears_first_what_not_to_do_then_the_plan(chat: Chat) -> None:
    await chat.says("중학생 딸 사진으로 누가 합성을 했대요 어떡하죠")
    chat.heard("utter_other_child", buttons=["네", "아니요", "모르겠어요"])
    await chat.presses("아니요")
    if "utter_other_ask_age" in chat.names:
        await chat.presses("아직 아니에요")
    chat.heard("utter_other_next_child")
    await chat.says("아이한테 뭐라고 말해 줘야 할까요")
    chat.heard("utter_other_say_child")
    await chat.says("그 놈 찾아가서 따져도 되나요")
    chat.heard("utter_other_confront")


async def test_korean_teacher_hears_the_duty_and_never_the_same_text_again(chat: Chat) -> None:
    await chat.says("담임교사입니다. 우리 반 학생이 합성 사진 피해를 입었다고 말했어요")
    chat.heard("utter_other_teacher")
    heard = [tuple(chat.texts)]
    for words in (
        "모르겠어요",
        "다음",
        "반 아이들한테 물어봐도 되나요",
        "학생이 신고하기 싫대요",
        "부모님한테 말해야 하나요",
    ):
        heard.append(tuple(await chat.says(words)))
    assert len(set(heard)) == len(heard)


async def test_korean_boyfriend_is_kept_from_looking_and_from_going_there(chat: Chat) -> None:
    await chat.says("내 여자친구 영상이 트위터에 올라왔대요. 제가 뭘 해야 하죠")
    chat.heard("utter_other_partner")
    await chat.says("제가 직접 찾아봐도 되나요")
    chat.heard("utter_other_no_looking")
    await chat.says("올린 놈 찾아가서 때리고 싶어요")
    chat.heard("utter_other_confront")


async def test_english_friend_gets_words_to_say_and_the_friends_wish_is_respected(chat: Chat) -> None:
    await chat.says("my friend is being blackmailed with a video and i dont know what to do")
    chat.heard("utter_other_friend", buttons=["Yes", "No", "I do not know"])
    await chat.presses("No")
    chat.heard("utter_other_next_friend")
    assert "1394" in "".join(chat.texts)
    await chat.says("she doesnt want to report it")
    chat.heard("utter_other_decides")
    await chat.says("what do i say to her")
    chat.heard("utter_other_say")


async def test_english_friend_who_wants_to_die_gets_the_helpers_card(chat: Chat) -> None:
    await chat.says("my friend's photos were leaked, i want to help her")
    await chat.says("she says she wants to die")
    assert "109" in "".join(chat.texts)
    assert chat.slots["crisis"] == "suicidal"


async def test_english_helper_by_buttons_alone(chat: Chat) -> None:
    await chat.says("hello")
    await chat.presses("Other help")
    await chat.presses("It is about someone else")
    chat.heard("utter_other_first")
    await chat.presses("My student")
    await chat.presses("No")
    await chat.presses("I do not know")
    chat.heard("utter_other_next_teacher")
