"""What can go wrong in a measurement, in words for the person who started it."""

from __future__ import annotations


class BenchError(Exception):
    """A measurement that cannot go on; the message says why and where the log is."""
