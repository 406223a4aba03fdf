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
