"""Processes that are started, measured as a whole tree, and ended whatever happens."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from bench.errors import BenchError
from bench.figures import Memory

END_S = 15.0
"""How long a server may take to stop when it is asked to."""

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_TAIL_BYTES = 4096
_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")

Say = Callable[[str], None]


def free_port() -> int:
    """A port of the loopback that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True)
class Command:
    """What to start and where. `log` gets standard output and error, appended."""

    name: str
    arguments: Sequence[str]
    cwd: Path
    env: Mapping[str, str]
    log: Path


@dataclass
class Running:
    """A started process and all it started. Made by `running`."""

    command: Command
    process: psutil.Popen
    started: float
    peak: Memory = field(default_factory=Memory)

    def alive(self) -> bool:
        """Whether the first process of the tree still runs."""
        return self.process.poll() is None

    def check(self) -> None:
        """Raises BenchError when the process has ended by itself."""
        if not self.alive():
            raise BenchError(f"{self.command.name} ended by itself (exit {self.process.poll()}); {_last(self.command)}")

    def tree(self) -> list[psutil.Process]:
        """The process and everything below it that is alive."""
        try:
            return [self.process, *self.process.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def cpu_s(self) -> float:
        """CPU seconds, user and system, of the tree and of those of its children that have ended."""
        used = 0.0
        for process in self.tree():
            with contextlib.suppress(psutil.Error):
                used += sum(process.cpu_times()[:4])  # user, system, and the same of ended children
        return used

    def note_memory(self) -> None:
        """Looks at the tree's memory now and keeps the peak; takes some 50 ms, so never inside a timed window."""
        self.peak = self.peak.peak(memory(self.tree()))


def memory(processes: Iterable[psutil.Process]) -> Memory:
    """The memory of these processes together, from the kernel's map of each.

    Where the kernel gives no such map (or not to us), every figure is the sum of resident sizes.
    """
    uss = pss = rss = count = 0
    shared: defaultdict[str, int] = defaultdict(int)
    for process in processes:
        try:
            maps = process.memory_maps(grouped=True)
        except (psutil.Error, AttributeError):
            with contextlib.suppress(psutil.Error):
                resident = process.memory_info().rss
                uss, pss, rss, count = uss + resident, pss + resident, rss + resident, count + 1
            continue
        count += 1
        for part in maps:
            uss += part.private_clean + part.private_dirty
            pss += part.pss
            rss += part.rss
            shared[part.path] = max(shared[part.path], part.shared_clean + part.shared_dirty)
    return Memory(own=uss + sum(shared.values()), uss=uss, pss=pss, rss=rss, processes=count)


@contextlib.contextmanager
def running(command: Command) -> Iterator[Running]:
    """The process, started; ended with all it started when the block is left, however it is left."""
    command.log.parent.mkdir(parents=True, exist_ok=True)
    with command.log.open("ab") as log:
        started = time.perf_counter()
        try:
            process = psutil.Popen(
                list(command.arguments),
                cwd=command.cwd,
                env=dict(command.env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_parent if _LIBC is not None else None,
            )
        except OSError as error:
            raise BenchError(f"{command.name} does not start: {command.arguments[0]}: {error.strerror}") from error
    one = Running(command, process, started)
    try:
        yield one
    finally:
        _end(one)


@dataclass(frozen=True)
class Took:
    """Seconds on the clock, and CPU seconds of the whole tree (read twice a second, so up to half a second short)."""

    seconds: float
    cpu_s: float


def finish(command: Command, timeout_s: float, say: Say) -> Took:
    """Runs a command to its end, telling its last line now and then.

    Raises:
        BenchError: it failed or took longer than `timeout_s`.
    """
    cpu_s = 0.0
    with running(command) as one:
        while one.alive():
            cpu_s = max(cpu_s, one.cpu_s())
            if time.perf_counter() - one.started > timeout_s:
                raise BenchError(f"{command.name} took longer than {timeout_s:.0f} s; {_last(command)}")
            say(last_line(command.log))
            with contextlib.suppress(psutil.TimeoutExpired):
                one.process.wait(0.5)
        took = Took(time.perf_counter() - one.started, cpu_s)
        if one.process.poll() != 0:
            raise BenchError(f"{command.name} failed (exit {one.process.poll()}); {_last(command)}")
    return took


def last_line(log: Path) -> str:
    """The last line of a log that has words, as a terminal would show it: progress bars write over themselves."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _TAIL_BYTES))
            tail = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    lines = [line.strip() for line in re.split(r"[\r\n]+", _ANSI.sub("", tail))]
    return next((line for line in reversed(lines) if line), "")


def _last(command: Command) -> str:
    return f"its last words: {last_line(command.log)[-200:]!r}; more in {command.log}"


def _end(one: Running) -> None:
    """Asks the tree to stop, waits, then ends what is left; the group too, for those whose parent is gone."""
    tree = one.tree()
    try:
        if one.alive():
            with contextlib.suppress(psutil.Error):
                one.process.terminate()
        psutil.wait_procs(tree, timeout=END_S)
    finally:  # a second Ctrl-C cuts the wait short, not the end
        for process in tree:
            with contextlib.suppress(psutil.Error):
                process.kill()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(one.process.pid, signal.SIGKILL)
        psutil.wait_procs(tree, timeout=END_S)


def _die_with_parent() -> None:
    """In the child, before it becomes the command: the kernel asks it to stop should the bench be killed outright."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
