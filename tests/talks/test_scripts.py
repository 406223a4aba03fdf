"""The forty scripts are what `make talks` promises, and a broken one is refused with its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.turn import Button, Reply
from talks.cli import main
from talks.errors import TalksError
from talks.play import Exchange, Talk
from talks.scripts import SITUATIONS, Script, Step, read_scripts
from talks.transcript import NO_BUTTON, lines

GOOD = "person: somebody\nsituation: straight\nlanguage: ko\nat: '2026-11-20 21:00'\nturns:\n- 안녕하세요\n"


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str], Script]:
    def apply(body: str) -> Script:
        (tmp_path / "one.yml").write_text(body, encoding="utf-8")
        (found,) = read_scripts(tmp_path)
        return found

    return apply


def test_ten_people_in_four_situations_each() -> None:
    scripts = read_scripts()
    people = Counter(one.name.partition("-")[0] for one in scripts)
    assert len(people) == 10 and set(people.values()) == {4}
    assert Counter(one.situation for one in scripts) == dict.fromkeys(SITUATIONS, 10)
    assert sum(one.messy for one in scripts) >= 20


def test_both_languages_are_spoken_enough_and_some_are_mixed() -> None:
    spoken = Counter(one.language for one in read_scripts())
    assert spoken["ko"] >= 20 and spoken["en"] >= 15 and spoken["mixed"] >= 2


def test_talks_are_neither_short_nor_endless_and_distress_is_marked() -> None:
    for one in read_scripts():
        assert 8 <= len(one.steps) <= 16, one.name
        assert any(step.risk for step in one.steps) == (one.situation == "distress"), one.name


def test_a_script_is_read_with_its_time_in_seoul(script: Callable[[str], Script]) -> None:
    found = script(GOOD + "- taps: 계속\n- {says: 죽고 싶어요, risk: suicidal}\n- {says: ㅌ, left: true}\n")
    assert found.name == "one" and found.at.utcoffset() == timedelta(hours=9) and found.at.hour == 21
    assert found.steps == (
        Step(says="안녕하세요"),
        Step(taps="계속"),
        Step(says="죽고 싶어요", risk="suicidal"),
        Step(says="ㅌ", left=True),
    )


@pytest.mark.parametrize(
    "broken",
    [
        "- not a mapping",
        GOOD + "mood: sad\n",
        GOOD.replace("straight", "sideways"),
        GOOD.replace("language: ko", "language: xx"),
        GOOD.replace("2026-11-20 21:00", "tonight"),
        GOOD.replace("- 안녕하세요", "- {says: a, taps: b}"),
        GOOD.replace("- 안녕하세요", "- {says: a, risk: sadness}"),
        GOOD.replace("\n- 안녕하세요", " []"),
        "person: [",
    ],
)
def test_a_broken_script_is_refused_by_name(script: Callable[[str], Script], broken: str) -> None:
    with pytest.raises(TalksError, match=r"^one\.yml: "):
        script(broken)


def test_a_transcript_shows_who_said_what_and_a_button_that_was_not_there(script: Callable[[str], Script]) -> None:
    reply = Reply("지금 안전해요?", (Button("네", "b:1"), Button("아니요", "b:2")))
    talk = Talk(
        script(GOOD),
        (Exchange(Step(says="안녕하세요"), (reply,)), Exchange(Step(taps="건너뛰기"), (), pressed=False)),
    )
    printed = "\n".join(lines(talk))
    assert "> 안녕하세요\n\n    지금 안전해요?\n    [네] [아니요]\n" in printed
    assert f"> [tap: 건너뛰기]\n{NO_BUTTON}" in printed


def test_a_name_that_no_talk_has_is_wrong_use() -> None:
    assert CliRunner().invoke(main, ["--only", "nobody"]).exit_code == 2
    assert CliRunner().invoke(main, ["--lang", "xx"]).exit_code == 2
