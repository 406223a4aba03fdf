"""Which responses the assistant's own files say, and which values they hand over.

Read from the sources without running them: a response that nobody says is dead text, and a name without a response
is silence where a person waits.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.directory.reading import read_yaml

ROOT = Path(__file__).resolve().parent.parent.parent

_NAME = re.compile(r"utter_[a-z0-9_]*[a-z0-9]")
_ENDING = re.compile(r"_[a-z][a-z0-9_]*")
_VALUE = re.compile(r"[a-z][a-z0-9_]*")
_PYTHON = ("actions", "bot")
_PAGES = (".html", ".js")
# Names that Rasa makes up for its forms are built there; nobody says them here.
_RASA = ("bot", "dialogue")


@dataclass(frozen=True)
class Uses:
    """What the sources name.

    `names`: response -> a file that says it, in full. `built` are names put together at run time, as patterns
    (`f"utter_takedown_{...}"`), with a file; `endings` are added to a name (`+ "_partner"`). `stems` are names in files
    that put something to a name (`f"{name}_{channel}"`). `values`: everything that may fill a placeholder. `laws`:
    response -> the laws whose fact it is told with, where the sources name both in one call.
    """

    names: Mapping[str, str]
    built: Mapping[str, str]
    endings: tuple[str, ...]
    stems: tuple[str, ...]
    values: frozenset[str]
    laws: Mapping[str, frozenset[str]]

    def says(self, name: str) -> bool:
        """Does any file say this response, in full or put together?"""
        wholes = (name, *(name.removesuffix(ending) for ending in self.endings if name.endswith(ending)))
        if any(name.startswith(f"{stem}_") for stem in self.stems):
            return True
        return any(whole in self.names or any(re.fullmatch(p, whole) for p in self.built) for whole in wholes)


def read_uses(root: Path = ROOT) -> Uses:
    """Reads the Python of `actions/` and `bot/`, the pages below `bot/`, the rules and the slots of the domain.

    Raises:
        DataError: a rule file or the domain cannot be read.
        SyntaxError: a Python file cannot.
    """
    names: dict[str, str] = {}
    built: dict[str, str] = {}
    endings: set[str] = set()
    stems: set[str] = set()
    values: set[str] = set()
    laws: dict[str, set[str]] = {}
    for path in sorted(path for folder in _PYTHON for path in (root / folder).rglob("*")):
        file = path.relative_to(root)
        if path.suffix == ".py":
            tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(file))
            for text in _texts(tree):
                if _NAME.fullmatch(text):
                    names.setdefault(text, file.as_posix())
                elif _ENDING.fullmatch(text) and file.parts[0] == "actions":
                    endings.add(text)
                if _VALUE.fullmatch(text):
                    values.add(text)
            values.update(node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg)
            for response, law in _told_with(tree):
                laws.setdefault(response, set()).add(law)
            if _puts_together(tree):
                stems.update(text for text in _texts(tree) if _NAME.fullmatch(text))
            if file.parts[:2] != _RASA:
                for pattern in _patterns(tree):
                    built.setdefault(pattern, file.as_posix())
        elif path.suffix in _PAGES:
            for found in _NAME.findall(path.read_text(encoding="utf-8")):
                names.setdefault(found, file.as_posix())
    for path in sorted((root / "data" / "rules").glob("*.yml")):
        for action in _actions(read_yaml(path)):
            if _NAME.fullmatch(action):
                names.setdefault(action, path.relative_to(root).as_posix())
    domain = read_yaml(root / "domain.yml")
    values.update(domain.get("slots") or {})
    told_with = {response: frozenset(found) for response, found in laws.items()}
    return Uses(names, built, tuple(sorted(endings)), tuple(sorted(stems)), frozenset(values), told_with)


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _puts_together(tree: ast.AST) -> bool:
    """Is there a text that begins with a value and goes on with an underscore?"""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and len(node.values) > 1:
            first, second = node.values[:2]
            if not isinstance(first, ast.Constant) and isinstance(second, ast.Constant) and second.value == "_":
                return True
    return False


def _told_with(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """A response and a law that stand side by side in a call: `telling("utter_x", "law", talk)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            texts = [part.value for part in node.args if isinstance(part, ast.Constant)]
            if len(texts) > 1 and _NAME.fullmatch(str(texts[0])):
                yield str(texts[0]), str(texts[1])


def _patterns(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
            if len(parts) > 1 and (parts[0] or "").startswith("utter_"):
                yield "".join("[a-z0-9_]+" if part is None else re.escape(part) for part in parts)


def _actions(rules: Any) -> Iterator[str]:
    for rule in (rules or {}).get("rules") or []:
        for step in rule.get("steps") or []:
            if "action" in step:
                yield str(step["action"])
