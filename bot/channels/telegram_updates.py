"""What a Telegram update says: pure functions from updates to turns. Nothing is ever downloaded."""

from __future__ import annotations

import os
import quopri
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext.filters import StatusUpdate

from bot.turn import Media, Turn

CHANNEL = "telegram"

os.environ.setdefault("PTB_TIMEDELTA", "1")  # durations as timedelta, the library's coming default: else it warns

# First match wins: a venue carries a location too, an animation a document, a live photo a video.
_MEDIA = {
    "venue": Media.LOCATION,
    "location": Media.LOCATION,
    "live_photo": Media.PHOTO,
    "photo": Media.PHOTO,
    "paid_media": Media.PHOTO,
    "animation": Media.VIDEO,
    "video": Media.VIDEO,
    "video_note": Media.VIDEO,
    "voice": Media.VOICE,
    "audio": Media.VOICE,
    "document": Media.DOCUMENT,
    "sticker": Media.STICKER,
    "contact": Media.CONTACT,
}

# Where words stand in a message, at whatever depth: captions, polls and their options, checklists, file names, places.
_WORDS = frozenset(
    ("text", "caption", "file_name", "title", "performer", "question", "explanation", "description", "address", "emoji")
)
# Parts of a message that were not said with it: who and where, the message answered to, our own keyboard, marks.
_NOT_SAID = frozenset(
    (
        "from", "chat", "sender_chat", "via_bot", "forward_origin", "reply_to_message", "external_reply", "quote",
        "pinned_message", "reply_markup", "entities", "caption_entities", "new_chat_members", "left_chat_member",
        "reply_to_story",
    )
)  # fmt: skip

# Deep links append a payload of these characters only; anything else behind /start was typed by a person.
_START = re.compile(r"/start(?:@\w+)?(?:\s+(?P<rest>.*))?", re.DOTALL)
_DEEP_LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")


def to_turn(update: Update) -> Turn | None:
    """The turn that a private message, an edit of one or a tap is; None for everything else.

    `text` is what the person typed. Forwarded and edited text, captions, file names, contact notes, quotes and the
    like go to `texts`. `/start`, with or without a deep link, is an empty text: a greeting. A tap carries the code in
    `press` and no `message_id`, as it has no message of its own. `received_at` is when Telegram got the message, so
    that a turn which waited for us shows its age; a tap has no time and takes the present.
    """
    if update.callback_query is not None:
        return _tap(update)
    message = update.message or update.edited_message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return None
    raw = message.to_dict()
    media = next((kind for name, kind in _MEDIA.items() if raw.get(name)), None)
    edited = update.edited_message is not None
    if edited and media is Media.LOCATION:
        return None  # a live location moves every few seconds; its first message was answered
    texts = tuple(dict.fromkeys(_words(raw, message)))
    text = ""
    if message.text is not None and not edited and message.forward_origin is None:
        text, texts = _typed(message.text), tuple(words for words in texts if words != message.text)
    elif message.text is None and media is None:
        if StatusUpdate.ALL.check_update(update) and not texts:
            return None  # a pinned message, a changed timer: nobody said anything
        media = Media.OTHER
    return Turn(
        channel=CHANNEL,
        update_id=str(update.update_id),
        address=str(message.chat.id),
        text=text,
        texts=texts,
        media=media,
        language_hint=_language(message.from_user.language_code if message.from_user else None),
        message_id=str(message.message_id),
        edited=edited,
        received_at=(message.edit_date if edited else None) or message.date,
    )


