"""What docs/journeys.md promises happens: its examples are answered so, and its tests do what they are named for."""

from __future__ import annotations

import importlib

import pytest

from tests.conversations.conftest import Chat
from tests.data.journeys_table import DOC, Row, read_table

ROWS = read_table(DOC.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["korean", "english"])
@pytest.mark.parametrize("row", ROWS, ids=[row.intent for row in ROWS])
async def test_what_the_table_says_is_understood_and_answered_so(chat: Chat, row: Row, language: str) -> None:
    await chat.says(row.korean if language == "korean" else row.english)
    assert chat.intents == [row.intent]
    assert chat.names[0] == row.leads_to[0]


@pytest.mark.parametrize("row", ROWS, ids=[row.intent for row in ROWS])
async def test_the_tests_of_a_row_say_what_it_names(chat: Chat, row: Row) -> None:
    heard: set[str] = set()
    for test in (row.korean_test, row.english_test):
        path, _, name = test.partition("::")
        module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
        talk = chat.another()
        await getattr(module, name)(talk)
        assert row.intent in talk.intents, f"{test} never says anything with the intent {row.intent}"
        heard.update(talk.all_names)
    assert set(row.leads_to[1:]) <= heard  # the first one answers the examples above
