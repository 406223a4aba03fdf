"""Telegram by long polling or by webhook, in the assistant's own loop.

An update is confirmed (the poll's offset moves, the webhook is answered 200) only after its turn is written down, so
Telegram keeps what we could not take. Switching from one mode to the other keeps what waits there.
It logs update ids and error types: exception texts of the library quote the token, and its debug log whole messages.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any

import structlog
from starlette.routing import Route
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Update, WebhookInfo
from telegram.constants import ChatAction, InlineKeyboardButtonLimit, MessageLimit, UpdateType
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.channels.split import clean_text, split_text
from bot.channels.telegram_updates import CHANNEL, group_of, salvage, to_turn
from bot.channels.telegram_webhook import CONNECTIONS, Door, Webhook
from bot.errors import DeliveryError, NotAccepted, SettingsError, Unreachable
from bot.turn import Receive, Reply, Turn

__all__ = ["TelegramConnector", "Webhook", "to_turn"]

log = structlog.get_logger(__name__)

ALLOWED_UPDATES = (UpdateType.MESSAGE, UpdateType.EDITED_MESSAGE, UpdateType.CALLBACK_QUERY)
PART_UNITS = MessageLimit.MAX_TEXT_LENGTH - 96  # a margin: Telegram counts after its own clean-up
DELETE_AT_ONCE = 100
TRIES = 5  # of an update that our own code cannot take; one that is not on disk is tried for ever
CHORES = 30  # as many courtesies as Telegram allows calls in a second; answers come first
OFFER_AGAIN_S = 2.0  # while nothing can be written down: whoever writes now hears the emergency numbers soon
TYPING_S = 4.0  # Telegram shows "typing" for five seconds
MAX_CODE_BYTES = InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
UNWRITTEN = "updates cannot be written down"
GONE = ("chat not found", "peer_id_invalid", "user is deactivated", "have no rights to send", "user not found")

# What Telegram says about a webhook it cannot use, and what to do. Its own words may quote the address: never shown.
_DELIVERY = (
    (("certificate", "ssl", "tls"), "it does not trust the certificate; it needs a public one with its whole chain"),
    (("resolve", "host name", "name or service"), "it cannot find the host"),
    (("timed out", "timeout"), "nothing answers there in time"),
    (("port",), "it allows the ports 443, 80, 88 and 8443 only"),
    (("reserved",), "the host must have a public address"),
    (("https",), "the address must begin with https"),
    (("connect", "refused", "unreachable", "no route"), "nobody answers there; is the proxy before Gyeot running?"),
    ((" 401", " 403"), "it is refused there: a rule of the proxy, or a second program with another TELEGRAM_SECRET"),
    ((" 502", " 504", " 404", " 405", " 30"), "the proxy before Gyeot does not pass the route of the webhook on"),
)


class _Request(HTTPXRequest):
    """The library's own, but what Telegram answers is never logged."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("invalid answer") from None
        return answer


class _Pause:
    """Back-off that doubles from `first_s` to `longest_s`, with up to a quarter of chance on top."""

    def __init__(self, first_s: float, longest_s: float) -> None:
        self._first_s, self._longest_s = first_s, longest_s
        self._next_s = first_s

    def reset(self) -> None:
        self._next_s = self._first_s

    def take(self) -> float:
        wait_s, self._next_s = self._next_s, min(self._next_s * 2, self._longest_s)
        return wait_s * (1 + random.random() / 4)  # noqa: S311 - spreads load, keeps no secret


