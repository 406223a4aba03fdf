"""Cuts a long text into messages that a channel accepts, losing nothing."""

from __future__ import annotations

import re
import unicodedata

# Where a cut hurts least, best first: between paragraphs, lines, sentences, words. The break stays with the first part.
_BREAKS = (
    re.compile(r"\n[ \t]*\n\s*"),
    re.compile(r"\n"),
    re.compile(r"[.!?。！？…]+[\"'”’)\]]*\s+"),
    re.compile(r"\s+"),
)
_JOINER = "\u200d"
_LOOK_BACK = 32  # the longest emoji sequences have about ten code points


def utf16_units(text: str) -> int:
    """Length as Telegram and JavaScript count it: an emoji outside the basic plane is two units."""
    return len(text) + sum(char > "\uffff" for char in text)


def clean_text(text: str) -> str:
    """The text as it can be encoded: surrogate pairs joined, lone surrogates shown as U+FFFD, no NUL."""
    return text.replace("\0", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def split_text(text: str, limit: int) -> list[str]:
    """Parts of at most `limit` UTF-16 units (at least 2) that joined give `text` again; [] for an empty text."""
    if limit < 2:
        raise ValueError("a part must hold at least one character of two units")
    parts = []
    while text:
        end = _cut(text, limit)
        parts.append(text[:end])
        text = text[end:]
    return parts


def _cut(text: str, limit: int) -> int:
    """Index up to which the first part goes."""
    window = _fitting(text, limit)
    if window == len(text):
        return window
    words_start = len(text) - len(text.lstrip())  # a part of blanks only would be refused by the channel
    for wanted in _BREAKS:
        ends = [found.end() for found in wanted.finditer(text, 0, window) if found.start() >= words_start]
        if ends:
            return ends[-1]
    return _between_characters(text, window)


def _fitting(text: str, limit: int) -> int:
    """How many code points fit into `limit` units."""
    units = 0
    for index, char in enumerate(text[:limit]):
        units += 2 if char > "\uffff" else 1
        if units > limit:
            return index
    return min(len(text), limit)


def _between_characters(text: str, end: int) -> int:
    """Moves a cut inside a word back so that it does not tear an emoji, an accent or a syllable of jamo apart."""
    for index in range(end, max(end - _LOOK_BACK, 0), -1):
        if not _continues(text[index]) and text[index - 1] != _JOINER:
            return index
    return end


def _continues(char: str) -> bool:
    """Whether a character belongs to the one before it."""
    return (
        char == _JOINER
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones
        or "\u1160" <= char <= "\u11ff"  # jamo that follow an initial consonant
        or unicodedata.category(char) in ("Mn", "Me", "Mc")  # accents, variation selectors
    )
