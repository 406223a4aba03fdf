"""Reads `data/responses/`: what may be said, in both languages side by side.

Rasa itself accepts a response that is there twice, lacks a language or has other buttons in English, and then says
nothing or the wrong thing; here each of these is a problem with a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from bot.directory.directory import HOME, ROLE_FIELDS, Directory
from bot.directory.prose import PLACEHOLDER
from bot.directory.reading import read_yaml
from bot.errors import DataError
from bot.texts import spans
from bot.texts.buttons import code_of, parse_payload

DATA = Path(__file__).resolve().parent.parent.parent / "data" / "responses"
LANGUAGES = ("ko", "en")
"""The languages every response has. Others may be added to any of them."""

_NAME = re.compile(r"utter_[a-z0-9_]+")
_LANGUAGE = re.compile(r"[a-z]{2}")
_KEYS = frozenset({"text", "buttons", "condition", "metadata"})


@dataclass(frozen=True)
class Choice:
    """A button as written: title with placeholders, payload in its one spelling, code of the payload."""

    title: str
    payload: str
    code: str


@dataclass(frozen=True)
class Variation:
    """One wording in one language."""

    text: str
    buttons: tuple[Choice, ...] = ()
    protect: bool = False

    @property
    def templates(self) -> tuple[str, ...]:
        """Every text of it that people read."""
        return (self.text, *(button.title for button in self.buttons))


@dataclass(frozen=True)
class Response:
    """All wordings under one name: language to variants, the same number in Korean and English."""

    name: str
    file: str
    variations: Mapping[str, tuple[Variation, ...]]


def read_responses(root: Path, directory: Directory) -> tuple[dict[str, Response], list[str]]:
    """The responses of all files below `root` by name, and everything wrong with them (`file: name: ...`)."""
    responses: dict[str, Response] = {}
    problems: list[str] = []
    for path in sorted(root.rglob("*.yml")):
        file = path.relative_to(root).as_posix()
        try:
            raw = read_yaml(path)
        except DataError as error:
            problems.append(str(error))
            continue
        table = raw.get("responses") if isinstance(raw, dict) else None
        if not isinstance(table, dict):
            problems.append(f"{file}: has no responses")
            continue
        for name, variations in table.items():
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                problems.append(f"{file}: {name}: a name is utter_ and small letters")
            elif name in responses:
                problems.append(f"{file}: {name}: is in {responses[name].file} too")
            else:
                response = _response(name, file, variations, directory, problems)
                if response is not None:
                    responses[name] = response
    problems.extend(_collisions(responses))
    return responses, problems


def _response(name: str, file: str, raw: Any, directory: Directory, problems: list[str]) -> Optional[Response]:
    where = f"{file}: {name}"
    if not isinstance(raw, list) or not raw:
        problems.append(f"{where}: is no list of variations")
        return None
    found: dict[str, list[Variation]] = {}
    for number, item in enumerate(raw, 1):
        try:
            language, variation = _variation(item)
            spans.check(variation.text, directory)
            if any("[[" in button.title for button in variation.buttons):
                raise DataError("has a span in a button")
            for template in variation.templates:
                for side in spans.sides(template):
                    _check_braces(side, directory)
        except DataError as error:
            problems.append(f"{where}: variation {number}: {error}")
            continue
        found.setdefault(language, []).append(variation)
    for language in LANGUAGES:
        if language not in found:
            problems.append(f"{where}: has no {language}")
    counts = {len(variations) for language, variations in found.items() if language in LANGUAGES}
    if len(counts) > 1:
        problems.append(f"{where}: has not as many variants in every language")
    for number, pair in enumerate(zip(*(found.get(language, []) for language in LANGUAGES), strict=False), 1):
        if len({tuple(button.payload for button in variation.buttons) for variation in pair}) > 1:
            problems.append(f"{where}: variant {number}: the buttons differ between the languages")
    if not found:
        return None
    return Response(name, file, {language: tuple(variations) for language, variations in found.items()})


def _variation(item: Any) -> tuple[str, Variation]:
    if not isinstance(item, dict) or not isinstance(item.get("text"), str) or not item["text"].strip():
        raise DataError("has no text")
    if unknown := set(item) - _KEYS:
        raise DataError(f"has the unknown key {min(map(str, unknown))}")
    metadata = item.get("metadata") or {}
    if not isinstance(metadata, dict) or set(metadata) - {"protect"}:
        raise DataError("metadata knows only protect")
    buttons = item.get("buttons") or []
    if not isinstance(buttons, list):
        raise DataError("buttons is no list")
    choices = tuple(_choice(button) for button in buttons)
    if len({choice.payload for choice in choices}) < len(choices):
        raise DataError("has two buttons with one payload")
    return _language(item.get("condition")), Variation(item["text"].strip(), choices, bool(metadata.get("protect")))


def _choice(button: Any) -> Choice:
    if not isinstance(button, dict) or set(button) != {"title", "payload"}:
        raise DataError("a button has a title and a payload, and nothing else")
    title, payload = button["title"], button["payload"]
    if not isinstance(title, str) or not title.strip() or not isinstance(payload, str):
        raise DataError("a button's title and payload are quoted texts")
    press = parse_payload(payload)
    return Choice(title.strip(), press.payload, code_of(payload))


def _language(condition: Any) -> str:
    """No condition is Korean; the only one understood is that of the slot `language`."""
    if condition is None:
        return "ko"
    if isinstance(condition, list) and len(condition) == 1 and isinstance(condition[0], dict):
        only = condition[0]
        value = only.get("value")
        if (
            set(only) == {"type", "name", "value"}
            and (only["type"], only["name"]) == ("slot", "language")
            and isinstance(value, str)
            and _LANGUAGE.fullmatch(value)
        ):
            return value
    raise DataError("the condition is not [{type: slot, name: language, value: en}]")


def _check_braces(template: str, directory: Directory) -> None:
    """Every brace belongs to a placeholder, and one that names a role names a field the home country has."""
    rest = PLACEHOLDER.sub("", template)
    if "{" in rest or "}" in rest:
        raise DataError("has a brace that is no placeholder")
    for found in PLACEHOLDER.finditer(template):
        role, contact_field = found.groups()
        if role not in directory.roles:
            if contact_field is not None:
                raise DataError(f"{found.group()} names no role")
            continue
        if contact_field is not None and contact_field not in ROLE_FIELDS:
            raise DataError(f"{found.group()} is no field of a contact")
        own = directory.service(directory.candidates(role, HOME)[0])
        kept = own.phone or own.web if contact_field is None else getattr(own, contact_field)
        if kept is None and contact_field != "as_of":
            raise DataError(f"{found.group()}: {own.id} has none")


def _collisions(responses: Mapping[str, Response]) -> list[str]:
    """Two payloads with one code would make one button do the other's work."""
    payloads: dict[str, str] = {}
    problems: list[str] = []
    for response in responses.values():
        for variations in response.variations.values():
            for variation in variations:
                for button in variation.buttons:
                    first = payloads.setdefault(button.code, button.payload)
                    if first != button.payload:
                        problems.append(
                            f"{response.file}: {response.name}: {button.payload} has the code of {first}; reword one"
                        )
    return problems
