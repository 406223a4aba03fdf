"""Which intent? Kernel ridge regression over two views of a sentence, in closed form.

The kernel is the sum of the cosine of character n-grams (spelling, particles, slang; with and without spaces,
because Koreans leave them out) and a Gaussian over sentence vectors (meaning). Each language has its own share of the
two, and its own mean vector, so that Korean and English help each other. Scores become probabilities by one
temperature. Temperature and the limits below which the assistant asks back are chosen on out-of-fold predictions.

Tried on the training data as of 2026-11 (3,092 sentences, 5 folds, Korean / English): linear SVM 69 / 70 %, kernel
logistic regression 69 / 70 %, SVM with this kernel 67 / 71 %, this 71.5 / 72 %; entity and risk features, masked
links, whitening: no gain. It is also the cheapest: seconds to train, a millisecond to ask, and no pickle to load.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.linalg import cho_factor, cho_solve

from bot.errors import DataError

Floats = np.ndarray[Any, np.dtype[Any]]

_LONGEST = 5
_RIDGE = 0.5
_SHARPNESS = 3.0  # of the Gaussian: exp(-3 (1 - cosine))
_SHARES: Mapping[str, tuple[float, float]] = {"ko": (1.0, 0.9), "en": (0.8, 1.4)}  # n-grams, sentence vector
_OTHER_SHARES = _SHARES["en"]  # a language without examples is carried by the vector
_FOLDS = 5
# A wrong answer costs a hurt person as much as a right one gives; being asked back costs a tap on one of three buttons.
_COST_OF_WRONG = 1.0
_WORDS = re.compile(r"\w+|[^\w\s]")


def ngrams(text: str) -> list[str]:
    """Character n-grams of 1 to 5 with spaces, and of 2 to 5 without (marked by a leading underscore)."""
    words = _WORDS.findall(text.lower())
    spaced, joined = f" {' '.join(words)} ", "".join(words)
    return [spaced[i : i + n] for n in range(1, _LONGEST + 1) for i in range(len(spaced) - n + 1)] + [
        "_" + joined[i : i + n] for n in range(2, _LONGEST + 1) for i in range(len(joined) - n + 1)
    ]


@dataclass(frozen=True)
class Sample:
    """One sentence as the classifier sees it: readable text, its vector, its language."""

    text: str
    vector: Floats
    language: str


@dataclass(frozen=True)
class Limits:
    """Below `least` probability, or with less than `lead` before the second, the assistant asks back."""

    least: float
    lead: float


@dataclass(frozen=True)
class Report:
    """What out-of-fold predictions showed; shares of 1. `answered` and `right_if_answered` are after the limits."""

    examples: int
    accuracy: Mapping[str, float]
    macro_f1: Mapping[str, float]
    answered: float
    right_if_answered: float
    confused: tuple[tuple[str, str, str, int], ...]  # language, intent, taken for, how often

    def lines(self) -> list[str]:
        """For people: figures, then the pairs confused most often."""
        figures = ", ".join(
            f"{language} {self.accuracy[language]:.1%} (macro-F1 {self.macro_f1[language]:.1%})"
            for language in sorted(self.accuracy)
        )
        return [
            f"understanding: {self.examples} examples, {_FOLDS}-fold: {figures}; "
            f"answers {self.answered:.0%}, of those right {self.right_if_answered:.1%}",
            *(f"  {language}: {intent} taken for {other}: {n}" for language, intent, other, n in self.confused[:10]),
        ]


class Classifier:
    """Fitted. Plain arrays and names, so that it is saved without pickle. Immutable: safe between threads."""

    def __init__(self, arrays: Mapping[str, Floats], facts: Mapping[str, Any]) -> None:
        self.intents: tuple[str, ...] = tuple(facts["intents"])
        self.limits = Limits(**facts["limits"])
        self._temperature = float(facts["temperature"])
        self._means = {str(language): np.asarray(arrays["means"][i]) for i, language in enumerate(facts["languages"])}
        self._mean = np.mean(list(self._means.values()), axis=0)
        self._places = {str(gram): place for place, gram in enumerate(facts["ngrams"])}
        self._rarity, self._by_gram = arrays["rarity"], arrays["by_gram"]
        self._known, self._by_known, self._base = arrays["known"], arrays["by_known"], arrays["base"]
        self.arrays, self.facts = dict(arrays), dict(facts)

    def probabilities(self, sample: Sample) -> Floats:
        """One number for each of `intents`; they sum to 1."""
        share, vector_share = _SHARES.get(sample.language, _OTHER_SHARES)
        scores = self._base.astype(np.float64)
        places, weights = _weights(Counter(ngrams(sample.text)), self._places, self._rarity)
        scores += share * (weights @ self._by_gram[places])
        centred = _unit(sample.vector - self._means.get(sample.language, self._mean))
        near = np.exp(_SHARPNESS * (self._known @ centred - 1))
        scores += vector_share * (near @ self._by_known)
        return _softmax(scores[None] * self._temperature)[0]

    def knows_a_symbol_of(self, text: str) -> bool:
        """Has an emoji of this text been seen in training? Full stops and question marks alone tell nothing."""
        return any(unicodedata.category(character) == "So" and character in self._places for character in text)

    @classmethod
    def fit(
        cls, samples: Sequence[Sample], intents: Sequence[str], progress: Callable[[str], None]
    ) -> tuple[Classifier, Report]:
        """Learns from sentences and their intents. Raises DataError with fewer than two intents."""
        names = sorted(set(intents))
        if len(names) < 2:
            raise DataError("training needs examples of at least two intents")
        target = np.array([names.index(intent) for intent in intents])
        languages = sorted({sample.language for sample in samples})
        spoken = np.array([sample.language for sample in samples])
        shares = np.array([_SHARES.get(language, _OTHER_SHARES) for language in spoken])
        vectors = np.stack([sample.vector for sample in samples]).astype(np.float64)
        means = np.stack([vectors[spoken == language].mean(axis=0) for language in languages])
        known = _unit(vectors - means[[languages.index(language) for language in spoken]])
        grams, rarity, matrix = _gram_matrix([sample.text for sample in samples])
        alike = (matrix @ matrix.T).toarray()
        np.fill_diagonal(alike, 1.0)  # n-grams of this sentence alone are not in the matrix
        kernel = np.outer(shares[:, 0], shares[:, 0]) * alike
        kernel += np.outer(shares[:, 1], shares[:, 1]) * np.exp(_SHARPNESS * (known @ known.T - 1))

        held_out = np.zeros((len(target), len(names)))
        folds = _folds(target, spoken)
        for fold in range(_FOLDS):
            progress(f"understanding: checking, part {fold + 1} of {_FOLDS}")
            test = folds == fold
            if not test.any() or test.all():
                continue
            dual, base = _solve(kernel[np.ix_(~test, ~test)], target[~test], len(names))
            held_out[test] = kernel[np.ix_(test, ~test)] @ dual + base
        temperature = _temperature(held_out, target)
        limits = _limits(_softmax(held_out * temperature), target)
        report = _report(_softmax(held_out * temperature), target, spoken, names, limits)

        progress("understanding: learning from all examples")
        dual, base = _solve(kernel, target, len(names))
        arrays = {
            "by_gram": np.asarray(matrix.T @ (shares[:, :1] * dual), dtype=np.float32),
            "rarity": rarity.astype(np.float32),
            "known": known.astype(np.float32),
            "by_known": (shares[:, 1:] * dual).astype(np.float32),
            "base": base.astype(np.float32),
            "means": means.astype(np.float32),
        }
        facts = {
            "intents": names,
            "languages": languages,
            "temperature": temperature,
            "limits": asdict(limits),
            "ngrams": grams,
            "report": asdict(report),
        }
        return cls(arrays, facts), report


def _unit(rows: Floats) -> Floats:
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def _gram_matrix(texts: Sequence[str]) -> tuple[list[str], Floats, Any]:
    """The n-grams of at least two sentences, their rarity (one more at the end: that of all others), and the matrix."""
    counts = [Counter(ngrams(text)) for text in texts]
    often = Counter(gram for count in counts for gram in count)
    grams = sorted(gram for gram, n in often.items() if n > 1)
    rarity = np.log((1 + len(texts)) / (1 + np.array([*(often[gram] for gram in grams), 1]))) + 1
    place = {gram: i for i, gram in enumerate(grams)}
    rows = [_weights(count, place, rarity) for count in counts]
    indptr = np.cumsum([0, *(len(places) for places, _ in rows)])
    indices, data = (np.concatenate(part) for part in zip(*rows, strict=True))
    return grams, rarity, sparse.csr_matrix((data, indices, indptr), shape=(len(texts), len(grams)))


def _weights(counts: Counter[str], places: Mapping[str, int], rarity: Floats) -> tuple[Floats, Floats]:
    """TF-IDF with 1 + log of the count: places of the known n-grams and their weights.

    The unknown ones count for the length, or a text of which nothing is known would seem to be all full stops.
    """
    known = [(place, n) for gram, n in counts.items() if (place := places.get(gram)) is not None]
    others = np.array([n for gram, n in counts.items() if gram not in places], dtype=np.float64)
    found = np.array([place for place, _ in known], dtype=np.int64)
    weights = (1 + np.log(np.array([n for _, n in known], dtype=np.float64))) * rarity[found]
    strange = (1 + np.log(others)) * rarity[-1]
    return found, weights / max(float(np.sqrt(weights @ weights + strange @ strange)), 1e-9)


def _solve(kernel: Floats, target: Floats, intents: int) -> tuple[Floats, Floats]:
    """The dual weights (sentences x intents) and the share of each intent, which is the score of an unknown text."""
    wanted = np.eye(intents)[target]
    base = wanted.mean(axis=0)
    ridge = kernel + _RIDGE * np.eye(len(kernel))
    return cho_solve(cho_factor(ridge, lower=True, overwrite_a=True), wanted - base), base


def _folds(target: Floats, spoken: Floats) -> Floats:
    """Each intent of each language spread evenly over the folds, the same at every training."""
    from sklearn.model_selection import StratifiedKFold

    groups = np.array([f"{language} {intent}" for language, intent in zip(spoken, target, strict=True)])
    smallest = Counter(groups.tolist()).most_common()[-1][1]
    folds = np.zeros(len(target), dtype=int)
    if smallest >= _FOLDS:
        splits = StratifiedKFold(_FOLDS, shuffle=True, random_state=0).split(groups, groups)
        for fold, (_, test) in enumerate(splits):
            folds[test] = fold
        return folds
    order = np.random.default_rng(0).permutation(len(target))
    order = order[np.argsort(groups[order], kind="stable")]
    folds[order] = np.arange(len(target)) % _FOLDS
    return folds


def _temperature(scores: Floats, target: Floats) -> float:
    """Where the probabilities of held-out sentences are neither too bold nor too shy (least log loss)."""
    rows = np.arange(len(target))
    choices = np.geomspace(1, 60, 80)
    losses = [-np.log(_softmax(scores * choice)[rows, target] + 1e-12).mean() for choice in choices]
    return float(choices[int(np.argmin(losses))])


def _limits(probabilities: Floats, target: Floats) -> Limits:
    ordered = np.sort(probabilities, axis=1)
    best, lead = ordered[:, -1], ordered[:, -1] - ordered[:, -2]
    value = np.where(probabilities.argmax(axis=1) == target, 1.0, -_COST_OF_WRONG)
    choices = [
        (float(value[(best >= least) & (lead >= gap)].sum()), Limits(float(least), float(gap)))
        for least in np.arange(0.10, 0.61, 0.01).round(2)
        for gap in np.arange(0.0, 0.21, 0.02).round(2)
    ]
    return max(choices, key=lambda choice: choice[0])[1]


def _report(probabilities: Floats, target: Floats, spoken: Floats, names: Sequence[str], limits: Limits) -> Report:
    from sklearn.metrics import f1_score

    guess = probabilities.argmax(axis=1)
    ordered = np.sort(probabilities, axis=1)
    answered = (ordered[:, -1] >= limits.least) & (ordered[:, -1] - ordered[:, -2] >= limits.lead)
    wrong = Counter(
        (str(language), names[true], names[other])
        for language, true, other in zip(spoken, target, guess, strict=True)
        if true != other
    )
    languages = sorted(set(spoken.tolist()))
    return Report(
        examples=len(target),
        accuracy={language: float((guess == target)[spoken == language].mean()) for language in languages},
        macro_f1={
            language: float(
                f1_score(target[spoken == language], guess[spoken == language], average="macro", zero_division=0)
            )
            for language in languages
        },
        answered=float(answered.mean()),
        right_if_answered=float((guess == target)[answered].mean()) if answered.any() else 0.0,
        confused=tuple((*pair, n) for pair, n in sorted(wrong.items(), key=lambda item: (-item[1], item[0]))[:40]),
    )
