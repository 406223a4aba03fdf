"""One plain form of what a person typed, so that spacing, disguise and typing style hide nothing.

    "죽 고 싶 어", "죽.고.싶.어", "ㅈㅜㄱㄱㅗ싶어", "죽고 싶어어어ㅠㅠ"   all read as "죽고싶어" once spaces go
    "K m S", "su1cide", "s*icide", "I'm dyinggg"                        read as "kms", "suicide", "suicide", "im dying"

The result is lower case: letters, digits, single spaces, and a line feed between sentences. Letters that repeat are
written once, in patterns too (`fold_runs`), so "killlll" and "kil" are the same word.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable

LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_WIDE_VOWELS = {"ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ", "ㅡㅣ": "ㅢ"}

# Jamo of the conjoining block and what stands for each alone; NFKC makes them from half-width and old keyboards.
_ALONE = {
    **{0x1100 + i: lead for i, lead in enumerate(LEADS)},
    **{0x1161 + i: vowel for i, vowel in enumerate(VOWELS)},
    **{0x11A8 + i: tail for i, tail in enumerate(TAILS)},
}
_COMPATIBLE_JAMO = "\u3131-\u318e"
_NOT_JAMO = re.compile(f"[^{_COMPATIBLE_JAMO}]+")
_SPELLED = re.compile(f"[{LEADS}][{VOWELS}]{{1,2}}(?:[{TAILS}](?![{VOWELS}]))?")
_LAUGH_OR_CRY = re.compile("[ㅋㅎㅠㅜㄷㅡ]{2,}")
_TAIL_APART = re.compile(f"([가-힣])([{TAILS}])(?![{VOWELS}])")

# Latin letters that Cyrillic and Greek look-alikes stand in for, only inside words that also have Latin letters.
_LOOKS_LIKE = str.maketrans("аеорсухіјѕԁһοαεικνρτυ", "aeopcyxijsdhoaeiknptu")
_MIXED_WORD = re.compile(r"(?<!\w)(?=\w*[a-z])(?=\w*[\u0370-\u03ff\u0400-\u052f])\w+")

_PUSHED_IN = re.compile("(?<=[가-힣])[0-9a-z](?=[가-힣])")
_PILED_ON = re.compile("[\u115f\u1160\u3164\uffa0\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]")
_RUN = re.compile(r"([^\W\d_])\1+")
_HESITATION = re.compile(r"\.{2,}|[…‥]")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’‘`´ʼ](?=[^\W\d_])")
_CUT_HANGUL = re.compile(r"(?<=[가-힣])[.!?;·](?=[가-힣](?:[.!?;·\s]|$))")
_SENTENCE_END = re.compile(r"[.!?;。！？؟।|]+")
# Thai vowel signs are letters; its tone marks (0e48-0e4b) are mistyped and left out too often to count.
_OTHER = re.compile(r"[^\w\n \u0e31\u0e34-\u0e3a\u0e47\u0e4c]+|_+")
_SPACES = re.compile(" {2,}")
_NOT_LATIN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_APOSTROPHES = "'’‘`´ʼ"
_LINE_ENDS = re.compile(r" *\n[ \n]*")
_SPELLED_OUT = re.compile(r"(?<![^\W_])[a-z0-9](?:[ .\-_*/,]{1,3}[a-z0-9](?![^\W_])){2,}")
_HIDDEN = re.compile(r"(?<![^\W_])[a-z0-9@$!][a-z0-9@$!*#_.\-+%&]*[a-z0-9@$]")
_LEET = str.maketrans("013457@$!", "oieastasi")


class Typed:
    """One text as typed, whose plain forms are made once however many lexicons ask.

    `sharing`: a very long text has one form with disguises written out, for all lexicons.
    """

    def __init__(self, text: str, sharing: int = 6000) -> None:
        self.text = text
        self.lower = _jamo_safe_nfkc(text).lower()
        self._long = len(text) > sharing
        self._plain: dict[tuple[bool, tuple[str, ...]], str] = {}

    def plain(self, *, drop_accents: bool, hidden: tuple[str, ...] = ()) -> str:
        """`plain` of the text, with the words `hidden` written out first."""
        drop_accents = drop_accents and not self.lower.isascii()
        key = (drop_accents, hidden)
        if key not in self._plain:
            shared = next((form for (drop, words), form in self._plain.items() if drop == drop_accents and words), None)
            if shared is not None and self._long:
                self._plain[key] = shared
            else:
                text = undisguised(self.lower, hidden) if hidden else self.lower
                self._plain[key] = _plain_lower(text, drop_accents)
        return self._plain[key]


def fold_runs(text: str) -> str:
    """Every letter that follows itself is dropped; digits stay as they are."""
    if not text.isascii():
        return _RUN.sub(r"\1", text)
    for letter in string.ascii_letters:  # ten times as fast
        while letter * 2 in text:
            text = text.replace(letter * 2, letter)
    return text


def plain(text: str, *, drop_accents: bool = False) -> str:
    """The form described above, with its spaces. `drop_accents` makes "quitármela" "quitarmela"."""
    return _plain_lower(_jamo_safe_nfkc(text).lower(), drop_accents)


def _plain_lower(text: str, drop_accents: bool) -> str:
    text = _seen(text)
    if drop_accents:
        text = _without_accents(text)
    if any(sign in text for sign in _APOSTROPHES):
        text = _APOSTROPHE.sub("", text)
    if not text.isascii() and _NOT_LATIN.search(text):
        text = _MIXED_WORD.sub(lambda word: word.group().translate(_LOOKS_LIKE), text)
    text = _HESITATION.sub(" ", text)
    text = _CUT_HANGUL.sub("", text)
    text = _SENTENCE_END.sub("\n", text)
    text = _OTHER.sub(" ", text)
    text = _LAUGH_OR_CRY.sub(" ", text)
    text = _SPELLED.sub(_syllable, text)
    text = fold_runs(_LINE_ENDS.sub("\n", text))
    return _SPACES.sub(" ", text).strip()


def undisguised(text: str, words: Iterable[str]) -> str:
    """`text` with those of `words` written out that somebody spelled, masked or typed with digits.

    Works on text as typed, before `plain`, because the signs that hide a word end sentences elsewhere.
    """
    text = unicodedata.normalize("NFKC", text).lower()
    known = tuple(words)
    text = _SPELLED_OUT.sub(_joined, text)

    def revealed(word: str) -> str:
        return word if word.isalpha() else _HIDDEN.sub(lambda found: _revealed(found.group(), known), word)

    return " ".join(revealed(word) for word in text.split(" "))  # no disguise holds a space


def with_tails_joined(text: str) -> str:
    """A lone final consonant back into its syllable: "주ㄱ고" is "죽고"."""
    return _TAIL_APART.sub(_closed, text)


def without_digits_inside(text: str) -> str:
    """Hangul with a digit or a Latin letter pushed between two syllables: "자1살" is "자살"."""
    return _PUSHED_IN.sub("", text)


def _jamo_safe_nfkc(text: str) -> str:
    """NFKC, but ㅈㄱ stays two letters of its own instead of becoming halves of syllables."""
    text = _NOT_JAMO.sub(lambda part: unicodedata.normalize("NFKC", part.group()), text)
    return text.translate(_ALONE)


def _seen(text: str) -> str:
    """Without what is not seen: zero-width and direction marks, controls, surrogates, marks piled on letters."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text if c.isprintable() or c.isspace())
    return _PILED_ON.sub("", text)


