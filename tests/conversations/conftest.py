"""A conversation through the real understanding, rules, actions and texts, in one process and without a socket.

    async def test_someone_who_paid_is_not_blamed(chat):
        await chat.says("이미 돈을 보냈어요")
        chat.heard("utter_threat_paid_no_blame", buttons=["ask_police_report", "request_human"])

What is around it in the assistant (inbox, exit, rate limit, consent, storage) has tests of its own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot import log, settings, training
from bot.dialogue import no_tensorflow
from bot.dialogue.engine import Engine, Incoming
from bot.dialogue.slots import slots_from
from bot.gate.gate import Gate
from bot.nlu.understand import Understander, Understanding
from bot.safety import crisis
from bot.safety.screen import Screen
from bot.storage import uow
from bot.texts.renderer import Texts
from bot.turn import Reply, Turn
from bot.turns import choose_language, choose_tongue

PERSON = "0" * 32


class RecordingTexts(Texts):
    """The renderer, which also remembers the name of what it rendered."""

    _rendered: list[tuple[str, Reply]]

    def render(self, name: str, **choices: Any) -> Reply:
        reply = super().render(name, **choices)
        self.__dict__.setdefault("_rendered", []).append((name, reply))
        return reply

    def name_of(self, reply: Reply) -> str:
        """The response that this very reply was rendered from."""
        return next(name for name, rendered in self._rendered if rendered is reply)

    def forget(self) -> None:
        """Forgets what was rendered before."""
        self._rendered = []


@dataclass(frozen=True)
class Parts:
    """What is loaded once for all conversations."""

    engine: Engine
    understander: Understander
    texts: RecordingTexts
    gate: Gate
    settings: settings.Settings


class Chat:
    """One person's conversation. `replies` are those of the last turn, an emergency card of the gate included."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.channel = "test"
        self.state: dict[str, Any] | None = None
        self.replies: tuple[Reply, ...] = ()
        self.understanding: Understanding | None = None
        self.work: uow.UnitOfWork | None = None
        self.intents: list[str] = []  # of every turn so far, typed or pressed
        self.all_names: list[str] = []  # of every response so far
        parts.texts.forget()
        parts.gate.forget(PERSON)

    @property
    def texts(self) -> list[str]:
        """What was said in the last turn, in order."""
        return [reply.text for reply in self.replies]

    @property
    def names(self) -> list[str]:
        """The names of the responses said in the last turn, in order."""
        return [self._parts.texts.name_of(reply) for reply in self.replies]

    @property
    def titles(self) -> list[str]:
        """The titles of all buttons shown in the last turn."""
        return [button.title for reply in self.replies for button in reply.buttons]

    @property
    def slots(self) -> dict[str, Any]:
        """The slots that are set."""
        return dict((self.state or {}).get("slots") or {})

    def another(self) -> Chat:
        """Somebody else's conversation."""
        return Chat(self._parts)

    async def says(self, text: str, *, channel: str | None = None, **slots: Any) -> list[str]:
        """Types `text`; `slots` are set beforehand. Gives the texts of the answer.

        `channel` is where this person writes from now on: "web", "telegram" ("test" when never said).
        """
        self.channel = channel or self.channel
        turn = Turn(channel=self.channel, update_id="1", address="1", text=text)
        risk = self._parts.gate.risk(turn, PERSON)
        understanding = self._parts.understander.understand(text)
        if risk.urgent:
            intent = "express_suicidal" if "suicidal" in risk.kinds else "in_danger_now"
            understanding = dataclasses.replace(understanding, intent=intent, confidence=1.0, risk=risk)
        self.understanding = understanding
        language = choose_language(self.slots, text, None, understanding)
        card = (self._parts.gate.card(turn, PERSON, risk),) if risk.urgent else ()
        shown = tuple(button.code for reply in card for button in reply.buttons)
        given = {"language": language, "card_sent": bool(card), "channel": self.channel}
        given["country"] = self.slots.get("country") or self._parts.settings.country
        given["writes_in"] = choose_tongue(self.slots, text, None, understanding)
        given |= slots_from(understanding, self.slots) | crisis.entered(risk, given["writes_in"] or language) | slots
        return await self._turn(Incoming(text, understanding, None, given, shown), card)

    async def presses(self, title: str) -> list[str]:
        """Taps the button with this title under the last turn's replies. Gives the texts of the answer."""
        for reply in reversed(self.replies):
            for button in reply.buttons:
                if button.title == title:
                    press = self._parts.texts.press(button.code)
                    assert press is not None, f"the button {title!r} means nothing"
                    language = self.slots.get("language", "ko")
                    slots = {"language": language, "card_sent": False, "channel": self.channel, **slots_from(None)}
                    return await self._turn(Incoming(press=press, slots=slots), ())
        raise AssertionError(f"no button {title!r}; there are {self.titles}")

    def heard(self, name: str, *, buttons: Sequence[str] | None = None) -> None:
        """Fails unless the last turn said the response `name`, with exactly these buttons if they are given.

        A button is named by its intent, its payload or its title.
        """
        assert name in self.names, f"heard {self.names}, not {name}"
        if buttons is None:
            return
        shown = self.replies[self.names.index(name)].buttons
        assert len(shown) == len(buttons), f"{name} has the buttons {[button.title for button in shown]}"
        for button, wanted in zip(shown, buttons, strict=True):
            press = self._parts.texts.press(button.code)
            assert press is not None
            known = (press.intent, press.payload, button.title)
            assert wanted in known, f"{wanted!r} is none of {known}"

    async def _turn(self, incoming: Incoming, before: tuple[Reply, ...]) -> list[str]:
        work = uow.UnitOfWork(
            case_id=PERSON,
            channel=self.channel,
            settings=self._parts.settings,
            language=str(incoming.slots.get("language") or self.slots.get("language") or "ko"),
        )
        shown = (self.state or {}).get("buttons") or ()
        with uow.active(work):
            outcome = await self._parts.engine.turn(PERSON, self.state, incoming)
        self.work = work
        self.state = outcome.state
        spoken = self.slots.get("writes_in") or self.slots.get("language") or "ko"
        called = crisis.help_called(self.slots, incoming.text)
        place, awaiting = self.slots.get("country"), self.slots.get("awaiting")
        self._parts.gate.learn(PERSON, spoken, place, awaiting, help_called=called)
        self.replies = (*before, *outcome.replies)
        pressed = incoming.press or self._parts.engine.pressed(incoming.text, shown)
        if pressed is not None:
            self.intents.append(pressed.intent)
        elif incoming.understanding is not None:
            self.intents.append(incoming.understanding.intent)
        self.all_names += self.names
        assert any(text.strip() for text in self.texts), "the turn ended without a word"
        assert not [text for text in self.texts if "{" in text or "}" in text], f"a brace in {self.texts}"
        return self.texts


@pytest.fixture(scope="session")
def conversation_parts(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """Loads everything once; trains first if the data changed (the model in `models/` is used when it fits)."""
    log.configure()
    no_tensorflow.install()
    home: Path = tmp_path_factory.mktemp("home")
    loaded = settings.load({"GYEOT_HOME": str(home)}, dotenv=None)
    training.train_all(settings.ROOT, loaded.models, lambda line: None)
    model = training.trained(loaded.models)
    texts = RecordingTexts.load()
    assert isinstance(texts, RecordingTexts)
    return Parts(
        engine=Engine.load(model.core, texts),
        understander=Understander.load(model.nlu),
        texts=texts,
        gate=Gate(texts, Screen.load(), "KR"),
        settings=loaded,
    )


@pytest.fixture
def chat(conversation_parts: Parts) -> Iterator[Chat]:
    """A new person's conversation."""
    yield Chat(conversation_parts)
