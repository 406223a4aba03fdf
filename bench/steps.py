"""Progress: what is measured now, since when, and how far it is. On a terminal it moves; elsewhere it is lines."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

LINE_EVERY_S = 15.0
_DETAIL = 60


class Steps:
    """Shows one step at a time. The screen is drawn twice a second at most: the client shares the cores it measures."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._started = time.monotonic()

    @contextlib.contextmanager
    def step(self, title: str) -> Iterator[Callable[[object], None]]:
        """Inside the block the given function shows a detail of the step, as often as one likes."""
        began = time.monotonic()
        with self._moving(title) if self._console.is_terminal else self._lines(title) as detail:
            yield detail
        self._console.print(f"{self._clock()} {escape(title)}: {time.monotonic() - began:.1f} s", highlight=False)

    @contextlib.contextmanager
    def _moving(self, title: str) -> Iterator[Callable[[object], None]]:
        columns = SpinnerColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False)
        with Progress(*columns, console=self._console, refresh_per_second=2, transient=True) as progress:
            task: TaskID = progress.add_task(title)

            def detail(words: object) -> None:
                progress.update(task, description=f"{title}  {str(words)[:_DETAIL]}")

            yield detail

    @contextlib.contextmanager
    def _lines(self, title: str) -> Iterator[Callable[[object], None]]:
        self._console.print(f"{self._clock()} {escape(title)} ...", highlight=False)
        last = time.monotonic()

        def detail(words: object) -> None:
            nonlocal last
            if time.monotonic() - last >= LINE_EVERY_S:
                last = time.monotonic()
                line = f"{self._clock()} {title} ... {str(words)[:_DETAIL]}"
                self._console.print(escape(line), highlight=False)

        yield detail

    def _clock(self) -> str:
        minutes, seconds = divmod(int(time.monotonic() - self._started), 60)
        return escape(f"[{minutes}:{seconds:02}]")
