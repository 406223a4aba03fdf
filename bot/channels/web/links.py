"""Which parts of a reply can be tapped: web addresses, and phone numbers that the directory knows.

A number is never guessed from its looks: "19" in an age or "300" in a sum must not become a call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.directory.directory import Directory

Part = tuple[str, ...]
"""`(text,)` or `(text, href)`."""

_WEB = r"https://[^\s<>\"'(){}\[\]]+[^\s<>\"'(){}\[\].,;:!?]"
_COUNTED = "년월일조항호세살명개원시분초회번%"  # a number before one of these counts something


class Links:
    """Finds them; made once from the directory."""

    def __init__(self, directory: Directory) -> None:
        numbers = {
            number
            for row in directory.all_services
            for number in (row.phone, *row.phone_other)
            if number is not None and tel(number)
        }
        longest_first = sorted(numbers, key=lambda number: (-len(number), number))
        phones = "|".join(map(re.escape, longest_first))
        self._found = re.compile(
            rf"({_WEB})" + (rf"|(?<![\d+.-])({phones})(?![\d{_COUNTED}]|[.-]\d)" if phones else "")
        )

    def parts(self, text: str) -> list[Part]:
        """The text cut into parts; joined they are the text again."""
        return list(self._parts(text))

    def _parts(self, text: str) -> Iterator[Part]:
        at = 0
        for found in self._found.finditer(text):
            if found.start() > at:
                yield (text[at : found.start()],)
            word = found.group()
            yield (word, word if found.group(1) else f"tel:{tel(word)}")
            at = found.end()
        if at < len(text):
            yield (text[at:],)


def tel(number: str) -> str:
    """A number as `tel:` and `sms:` take it; empty when it is none (an extension, a word)."""
    dialled = re.sub(r"[ .-]", "", number)
    return dialled if re.fullmatch(r"\+?[0-9]{2,15}", dialled) else ""
