"""Finds phone numbers, web addresses and e-mail addresses in prose, where they must not be.

They live in fields of their own, with a source and a date; prose names a role (`{police}`) instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.([a-z_]+))?\}")
"""A role or a value: `{police}`, `{police.sms}`, `{case_code}`."""

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_WEB = re.compile(
    r"https?:|\bwww\.|(?<![\w@])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|kr|me|io|gg|ly|uk|jp|de|ca|au|us|gov|edu)\b",
    re.IGNORECASE,
)
# Digits as people write phone numbers: runs joined by single spaces, hyphens or dots; a leading # + or * counts.
_RUN = re.compile(r"[#*+]?\d+(?:[-. ]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(r"\d{1,2}-\d{1,2}")
# Units after which three and more digits are a quantity: money, metres, counts.
_UNIT = re.compile(
    r"\s?(?:만|천|억|원|미터|명|건|곳|개|자\b|쪽|일\b|m\b|metres\b|million\b|won\b|items\b|people\b|characters\b)"
)
_NAMED = re.compile(r"SHA-256|Web3", re.IGNORECASE)


_BOOKISH = re.compile(r"(?:(?<!캐나)다|시오)(?=[.?!)]|$)")


def bookish(text: str) -> bool:
    """Does a sentence of the Korean text end in -다 or -시오? People are spoken to in 해요체."""
    return bool(_BOOKISH.search(text.strip()))


def contacts_in(text: str) -> Iterator[str]:
    """What looks like a phone number, web address or e-mail address: "number", "address", "e-mail".

    One or two digits are free (ages, hours, list counters, "24시간", "1분", "10-12"), and so are years and counted
    things ("600만 원", "100 m"). Everything else from three digits on is taken for a number to call.
    """
    text = PLACEHOLDER.sub("", text)
    if _EMAIL.search(text):
        yield "e-mail"
        text = _EMAIL.sub("", text)
    if _WEB.search(text):
        yield "address"
    text = _NAMED.sub("", text)
    for found in _RUN.finditer(text):
        run = found.group()
        digits = re.sub(r"\D", "", run)
        if run[0] in "#*+":
            if len(digits) > 1:
                yield "number"
        elif len(digits) > 2 and not (_YEAR.fullmatch(run) or _RANGE.fullmatch(run) or _UNIT.match(text, found.end())):
            yield "number"
