"""How fast one person may be answered: slows ordinary answers, drops none, and never touches a turn with risk."""

from __future__ import annotations

from collections import deque


class Rate:
    """At most `limit` ordinary answers in `window_s` seconds for each person."""

    def __init__(self, limit: int, window_s: float) -> None:
        self._limit = limit
        self._window_s = window_s
        self._recent: dict[str, deque[float]] = {}

    def wait_s(self, person: str, now: float) -> float:
        """Seconds until the next ordinary answer may go to `person` (0 when at once); counts it as given then."""
        recent = self._recent.setdefault(person, deque())
        while recent and recent[0] <= now - self._window_s:
            recent.popleft()
        start = now if len(recent) < self._limit else max(now, recent[-self._limit] + self._window_s)
        recent.append(start)
        return start - now

    def forget_idle(self, now: float) -> None:
        """Drops people who have not written lately, so that memory does not grow."""
        for person in [person for person, at in self._recent.items() if not at or at[-1] <= now - self._window_s]:
            del self._recent[person]
