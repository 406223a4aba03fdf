"""Starting, measuring and ending servers, with the echo server as the one that is measured. No time is asserted."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from pathlib import Path

import psutil
import pytest

from bench import talks
from bench.errors import BenchError
from bench.figures import Round
from bench.load import Answer, Target, answer_of, first_answer, load, long_talk
from bench.processes import Command, finish, free_port, last_line, running
from bench.subjects import count_examples, floor
from bot.settings import ROOT


def _python(code: str, folder: Path) -> Command:
    return Command("a script", (sys.executable, "-c", code), folder, dict(os.environ), folder / "a.log")


def test_a_free_port_can_be_listened_on() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", free_port()))


def test_the_echo_server_is_asked_measured_and_ended(tmp_path: Path) -> None:
    subject = floor(tmp_path)

    async def ask() -> tuple[Round, dict[int, tuple[list[float], float]]]:
        await first_answer(server, subject.target, "hello", 60)
        people = talks.people(("en", "ko"), "test")
        asked = await load(server, subject.target, people, concurrency=3, seconds=30, most=50, say=lambda _: None)
        talk = talks.long_talk(("en",), 20)
        windows = {10: range(5, 16), 30: range(25, 36)}
        return asked, await long_talk(server, subject.target, "long", talk, windows, seconds=30, say=lambda _: None)

    with running(subject.serve) as server:
        asked, reached = asyncio.run(ask())
        server.note_memory()
        pids = [process.pid for process in server.tree()]
    assert len(asked.latencies_s) == asked.within == 50
    assert (asked.failed, asked.silent) == (0, 0)
    assert server.peak.own > 0 and server.peak.processes == 1
    assert list(reached) == [10] and len(reached[10][0]) == 11
    assert not any(psutil.pid_exists(pid) for pid in pids)


def test_a_server_that_is_left_by_an_error_is_ended_with_its_children(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys, time\n"
        "subprocess.Popen([sys.executable, '-c', 'import signal, time; signal.signal(15, signal.SIG_IGN); "
        "print(1, flush=True); time.sleep(60)'])\n"
        "time.sleep(60)"
    )

    def interrupted() -> list[int]:
        with running(_python(code, tmp_path)) as server:
            while last_line(server.command.log) != "1":
                server.check()
            pids.extend(process.pid for process in server.tree())
            raise KeyboardInterrupt

    pids: list[int] = []
    with pytest.MonkeyPatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("bench.processes.END_S", 0.5)
        interrupted()
    assert len(pids) == 2
    assert not any(psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE for pid in pids)


def test_a_server_that_ends_by_itself_is_an_error_with_its_last_words(tmp_path: Path) -> None:
    command = _python("print('no model here'); raise SystemExit(3)", tmp_path)
    with running(command) as server, pytest.raises(BenchError, match=r"exit 3.*no model here"):
        asyncio.run(first_answer(server, Target(f"http://127.0.0.1:{free_port()}"), "hello", 60))


def test_a_command_that_fails_is_an_error_and_one_that_ends_is_not(tmp_path: Path) -> None:
    shown: list[object] = []
    assert finish(_python("print('half', flush=True)", tmp_path), 60, shown.append).seconds > 0
    with pytest.raises(BenchError, match="exit 1"):
        finish(_python("raise SystemExit(1)", tmp_path), 60, shown.append)
    with pytest.raises(BenchError, match="longer than 1 s"):
        finish(_python("import time; time.sleep(60)", tmp_path), 1, shown.append)


def test_a_command_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    missing = Command("nothing", (str(tmp_path / "missing"),), tmp_path, {}, tmp_path / "a.log")
    with pytest.raises(BenchError, match="does not start"), running(missing):
        pass


@pytest.mark.parametrize(
    ("log", "shown"),
    [
        (b"", ""),
        (b"one\ntwo\n\n", "two"),
        (b"Epochs: 1%\rEpochs: 40%\r", "Epochs: 40%"),
        (b"\x1b[92msaved\x1b[0m\n", "saved"),
        (b"\xff\xfe broken\n", "�� broken"),
    ],
)
def test_the_last_line_is_what_a_terminal_would_show(tmp_path: Path, log: bytes, shown: str) -> None:
    (tmp_path / "a.log").write_bytes(log)
    assert last_line(tmp_path / "a.log") == shown


@pytest.mark.parametrize(
    ("status", "body", "failed", "silent"),
    [
        (200, [{"text": "hello"}], False, False),
        (200, [{"image": "a.png"}], False, False),
        (200, [], False, True),
        (200, [{"text": "sorry"}], True, False),
        (503, [{"text": "hello"}], True, False),
        (200, {"text": "hello"}, True, False),
        (200, ["hello"], True, False),
    ],
)
def test_an_apology_counts_as_failed_and_an_empty_answer_as_silent(
    status: int, body: object, failed: bool, silent: bool
) -> None:
    answer = answer_of(status, body, frozenset({"sorry"}))
    assert (answer.failed, answer.silent) == (failed, silent)


def test_buttons_are_those_of_the_last_reply_that_has_some() -> None:
    answer = Answer(False, [{"buttons": [{"payload": "a"}]}, {"buttons": [{"payload": "b"}]}, {"text": "?"}])
    assert answer.buttons == [{"payload": "b"}]


def test_no_setting_of_this_machine_reaches_a_measured_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "canary")
    monkeypatch.setenv("GYEOT_MASTER_KEY", "canary")
    monkeypatch.setattr("bench.subjects.ROOT", tmp_path)
    (tmp_path / ".env").write_text("TELEGRAM_STAFF_CHAT_ID=canary\n")
    env = floor(tmp_path).serve.env
    assert "canary" not in env.values()
    assert env["TELEGRAM_STAFF_CHAT_ID"] == ""


def test_examples_are_counted_by_intent_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - hi\n    - hey - you\n'
        "- lookup: city\n  examples: |\n    - Seoul\n"
    )
    assert count_examples(tmp_path) == 2
    assert count_examples(ROOT / "data" / "nlu") > 1000
