"""A real Chromium before a real `gyeot run`, with a wire between them that a test can cut or hold."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bot.settings import ROOT

READY_S = 180
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip

expect.set_options(timeout=20_000)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


class Server:
    """One `gyeot run` on a home of its own; may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.port, self.home = free_port(), folder / "home"
        self._console = free_port()
        self._log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environ = {key: value for key, value in os.environ.items() if not key.startswith(("GYEOT_", "TELEGRAM_"))}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(Path(sys.executable).with_name("gyeot")), "run", "--port", str(self.port), "--console-port",
                 str(self._console)],
                cwd=ROOT, env={**environ, "GYEOT_HOME": str(self.home)}, stdout=log, stderr=log,
            )  # fmt: skip
        until = time.monotonic() + READY_S
        while time.monotonic() < until:
            assert self._process.poll() is None, self._log.read_text()
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/health", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.25)
        raise AssertionError("never ready: " + self._log.read_text())

    def stop(self, number: int = signal.SIGINT) -> None:
        assert self._process is not None
        if self._process.poll() is None:
            self._process.send_signal(number)
        self._process.wait(30)

    @property
    def keys(self) -> list[Path]:
        """The keys of cases: none is left after an exit."""
        return [path for path in (self.home / "keys" / "cases").rglob("*") if path.is_file()]


class Wire:
    """Passes bytes between browser and server. `cut` ends and refuses connections, `hold` keeps them and is silent."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._flows = threading.Event()
        self._flows.set()
        self._refuses = False
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def drop(self) -> None:
        """Ends what is open; new connections work."""
        with self._lock:
            for each in self._open:
                shut(each)
            self._open.clear()

    def cut(self) -> None:
        self._refuses = True
        self.drop()

    def hold(self) -> None:
        self._flows.clear()

    def mend(self) -> None:
        self._refuses = False
        self._flows.set()

    def close(self) -> None:
        self.cut()
        self._flows.set()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
            except OSError:
                return
            if self._refuses:
                here.close()
                continue
            try:
                there = socket.create_connection(("127.0.0.1", self._to))
            except OSError:
                here.close()
                continue
            with self._lock:
                self._open |= {here, there}
            for source, sink in ((here, there), (there, here)):
                threading.Thread(target=self._pass, args=(source, sink), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                self._flows.wait()
                sink.sendall(data)
        except OSError:
            pass
        shut(source)
        shut(sink)


def shut(each: socket.socket) -> None:
    """Closes also for the thread that reads from it."""
    with contextlib.suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("browser"))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The system's Chromium. Without one the tests fail: they are never skipped."""
    path = os.environ.get("GYEOT_TEST_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "no Chromium: run scripts/browser.sh, or set GYEOT_TEST_BROWSER"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def wire(server: Server) -> Iterator[Wire]:
    made = Wire(server.port)
    yield made
    made.close()


Opens = Callable[..., Page]


@pytest.fixture
def opens(chromium: Browser, wire: Wire) -> Iterator[Opens]:
    """`opens(locale=..., dark=..., size=...)` gives a page in a fresh browser session, the chat on it.

    In the end nothing may have been asked of another origin, and no script may have failed.
    """
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    errors: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("websocket", lambda socket: asked.append(socket.url))

    def open_(locale: str = "ko-KR", *, dark: bool = False, size: tuple[int, int] = (1280, 800), **more: Any) -> Page:
        context = chromium.new_context(
            locale=locale,
            color_scheme="dark" if dark else "light",
            viewport={"width": size[0], "height": size[1]},
            **more,
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        context.on("page", watch)
        page = context.new_page()
        page.goto("about:blank")
        page.goto(wire.url)
        return page

    yield open_
    for context in contexts:
        context.close()
    own = urlsplit(wire.url).netloc
    strangers = [url for url in asked if urlsplit(url).scheme not in ("data", "about") and urlsplit(url).netloc != own]
    assert strangers == []
    assert errors == []


def say(page: Page, text: str) -> None:
    """Types and sends, and waits until something is answered."""
    answers = page.locator(".us").count()
    page.locator("#words").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(".you").last).to_contain_text(text)
    expect(page.locator(".us").nth(answers)).to_be_visible()
    settle(page)


def gone(page: Page) -> None:
    """Waits until the neutral page itself is there, no more the chat page that was made blank."""
    expect(page).to_have_url(re.compile("/note"))
    expect(page.locator("script")).to_have_count(0)
    page.wait_for_load_state()


def settle(page: Page) -> None:
    """Waits until no further reply of the same turn comes."""
    seen = -1
    while (count := page.locator(".us").count()) != seen:
        seen = count
        page.wait_for_timeout(500)
