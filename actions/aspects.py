"""Which part of a topic is asked for: the step of a button, else the first row of a small table whose words fit.

A topic has one rule and one action; what it says beyond its first answer is a row of such a table. What the words do
not decide is reached by the buttons of the topic's menu.
"""

from __future__ import annotations

import re
from typing import Optional

from actions.base import Talk

Table = tuple[tuple[str, "re.Pattern[str]"], ...]
"""Rows of (step, words); the order is the order in which words are tried."""


def table(*rows: tuple[str, ...]) -> Table:
    """Rows of a step and one or more patterns for it, compiled, case ignored. A step may have several rows."""
    return tuple((step, re.compile("|".join(words), re.IGNORECASE)) for step, *words in rows)


def step_of(talk: Talk) -> str:
    """The step that a pressed button names; empty for words."""
    return talk.entities.get("step", ("",))[-1]


def aspect(talk: Talk, rows: Table) -> Optional[str]:
    """The step of the button, else of the first row whose words are in the text; None when nothing decides."""
    return step_of(talk) or first_in(talk.text, rows)


def first_in(text: str, rows: Table) -> Optional[str]:
    """The step of the first row whose words are in the text; None when no row's are."""
    return next((step for step, words in rows if words.search(text)), None)
