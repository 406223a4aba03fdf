"""Reads what trainers write: Rasa NLU files, `data/nlu/<language>/<topic>.yml`, and the names of entities.

Entity annotations (`[텔레그램](platform)`) are for readers and for `rasa test`; here only their text counts, because
entities are found by rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.errors import DataError
from bot.nlu.entities import Names
from bot.nlu.view import view

FALLBACK = "nlu_fallback"
NAMES = "entities"  # the folder beside the languages' folders

_ANNOTATED = re.compile(r"\[([^\]\n]+)\](?:\([^)\n]*\)|\{[^}\n]*\}|\[\{[^\]\n]*\}\])")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Example:
    """One sentence of the training data, without annotations. `file` is relative to the NLU folder."""

    text: str
    intent: str
    language: str
    file: str


def read_examples(root: Path) -> list[Example]:
    """All examples below `root` (the folder `data/nlu`), each sentence once.

    Raises:
        DataError: no examples, a file is not as Rasa writes it, or the same sentence under two intents. Names file
            and intent, and the other file.
    """
    seen: dict[str, Example] = {}
    for path in sorted(root.glob("*/*.yml")):
        if path.parent.name == NAMES:
            continue
        for example in _examples(path, f"{path.parent.name}/{path.name}"):
            first = seen.setdefault(same(example.text), example)
            if first.intent != example.intent:
                raise DataError(
                    f"{example.file}: an example of {example.intent} is also one of {first.intent} in {first.file}: "
                    f"“{example.text}”"
                )
    if not seen:
        raise DataError(f"{root.name}: no examples")
    return list(seen.values())


def read_names(root: Path) -> Names:
    """entity -> value -> names, from `data/nlu/entities/*.yml`. Raises DataError naming file and value."""
    names: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted((root / NAMES).glob("*.yml")):
        content = _load(path)
        entity, values = content.get("entity"), content.get("values")
        if not isinstance(entity, str) or not isinstance(values, dict):
            raise DataError(f"{NAMES}/{path.name}: needs `entity` and `values`")
        for value, texts in values.items():
            if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
                raise DataError(f"{NAMES}/{path.name}: {value}: needs a list of names")
        names[entity] = {str(value): tuple(dict.fromkeys(texts)) for value, texts in values.items()}
    return names


def same(text: str) -> str:
    """Two sentences are the same when this is: case, spaces and invisible marks do not count."""
    return " ".join(view(text).text.casefold().split())


def plain(text: str) -> str:
    """Without entity annotations: "[텔레그램](platform)에서" -> "텔레그램에서"."""
    return _ANNOTATED.sub(r"\1", text).strip()


def _examples(path: Path, name: str) -> Iterator[Example]:
    blocks = _load(path).get("nlu")
    if not isinstance(blocks, list):
        raise DataError(f"{name}: needs a list under `nlu`")
    for block in blocks:
        if not isinstance(block, dict):
            raise DataError(f"{name}: an entry under `nlu` is no mapping")
        if "intent" not in block:
            continue  # synonyms, lookups and regexes are Rasa's own
        intent, examples = block["intent"], block.get("examples")
        if not isinstance(intent, str) or not intent or intent == FALLBACK:
            raise DataError(f"{name}: no training for the intent {intent}")
        for text in _sentences(examples, f"{name}: {intent}"):
            yield Example(text, intent, path.parent.name, name)


def _sentences(examples: Any, place: str) -> Iterator[str]:
    if isinstance(examples, str):
        lines = [line.strip() for line in examples.splitlines() if line.strip()]
        if not all(line.startswith("- ") or line == "-" for line in lines):
            raise DataError(f"{place}: every example starts with a dash and a space")
        texts = [line[1:] for line in lines]
    elif isinstance(examples, list) and all(isinstance(e, dict) and isinstance(e.get("text"), str) for e in examples):
        texts = [str(example["text"]) for example in examples]
    else:
        raise DataError(f"{place}: needs `examples`")
    if not texts:
        raise DataError(f"{place}: has no examples")
    for text in texts:
        sentence = plain(text)
        if not sentence:
            raise DataError(f"{place}: an example is empty")
        yield sentence


def _load(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" line {mark.line + 1}" if mark else ""
        raise DataError(f"{path.parent.name}/{path.name}:{where} is not readable YAML") from None
    if not isinstance(content, dict):
        raise DataError(f"{path.parent.name}/{path.name}: is empty")
    return content
