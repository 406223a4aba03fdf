"""Does the person want to leave at once, or is somebody coming? Asked before the risk screen (care.md 1 and 13)."""

from __future__ import annotations


def is_exit(text: str) -> bool:
    """The whole message is a word for leaving; "I want to leave this world" is not."""
    return False


def is_watcher(text: str) -> bool:
    """Somebody is coming or sees the screen."""
    return False
