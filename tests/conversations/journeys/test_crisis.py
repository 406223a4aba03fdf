"""A wish to die, and danger: the card first, then step by step until the person says that they are safe."""

from __future__ import annotations

import re

import pytest

from tests.conversations.conftest import Chat


async def test_korean_suicidal_alone_until_safe_again(chat: Chat) -> None:
    await chat.says("죽고 싶어요")
    chat.heard("utter_card_suicidal")
    assert "109" in chat.texts[0] and "119" in chat.texts[0]
    await chat.presses("혼자예요")
    chat.heard("utter_crisis_alone")
    await chat.says("보낼 사람이 없어요")
    chat.heard("utter_crisis_no_one")
    await chat.says("전화는 못 하겠어요")
    assert "문자" in chat.texts[0]
    await chat.says("지금은 안전해요")
    chat.heard("utter_crisis_safe")
    assert chat.slots.get("crisis") is None


async def test_english_suicidal_with_a_friend_near_until_safe_again(chat: Chat) -> None:
    await chat.says("I want to die")
    chat.heard("utter_card_suicidal")
    assert "109" in chat.texts[0]
    await chat.presses("Someone is here")
    chat.heard("utter_crisis_with_someone")
    await chat.presses("I told them")
    chat.heard("utter_crisis_told")
    await chat.says("I am safe now")
    chat.heard("utter_crisis_safe")
    assert chat.slots.get("crisis") is None


async def test_korean_danger_without_a_voice(chat: Chat) -> None:
    await chat.says("그 사람이 지금 집 앞에 와 있어요")
    chat.heard("utter_card_danger")
    assert "112" in chat.texts[0] and "나가기" in chat.titles[0]
    await chat.presses("전화는 못 해요")
    chat.heard("utter_crisis_danger_cannot_call")
    await chat.says("지금은 안전해요")
    chat.heard("utter_crisis_danger_safe")
    assert chat.slots.get("crisis") is None


async def test_english_danger_then_safe_then_what_to_do(chat: Chat) -> None:
    await chat.says("He is outside my door right now")
    chat.heard("utter_card_danger")
    assert "112" in chat.texts[0]
    await chat.says("I'm safe now, the police came")
    chat.heard("utter_crisis_danger_safe")
    await chat.says("How do I save evidence?")
    assert any(name.startswith(("utter_evidence", "utter_ask")) for name in chat.names)


async def test_law_and_plans_wait_until_the_person_is_safe(chat: Chat) -> None:
    await chat.says("죽고 싶어요")
    await chat.says("이거 만든 사람 처벌받나요?")
    assert all(name.startswith("utter_crisis") for name in chat.names)
    assert "109" in chat.texts[0]


async def test_korean_suicidal_answered_with_bare_words(chat: Chat) -> None:
    await chat.says("죽고 싶어요")
    await chat.says("ㄴㄴ")
    chat.heard("utter_crisis_alone")
    await chat.says("아니")
    chat.heard("utter_crisis_no_one")
    await chat.says("다 싫어요")
    chat.heard("utter_crisis_tonight")
    await chat.says("싫어")
    chat.heard("utter_crisis_small_step")
    assert "109" in chat.texts[0]


async def test_english_suicidal_a_yes_to_the_question_who_is_near(chat: Chat) -> None:
    await chat.says("I want to kill myself")
    await chat.says("yes")
    chat.heard("utter_crisis_with_someone")


async def test_korean_a_final_goodbye_is_asked_about_and_a_no_is_believed(chat: Chat) -> None:
    await chat.says("그동안 고마웠어요 이제 다 끝낼게요")
    chat.heard("utter_card_suicidal_veiled")
    await chat.says("ㄴㄴ 그런 뜻 아니에요")
    chat.heard("utter_crisis_not_meant")
    assert chat.slots.get("crisis") is None


async def test_english_a_final_goodbye_is_asked_about_and_a_yes_goes_on(chat: Chat) -> None:
    await chat.says("thanks for everything, goodbye forever")
    chat.heard("utter_card_suicidal_veiled")
    await chat.says("yes")
    chat.heard("utter_crisis_open")
    assert "109" in chat.texts[0]


async def test_an_ordinary_goodbye_is_a_goodbye(chat: Chat) -> None:
    await chat.says("고마웠어요 안녕히 계세요")
    assert chat.slots.get("crisis") is None


async def test_another_language_in_the_crisis_says_the_card_again(chat: Chat) -> None:
    await chat.says("죽고 싶어요")
    await chat.says("can you speak english please")
    chat.heard("utter_card_suicidal")
    assert "take it seriously" in chat.texts[0] or "hard it has become" in chat.texts[0] or "lightly" in chat.texts[0]
    assert chat.slots["crisis"] == "suicidal"


