"""How a pattern is written, and what a broken file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import DataError
from bot.safety import lexicon
from bot.safety.normal import Typed

FILE = """\
language: {language}
spaced: {spaced}
script: {script}
words:
  want: [want, wish]
entries:
- id: one
  kind: suicidal
  level: wish
  patterns: |
    - {pattern}
  examples: |
    - an example
"""


def one(tmp_path: Path, pattern: str, *, spaced: bool) -> lexicon.Lexicon:
    language, script = ("en", "a-z") if spaced else ("ko", "가-힣")
    text = FILE.format(language=language, spaced=str(spaced).lower(), script=script, pattern=pattern)
    path = tmp_path / f"{language}.yml"
    path.write_text(text, encoding="utf-8")
    return lexicon.load(path)


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("red door", "the red door.", True),
        ("red door", "the red doors", False),
        ("red door*", "the red doors", True),
        ("red (door|gate)", "a red gate", True),
        ("red [old] door", "a red door", True),
        ("red [old] door", "a red old door", True),
        ("red [old]", "red", True),
        ("[very] red door", "red door", True),
        ("<want> a door", "i wish a door", True),
        ("red ~ door", "red and old door", True),
        ("red ~ door", "red and old and big door", False),
        ("red ~~ door", "red and old and big door", True),
        ("red ~ door", "red. a door", False),
        ("red door !(of|in)", "the red door of hope", False),
        ("red door !(of|in)", "the red door", True),
        ("# doors", "12 doors", True),
        ("# doors", "many doors", False),
    ],
)
def test_a_pattern_in_a_script_with_spaces(tmp_path: Path, pattern: str, text: str, matches: bool) -> None:
    assert bool(one(tmp_path, pattern, spaced=True).hits(Typed(text))) is matches


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("빨간 문", "빨간문이 있어요", True),
        ("빨간 문", "빨 간 문", True),
        ("빨간 (문|창)", "빨간 창", True),
        ("빨간[색] 문", "빨간색 문", True),
        ("문을 여*", "문을 열었어요", True),
        ("문을 여*", "문을 닫았어요", False),
        ("빨간 ~ 문", "빨간 큰 문", True),
        ("빨간 ~ 문", "빨간 아주 오래된 커다란 문", False),
        ("빨간 ~ 문", "빨간. 문", False),
        ("_자동차", "자동차", True),
        ("_자동차", "전자동차", False),
        ("문 !(어|을)", "문을 열어", False),
    ],
)
def test_a_pattern_in_a_script_without_spaces(tmp_path: Path, pattern: str, text: str, matches: bool) -> None:
    assert bool(one(tmp_path, pattern, spaced=False).hits(Typed(text))) is matches


@pytest.mark.parametrize(
    "pattern", ["red (door", "red door)", "<nothing> door", "~", "[red]", "_red door", "red ? door", ""]
)
def test_a_pattern_that_cannot_be_read_names_file_and_entry(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(DataError, match=r"en\.yml: one"):
        one(tmp_path, pattern, spaced=True)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("kind: suicidal", "kind: sad", "kind"),
        ("level: wish", "level: high", "level"),
        ("  level: wish\n", "", "level"),
        ("- id: one", "- kind: danger", "without id"),
        ("  examples: |\n    - an example\n", "", "examples"),
        ("    - an example", "    an example", "begins with"),
        ("language: en", "tongue: en", "language is missing"),
        ("entries:", "entries: [", "line"),
    ],
)
def test_a_broken_file_says_what_is_wrong(tmp_path: Path, before: str, after: str, says: str) -> None:
    text = FILE.format(language="en", spaced="true", script="a-z", pattern="red door")
    assert before in text
    path = tmp_path / "en.yml"
    path.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(DataError, match=says):
        lexicon.load(path)


def test_a_guard_that_lifts_nothing_known_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "en.yml"
    text = FILE.format(language="en", spaced="true", script="a-z", pattern="red door")
    guard = "guards:\n- id: g\n  lifts: [two]\n  patterns: |\n    - blue door\n  examples: |\n    - x\n"
    path.write_text(text + guard, encoding="utf-8")
    with pytest.raises(DataError, match="two"):
        lexicon.load(path)


def test_a_folder_without_lexicons_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no lexicon"):
        lexicon.load_all(tmp_path)
