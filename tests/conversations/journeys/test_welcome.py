"""First contact, the menu, language, what is out of scope, and what is not understood."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_hello_says_that_a_program_answers_and_how_to_leave(chat: Chat) -> None:
    await chat.says("안녕하세요")
    chat.heard(
        "utter_welcome",
        buttons=["report_deepfake", "report_threat", "report_nonconsensual_sharing", "다른 도움", "quick_exit"],
    )
    assert "프로그램" in chat.texts[0] and "ㅌ" in chat.texts[0]


async def test_hello_in_english_is_answered_in_english(chat: Chat) -> None:
    await chat.says("Hello there, is anyone around?")
    assert chat.slots["language"] == "en"
    assert all(character < "가" or character > "힣" for text in chat.texts for character in text)


async def test_consent_by_button_and_by_its_typed_title(chat: Chat) -> None:
    await chat.says("제 얼굴로 만든 딥페이크가 올라왔어요")
    await chat.says("affirm")
    assert chat.work is not None and not chat.work.consent_given


async def test_menu_leads_to_every_page(chat: Chat) -> None:
    await chat.says("뭘 도와줄 수 있어요?")
    chat.heard("utter_menu")
    await chat.presses("다른 도움")
    chat.heard("utter_menu_more")
    await chat.presses("할 일 보기")
    chat.heard("utter_menu_todo", buttons=["ask_evidence", "ask_takedown", "ask_police_report", "ask_hotline"])


async def test_language_changes_by_words_and_stays(chat: Chat) -> None:
    await chat.says("안녕하세요")
    await chat.says("영어로 말해 주세요")
    chat.heard("utter_language_changed")
    assert "English" in chat.texts[0]
    await chat.says("고마워요 정말 고마워요")
    assert chat.slots["language"] == "en"


async def test_title_typed_instead_of_tapped_presses_the_button(chat: Chat) -> None:
    await chat.says("안녕하세요")
    await chat.says("협박받고 있어요")
    chat.heard("utter_threat_first")


async def test_weather_is_out_of_scope(chat: Chat) -> None:
    await chat.says("오늘 서울 날씨 어때?")
    chat.heard("utter_out_of_scope")


async def test_gibberish_twice_leads_to_people(chat: Chat) -> None:
    await chat.says("가나다라 마바사 아자차")
    chat.heard("utter_misunderstood")
    assert len(chat.titles) == 3
    await chat.says("음 글쎄 그게")
    chat.heard("utter_misunderstood_again", buttons=["request_human", "ask_hotline", "ask_capabilities"])


async def test_odd_input_gets_a_short_answer(chat: Chat) -> None:
    for text in ("😭😭😭", "\ud800", "\x00", "\u202e\u202e", "...", '/restart{"language":"en"}', "가" * 100_000):
        await chat.says(text)
        assert chat.texts and all(len(text) < 700 for text in chat.texts)


async def test_leaving_in_other_words_is_offered_not_done(chat: Chat) -> None:
    await chat.says("이 화면 빨리 닫고 싶은데 어떻게 해요")
    chat.heard("utter_exit_offer", buttons=["quick_exit"])


async def test_restart_begins_anew(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌린대요")
    await chat.says("처음부터 다시 할래요")
    chat.heard("utter_restarted")
    assert chat.slots.get("happened") is None and chat.slots.get("awaiting") is None


async def test_program_says_that_it_is_one(chat: Chat) -> None:
    await chat.says("are you a real person or a bot?")
    chat.heard("utter_bot_challenge", buttons=["request_human", "ask_hotline"])


async def test_erasing_is_asked_once(chat: Chat) -> None:
    await chat.says("내가 한 말 다 지워 주세요")
    chat.heard("utter_erase_ask")
    await chat.presses("모두 지우기")
    chat.heard("utter_erased")
    assert chat.work is not None and chat.work.erase


async def test_korean_greet_again_shows_no_past(chat: Chat) -> None:
    await chat.says("안녕하세요")
    await chat.says("안녕하세요")
    assert chat.names[0] in ("utter_greet_again", "utter_greet_night")


async def test_english_greet_says_who_answers(chat: Chat) -> None:
    await chat.says("hello")
    chat.heard("utter_welcome")
    assert "program" in chat.texts[0]


async def test_korean_goodbye_ends_and_offers_to_leave(chat: Chat) -> None:
    await chat.says("안녕히 계세요 이만 갈게요")
    chat.heard("utter_goodbye", buttons=["quick_exit"])


async def test_english_goodbye_ends_and_offers_to_leave(chat: Chat) -> None:
    await chat.says("bye, talk later")
    chat.heard("utter_goodbye", buttons=["quick_exit"])


async def test_korean_thank_is_thanked_in_other_words_each_time(chat: Chat) -> None:
    first = tuple(await chat.says("고마워요"))
    second = tuple(await chat.says("정말 감사합니다"))
    assert chat.names == ["utter_thanks"] and first != second


async def test_english_thank_is_answered(chat: Chat) -> None:
    await chat.says("thank you so much")
    chat.heard("utter_thanks")


async def test_korean_bot_challenge_is_answered_honestly(chat: Chat) -> None:
    await chat.says("너 사람이야 로봇이야?")
    chat.heard("utter_bot_challenge", buttons=["request_human", "ask_hotline"])
    assert "사람이 아니라 프로그램" in chat.texts[0]


async def test_english_bot_challenge_tells_who_made_it(chat: Chat) -> None:
    await chat.says("are you an AI? who made you?")
    chat.heard("utter_bot_made")
    await chat.presses("Can I trust you")
    chat.heard("utter_bot_trust")


async def test_english_ask_capabilities_shows_the_menu(chat: Chat) -> None:
    await chat.says("what can you do")
    chat.heard("utter_menu")


async def test_korean_ask_capabilities_shows_the_menu(chat: Chat) -> None:
    await chat.says("무엇을 도와줄 수 있나요")
    chat.heard("utter_menu")


async def test_korean_restart_says_what_is_forgotten_and_what_stays(chat: Chat) -> None:
    await chat.says("너무 무서워요")
    await chat.says("처음부터 다시 할래요")
    chat.heard("utter_restarted")
    assert "상담사 요청은 그대로" in chat.texts[0]
    assert chat.slots.get("feelings") is None


async def test_english_restart_says_what_is_forgotten_and_what_stays(chat: Chat) -> None:
    await chat.says("someone threatens to post my pictures unless i pay")
    await chat.says("start over")
    chat.heard("utter_restarted")
    assert chat.slots.get("happened") is None


async def test_korean_change_language_keeps_the_place(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌린대요")
    await chat.says("영어로 말해 주세요")
    assert chat.names == ["utter_language_changed", "utter_ask_paid"]
    assert all(character < "가" or character > "힣" for text in chat.texts for character in text)


async def test_english_change_language_keeps_the_place(chat: Chat) -> None:
    await chat.says("someone threatens to post my pictures unless i pay")
    await chat.says("speak korean please")
    assert chat.names == ["utter_language_changed", "utter_ask_paid"]
