"""A long story is heard: what it says is not asked again, what is urgent in it comes first, the answer is short."""

from __future__ import annotations

from tests.conversations.conftest import Chat

GIRL = (
    "저는 고등학교 2학년이고요 어제 학교 끝나고 친구가 저한테 이상한 말을 하길래 뭐냐고 물어봤더니 인스타그램에 "
    "제 얼굴을 합성한 사진이 올라와 있다는 거예요 처음에는 장난인 줄 알았는데 진짜로 있는 거예요 누가 "
    "만들었는지도 모르겠고 밤새 잠도 못 자고 밥도 못 먹고 학교도 가기 싫고 그 계정에 댓글도 막 달려 있다고 하고 "
    "아직도 있대요"
)
MAN = (
    "So this is a long story, sorry. About three weeks ago I matched with someone on an app and we moved to "
    "Telegram, and she seemed really nice, we talked every day, and then one night we did a video call, and you "
    "can guess the rest. The next morning I got a message with a recording and a list of my friends, and they "
    "said they would send it to everybody unless I paid. I was so scared that I sent 400 dollars right away, and "
    "now they want 800 more by tonight and I don't know what to do."
)
MOTHER = (
    "저희 아들이 중학교 2학년인데요 요즘 애가 말도 없고 방에만 있어서 사춘기인가 했거든요 그런데 오늘 학교에서 "
    "전화가 와서 반 친구들이 우리 아이 얼굴로 이상한 영상을 만들어서 돌려 봤다는 거예요 담임 선생님은 조용히 "
    "처리하자고 하시고 남편은 화만 내고 저는 뭘 어떻게 해야 할지 하나도 모르겠어요 아이는 저한테 말도 안 해요"
)
DESPAIR = (
    "I know this is too long but I have nobody else to tell. We broke up in spring, and in summer my friends "
    "started sending me links, and it was the video we made, and I wrote to the site and they never answered, and "
    "I changed my number, and my boss found out, and last night I sat on the kitchen floor and I thought I just "
    "want to die, and then this morning I went to work as if nothing happened, because what else is there to do, "
    "and my flatmate asked if I wanted tea."
)


async def test_a_long_korean_story_is_heard_and_not_asked_again(chat: Chat) -> None:
    await chat.says(GIRL)
    assert chat.slots["happened"] == "deepfake"
    assert chat.slots["age_band"] == "14_17" and chat.slots["platform"] == "instagram"
    await chat.presses("안전해요")
    await chat.presses("나만 봐요")
    assert "utter_ask_platform" not in chat.all_names and "utter_ask_age_band" not in chat.all_names


async def test_money_that_was_sent_in_a_long_story_is_heard_without_blame(chat: Chat) -> None:
    await chat.says(MAN)
    assert chat.slots["happened"] == "threat" and chat.slots["paid"] == "yes"
    assert "1394" in "\n".join(chat.texts)
    assert "utter_ask_paid" not in chat.names


async def test_a_mothers_long_story_is_about_her_child(chat: Chat) -> None:
    await chat.says(MOTHER)
    assert chat.slots["about_other"] == "other"
    said = "\n".join(chat.texts)
    assert "아이" in said and "잘못" in said


async def test_a_wish_to_die_deep_inside_a_long_story_is_answered_first(chat: Chat) -> None:
    await chat.says(DESPAIR)
    assert "109" in chat.texts[0] and chat.slots["crisis"] == "suicidal"


async def test_the_answer_to_a_long_story_is_one_screen(chat: Chat) -> None:
    for story, screen in ((GIRL, 350), (MOTHER, 350), (MAN, 600), (DESPAIR, 600)):
        person = chat.another()
        await person.says(story)
        assert sum(map(len, person.texts)) <= screen


async def test_two_thousand_characters_without_a_request_still_get_a_way_on(chat: Chat) -> None:
    await chat.says("그냥 요즘 있었던 일을 적어 볼게요 " + "회사에 갔다가 집에 와서 밥을 먹고 잤어요 " * 90)
    assert chat.titles
