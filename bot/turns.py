"""The middle of the way: one turn is understood, answered by Rasa in its own thread, and committed once."""

from __future__ import annotations

import asyncio
import dataclasses
import threading
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, TypeVar

import structlog

from bot.cases.people import People, Person, State, erase_rows
from bot.desk import service as desk
from bot.dialogue.engine import Engine, Incoming, Outcome
from bot.dialogue.slots import slots_from
from bot.errors import ModelMissing, TurnFailed
from bot.inbox.store import Received, finish
from bot.nlu.understand import Understander, Understanding
from bot.outbox.store import add_deletion, add_reply
from bot.safety import crisis
from bot.safety.screen import Risk
from bot.settings import Settings
from bot.storage import uow
from bot.storage.database import Database
from bot.storage.keys import KeyStore
from bot.storage.uow import UnitOfWork
from bot.texts.renderer import Texts
from bot.turn import Reply, Turn

log = structlog.get_logger(__name__)

LATE_AFTER = timedelta(minutes=10)
_WITHOUT_SPACES = ("ko", "zh", "ja", "th")
_SWITCH_WORDS = 3  # a sentence, not a name or "ok", changes the language of the talk

T = TypeVar("T")


@dataclass(frozen=True)
class Job:
    """A turn on its way through: what the gate found, and what it has said or still owes.

    `before`: replies that come before Rasa's (a word about a photo). `card`: the emergency card, which has left
    when `card_sent`, else it goes with the commit. `delete_after_s`: when to delete the media.
    """

    received: Received
    risk: Risk
    before: tuple[Reply, ...] = ()
    card: Reply | None = None
    card_sent: bool = False
    delete_after_s: float | None = None
    only_before: bool = False  # nothing for Rasa in it: a photo without a caption

    @property
    def turn(self) -> Turn:
        """The turn itself."""
        return self.received.turn

    @property
    def words(self) -> str:
        """What is to be understood: typed words, else forwarded or edited ones; never a caption or file name."""
        return self.turn.text or ("" if self.turn.media is not None else " ".join(self.turn.texts))

    @property
    def owed(self) -> tuple[Reply, ...]:
        """The card, when it has not left yet."""
        return (self.card,) if self.card is not None and not self.card_sent else ()

    @property
    def shown(self) -> tuple[str, ...]:
        """Codes of the card's buttons: typing their titles presses them."""
        return tuple(button.code for button in self.card.buttons) if self.card is not None else ()


@dataclass(frozen=True)
class Answered:
    """What a commit left for the front: how many replies the outbox holds; when all was `erased` they are `direct`,
    and the messages with the ids `delete` are to go."""

    language: str
    country: str | None = None
    awaiting: str | None = None
    replies: int = 0
    erased: bool = False
    direct: tuple[Reply, ...] = ()
    delete: tuple[str, ...] = ()
    help_called: bool = False


