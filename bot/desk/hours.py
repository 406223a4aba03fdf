"""When staff watch the desk, from GYEOT_STAFF_HOURS: `Mon-Fri 09:00-18:00; Sat 10:00-13:00`, or `always`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.errors import SettingsError

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"(?P<first>[a-z]{3})(?:-(?P<last>[a-z]{3}))?\s+(?P<start>\d\d:\d\d)-(?P<end>\d\d:\d\d)")
ZONE = ZoneInfo("Asia/Seoul")


@dataclass(frozen=True)
class StaffHours:
    """Spans of local time (Asia/Seoul); `spans` holds (weekdays, start, end)."""

    spans: tuple[tuple[frozenset[int], time, time], ...]

    @classmethod
    def parse(cls, text: str) -> StaffHours:
        """Reads the setting; '' means never. Raises SettingsError for anything it does not understand."""
        if text.strip().lower() == "always":
            return cls(((frozenset(range(7)), time.min, time.max),))
        spans = []
        for part in filter(None, (part.strip().lower() for part in text.split(";"))):
            found = _SPAN.fullmatch(part)
            if not found or found["first"] not in _DAYS or (found["last"] or "mon") not in _DAYS:
                raise SettingsError("GYEOT_STAFF_HOURS: write it as 'Mon-Fri 09:00-18:00; Sat 10:00-13:00'")
            first = _DAYS.index(found["first"])
            last = _DAYS.index(found["last"] or found["first"])
            days = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
            try:
                start, end = time.fromisoformat(found["start"]), time.fromisoformat(found["end"])
            except ValueError as error:
                raise SettingsError("GYEOT_STAFF_HOURS: times run from 00:00 to 23:59") from error
            if start >= end:
                raise SettingsError("GYEOT_STAFF_HOURS: a span ends after it starts; split one that passes midnight")
            spans.append((days, start, end))
        return cls(tuple(spans))

    def open_at(self, now: datetime) -> bool:
        """Is `now` (aware) inside a span?"""
        local = now.astimezone(ZONE)
        return any(local.weekday() in days and start <= local.time() <= end for days, start, end in self.spans)