def salvage(raw: Mapping[str, Any]) -> Turn | None:
    """A turn from an update that the library cannot read, so that its words are screened and somebody answers.

    `raw` is the update as Telegram sent it. None when it is neither a private message nor a tap in a private chat.
    """
    query = raw.get("callback_query")
    if isinstance(query, Mapping):
        chat = query["message"]["chat"]
        if chat["type"] != "private":
            return None
        return Turn(CHANNEL, str(raw["update_id"]), str(chat["id"]), press=str(query["data"]))
    edited = "message" not in raw
    message = raw.get("edited_message" if edited else "message")
    chat = message.get("chat") if isinstance(message, Mapping) else None
    if not isinstance(message, Mapping) or not isinstance(chat, Mapping) or chat.get("type") != "private":
        return None
    message_id = message.get("message_id")
    return Turn(
        channel=CHANNEL,
        update_id=str(raw["update_id"]),
        address=str(chat["id"]),
        texts=tuple(dict.fromkeys(_said(message))),
        media=Media.OTHER,
        message_id=None if message_id is None else str(message_id),
        edited=edited,
    )


def group_of(update: Update) -> tuple[int, str | None] | None:
    """(chat id, language hint) when somebody writes to the bot in a group; None otherwise."""
    message = update.message
    if message is None or message.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        return None
    if StatusUpdate.ALL.check_update(update):
        return None
    return message.chat.id, _language(message.from_user.language_code if message.from_user else None)


def _tap(update: Update) -> Turn | None:
    query = update.callback_query
    if query is None or query.data is None or query.message is None or query.message.chat.type != ChatType.PRIVATE:
        return None
    return Turn(
        channel=CHANNEL,
        update_id=str(update.update_id),
        address=str(query.message.chat.id),
        press=query.data,
        language_hint=_language(query.from_user.language_code),
        received_at=datetime.now(timezone.utc),
    )


def _typed(text: str) -> str:
    """The text without the command that Telegram itself types when a chat is opened."""
    start = _START.fullmatch(text)
    if start is None:
        return text
    rest = start["rest"] or ""
    return "" if _DEEP_LINK.fullmatch(rest) else rest


def _language(code: str | None) -> str | None:
    """The language of an IETF tag: "en" of "en-US"."""
    return code.replace("_", "-").split("-")[0].lower() or None if code else None


def _words(raw: Mapping[str, Any], message: Message) -> Iterator[str]:
    yield from _said(raw)
    # The person's own pick out of a message of somebody else; a quote of ours would be our emergency card.
    answered = message.reply_to_message
    ours = answered is not None and answered.from_user is not None and answered.from_user.is_bot
    if message.quote is not None and not ours:
        yield message.quote.text


def _said(part: Any) -> Iterator[str]:
    """Every text in a message or a part of it that its sender may have written."""
    if isinstance(part, Mapping):
        for name, value in part.items():
            if name == "contact" and isinstance(value, Mapping):
                yield from _contact(value)
            elif name in _WORDS and isinstance(value, str):
                if value.strip():
                    yield value
            elif name not in _NOT_SAID:
                yield from _said(value)
    elif isinstance(part, (list, tuple)):
        for item in part:
            yield from _said(item)


def _contact(contact: Mapping[str, Any]) -> Iterator[str]:
    """Names and the note of a contact; never the number, which nobody here needs."""
    for name in ("first_name", "last_name"):
        if isinstance(value := contact.get(name), str) and value.strip():
            yield value
    card = str(contact.get("vcard") or "").replace("\r\n", "\n")
    if "QUOTED-PRINTABLE" in card.upper():  # vCard 2.1: "=" at the end of a line goes on in the next
        card = card.replace("=\n", "")
    for line in re.sub(r"\n[ \t]", "", card).split("\n"):  # RFC 6350: so does a line that begins with a blank
        head, _, value = line.partition(":")
        name, *parameters = head.upper().split(";")
        if name.rpartition(".")[2] != "NOTE":
            continue
        if any("QUOTED-PRINTABLE" in parameter for parameter in parameters):
            value = quopri.decodestring(value.encode("utf-8", "surrogatepass")).decode("utf-8", "replace")
        value = re.sub(r"\\([nN,;\\])", lambda found: "\n" if found[1] in "nN" else found[1], value)
        if value.strip():
            yield value