class TelegramConnector:
    """One bot account. `start` reads in the background; `send` and `delete` work from then until `close`.

    `base_url` ends in `/bot` (None: Telegram's own). `staff_chat_id` is a group that is not declined.
    `group_reply` gives, for a language hint, the one message that a group gets; None leaves groups alone.
    With a `webhook` Telegram delivers by itself and `routes` must be mounted where its address leads; without one the
    connector polls. `problem` is what keeps the connector from reading, one short line for health checks, or None.
    """

    name = CHANNEL

    def __init__(
        self,
        token: str,
        *,
        base_url: str | None = None,
        staff_chat_id: str | None = None,
        group_reply: Callable[[str | None], Reply] | None = None,
        webhook: Webhook | None = None,
        poll_s: int = 25,
        answer_s: float = 10.0,
        pause_s: tuple[float, float] = (0.5, 20.0),
        check_s: tuple[float, float] = (2.0, 60.0),
    ) -> None:
        for library in ("httpx", "httpcore"):
            logging.getLogger(library).setLevel(logging.WARNING)  # request lines hold the token
        logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
        address: dict[str, Any] = {} if base_url is None else {"base_url": base_url}
        try:
            self._bot: ExtBot[Any] = ExtBot(
                token.strip(),
                **address,
                request=_Request(read_timeout=answer_s, write_timeout=answer_s, pool_timeout=answer_s),
                get_updates_request=_Request(connection_pool_size=2, read_timeout=answer_s),
                # No retries in here, on purpose: the limiter would hold back everybody's messages, emergency cards
                # too, while one chat waits. The outbox retries each row after the wait that Telegram names.
                rate_limiter=AIORateLimiter(max_retries=0),
            )
        except (InvalidToken, ValueError, KeyError):
            raise SettingsError("TELEGRAM_TOKEN or TELEGRAM_API_URL is not usable") from None
        self._staff_chat_id = staff_chat_id
        self._group_reply = group_reply
        self._poll_s = poll_s
        self._answer_s = answer_s
        self._pause = _Pause(*pause_s)
        self._webhook = webhook
        self._door = Door(webhook.secret, self._deliver) if webhook else None
        self._check = _Pause(*check_s)
        self._heard_at = datetime.now(timezone.utc)  # when the webhook was set, or an update came through it
        self._receive: Receive | None = None
        self._offset = 0
        self._tries: dict[int, int] = {}  # of updates that our own code could not take
        self._introduced = False
        self._stopping = asyncio.Event()
        self._reader: asyncio.Task[None] | None = None
        self._chores: set[asyncio.Task[None]] = set()
        self._typing_until: OrderedDict[str, float] = OrderedDict()
        self._declined: set[int] = set()
        self._moved: dict[str, str] = {}  # chats that became supergroups
        self._unfinished: OrderedDict[int, list[str]] = OrderedDict()  # ids of the parts that went, by message
        self.problem: str | None = "not started"

    # --- reading ------------------------------------------------------------------------------------------------

    @property
    def mode(self) -> str:
        """`webhook` or `long polling`."""
        return "webhook" if self._webhook else "long polling"

    def routes(self) -> list[Route]:
        """What to mount for the webhook; nothing when polling."""
        return self._door.routes() if self._door else []

    async def start(self, receive: Receive) -> None:
        """Greets Telegram once and reads in the background; an unreachable Telegram is tried again there.

        Raises SettingsError when Telegram refuses the token.
        """
        self._receive = receive
        self._stopping.clear()
        if self._door is not None:
            self._door.open()  # first: what waits at Telegram comes the moment the webhook is set
        try:
            await asyncio.wait_for(self._introduce(), self._answer_s)
        except InvalidToken:
            self.problem = "the token was refused"
            raise SettingsError("TELEGRAM_TOKEN was refused by Telegram") from None
        except Exception as exc:
            self.problem, _ = self._trouble(exc)
            log.warning("telegram.not_introduced_at_start", error=type(exc).__name__)
        reading = self._read() if self._webhook is None else self._watch(self._webhook)
        self._reader = asyncio.create_task(reading, name="telegram-reader")

    async def stop(self) -> None:
        """Stops reading after the turn in hand is written down. Sending still works, until `close`."""
        self._stopping.set()
        if self._door is not None:
            await self._door.close()
        if self._reader is not None:
            await self._reader
            self._reader = None
        if self._chores:
            await asyncio.wait(self._chores, timeout=1.0)
        for chore in tuple(self._chores):
            chore.cancel()
        self.problem = "stopped"

    async def close(self) -> None:
        """Closes the connections to Telegram; nothing can be sent any more."""
        await self._bot.shutdown()

    async def _introduce(self) -> None:
        await self._bot.initialize()
        if self._webhook is None:
            await self._bot.delete_webhook(drop_pending_updates=False)  # polls are refused while one is set
        else:
            self._heard_at = datetime.now(timezone.utc)
            await self._bot.set_webhook(
                self._webhook.url,
                allowed_updates=list(ALLOWED_UPDATES),
                secret_token=self._webhook.secret,
                max_connections=CONNECTIONS,
                drop_pending_updates=False,
            )
            self.problem = None
        self._introduced = True

    async def _read(self) -> None:
        """Polls until stopped; nothing ends it but `stop`."""
        while not self._stopping.is_set():
            try:
                if not self._introduced:
                    await self._unless_stopped(self._introduce())
                raw_updates = await self._unless_stopped(self._fetch())
                self.problem = None
                if await self._take_all(raw_updates or ()):
                    self._pause.reset()
                    continue
                self.problem = UNWRITTEN
                wait_s = min(self._pause.take(), OFFER_AGAIN_S)
            except Exception as exc:
                self.problem, wait_s = self._trouble(exc)
                log.warning("telegram.poll_failed", error=type(exc).__name__, wait_s=round(wait_s, 1))
            await self._unless_stopped(asyncio.sleep(wait_s))

    async def _watch(self, webhook: Webhook) -> None:
        """Sets the webhook when it is not set, and looks now and then whether Telegram gets through."""
        while not self._stopping.is_set():
            try:
                if not self._introduced:
                    await self._unless_stopped(self._introduce())
                wait_s = self._check.take()
                await self._unless_stopped(asyncio.sleep(wait_s))
                info = await self._unless_stopped(self._bot.get_webhook_info())
                self._pause.reset()
                if info is not None:
                    self._judge(info, webhook)
            except Exception as exc:
                self.problem, wait_s = self._trouble(exc)
                log.warning("telegram.webhook_not_set", error=type(exc).__name__, wait_s=round(wait_s, 1))
                await self._unless_stopped(asyncio.sleep(wait_s))

    def _judge(self, info: WebhookInfo, webhook: Webhook) -> None:
        if info.url != webhook.url:
            self._introduced = False
            self.problem = "the webhook was not set any more; another program uses this bot"
            log.warning("telegram.webhook_taken", empty=not info.url)
        elif info.last_error_date is not None and info.last_error_date > self._heard_at:
            # An error older than the last update that came through is over.
            if self.problem != UNWRITTEN:
                self.problem = _delivery_problem(info.last_error_message or "")
                log.warning("telegram.webhook_undelivered", waiting=info.pending_update_count)
        elif self.problem != UNWRITTEN or not info.pending_update_count:
            self.problem = None

    async def _deliver(self, update_id: int, raw: dict[str, Any]) -> bool:
        """An update that came through the webhook; False when it has to come again."""
        self._heard_at = datetime.now(timezone.utc)
        taken = await self._take(update_id, raw)
        if taken:
            self._tries.pop(update_id, None)
        self.problem = None if taken else UNWRITTEN
        return taken

    def _trouble(self, exc: Exception) -> tuple[str, float]:
        """(problem, seconds to wait) of a failed poll, or of a webhook that could not be set."""
        wait_s = self._pause.take()
        if isinstance(exc, RetryAfter):
            return "Telegram asks to wait", max(wait_s, _seconds(exc))
        if isinstance(exc, Conflict):
            self._introduced = False  # a webhook may have been set meanwhile
            return "another program reads this bot's updates", wait_s
        if isinstance(exc, InvalidToken):
            return "the token was refused", wait_s
        if isinstance(exc, BadRequest) and self._webhook is not None:
            return _delivery_problem(exc.message), wait_s
        return "Telegram cannot be reached", wait_s

    async def _unless_stopped(self, work: Coroutine[Any, Any, Any]) -> Any:
        """The result of `work`, or None after cancelling it when the connector is stopped first."""
        task = asyncio.ensure_future(work)
        stopped = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            for one in (task, stopped):
                one.cancel()
            await asyncio.gather(task, stopped, return_exceptions=True)

    async def _fetch(self) -> list[dict[str, Any]]:
        # Not `get_updates`: it reads a batch as a whole, so that one unreadable update would hold up everybody, and
        # logs what it could not read.
        raw_updates = await self._bot._post(
            "getUpdates",
            {"offset": self._offset, "timeout": self._poll_s, "allowed_updates": list(ALLOWED_UPDATES)},
            read_timeout=self._poll_s + self._answer_s,
        )
        if not isinstance(raw_updates, list):
            raise TelegramError("invalid answer")
        return raw_updates

    async def _take_all(self, raw_updates: list[dict[str, Any]] | tuple[()]) -> bool:
        """Takes a batch in order; False when an update has to come again: the offset stays before it.

        Those behind it are offered all the same, at once: while nothing can be written down everybody is to hear the
        emergency numbers, not the first in line only. What was taken is known when it comes again.
        """
        for index, raw in enumerate(raw_updates):
            if self._stopping.is_set():
                return True
            update_id = int(raw["update_id"])
            if not await self._take(update_id, raw):
                behind = raw_updates[index + 1 :]
                await asyncio.gather(*(self._take(int(one["update_id"]), one) for one in behind))
                return False
            self._tries.pop(update_id, None)
            self._offset = update_id + 1
        return True

    async def _take(self, update_id: int, raw: dict[str, Any]) -> bool:
        """True when the update is written down or none of our business."""
        assert self._receive is not None  # noqa: S101 - for the type checker: set by `start`
        update: Update | None = None
        try:
            update = Update.de_json(raw, self._bot)
            turn = to_turn(update)
        except Exception as exc:
            log.error("telegram.update_unreadable", update_id=update_id, error=type(exc).__name__)
            turn = _salvaged(raw, update_id)
        query = update.callback_query if update is not None else None
        if query is not None:
            self._chore("answerCallbackQuery", self._bot.answer_callback_query(query.id))
        if turn is None:
            if update is not None:
                self._decline(update)
            return True
        try:
            accepted = await self._receive(turn)
        except NotAccepted:
            log.error("telegram.not_accepted", update_id=update_id)
            return False
        except Exception as exc:
            tries = self._tries[update_id] = self._tries.get(update_id, 0) + 1
            log.error("telegram.receive_failed", update_id=update_id, error=type(exc).__name__, tries=tries)
            if tries < TRIES:
                return False
            # One update that our code cannot take must not keep everybody behind it in silence.
            log.error("telegram.update_given_up", update_id=update_id)
            return True
        if not accepted.repeat:
            if query is not None and query.message is not None and query.message.is_accessible:
                retire = self._bot.edit_message_reply_markup(query.message.chat.id, query.message.message_id)
                self._chore("editMessageReplyMarkup", retire)
            self._show_typing(turn)
        return True

    def _show_typing(self, turn: Turn) -> None:
        now = asyncio.get_running_loop().time()
        if self._typing_until.get(turn.address, 0.0) > now:
            return
        self._typing_until[turn.address] = now + TYPING_S
        while len(self._typing_until) > 1000:
            self._typing_until.popitem(last=False)
        self._chore("sendChatAction", self._bot.send_chat_action(int(turn.address), ChatAction.TYPING))

    def _decline(self, update: Update) -> None:
        """Says once in a group, without looking at the words, that this is a place for private chats."""
        group = group_of(update)
        if group is None or self._group_reply is None:
            return
        chat_id, language_hint = group
        if str(chat_id) == self._staff_chat_id or chat_id in self._declined or len(self._declined) >= 1000:
            return
        self._declined.add(chat_id)
        text = clean_text(self._group_reply(language_hint).text)
        self._chore("sendMessage", self._bot.send_message(chat_id, text, link_preview_options=NO_PREVIEW))

    def _chore(self, call: str, work: Coroutine[Any, Any, Any]) -> None:
        """A courtesy that nobody waits for and that may fail."""
        if len(self._chores) >= CHORES and call != "answerCallbackQuery":  # which counts towards no limit
            work.close()
            return
        task = asyncio.create_task(self._quietly(call, work))
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)

    async def _quietly(self, call: str, work: Coroutine[Any, Any, Any]) -> None:
        try:
            await work
        except Exception as exc:
            log.info("telegram.courtesy_failed", call=call, error=type(exc).__name__)

    # --- sending ------------------------------------------------------------------------------------------------

    async def send(self, address: str, reply: Reply, in_reply_to: str | None) -> str | None:
        """Sends a reply as plain text, in as many messages as it needs, buttons under the last.

        Gives the message ids, joined by commas when there are several; `delete` takes them as they are. When a part
        fails, the call may be repeated with the same arguments and goes on where it stopped. Telegram cannot tell
        whether a message whose answer was lost has arrived: it is sent again rather than lost.
        Raises DeliveryError (`retry_after` when Telegram names a time) or Unreachable.
        """
        parts = [part for part in split_text(clean_text(reply.text), PART_UNITS) if part.strip()]
        if not parts:
            log.error("telegram.reply_without_text", update_id=in_reply_to)
            return None
        message = hash((address, in_reply_to, reply))
        ids = self._unfinished.pop(message, [])
        try:
            for index in range(len(ids), len(parts)):
                keyboard = _keyboard(reply) if index == len(parts) - 1 else None
                ids.append(await self._send_part(address, parts[index], keyboard, reply.protect))
        except BaseException as exc:
            if ids and not isinstance(exc, Unreachable):
                self._unfinished[message] = ids
                while len(self._unfinished) > 256:
                    self._unfinished.popitem(last=False)
            raise
        return ",".join(ids)

    async def _send_part(self, address: str, text: str, keyboard: InlineKeyboardMarkup | None, protect: bool) -> str:
        async def send(chat_id: int, markup: InlineKeyboardMarkup | None) -> str:
            sent = await self._bot.send_message(
                chat_id, text, reply_markup=markup, protect_content=protect, link_preview_options=NO_PREVIEW
            )
            return str(sent.message_id)

        async def send_somehow(chat_id: int) -> str:
            try:
                return await send(chat_id, keyboard)
            except BadRequest as exc:
                if keyboard is None or _is_gone(exc):
                    raise
                log.error("telegram.keyboard_refused")
                return await send(chat_id, None)  # words without buttons are better than silence

        return await self._call(address, send_somehow)

    async def delete(self, address: str, message_ids: list[str]) -> None:
        """Deletes messages of both sides, a hundred a call; those that are unknown or too old are left out."""
        ids = sorted({int(one) for some in message_ids for one in some.split(",") if one.strip().isdecimal()})

        async def delete_some(chat_id: int, some: list[int]) -> None:
            try:
                await self._bot.delete_messages(chat_id, some)
            except BadRequest as exc:
                if _is_gone(exc) or len(some) == 1:
                    return
                # One that is too old spoils the whole call: halve until the others are gone.
                await delete_some(chat_id, some[: len(some) // 2])
                await delete_some(chat_id, some[len(some) // 2 :])

        for start in range(0, len(ids), DELETE_AT_ONCE):
            some = ids[start : start + DELETE_AT_ONCE]
            await self._call(address, partial(delete_some, some=some))

    async def _call(self, address: str, work: Callable[[int], Coroutine[Any, Any, Any]]) -> Any:
        """Runs `work` with the chat's id and gives its errors our names, without the library's texts."""
        try:
            chat_id = int(self._moved.get(address, address))
        except ValueError:
            raise Unreachable("not a Telegram chat") from None
        try:
            try:
                return await work(chat_id)
            except ChatMigrated as moved:
                # Only groups move, so this is the staff's; the setting should follow
                log.warning("telegram.group_became_supergroup", setting="TELEGRAM_STAFF_CHAT_ID")
                self._moved[address] = str(moved.new_chat_id)
                return await work(moved.new_chat_id)
        except RetryAfter as exc:
            raise DeliveryError("Telegram asks to wait", retry_after=_seconds(exc)) from None
        except Forbidden:
            raise Unreachable("the person blocked the bot or left") from None
        except BadRequest as exc:
            if _is_gone(exc):
                raise Unreachable("Telegram does not know the chat") from None
            raise DeliveryError("Telegram refused the message") from None
        except InvalidToken:
            raise DeliveryError("Telegram refused the token") from None
        except Exception as exc:
            raise DeliveryError(f"Telegram could not be reached ({type(exc).__name__})") from None


def _keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    """One button a row; a button that Telegram would refuse is left out and its code logged."""
    rows = []
    for button in reply.buttons:
        title = clean_text(button.title).strip()
        if not title or not 1 <= len(button.code.encode("utf-8", "replace")) <= MAX_CODE_BYTES:
            log.error("telegram.button_unusable", bytes=len(button.code))
            continue
        rows.append([InlineKeyboardButton(title, callback_data=button.code)])
    return InlineKeyboardMarkup(rows) if rows else None


def _delivery_problem(said: str) -> str:
    """One line from what Telegram says about the webhook, without its words."""
    said = said.lower()
    why = next(
        (why for signs, why in _DELIVERY if any(sign in said for sign in signs)), "it does not say why in words we know"
    )
    return f"Telegram cannot deliver to GYEOT_PUBLIC_URL: {why}"


def _is_gone(exc: BadRequest) -> bool:
    return any(sign in exc.message.lower() for sign in GONE)


def _seconds(exc: RetryAfter) -> float:
    wait = exc.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _salvaged(raw: Mapping[str, Any], update_id: int) -> Turn | None:
    try:
        return salvage(raw)
    except Exception as exc:
        log.error("telegram.update_given_up", update_id=update_id, error=type(exc).__name__)
        return None
