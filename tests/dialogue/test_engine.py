"""One turn through Rasa: what is said, what is kept, and that nothing fails in silence."""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
from typing import Any

import pytest

from bot.dialogue.engine import Engine, Incoming, Outcome
from bot.errors import CaseGone, TurnFailed
from bot.safety.screen import Risk
from bot.texts.buttons import Press
from tests.dialogue.conftest import SmallTexts, Understood
from tests.dialogue.dialogue_actions.all import SECRET


def said(outcome: Outcome) -> list[str]:
    return [reply.text for reply in outcome.replies]


def typed(text: str, intent: str, *entities: tuple[str, str], **slots: Any) -> Incoming:
    return Incoming(text=text, understanding=Understood(text, intent, entities), slots=slots)  # type: ignore[arg-type]


async def test_known_intent_gets_the_text_of_its_rule(engine: Engine) -> None:
    assert said(await engine.turn("a", None, typed("안녕", "greet"))) == ["안녕 하나"]


async def test_same_intent_again_never_gets_the_same_variant_twice_running(engine: Engine) -> None:
    state: dict[str, Any] | None = None
    heard: list[str] = []
    for _ in range(7):
        outcome = await engine.turn("a", state, typed("안녕", "greet"))
        heard += said(outcome)
        state = outcome.state
    assert all(first != second for first, second in itertools.pairwise(heard))
    assert set(heard) == {"안녕 하나", "안녕 둘", "안녕 셋"}


async def test_slots_given_with_the_message_are_seen_by_the_renderer(engine: Engine, texts: SmallTexts) -> None:
    await engine.turn("a", None, typed("hi", "greet", language="en", country="JP"))
    assert texts.asked[-1] == ("utter_hello", "en", "JP")


async def test_slot_the_domain_lacks_is_refused_by_name(engine: Engine) -> None:
    with pytest.raises(TurnFailed, match="no_such_slot"):
        await engine.turn("a", None, typed("hi", "greet", no_such_slot=1))


async def test_entities_and_actions_set_slots_that_the_state_carries_on(engine: Engine) -> None:
    first = await engine.turn("a", None, typed("텔레그램에서 협박", "report_threat", ("platform", "telegram")))
    second = await engine.turn("a", first.state, typed("또", "report_threat"))
    assert second.state["slots"]["platform"] == "telegram"
    assert second.state["slots"]["turns"] == 2


async def test_state_is_plain_json_and_holds_no_word_of_the_person_or_of_ours(engine: Engine) -> None:
    outcome = await engine.turn("a", None, typed("아주 특별한 문장", "report_threat"))
    kept = json.dumps(outcome.state, ensure_ascii=False)
    assert json.loads(kept) == outcome.state
    assert "특별한" not in kept and "보냈나요" not in kept


async def test_slot_of_an_older_version_is_left_behind(engine: Engine) -> None:
    state = {"slots": {"gone_since": 1, "platform": "x"}, "loop": None, "buttons": []}
    outcome = await engine.turn("a", state, typed("안녕", "greet"))
    assert "gone_since" not in outcome.state["slots"]
    assert outcome.state["slots"]["platform"] == "x"


async def test_form_of_an_older_version_is_left_behind(engine: Engine) -> None:
    state = {"slots": {}, "loop": {"name": "gone_form", "rejected": False}, "buttons": []}
    assert said(await engine.turn("a", state, typed("법", "ask_legal"))) == ["법"]


class TestForm:
    async def test_form_runs_over_turns_and_a_question_in_between_is_answered(self, engine: Engine) -> None:
        asked = await engine.turn("a", None, typed("지난번 일", "ask_case_status"))
        assert said(asked) == ["코드를 알려 주세요"]
        aside = await engine.turn("a", asked.state, typed("범죄인가요", "ask_legal"))
        assert said(aside) == ["법", "코드를 알려 주세요"]
        given = await engine.turn("a", aside.state, typed("7K3M", "greet"))
        assert said(given) == ["코드를 받았어요"]
        assert given.replies[0].protect
        assert given.state["slots"]["case_code"] == "7K3M"

    async def test_form_without_a_rule_for_what_was_said_fails_loudly(self, engine: Engine) -> None:
        asked = await engine.turn("a", None, typed("지난번 일", "ask_case_status"))
        with pytest.raises(TurnFailed):
            await engine.turn("a", asked.state, typed("날씨", "out_of_scope"))


