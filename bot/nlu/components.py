"""Our understanding inside Rasa's graph, for trainers: `rasa train nlu`, `rasa test nlu`, `rasa shell nlu`.

The same code as in a conversation; only the way in and out is Rasa's. Rasa builds the graph from parameter names and
their annotations, so they are as Rasa spells them. Importing this module imports Rasa: nothing else here may.
"""

from __future__ import annotations

import re
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import settings
from bot.nlu import store
from bot.nlu.encoder import SHARED
from bot.nlu.entities import Entity, Extractor
from bot.nlu.examples import read_names
from bot.nlu.language import identify
from bot.nlu.train import fit
from bot.nlu.understand import rank, urgent_first
from bot.safety.screen import Screen

_TOKENS = "text_tokens"  # where Rasa's evaluation of entities looks for the tokens of a message
_TOKEN = re.compile(r"\w+|[^\w\s]")


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR],
    is_trainable=True,
)
class Understanding(GraphComponent, EntityExtractorMixin):
    """Intent and entities of a message, as `bot.nlu.understand` gives them."""

    def __init__(self, model_storage: ModelStorage, resource: Resource, model: store.Model | None = None) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._extractor: Extractor | None = None
        self._screen = Screen.load()

    @staticmethod
    def required_packages() -> List[str]:
        """Rasa both imports each name and looks up its distribution: only names that are both can stand here."""
        return ["spacy", "numpy"]

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Understanding:
        """Untrained."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Understanding:
        """As trained, checksums verified."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, store.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples of Rasa's training data."""
        examples = [message for message in training_data.intent_examples if message.get(TEXT)]
        texts = [(str(message.get(TEXT)), _language(str(message.get(TEXT)))) for message in examples]
        classifier, _ = fit(texts, [str(message.get(INTENT)) for message in examples], lambda line: None)
        self._model = store.Model(classifier, read_names(settings.ROOT / "data" / "nlu"))
        with self._model_storage.write_to(self._resource) as folder:
            store.save(self._model, folder)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets intent, ranking, entities and language; the tokens are for Rasa's evaluation."""
        if self._model is None:
            return messages
        if self._extractor is None:
            self._extractor = Extractor(self._model.names)
        for message in messages:
            text = str(message.get(TEXT) or "")
            language = identify(text)
            ranking = [
                {"name": name, "confidence": confidence}
                for name, confidence in urgent_first(
                    rank(self._model.classifier, SHARED, text, language), self._screen.screen(text)
                )
            ]
            entities = [
                {"entity": entity.entity, "value": entity.value, "start": entity.start, "end": entity.end}
                for entity in _apart(self._extractor.find(text))
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            message.set(ENTITIES, self.add_extractor_name(entities), add_to_output=True)
            message.set("language", language, add_to_output=True)
            message.set(_TOKENS, [Token(word.group(), word.start(), word.end()) for word in _TOKEN.finditer(text)])
        return messages


def _language(text: str) -> str:
    """Rasa does not say which folder an example is from; there are two, and Korean is told by its script."""
    return "ko" if identify(text) == "ko" else "en"


def _apart(entities: tuple[Entity, ...]) -> List[Entity]:
    """Rasa's evaluation refuses overlaps: the platform of a link's host stays out."""
    kept: List[Entity] = []
    for entity in entities:
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return kept
