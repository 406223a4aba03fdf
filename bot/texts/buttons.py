"""What a tap carries: a short code of the button's payload, `b:3f9k2a`, and at most one item number, `b:3f9k2a:2`.

The code is a hash, so it stays the same across restarts and new buttons; nothing is stored per button, and no
word that a person wrote is ever in it (Telegram allows 64 bytes).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Optional

from bot.errors import DataError

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
_LENGTH = 6
_CODE = re.compile(r"(b:[0-9a-hj-km-np-tv-z]{6})(?::([0-9]{1,9}))?")
_PAYLOAD = re.compile(r"/([a-z][a-z_0-9]*)(\{.*\})?", re.DOTALL)


@dataclass(frozen=True)
class Press:
    """What a pressed button means: an intent and entities, as if the person had said it."""

    intent: str
    entities: Mapping[str, str] = field(default_factory=dict)
    payload: str = ""
    item: Optional[int] = None


def parse_payload(payload: str) -> Press:
    """`/intent` or `/intent{"slot":"value"}` taken apart; `payload` is put in its one spelling.

    Raises:
        DataError: it is neither; says what is wrong, not where.
    """
    found = _PAYLOAD.fullmatch(payload)
    if found is None:
        raise DataError(f"the payload {payload!r} is not /intent or /intent{{...}}")
    intent, rest = found.groups()
    entities: dict[str, str] = {}
    if rest:
        try:
            raw = json.loads(rest)
        except ValueError:
            raise DataError(f"the payload of /{intent} holds no JSON") from None
        for key, value in raw.items():
            if not isinstance(value, str):
                raise DataError(f"the payload of /{intent}: {key} is no text")
            entities[str(key)] = value
    ordered = dict(sorted(entities.items()))
    spelled = json.dumps(ordered, ensure_ascii=False, separators=(",", ":")) if ordered else ""
    return Press(intent, ordered, f"/{intent}{spelled}")


def code_of(payload: str) -> str:
    """The code of a payload; spaces and the order of its entities make no difference."""
    digest = int.from_bytes(hashlib.sha256(parse_payload(payload).payload.encode("utf-8")).digest()[:8], "big")
    letters = []
    for _ in range(_LENGTH):
        digest, index = divmod(digest, len(_ALPHABET))
        letters.append(_ALPHABET[index])
    return "b:" + "".join(letters)


def with_item(code: str, item: int) -> str:
    """The code with the number of an item (0 to 999,999,999) the tap is about."""
    if not 0 <= item < 10**9:
        raise ValueError("an item number has one to nine digits")
    return f"{code}:{item}"


def split_code(tapped: str) -> Optional[tuple[str, Optional[int]]]:
    """(code, item number or None) of what a tap carried; None when it is no code of ours."""
    found = _CODE.fullmatch(tapped)
    if found is None:
        return None
    code, item = found.groups()
    return code, None if item is None else int(item)


def normal_title(title: str) -> str:
    """A title as people retype it: width and case folded, one space between words, no closing punctuation."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    return " ".join(folded.split()).strip(" .,!?~[]()\"'")
