"""docs/journeys.md says of every intent what it leads to and which tests prove it, with no gap.

That the tests named there do what the row says is tried in tests/conversations/test_journeys_table.py.
"""

from __future__ import annotations

import ast
from collections import Counter

import pytest

from bot.directory.directory import Directory
from bot.directory.reading import read_yaml
from bot.texts.responses import DATA, read_responses
from tests.data.journeys_table import COLUMNS, DOC, ROOT, Row, read_table

ROWS = read_table(DOC.read_text(encoding="utf-8"))


def functions(path: str) -> set[str]:
    """The names of the test functions of a file; empty when there is no such file."""
    file = ROOT / path
    if not file.is_file():
        return set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}


def gaps(rows: list[Row], intents: set[str]) -> list[str]:
    """Intents without a row, rows twice or of no intent, empty cells, and tests that are not there."""
    counted = Counter(row.intent for row in rows)
    found = [f"{intent}: has no row" for intent in sorted(intents - counted.keys())]
    found += [f"{intent}: is no intent" for intent in sorted(counted.keys() - intents)]
    found += [f"{intent}: has {count} rows" for intent, count in counted.items() if count > 1]
    for row in rows:
        if len(row.cells) != COLUMNS or not all(cell and cell != "-" for cell in row.cells):
            found.append(f"{row.intent}: has an empty cell, or too few")
            continue
        for test, language in ((row.korean_test, "korean"), (row.english_test, "english")):
            path, _, name = test.partition("::")
            if name not in functions(path):
                found.append(f"{row.intent}: there is no {test}")
            if language not in name:
                found.append(f"{row.intent}: {test} does not say that it is {language}")
    return found


def test_every_intent_has_one_full_row_and_tests_that_exist() -> None:
    intents = set(read_yaml(ROOT / "domain.yml")["intents"]) - {"nlu_fallback"}
    assert len(intents) == 38
    assert gaps(ROWS, intents) == []


def test_every_row_names_responses_that_exist() -> None:
    known, _ = read_responses(DATA, Directory.load())
    assert {row.intent: name for row in ROWS for name in row.leads_to if name not in known} == {}
    assert [row.intent for row in ROWS if not row.leads_to] == []


@pytest.mark.parametrize(
    ("table", "gap"),
    [
        ("| greet | a | b | `utter_x` | `{t}` | `{e}` |", "thank: has no row"),
        ("| `greet` | | b | `utter_x` | `{t}` | `{e}` |\n{thank}", "greet: has an empty cell, or too few"),
        ("| `greet` | a | b | `utter_x` | `{t}` |\n{thank}", "greet: has an empty cell, or too few"),
        ("| `greet` | a | b | `utter_x` | - | `{e}` |\n{thank}", "greet: has an empty cell, or too few"),
        ("{greet}\n{greet}\n{thank}", "greet: has 2 rows"),
        ("{greet}\n{thank}\n| `wave` | a | b | `utter_x` | `{t}` | `{e}` |", "wave: is no intent"),
        ("| `greet` | a | b | `utter_x` | `nowhere.py::test_korean` | `{e}` |\n{thank}", "greet: there is no nowhere"),
        ("| `greet` | a | b | `utter_x` | `{e}` | `{e}` |\n{thank}", "does not say that it is korean"),
    ],
)
def test_each_kind_of_gap_is_found(table: str, gap: str) -> None:
    path = "tests/conversations/journeys/test_deepfake.py"
    korean, english = f"{path}::test_korean_by_buttons", f"{path}::test_english_in_free_words"
    rows = {name: f"| `{name}` | a | b | `utter_x` | `{korean}` | `{english}` |" for name in ("greet", "thank")}
    whole = "| intent |\n| --- |\n" + table.format(t=korean, e=english, **rows)
    assert any(gap in found for found in gaps(read_table(whole), {"greet", "thank"}))
    full = "| intent |\n| --- |\n" + "\n".join(rows.values())
    assert gaps(read_table(full), {"greet", "thank"}) == []
