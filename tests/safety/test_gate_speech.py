"""In which language, for which country and after which question the gate speaks, with nothing but its own memory."""

from __future__ import annotations

import itertools

import pytest

from bot.gate.gate import Gate
from bot.nlu.understand import Understanding
from bot.safety import crisis
from bot.safety.screen import Screen
from bot.texts.renderer import Texts
from bot.turn import Media, Turn
from bot.turns import choose_tongue

PERSON = "somebody"


@pytest.fixture
def gate(texts: Texts, screen: Screen) -> Gate:
    return Gate(texts, screen, "KR")


def turn(text: str = "", **more: object) -> Turn:
    return Turn(channel="test", update_id="1", address="1", text=text, **more)  # type: ignore[arg-type]


def _understanding(language: str) -> Understanding:
    understanding = object.__new__(Understanding)
    object.__setattr__(understanding, "language", language)
    return understanding


def card(gate: Gate, said: Turn) -> str:
    return gate.card(said, PERSON, gate.risk(said)).text


def test_a_card_follows_the_country_that_the_talk_learned(gate: Gate) -> None:
    assert "109" in card(gate, turn("I want to die"))
    gate.learn(PERSON, "en", "US")
    said = card(gate, turn("I want to die"))
    assert "988" in said
    assert "109" not in said


def test_words_that_tell_no_language_get_the_card_in_the_last_one(gate: Gate) -> None:
    gate.learn(PERSON, "vi", "KR")
    assert "Tôi" in gate.media(turn(media=Media.PHOTO), PERSON).text


def test_a_card_is_never_the_same_twice_running_in_any_language(gate: Gate) -> None:
    for text in (
        "죽고 싶어요",
        "I want to die",
        "我想死",
        "tôi muốn chết",
        "อยากตาย",
        "я хочу умереть",
        "quiero morir",
    ):
        said = [card(gate, turn(text)) for _ in range(4)]
        assert all(one != other for one, other in itertools.pairwise(said))


def test_my_mum_looks_leaves_except_after_the_question_who_sees_the_phone(gate: Gate) -> None:
    assert gate.leaves(turn("엄마가 봐요"), PERSON)
    gate.learn(PERSON, "ko", "KR", "deepfake__watched_by")
    assert not gate.leaves(turn("엄마가 봐요"), PERSON)
    assert gate.leaves(turn("엄마 온다"), PERSON)
    gate.learn(PERSON, "ko", "KR", None)
    assert gate.leaves(turn("엄마가 봐요"), PERSON)


@pytest.mark.parametrize(
    ("slots", "words", "hint", "found", "tongue"),
    [
        ({}, "tôi muốn hỏi", None, "vi", "vi"),
        ({}, "hola", None, "es", "es"),
        ({}, "", "vi", "und", "vi"),
        ({}, "", "ko-KR", "und", None),
        ({}, "안녕하세요", None, "ko", None),
        ({"language": "ko"}, "gracias", None, "es", None),
        ({"language": "ko"}, "quiero hablar con alguien", None, "es", "es"),
        ({"language": "en", "writes_in": "zh"}, "ok", None, "en", "zh"),
        ({"language": "en", "writes_in": "zh"}, "i can write english too", None, "en", None),
        ({"language": "en", "writes_in": "zh"}, "", None, "und", "zh"),
        ({"language": "en", "language_chosen": True}, "我想问一下怎么办", None, "zh", None),
    ],
)
def test_the_language_a_person_writes_in_when_it_is_neither(
    slots: dict[str, object], words: str, hint: str | None, found: str, tongue: str | None
) -> None:
    assert choose_tongue(slots, words, hint, _understanding(found)) == tongue


def test_who_called_a_friend_while_wanting_to_die_is_fetched_and_not_in_danger(gate: Gate) -> None:
    told = {"crisis": "suicidal", "crisis__step": "told"}
    assert gate.risk(turn("he is coming to get me"), PERSON).top == "danger"
    gate.learn(PERSON, "en", "KR", help_called=crisis.help_called(told, "i texted my brother"))
    assert not gate.risk(turn("he is coming to get me"), PERSON).urgent
    assert not gate.risk(turn("형이 데리러 온대요"), PERSON).urgent
    assert gate.risk(turn("he is coming to get me, he has a knife"), PERSON).top == "danger"
    assert gate.risk(turn("he is coming for me"), PERSON).top == "danger"
    assert gate.risk(turn("he is coming to get me"), "somebody else").top == "danger"
    gate.learn(PERSON, "en", "KR")
    assert gate.risk(turn("he is coming to get me"), PERSON).top == "danger"


@pytest.mark.parametrize(
    ("slots", "text"),
    [
        ({"crisis": "danger", "crisis__step": "told"}, "i texted my brother"),
        ({"crisis": "suicidal", "crisis__step": "alone"}, "i texted my brother"),
        ({"crisis": "suicidal", "crisis__step": "told"}, "i told him"),
        ({}, "i texted my brother"),
    ],
)
def test_only_somebody_close_who_was_called_in_a_crisis_comes_to_help(slots: dict[str, str], text: str) -> None:
    assert not crisis.help_called(slots, text)
