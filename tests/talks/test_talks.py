"""All forty conversations with the real assistant keep the rules that hold in every conversation."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot import log, settings, training
from bot.assembly import load_texts
from bot.texts.renderer import Texts
from bot.turn import Reply
from talks.judge import faults
from talks.play import Exchange, Talk, stage
from talks.scripts import Script, Step, read_scripts

SCRIPTS = read_scripts()


@pytest.fixture(scope="session")
def texts() -> Texts:
    return load_texts()


@pytest.fixture(scope="module")
def played() -> dict[str, Talk]:
    """Every talk, played once."""
    log.configure()
    training.train_all(settings.ROOT, settings.load({}, dotenv=None).models, lambda line: None)

    async def play() -> dict[str, Talk]:
        async with stage(lambda line: None) as assistant:
            return {script.name: await assistant.play(script) for script in SCRIPTS}

    return asyncio.run(play())


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", [script.name for script in SCRIPTS])
def test_a_talk_keeps_every_rule(played: dict[str, Talk], texts: Texts, name: str) -> None:
    assert list(faults(played[name], texts)) == []


# Each rule can be broken


def talk(*answers: Sequence[str], says: str = "네", risk: str | None = None, pressed: bool = True) -> Talk:
    script: Script = SCRIPTS[0]
    step = Step(says=says, risk=risk)
    return Talk(script, tuple(Exchange(step, tuple(map(Reply, texts)), pressed) for texts in answers))


def found(texts: Texts, broken: Talk) -> list[str]:
    return [fault.partition(": ")[2] for fault in faults(broken, texts)]


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ((), "silence"),
        (("  ",), "silence"),
        (("{police}에 걸어요.",), "a brace"),
        (("[[police: call]] it",), "a brace"),
        (("가" * 351,), "351 characters"),
        (("a" * 601,), "601 characters"),
        (("힘내세요.",), "says '힘내'"),
        (("Calm down.",), "says 'Calm down'"),
        (("사진을 여기로 보내 주세요.",), "asks for the image"),
        (("Please send me the picture.",), "asks for the image"),
    ],
)
def test_a_broken_rule_is_found(texts: Texts, said: tuple[str, ...], fault: str) -> None:
    assert [one.startswith(fault) for one in found(texts, talk(said))] == [True]


@pytest.mark.parametrize(
    "said",
    [
        "사진은 보내지 마세요.",
        "Do not send me the picture.",
        '이렇게 말해요. "사진을 보내 주세요"',
        "글로 적어 주세요.",
    ],
)
def test_good_words_are_no_fault(texts: Texts, said: str) -> None:
    assert found(texts, talk((said,))) == []


def test_the_same_text_twice_running_is_found_but_not_the_way_back(texts: Texts) -> None:
    assert [fault[:22] for fault in found(texts, talk(("가요.",), ("나요.", "가요.")))] == ["the same twice running"]
    assert found(texts, talk(("가요.",), ("나요.",), ("가요.",))) == []
    way_back = texts.render("utter_resume", language="ko").text
    assert found(texts, talk((way_back,), (way_back,))) == []


def test_a_question_put_three_times_is_found(texts: Texts) -> None:
    asked = talk(("괜찮아요?",), ("네.",), ("괜찮아요?",), ("네.",), ("괜찮아요?",))
    assert [fault[:23] for fault in found(texts, asked)] == ["asks for the third time"]


def test_a_missing_card_is_found_and_the_right_one_passes(texts: Texts) -> None:
    suicidal, danger = (texts.render(name, language="en").text for name in ("utter_card_suicidal", "utter_card_danger"))
    assert found(texts, talk((suicidal,), risk="suicidal")) == []
    assert found(texts, talk((danger,), risk="danger")) == []
    assert found(texts, talk((danger,), risk="suicidal")) == ["no emergency card for suicidal"]
    assert found(texts, talk((suicidal,), risk="danger")) == ["no emergency card for danger"]


def test_a_button_that_is_not_there_is_found(texts: Texts) -> None:
    assert found(texts, talk((), pressed=False)) == ["no button ''"]
