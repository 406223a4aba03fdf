"""A synthetic image: from the first words to the plan, in both languages, by buttons and in free words."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_by_buttons(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    chat.heard("utter_deepfake_first", buttons=["안전해요", "in_danger_now", "report_threat", "quick_exit"])
    await chat.presses("안전해요")
    chat.heard("utter_ask_watched_by")
    await chat.presses("가족이 봐요")
    chat.heard("utter_ask_shown_age_then")
    await chat.presses("만 19세 이상")
    chat.heard("utter_ask_platform")
    await chat.presses("텔레그램")
    chat.heard("utter_ask_still_up")
    await chat.presses("아직 있어요")
    chat.heard("utter_plan_adult", buttons=["ask_evidence", "ask_takedown", "ask_police_report", "request_human"])
    await chat.presses("기록 남기기")
    chat.heard("utter_evidence_posted_adult")


async def test_english_in_free_words(chat: Chat) -> None:
    await chat.says("Someone made a deepfake of me and posted it")
    chat.heard("utter_deepfake_first")
    await chat.says("yes I am safe")
    chat.heard("utter_ask_watched_by")
    await chat.says("nobody, only me")
    chat.heard("utter_ask_shown_age_then")
    await chat.says("I don't know")
    chat.heard("utter_ask_platform")
    await chat.says("on Instagram")
    chat.heard("utter_ask_still_up")
    await chat.says("still there")
    chat.heard("utter_plan_young")


async def test_one_full_sentence_answers_most_questions(chat: Chat) -> None:
    await chat.says("저 17살인데 인스타그램에 제 딥페이크가 올라왔어요")
    assert chat.slots["age_band"] == "14_17" and chat.slots["platform"] == "instagram"
    await chat.presses("안전해요")
    await chat.presses("나만 봐요")
    chat.heard("utter_ask_still_up")
    await chat.presses("내려갔어요")
    chat.heard("utter_plan_gone")
    chat.heard("utter_plan_young")


async def test_digression_is_answered_and_the_way_back_is_there(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.presses("안전해요")
    await chat.says("이거 만든 사람 처벌받나요?")
    chat.heard("utter_legal")
    chat.heard("utter_resume")
    await chat.presses("이어서 할게요")
    chat.heard("utter_ask_watched_by")


async def test_changed_mind_leads_to_the_threat(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.presses("협박받고 있어요")
    chat.heard("utter_threat_first")
    assert chat.slots["topic"] == "threat"


async def test_stop_in_the_middle_is_obeyed(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.says("그만")
    assert chat.slots.get("awaiting") is None
