"""Somebody who helps: whom they help decides the screens, and what they ask on the way is answered."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person

FIRST = {
    "child": "utter_other_child",
    "friend": "utter_other_friend",
    "partner": "utter_other_partner",
    "family": "utter_other_family",
    "student": "utter_other_teacher",
    "soldier": "utter_other_soldier",
    "someone": "utter_other_someone",
}


@pytest.mark.parametrize("who", sorted(FIRST))
def test_whom_they_help_by_button_decides_the_first_screen(person: Person, who: str) -> None:
    assert person.says("report_for_other") == ["utter_other_first"]
    assert person.says("report_for_other", helping=who) == [FIRST[who]]
    assert person.slots["awaiting"] == "other__other_dies"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("우리 딸 사진이 돌아다녀요", "utter_other_child"),
        ("학부모입니다. 도와주세요", "utter_other_child"),
        ("친구가 남자친구한테 협박당해요", "utter_other_friend"),
        ("여자친구 영상이 올라왔어요", "utter_other_partner"),
        ("여동생이 울기만 해요", "utter_other_family"),
        ("담임입니다. 학생이 말해 줬어요", "utter_other_teacher"),
        ("소대장입니다. 소대원이 털어놨습니다", "utter_other_soldier"),
        ("직장 동료가 찍혔대요", "utter_other_colleague"),
        ("I am a mother and need help", "utter_other_child"),
        ("my wife is hurting because of it", "utter_other_partner"),
        ("I'm a homeroom teacher, a pupil came to me", "utter_other_teacher"),
        ("I'm a platoon leader and a soldier in my unit told me", "utter_other_soldier"),
        ("my friend's ex posted it", "utter_other_friend"),
        ("my coworker told me about it", "utter_other_colleague"),
    ],
)
def test_whom_they_help_is_read_from_the_words(text: str, expected: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert person.says("report_for_other", text) == [expected]


def test_parent_goes_from_first_screen_to_plan_one_question_at_a_time(korean: Person) -> None:
    korean.says("report_for_other", "딸 일로 왔어요")
    assert korean.presses("네") == ["utter_other_wants_to_die"]
    assert "109" in korean.heard
    assert korean.presses("다음") == ["utter_other_ask_happened"]
    assert korean.presses("협박받고 있어요") == ["utter_other_ask_age"]
    assert korean.presses("아직 아니에요") == ["utter_other_happened_threat", "utter_other_next_child"]
    assert korean.slots["happened"] == "threat"


def test_parent_of_an_adult_is_told_that_the_child_decides(korean: Person) -> None:
    korean.says("report_for_other", "딸 일로 왔어요")
    korean.presses("아니요")
    korean.presses("사진·영상이 퍼졌어요")
    assert korean.presses("지났어요") == ["utter_other_happened_sharing", "utter_other_next_grown"]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("friend", "utter_other_next_friend"),
        ("partner", "utter_other_next_partner"),
        ("student", "utter_other_next_teacher"),
        ("soldier", "utter_other_next_soldier"),
        ("colleague", "utter_other_next_colleague"),
        ("someone", "utter_other_next"),
    ],
)
def test_plan_fits_the_helper(person: Person, who: str, expected: str) -> None:
    person.says("report_for_other", helping=who)
    person.says("report_for_other", other_dies="no")
    assert person.says("report_for_other", other_happened="unknown") == [expected]


def test_second_and_third_question_differ_from_the_first(person: Person) -> None:
    heard = [tuple(person.says("report_for_other", helping="friend"))]
    person.says("report_for_other", other_dies="no")
    heard.append(tuple(person.says("report_for_other", other_happened="unknown")))
    heard.append(
        tuple(person.says("report_for_other", "my friend again" if person.slots["language"] == "en" else "친구요"))
    )
    assert len(set(heard)) == 3
    assert heard[-1] == ("utter_other_more",)


@pytest.mark.parametrize(
    ("who", "text", "expected"),
    [
        ("friend", "친구한테 뭐라고 말해 줘야 해요?", "utter_other_say"),
        ("child", "아이한테 어떻게 말해야 할까요", "utter_other_say_child"),
        ("student", "what do I say to her", "utter_other_say_duty"),
        ("friend", "should I tell her parents", "utter_other_parents"),
        ("student", "부모님한테 알려야 하나요", "utter_other_parents_teacher"),
        ("child", "학교에 말해야 하나요", "utter_other_school"),
        ("partner", "올린 놈 찾아가서 때리고 싶어요", "utter_other_confront"),
        ("friend", "can I go find him", "utter_other_confront"),
        ("friend", "제가 직접 찾아볼까요", "utter_other_no_looking"),
        ("child", "폰을 뺏어야 할까요", "utter_other_phone"),
        ("friend", "she doesn't want to report it", "utter_other_decides"),
        ("student", "학생이 신고하기 싫대요", "utter_other_decides_teacher"),
        ("student", "반 아이들한테 물어봐도 되나요", "utter_other_classmates"),
        ("friend", "상담받을 데 있나요", "utter_counselling_helper"),
        ("friend", "is counselling free", "utter_counselling_cost"),
    ],
)
def test_what_helpers_ask_is_answered_whatever_it_looks_like(who: str, text: str, expected: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    person.slots |= {"about_other": "other", "helping": who, "topic": "other"}
    assert person.says("express_suicidal" if "때리" in text else "nlu_fallback", text) == [expected]


def test_questions_of_helpers_are_no_ones_own(korean: Person) -> None:
    assert "utter_other_parents" not in korean.says("ask_privacy", "엄마한테 알려지나요")
    assert "utter_other_no_looking" not in korean.says("ask_prevention", "제가 직접 찾아볼까요")


@pytest.mark.parametrize(
    "text",
    [
        "중학생 딸 사진으로 누가 합성을 했대요",
        "someone made fake photos of my daughter",
        "제 친구가 협박을 받고 있어요",
    ],
)
def test_somebody_elses_pictures_bring_the_helpers_screen(text: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    name = person.says("report_deepfake", text)[0]
    assert name in ("utter_other_child", "utter_other_friend")
    assert person.slots["about_other"] == "other"


@pytest.mark.parametrize(
    "text", ["제 딸이 알게 될까 봐 무서워요 제 사진이 올라왔어요", "my friend saw it, it is a fake of me"]
)
def test_own_pictures_stay_the_writers_though_somebody_is_named(text: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert not person.says("report_deepfake", text)[0].startswith("utter_other")


@pytest.mark.parametrize(
    "text", ["제 아들이 친구 사진을 합성했대요", "친구가 가해자래요", "my son made fake pictures of a classmate"]
)
def test_somebody_close_who_did_it_is_neither_refused_nor_helped_to_hide(text: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert person.says("perpetrator_request", text) == ["utter_other_offender"]
    assert "132" in person.heard and "109" in person.heard


def test_ages_a_helper_tells_are_not_the_helpers(korean: Person) -> None:
    korean.says("report_for_other", "친구 일이에요")
    korean.says("inform_minor", "15살이에요", age="15")
    assert korean.slots.get("age_band") is None and korean.slots["helped_age"] == "young"
    assert korean.slots["awaiting"] == "other__other_dies"


def test_every_question_can_be_skipped(person: Person) -> None:
    person.says("report_for_other")
    for _ in range(8):
        if person.slots.get("awaiting") is None:
            break
        person.says("nlu_fallback", "모르겠어요" if person.slots["language"] == "ko" else "I don't know")
    assert person.slots.get("awaiting") is None
    assert person.names[-1] == "utter_other_next"


def test_pain_of_a_helper_is_met_as_a_helpers(person: Person) -> None:
    person.says("report_for_other", helping="child")
    assert person.says("express_distress", "it is my fault")[0] == "utter_other_self"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "what should i do from here", "utter_other_next_friend"),
        ("en", "what do i say to him", "utter_other_say"),
        ("en", "he won't talk to me properly, he is very ashamed", "utter_other_say"),
        ("en", "she's sitting next to me crying", "utter_other_say"),
        ("en", "she is not talking to me", "utter_other_say"),
        ("ko", "이제 제가 뭘 해야 해요", "utter_other_next_friend"),
        ("ko", "친구가 저한테 말을 잘 안 해요", "utter_other_say"),
        ("ko", "너무 부끄러워해요", "utter_other_say"),
        ("ko", "옆에서 울고 있어요", "utter_other_say"),
    ],
)
@pytest.mark.parametrize(
    "intent", ["nlu_fallback", "in_danger_now", "express_distress", "ask_capabilities", "quick_exit"]
)
def test_a_friend_beside_the_one_it_happened_to_hears_what_to_say_or_do(
    language: str, intent: str, text: str, expected: str
) -> None:
    person = Person(language)
    person.says("report_for_other", "친구 사진이 퍼졌어요" if language == "ko" else "my friend had her nudes leaked")
    assert person.says(intent, text) == [expected, "utter_resume"]
    assert person.slots["paused"] == "other__other_dies"
    assert person.slots.get("other_dies") is None


@pytest.mark.parametrize("text", ["she is crying, she says she wants to die", "울면서 죽고 싶다고 해요"])
def test_tears_with_a_wish_to_die_are_no_matter_of_what_to_say(person: Person, text: str) -> None:
    person.says("report_for_other", "my friend had her nudes leaked")
    assert "utter_other_say" not in person.says("affirm", text)


@pytest.mark.parametrize("text", ["i am crying", "I can't stop crying"])
def test_ones_own_tears_are_left_alone(person: Person, text: str) -> None:
    person.says("report_nonconsensual_sharing", "someone posted my pictures")
    assert "utter_other_say" not in person.says("express_distress", text)


@pytest.mark.parametrize("text", ["my friend had her nudes leaked", "my daughter had her photos posted"])
def test_somebody_elses_pictures_make_a_helper(text: str) -> None:
    person = Person("en")
    assert person.says("report_nonconsensual_sharing", text)[0].startswith("utter_other_")
    assert person.slots["about_other"] == "other"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "im worried about my brother. He is 19 and someone has a video of him and is asking for money"),
        ("en", "my friend, she's 24. they have pictures of her and want 500 dollars"),
        ("ko", "동생이 스물넷이고 24살인데 누가 동생 영상을 가지고 돈을 달라고 해요"),
    ],
)
@pytest.mark.parametrize("intent", ["report_for_other", "report_threat", "inform_minor", "nlu_fallback"])
def test_money_asked_of_a_grown_one_is_a_threat_heard_for_a_helper(language: str, intent: str, text: str) -> None:
    person = Person(language)
    assert person.says(intent, text) == ["utter_threat_other"]
    assert person.slots["about_other"] == "other"
    assert person.slots["happened"] == "threat"
    assert person.slots.get("age_band") is None, "the age is not the writer's"
    assert person.says("deny", "no") != ["utter_other_family"]


@pytest.mark.parametrize(
    "text",
    [
        "my son, he is 16 and someone has a video of him and is asking for money",
        "my son is being blackmailed, he is 20 and someone has a video of him and is asking for money",
        "my friend is 22 and someone has a video of her",
    ],
)
def test_a_child_or_no_demand_for_money_begins_with_the_helpers_first_screen(text: str) -> None:
    assert Person("en").says("report_for_other", text) != ["utter_threat_other"]


@pytest.mark.parametrize("text", ["who can she talk to, she's 14", "학생이 누구한테 상담받을 수 있어요? 14살이에요"])
@pytest.mark.parametrize("intent", ["ask_hotline", "inform_minor", "nlu_fallback"])
def test_whom_a_young_person_can_talk_to_names_two_lines(person: Person, text: str, intent: str) -> None:
    person.slots |= {"topic": "other", "about_other": "other", "helping": "student", "other_dies": "no"}
    assert person.says(intent, text, age="14")[0] == "utter_other_whom"
    assert "1388" in person.heard and "1366" in person.heard
    assert person.slots.get("age_band") is None and person.slots["helped_age"] == "young"


def test_whom_a_grown_person_can_talk_to_is_no_line_for_the_young(person: Person) -> None:
    person.slots |= {"topic": "other", "about_other": "other", "helping": "friend", "helped_age": "adult"}
    assert person.says("ask_hotline", "who can she talk to") == ["utter_other_whom_grown"]
    assert "1388" not in person.heard


def test_whom_the_helper_can_call_is_another_question(person: Person) -> None:
    person.slots |= {"topic": "other", "about_other": "other", "helping": "friend"}
    assert "utter_other_whom" not in person.says("ask_hotline", "who can i call")
