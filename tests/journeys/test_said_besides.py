"""What people say beside their story, whatever the classifier makes of it (actions/besides.py)."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person

THREAT = {
    "paid": "no",
    "offender": "stranger",
    "happened": "threat",
    "topic": "threat",
    "awaiting": "threat__threat_app",
    "asked": {"threat__threat_app": 1},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he has screenshots of my instagram followers", "utter_besides_followers"),
        ("제 팔로워 목록을 다 캡처했대요", "utter_besides_followers"),
        ("he made a new account and messaged me again", "utter_besides_new_account"),
        ("다른 번호로 또 연락 왔어요", "utter_besides_new_account"),
        ("what if he already sent it", "utter_besides_if_sent"),
        ("이미 보냈으면 어떡해요", "utter_besides_if_sent"),
        ("he says i have 20 minutes", "utter_threat_deadline"),
        ("it was just a shirtless pic and then a nude one", "utter_besides_sent"),
        ("i'm a man by the way", "utter_besides_man"),
        ("참고로 저 남자예요", "utter_besides_man"),
    ],
)
@pytest.mark.parametrize("intent", ["in_danger_now", "report_impersonation", "report_deepfake", "request_human"])
def test_what_is_said_in_a_threat_is_answered_and_the_question_comes_again(
    person: Person, intent: str, text: str, expected: str
) -> None:
    person.slots |= THREAT
    assert person.says(intent, text) == [expected, "utter_ask_threat_app"]
    assert person.slots["happened"] == "threat"
    assert person.slots["awaiting"] == "threat__threat_app"
    assert person.slots["asked"]["threat__threat_app"] == 1, "it costs no try"


@pytest.mark.parametrize(
    "text", ["he has my followers?? no he wants to meet", "i made a mistake", "what if i pay", "it was a friend"]
)
def test_other_words_in_a_threat_are_left_alone(person: Person, text: str) -> None:
    person.slots |= THREAT | {"happened": "sharing"}
    assert not person.says("nlu_fallback", text)[0].startswith("utter_besides")


@pytest.mark.parametrize("text", ["ok i will tell my mom", "how do i tell her", "엄마한테 어떻게 말해요"])
def test_a_young_person_who_will_tell_hears_how_to_begin(person: Person, text: str) -> None:
    person.slots |= {"happened": "threat", "topic": "threat", "age_band": "14_17"}
    assert person.says("report_for_other", text) == ["utter_minor_trusted"]


@pytest.mark.parametrize("text", ["who speaks vietnamese", "who can help tiếng Việt", "베트남어로 상담하는 데 있어요?"])
def test_a_language_asked_for_by_name_leads_to_the_line_that_speaks_it(person: Person, text: str) -> None:
    assert person.says("change_language", text) == ["utter_besides_speaks"]
    assert "1577-1366" in person.heard
    assert ("베트남어로" if person.slots["language"] == "ko" else "in Vietnamese") in person.heard


@pytest.mark.parametrize("text", ["hi i dont know if this is the right place", "여기 말해도 되는 곳이에요?"])
def test_who_asks_whether_this_is_the_right_place_is_welcomed(person: Person, text: str) -> None:
    assert person.says("nlu_fallback", text) == ["utter_welcome"]


@pytest.mark.parametrize("text", ["ugh i need to sleep", "이제 자야겠어요"])
def test_going_to_bed_is_no_wish_to_die_and_pain_told_before_is_asked_about(person: Person, text: str) -> None:
    assert person.says("express_suicidal", text) == ["utter_goodbye"]
    person.slots["feelings"] = ["afraid"]
    assert person.says("express_suicidal", text) == ["utter_goodbye_ask"]


@pytest.mark.parametrize("text", ["i want to sleep forever", "영원히 잘래요", "i need to sleep and never wake up"])
def test_sleep_that_means_something_else_is_left_to_the_screen(person: Person, text: str) -> None:
    assert person.says("express_suicidal", text) == ["utter_card_suicidal_veiled"]


@pytest.mark.parametrize("text", ["my husband take pictures when I sleep and send to his friends"])
def test_what_a_husband_does_to_the_writer_makes_no_helper_of_her(person: Person, text: str) -> None:
    names = person.says("report_nonconsensual_sharing", text, relation="husband")
    assert not names[0].startswith("utter_other")
    assert person.slots["about_other"] == "self"


@pytest.mark.parametrize(
    "text", ["Hello, my son is in Korea and I'm in England", "저는 미국에 있고 아들이 한국에 유학 가 있어요"]
)
def test_who_helps_from_abroad_gets_the_help_of_korea(person: Person, text: str) -> None:
    names = person.says("change_language", text, relation="son")
    assert names[0] == "utter_besides_kin"
    assert person.slots["about_other"] == "other"
    assert person.slots["country"] == "KR"


def test_my_friend_in_korea_is_not_where_the_writer_is_taken_to_be(person: Person) -> None:
    person.says("nlu_fallback", "I live in England")
    assert person.slots["country"] == "GB"


HELPER = {"about_other": "other", "topic": "other", "helping": "child", "awaiting": "other__other_dies"}


def test_what_happened_to_the_one_who_is_helped_is_taken_in(person: Person) -> None:
    person.slots |= HELPER | {"asked": {"other__other_dies": 1}}
    text = "He is 19 and studying in Seoul. Someone has a video of him and is asking for money"
    person.says("nlu_fallback", text)
    assert person.slots["other_happened"] == "threat"


@pytest.mark.parametrize("text", ["he has paid them 400 pounds already", "애가 벌써 돈을 보냈어요"])
def test_money_that_the_one_who_is_helped_sent_can_be_stopped(person: Person, text: str) -> None:
    person.slots |= HELPER
    assert person.says("ask_payment_removal", text)[0] == "utter_besides_they_paid"
    assert "1394" in person.heard


def test_pictures_that_they_sent_are_no_payment(person: Person) -> None:
    person.slots |= HELPER
    assert person.says("report_for_other", "he sent them pictures")[0] != "utter_besides_they_paid"


@pytest.mark.parametrize(
    "text", ["I want to go to her house and take her phone", "i'm going over there", "전여친 집에 찾아갈래요"]
)
def test_going_there_is_no_danger_that_somebody_else_makes(person: Person, text: str) -> None:
    assert person.says("in_danger_now", text) == ["utter_besides_confront"]


@pytest.mark.parametrize("text", ["i want to go home", "he is coming to my house", "i check my phone"])
def test_other_ways_home_are_left_alone(person: Person, text: str) -> None:
    assert person.says("in_danger_now", text) != ["utter_besides_confront"]


@pytest.mark.parametrize("text", ["should I ask him to send it to me", "캡처해 달라고 할까요"])
def test_no_further_copy_is_made_as_proof(person: Person, text: str) -> None:
    assert person.says("ask_evidence", text) == ["utter_besides_no_copy"]


def test_a_friend_who_saw_it_begins_no_new_matter(person: Person) -> None:
    person.slots |= {"happened": "sharing", "topic": "sharing"}
    text = "a friend told me he saw it in a group chat on KakaoTalk"
    assert person.says("report_grooming", text) == ["utter_besides_seen"]
    assert person.slots["happened"] == "sharing"


def test_whom_one_lives_with_did_nothing(person: Person) -> None:
    person.says("report_threat", "i live in seoul with my parents. some guy wants to post my pic", relation="parents")
    assert person.slots.get("offender") is None


@pytest.mark.parametrize("text", ["does anyone there speak English", "거기 누가 영어로 할 수 있어요?"])
def test_who_speaks_english_there_is_no_wish_for_another_language(person: Person, text: str) -> None:
    assert person.says("change_language", text)[-1].startswith("utter_hotline")
    assert person.slots.get("language_chosen") is None or person.slots["language"] == "en"


def test_a_girlfriends_ex_who_leaked_her_pictures_makes_the_writer_a_helper(person: Person) -> None:
    text = "my gf's ex leaked her pics on a discord server"
    assert person.says("report_nonconsensual_sharing", text, relation="ex") == ["utter_other_partner"]


def test_not_knowing_what_to_do_first_forgets_nothing(person: Person) -> None:
    person.slots |= {"happened": "sharing", "topic": "sharing"}
    person.says("restart", "I don't know what to do first")
    assert person.slots["happened"] == "sharing"


def test_take_it_down_is_named_and_not_the_menu(person: Person) -> None:
    assert person.says("ask_capabilities", "how does take it down work") != ["utter_menu"]
