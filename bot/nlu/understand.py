"""What did the person say? Language, intent, entities and risk of one message, in about ten milliseconds."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.nlu import store
from bot.nlu.classifier import Classifier, Sample
from bot.nlu.encoder import SHARED, Encoder
from bot.nlu.entities import Entity, Extractor
from bot.nlu.examples import FALLBACK
from bot.nlu.language import identify
from bot.nlu.reading import has_letters, readable
from bot.nlu.view import view
from bot.safety.screen import Risk, Screen

# What would break a line of JSON for a reader that splits lines, or cannot be written as UTF-8.
_UNSAFE_IN_A_LINE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True)
class Understanding:
    """`text` is the message as it came. `ranking`: (intent, probability), best first; after `nlu_fallback` the
    real ranking follows, and after a risk the rest of it. `language`: ISO 639-1 or "und"."""

    text: str
    language: str
    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]
    entities: tuple[Entity, ...]
    risk: Risk

    def as_parse_data(self) -> dict[str, Any]:
        """As Rasa's `UserMessage(parse_data=...)` takes it."""
        return {
            "text": self.text,
            "intent": {"name": self.intent, "confidence": self.confidence},
            "intent_ranking": [{"name": name, "confidence": confidence} for name, confidence in self.ranking],
            "entities": [_entity(entity) for entity in self.entities],
            "language": self.language,
            "risk": self.risk.top,
        }

    def as_json_line(self) -> str:
        """One line of `gyeot parse`, without the line's end; always writable as UTF-8."""
        line = json.dumps(
            {
                "text": self.text,
                "language": self.language,
                "intent": self.intent,
                "confidence": round(self.confidence, 4),
                "risk": self.risk.top,
                "risks": sorted(self.risk.kinds),
                "risk_level": self.risk.level,
                "entities": [_entity(entity) for entity in self.entities],
            },
            ensure_ascii=False,
        )
        return _UNSAFE_IN_A_LINE.sub(lambda match: f"\\u{ord(match.group()):04x}", line)


class Understander:
    """Immutable after loading; one object serves every thread."""

    def __init__(self, classifier: Classifier, extractor: Extractor, screen: Screen, encoder: Encoder) -> None:
        self._classifier = classifier
        self._extractor = extractor
        self._screen = screen
        self._encoder = encoder

    @classmethod
    def load(cls, models: Path) -> Understander:
        """Reads the folder that `bot.nlu.train.train` wrote, and warms everything up.

        Raises:
            ModelMissing: there is no model, or the sentence encoder is not installed.
            DataError: a file of the model or of the risk lexicon is wrong.
        """
        model = store.load(models)
        SHARED.warm()
        return cls(model.classifier, Extractor(model.names), Screen.load(), SHARED)

    def understand(self, text: str) -> Understanding:
        """Never raises, whatever the string. Bounded time: what is long is read at its head and tail."""
        seen = view(text)
        language = identify(seen.text)
        risk = self._screen.screen(text, None if language == "und" else language)
        ranking = urgent_first(rank(self._classifier, self._encoder, text, language), risk)
        intent, confidence = ranking[0]
        return Understanding(
            text=text,
            language=language,
            intent=intent,
            confidence=confidence,
            ranking=ranking,
            entities=self._extractor.find_in(seen),
            risk=risk,
        )


def rank(classifier: Classifier, encoder: Encoder, text: str, language: str) -> tuple[tuple[str, float], ...]:
    """All intents, best first; in front of them `nlu_fallback` when the best is too weak or not alone.

    The fallback's confidence is the chance that the best guess is wrong.
    """
    clean = readable(text)
    if not has_letters(clean) and not classifier.knows_a_symbol_of(clean):
        return ((FALLBACK, 1.0),)
    probabilities = classifier.probabilities(Sample(clean, encoder.encode([clean])[0], language))
    order = probabilities.argsort()[::-1]
    ranking = tuple((classifier.intents[place], float(probabilities[place])) for place in order)
    best, second = ranking[0][1], ranking[1][1]
    if best >= classifier.limits.least and best - second >= classifier.limits.lead:
        return ranking
    return ((FALLBACK, 1.0 - best), *ranking)


def urgent_first(ranking: tuple[tuple[str, float], ...], risk: Risk) -> tuple[tuple[str, float], ...]:
    """The screen's word is final: a wish to die or danger is the intent, whatever the classifier guessed."""
    if not risk.urgent:
        return ranking
    intent = "express_suicidal" if risk.top == "suicidal" else "in_danger_now"
    return ((intent, 1.0), *(entry for entry in ranking if entry[0] not in (intent, FALLBACK)))


def _entity(entity: Entity) -> dict[str, Any]:
    return {"entity": entity.entity, "value": entity.value, "start": entity.start, "end": entity.end}
