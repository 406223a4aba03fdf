"""What an update becomes: pure, without network."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram import to_turn
from bot.channels.telegram_updates import salvage
from bot.turn import Media, Turn

SENT = 1_790_000_000
PERSON = {"id": 7, "is_bot": False, "first_name": "P", "language_code": "ko"}
BOT = {"id": 1, "is_bot": True, "first_name": "Gyeot"}
PRIVATE = {"id": 7, "type": "private", "first_name": "P"}
FILE = {"file_id": "f", "file_unique_id": "u"}
PHOTO = [{**FILE, "width": 1, "height": 1}]
PLACE = {"longitude": 127.0, "latitude": 37.5}


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 31, "date": SENT, "chat": PRIVATE, "from": PERSON, **content}


def turn_of(kind: str = "message", **content: Any) -> Turn | None:
    body = content.pop("body", None) or message(**content)
    return to_turn(Update.de_json({"update_id": 900, kind: body}))


def heard(kind: str = "message", **content: Any) -> Turn:
    turn = turn_of(kind, **content)
    assert turn is not None
    return turn


def test_text_is_understood_and_keeps_where_it_came_from() -> None:
    assert heard(text="도와주세요") == Turn(
        channel="telegram",
        update_id="900",
        address="7",
        text="도와주세요",
        language_hint="ko",
        message_id="31",
        received_at=datetime.fromtimestamp(SENT, timezone.utc),
    )


def test_edited_text_is_screened_and_marked() -> None:
    turn = heard("edited_message", text="죽고 싶어", edit_date=SENT + 60)
    assert (turn.text, turn.texts, turn.edited, turn.media) == ("", ("죽고 싶어",), True, None)
    assert turn.received_at == datetime.fromtimestamp(SENT + 60, timezone.utc)


def test_forwarded_text_is_screened_and_not_taken_for_the_persons_own() -> None:
    origin = {"type": "hidden_user", "date": SENT, "sender_user_name": "some name"}
    turn = heard(text="돈 보내", forward_origin=origin)
    assert (turn.text, turn.texts) == ("", ("돈 보내",))


@pytest.mark.parametrize(
    ("content", "media", "texts"),
    [
        ({"photo": PHOTO, "caption": "이걸로 협박해요"}, Media.PHOTO, ("이걸로 협박해요",)),
        ({"photo": PHOTO}, Media.PHOTO, ()),
        (
            {"video": {**FILE, "width": 1, "height": 1, "duration": 1, "file_name": "도와줘.mp4"}},
            Media.VIDEO,
            ("도와줘.mp4",),
        ),
        ({"video_note": {**FILE, "length": 1, "duration": 1}}, Media.VIDEO, ()),
        ({"voice": {**FILE, "duration": 1}, "caption": "들어 주세요"}, Media.VOICE, ("들어 주세요",)),
        (
            {"audio": {**FILE, "duration": 1, "title": "제목", "performer": "누구", "file_name": "a.mp3"}},
            Media.VOICE,
            ("제목", "누구", "a.mp3"),
        ),
        ({"document": {**FILE, "file_name": "유서.txt"}}, Media.DOCUMENT, ("유서.txt",)),
        (
            {
                "animation": {**FILE, "width": 1, "height": 1, "duration": 1, "file_name": "x.gif"},
                "document": {**FILE, "file_name": "x.gif"},
            },
            Media.VIDEO,
            ("x.gif",),
        ),
        (
            {
                "sticker": {
                    **FILE, "width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular",
                    "emoji": "😭", "set_name": "set",
                }
            },
            Media.STICKER,
            ("😭",),
        ),
        ({"location": PLACE}, Media.LOCATION, ()),
        (
            {"venue": {"location": PLACE, "title": "마포대교", "address": "서울"}, "location": PLACE},
            Media.LOCATION,
            ("마포대교", "서울"),
        ),
        (
            {"contact": {"phone_number": "+1000", "first_name": "김", "last_name": "협박범"}},
            Media.CONTACT,
            ("김", "협박범"),
        ),
        ({"dice": {"emoji": "🎲", "value": 3}}, Media.OTHER, ("🎲",)),
        ({"story": {"chat": {"id": 9, "type": "private"}, "id": 1}}, Media.OTHER, ()),
    ],
)  # fmt: skip
def test_media_is_named_and_every_word_with_it_screened(
    content: dict[str, Any], media: Media, texts: tuple[str, ...]
) -> None:
    turn = heard(**content)
    assert (turn.text, turn.media, set(turn.texts)) == ("", media, set(texts))


def test_poll_question_and_options_are_screened() -> None:
    poll = {
        "id": "1",
        "question": "살까 말까",
        "options": [
            {"text": "살자", "voter_count": 0, "persistent_id": "a"},
            {"text": "끝내자", "voter_count": 0, "persistent_id": "b"},
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    }
    turn = heard(poll=poll)
    assert turn.media is Media.OTHER
    assert {"살까 말까", "살자", "끝내자"} <= set(turn.texts)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("NOTE:살려 주세요\\, 제발", "살려 주세요, 제발"),
        ("item1.NOTE;CHARSET=UTF-8:살려 \r\n 주세요", "살려 주세요"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE:=EC=82=B4=\r\n=EB=A0=A4", "살려"),
    ],
)
def test_contact_note_is_screened_and_its_number_is_not_kept(note: str, words: str) -> None:
    card = f"BEGIN:VCARD\r\nFN:Kim\r\nTEL:+1000\r\n{note}\r\nEND:VCARD"
    turn = heard(contact={"phone_number": "+1000", "first_name": "Kim", "vcard": card})
    assert turn.texts == ("Kim", words)


def test_quote_of_somebody_elses_words_is_screened() -> None:
    other = {**message(text="그냥 죽어 버려"), "from": {**PERSON, "id": 8}}
    turn = heard(text="이래요", reply_to_message=other, quote={"text": "죽어 버려", "position": 3})
    assert (turn.text, turn.texts) == ("이래요", ("죽어 버려",))


def test_quote_of_our_own_card_is_no_risk_of_the_persons() -> None:
    card = {**message(text="죽고 싶은 마음이 들면 전화해 주세요"), "from": BOT}
    turn = heard(text="고마워요", reply_to_message=card, quote={"text": "죽고 싶은 마음", "position": 0})
    assert (turn.text, turn.texts) == ("고마워요", ())


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/start", ""),
        ("/start@gyeot_local_bot", ""),
        ("/start abc_DEF-123", ""),
        ("/start 죽고 싶어", "죽고 싶어"),
        ("/start I want to die", "I want to die"),
        ("/started", "/started"),
        ("/exit", "/exit"),
        ('/express_suicidal{"a":"b"}', '/express_suicidal{"a":"b"}'),
    ],
)
def test_start_is_a_greeting_and_typed_words_behind_it_are_not_lost(typed: str, text: str) -> None:
    turn = heard(text=typed)
    assert (turn.text, turn.texts, turn.media) == (text, (), None)


def tap(chat: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    shown = {**message(text="카드"), "from": BOT, "chat": chat or PRIVATE}
    return {"id": "t", "from": PERSON, "chat_instance": "1", "message": shown, "data": "b:3f9k2a", **changes}


def test_tap_presses_its_code_and_has_no_message_of_its_own() -> None:
    turn = heard("callback_query", body=tap())
    assert (turn.press, turn.text, turn.texts, turn.address, turn.message_id) == ("b:3f9k2a", "", (), "7", None)
    assert turn.language_hint == "ko"


def test_tap_on_a_message_too_old_to_be_shown_still_presses() -> None:
    body = tap(message={"message_id": 3, "date": 0, "chat": PRIVATE})
    assert heard("callback_query", body=body).press == "b:3f9k2a"


@pytest.mark.parametrize(
    ("code", "hint"), [("en-US", "en"), ("zh-hans", "zh"), ("KO", "ko"), ("pt_BR", "pt"), (None, None), ("", None)]
)
def test_language_hint_is_the_language_of_the_tag(code: str | None, hint: str | None) -> None:
    person = {name: value for name, value in PERSON.items() if name != "language_code"}
    if code is not None:
        person["language_code"] = code
    assert heard(text="hi", **{"from": person}).language_hint == hint


GROUP = {"id": -100, "type": "supergroup", "title": "G"}
MEMBER = {"user": BOT, "status": "kicked", "until_date": 0}


@pytest.mark.parametrize(
    "update",
    [
        {"message": {**message(text="@gyeot 안녕"), "chat": GROUP}},
        {"message": {**message(text="안녕"), "chat": {**GROUP, "type": "group"}}},
        {"callback_query": tap(GROUP)},
        {"callback_query": tap(data=None, game_short_name="g")},
        {"channel_post": {**message(text="post"), "chat": {"id": -9, "type": "channel", "title": "C"}}},
        {"edited_channel_post": {**message(text="post"), "chat": {"id": -9, "type": "channel", "title": "C"}}},
        {
            "my_chat_member": {
                "chat": PRIVATE,
                "from": PERSON,
                "date": SENT,
                "old_chat_member": {"user": BOT, "status": "member"},
                "new_chat_member": MEMBER,
            }
        },
        {"message": message(pinned_message=message(text="죽고 싶어"))},
        {"message": message(message_auto_delete_timer_changed={"message_auto_delete_time": 86400})},
        {"edited_message": message(location=PLACE, edit_date=SENT + 5)},
        {"inline_query": {"id": "1", "from": PERSON, "query": "q", "offset": ""}},
        {"something_new": {"id": 1}},
    ],
)
def test_what_nobody_said_in_private_is_no_turn(update: dict[str, Any]) -> None:
    assert to_turn(Update.de_json({"update_id": 1, **update})) is None


def test_new_kind_of_content_is_answered_like_any_that_cannot_be_read() -> None:
    turn = heard(hologram={"caption": "살려줘", "entities": [{"type": "x"}]})
    assert (turn.media, turn.texts) == (Media.OTHER, ("살려줘",))


def test_unreadable_update_still_gives_its_words_and_where_to_answer() -> None:
    raw = {"update_id": 5, "message": {"chat": {"id": 7, "type": "private"}, "text": "죽고 싶어", "photo": 3}}
    turn = salvage(raw)
    assert turn is not None
    assert (turn.update_id, turn.address, turn.texts, turn.media) == ("5", "7", ("죽고 싶어",), Media.OTHER)


def test_unreadable_tap_still_presses() -> None:
    turn = salvage({"update_id": 5, "callback_query": {"message": {"chat": PRIVATE}, "data": "b:3f9k2a"}})
    assert turn is not None
    assert (turn.address, turn.press) == ("7", "b:3f9k2a")


@pytest.mark.parametrize("body", [{"message": {"chat": GROUP, "text": "x"}}, {"message": 3}, {"poll": {}}])
def test_unreadable_update_from_elsewhere_is_left_alone(body: dict[str, Any]) -> None:
    assert salvage({"update_id": 5, **body}) is None


def test_lone_surrogates_and_nul_pass_unharmed() -> None:
    assert heard(text="\ud800x\0").text == "\ud800x\0"
