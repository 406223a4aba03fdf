from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import DataError
from bot.nlu.examples import plain, read_examples, read_names

HEAD = 'version: "3.1"\nnlu:\n'


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def test_annotations_leave_only_their_text() -> None:
    assert plain('[텔레그램](platform)에서 [어제]{"entity": "date"}') == "텔레그램에서 어제"


def test_examples_carry_language_file_and_intent(tmp_path: Path) -> None:
    write(tmp_path, "ko/welcome.yml", HEAD + "- intent: greet\n  examples: |\n    - 안녕\n    - 반가워요\n")
    first, second = read_examples(tmp_path)
    assert (first.text, first.intent, first.language, first.file) == ("안녕", "greet", "ko", "ko/welcome.yml")
    assert second.text == "반가워요"


def test_the_same_sentence_twice_in_an_intent_counts_once(tmp_path: Path) -> None:
    write(tmp_path, "en/a.yml", HEAD + "- intent: greet\n  examples: |\n    - Hello\n    - hello\n")
    assert len(read_examples(tmp_path)) == 1


def test_the_same_sentence_under_two_intents_is_refused_with_both_places(tmp_path: Path) -> None:
    write(tmp_path, "en/a.yml", HEAD + "- intent: greet\n  examples: |\n    - Hey  you\n")
    write(tmp_path, "en/b.yml", HEAD + "- intent: goodbye\n  examples: |\n    - hey you\n")
    with pytest.raises(DataError, match=r"en/b\.yml.*goodbye.*greet.*en/a\.yml"):
        read_examples(tmp_path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("nlu: [", "line"),
        ("rules: []", "needs a list"),
        (HEAD + "- intent: greet\n", "needs `examples`"),
        (HEAD + "- intent: greet\n  examples: |\n    hello\n", "dash"),
        (HEAD + "- intent: greet\n  examples: |\n    -\n", "empty"),
        (HEAD + "- intent: nlu_fallback\n  examples: |\n    - a\n", "nlu_fallback"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, content: str, says: str) -> None:
    write(tmp_path, "ko/wrong.yml", content)
    with pytest.raises(DataError, match=f"ko/wrong.yml.*{says}"):
        read_examples(tmp_path)


def test_no_examples_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no examples"):
        read_examples(tmp_path)


def test_a_file_of_names_without_values_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "entities/platform.yml", "entity: platform\n")
    with pytest.raises(DataError, match=r"entities/platform\.yml"):
        read_names(tmp_path)


def test_names_are_no_examples(tmp_path: Path) -> None:
    write(tmp_path, "entities/platform.yml", "entity: platform\nvalues: {telegram: [텔레그램]}\n")
    write(tmp_path, "ko/a.yml", HEAD + "- intent: greet\n  examples: |\n    - 안녕\n")
    assert [example.text for example in read_examples(tmp_path)] == ["안녕"]
    assert read_names(tmp_path) == {"platform": {"telegram": ("텔레그램",)}}
