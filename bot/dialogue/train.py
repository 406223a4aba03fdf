"""Trains the dialogue model: Rasa's RulePolicy on `data/rules`, without understanding and without TensorFlow.

Texts stay out: the model knows only the names of the responses it may be asked to utter, so that a changed sentence
needs no training.
"""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.dialogue import no_tensorflow
from bot.errors import DataError


def core_domain(root: Path) -> dict[str, Any]:
    """`domain.yml` of `root`, with a nameplate for each response that a rule or a form of it utters.

    Raises:
        DataError: a file is missing, is no YAML or has another shape; names the file.
    """
    domain = _mapping(root / "domain.yml")
    names = set(_uttered(root))
    askable = {
        f"utter_ask_{part}"
        for form, options in (domain.get("forms") or {}).items()
        for slot in (options or {}).get("required_slots") or []
        for part in (slot, f"{form}_{slot}")
    }
    if askable:
        names |= askable & set(response_names(root))
    domain["responses"] = {name: [{"text": name}] for name in sorted(names)}
    return domain


def response_names(root: Path) -> Iterator[str]:
    """The names of all responses in `data/responses`."""
    for path in sorted((root / "data" / "responses").rglob("*.yml")):
        yield from _mapping(path).get("responses") or {}


def _uttered(root: Path) -> Iterator[str]:
    for path in sorted((root / "data" / "rules").rglob("*.yml")):
        for rule in _mapping(path).get("rules") or []:
            for step in rule.get("steps") or []:
                action = step.get("action") if isinstance(step, dict) else None
                if isinstance(action, str) and action.startswith("utter_"):
                    yield action


def _mapping(path: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError:
        raise DataError(f"{path.name}: cannot be read") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = f"{path.name}: " + (f"line {line + 1}: " if line is not None else "")
        raise DataError(f"{where}no valid YAML") from None
    if not isinstance(content, dict):
        raise DataError(f"{path.name}: must be a mapping")
    return content


def train_core(root: Path, out: Path, progress: Callable[[str], None]) -> None:
    """Trains from `root` (config.yml, domain.yml, data/rules) into the archive `out`. Seconds, after Rasa's import.

    Raises:
        DataError: rules contradict each other, use what the domain lacks, or are missing; says what Rasa says.
    """
    domain = core_domain(root)
    no_tensorflow.install()
    progress("dialogue: loading Rasa and training the rules (about 20 s)")
    with tempfile.TemporaryDirectory(prefix="gyeot-train-") as folder, _rasa_keeps_to(folder):
        domain_file = Path(folder, "domain.yml")
        domain_file.write_text(yaml.safe_dump(domain, allow_unicode=True, sort_keys=False), encoding="utf-8")
        with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(io.StringIO()) as said:
            warnings.simplefilter("ignore")
            from rasa import model_training
            from rasa.shared.core.domain import Domain
            from rasa.shared.exceptions import RasaException
            from rasa.utils.common import EXPECTED_WARNINGS

            caught.clear()  # what importing Rasa and its libraries had to say
            warnings.filterwarnings("always", module="rasa")
            warnings.filterwarnings("ignore", category=DeprecationWarning)
            for category, message in EXPECTED_WARNINGS:
                warnings.filterwarnings("ignore", message=message, category=category)
            try:
                Domain.load(str(domain_file))  # on its own, Rasa would go on with an empty domain
                made = model_training.train_core(
                    domain=str(domain_file),
                    config=str(root / "config.yml"),
                    stories=str(root / "data" / "rules"),
                    output=folder,
                    fixed_model_name="core.tar.gz",
                )
            except (RasaException, SystemExit) as error:
                raise DataError(f"rules: {error if isinstance(error, RasaException) else said.getvalue()}") from None
        for warning in dict.fromkeys(" ".join(str(found.message).split()) for found in caught):
            progress(f"dialogue: warning: {warning}")
        if made is None:
            raise DataError(f"rules: {said.getvalue().strip()}")
        out.parent.mkdir(parents=True, exist_ok=True)
        # The folder may be on another disk: copy beside the target first, then one rename.
        beside = out.with_name(f".{out.name}.new")
        beside.write_bytes(Path(made).read_bytes())
        os.replace(beside, out)
    progress("dialogue: done")


@contextlib.contextmanager
def _rasa_keeps_to(folder: str) -> Iterator[None]:
    """Rasa caches training results below the working directory; ours go with the temporary folder. No bars either."""
    ours = {"RASA_CACHE_DIRECTORY": str(Path(folder, "cache")), "LOG_LEVEL": "ERROR"}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
