"""The lexicon's own sentences: every example is caught, every counterexample is not, every guard is needed."""

from __future__ import annotations

import dataclasses

import pytest

from bot.safety import exit as leaving
from bot.safety import lexicon
from bot.safety.lexicon import Entry, Lexicon
from bot.safety.normal import Typed
from bot.safety.screen import DATA, Screen

LEXICONS = {words.language: words for words in lexicon.load_all(DATA)}


def sentences(section: str, key: str) -> list[object]:
    return [
        pytest.param(words, entry, sentence, id=f"{words.language}-{entry.id}-{number}")
        for words in LEXICONS.values()
        for entry in getattr(words, section)
        for number, sentence in enumerate(getattr(entry, key))
    ]


def found(words: Lexicon, sentence: str) -> set[str]:
    return {hit.entry for hit in words.hits(Typed(sentence), words.language)}


def lifted_by(words: Lexicon, guard: Entry) -> set[str]:
    return {e.id for e in words.entries if e.id in guard.lifts or set(e.kinds) & set(guard.lifts)}


def test_every_language_that_the_screen_promises_has_a_file() -> None:
    assert set(LEXICONS) == {"ko", "en", "zh", "ja", "vi", "th", "ru", "es"}


@pytest.mark.parametrize(("words", "entry", "sentence"), sentences("entries", "examples"))
def test_an_example_is_caught_by_its_entry(words: Lexicon, entry: Entry, sentence: str) -> None:
    assert entry.id in found(words, sentence)


@pytest.mark.parametrize(("words", "entry", "sentence"), sentences("entries", "counterexamples"))
def test_a_counterexample_is_not_caught_by_its_entry(words: Lexicon, entry: Entry, sentence: str) -> None:
    assert entry.id not in found(words, sentence)


@pytest.mark.parametrize(("words", "guard", "sentence"), sentences("guards", "examples"))
def test_a_guard_takes_back_what_would_be_an_alarm_without_it(words: Lexicon, guard: Entry, sentence: str) -> None:
    unguarded = dataclasses.replace(words, guards=tuple(g for g in words.guards if g.id != guard.id))
    assert not found(words, sentence) & lifted_by(words, guard)
    assert found(unguarded, sentence) & lifted_by(words, guard)


@pytest.mark.parametrize(("words", "guard", "sentence"), sentences("guards", "counterexamples"))
def test_a_guard_does_not_hide_a_risk_beside_it(screen: Screen, words: Lexicon, guard: Entry, sentence: str) -> None:
    assert screen.screen(sentence).urgent


@pytest.mark.parametrize(("words", "entry", "sentence"), sentences("others", "examples"))
def test_words_about_somebody_else_are_about_somebody_else(
    screen: Screen, words: Lexicon, entry: Entry, sentence: str
) -> None:
    risk = screen.screen(sentence)
    assert risk.urgent
    assert risk.about_other


@pytest.mark.parametrize(
    ("words", "entry", "sentence"), sentences("others", "counterexamples") + sentences("selves", "examples")
)
def test_ones_own_wish_is_not_given_to_somebody_else(
    screen: Screen, words: Lexicon, entry: Entry, sentence: str
) -> None:
    risk = screen.screen(sentence)
    assert risk.urgent
    assert not risk.about_other


@pytest.mark.parametrize(("words", "entry", "sentence"), sentences("answers", "examples"))
def test_an_answer_in_the_crisis_talk_is_understood(words: Lexicon, entry: Entry, sentence: str) -> None:
    assert words.answers_in(Typed(sentence))[:1] == [entry.id]


@pytest.mark.parametrize(("words", "entry", "sentence"), sentences("answers", "counterexamples"))
def test_other_words_are_not_taken_for_that_answer(words: Lexicon, entry: Entry, sentence: str) -> None:
    assert entry.id not in words.answers_in(Typed(sentence))


@pytest.mark.parametrize(("words", "entry", "sentence"), sentences("watchers", "examples"))
def test_a_watcher_phrase_hides_the_talk(words: Lexicon, entry: Entry, sentence: str) -> None:
    assert leaving.is_watcher(sentence)


@pytest.mark.parametrize(("words", "entry", "sentence"), sentences("watchers", "counterexamples"))
def test_words_that_only_look_like_a_watcher_do_not(words: Lexicon, entry: Entry, sentence: str) -> None:
    assert not leaving.is_watcher(sentence)
