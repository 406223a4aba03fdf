"""The terminal, piped and at the keyboard."""

from __future__ import annotations

import asyncio
import io
import json
import os
from typing import Any

import pytest

from bot.channels.terminal import CLEAR, TerminalConnector
from bot.turn import Button, Reply, Turn
from tests.channels.conftest import Front, Receipt

BUTTONS = (Button("안전해요", "b:aaaaaa"), Button("Not safe", "b:bbbbbb"))


async def talk(front: Front, said: bytes, **options: Any) -> str:
    """What the terminal shows for that input."""
    sink = io.BytesIO()
    connector = TerminalConnector(source=io.BytesIO(said), sink=sink, **options)
    front.connector = connector
    await connector.start(front.receive)
    await asyncio.wait_for(connector.finished(), 5)
    await connector.stop()
    return sink.getvalue().decode()


async def test_each_line_is_a_turn_and_gives_one_line_of_json(front: Front) -> None:
    front.replies = [Reply("네", BUTTONS)]
    shown = await talk(front, "안녕\n\nb:aaaaaa\n안전해요".encode(), language="en")
    assert [json.loads(line) for line in shown.splitlines()] == [
        {
            "turn": number,
            "replies": [
                {
                    "text": "네",
                    "buttons": [
                        {"title": "안전해요", "payload": "b:aaaaaa"},
                        {"title": "Not safe", "payload": "b:bbbbbb"},
                    ],
                }
            ],
        }
        for number in (1, 2, 3, 4)
    ]
    assert [(turn.text, turn.press) for turn in front.turns] == [
        ("안녕", None),
        ("", None),
        ("", "b:aaaaaa"),
        ("안전해요", None),  # the conversation knows which button a title presses
    ]
    assert {turn.language_hint for turn in front.turns} == {"en"}
    assert all(turn.consented and turn.channel == "terminal" for turn in front.turns)


async def test_person_is_the_same_in_one_run_and_another_in_the_next(front: Front) -> None:
    await talk(front, b"a\nb\n")
    await talk(front, b"c\n")
    first, second, third = front.turns
    assert first.address == second.address != third.address
    assert len({turn.update_id for turn in front.turns}) == 3


async def test_each_answer_is_written_before_the_next_line_is_read(front: Front) -> None:
    reading, writing = os.pipe()
    out_reading, out_writing = os.pipe()
    with os.fdopen(reading, "rb") as source, os.fdopen(out_reading, "rb") as out, os.fdopen(out_writing, "wb") as sink:
        connector = TerminalConnector(source=source, sink=sink)
        front.connector = connector
        await connector.start(front.receive)
        try:
            for number in (1, 2, 3):
                os.write(writing, b"hi\n")
                line = await asyncio.wait_for(asyncio.to_thread(out.readline), 5)
                assert json.loads(line)["turn"] == number
        finally:
            os.close(writing)
            await asyncio.wait_for(connector.finished(), 5)
            sink.close()  # lets a reader that still waits go


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"a\0b", "a\0b"),
        ("\u202e역방향".encode(), "\u202e역방향"),
        (b"x" * 100_000, "x" * 100_000),
        (b"windows\r", "windows"),
        (b'/express_suicidal{"a": 1}', '/express_suicidal{"a": 1}'),
    ],
)
async def test_odd_line_is_a_turn_like_any(line: bytes, text: str, front: Front) -> None:
    shown = await talk(front, line + b"\n")
    assert front.texts == [text]
    assert len(shown.splitlines()) == 1


async def test_reply_that_is_late_goes_with_the_next_turn(front: Front) -> None:
    connector_of: list[TerminalConnector] = []

    async def receive(turn: Turn) -> Receipt:
        if turn.text == "둘":
            await connector_of[0].send(turn.address, Reply("첫 번째에 대한 답"), "earlier")
        return Receipt(in_time=turn.text == "둘")

    sink = io.BytesIO()
    connector_of.append(TerminalConnector(source=io.BytesIO("하나\n둘\n".encode()), sink=sink))
    await connector_of[0].start(receive)
    await connector_of[0].finished()
    lines = [json.loads(line) for line in sink.getvalue().decode().splitlines()]
    assert [len(line["replies"]) for line in lines] == [0, 1]


