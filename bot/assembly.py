"""Puts the assistant together: settings in, a running `Assistant` out. The only place that knows every part."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

import structlog

from bot import training
from bot.cases.people import People
from bot.dialogue import no_tensorflow
from bot.directory.directory import Directory
from bot.errors import SettingsError, StorageError
from bot.front import Front
from bot.gate.gate import Gate
from bot.inbox.store import Inbox
from bot.nlu.understand import Understander
from bot.outbox.store import Outbox
from bot.safety.screen import Screen
from bot.settings import ROOT, Settings
from bot.storage.database import Database
from bot.storage.keys import KeyStore
from bot.texts.renderer import Texts
from bot.turn import Connector, Reconnecting
from bot.turns import Turns, TurnThread

log = structlog.get_logger(__name__)

STORAGE_RETRY_S = 5.0

Progress = Callable[[str], None]


def load_texts() -> Texts:
    """Everything the assistant says and every contact in it. Raises DataError."""
    return Texts.load(ROOT / "data" / "responses", Directory.load(ROOT / "data" / "directory"))


class Assistant:
    """Front, turn thread and channels of one process.

    `missing` names what is not there yet ("storage", "model"); empty when everything works. Channels may add
    a line of their own through `problems`.
    """

    def __init__(self, settings: Settings, texts: Texts, connectors: Sequence[Connector], progress: Progress) -> None:
        """Reads lexicon, understanding and keys, and makes the gate: from here on it can speak.

        Raises:
            BotError: one of them is unusable; the message says which and how to mend it.
        """
        no_tensorflow.install()
        last_words = texts.render("utter_sorry_with_hotlines", language="ko", country=settings.country).text
        if not any(char.isdigit() for char in last_words):
            raise SettingsError("GYEOT_COUNTRY: the directory has no emergency numbers of this country")
        self._settings = settings
        self._progress = progress
        self._connectors = {connector.name: connector for connector in connectors}
        self._thread = TurnThread()
        self._storage: asyncio.Task[None] | None = None
        self.missing = {"storage", "model"}
        self._texts = texts
        self._database = Database(settings.database_url)
        keys = KeyStore.load(settings)
        people = People(self._database, keys)
        self._turns = Turns(
            settings=settings,
            database=self._database,
            keys=keys,
            people=people,
            texts=texts,
            understander=Understander.load(training.trained_part(settings.models, training.NLU)),
        )
        self.front = Front(
            settings=settings,
            database=self._database,
            people=people,
            inbox=Inbox(self._database, keys, people),
            outbox=Outbox(self._database, keys, list(self._connectors)),
            gate=Gate(texts, Screen.load(), settings.country),
            turns=self._turns,
            thread=self._thread,
            connectors=self._connectors,
        )

    async def start(self, *, alone: bool) -> None:
        """Opens storage and channels, then loads Rasa: the risk screen works from the first second.

        `alone`: this process is the only one on this home (see `Front.replay`). With storage unusable the
        channels open all the same, answer with the emergency numbers, and storage is tried again and again.

        Raises:
            BotError: a channel refuses its settings, or the model is unusable.
        """
        try:
            await self._open_storage(alone)
        except StorageError as error:
            self._progress(f"warning: {error}; until it works people only get the emergency numbers")
            self._storage = asyncio.create_task(self._keep_opening_storage(alone))
        for name, connector in self._connectors.items():
            if isinstance(connector, Reconnecting):
                connector.returned = partial(self.front.returned, name)
            await connector.start(self.front.receive)
        self._progress("loading the dialogue model (about 20 s) ...")
        from bot.dialogue.engine import Engine

        core = training.trained_part(self._settings.models, training.CORE)
        self._turns.engine = await self._thread.call(lambda: Engine.load(core, self._texts))
        self.missing.discard("model")
        self.front.ready()

    def problems(self) -> list[str]:
        """What is missing or in trouble now, in short words without a person in them."""
        troubles = [f"{name} is not ready" for name in sorted(self.missing)]
        if not self.front.writable:
            troubles.append("storage cannot be written")
        for name, connector in self._connectors.items():
            problem = getattr(connector, "problem", None)
            if problem:
                troubles.append(f"{name}: {problem}")
        return troubles

    async def stop(self) -> None:
        """Stops reading, finishes what is being answered, closes everything. What is left is replayed."""
        if self._storage is not None:
            self._storage.cancel()
        for connector in self._connectors.values():
            await connector.stop()
        await self.front.stop()
        for connector in self._connectors.values():
            await connector.close()
        self._thread.stop()
        self._database.close()

    async def _open_storage(self, alone: bool) -> None:
        await asyncio.get_running_loop().run_in_executor(None, self._database.migrate)
        replayed = await self.front.replay(alone=alone)
        self.missing.discard("storage")
        if replayed:
            self._progress(f"answering {replayed} messages that were waiting")

    async def _keep_opening_storage(self, alone: bool) -> None:
        while True:
            await asyncio.sleep(STORAGE_RETRY_S)
            try:
                await self._open_storage(alone)
                return
            except StorageError as error:
                log.error("storage.unusable", error=type(error).__name__)