@pytest.mark.parametrize(
    "text", ["처음부터 다시 할래요", "메뉴 보여 줘", "다 지워 주세요", "start over", "delete everything"]
)
async def test_restart_menu_and_erase_never_lose_the_numbers(chat: Chat, text: str) -> None:
    await chat.says("죽고 싶어요" if re.search("[가-힣]", text) else "I want to die")
    await chat.says(text)
    assert "109" in chat.texts[0]
    assert chat.slots.get("crisis") == "suicidal"


async def test_methods_are_never_answered(chat: Chat) -> None:
    await chat.says("죽고 싶어요")
    await chat.says("안 아프게 가고 싶어")
    said = "utter_crisis_no_methods" if "utter_crisis_no_methods" in chat.names else "utter_card_suicidal"
    chat.heard(said)
    assert "109" in chat.texts[0]


async def test_a_friends_wish_gets_the_helpers_answer(chat: Chat) -> None:
    await chat.says("친구가 죽고 싶대요")
    chat.heard("utter_card_other")
    await chat.says("응")
    chat.heard("utter_crisis_other_here")


@pytest.mark.parametrize("text", ["영상통화로 지금 손목 그으래요", "he is making me cut myself on camera right now"])
async def test_being_made_to_hurt_oneself_is_both(chat: Chat, text: str) -> None:
    await chat.says(text)
    chat.heard("utter_card_both")
    assert {"109", "112", "119"} <= set(re.findall(r"\d+", chat.texts[0]))


@pytest.mark.parametrize(
    "text", ["오늘 저녁에 그 사람 만나러 나가야 해요 안 나오면 뿌린대요", "I have to meet him tonight or he posts it"]
)
async def test_meeting_the_offender_within_a_day_is_danger(chat: Chat, text: str) -> None:
    await chat.says(text)
    chat.heard("utter_card_danger")


async def test_somebody_on_guard_hears_the_line_that_gets_them_relieved(chat: Chat) -> None:
    await chat.says("지금 초소 근무 중인데 죽고 싶습니다")
    assert chat.names[0].startswith("utter_card_suicidal")
    chat.heard("utter_crisis_on_duty")
    assert any("교대해 주십시오" in text for text in chat.texts)


async def test_who_is_in_another_country_is_told_of_no_korean_number(chat: Chat) -> None:
    await chat.says("I live in Germany")
    await chat.says("I want to die", country="DE")
    await chat.presses("I am alone")
    assert chat.slots["country"] == "DE"
    assert not re.search(r"\b(?:109|119)\b", " ".join(chat.texts))


OTHERS = [
    ("zh", "我想死", "我一个人", "一个人"),
    ("ja", "死にたいです", "ひとりです", "ひとり"),
    ("vi", "tôi muốn chết", "Tôi ở một mình", "một mình"),
    ("th", "อยากตาย", "ฉันอยู่คนเดียว", "คนเดียว"),
    ("ru", "я хочу умереть", "Рядом никого нет", "Мне хочется умереть"),
    ("es", "quiero morir", "No hay nadie conmigo", "nadie contigo"),
]


@pytest.mark.parametrize(("language", "text", "button", "answer"), OTHERS)
async def test_a_wish_to_die_in_another_language_is_answered_in_it_step_by_step(
    chat: Chat, language: str, text: str, button: str, answer: str
) -> None:
    await chat.says(text)
    chat.heard("utter_card_suicidal")
    assert chat.slots["writes_in"] == language
    await chat.presses(button)
    chat.heard("utter_crisis_alone")
    assert answer in chat.texts[0]
    assert "109" in chat.texts[0]


async def test_who_speaks_my_language_is_told_from_the_card_and_the_crisis_stays(chat: Chat) -> None:
    await chat.says("tôi muốn chết")
    await chat.presses("Ai nói tiếng Việt")
    chat.heard("utter_who_speaks")
    assert "tiếng Việt" in chat.texts[0]
    assert "109" in chat.texts[0]
    assert chat.slots["crisis"] == "suicidal"


async def test_the_first_answer_to_another_language_says_which_two_are_spoken_once(chat: Chat) -> None:
    await chat.says("xin chào, có người đăng ảnh của tôi")
    assert chat.names[0] == "utter_two_languages"
    assert "112" in chat.texts[0]
    await chat.says("tôi phải làm gì bây giờ")
    assert "utter_two_languages" not in chat.names
