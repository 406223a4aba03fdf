"""What is trained when: fingerprints, the swap, and that nothing is loaded that we did not make."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from bot import training
from bot.dialogue import train as dialogue_train
from bot.errors import DataError, ModelMissing
from tests.dialogue.conftest import PROJECT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small project, with a sentence to understand and code to understand it with."""
    root = tmp_path / "checkout"
    shutil.copytree(PROJECT, root)
    for name in ("data/nlu/ko/welcome.yml", "bot/nlu/understand.py", "data/directory/services.yml", "actions/all.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("# first\n", encoding="utf-8")
    return root


class Trainings:
    """Stands in for the two trainings: writes a small model and remembers that it was asked to."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.fail = False

    def core(self, root: Path, out: Path, progress: Callable[[str], None]) -> None:
        if self.fail:
            raise DataError("rules: contradiction")
        self.done.append("core")
        out.write_bytes(b"core")

    def nlu(self, data_root: Path, out: Path, progress: Callable[[str], None]) -> None:
        self.done.append("nlu")
        out.mkdir(parents=True)
        (out / "weights").write_bytes(b"nlu")


@pytest.fixture
def trainings(monkeypatch: pytest.MonkeyPatch) -> Trainings:
    fake = Trainings()
    monkeypatch.setattr(training, "train_core", fake.core)
    understanding = ModuleType("bot.nlu.train")
    vars(understanding)["train"] = fake.nlu
    monkeypatch.setitem(sys.modules, "bot.nlu.train", understanding)  # the real one takes a minute
    return fake


def quiet(line: str) -> None:
    """Nobody listens."""


def test_first_training_makes_both_parts_and_the_second_does_nothing(root: Path, trainings: Trainings) -> None:
    models = root / "models"
    assert training.needs_training(root, models)
    assert training.train_all(root, models, quiet)
    assert trainings.done == ["core", "nlu"]
    assert not training.needs_training(root, models)
    lines: list[str] = []
    assert not training.train_all(root, models, lines.append)
    assert trainings.done == ["core", "nlu"]
    assert "up to date" in lines[-1]


@pytest.mark.parametrize(
    ("changed", "parts"),
    [
        ("data/nlu/ko/welcome.yml", ["nlu"]),
        ("bot/nlu/understand.py", ["nlu"]),
        ("data/rules/all.yml", ["core"]),
        ("domain.yml", ["core"]),
        ("config.yml", ["core", "nlu"]),
        ("data/responses/all.yml", []),
        ("data/directory/services.yml", []),
        ("actions/all.py", []),
    ],
)
def test_only_what_matters_is_trained_again(root: Path, trainings: Trainings, changed: str, parts: list[str]) -> None:
    training.train_all(root, root / "models", quiet)
    trainings.done.clear()
    with (root / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert training.needs_training(root, root / "models") == bool(parts)
    training.train_all(root, root / "models", quiet)
    assert trainings.done == parts


def test_new_file_of_sentences_is_noticed(root: Path, trainings: Trainings) -> None:
    training.train_all(root, root / "models", quiet)
    (root / "data/nlu/ko/threat.yml").write_text("", encoding="utf-8")
    assert training.needs_training(root, root / "models")


def test_force_trains_all_the_same_and_leaves_one_model(root: Path, trainings: Trainings) -> None:
    models = root / "models"
    training.train_all(root, models, quiet)
    training.train_all(root, models, quiet, force=True)
    assert trainings.done == ["core", "nlu"] * 2
    assert len([path for path in models.iterdir() if not path.name.startswith(".")]) == 3


def test_failed_training_leaves_the_old_model(root: Path, trainings: Trainings) -> None:
    models = root / "models"
    training.train_all(root, models, quiet)
    before = training.trained(models)
    trainings.fail = True
    with pytest.raises(DataError):
        training.train_all(root, models, quiet, force=True)
    assert training.trained(models) == before
    assert not list(models.glob(".new-*"))


@pytest.mark.parametrize("part", ["core", "nlu"])
def test_model_that_was_touched_is_not_loaded_and_is_trained_again(root: Path, trainings: Trainings, part: str) -> None:
    models = root / "models"
    training.train_all(root, models, quiet)
    path = training.trained_part(models, part)
    touched = path / "weights" if path.is_dir() else path
    touched.write_bytes(b"somebody else's code")
    with pytest.raises(ModelMissing, match=part):
        training.trained(models)
    assert training.needs_training(root, models)


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"core": 1}', '{"core": {"path": "../x"}}'])
def test_unreadable_manifest_counts_as_no_model(root: Path, manifest: str) -> None:
    models = root / "models"
    models.mkdir()
    (models / training.MANIFEST).write_text(manifest, encoding="utf-8")
    with pytest.raises(ModelMissing, match="gyeot train"):
        training.trained(models)


def test_manifest_that_points_elsewhere_is_refused(root: Path, trainings: Trainings, tmp_path: Path) -> None:
    models = root / "models"
    training.train_all(root, models, quiet)
    manifest = json.loads((models / training.MANIFEST).read_text(encoding="utf-8"))
    (models / manifest["core"]["path"]).rename(tmp_path / "elsewhere")
    manifest["core"]["path"] = "../../elsewhere"
    (models / training.MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelMissing):
        training.trained_part(models, training.CORE)


class TestCore:
    def test_core_knows_the_names_that_rules_and_forms_utter_and_no_texts(self, root: Path) -> None:
        responses = dialogue_train.core_domain(root)["responses"]
        assert set(responses) == {
            "utter_hello", "utter_paid", "utter_legal", "utter_yes", "utter_code", "utter_ask_case_code"
        }  # fmt: skip
        assert all(variants == [{"text": name}] for name, variants in responses.items())

    def test_rules_that_contradict_each_other_are_refused_with_their_names(self, root: Path) -> None:
        with (root / "data/rules/all.yml").open("a", encoding="utf-8") as file:
            file.write("- rule: hello twice\n  steps:\n  - intent: greet\n  - action: utter_legal\n")
        with pytest.raises(DataError, match="hello twice"):
            dialogue_train.train_core(root, root / "core.tar.gz", quiet)
        assert not (root / "core.tar.gz").exists()

    def test_domain_that_rasa_would_empty_is_refused(self, root: Path) -> None:
        domain = (root / "domain.yml").read_text(encoding="utf-8")
        broken = domain.replace("mappings: [{type: from_entity, entity: paid}]", "mappings: [{entity: paid}]")
        (root / "domain.yml").write_text(broken, encoding="utf-8")
        with pytest.raises(DataError):
            dialogue_train.train_core(root, root / "core.tar.gz", quiet)

    def test_broken_yaml_is_named_by_file_and_line(self, root: Path) -> None:
        (root / "data/rules/all.yml").write_text("rules:\n- rule: [\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"all.yml: line \d"):
            training.fingerprints(root)
