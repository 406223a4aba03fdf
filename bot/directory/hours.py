"""Is somebody there now? Opening hours as data, in the country's own time and with its public holidays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal, Optional
from zoneinfo import ZoneInfo

import holidays

from bot.directory.rows import DAYS, Holiday, Hours, Shift, Span

LAST_MINUTES = timedelta(minutes=10)
"""The last ten minutes of a shift, or before its break, count as closed: nobody picks up."""

_LOOK_AHEAD_DAYS = 14  # longer than any run of holidays


@dataclass(frozen=True)
class OpenState:
    """`unknown` means that the hours are not confirmed: say so, and never say "open now".

    `until` (while open) and `opens_at` (while closed) are local times of the place; both are None for `always`
    and `unknown`. `through` is the id of a row that connects to the place now although its own line is not open.
    """

    state: Literal["open", "closed", "unknown"]
    always: bool = False
    until: Optional[datetime] = None
    opens_at: Optional[datetime] = None
    through: Optional[str] = None

    @property
    def is_open(self) -> bool:
        """True only when the hours say so."""
        return self.state == "open"


def state(
    hours: Hours, now: datetime, country: str, zone: Optional[ZoneInfo], extra: Sequence[Holiday] = ()
) -> OpenState:
    """The state at `now` (aware). `zone` is needed when `hours` are shifts; without it they are unknown.

    `extra` are holidays of the country which the package does not know.
    """
    if hours == "always":
        return OpenState("open", always=True)
    if hours is None or isinstance(hours, str) or zone is None:
        return OpenState("unknown")
    local = now.astimezone(zone)
    for start, end in _openings(hours, local.date(), country, zone, extra):
        if start <= local < end - LAST_MINUTES:
            return OpenState("open", until=end)
        if local < start:
            return OpenState("closed", opens_at=start)
    return OpenState("closed")


def _openings(
    shifts: tuple[Shift, ...], first: date, country: str, zone: ZoneInfo, extra: Sequence[Holiday]
) -> Iterator[tuple[datetime, datetime]]:
    """Stretches without a break, in order, from the beginning of the day `first`; over midnight they join."""
    waiting: Optional[tuple[datetime, datetime]] = None
    for offset in range(_LOOK_AHEAD_DAYS):
        day = first + timedelta(days=offset)
        stretches: list[tuple[datetime, datetime]] = []
        free = is_holiday(day, country, extra)
        for shift in shifts:
            if DAYS[day.weekday()] not in shift.days or (shift.holidays == "closed" and free):
                continue
            start = shift.start
            for pause in sorted(shift.breaks, key=_start):
                if start < pause.start:
                    stretches.append((_at(day, start, zone), _at(day, pause.start, zone)))
                start = pause.end
            if start < shift.end:
                stretches.append((_at(day, start, zone), _at(day, shift.end, zone)))
        for start_at, end_at in sorted(stretches):
            if waiting is not None and start_at <= waiting[1]:
                waiting = (waiting[0], max(waiting[1], end_at))
                continue
            if waiting is not None:
                yield waiting
            waiting = (start_at, end_at)
    if waiting is not None:
        yield waiting


def _start(span: Span) -> str:
    return span.start


def _at(day: date, clock: str, zone: ZoneInfo) -> datetime:
    if clock == "24:00":
        return datetime.combine(day + timedelta(days=1), time(0), zone)
    return datetime.combine(day, time.fromisoformat(clock), zone)


def is_holiday(day: date, country: str, extra: Sequence[Holiday] = ()) -> bool:
    """A public holiday of the country, substitute days included; only `extra` for a country without a calendar."""
    return day in _holidays(country, day.year) or any(holiday.falls_on(day) for holiday in extra)


@lru_cache(maxsize=32)
def _holidays(country: str, year: int) -> frozenset[date]:
    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()