def _without_accents(text: str) -> str:
    return _PILED_ON.sub("", unicodedata.normalize("NFD", text))


def _syllable(spelled: re.Match[str]) -> str:
    """Jamo typed one by one, as the syllable they spell; as they are when they spell none."""
    letters = spelled.group()
    lead, rest = letters[0], letters[1:]
    tail = rest[-1] if rest[-1] not in VOWELS else ""
    vowel = rest[: len(rest) - len(tail)]
    vowel = _WIDE_VOWELS.get(vowel, vowel)
    if len(vowel) != 1:
        return letters
    index = (LEADS.index(lead) * 21 + VOWELS.index(vowel)) * 28 + (TAILS.index(tail) + 1 if tail else 0)
    return chr(0xAC00 + index)


def _closed(apart: re.Match[str]) -> str:
    syllable, tail = apart.groups()
    offset = ord(syllable) - 0xAC00
    return apart.group() if offset % 28 else chr(ord(syllable) + TAILS.index(tail) + 1)


def _joined(spelled: re.Match[str]) -> str:
    """Single letters written apart, as a word; a leading "i" is the person, not a letter of the word."""
    letters = re.sub(r"[^a-z0-9]", "", spelled.group())
    return f"i {letters[1:]}" if letters[0] == "i" and len(letters) > 3 else letters


def _revealed(token: str, words: tuple[str, ...]) -> str:
    """The word that a disguised token hides, or the token."""
    if token.isalpha():
        return token
    folded = token.translate(_LEET)
    bare = re.sub(r"[*#_.\-+%&]", "", folded)
    if bare in words:
        return bare
    if not re.search(r"[*#_%&+]", folded):
        return token
    mask = re.compile("".join(r"\w{0,2}" if c in "*#_%&+" else re.escape(c) for c in re.sub(r"[.\-]", "", folded)))
    return next((word for word in words if mask.fullmatch(word)), token)