class TestButtons:
    async def test_pressed_button_sets_its_entities_without_understanding(self, engine: Engine) -> None:
        outcome = await engine.turn("a", None, Incoming(press=Press("affirm", {"paid": "yes"})))
        assert said(outcome) == ["네"]
        assert outcome.state["slots"]["paid"] == "yes"

    async def test_typing_the_title_of_a_button_just_shown_presses_it(self, engine: Engine) -> None:
        shown = await engine.turn("a", None, typed("협박", "report_threat"))
        assert shown.state["buttons"] == ["b:1", "b:2"]
        outcome = await engine.turn("a", shown.state, typed(" 네 ", "greet"))
        assert outcome.state["slots"]["paid"] == "yes"

    async def test_title_of_a_button_shown_earlier_is_only_words(self, engine: Engine) -> None:
        shown = await engine.turn("a", None, typed("협박", "report_threat"))
        later = await engine.turn("a", shown.state, typed("안녕", "greet"))
        outcome = await engine.turn("a", later.state, typed("네", "greet"))
        assert "paid" not in outcome.state["slots"]

    async def test_words_with_a_risk_press_nothing(self, engine: Engine) -> None:
        shown = await engine.turn("a", None, typed("협박", "report_threat"))
        words: Any = Understood("네", "greet", risk=Risk(frozenset({"danger"})))
        outcome = await engine.turn("a", shown.state, Incoming(text="네", understanding=words))
        assert "paid" not in outcome.state["slots"]

    async def test_item_number_of_a_button_reaches_the_action(self, engine: Engine) -> None:
        outcome = await engine.turn("a", None, Incoming("item", press=Press("ask_hotline", {}, "", 12)))
        assert said(outcome) == ["값 12"]

    async def test_title_on_a_card_the_gate_has_shown_presses_it(self, engine: Engine) -> None:
        carded = Incoming(text="안녕", understanding=Understood("안녕", "greet"), shown=("b:1",))  # type: ignore[arg-type]
        first = await engine.turn("a", None, carded)
        outcome = await engine.turn("a", first.state, typed("네", "greet"))
        assert outcome.state["slots"]["paid"] == "yes"


@pytest.mark.parametrize(
    "text",
    ["", " ", "/affirm", '/affirm{"paid": "yes"}', "/restart", "\ud800", "\x00", "\u200f\u202e", "🙂", "가" * 100_000],
    ids=["empty", "blank", "intent", "intent with slot", "restart", "surrogate", "nul", "marks", "emoji", "100k"],
)
async def test_strange_text_is_only_text(engine: Engine, text: str) -> None:
    outcome = await engine.turn("a", None, typed(text, "ask_legal"))
    assert said(outcome) == ["법"]
    assert "paid" not in outcome.state["slots"]


class TestFailure:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("raise", "action_do: ValueError"),
            ("unknown response", "utter_nowhere|no response"),
            ("own words", "no response file"),
            ("no json", "anything"),
            ("bad event", "action_do"),
        ],
    )
    async def test_what_rasa_would_swallow_is_raised_and_quotes_nobody(
        self, engine: Engine, text: str, names: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.ERROR)
        with pytest.raises(Exception, match=names) as caught:
            await engine.turn("a", None, typed(text, "ask_hotline"))
        error: BaseException | None = caught.value
        while error is not None:
            assert SECRET not in str(error)
            error = error.__cause__ or error.__context__
        assert SECRET not in caplog.text

    async def test_error_of_ours_keeps_its_type(self, engine: Engine) -> None:
        with pytest.raises(CaseGone):
            await engine.turn("a", None, typed("raise ours", "ask_hotline"))

    async def test_action_that_declines_with_no_other_rule_fails_loudly(self, engine: Engine) -> None:
        with pytest.raises(TurnFailed) as caught:
            await engine.turn("a", None, typed("그만", "goodbye"))
        assert SECRET not in str(caught.value)

    async def test_intent_without_a_rule_fails_loudly(self, engine: Engine) -> None:
        with pytest.raises(TurnFailed):
            await engine.turn("a", None, typed("?", "out_of_scope"))
        with pytest.raises(TurnFailed):
            await engine.turn("a", None, typed("?", "no_such_intent"))

    async def test_message_without_understanding_or_press_is_refused(self, engine: Engine) -> None:
        with pytest.raises(TurnFailed):
            await engine.turn("a", None, Incoming(text="안녕"))

    async def test_action_with_nothing_to_say_gives_no_replies(self, engine: Engine) -> None:
        assert (await engine.turn("a", None, typed("nothing", "ask_hotline"))).replies == ()

    async def test_failed_turn_changes_no_state(self, engine: Engine) -> None:
        state = (await engine.turn("a", None, typed("협박", "report_threat"))).state
        before = json.dumps(state)
        with pytest.raises(TurnFailed):
            await engine.turn("a", state, typed("raise", "ask_hotline"))
        assert json.dumps(state) == before

    async def test_cancelled_turn_leaves_the_engine_usable(self, engine: Engine) -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(engine.turn("a", None, typed("hang", "ask_hotline")), 0.2)
        assert said(await engine.turn("a", None, typed("안녕", "greet"))) == ["안녕 하나"]


async def test_turns_of_many_people_at_once_do_not_mix(engine: Engine) -> None:
    async def talk(person: int) -> None:
        state: dict[str, Any] | None = None
        for number in range(5):
            words = f"echo {person} {number}"
            outcome = await engine.turn(f"person{person}", state, typed(words, "ask_hotline"))
            assert said(outcome) == [f"값 {words}"]
            assert outcome.state["slots"]["anything"] == words
            state = outcome.state

    await asyncio.gather(*(talk(person) for person in range(20)))


async def test_action_gets_the_domain(engine: Engine) -> None:
    assert said(await engine.turn("a", None, typed("domain", "ask_hotline"))) == ["값 case_form"]


async def test_turn_1000_is_kept_in_as_little_as_turn_20(engine: Engine) -> None:
    state: dict[str, Any] | None = None
    sizes = []
    for number in range(60):
        intent = ("greet", "report_threat", "ask_legal")[number % 3]
        state = (await engine.turn("a", state, typed("말", intent))).state
        sizes.append(len(json.dumps(state)))
    assert max(sizes[-6:]) <= max(sizes[3:9]) + 4  # a counter may gain a digit
