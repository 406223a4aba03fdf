"""Under 19: no image is captured, nobody is told behind their back, and lines for the young come first."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_a_girl_of_17_is_told_to_capture_no_image(chat: Chat) -> None:
    await chat.says("저 17살인데 인스타그램에 제 딥페이크가 올라왔어요")
    await chat.presses("안전해요")
    await chat.presses("나만 봐요")
    await chat.presses("아직 있어요")
    chat.heard("utter_plan_young")
    await chat.presses("기록 남기기")
    said = "\n".join(chat.texts)
    assert "이미지" in said and "찍" in said and "마세요" in said


async def test_will_my_parents_know_gets_the_facts_and_no_promise(chat: Chat) -> None:
    await chat.says("저 15살이에요")
    await chat.says("부모님이 알게 되나요?")
    said = "\n".join(chat.texts)
    assert "보호자" in said or "부모님" in said
    assert "비밀은" not in said and "절대" not in said


async def test_will_my_parents_know_in_english_gets_the_facts(chat: Chat) -> None:
    await chat.says("I am 15 and someone has my pictures")
    await chat.says("will my parents find out if I report it?")
    said = "\n".join(chat.texts)
    assert "guardian" in said or "parents" in said


async def test_a_child_under_14_is_never_asked_for_a_guardians_contact(chat: Chat) -> None:
    await chat.says("저 초등학생이에요 13살이요")
    assert chat.slots["age_band"] == "under_14"
    said = "\n".join(chat.texts)
    assert "번호를 알려" not in said and "연락처를 알려" not in said
    assert "1366" in said


async def test_a_young_person_hears_of_the_line_for_the_young_first(chat: Chat) -> None:
    await chat.says("저 고1인데요 지금 전화할 수 있는 곳 있어요?")
    await chat.says("지금 전화할 수 있는 곳 있어요?")
    said = "\n".join(chat.texts)
    assert "1388" in said
    assert said.index("1388") < said.find("1366") or "1366" not in said


async def test_a_boy_of_15_who_sent_pictures_himself_is_no_offender(chat: Chat) -> None:
    await chat.says("im 15 and i sent him pics, am i in trouble with the police?")
    said = "\n".join(chat.texts)
    assert "utter_perpetrator" not in chat.names
    assert "112" in said or "1366" in said or "victim" in said


async def test_a_minor_in_two_languages_is_a_minor_in_both(chat: Chat) -> None:
    await chat.says("저 16살이에요")
    await chat.says("someone made a deepfake of me and posted it")
    assert chat.slots["language"] == "en" and chat.slots["age_band"] == "14_17"
    await chat.presses("I am safe")
    assert "utter_ask_shown_age_then" not in chat.all_names
