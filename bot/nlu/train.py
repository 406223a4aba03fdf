"""Trains the understanding from the files of the trainers. Seconds on one core; no Rasa, no TensorFlow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from bot.nlu import store
from bot.nlu.classifier import Classifier, Report, Sample
from bot.nlu.encoder import SHARED, Encoder
from bot.nlu.examples import read_examples, read_names
from bot.nlu.reading import readable

_BATCH = 250


def train(data_root: Path, out: Path, progress: Callable[[str], None]) -> Report:
    """Learns from `data_root/nlu` and writes the folder `out`, which `Understander.load` reads.

    `progress` gets lines without anybody's words. The caller swaps the finished folder into place.

    Raises:
        DataError: the data is wrong; names the file and the intent.
        ModelMissing: the sentence encoder is not installed.
    """
    examples = read_examples(data_root / "nlu")
    names = read_names(data_root / "nlu")
    classifier, report = fit(
        [(example.text, example.language) for example in examples], [example.intent for example in examples], progress
    )
    store.save(store.Model(classifier, names), out)
    for line in report.lines():
        progress(line)
    return report


def fit(
    texts: Sequence[tuple[str, str]],
    intents: Sequence[str],
    progress: Callable[[str], None],
    encoder: Encoder = SHARED,
) -> tuple[Classifier, Report]:
    """Learns from (text, language) and the intent of each."""
    progress(f"understanding: {len(texts)} examples of {len(set(intents))} intents")
    encoder.warm()
    clean = [readable(text) for text, _ in texts]
    vectors = []
    for start in range(0, len(clean), _BATCH):
        vectors.append(encoder.encode(clean[start : start + _BATCH]))
        progress(f"understanding: encoded {min(start + _BATCH, len(clean))} of {len(clean)}")
    rows = np.concatenate(vectors) if vectors else np.zeros((0, 0))
    samples = [Sample(text, row, language) for text, row, (_, language) in zip(clean, rows, texts, strict=True)]
    return Classifier.fit(samples, intents, progress)
