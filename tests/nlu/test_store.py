from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bot.errors import DataError, ModelMissing
from bot.nlu import store
from bot.nlu.train import train
from bot.nlu.understand import Understander

from .conftest import write_data


@pytest.fixture
def copy(model: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(model, tmp_path / "copy"))


def test_no_folder_is_a_missing_model(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="gyeot train"):
        Understander.load(tmp_path / "nothing")


@pytest.mark.parametrize("name", ["arrays.npz", "classifier.json", "names.json"])
def test_a_changed_byte_is_refused_by_name(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(DataError, match=name):
        store.load(copy)


def test_a_lost_file_is_refused_by_name(copy: Path) -> None:
    (copy / "names.json").unlink()
    with pytest.raises(DataError, match=r"names\.json"):
        store.load(copy)


def test_a_model_of_another_format_is_trained_anew(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    (copy / "manifest.json").write_text(json.dumps(manifest | {"format": 0}), encoding="utf-8")
    with pytest.raises(ModelMissing, match="version"):
        store.load(copy)


def test_an_unreadable_manifest_is_refused(copy: Path) -> None:
    (copy / "manifest.json").write_bytes(b"\xff")
    with pytest.raises(DataError, match="manifest"):
        store.load(copy)


def test_training_twice_gives_the_same_answers(model: Path, tmp_path: Path) -> None:
    train(write_data(tmp_path), tmp_path / "again", lambda line: None)
    first, second = Understander.load(model), Understander.load(tmp_path / "again")
    for text in ("협박당하고 있어요", "hello there", "딥페이크"):
        assert first.understand(text).intent == second.understand(text).intent


def test_training_says_how_far_it_is_without_quoting_anybody(tmp_path: Path) -> None:
    lines: list[str] = []
    report = train(write_data(tmp_path), tmp_path / "model", lines.append)
    assert any("part 5 of 5" in line for line in lines)
    assert any(line.startswith("understanding: 60 examples, 5-fold: en ") for line in lines)
    assert not any("협박" in line for line in lines)
    assert 0.5 < report.accuracy["ko"] <= 1


def test_one_intent_alone_cannot_be_trained(tmp_path: Path) -> None:
    path = tmp_path / "data" / "nlu" / "ko" / "a.yml"
    path.parent.mkdir(parents=True)
    path.write_text('version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - 안녕\n    - 하이\n', encoding="utf-8")
    with pytest.raises(DataError, match="two intents"):
        train(tmp_path / "data", tmp_path / "model", lambda line: None)
