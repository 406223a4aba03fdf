"""Keeps TensorFlow out of the process: `install()` before the first import of Rasa or spaCy.

Rasa imports TensorFlow for policies and classifiers we do not use, and spaCy tries it through thinc: fifteen
seconds and some 400 MB for nothing. While the stand-in is in place, `import tensorflow` gives modules whose names
can be imported, subclassed, called as decorators and written in annotations, and which refuse to compute. What only
asks whether TensorFlow is there (thinc) is told that it is not.

`GYEOT_TENSORFLOW=1` in the environment makes `install()` step aside, for `rasa test` or a DIET pipeline.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import os
import sys
from collections.abc import Iterator, MutableSequence, Sequence
from types import ModuleType
from typing import Any

SWITCH = "GYEOT_TENSORFLOW"

PACKAGES = frozenset(
    {"tensorflow", "tensorflow_addons", "tensorflow_estimator", "tensorflow_hub", "tensorflow_text", "keras"}
)
# thinc imports this one to see whether it can share arrays with TensorFlow; it must hear that it cannot.
REFUSED = "tensorflow.experimental.dlpack"


class _Name(type):
    """The type of every stand-in name: any attribute of it is a stand-in again."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _name(name)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        # `@tf.function` gets a function and must give one; `@tf.function(...)` and dtypes as defaults give a name.
        if "__stand_in__" in cls.__dict__:
            return args[0] if len(args) == 1 and callable(args[0]) and not kwargs else _name(cls.__name__)
        raise RuntimeError(f"{cls.__name__} needs TensorFlow, which is kept out; set {SWITCH}=1 before the start")

    def __getitem__(cls, item: Any) -> Any:
        return cls

    def __iter__(cls) -> Iterator[Any]:
        return iter(())

    def __len__(cls) -> int:
        return 0

    def __bool__(cls) -> bool:
        return False


def _name(name: str) -> Any:
    return _Name(name, (), {"__stand_in__": True})


class StandIn(ModuleType):
    """A module that has every public name."""

    __version__ = "0.0.0"
    __path__: MutableSequence[str] = []  # noqa: RUF012 - what the import system asks of a package

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = _name(name)
        setattr(self, name, value)
        return value


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] not in PACKAGES:
            return None
        if fullname == REFUSED:
            raise ModuleNotFoundError(f"{fullname} is kept out of this process", name=fullname)
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: names appear when they are asked for."""


def install() -> bool:
    """Puts the stand-in in place; True when it is (also when it was before), False when it stepped aside.

    It steps aside when the switch is set, and when the real TensorFlow is loaded already: then there is nothing to
    save, and two kinds of TensorFlow in one process would only confuse.
    """
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return True
    if os.environ.get(SWITCH, "") not in ("", "0") or "tensorflow" in sys.modules:
        return False
    sys.meta_path.insert(0, _Finder())
    return True


def step_aside() -> None:
    """Takes the stand-in out again. Modules that were imported with it keep it: call this before Rasa."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _Finder)]
    for name in [name for name, module in sys.modules.items() if isinstance(module, StandIn)]:
        del sys.modules[name]