class Turns:
    """Answers and commits. `answer` runs in the turn thread, `fallback` in the store thread."""

    def __init__(
        self,
        *,
        settings: Settings,
        database: Database,
        keys: KeyStore,
        people: People,
        texts: Texts,
        understander: Understander,
    ) -> None:
        self._settings = settings
        self._database = database
        self._keys = keys
        self._people = people
        self._texts = texts
        self._understander = understander
        self.engine: Engine | None = None  # loaded later, in the turn thread

    async def answer(self, job: Job) -> Answered | None:
        """Understands, lets Rasa choose, commits. None when another commit finished the row first.

        Raises:
            BotError: nothing was committed; the gate speaks instead.
        """
        now = datetime.now(timezone.utc)
        turn = job.turn
        person = self._people.resume(job.received.person.lookup, job.received.person.case_id, now)
        state = self._people.state(person)
        slots = dict((state or {}).get("slots") or {})
        press = self._texts.press(turn.press) if turn.press else None
        understanding = None if press else self._understand(job.words, job.risk)
        language = choose_language(slots, job.words, turn.language_hint, understanding)
        work = self._unit(person, turn, language, now)
        replies = [*job.owed, *job.before]
        if now - turn.received_at > LATE_AFTER and not job.risk.urgent:
            replies.insert(0, self._render("utter_late", language, slots))
        if turn.press and press is None:
            replies.append(self._render("utter_menu_unknown_button", language, slots))
            outcome = Outcome((), dict(state or {"slots": {}}))
        elif job.only_before:
            outcome = Outcome((), dict(state or {"slots": {}}))
        else:
            extra: dict[str, Any] = slots_from(understanding, slots)
            language = work.language = extra.get("language", language)
            extra |= {"writes_in": choose_tongue(slots, job.words, turn.language_hint, understanding)}
            extra |= {"language": language, "channel": turn.channel, "card_sent": job.card is not None}
            extra.setdefault("country", slots.get("country") or self._settings.country)
            if job.risk.urgent:
                extra |= crisis.entered(job.risk, extra["writes_in"] or language)
            with uow.active(work):
                if self.engine is None:
                    raise ModelMissing("the dialogue model is not loaded yet")
                outcome = await self.engine.turn(
                    person.case_id, state, Incoming(job.words, understanding, press, extra, job.shown)
                )
        replies += outcome.replies
        if job.card is None and not any(reply.text.strip() for reply in replies):
            raise TurnFailed("the turn ended without a word")
        new_state = outcome.state
        asks = not (job.risk.urgent or turn.consented or work.consent_given or work.erase)
        asks = asks and self._people.asks_consent(person)
        if asks:
            # What leaves a trace differs: on the page no messenger company keeps the words.
            name = "utter_consent_web" if turn.channel == "web" else "utter_consent"
            consent = self._render(name, language, slots)
            replies.append(consent)
            new_state = with_buttons(new_state, consent)
        return self._commit(job, person, work, tuple(replies), new_state, asked=asks)

    def fallback(self, job: Job, replies: tuple[Reply, ...]) -> Answered | None:
        """The commit of the net: says what the gate chose, pages the desk when there is risk, needs no Rasa.

        Raises StorageError when not even that can be written.
        """
        now = datetime.now(timezone.utc)
        person = self._people.resume(job.received.person.lookup, job.received.person.case_id, now)
        state = self._people.state(person)
        state = dict(state) if state else {"slots": {}}
        slots = dict(state.get("slots") or {})
        language = str(slots.get("language") or "ko")
        work = self._unit(person, job.turn, language, now)
        if job.risk.urgent:
            state["slots"] = slots | crisis.entered(job.risk)
            with uow.active(work):
                for kind in sorted(job.risk.kinds & set(desk.PAGES)):
                    desk.ask(kind, minor=slots.get("age_band") in ("under_14", "14_17", "18"))
        return self._commit(job, person, work, (*job.owed, *replies), {**state, "buttons": list(job.shown)})

    def _understand(self, words: str, risk: Risk) -> Understanding:
        understanding = self._understander.understand(words)
        if not risk.urgent:
            return understanding
        # The screen also saw caption, file name and notes; its word is final.
        intent = "express_suicidal" if "suicidal" in risk.kinds else "in_danger_now"
        ranking = ((intent, 1.0), *(rank for rank in understanding.ranking if rank[0] != intent))
        return dataclasses.replace(understanding, intent=intent, confidence=1.0, ranking=ranking, risk=risk)

    def _unit(self, person: Person, turn: Turn, language: str, now: datetime) -> UnitOfWork:
        return UnitOfWork(
            case_id=person.case_id,
            channel=turn.channel,
            settings=self._settings,
            language=language,
            consented=person.consented or turn.consented,
            now=now,
        )

    def _render(self, name: str, language: str, slots: Mapping[str, Any]) -> Reply:
        country = str(slots.get("country") or self._settings.country)
        return self._texts.render(name, language=language, country=country)

    def _commit(
        self,
        job: Job,
        person: Person,
        work: UnitOfWork,
        replies: tuple[Reply, ...],
        state: State,
        *,
        asked: bool = False,
    ) -> Answered | None:
        turn, now = job.turn, datetime.now(timezone.utc)
        slots = state.get("slots") or {}
        spoken, country = str(slots.get("writes_in") or work.language), slots.get("country")
        consented = work.consented or work.consent_given
        message_ids = self._people.message_ids(person) if work.erase else []
        try:
            with self._database.write() as session:
                if not finish(session, job.received.id):
                    raise _Finished
                for write in work.writes:
                    write(session)
                if work.erase:
                    erase_rows(session, person.case_id)
                elif consented:
                    self._people.keep(session, person, turn, state, now)
                for reply in () if work.erase else replies:
                    add_reply(
                        session,
                        self._keys,
                        case_id=person.case_id,
                        channel=turn.channel,
                        address=turn.address,
                        reply=reply,
                        in_reply_to=turn.update_id,
                        now=now,
                    )
                if job.delete_after_s is not None and turn.message_id and not work.erase:
                    add_deletion(
                        session,
                        self._keys,
                        case_id=person.case_id,
                        channel=turn.channel,
                        address=turn.address,
                        message_ids=(turn.message_id,),
                        due_at=now + timedelta(seconds=job.delete_after_s),
                        now=now,
                    )
        except _Finished:
            return None
        if work.erase:
            self._people.forget(person)
            return Answered(spoken, country, erased=True, direct=replies, delete=tuple(message_ids))
        self._people.remember(person, turn, state, consented=consented, asked=asked)
        called = crisis.help_called(slots, turn.text)
        return Answered(spoken, country, slots.get("awaiting"), len(replies), help_called=called)


