"""What can go wrong, in words for the person who asked for the talks."""

from __future__ import annotations


class TalksError(Exception):
    """A script that cannot be read, or an assistant that does not answer; the message says which and why."""
