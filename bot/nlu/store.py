"""A trained understanding on disk: a folder of arrays and JSON with a manifest of checksums. No pickle anywhere.

Loading a pickled model runs code; these files can only be wrong, and the checksums say so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.errors import DataError, ModelMissing
from bot.nlu.classifier import Classifier
from bot.nlu.entities import Names

FORMAT = 1
MANIFEST = "manifest.json"
_ARRAYS, _FACTS, _NAMES = "arrays.npz", "classifier.json", "names.json"


@dataclass(frozen=True)
class Model:
    """What training makes and understanding needs."""

    classifier: Classifier
    names: Names


def save(model: Model, folder: Path) -> None:
    """Writes the files, the manifest last: a folder without one is no model."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)
    with (folder / _ARRAYS).open("wb") as file:
        np.savez(file, **model.classifier.arrays)
    _write(folder / _FACTS, model.classifier.facts)
    _write(folder / _NAMES, model.names)
    checksums = {name: _checksum(folder / name) for name in (_ARRAYS, _FACTS, _NAMES)}
    _write(folder / MANIFEST, {"format": FORMAT, "sha256": checksums})


def load(folder: Path) -> Model:
    """Reads and verifies.

    Raises:
        ModelMissing: no manifest, or one of another format.
        DataError: a file is missing, unreadable or not the one that was written; names it.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelMissing("there is no trained understanding; run: gyeot train") from None
    except (OSError, ValueError):
        raise DataError(f"{folder.name}/{MANIFEST} is not readable; run: gyeot train") from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ModelMissing("the trained understanding is of another version; run: gyeot train")
    for name in (_ARRAYS, _FACTS, _NAMES):
        if not (folder / name).is_file() or _checksum(folder / name) != manifest.get("sha256", {}).get(name):
            raise DataError(f"{folder.name}/{name} is not the file that was trained; run: gyeot train")
    with np.load(folder / _ARRAYS, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    facts = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
    names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
    return Model(
        Classifier(arrays, facts),
        {entity: {value: tuple(texts) for value, texts in values.items()} for entity, values in names.items()},
    )


def _write(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
