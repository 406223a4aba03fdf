"""The shapes of Rasa's REST channel, which REST clients and `gyeot chat` speak."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.turn import Reply

# A button's code as the texts number it, with at most one item number: "b:3f9k2a" or "b:3f9k2a:2".
_CODE = re.compile(r"b:[0-9A-Za-z]{4,16}(?::[0-9]{1,4})?")


def is_code(text: str) -> bool:
    """Whether a message is a button's code and nothing else, and so presses it."""
    return _CODE.fullmatch(text) is not None


def as_json(reply: Reply) -> dict[str, Any]:
    """`{text, buttons: [{title, payload}]}`; `buttons` is there even when empty."""
    return {
        "text": reply.text,
        "buttons": [{"title": button.title, "payload": button.code} for button in reply.buttons],
    }


def dump(value: Any) -> bytes:
    """One line of JSON in UTF-8; text that has no UTF-8 form (lone surrogates) is escaped."""
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(value).encode()
