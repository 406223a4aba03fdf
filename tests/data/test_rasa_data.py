"""What Rasa lets pass and then answers with silence: things defined twice, missing, or named and not there.

Names of responses are looked after by `gyeot text check`.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import actions
from actions.base import CareAction
from bot.directory.directory import Directory
from bot.directory.reading import read_yaml
from bot.texts.buttons import parse_payload
from bot.texts.responses import Response, read_responses

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
FALLBACK = "nlu_fallback"
INTENTS = 38
LEAST_EXAMPLES = 15
MOST_RULES = 80
# Lists to choose from; of the first, three buttons are shown.
LISTS = {"utter_misunderstood", "utter_platform_others", "utter_legal_which_more", "utter_other_first"}


def _yaml(path: Path) -> Any:
    return read_yaml(path)


def _domain() -> dict[str, Any]:
    domain: dict[str, Any] = _yaml(ROOT / "domain.yml")
    return domain


def _rules() -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    for path in sorted((DATA / "rules").glob("*.yml")):
        for rule in _yaml(path)["rules"]:
            yield path.name, rule["rule"], rule["steps"]


def _responses() -> dict[str, Response]:
    found, problems = read_responses(DATA / "responses", Directory.load())
    assert problems == []
    return found


def _python() -> Iterator[tuple[Path, str]]:
    for folder in ("bot", "actions"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, path.read_text(encoding="utf-8")


def _action_names() -> list[str]:
    for module in pkgutil.iter_modules(actions.__path__):
        importlib.import_module(f"actions.{module.name}")
    names: list[str] = []
    waiting: list[type[CareAction]] = [CareAction]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if not inspect.isabstract(kind) and kind.__module__.startswith("actions."):
            names.append(str(kind().name()))
    return names


def test_responses_have_both_languages_equal_buttons_and_one_home() -> None:
    assert _responses()


def test_same_key_twice_in_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.yml"
    path.write_text("responses:\n  utter_x: []\n  utter_x: []\n", encoding="utf-8")
    with pytest.raises(Exception, match="twice"):
        _yaml(path)


def test_domain_holds_no_responses_and_no_forms() -> None:
    assert not {"responses", "forms"} & _domain().keys()


def test_the_intents_are_the_fixed_ones() -> None:
    intents = _domain()["intents"]
    assert len(intents) == INTENTS + 1 and FALLBACK in intents
    assert [name for name, count in Counter(intents).items() if count > 1] == []


def test_every_intent_has_exactly_one_rule() -> None:
    ruled = Counter(step["intent"] for _, _, steps in _rules() for step in steps if "intent" in step)
    intents = set(_domain()["intents"])
    assert set(ruled) == intents
    assert [name for name, count in ruled.items() if count > 1] == []


def test_rules_are_few_short_and_named_once() -> None:
    rules = list(_rules())
    names = Counter(name for _, name, _ in rules)
    assert len(rules) < MOST_RULES
    assert [name for name, count in names.items() if count > 1] == []
    for file, name, steps in rules:
        assert [sorted(step) for step in steps] == [["intent"], ["action"]], f"{file}: {name}"


def test_every_rule_names_an_action_of_the_domain() -> None:
    known = set(_domain()["actions"])
    assert [
        step["action"] for _, _, steps in _rules() for step in steps if "action" in step and step["action"] not in known
    ] == []


def test_every_action_of_the_domain_is_in_a_rule() -> None:
    used = {step["action"] for _, _, steps in _rules() for step in steps if "action" in step}
    assert set(_domain()["actions"]) == used


def test_actions_of_domain_and_classes_are_the_same_and_named_once() -> None:
    classes = Counter(_action_names())
    assert [name for name, count in classes.items() if count > 1] == []
    assert set(classes) == set(_domain()["actions"])


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_intent_has_examples_in_one_file(language: str) -> None:
    homes: dict[str, list[str]] = {}
    for path in sorted((DATA / "nlu" / language).glob("*.yml")):
        for entry in _yaml(path).get("nlu") or []:
            if "intent" in entry:
                examples = [line for line in entry["examples"].splitlines() if line.strip().startswith("- ")]
                assert len(examples) >= LEAST_EXAMPLES, f"{path.name}: {entry['intent']}"
                homes.setdefault(entry["intent"], []).append(path.name)
    assert set(homes) == set(_domain()["intents"]) - {FALLBACK}
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


def test_buttons_name_intents_and_entities_of_the_domain() -> None:
    domain = _domain()
    for response in _responses().values():
        for variations in response.variations.values():
            for variation in variations:
                for button in variation.buttons:
                    press = parse_payload(button.payload)
                    assert press.intent in domain["intents"], f"{response.name}: {button.payload}"
                    assert press.entities.keys() <= set(domain["entities"]), f"{response.name}: {button.payload}"


def test_messages_have_few_buttons() -> None:
    many = {
        response.name: len(variation.buttons)
        for response in _responses().values()
        if response.name not in LISTS
        for variations in response.variations.values()
        for variation in variations
        if len(variation.buttons) > 6
    }
    assert many == {}


def test_no_slot_decides_the_next_action_and_each_entity_it_reads_exists() -> None:
    domain = _domain()
    for name, slot in domain["slots"].items():
        assert slot["influence_conversation"] is False, name
        for mapping in slot["mappings"]:
            assert mapping["type"] in ("custom", "from_entity"), name
            assert mapping.get("entity", domain["entities"][0]) in domain["entities"], name


def test_sessions_never_expire() -> None:
    assert _domain()["session_config"]["session_expiration_time"] == 0


def test_slots_written_in_python_are_in_the_domain() -> None:
    known = set(_domain()["slots"])
    written = re.compile(r"slots=\{([^{}]*)\}")
    for path, source in _python():
        if path.parent.name != "actions":
            continue
        for inside in written.findall(source):
            assert set(re.findall(r'"([a-z_]+)":', inside)) <= known, path.name


def test_yaml_of_the_assistant_can_be_read_by_any_parser() -> None:
    for path in [
        ROOT / "domain.yml",
        *sorted((DATA / "rules").glob("*.yml")),
        *sorted((DATA / "responses").glob("*.yml")),
    ]:
        assert yaml.safe_load(path.read_text(encoding="utf-8")), path.name
