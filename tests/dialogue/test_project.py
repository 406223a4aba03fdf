"""The project's own rules, domain and configuration, as Rasa's validator sees them."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from bot.dialogue import no_tensorflow
from bot.dialogue.train import core_domain, response_names

ROOT = Path(__file__).parents[2]


def test_rasa_validates_rules_domain_and_examples_without_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    no_tensorflow.install()
    monkeypatch.chdir(ROOT)
    with warnings.catch_warnings(record=True) as caught:
        from rasa.shared.importers.importer import TrainingDataImporter
        from rasa.utils.common import EXPECTED_WARNINGS
        from rasa.validator import Validator

        caught.clear()  # what importing Rasa and its libraries had to say
        warnings.simplefilter("always")
        for category, message in EXPECTED_WARNINGS:
            warnings.filterwarnings("ignore", message=message, category=category)
        importer = TrainingDataImporter.load_from_config("config.yml", "domain.yml", ["data"])
        validator = Validator.from_importer(importer)
        assert validator.verify_domain_validity()
        assert validator.verify_nlu(ignore_warnings=False)
        assert validator.verify_forms_in_stories_rules() and validator.verify_actions_in_stories_rules()
        assert validator.verify_form_slots() and validator.verify_slot_mappings()
        assert validator.verify_story_structure(ignore_warnings=False)
    assert [str(warning.message) for warning in caught if warning.filename.endswith("rasa/shared/utils/io.py")] == []


def test_every_response_a_rule_utters_exists() -> None:
    assert set(core_domain(ROOT)["responses"]) <= set(response_names(ROOT))


def test_sessions_are_off() -> None:
    assert core_domain(ROOT)["session_config"]["session_expiration_time"] == 0


def test_about_one_rule_per_intent_keeps_a_turn_cheap() -> None:
    rules = sum(path.read_text(encoding="utf-8").count("- rule:") for path in (ROOT / "data" / "rules").rglob("*.yml"))
    assert 38 <= rules < 80
