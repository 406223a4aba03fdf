"""A name becomes a reply: language, contacts, values, variants, buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.directory.directory import Directory
from bot.errors import DataError
from bot.texts import buttons as coding
from bot.texts.buttons import Press, code_of
from bot.texts.renderer import Texts
from tests.texts.conftest import pair

YES = "{title: 네, payload: /affirm}"
YES_EN = "{title: 'Yes', payload: /affirm}"
ALONE = """{title: 혼자예요, payload: '/express_suicidal{"crisis__answer":"alone"}'}"""
ALONE_EN = """{title: I am alone, payload: '/express_suicidal{"crisis__answer": "alone"}'}"""

Load = Callable[..., Texts]


def test_a_reply_holds_the_number_of_the_role_with_its_particle(load: Load) -> None:
    texts = load(
        a=pair("위험하면 {police}(으)로, 죽고 싶으면 {suicide_line}이에요/예요.", "Call {police} or {suicide_line}.")
    )
    assert texts.render("utter_x", language="ko").text == "위험하면 112로, 죽고 싶으면 109예요."
    assert texts.render("utter_x", language="en").text == "Call 112 or 109."


def test_a_language_nobody_wrote_yet_is_answered_in_english_one_that_is_there_in_itself(load: Load) -> None:
    chinese = "  - condition: [{type: slot, name: language, value: zh}]\n    text: 你好\n"
    texts = load(a=pair("안녕하세요.", "Hello.") + chinese)
    assert texts.render("utter_x", language="vi").text == "Hello."
    assert texts.render("utter_x", language="zh").text == "你好"
    assert texts.render("utter_x", language="ko").text == "안녕하세요."


def test_variants_count_round_and_are_as_many_in_both_languages(load: Load) -> None:
    second = pair("둘.", "Two.").split("\n", 1)[1]
    texts = load(a=pair("하나.", "One.") + second)
    assert texts.variants("utter_x", "ko") == texts.variants("utter_x", "en") == texts.variants("utter_x", "th") == 2
    said = [texts.render("utter_x", language="en", variant=number).text for number in (None, 0, 1, 2)]
    assert said == ["One.", "One.", "Two.", "One."]


def test_a_value_comes_from_the_action_before_the_slot(load: Load) -> None:
    texts = load(a=pair("{platform}이/가 맞나요?", "Is it {platform}?"))
    said = texts.render("utter_x", language="ko", values={"platform": "텔레그램"}, slots={"platform": "x"})
    assert said.text == "텔레그램이 맞나요?"
    assert texts.render("utter_x", language="en", slots={"platform": "Discord"}).text == "Is it Discord?"


@pytest.mark.parametrize("slots", [{}, {"platform": None}])
def test_a_missing_value_names_response_and_key(load: Load, slots: dict[str, None]) -> None:
    texts = load(a=pair("{platform}", "{platform}"))
    with pytest.raises(DataError, match=r"a\.yml: utter_x: there is no value for \{platform\}"):
        texts.render("utter_x", language="ko", slots=slots)


def test_an_unknown_name_is_an_error_that_names_it(load: Load) -> None:
    texts = load(a=pair("가.", "A."))
    for call in (lambda: texts.render("utter_y", language="ko"), lambda: texts.variants("utter_y", "ko")):
        with pytest.raises(DataError, match="utter_y"):
            call()


def test_what_a_person_wrote_is_put_in_as_it_is_and_fills_no_placeholder(load: Load) -> None:
    texts = load(a=pair("{handle}을/를 적었어요.", "Noted {handle}."))
    said = texts.render("utter_x", language="en", values={"handle": "{police} 은/는"}).text
    assert said == "Noted \uff5bpolice\uff5d 은/는."


@given(values=st.dictionaries(st.sampled_from(["handle", "platform"]), st.text() | st.integers(), min_size=2))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_brace_survives_any_value(load: Load, values: dict[str, object]) -> None:
    texts = load(a=pair("{handle}은/는 '{platform}'이에요/예요 {police}", "{handle} {platform}", buttons=YES))
    for language in ("ko", "en", "xx"):
        said = texts.render("utter_x", language=language, values=values).text
        assert "{" not in said and "}" not in said


def test_rendering_twice_gives_the_same_reply(load: Load) -> None:
    texts = load(a=pair("{who} {support_centre.as_of}", "{who} {support_centre.as_of}", buttons=YES))
    first = texts.render("utter_x", language="ko", values={"who": "가"})
    assert texts.render("utter_x", language="ko", values={"who": "가"}) == first


def test_an_old_emergency_number_is_said_with_its_date(write: Callable[..., Path], directory: Directory) -> None:
    later = Directory.load(today=lambda: date(2030, 1, 1))
    texts = Texts.load(write(a=pair("지금 {police}이에요/예요.", "Call {police}.")), later)
    assert texts.render("utter_x", language="ko").text == "지금 112(2026년 5월에 확인한 번호)예요."


def test_metadata_can_forbid_forwarding(load: Load) -> None:
    body = pair("가.", "A.").replace("    buttons: []", "    metadata: {protect: true}")
    assert load(a=body).render("utter_x", language="en").protect


# Buttons


def test_a_button_means_the_same_in_both_languages(load: Load) -> None:
    texts = load(a=pair("?", "?", buttons=f"{YES}, {ALONE}", english_buttons=f"{YES_EN}, {ALONE_EN}"))
    korean = texts.render("utter_x", language="ko").buttons
    english = texts.render("utter_x", language="en").buttons
    assert [button.code for button in korean] == [button.code for button in english]
    assert [button.title for button in english] == ["Yes", "I am alone"]
    press = texts.press(korean[1].code)
    assert press == Press(
        "express_suicidal", {"crisis__answer": "alone"}, '/express_suicidal{"crisis__answer":"alone"}'
    )
    assert texts.titles(korean[1].code) == {"혼자예요", "i am alone"}


def test_a_press_may_carry_one_item(load: Load) -> None:
    texts = load(a=pair("?", "?", buttons=YES))
    (button,) = texts.render("utter_x", language="ko", item=7).buttons
    press = texts.press(button.code)
    assert press is not None and press.item == 7


@pytest.mark.parametrize("code", ["b:000000", "", "/affirm", "네", "b:" + "x" * 100])
def test_a_code_no_response_has_presses_nothing(load: Load, code: str) -> None:
    texts = load(a=pair("?", "?", buttons=YES))
    assert texts.press(code) is None
    assert texts.titles(code) == frozenset()


def test_only_some_buttons_can_be_shown_in_an_order(load: Load) -> None:
    texts = load(a=pair("?", "?", buttons=f"{YES}, {ALONE}"))
    wanted = ['/express_suicidal{ "crisis__answer": "alone" }', "/affirm"]
    shown = texts.render("utter_x", language="ko", only=wanted).buttons
    assert [button.title for button in shown] == ["혼자예요", "네"]
    with pytest.raises(DataError, match="has no button /deny"):
        texts.render("utter_x", language="ko", only=["/deny"])


def test_a_title_with_a_role_is_rendered_and_recognised(load: Load) -> None:
    call = "{title: '{police}에 전화', payload: /in_danger_now}"
    texts = load(a=pair("?", "?", buttons=call))
    (button,) = texts.render("utter_x", language="ko").buttons
    assert button.title == "112에 전화"
    assert "112에 전화" in texts.titles(button.code)


def test_two_payloads_with_one_code_are_refused_at_load(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coding, "_LENGTH", 0)
    with pytest.raises(DataError, match="has the code of /affirm"):
        load(a=pair("?", "?", buttons=f"{YES}, {ALONE}"))


def test_the_code_of_a_payload_stays_what_people_have_on_their_screens() -> None:
    assert code_of("/affirm") == "b:p1ktv6"


# What is refused at load


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("  utter_x:\n  - text: 가\n", "utter_x: has no en"),
        (pair("가", "A") + "  - text: 나\n", "not as many variants"),
        (pair("가", "A", buttons=YES, english_buttons=ALONE), "the buttons differ"),
        (pair("가", "A", buttons=f"{YES}, {ALONE}", english_buttons=f"{ALONE}, {YES}"), "the buttons differ"),
        (pair("가", "A", buttons=f"{YES}, {YES}"), "two buttons with one payload"),
        (pair("{109}", "A"), "has a brace that is no placeholder"),
        (pair("{police", "A"), "has a brace that is no placeholder"),
        (pair("{polcie.name}", "A"), "{polcie.name} names no role"),
        (pair("{police.fax}", "A"), "{police.fax} is no field"),
        (pair("{fraud_line.sms}", "A"), "kr_fraud_1394 has none"),
        (pair("가", "A", buttons="{title: 네}"), "a title and a payload"),
        (pair("가", "A", buttons="{title: 네, payload: affirm}"), "is not /intent"),
        (pair("가", "A").replace("value: en", "value: true"), "the condition is not"),
        (pair("가", "A").replace("name: language", "name: country"), "the condition is not"),
        (pair("가", "A").replace("text: 'A'", "txt: 'A'"), "has no text"),
        (pair("가", "A").replace("    text", "    image: x\n    text"), "unknown key image"),
        ("  greet:\n  - text: 가\n", "a name is utter_"),
        ("  utter_x: 가\n", "is no list"),
        (pair("가", "A") + pair("나", "B"), "the key 'utter_x' is there twice"),
    ],
)
def test_a_response_that_would_fail_a_person_is_refused_at_load(load: Load, body: str, sentence: str) -> None:
    with pytest.raises(DataError) as error:
        load(a=body)
    assert sentence in str(error.value)
    assert str(error.value).startswith("a.yml")


def test_a_response_in_two_files_is_refused_with_both_names(load: Load) -> None:
    with pytest.raises(DataError, match=r"b\.yml: utter_x: is in a\.yml too"):
        load(a=pair("가", "A"), b=pair("나", "B"))


def test_a_file_without_responses_is_refused(write: Callable[..., Path], directory: Directory) -> None:
    root = write()
    (root / "a.yml").write_text("version: '3.1'\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.yml: has no responses"):
        Texts.load(root, directory)
