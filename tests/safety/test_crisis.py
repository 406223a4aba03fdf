"""The crisis machine: every state and every answer reaches words, and only the person's own word ends it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety import crisis
from bot.safety.screen import NO_RISK, Risk
from bot.texts.renderer import Texts

STEPS = [
    "asked", "both", "veiled", "other", "danger", "alone", "with_someone", "told", "no_one", "cannot_tell",
    "cannot_call", "means", "on_duty", "human", "tonight", "small_step", "stay", "listen", "imminent", "ask_safe",
    "danger_stay", "danger_ask", "other_stay", "other_ask", None, "unknown",
]  # fmt: skip
INTENTS = ["affirm", "deny", "request_human", "ask_legal", "express_suicidal", "in_danger_now", "nlu_fallback", ""]


def slots(step: object = "asked", **more: Any) -> dict[str, Any]:
    return {"crisis": "danger" if str(step).startswith("danger") else "suicidal", "crisis__step": step, **more}


@pytest.mark.parametrize(("step", "intent"), product(STEPS, INTENTS))
def test_every_state_answers_every_intent_and_button(texts: Texts, step: object, intent: str) -> None:
    for answer in [None, "nonsense", *sorted(crisis.ANSWERS)]:
        name, changed = crisis.follow(slots(step, crisis__answer=answer), intent, "")
        assert texts.render(name, language="ko").text
        assert texts.render(name, language="en").text
        assert changed["crisis__answer"] is None


@pytest.mark.parametrize(
    ("risk", "crisis_is", "step"),
    [
        (Risk(frozenset({"suicidal"}), "wish"), "suicidal", "asked"),
        (Risk(frozenset({"suicidal"}), "imminent", veiled=True), "suicidal", "imminent"),
        (Risk(frozenset({"suicidal"}), "wish", veiled=True), "suicidal", "veiled"),
        (Risk(frozenset({"suicidal"}), "wish", about_other=True), "suicidal", "other"),
        (Risk(frozenset({"suicidal", "danger"}), "wish"), "suicidal", "both"),
        (Risk(frozenset({"danger"})), "danger", "danger"),
        (Risk(frozenset({"danger"}), about_other=True), "danger", "danger"),
    ],
)
def test_a_card_sets_the_state(risk: Risk, crisis_is: str, step: str) -> None:
    entered = {"crisis": crisis_is, "crisis__step": step, "crisis__answer": None, "crisis__language": "vi"}
    assert crisis.entered(risk, "vi") == entered


def test_without_urgency_no_state_is_set() -> None:
    assert crisis.entered(NO_RISK) == {}


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("alone", "utter_crisis_alone"),
        ("with_someone", "utter_crisis_with_someone"),
        ("cannot_call", "utter_crisis_cannot_call"),
        ("no_one", "utter_crisis_no_one"),
        ("safe", "utter_crisis_safe"),
        ("not_meant", "utter_crisis_not_meant"),
    ],
)
def test_a_button_gets_its_words(answer: str, response: str) -> None:
    assert crisis.follow(slots(crisis__answer=answer), "express_suicidal", "")[0] == response


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("혼자 있어요", "utter_crisis_alone"),
        ("엄마랑 같이 있어요", "utter_crisis_with_someone"),
        ("전화는 못 해요", "utter_crisis_cannot_call"),
        ("안 아프게 가고 싶어", "utter_crisis_no_methods"),
        ("옆에 약이 있어요", "utter_crisis_means"),
        ("다 싫어요", "utter_crisis_tonight"),
        ("이제 안전해요", "utter_crisis_safe"),
        ("안전하지 않아요", "utter_crisis_stay"),
        ("그런 뜻이 아니에요", "utter_crisis_not_meant"),
        ("지금 초소 근무 중이에요", "utter_crisis_on_duty"),
        ("딥페이크는 어떻게 신고해요", "utter_crisis_stay"),
        ("I'm alone", "utter_crisis_alone"),
        ("I can't call", "utter_crisis_cannot_call"),
        ("I'm safe now", "utter_crisis_safe"),
        ("I'm not safe", "utter_crisis_stay"),
        ("is it a crime", "utter_crisis_stay"),
    ],
)
def test_typed_words_are_taken_as_the_answer(text: str, response: str) -> None:
    assert crisis.follow(slots(), "nlu_fallback", text)[0] == response


@pytest.mark.parametrize("age", ["under_14", "14_17", "18"])
def test_under_nineteen_the_young_peoples_text_line_is_named_too(age: str) -> None:
    name, _ = crisis.follow(slots(crisis__answer="cannot_call", age_band=age), "", "")
    assert name == "utter_crisis_cannot_call_young"
    assert crisis.follow(slots(crisis__answer="cannot_call", age_band="19_plus"), "", "")[0] != name


def test_refusing_everything_leads_to_tonight_and_then_to_small_steps() -> None:
    state = slots()
    said = []
    for _ in range(3):
        name, changed = crisis.follow(state, "deny", "다 싫어요")
        said.append(name)
        state |= changed
    assert said == ["utter_crisis_tonight", "utter_crisis_small_step", "utter_crisis_small_step"]


def test_a_no_to_the_direct_question_leaves_and_a_yes_goes_on() -> None:
    assert crisis.follow(slots("veiled"), "deny", "")[1]["crisis"] is None
    name, changed = crisis.follow(slots("veiled"), "affirm", "")
    assert name == "utter_crisis_open"
    assert changed["crisis__step"] == "asked"


def test_anything_else_never_gets_the_same_words_twice_running() -> None:
    state, last = slots(), ""
    for _ in range(6):
        name, changed = crisis.follow(state, "out_of_scope", "날씨가 어때요")
        assert name != last
        state, last = state | changed, name


def test_somebody_in_danger_gets_words_about_danger() -> None:
    assert crisis.follow(slots("danger"), "ask_legal", "")[0] == "utter_crisis_danger_stay"
    assert crisis.follow(slots("danger", crisis__answer="cannot_call"), "", "")[0] == "utter_crisis_danger_cannot_call"
    assert crisis.follow(slots("danger", crisis__answer="safe"), "", "")[0] == "utter_crisis_danger_safe"


@pytest.mark.parametrize(
    "text",
    [
        "말을 못하겠어요 들릴까봐",
        "문자로 뭐라고 써요",
        "문자는 뭐라고 보내요",
        "소리 내면 들려요",
        "what do I text them",
    ],
)
def test_who_cannot_speak_in_danger_hears_how_to_write(text: str) -> None:
    assert crisis.follow(slots("danger"), "nlu_fallback", text)[0] == "utter_crisis_danger_cannot_call"


def test_how_to_report_is_no_question_about_a_text_message() -> None:
    assert crisis.follow(slots("danger"), "ask_police_report", "신고하면 어떻게 돼요")[0] == "utter_crisis_danger_stay"


def test_a_helper_is_not_asked_whether_they_want_to_die() -> None:
    for answer in [None, *sorted(crisis.ANSWERS - {"safe", "not_meant", "human", "methods", "cannot_call"})]:
        assert crisis.follow(slots("other", crisis__answer=answer), "", "")[0].startswith("utter_crisis_other")


def talked(state: dict[str, Any], *turns: tuple[str, str]) -> tuple[str, dict[str, Any]]:
    """The last response, and the slots after all turns (intent, text)."""
    name = ""
    for intent, text in turns:
        name, changed = crisis.follow(state, intent, text)
        state = state | changed
    return name, state


@pytest.mark.parametrize("step", ["asked", "alone", "danger", "other"])
def test_who_goes_on_about_other_things_is_asked_once_and_leaves_with_a_bare_yes(step: str) -> None:
    state, said = slots(step), ""
    for _ in range(4):
        said, state = talked(state, ("ask_police_report", "신고는 어디에 해요"))
        if said.endswith("ask_safe"):
            break
    assert said.endswith("ask_safe")
    said, state = talked(state, ("affirm", "네"))
    assert said.endswith("_safe")
    assert state["crisis"] is None


def test_not_yet_safe_stays() -> None:
    for step in ("ask_safe", "danger_ask", "other_ask"):
        _, state = talked(slots(step), ("deny", "아니요"))
        assert state["crisis"] is not None


def test_somebody_on_an_edge_is_kept_at_one_step_away_and_gets_no_small_tasks() -> None:
    state = slots("imminent")
    for intent, text in [("affirm", "ㅇ"), ("nlu_fallback", "추워"), ("deny", "싫어"), ("nlu_fallback", "...")]:
        said, state = talked(state, (intent, text))
        assert said == "utter_crisis_step_back"
    assert talked(state, ("nlu_fallback", "옮겼어요"))[0] == "utter_crisis_listen"


def test_a_farewell_in_the_crisis_is_no_thanks() -> None:
    said, state = talked(slots("alone"), ("goodbye", "안녕 고마웠어"))
    assert said == "utter_card_suicidal_imminent"
    assert state["crisis__step"] == "imminent"
    assert talked(slots("alone"), ("thank", "고마워요"))[0] != said


@pytest.mark.parametrize("text", ["괜찮아요", "ㄱㅊ", "알겠어요", "지금은 자고 있어요 괜찮아요"])
def test_words_that_may_mean_safe_are_asked_about_and_not_believed_at_once(text: str) -> None:
    for step in ("alone", "danger", "other"):
        said, state = talked(slots(step), ("affirm", text))
        assert state["crisis"] is not None or said.endswith("_safe")
        assert said.endswith("_safe")


@pytest.mark.parametrize("text", ["지금은 나갔어요", "남친은 나갔어요", "위험하진 않아요", "he left"])
def test_danger_ends_when_the_offender_is_gone(text: str) -> None:
    assert talked(slots("danger"), ("nlu_fallback", text))[1]["crisis"] is None


def test_the_question_that_stood_waits_for_the_way_back() -> None:
    _, state = talked(slots("asked", awaiting="threat__paid"), ("affirm", "이제 안전해요"))
    assert (state["awaiting"], state["paused"]) == (None, "threat__paid")


def test_a_helper_answers_whether_they_are_there_with_a_bare_yes() -> None:
    assert talked(slots("other"), ("affirm", "네"))[0] == "utter_crisis_other_here"
    assert talked(slots("other"), ("nlu_fallback", "옆에 있어요"))[0] == "utter_crisis_other_here"
    assert talked(slots("other"), ("nlu_fallback", "딸 폰을 뺏어야 하나요"))[0] == "utter_crisis_other_stay"


@given(st.text(max_size=200), st.sampled_from(STEPS), st.sampled_from(INTENTS))
def test_whatever_is_typed_there_are_words(texts: Texts, text: str, step: object, intent: str) -> None:
    assert crisis.follow(slots(step), intent, text)[0] in texts.names


YES = ["ㅇㅇ", "응", "네", "넵", "yes", "yeah", "是", "はい", "có", "ใช่", "да", "sí"]
NO = ["ㄴㄴ", "아니", "아니요", "no", "nope", "没有", "いいえ", "không", "ไม่", "нет"]


@pytest.mark.parametrize("step", ["asked", "stay"])
def test_a_bare_word_answers_whether_somebody_is_there(step: str) -> None:
    for text in YES:
        assert talked(slots(step), ("nlu_fallback", text))[0] == "utter_crisis_with_someone", text
    for text in NO:
        assert talked(slots(step), ("greet", text))[0] == "utter_crisis_alone", text


def test_a_bare_no_to_the_direct_question_is_believed_and_a_maybe_is_not() -> None:
    assert talked(slots("veiled"), ("nlu_fallback", "ㄴㄴ"))[0] == "utter_crisis_not_meant"
    assert talked(slots("veiled"), ("nlu_fallback", "ㅇㅇ"))[0] == "utter_crisis_open"
    assert talked(slots("veiled"), ("deny", "idk"))[0] == "utter_crisis_open"


def test_a_yes_to_have_you_moved_is_heard() -> None:
    said, state = talked(slots("imminent"), ("nlu_fallback", "..."))
    assert said == "utter_crisis_step_back"
    assert talked(state, ("affirm", "네"))[0] == "utter_crisis_listen"
    assert talked(state, ("deny", "아니"))[0] == "utter_crisis_step_back"


@pytest.mark.parametrize(
    ("step", "card"),
    [
        ("asked", "utter_card_suicidal"),
        ("alone", "utter_card_suicidal"),
        ("veiled", "utter_card_suicidal_veiled"),
        ("imminent", "utter_card_suicidal_imminent"),
        ("both", "utter_card_both"),
        ("other", "utter_card_other"),
        ("danger", "utter_card_danger"),
    ],
)
def test_another_language_gets_the_card_again_and_the_crisis_stays(step: str, card: str) -> None:
    state = slots(step, language="en", crisis__language="ko")
    for intent, text in [("change_language", "english please"), ("nlu_fallback", "i do not read korean")]:
        said, after = talked(state, (intent, text))
        assert said == card
        assert after["crisis"] is not None
        assert after["crisis__step"] == step
        assert after["crisis__language"] == "en"
    assert talked(after, ("nlu_fallback", "it is cold"))[0] != card


def test_an_answer_in_another_language_is_answered() -> None:
    state = slots("asked", language="en", crisis__language="ko")
    assert talked(state, ("nlu_fallback", "I'm alone"))[0] == "utter_crisis_alone"


def test_a_question_beside_a_veiled_word_is_asked_once_whether_they_are_safe() -> None:
    """ "I just want to erase it all" was perhaps about pictures: one yes leads back, nobody is kept in a loop."""
    name, changed = crisis.follow(slots("veiled"), "ask_privacy", "신고하면 학교에서 다 알게 되는 거 아니에요?")
    assert (name, changed["crisis__step"]) == ("utter_crisis_ask_safe", "ask_safe")
    assert crisis.follow(slots("ask_safe"), "affirm", "네")[1]["crisis"] is None


def test_who_is_still_with_somebody_is_not_told_again_to_tell_them() -> None:
    name, changed = crisis.follow(slots("with_someone"), "affirm", "형한테 말했어요 지금 옆에 있어요")
    assert (name, changed["crisis__step"]) == ("utter_crisis_ask_safe", "ask_safe")


@pytest.mark.parametrize("text", ["she's safe, her mother is with her", "they are safe", "딸은 이제 안전해요"])
def test_a_helper_who_says_that_the_other_is_safe_is_heard(text: str) -> None:
    assert crisis.follow(slots("other"), "nlu_fallback", text)[0] == "utter_crisis_other_safe"


@pytest.mark.parametrize("text", ["she's not safe", "is she safe", "딸은 안전한지 모르겠어요"])
def test_a_helper_who_is_not_sure_is_not_let_go(text: str) -> None:
    assert crisis.follow(slots("other"), "nlu_fallback", text)[1].get("crisis", "on") is not None


@pytest.mark.parametrize("text", ["i moved back from the railing", "내려왔어요", "난간에서 내려왔어요"])
@pytest.mark.parametrize("step", ["imminent", "step_back", "stay"])
def test_a_step_away_is_acknowledged_first(texts: Texts, step: str, text: str) -> None:
    name, changed = crisis.follow(slots(step), "nlu_fallback", text)
    assert (name, changed["crisis__step"]) == ("utter_crisis_moved", "asked")
    assert "물러나 주셔서 고마워요" in texts.render(name, language="ko", variant=0).text


@pytest.mark.parametrize("text", ["i'm ok for tonight", "오늘은 괜찮을 것 같아요"])
@pytest.mark.parametrize("step", ["asked", "imminent", "step_back", "told"])
def test_safe_for_tonight_is_heard_and_gently_checked(step: str, text: str) -> None:
    name, changed = crisis.follow(slots(step), "nlu_fallback", text)
    assert (name, changed["crisis__step"]) == ("utter_crisis_ask_safe", "ask_safe")


@pytest.mark.parametrize("text", ["오늘 밤은 못 버티겠어요", "I'm not ok for tonight"])
def test_not_safe_tonight_is_no_safety(text: str) -> None:
    assert crisis.answer_in(text) not in ("tonight_safe", "safe", "perhaps_safe")


def test_who_is_alone_hears_no_bare_echo(texts: Texts) -> None:
    assert not texts.render("utter_crisis_alone", language="ko", variant=0).text.startswith("혼자 계시는군요")
    assert not texts.render("utter_crisis_alone", language="en", variant=0).text.startswith("You are alone.")


@pytest.mark.parametrize(
    "text",
    [
        *("병원에 가야 하나요", "전화하면 뭐라고 말해요", "응급실에 데려가야 할까요"),
        *("should I take her to the hospital", "what do I say when I call"),
    ],
)
@pytest.mark.parametrize("step", ["other", "other_stay", "other_ask"])
def test_a_parent_who_asks_how_to_get_help_is_told(texts: Texts, step: str, text: str) -> None:
    name, changed = crisis.follow(slots(step), "nlu_fallback", text)
    assert (name, changed["crisis__step"]) == ("utter_crisis_other_call", "other")
    said = texts.render(name, language="ko").text
    assert "119" in said and "109" in said


def test_the_same_question_in_ones_own_crisis_is_no_helpers(texts: Texts) -> None:
    name, _ = crisis.follow(slots("asked"), "nlu_fallback", "병원에 가야 하나요")
    assert name != "utter_crisis_other_call"
