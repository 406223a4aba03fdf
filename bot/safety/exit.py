"""Does the person want to leave at once, or is somebody coming? Asked before the risk screen (care.md 1 and 13).

An exit is the whole message and nothing else: "I want to leave this world" is no exit. A watcher phrase ("mum is
coming") begins a sentence of a short message; it wins even when the same message tells of danger, because an
emergency card on a screen that somebody is about to see can be what gets a person hurt (care.md 13: exit wins over
everything on the screen). Whoever is outside, at the door or on the way *to hurt* is no watcher: that is danger.

The words are the lists `exit`, `before_watcher` and `watchers` of `data/safety/*.yml`.
"""

from __future__ import annotations

from pathlib import Path

from bot.safety import lexicon
from bot.safety.normal import Typed
from bot.safety.screen import DATA

_SEES = "someone_sees"
_LONGEST = 120
"""Characters. Nobody who is about to be seen types more; longer messages tell a story."""


def is_exit(text: str, root: Path = DATA) -> bool:
    """The whole message is one of the words for leaving; signs, spaces and case do not matter."""
    typed = Typed(text)
    return len(text) <= _LONGEST and any(words.is_exit(typed) for words in lexicon.load_all(root))


def is_watcher(text: str, root: Path = DATA, *, asked_who_sees: bool = False) -> bool:
    """Somebody is coming, sees the screen, or the screen is to be hidden.

    `asked_who_sees`: the assistant has just asked who else sees this phone; "my mum looks" then answers that.
    """
    typed = Typed(text)
    without = _SEES if asked_who_sees else ""
    return len(text) <= _LONGEST and any(words.is_watcher(typed, without) for words in lexicon.load_all(root))
