"""First contact, consent, the menu, language, leaving, and what is not understood."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


def test_first_hello_says_who_i_am_and_later_ones_show_no_past(person: Person) -> None:
    assert person.says("greet") == ["utter_welcome"]
    person.says("report_deepfake")
    person.says("goodbye")
    assert person.says("greet") == ["utter_greet_night"]  # 23:00 in Seoul


def test_consent_by_button_is_given_and_the_question_above_comes_again(korean: Person) -> None:
    korean.says("report_deepfake")
    assert korean.says("affirm", consent="yes") == ["utter_consent_given", "utter_ask_safe_place"]
    assert korean.work is not None and korean.work.consent_given


def test_details_of_the_consent_give_no_consent(person: Person) -> None:
    assert person.says("affirm", consent="more") == ["utter_consent_more"]
    assert person.work is not None and not person.work.consent_given


def test_bare_yes_gives_no_consent(person: Person) -> None:
    person.says("greet")
    assert person.says("affirm", "yes") == ["utter_affirm_unclear"]
    assert person.work is not None and not person.work.consent_given


def test_every_menu_page_is_reached_by_button(korean: Person) -> None:
    korean.says("ask_capabilities")
    assert korean.presses("다른 도움") == ["utter_menu_more"]
    assert korean.presses("할 일 보기") == ["utter_menu_todo"]


@pytest.mark.parametrize(
    ("text", "language"), [("영어로 해 주세요", "en"), ("in Korean please", "ko"), ("switch to English", "en")]
)
def test_language_is_taken_from_the_words(korean: Person, text: str, language: str) -> None:
    assert korean.says("change_language", text) == ["utter_language_changed"]
    assert korean.slots["language"] == language and korean.slots["language_chosen"] is True


def test_language_without_a_name_is_asked(person: Person) -> None:
    assert person.says("change_language", "xx") == ["utter_language_which"]
    assert person.presses("English") == ["utter_language_changed"]
    assert person.slots["language"] == "en"


def test_language_change_puts_the_standing_question_again(korean: Person) -> None:
    korean.says("report_threat")
    assert korean.says("change_language", "영어로") == ["utter_language_changed", "utter_ask_paid"]


def test_leaving_in_other_words_offers_the_button(person: Person) -> None:
    assert person.says("quick_exit", "x") == ["utter_exit_offer"]
    assert person.work is not None and not person.work.erase


def test_erasing_is_asked_once_and_needs_a_clear_yes(person: Person) -> None:
    assert person.says("delete_my_data") == ["utter_erase_ask"]
    assert person.says("deny", "no") == ["utter_erase_kept"]
    assert person.work is not None and not person.work.erase
    person.says("delete_my_data")
    assert person.says("affirm", "yes") == ["utter_erased"]
    assert person.work is not None and person.work.erase


def test_erase_by_button(korean: Person) -> None:
    korean.says("delete_my_data")
    assert korean.presses("모두 지우기") == ["utter_erased"]
    assert korean.work is not None and korean.work.erase


def test_misunderstood_once_gets_the_three_likeliest_as_buttons(person: Person) -> None:
    ranking = [("nlu_fallback", 0.5), ("report_threat", 0.2), ("thank", 0.1), ("ask_legal", 0.1), ("ask_hotline", 0.05)]
    assert person.says("nlu_fallback", "qwer", ranking=ranking) == ["utter_misunderstood"]
    assert len(person.titles) == 3
    person.presses(person.titles[0])
    assert person.names == ["utter_threat_first"]


def test_misunderstood_twice_in_a_row_offers_people(person: Person) -> None:
    person.says("nlu_fallback", "qwer")
    assert person.says("nlu_fallback", "asdf") == ["utter_misunderstood_again"]
    assert "1366" in person.heard


def test_understood_in_between_starts_the_count_anew(person: Person) -> None:
    person.says("nlu_fallback", "qwer")
    person.says("thank")
    assert person.says("nlu_fallback", "asdf") == ["utter_misunderstood"]


def test_emoji_only_gets_a_short_sensible_answer(person: Person) -> None:
    assert person.says("nlu_fallback", "🎈🎈") == ["utter_unreadable"]


def test_not_understood_at_a_question_puts_it_again_with_a_way_out(person: Person) -> None:
    person.says("report_threat")
    assert person.says("nlu_fallback", "qwer") == ["utter_question_unclear", "utter_ask_paid"]


def test_guesses_never_accuse(person: Person) -> None:
    ranking = [("perpetrator_request", 0.9), ("greet", 0.05)]
    person.says("nlu_fallback", "qwer", ranking=ranking)
    assert len(person.titles) == 3
    for title in list(person.titles):
        again = Person(person.slots["language"])
        again.replies = person.replies
        again.presses(title)
        assert again.names[0] != "utter_perpetrator"


@pytest.mark.parametrize("text", ["ㅠㅠ", "ㅠㅠㅠㅜㅜ...", "T_T", "😭😭"])
def test_tears_alone_are_heard_and_not_called_unreadable(korean: Person, text: str) -> None:
    assert korean.says("nlu_fallback", text) == ["utter_scope_tears"]
