"""Korean particles after inserted words: `{police}(으)로` becomes "112로", `{suicide_line}이에요/예요` "109예요".

A template writes the pair in one spelling (`PAIRS`), attached to the placeholder, with closing quotes or words in
brackets between them if need be: `{police}(전화·문자)이에요/예요`. Digits are read in Korean one by one (112 ends in
이, 1366 in 육), capitals and words without vowels letter by letter (ECRM ends in 엠), other Latin words roughly by
sound.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Optional

PAIRS: dict[str, tuple[str, str]] = {
    "은/는": ("은", "는"),
    "이/가": ("이", "가"),
    "을/를": ("을", "를"),
    "과/와": ("과", "와"),
    "(으)로": ("으로", "로"),
    "이에요/예요": ("이에요", "예요"),
    "이나/나": ("이나", "나"),
    "이라고/라고": ("이라고", "라고"),
}
"""Spelling in a template -> (after a final consonant, after a vowel). (으)로 takes 로 after ㄹ too."""

UNREADABLE: dict[str, str] = {
    "은/는": "은(는)",
    "이/가": "이(가)",
    "을/를": "을(를)",
    "과/와": "과(와)",
    "(으)로": "(으)로",
    "이에요/예요": "이에요",
    "이나/나": "(이)나",
    "이라고/라고": "(이)라고",
}
"""After something nobody can read aloud (an emoji)."""

# Reads as: "" a vowel, "l" ㄹ, "c" another consonant.
_DIGITS = dict(zip("0123456789", ("c", "l", "", "c", "", "", "c", "l", "l", ""), strict=True))
_LETTERS = {"l": "l", "r": "l", "m": "c", "n": "c"}
_SOUNDS = {"l": "l", "m": "c", "n": "c", "k": "c", "p": "c", "t": "c", "c": "c"}
_HANGUL = re.compile(r"[가-힣]")
_WORD = re.compile(r"[A-Za-z]+$")
_CLOSERS = ")]’”'\"」』》\uff5d"
_HANGUL_FIRST, _HANGUL_LAST, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8

_SLOT = re.compile(
    r"\{([a-z][a-z0-9_]*(?:\.[a-z_]+)?)\}"
    r"((?:\((?!으\)로)[^(){}]*\))?[" + re.escape(_CLOSERS) + r"]*)"
    r"(" + "|".join(re.escape(pair) for pair in PAIRS) + r")?"
)


def final_sound(text: str) -> Optional[str]:
    """How the text ends when read in Korean: "" vowel, "l" ㄹ, "c" another consonant, None unreadable.

    Words in brackets at the end are not read, as in print, unless there is nothing else.
    """
    text = _without_brackets(text).rstrip(_CLOSERS + " .,!?")
    if not text:
        return None
    last = text[-1]
    if _HANGUL_FIRST <= ord(last) <= _HANGUL_LAST:
        final = (ord(last) - _HANGUL_FIRST) % _FINALS
        return "" if final == 0 else "l" if final == _RIEUL else "c"
    if last in _DIGITS:
        return _DIGITS[last]
    word = _WORD.search(text)
    if word is None:
        return None
    letters = word.group()
    if letters.isupper() or not re.search(r"[aeiouy]", letters, re.IGNORECASE):
        return _LETTERS.get(letters[-1].lower(), "")
    if letters.lower().endswith("ng"):
        return "c"
    return _SOUNDS.get(letters[-1].lower(), "")


def _without_brackets(text: str) -> str:
    """The text before the bracket that closes at its end; the text itself when that leaves nothing."""
    stripped = text.rstrip()
    if not stripped.endswith(")"):
        return text
    depth = 0
    for position in range(len(stripped) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(stripped[position], 0)
        if depth == 0:
            return stripped[:position].rstrip() or text
    return text


def particle(pair: str, word: str) -> str:
    """The form of `pair` (a key of PAIRS) that follows `word`."""
    sound = final_sound(word)
    if sound is None:
        return UNREADABLE[pair]
    after_consonant, after_vowel = PAIRS[pair]
    if pair == "(으)로" and sound == "l":
        return after_vowel
    return after_consonant if sound else after_vowel


def fill(template: str, value_of: Callable[[str], str]) -> str:
    """Puts a value for every `{name}` or `{role.field}` of the template and chooses the particles after them.

    A brace inside a value becomes the full-width one, so that no rendered text holds a brace. What `value_of`
    raises goes through. After `{x.name}({x})` the particle follows the word before the bracket.
    """
    built: list[str] = []
    position = 0
    for found in _SLOT.finditer(template):
        built.append(template[position : found.start()])
        value = value_of(found.group(1)).replace("{", "\uff5b").replace("}", "\uff5d")
        built.append(value + found.group(2))
        if found.group(3):
            bracketed = ")" in found.group(2)
            built.append(particle(found.group(3), "".join(built) if bracketed else value))
        position = found.end()
    built.append(template[position:])
    return "".join(built)
