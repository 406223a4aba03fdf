"""What the invented people of the load say, turn by turn, and the endless line of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bench.errors import BenchError

TURNS = 12
"""Turns of one conversation; then a new person comes."""

_FILE = Path(__file__).with_name("talks.yml")


@dataclass(frozen=True)
class Said:
    """One turn: what is typed, or the button (from 1) that is tapped when the last reply has that many."""

    text: str
    press: int | None = None

    def message(self, buttons: Sequence[Mapping[str, Any]]) -> str:
        """What is sent, given the buttons of the last reply: the payload of the button, else the text."""
        if self.press is not None and len(buttons) >= self.press:
            return str(buttons[self.press - 1]["payload"])
        return self.text


Talk = tuple[Said, ...]


@dataclass(frozen=True)
class Person:
    """Somebody new: a sender nobody had before, and what they will say."""

    sender: str
    talk: Talk


@lru_cache(maxsize=1)
def talks() -> dict[str, list[Talk]]:
    """All conversations by the name of their group in `talks.yml`.

    Raises:
        BenchError: the file is unreadable or a conversation has another length than `TURNS`.
    """
    try:
        groups = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
        read = {group: [tuple(_said(turn) for turn in talk) for talk in listed] for group, listed in groups.items()}
    except (OSError, yaml.YAMLError, AttributeError, TypeError, KeyError) as error:
        raise BenchError(f"bench/talks.yml cannot be read ({type(error).__name__})") from error
    for group, listed in read.items():
        for number, talk in enumerate(listed, 1):
            if len(talk) != TURNS:
                raise BenchError(f"bench/talks.yml: {group}, conversation {number} has {len(talk)} turns, not {TURNS}")
    return read


def people(groups: Sequence[str], prefix: str) -> Iterator[Person]:
    """Endless new persons; the groups take turns, and each group goes through its conversations in order."""
    lines = [itertools.cycle(talks()[group]) for group in groups]
    for number in itertools.count():
        yield Person(sender=f"{prefix}-{number}", talk=next(lines[number % len(lines)]))


def long_talk(groups: Sequence[str], turns: int) -> Talk:
    """One person who stays for so many turns: the conversations of the groups one after the other, over and over."""
    said = itertools.chain.from_iterable(person.talk for person in people(groups, "long"))
    return tuple(itertools.islice(said, turns))


def _said(turn: Any) -> Said:
    if isinstance(turn, str):
        return Said(turn)
    return Said(text=str(turn["or"]), press=int(turn["press"]))
