"""Reads the responses as a careful editor would: languages, buttons, numbers, banned words, questions, length.

`findings` gives everything wrong, one sentence each; nothing here is needed to run the assistant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import StrictInt, StrictStr, validator

from bot.directory.directory import HOME, Directory
from bot.directory.prose import PLACEHOLDER, contacts_in
from bot.directory.reading import read_yaml
from bot.directory.rows import Strict
from bot.errors import DataError
from bot.texts.particles import PAIRS, fill
from bot.texts.responses import DATA, Response, read_responses

RULES = Path(__file__).resolve().parent.parent.parent / "data" / "texts" / "rules.yml"

# A value nobody has filled in counts as this many characters towards the length.
_VALUE = "xxxxxxxx"
_QUOTED = re.compile(r"'[^'?]*\?'|\"[^\"?]*\?\"|‘[^’]*’|“[^”]*”|「[^」]*」")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
_FIXED = "(?:은|는|이|가|을|를|과|와|으로|로|이나|나|이에요|예요|이라고|라고)(?![가-힣/(])"
_BARE = re.compile(r"\}['\"’”]*" + _FIXED + r"|\}\((?!으\)로)[^()]*\)" + _FIXED)
_LOOSE = re.compile("|".join(re.escape(pair) for pair in PAIRS))
_LEFT_OVER = re.compile(r"\((?:이|가|은|는|을|를)\)|이\(가\)|은\(는\)|을\(를\)")


class Banned(Strict):
    """Words that are not said, and what to say instead."""

    pattern: StrictStr
    instead: StrictStr

    @validator("pattern")
    def _compiles(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error:
            raise ValueError("is no regular expression") from None
        return value


class Rules(Strict):
    """`data/texts/rules.yml`: one phone screen in characters, and the words of voice.md that are not said."""

    length: dict[StrictStr, StrictInt]
    title_length: dict[StrictStr, StrictInt]
    banned: dict[StrictStr, tuple[Banned, ...]]

    @classmethod
    def load(cls, path: Path = RULES) -> Rules:
        """Reads the file; DataError or pydantic's ValidationError when it is wrong."""
        return cls.parse_obj(read_yaml(path))


@dataclass(frozen=True)
class Finding:
    """One thing to mend; `rule` names the check that found it."""

    file: str
    name: str
    where: str  # language and variant, such as "en 2"
    rule: str
    detail: str

    def __str__(self) -> str:
        return f"{self.file}: {self.name} ({self.where}): {self.rule}: {self.detail}"


def findings(root: Path = DATA, directory: Directory | None = None, rules: Rules | None = None) -> list[str]:
    """Everything wrong with the responses below `root`, form first, as sentences."""
    directory = directory or Directory.load()
    rules = rules or Rules.load()
    responses, problems = read_responses(root, directory)
    found = [str(finding) for response in responses.values() for finding in wording(response, directory, rules)]
    return problems + found


def wording(response: Response, directory: Directory, rules: Rules) -> Iterator[Finding]:
    """What an editor marks in the words of one response."""
    for language, variations in response.variations.items():
        for number, variation in enumerate(variations, 1):
            where = f"{language} {number}"
            checks: list[tuple[str, Iterable[str]]] = [
                ("number", (kind for text in variation.templates for kind in contacts_in(text))),
                ("banned word", (word for text in variation.templates for word in banned_in(text, language, rules))),
                ("particle", (slip for text in variation.templates for slip in particle_slips(text))),
                ("question", too_many_questions(variation.text)),
                ("length", too_long(variation.text, language, directory, rules.length)),
                (
                    "title",
                    (
                        found
                        for button in variation.buttons
                        for found in too_long(button.title, language, directory, rules.title_length)
                    ),
                ),
            ]
            for rule, details in checks:
                for detail in sorted(set(details)):
                    yield Finding(response.file, response.name, where, rule, detail)


def banned_in(text: str, language: str, rules: Rules) -> Iterator[str]:
    """Banned words of this language, with what to say instead; placeholders are not read."""
    words = PLACEHOLDER.sub("", text)
    if "!" in words or "！" in words:
        yield "an exclamation mark"
    if _EMOJI.search(words):
        yield "an emoji"
    for banned in rules.banned.get(language, ()):
        found = re.search(banned.pattern, words, re.IGNORECASE)
        if found:
            yield f"{found.group()!r} ({banned.instead})"


def particle_slips(text: str) -> Iterator[str]:
    """A particle fixed for one value (`{police}로`), a pair that no value precedes, a leftover such as 이(가)."""
    if found := _BARE.search(text):
        yield f"{found.group()!r} holds for one value only; write the pair"
    without = fill(text, lambda name: "곁")
    if found := _LOOSE.search(without):
        yield f"{found.group()!r} follows no placeholder"
    if found := _LEFT_OVER.search(without):
        yield f"{found.group()!r} is left over"


def too_many_questions(text: str) -> Iterator[str]:
    """At most one question a reply, quoted ones (a sentence to say to somebody) not counted."""
    count = _QUOTED.sub("", text).count("?") + _QUOTED.sub("", text).count("？")
    if count > 1:
        yield f"asks {count} questions, one at most"


def too_long(text: str, language: str, directory: Directory, limits: Mapping[str, int]) -> Iterator[str]:
    """Longer than one phone screen (or button), contacts filled in."""

    def value(key: str) -> str:
        role, _, field = key.partition(".")
        if role not in directory.roles:
            return _VALUE
        return directory.contact(role, field, country=HOME, language=language)

    try:
        length = len(fill(text, value))
    except DataError:  # said by read_responses already
        length = len(text)
    limit = limits.get(language, limits["en"])
    if length > limit:
        yield f"{length} characters, {limit} at most"
