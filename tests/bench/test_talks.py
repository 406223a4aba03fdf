"""The people of the load."""

from __future__ import annotations

import itertools

import pytest

from bench import talks
from bench.talks import TURNS, Said, long_talk, people


def test_every_conversation_has_twelve_turns_and_words_in_each() -> None:
    assert set(talks.talks()) == {"starter", "en", "ko"}
    for listed in talks.talks().values():
        assert len(listed) >= 3
        assert all(len(talk) == TURNS and all(said.text.strip() for said in talk) for talk in listed)


def test_korean_conversations_are_korean_and_the_others_are_not() -> None:
    def korean(text: str) -> bool:
        return any("가" <= letter <= "힣" for letter in text)

    for group, listed in talks.talks().items():
        for said in itertools.chain.from_iterable(listed):
            assert korean(said.text) == (group == "ko"), said.text


def test_the_line_never_repeats_a_person_and_takes_the_groups_in_turn() -> None:
    line = list(itertools.islice(people(("en", "ko"), "x"), 40))
    assert len({person.sender for person in line}) == 40
    assert [person.talk in talks.talks()["ko"] for person in line] == [False, True] * 20
    assert {person.talk for person in line} == {*talks.talks()["en"], *talks.talks()["ko"]}


def test_a_long_talk_has_as_many_turns_as_asked() -> None:
    assert len(long_talk(("en", "ko"), 1012)) == 1012
    assert long_talk(("en",), 12) == talks.talks()["en"][0]


@pytest.mark.parametrize(
    ("press", "buttons", "message"),
    [(None, 3, "words"), (1, 3, "b:1"), (3, 3, "b:3"), (4, 3, "words"), (1, 0, "words")],
)
def test_a_button_is_tapped_when_the_last_reply_has_it(press: int | None, buttons: int, message: str) -> None:
    offered = [{"title": "t", "payload": f"b:{number}"} for number in range(1, buttons + 1)]
    assert Said("words", press).message(offered) == message
