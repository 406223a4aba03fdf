"""Pain, fear, no sleep: care before any procedure, by the feeling that is named; listening; the direct question."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("숨이 안 쉬어져요", "panic"),
        ("손이 계속 떨려요", "panic"),
        ("며칠째 잠을 못 자요", "sleep"),
        ("학교 가기가 무서워요", "going_out"),
        ("또 올라올까 봐, 다 퍼질까 봐 미치겠어요", "spread"),
        ("다 제 잘못 같아요", "fault"),
        ("쪽팔려 죽겠어 진짜", "shame"),
        ("너무 화가 나요", "anger"),
        ("그냥 멍해요", "numb"),
        ("아무도 제 편이 없어요", "lonely"),
        ("계속 울고만 있어요", "crying"),
        ("너무 무서워요", "afraid"),
        ("i can't breathe", "panic"),
        ("i can not sleep at night, i have nightmares", "sleep"),
        ("i am scared to go back to school", "going_out"),
        ("it is my fault", "fault"),
        ("i feel disgusting and ashamed", "shame"),
        ("i hate him so much", "anger"),
        ("i feel numb", "numb"),
        ("i have no one", "lonely"),
        ("i keep crying", "crying"),
        ("i am so scared", "afraid"),
    ],
)
def test_each_feeling_that_is_named_gets_its_own_words(text: str, kind: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert person.says("express_distress", text) == [f"utter_feelings_{kind}"]


def test_feelings_that_are_not_named_are_not_guessed(person: Person) -> None:
    assert person.says("express_distress", "힘들어요") == ["utter_feelings"]


def test_second_and_third_time_sound_different_and_lines_are_named(person: Person) -> None:
    first = person.says("express_distress", "무서워요")
    second = person.says("express_distress", "계속 울어요")
    third = person.says("express_distress", "무서워요")
    assert len({first[0], second[0], third[0]}) == 3
    assert third == ["utter_feelings_again"] and "109" in person.heard


def test_young_people_hear_of_their_own_line(person: Person) -> None:
    person.slots |= {"age_band": "14_17", "feelings": ["said", "said"]}
    assert person.says("express_distress", "힘들어요") == ["utter_feelings_again_young"]
    assert "1388" in person.heard


def test_pain_that_goes_on_is_asked_about_directly(person: Person) -> None:
    person.slots["feelings"] = ["said", "afraid", "said"]
    assert person.says("express_distress", "힘들어요") == ["utter_feelings_ask_dying"]
    assert person.says("affirm", "네") == ["utter_card_suicidal"]
    assert person.slots["crisis"] == "suicidal"
    assert person.work is not None and person.work.writes


def test_no_to_the_direct_question_is_believed(person: Person) -> None:
    person.slots["feelings"] = ["said", "afraid", "said"]
    person.says("express_distress", "힘들어요")
    assert person.says("deny", "아니요") == ["utter_feelings_not_dying"]
    assert person.slots.get("crisis") is None


def test_not_knowing_whether_one_wants_to_die_is_no_no(person: Person) -> None:
    person.slots |= {"feelings": ["said", "afraid", "said"], "awaiting": "feelings__dying"}
    text = "모르겠어요" if person.slots["language"] == "ko" else "I don't know"
    assert person.says("nlu_fallback", text) == ["utter_card_suicidal_veiled"]


def test_who_just_wants_to_talk_is_heard_until_they_ask_for_something(korean: Person) -> None:
    korean.says("express_distress", "힘들어요")
    assert korean.presses("그냥 이야기할래요") == ["utter_feelings_talk"]
    for words in ("오늘 학교에서 걔를 봤어요", "아무 말도 못 했어요", "그냥 그렇다고요"):
        assert korean.says("nlu_fallback", words) == ["utter_feelings_listen"]
    assert (
        korean.says("ask_takedown", "이제 지우고 싶어요", ranking=[("ask_takedown", 0.95)])[0]
        != "utter_feelings_listen"
    )


def test_unsure_guesses_do_not_break_into_a_talk(korean: Person) -> None:
    korean.slots["awaiting"] = "feelings__talk"
    assert korean.says("report_threat", "걔가 밉다", ranking=[("report_threat", 0.3)]) == ["utter_feelings_listen"]


def test_a_panic_names_the_ambulance(person: Person) -> None:
    person.says("express_distress", "숨이 안 쉬어져요" if person.slots["language"] == "ko" else "i can't breathe")
    assert "119" in person.heard


def test_feelings_in_the_middle_of_a_journey_offer_the_way_back(korean: Person) -> None:
    korean.says("report_threat")
    assert korean.says("express_distress", "무서워요") == ["utter_feelings_afraid", "utter_resume"]


def test_goodbye_after_pain_asks_directly_once(person: Person) -> None:
    person.says("express_distress", "힘들어요")
    assert person.says("goodbye", "bye") == ["utter_goodbye_ask"]
    assert person.says("deny", "no") == ["utter_goodbye_call"]
    assert person.says("goodbye", "bye") == ["utter_goodbye_call"]


def test_yes_before_leaving_brings_the_card(person: Person) -> None:
    person.says("express_distress", "힘들어요")
    person.says("goodbye", "bye")
    assert person.says("affirm", "yes") == ["utter_card_suicidal"]


def test_goodbye_without_pain_just_ends(person: Person) -> None:
    assert person.says("goodbye", "bye") == ["utter_goodbye"]


@pytest.mark.parametrize(
    "text",
    [
        "내일 학교 어떻게가요 진짜",
        "회사는 이제 어떻게 다녀요",
        "how do i go to school tomorrow",
        "how can i even face work",
    ],
)
@pytest.mark.parametrize("intent", ["ask_legal", "nlu_fallback", "ask_privacy"])
def test_how_to_go_to_school_is_heard_as_a_fear(person: Person, text: str, intent: str) -> None:
    assert person.says(intent, text)[0] == "utter_feelings_going_out"


@pytest.mark.parametrize("text", ["경찰서 어떻게 가요", "학교에 어떻게 말해요", "how do i report at school"])
def test_other_questions_of_how_are_left_alone(person: Person, text: str) -> None:
    assert "utter_feelings_going_out" not in person.says("ask_police_report", text)
