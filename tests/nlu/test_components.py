"""The graph component is the library: what a trainer sees in Rasa's tools is what a person gets."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import List, get_type_hints

import pytest

from bot.dialogue import no_tensorflow
from bot.nlu.understand import Understander


@pytest.fixture(scope="module")
def component(model: Path, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    no_tensorflow.install()
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.resource import Resource
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    from bot.nlu.components import Understanding

    from .conftest import SENTENCES

    storage = LocalModelStorage.create(tmp_path_factory.mktemp("storage"))
    untrained = Understanding.create({}, storage, Resource("understanding"), None)
    resource = untrained.train(
        TrainingData(
            [
                Message.build(sentence, intent)
                for intents in SENTENCES.values()
                for intent, sentences in intents.items()
                for sentence in sentences.split("|")
            ]
        )
    )
    return Understanding.load({}, storage, resource, None)


def parsed(component, text: str):  # type: ignore[no-untyped-def]
    from rasa.shared.nlu.training_data.message import Message

    (message,) = component.process([Message.build(text)])
    return message.as_dict(only_output_properties=True)


@pytest.mark.parametrize(
    "text",
    [
        "텔레그램에서 영상 뿌린다고 협박해요",
        "someone made a deepfake of me",
        "상담사 연결이요",
        "죽고 싶어요",
        "",
        "\ud800 ?",
    ],
)
def test_rasa_gets_the_same_intent_entities_and_language(component, understander: Understander, text: str) -> None:  # type: ignore[no-untyped-def]
    expected = understander.understand(text).as_parse_data()
    result = parsed(component, text)
    assert result["intent"]["name"] == expected["intent"]["name"]
    assert result["language"] == expected["language"]
    entities = [{key: entity[key] for key in ("entity", "value", "start", "end")} for entity in result["entities"]]
    assert entities == expected["entities"]


def test_rasas_evaluation_sees_no_overlapping_entities(component) -> None:  # type: ignore[no-untyped-def]
    entities = parsed(component, "https://t.me/room1 에서 협박해요")["entities"]
    assert [entity["entity"] for entity in entities] == ["url"]


def test_the_recipe_finds_the_component_with_the_names_it_looks_for(component) -> None:  # type: ignore[no-untyped-def]
    from rasa.engine.recipes.default_recipe import DefaultV1Recipe
    from rasa.engine.storage.resource import Resource
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    registered = DefaultV1Recipe._from_registry("bot.nlu.components.Understanding")
    assert registered.is_trainable
    clazz = registered.clazz
    assert get_type_hints(clazz.train) == {"training_data": TrainingData, "return": Resource}
    assert get_type_hints(clazz.process) == {"messages": List[Message], "return": List[Message]}
    assert list(inspect.signature(clazz.create).parameters) == [
        "config",
        "model_storage",
        "resource",
        "execution_context",
    ]
