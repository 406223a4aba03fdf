"""What was said last counts, and nobody has to begin again because they corrected themselves."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def to_platform(chat: Chat) -> None:
    """A deepfake, up to the question where it was posted."""
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.presses("안전해요")
    await chat.presses("나만 봐요")
    await chat.presses("만 19세 이상")
    chat.heard("utter_ask_platform")


async def test_another_platform_named_a_turn_later_replaces_the_first(chat: Chat) -> None:
    await to_platform(chat)
    await chat.presses("텔레그램")
    await chat.says("아 아니에요 인스타그램이에요")
    assert chat.slots["platform"] == "instagram"


async def test_a_younger_age_told_later_changes_what_is_said_about_images(chat: Chat) -> None:
    await chat.says("Someone made a deepfake of me and posted it on Instagram")
    await chat.presses("I am safe")
    await chat.presses("Only me")
    await chat.presses("19 or older")
    await chat.says("actually I was 16 when that picture was taken")
    await chat.says("it is still there")
    assert chat.slots["shown_age_then"] == "under_18"
    assert "Do not take a screenshot" in "\n".join(chat.texts)


async def test_gone_that_is_there_again_is_there(chat: Chat) -> None:
    await to_platform(chat)
    await chat.presses("텔레그램")
    await chat.presses("내려갔어요")
    await chat.says("아니 다시 보니까 아직 있어요")
    assert chat.slots["still_up"] == "yes"


async def test_a_friend_who_is_really_the_writer_gets_the_writers_help(chat: Chat) -> None:
    await chat.says("친구가 사진으로 협박을 받고 있어요")
    assert chat.slots["about_other"] == "other"
    await chat.says("아니 사실은 제 얘기예요")
    assert chat.slots["about_other"] == "self"


async def test_a_fake_that_is_a_real_picture_becomes_the_journey_of_real_pictures(chat: Chat) -> None:
    await chat.says("Someone made a deepfake of me")
    await chat.says("no sorry, it is a real video of me, he leaked it")
    assert chat.slots["happened"] == "sharing"
    assert not any("fake" in text for text in chat.texts)


async def test_no_money_that_was_money_is_not_blamed_in_either_language(chat: Chat) -> None:
    await chat.says("he will post my nudes if I don't pay")
    await chat.presses("No")
    await chat.says("사실 아까 200달러 보냈어요")
    assert chat.slots["paid"] == "yes"
    assert "1394" in "\n".join(chat.texts)
