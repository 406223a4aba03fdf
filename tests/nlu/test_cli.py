from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.errors import ModelMissing
from bot.nlu import cli
from bot.nlu.understand import Understander

ROOT = Path(__file__).resolve().parents[2]

PARSE = """
import sys
from pathlib import Path
from bot.nlu import cli
from bot.nlu.understand import Understander
cli._load = lambda: Understander.load(Path(sys.argv[1]))
cli.parse(args=[], standalone_mode=False)
tensorflow = sys.modules.get("tensorflow")
loaded = [name for name in ("rasa", "rasa_sdk", "sklearn") if name in sys.modules]
loaded += ["tensorflow"] if getattr(tensorflow, "__file__", None) else []
print(loaded, file=sys.stderr)
"""


@pytest.fixture
def run(understander: Understander, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setattr(cli, "_load", lambda: understander)

    def parse(data: bytes) -> list[dict[str, object]]:
        result = CliRunner(mix_stderr=False).invoke(cli.parse, input=data, catch_exceptions=False)
        assert result.exit_code == 0
        return [json.loads(line) for line in result.stdout_bytes.split(b"\n")[:-1]]

    return parse


def test_each_line_gives_one_line_in_order(run) -> None:  # type: ignore[no-untyped-def]
    lines = run("안녕하세요\n\nsomeone made a deepfake of me\r\n죽고 싶어요".encode())
    assert [line["text"] for line in lines] == ["안녕하세요", "", "someone made a deepfake of me", "죽고 싶어요"]
    assert [line["intent"] for line in lines][:3] == ["greet", "nlu_fallback", "report_deepfake"]
    assert (lines[3]["risk"], lines[3]["risks"], lines[3]["risk_level"]) == ("suicidal", ["suicidal"], "wish")


def test_invalid_utf8_is_replaced(run) -> None:  # type: ignore[no-untyped-def]
    (line,) = run(b"hello \xff there\n")
    assert line["text"] == "hello \ufffd there"


def test_only_a_newline_ends_a_line(run) -> None:  # type: ignore[no-untyped-def]
    (line,) = run("hello\u2028there\x0b\x85".encode() + b"\n")
    assert line["text"] == "hello\u2028there\x0b\x85"


def test_no_input_gives_no_output(run) -> None:  # type: ignore[no-untyped-def]
    assert run(b"") == []


def test_answers_come_line_by_line_without_rasa_or_tensorflow(model: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", PARSE, str(model)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        for text in ("안녕", "hello"):
            process.stdin.write(text.encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["text"] == text
        process.stdin.close()
        assert process.stderr.read().decode().strip().splitlines()[-1] == "[]"


def test_without_a_model_it_trains_first(
    model: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bot import training

    trained: list[bool] = []

    def part(models: Path, name: str) -> Path:
        if not trained:
            raise ModelMissing("none")
        return model

    def train_all(root: Path, models: Path, progress) -> bool:  # type: ignore[no-untyped-def]
        progress("learning")
        trained.append(True)
        return True

    monkeypatch.setattr(training, "trained_part", part)
    monkeypatch.setattr(training, "train_all", train_all)
    assert cli._load().understand("안녕하세요").intent == "greet"
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "learning\n")