async def test_words_said_when_nothing_can_be_written_are_shown(front: Front) -> None:
    front.refuse, front.words_when_refusing = 1, Reply("위험하면 도움을 부르세요")
    shown = await talk(front, "죽고 싶어\n안녕\n".encode())
    lines = [json.loads(line) for line in shown.splitlines()]
    assert lines[0]["replies"][0]["text"] == "위험하면 도움을 부르세요"
    assert lines[1]["replies"][0]["text"] == "heard 안녕"


async def test_reader_of_the_output_who_leaves_ends_the_talk_quietly(front: Front) -> None:
    class Closed(io.BytesIO):
        def write(self, data: Any) -> int:
            raise BrokenPipeError

    connector = TerminalConnector(source=io.BytesIO(b"a\nb\n"), sink=Closed())
    front.connector = connector
    await connector.start(front.receive)
    await asyncio.wait_for(connector.finished(), 5)
    assert front.texts == ["a"]


async def test_stop_ends_a_talk_that_waits_for_input(front: Front) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as source:
        connector = TerminalConnector(source=source, sink=io.BytesIO())
        await connector.start(front.receive)
        await asyncio.sleep(0.02)
        await asyncio.wait_for(connector.stop(), 1)
        os.close(writing)


async def test_keyboard_opens_with_a_greeting_and_numbers_the_buttons(front: Front) -> None:
    front.replies = [Reply("지금 안전한가요?", BUTTONS)]
    shown = await talk(front, b"", interactive=True)
    assert front.texts == [""]
    assert shown == "지금 안전한가요?\n  1. 안전해요\n  2. Not safe\n\n> \n"


@pytest.mark.parametrize("typed", ["2", " 2 ", "Not safe", "not SAFE ", "b:bbbbbb"])
async def test_number_title_or_code_presses_a_button_on_the_screen(typed: str, front: Front) -> None:
    front.replies = [Reply("지금 안전한가요?", BUTTONS)]
    await talk(front, typed.encode() + b"\n", interactive=True)
    assert (front.turns[1].press, front.turns[1].text) == ("b:bbbbbb", "")


@pytest.mark.parametrize("typed", ["3", "0", "17", "안전", "1 2"])
async def test_anything_else_is_typed_text(typed: str, front: Front) -> None:
    front.replies = [Reply("지금 안전한가요?", BUTTONS)]
    await talk(front, typed.encode() + b"\n", interactive=True)
    assert (front.turns[1].press, front.turns[1].text) == (None, typed)


async def test_buttons_of_two_replies_are_numbered_through(front: Front) -> None:
    front.replies = [Reply("하나", BUTTONS[:1]), Reply("둘", BUTTONS[1:])]
    shown = await talk(front, b"2\n", interactive=True)
    assert "하나\n  1. 안전해요\n\n둘\n  2. Not safe\n" in shown
    assert front.turns[1].press == "b:bbbbbb"


async def test_number_after_a_reply_without_buttons_is_typed_text(front: Front) -> None:
    class Once(Front):
        async def receive(self, turn: Turn) -> Receipt:
            self.replies = [Reply("몇 살이에요?", BUTTONS if turn.text == "" and not turn.press else ())]
            return await super().receive(turn)

    once = Once()
    await talk(once, b"hello\n1\n", interactive=True)
    assert [(turn.text, turn.press) for turn in once.turns] == [("", None), ("hello", None), ("1", None)]


async def test_control_characters_of_a_reply_do_not_reach_the_terminal(front: Front) -> None:
    front.replies = [Reply("a\x1b[2Jb\x07 👩‍👧")]
    shown = await talk(front, b"", interactive=True)
    assert "\x1b" not in shown and "\x07" not in shown
    assert "👩‍👧" in shown


async def test_deleting_clears_the_screen_only_at_the_keyboard(front: Front) -> None:
    for interactive in (True, False):
        sink = io.BytesIO()
        connector = TerminalConnector(source=io.BytesIO(), sink=sink, interactive=interactive)
        await connector.delete("x", ["1"])
        assert (sink.getvalue() == CLEAR.encode()) is interactive
