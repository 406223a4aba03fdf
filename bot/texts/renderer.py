"""The one renderer: a response name becomes a `Reply` with its contacts, particles and buttons in place.

Rendering is a pure function of the name, the language, the country, the values and the day (an old number carries
its date). Gate, outbox and Rasa call it; Rasa's own templates are never filled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Optional

from bot.directory.directory import HOME, Directory
from bot.directory.prose import PLACEHOLDER
from bot.errors import DataError
from bot.texts import abroad, spans
from bot.texts.buttons import Press, normal_title, parse_payload, split_code, with_item
from bot.texts.particles import fill
from bot.texts.responses import DATA, Choice, Response, Variation, read_responses
from bot.turn import Button, Reply

# A value that begins a sentence is marked while it is filled in, so that "the local police" gets its capital.
_BEGINS = re.compile(r"(?:^|(?<=[.?!\n] )|(?<=\n))(?=\{)")
_MARKED = "\ue000"
# "{ambulance}, or {police}", in the words of the eight languages.
_EITHER = re.compile(
    r"(\{(?P<one>police|ambulance)\}[^\s{]*?)"
    r"(?:이나/나| or| или| hoặc| หรือ| o|或|か) ?\{(?!(?P=one))(?:police|ambulance)\}"
)


class Texts:
    """All responses, loaded once."""

    def __init__(self, responses: Mapping[str, Response], directory: Directory) -> None:
        self._responses = dict(responses)
        self._directory = directory
        self._abroad = abroad.Abroad.load()
        self._presses: dict[str, Press] = {}
        titles: dict[str, set[str]] = {}
        for response in self._responses.values():
            for language, variations in response.variations.items():
                for variation in variations:
                    for button in variation.buttons:
                        self._presses[button.code] = parse_payload(button.payload)
                        if title := self._fixed_title(button.title, language):
                            titles.setdefault(button.code, set()).add(title)
        self._titles = {code: frozenset(found) for code, found in titles.items()}

    @classmethod
    def load(cls, responses: Path = DATA, directory: Optional[Directory] = None) -> Texts:
        """Reads the folder and checks it: both languages, equal buttons, braces, roles, codes.

        Raises:
            DataError: the first thing wrong, with file, response and key.
        """
        directory = directory or Directory.load()
        found, problems = read_responses(responses, directory)
        if problems:
            raise DataError(problems[0])
        return cls(found, directory)

    @property
    def names(self) -> frozenset[str]:
        """The names of all responses."""
        return frozenset(self._responses)

    @property
    def responses(self) -> Mapping[str, Response]:
        """The responses as written, by name."""
        return self._responses

    @property
    def directory(self) -> Directory:
        """Where contacts come from."""
        return self._directory

    def speaks(self, name: str, language: str) -> bool:
        """Is there a wording of the response in this language?"""
        return name in self._responses and language in self._responses[name].variations

    def variants(self, name: str, language: str) -> int:
        """How many wordings the response has in this language (or in the one that is said instead)."""
        return len(self._in(name, language)[1])

    def render(
        self,
        name: str,
        *,
        language: str,
        country: str = HOME,
        values: Mapping[str, Any] = {},
        slots: Mapping[str, Any] = {},
        variant: Optional[int] = None,
        only: Optional[Sequence[str]] = None,
        item: Optional[int] = None,
    ) -> Reply:
        """The reply, with no placeholder left.

        A language without a wording gets the English one. `variant` counts round; None is the first. A value is
        looked for in `values`, then in `slots`. `only` shows just the buttons with these payloads, in that order;
        `item` is the number of the thing the buttons are about.

        Raises:
            DataError: unknown name, a value that is missing or None, a payload in `only` that is not there.
        """
        said, variations = self._in(name, language)
        variation = variations[(variant or 0) % len(variations)]

        def value(key: str) -> str:
            role, _, field = key.partition(".")
            if role in self._directory.roles:
                return self._contact(role, field, country, said)
            found = values.get(key, slots.get(key))
            if found is None:
                raise DataError(f"{self._responses[name].file}: {name}: there is no value for {{{key}}}")
            return str(found)

        buttons = tuple(
            Button(fill(button.title, value), button.code if item is None else with_item(button.code, item))
            for button in self._chosen(name, variation, only)
        )
        text = spans.choose(variation.text, spans.holding(self._directory, country, said))
        if self._one_line_for_both(country):
            text = _EITHER.sub(r"\1", text)
        return Reply(
            text=_sentences(fill(_BEGINS.sub(_MARKED, text), value)), buttons=buttons, protect=variation.protect
        )

    def _contact(self, role: str, field: str, country: str, said: str) -> str:
        """The value of `{role}` or `{role.field}`; in languages that the directory has no words in, ours."""
        if not self._directory.candidates(role, country):
            instead = self._abroad.instead(role, said)
            return instead or self._directory.contact(role, field, country=country, language=said)
        value = self._directory.contact(role, field, country=country, language=said)
        row = self._directory.role(role, country)
        caution, ours = self._directory.caution(row, said), self._abroad.caution(row.as_of, said)
        return value if not caution or ours is None else value.replace(caution, ours)

    def _one_line_for_both(self, country: str) -> bool:
        """Do police and ambulance have one number there? Then no text says "911 or 911"."""
        first = [self._directory.candidates(role, country) for role in ("police", "ambulance")]
        return bool(first[0]) and first[0] == first[1]

    def _chosen(self, name: str, variation: Variation, only: Optional[Sequence[str]]) -> Sequence[Choice]:
        if only is None:
            return variation.buttons
        by_payload = {button.payload: button for button in variation.buttons}
        wanted = [parse_payload(payload).payload for payload in only]
        for payload in wanted:
            if payload not in by_payload:
                raise DataError(f"{self._responses[name].file}: {name}: has no button {payload}")
        return [by_payload[payload] for payload in wanted]

    def _in(self, name: str, language: str) -> tuple[str, tuple[Variation, ...]]:
        """The language that will be spoken, and the wordings in it."""
        try:
            variations = self._responses[name].variations
        except KeyError:
            raise DataError(f"responses: there is no {name}") from None
        said = language if language in variations else "en"
        return said, variations[said]

    # Buttons

    def press(self, code: str) -> Optional[Press]:
        """What the tap on a button means; None for a code that no response has (any more)."""
        split = split_code(code)
        if split is None or split[0] not in self._presses:
            return None
        press = self._presses[split[0]]
        return Press(press.intent, press.entities, press.payload, split[1])

    def titles(self, code: str) -> frozenset[str]:
        """Every title of the button, all languages, as `normal_title` spells them.

        A title that holds a value of the moment is not among them; compare with the last reply's own buttons.
        """
        split = split_code(code)
        return frozenset() if split is None else self._titles.get(split[0], frozenset())

    def _fixed_title(self, title: str, language: str) -> str:
        """The normalised title, or "" when it depends on a value."""
        names = {found.group(1) for found in PLACEHOLDER.finditer(title)}
        if not names <= self._directory.roles:
            return ""
        return normal_title(self._directory.fill(title, language=language))


def _sentences(text: str) -> str:
    """The text with capitals where a marked value begins a sentence."""
    first, *rest = text.split(_MARKED)
    return first + "".join(part[:1].upper() + part[1:] for part in rest)
