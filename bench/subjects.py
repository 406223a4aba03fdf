"""What is measured: Rasa's starter project, this assistant, and a floor that only echoes."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from dotenv import dotenv_values

from bench.errors import BenchError
from bench.load import Target
from bench.processes import Command, free_port
from bot.directory.directory import Directory
from bot.errors import BotError
from bot.settings import ROOT
from bot.texts.renderer import Texts

STARTER, OURS, FLOOR = "starter", "ours", "floor"

RATE = 10_000
"""`GYEOT_RATE` of the load run: one client plays one person faster than any person types."""

_APOLOGIES = ("utter_sorry_with_hotlines", "utter_storage_trouble")
_OUR_SETTINGS = ("GYEOT_", "TELEGRAM_", "KAKAO_", "WHATSAPP_")


@dataclass(frozen=True)
class Subject:
    """One server to measure. `train` is None when there is nothing to train; `groups` are those of `talks.yml`.

    `nlu`: where its example sentences are once it is trained, in Rasa's format.
    """

    name: str
    title: str
    serve: Command
    url: str
    groups: tuple[str, ...]
    hello: str
    apologies: frozenset[str] = frozenset()
    train: Command | None = None
    nlu: Path | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def target(self) -> Target:
        """Where the client sends to."""
        return Target(self.url, self.apologies)


def starter(folder: Path, logs: Path, *, trained: bool) -> Subject:
    """Rasa's own starter project in `folder`, which exists; `trained`: it is there already, with its model.

    `rasa init --no-prompt` makes the project and trains it in one go, with the real TensorFlow: `bot`, which would
    keep that out, is not imported there. It has no custom actions, so no action server runs beside it.
    """
    port = free_port()
    env = _environment()
    rasa = (sys.executable, "-m", "rasa")
    return Subject(
        name=STARTER,
        title="Rasa starter",
        train=None
        if trained
        else Command("rasa init", (*rasa, "init", "--no-prompt", "--init-dir", "."), folder, env, logs / "starter.log"),
        serve=Command(
            "rasa run", (*rasa, "run", "-i", "127.0.0.1", "-p", str(port)), folder, env, logs / "starter.log"
        ),
        url=f"http://127.0.0.1:{port}",
        groups=("starter",),
        hello="hello",
        nlu=folder / "data",
        notes=("conversations in memory, no action server: it has no custom actions",),
    )


def ours(home: Path, models: Path, logs: Path) -> Subject:
    """This assistant, whole, in a new home; trained into the new folder `models` and served from it."""
    port, console_port = free_port(), free_port()
    env = _environment() | {"GYEOT_HOME": str(home), "GYEOT_REST": "1", "GYEOT_RATE": str(RATE)}
    env["GYEOT_MODELS"] = str(models)
    # What the console script does; it works in a checkout that is not installed, too.
    gyeot = (sys.executable, "-c", "from bot.cli import main; main()")
    log = logs / "ours.log"
    return Subject(
        name=OURS,
        title="Gyeot",
        train=Command("gyeot train", (*gyeot, "train"), ROOT, env, log),
        serve=Command(
            "gyeot run", (*gyeot, "run", "--port", str(port), "--console-port", str(console_port)), ROOT, env, log
        ),
        url=f"http://127.0.0.1:{port}",
        groups=("en", "ko"),
        hello="hello",
        apologies=_apologies(),
        nlu=ROOT / "data" / "nlu",
        notes=(
            "risk screen, durable inbox, encrypted store, outbox; English and Korean in turn",
            f"GYEOT_RATE={RATE}, for the load only",
        ),
    )


def floor(logs: Path) -> Subject:
    """The same web framework and server as ours, answering with the message itself: no answer can be cheaper."""
    port = free_port()
    return Subject(
        name=FLOOR,
        title="echo (floor)",
        serve=Command(
            "echo server", (sys.executable, "-m", "bench.echo", str(port)), ROOT, _environment(), logs / "floor.log"
        ),
        url=f"http://127.0.0.1:{port}",
        groups=("en", "ko"),
        hello="hello",
        notes=("Starlette on uvicorn, as ours; it echoes: the least that this client and framework cost",),
    )


def count_examples(nlu: Path) -> int:
    """How many example sentences the NLU files of Rasa's format below `nlu` hold."""
    count = 0
    for path in nlu.rglob("*.yml"):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for block in (content.get("nlu") or []) if isinstance(content, dict) else []:
            if isinstance(block, dict) and "intent" in block:
                count += sum(line.startswith("- ") for line in str(block.get("examples", "")).splitlines())
    return count


def _environment() -> dict[str, str]:
    """This process's environment without any of our settings: no token, key or address reaches a measured server.

    Blank wins over a value in `.env`, and counts as not set. Python may keep its bytecode, as on anybody's machine:
    where it may not, every start compiles all libraries again, and that is what would be measured.
    """
    unwanted = (*_OUR_SETTINGS, "PYTHONDONTWRITEBYTECODE")
    env = {key: value for key, value in os.environ.items() if not key.startswith(unwanted)}
    dotenv = ROOT / ".env"
    if dotenv.is_file():
        env |= dict.fromkeys(dotenv_values(dotenv), "")
    return env | {"RASA_TELEMETRY_ENABLED": "false", "PYTHONUNBUFFERED": "1"}


def _apologies() -> frozenset[str]:
    """The texts of the one net against silence: fast and useless, so they count as failed."""
    try:
        texts = Texts.load(ROOT / "data" / "responses", Directory.load(ROOT / "data" / "directory"))
        return frozenset(
            texts.render(name, language=language, variant=variant).text
            for name in _APOLOGIES
            for language in ("ko", "en")
            for variant in range(texts.variants(name, language))
        )
    except BotError as error:
        raise BenchError(f"our texts cannot be read: {error}") from error
