"""Numbers as people write them: digits with separators, Korean native and Sino-Korean words, English words."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_NATIVE_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50}
_NATIVE_ONES = {
    "하나": 1, "한": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9,
}  # fmt: skip
_SINO_DIGITS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
_SINO_UNITS = {"십": 10, "백": 100, "천": 1000}
_MYRIADS = {"만": 10_000, "억": 100_000_000}
_ENGLISH_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_ENGLISH = {word: value for value, word in enumerate(_ENGLISH_WORDS.split())}

NATIVE = (
    r"(?:(?:열|스물|스무|서른|마흔|쉰)(?:하나|한|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉)?"
    r"|다섯|여섯|일곱|여덟|아홉)"
)
NATIVE_COUNT = r"(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)"
MIXED = r"\d[\d,.]*(?:\s?[천백십])?(?:\s?[만억](?:\s?\d[\d,]*(?:\s?[천백십])?)?)?|[일이삼사오육칠팔구십백천만억]+"
ENGLISH = "|".join(sorted(_ENGLISH, key=len, reverse=True))

_PART = re.compile(r"(\d[\d,]*(?:\.\d+)?)|([일이삼사오육칠팔구])|([십백천])|([만억])")


def native(text: str) -> int | None:
    """열일곱 -> 17; None when it is no native Korean number below 60."""
    for tens, value in _NATIVE_TENS.items():
        if text == tens:
            return value
        if text.startswith(tens) and text[len(tens) :] in _NATIVE_ONES:
            return value + _NATIVE_ONES[text[len(tens) :]]
    return _NATIVE_ONES.get(text)


def english(text: str) -> int | None:
    """seventeen -> 17, up to twenty."""
    return _ENGLISH.get(text.lower())


def mixed(text: str) -> Decimal | None:
    """50만 -> 500000, 3백만 -> 3000000, 오십만 -> 500000, 300,000 -> 300000; None when it is no number."""
    total = section = Decimal(0)
    digit: Decimal | None = None
    for figures, sino, unit, myriad in _PART.findall(text):
        if figures:
            try:
                digit = Decimal(figures.replace(",", ""))
            except InvalidOperation:
                return None
        elif sino:
            digit = Decimal(_SINO_DIGITS[sino])
        elif unit:
            section += (1 if digit is None else digit) * _SINO_UNITS[unit]
            digit = None
        elif myriad:
            section += digit or 0
            total += (section or 1) * _MYRIADS[myriad]
            section, digit = Decimal(0), None
    total += section + (digit or 0)
    return total if total else None


def plain(number: Decimal) -> str:
    """Without exponent or trailing zeros: Decimal("5E+5") -> "500000", Decimal("0.50") -> "0.5"."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
