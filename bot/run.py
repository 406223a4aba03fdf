"""`gyeot run` and `gyeot chat`: one process, one event loop, everything in it."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import secrets
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence

import click
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bot import log, training
from bot.assembly import Assistant, load_texts
from bot.channels.rest import RestConnector
from bot.channels.telegram import TelegramConnector, Webhook
from bot.channels.telegram_webhook import PATH as TELEGRAM_PATH
from bot.channels.terminal import TerminalConnector
from bot.channels.web import WebConnector
from bot.channels.web.connector import MAX_FRAME_BYTES
from bot.errors import BotError, ModelMissing, SettingsError
from bot.settings import ROOT, Settings
from bot.texts.renderer import Texts
from bot.turn import Connector

HOST = "127.0.0.1"
HEAD_S = 10.0
HEAD_BYTES = 64 * 1024

Problems = Callable[[], list[str]]


class _Server(uvicorn.Server):
    """uvicorn without its own signal handlers: `_until_stopped` stops everything in order."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves the signals alone."""
        yield


class _Impatient(HttpToolsProtocol):
    """uvicorn's own way with HTTP, but a request whose head does not arrive in time gives its place back.

    So does one whose head does not end: uvicorn would hold every line of it.
    """

    _patience: asyncio.TimerHandle | None = None
    _head_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to wait: a connection that says nothing is cut too."""
        super().connection_made(transport)
        self._patience = self.loop.call_later(HEAD_S, transport.close)

    def data_received(self, data: bytes) -> None:
        """Begins to wait for the next request of a connection that is kept."""
        if self._patience is None and (self.cycle is None or self.cycle.response_complete):
            self._patience = self.loop.call_later(HEAD_S, self.transport.close)
        if self._patience is not None:
            if self._head_bytes > HEAD_BYTES:  # of what came before: these data may bring its end and a body
                self.transport.abort()
                return
            self._head_bytes += len(data)
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._be_patient()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to wait for."""
        self._be_patient()
        super().connection_lost(exc)

    def _be_patient(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
        self._head_bytes = 0


def progress(line: str) -> None:
    """One line for whoever watches the terminal; standard output stays for answers."""
    click.echo(line, err=True)


async def run(settings: Settings, port: int, console_port: int, only: str | None) -> None:
    """Starts everything and runs until a signal.

    Raises:
        BotError: something is unusable: settings, data, keys, model, a port.
    """
    stopped = _stop_signals()
    with contextlib.ExitStack() as stack:
        if only == "console":
            await _serve([_server(_pages(list), console_port)], stopped)
            return
        stack.enter_context(_alone(settings))
        progress("reading texts, directory and understanding ...")
        texts = load_texts()
        rest = RestConnector() if settings.rest else None
        web = WebConnector(texts, country=settings.country, public_url=settings.public_url)
        connectors: list[Connector] = [web] if rest is None else [web, rest]
        telegram = _telegram(settings, texts)
        if telegram is not None:
            connectors.append(telegram)
        assistant = Assistant(settings, texts, connectors, progress)
        routes = [*web.routes(), *(rest.routes() if rest else []), *(telegram.routes() if telegram else [])]
        pages = _pages(assistant.problems, routes)
        servers = [_server(pages, port)]
        if only is None:
            servers.append(_server(_pages(assistant.problems), console_port))
        serving = asyncio.create_task(_serve(servers, stopped))
        try:
            starting = asyncio.create_task(assistant.start(alone=True))
            await asyncio.wait({starting, serving}, return_when=asyncio.FIRST_COMPLETED)
            if serving.done():  # a port is taken, or Ctrl-C while loading
                starting.cancel()
                await asyncio.gather(starting, return_exceptions=True)
                await serving
                return
            await starting
            _announce(settings, port, console_port if only is None else None)
            for problem in assistant.problems():
                progress(f"warning: {problem}")
            await serving
        finally:
            stopped.set()
            await asyncio.gather(serving, return_exceptions=True)
            progress("stopping ...")
            await assistant.stop()


async def chat(settings: Settings, language: str | None) -> None:
    """A conversation at the terminal, or one JSON line a turn when standard input is no terminal."""
    terminal = TerminalConnector(language=language)
    assistant = Assistant(settings, load_texts(), [terminal], progress)
    stopped = _stop_signals()
    try:
        await assistant.start(alone=False)
        finished = asyncio.create_task(terminal.finished())
        waiting = asyncio.create_task(stopped.wait())
        await asyncio.wait({finished, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
    finally:
        await assistant.stop()


def prepare(settings: Settings) -> None:
    """Logs first, then a model that fits the data. Raises BotError."""
    log.configure()
    if training.needs_training(ROOT, settings.models):
        progress("training: the data changed or there is no model yet")
        # A process of its own: what training needs in memory is gone when the assistant starts.
        command = [sys.executable, "-c", "from bot.cli import main; main()", "train"]
        trained = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False)
        if trained.returncode != 0:
            raise ModelMissing("training failed; the lines above say why")


def _telegram(settings: Settings, texts: Texts) -> TelegramConnector | None:
    if not settings.telegram_token:
        return None
    webhook = None
    if settings.telegram_mode == "webhook":
        # A secret of this start alone is enough: it is told to Telegram before the first update comes.
        webhook = Webhook(
            f"{settings.public_url}{TELEGRAM_PATH}", settings.telegram_secret or secrets.token_urlsafe(32)
        )
    return TelegramConnector(
        settings.telegram_token,
        base_url=settings.telegram_api_url,
        staff_chat_id=settings.telegram_staff_chat_id,
        group_reply=lambda hint: texts.render("utter_private_chat_only", language=(hint or "ko").split("-")[0].lower()),
        webhook=webhook,
    )


def _announce(settings: Settings, port: int, console_port: int | None) -> None:
    progress("")
    progress(f"Gyeot is ready.  page    http://{HOST}:{port}/")
    progress(f"                 health  http://{HOST}:{port}/health")
    progress(f"                 REST    {_rest_line(settings, port)}")
    progress(f"                 Telegram: {_telegram_line(settings)}")
    if console_port is not None:
        progress(f"                 console health  http://{HOST}:{console_port}/health; handoffs: gyeot desk list")
    progress("                 Talk here in another terminal: gyeot chat.  Ctrl-C stops everything.")


def _telegram_line(settings: Settings) -> str:
    if not settings.telegram_token:
        return "off. Set TELEGRAM_TOKEN in .env to switch it on"
    if settings.telegram_mode == "webhook":
        return f"on (webhook at {settings.public_url}{TELEGRAM_PATH})"
    return "on (long polling)"


def _rest_line(settings: Settings, port: int) -> str:
    if settings.rest:
        return f"http://{HOST}:{port}/webhooks/rest/webhook"
    return "off. Set GYEOT_REST=1 to switch it on (tools and tests only)"


def _pages(problems: Problems, routes: Sequence[BaseRoute] = ()) -> Starlette:
    async def health(_: Request) -> JSONResponse:
        missing = problems()
        body = {"status": "unavailable", "missing": missing} if missing else {"status": "ok"}
        return JSONResponse(body, status_code=503 if missing else 200, headers={"Cache-Control": "no-store"})

    all_routes: list[BaseRoute] = [Route("/health", health), *routes]
    return Starlette(routes=all_routes)


def _server(app: Starlette, port: int) -> _Server:
    config = uvicorn.Config(
        app,
        host=HOST,
        port=port,
        http=_Impatient,
        ws_max_size=MAX_FRAME_BYTES,
        ws_per_message_deflate=False,  # a compressed frame can be small on the way in and huge here
        ws="wsproto",  # uvicorn's default does not start beside the websockets 10 that Rasa pins
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
        limit_concurrency=1000,
    )
    return _Server(config)


async def _serve(servers: list[_Server], stopped: asyncio.Event) -> None:
    """Serves until `stopped`. Raises SettingsError when a port is taken."""
    tasks = [asyncio.create_task(_serve_one(server)) for server in servers]
    waiting = asyncio.create_task(stopped.wait())
    await asyncio.wait({waiting, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    for server in servers:
        server.should_exit = True
    waiting.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, BotError):
            raise result
        if isinstance(result, Exception):  # else everything would end without a word
            raise SettingsError(f"the web server ended ({type(result).__name__})") from result


async def _serve_one(server: _Server) -> None:
    try:
        await server.serve()
    except SystemExit as error:  # uvicorn's way to say that it cannot bind
        raise SettingsError(f"port {server.config.port} is taken; choose another with --port") from error


def _stop_signals() -> asyncio.Event:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    return stopped


@contextlib.contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Two servers on one home would answer twice. Raises SettingsError."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (settings.home / "run.lock").open("w")
    except OSError as error:
        raise SettingsError(f"GYEOT_HOME: {settings.home} cannot be written ({error.strerror})") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SettingsError(f"another `gyeot run` already uses {settings.home}") from error
        yield