class _Finished(Exception):
    """The row was finished by another commit (time-out, exit): take everything back."""


def choose_language(slots: Mapping[str, Any], words: str, hint: str | None, understanding: Understanding | None) -> str:
    """`ko` or `en`. First the words, then the channel's locale; later a whole sentence in the other one switches."""
    current = slots.get("language")
    found = understanding.language if understanding else "und"
    if current in ("ko", "en"):
        sentence = len(words.split()) >= _SWITCH_WORDS or (found == "ko" and len(words.strip()) >= 2 * _SWITCH_WORDS)
        if slots.get("language_chosen") or found not in ("ko", "en") or not sentence:
            return str(current)
        return found
    if found == "und":
        found = (hint or "ko").split("-")[0].lower()
    return "ko" if found == "ko" else "en"


def choose_tongue(
    slots: Mapping[str, Any], words: str, hint: str | None, understanding: Understanding | None
) -> str | None:
    """The language in which the person writes when that is neither Korean nor English, else None.

    What is said in an emergency is said in it, where it has words; the rest of the talk is as `choose_language` says.
    """
    current = slots.get("writes_in")
    found = understanding.language if understanding else "und"
    if slots.get("language_chosen"):
        return None
    if found == "und":
        first = None if slots.get("language") or current else (hint or "ko").split("-")[0].lower()
        return first if first not in (None, "ko", "en") else current
    known = slots.get("language") is not None
    sentence = len(words.split()) >= _SWITCH_WORDS
    sentence = sentence or (found in _WITHOUT_SPACES and len(words.strip()) >= 2 * _SWITCH_WORDS)
    if known and not sentence:
        return current
    return None if found in ("ko", "en") else found


def with_buttons(state: State, reply: Reply) -> State:
    """Typing a title of this reply's buttons presses them too, as with the buttons of Rasa's own replies."""
    codes = [*(state.get("buttons") or []), *(button.code for button in reply.buttons)]
    return {**state, "buttons": codes}


class TurnThread:
    """A thread with its own event loop: whatever hangs there, the front's time-outs still fire."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="turns", daemon=True)
        self._thread.start()

    def submit(self, coroutine: Coroutine[Any, Any, T]) -> Future[T]:
        """Starts a coroutine there; the result can be awaited with `asyncio.wrap_future`."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    async def call(self, function: Callable[[], T]) -> T:
        """Runs a blocking function there (loading the model)."""

        async def run() -> T:
            return function()

        return await asyncio.wrap_future(self.submit(run()))

    def stop(self) -> None:
        """Ends the loop after what is running."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
