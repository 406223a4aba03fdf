"""A readable view of any text: what the understanding looks at, with the way back to the original offsets.

People send decomposed Hangul (macOS), zero-width and right-to-left marks, NUL, lone surrogates, and whole pages.
The view is NFC, has none of those marks, folds full-width forms, and keeps head and tail of what is too long.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_CUT = " \n"  # between head and tail: nothing may match across the cut
_LONGEST_CLUSTER = 32  # more combining marks than any script needs; bounds the work on "zalgo" text
_FULL_WIDTH = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


@dataclass(frozen=True)
class View:
    """`text` is readable; `starts[i]` and `ends[i]` are the original offsets of its i-th character."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of `text[start:end]`; start < end."""
        return self.starts[start], self.ends[end - 1]


def view(text: str, *, head: int = 6000, tail: int = 2000) -> View:
    """Makes the view of any str. Linear in `head + tail` characters, whatever the length of the text."""
    if len(text) <= head + tail:
        return _piece(text, 0)
    first, last = _piece(text[:head], 0), _piece(text[len(text) - tail :], len(text) - tail)
    cut = (head,) * len(_CUT)
    return View(first.text + _CUT + last.text, first.starts + cut + last.starts, first.ends + cut + last.ends)


def _piece(text: str, offset: int) -> View:
    if text.isascii() and text.isprintable():
        places = range(offset, offset + len(text))
        return View(text, tuple(places), tuple(place + 1 for place in places))
    seen = [
        (readable, offset + place)
        for place, character in enumerate(text.translate(_FULL_WIDTH))
        if (readable := _readable(character))
    ]
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(seen):
        for character in unicodedata.normalize("NFC", "".join(letter for letter, _ in seen[start:end])):
            characters.append(character)
            starts.append(seen[start][1])
            ends.append(seen[end - 1][1] + 1)
    return View("".join(characters), tuple(starts), tuple(ends))


def _clusters(seen: list[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """A letter with what joins it: cuts where NFC never joins. Too many marks on one letter are left out."""
    start = 0
    for place in range(1, len(seen) + 1):
        if place == len(seen) or not _joins(seen[place][0]):
            yield start, min(place, start + _LONGEST_CLUSTER)
            start = place


def _joins(character: str) -> bool:
    return character >= "\u0300" and (
        unicodedata.combining(character) != 0
        or "\u1160" <= character <= "\u11ff"
        or unicodedata.category(character) == "Mc"
    )


def _readable(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Zs", "Zl", "Zp") or character in "\t\n\r\x0b\x0c":
        return "\n" if character in "\n\r\u2028\u2029" else " "
    # Cc and Cf are controls, zero-width and bidirectional marks; Cs lone surrogates; variation selectors draw nothing.
    if category in ("Cc", "Cf", "Cs", "Co", "Cn") or "\ufe00" <= character <= "\ufe0f" or character == "\ufffd":
        return ""
    return character
