"""The text as classifier and encoder read it: short enough, one line, no drawn-out laughter or tears."""

from __future__ import annotations

import re

from bot.nlu.view import view

# The point of a long story stands at its beginning or its end.
_HEAD, _TAIL = 500, 300
_DRAWN_OUT = re.compile(r"(\S)\1{3,}")
_NO_WORDS = re.compile(r"[\W\d_]*\Z")


def readable(text: str) -> str:
    """NFC without invisible marks, head and tail of what is long, ㅋㅋㅋㅋㅋㅋ as ㅋㅋㅋ, one line."""
    return " ".join(_DRAWN_OUT.sub(r"\1\1\1", view(text, head=_HEAD, tail=_TAIL).text).split())


def has_letters(text: str) -> bool:
    """False for digits, marks and emoji alone."""
    return _NO_WORDS.match(text) is None
