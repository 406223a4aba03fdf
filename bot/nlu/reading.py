"""The text as classifier, encoder and tables of words read it: short enough, no drawn-out laughter or tears."""

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


# For tables of words, whose patterns look for runs of signs and letters: what no sentence needs is left out.
_BOUNDED_HEAD, _BOUNDED_TAIL = 1500, 500
_SIGNS = re.compile(r"(\W{20})\W+")
_SAME = re.compile(r"(\w)\1{19,}")


def bounded(text: str) -> str:
    """The text as tables of words read it: an ordinary message as it is, a hostile one so that no pattern runs away.

    Beginning and end of what is longer than 2,000 characters, no run of more than 20 signs or equal letters. Linear.
    """
    if len(text) > _BOUNDED_HEAD + _BOUNDED_TAIL:
        text = f"{text[:_BOUNDED_HEAD]}\n{text[-_BOUNDED_TAIL:]}"
    return _SAME.sub(lambda run: run.group(1) * 20, _SIGNS.sub(r"\1", text))
