"""The route that imitates Rasa's REST channel."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from bot.channels.rest import MAX_BODY_BYTES, RestConnector
from bot.turn import Button, Reply, Turn
from tests.channels.conftest import Front, Receipt

HOOK = "/webhooks/rest/webhook"


@pytest.fixture
async def rest(front: Front) -> RestConnector:
    connector = RestConnector(answer_s=0.2)
    front.connector = connector
    await connector.start(front.receive)
    return connector


@pytest.fixture
async def web(rest: RestConnector) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(Starlette(routes=rest.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        yield client


async def test_message_is_answered_in_rasas_shape(web: httpx.AsyncClient, front: Front) -> None:
    front.replies = [Reply("안녕하세요", (Button("도와주세요", "b:3f9k2a"),)), Reply("그리고")]
    answer = await web.post(HOOK, json={"sender": "kim", "message": "안녕", "metadata": {"language": "en-US"}})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == [
        {"recipient_id": "kim", "text": "안녕하세요", "buttons": [{"title": "도와주세요", "payload": "b:3f9k2a"}]},
        {"recipient_id": "kim", "text": "그리고", "buttons": []},
    ]
    (turn,) = front.turns
    assert (turn.channel, turn.address, turn.text, turn.press, turn.consented, turn.language_hint) == (
        "rest", "kim", "안녕", None, True, "en",
    )  # fmt: skip


@pytest.mark.parametrize("code", ["b:3f9k2a", "b:3f9k2a:2"])
async def test_code_of_a_button_presses_it(code: str, web: httpx.AsyncClient, front: Front) -> None:
    await web.post(HOOK, json={"sender": "kim", "message": code})
    assert (front.turns[0].press, front.turns[0].text) == (code, "")


@pytest.mark.parametrize("text", ["", " ", "b:3f9k2a 그리고", "b:", "/greet", "b:3f9k2a\n", "b:3f9k2a:x", "도와주세요"])
async def test_anything_else_is_what_was_typed(text: str, web: httpx.AsyncClient, front: Front) -> None:
    assert (await web.post(HOOK, json={"sender": "kim", "message": text})).status_code == 200
    assert (front.turns[0].press, front.turns[0].text) == (None, text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sender=st.text(alphabet=st.characters(exclude_categories=()), max_size=20),
    message=st.text(alphabet=st.characters(exclude_categories=()), max_size=200),
)
async def test_any_sender_and_message_is_answered_and_named_back(
    sender: str, message: str, web: httpx.AsyncClient, front: Front
) -> None:
    front.replies = [Reply("네")]
    answer = await web.post(HOOK, content=json.dumps({"sender": sender, "message": message}).encode())
    assert answer.status_code == 200
    assert json.loads(answer.content)[0]["recipient_id"] == sender
    front.turns[-1].address.encode("utf-8")
    assert len(front.turns[-1].address) <= 512


async def test_echo_of_odd_text_is_still_json(web: httpx.AsyncClient) -> None:
    body = json.dumps({"sender": "\ud800x", "message": "\udfff\0"})
    answer = await web.post(HOOK, content=body)
    assert json.loads(answer.content)[0] == {"recipient_id": "\ud800x", "text": "heard \udfff\0", "buttons": []}


@pytest.mark.parametrize("sender", ["x" * 10_000, "\ud800" + "x", "가" * 513])
async def test_sender_that_cannot_be_kept_is_hashed_the_same_way_each_time(
    sender: str, web: httpx.AsyncClient, front: Front
) -> None:
    for _ in range(2):
        await web.post(HOOK, content=json.dumps({"sender": sender, "message": "안녕"}))
    await web.post(HOOK, content=json.dumps({"sender": sender + "y", "message": "안녕"}))
    first, second, other = (turn.address for turn in front.turns)
    assert first == second != other
    assert first.startswith("sha256:")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"3", b"null", b"\xff\xfe", b'{"sender": "kim"}', b'{"message": "hi"}',
     b'{"sender": 3, "message": "hi"}', b'{"sender": "kim", "message": null}', b'{"sender": "kim", "message": ["hi"]}',
     b"[" * 100_000],
)  # fmt: skip
async def test_malformed_body_is_refused_in_one_line(body: bytes, web: httpx.AsyncClient, front: Front) -> None:
    answer = await web.post(HOOK, content=body)
    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}
    assert "\n" not in answer.text
    assert not front.turns


async def test_body_over_the_limit_is_refused_in_one_line(web: httpx.AsyncClient, front: Front) -> None:
    answer = await web.post(HOOK, json={"sender": "kim", "message": "x" * MAX_BODY_BYTES})
    assert answer.status_code == 413
    assert set(answer.json()) == {"error"}
    assert not front.turns


async def test_body_just_inside_the_limit_is_taken(web: httpx.AsyncClient, front: Front) -> None:
    empty = len(json.dumps({"sender": "kim", "message": ""}))
    body = json.dumps({"sender": "kim", "message": "x" * (MAX_BODY_BYTES - empty)})
    assert (await web.post(HOOK, content=body)).status_code == 200
    assert len(front.turns) == 1


async def test_web_page_of_another_origin_is_refused(web: httpx.AsyncClient, front: Front) -> None:
    body = {"sender": "kim", "message": "hi"}
    answer = await web.post(HOOK, json=body, headers={"origin": "https://elsewhere.invalid"})
    assert answer.status_code == 403
    assert not front.turns


async def test_turn_that_is_not_on_disk_is_503(web: httpx.AsyncClient, front: Front) -> None:
    front.refuse = 1
    answer = await web.post(HOOK, json={"sender": "kim", "message": "hi"})
    assert answer.status_code == 503
    assert set(answer.json()) == {"error"}


async def test_words_said_when_nothing_can_be_written_reach_the_person(web: httpx.AsyncClient, front: Front) -> None:
    front.refuse, front.words_when_refusing = 1, Reply("위험하면 도움을 부르세요")
    answer = await web.post(HOOK, json={"sender": "kim", "message": "죽고 싶어"})
    assert (answer.status_code, answer.json()[0]["text"]) == (200, "위험하면 도움을 부르세요")


async def test_turn_without_an_answer_in_time_is_504(rest: RestConnector, web: httpx.AsyncClient) -> None:
    async def receive(turn: Turn) -> Receipt:
        return Receipt(in_time=False)

    await rest.start(receive)
    assert (await web.post(HOOK, json={"sender": "kim", "message": "hi"})).status_code == 504


async def test_part_of_an_answer_is_given_when_the_rest_is_late(
    web: httpx.AsyncClient, front: Front, rest: RestConnector
) -> None:
    front.in_time, front.replies = False, [Reply("카드")]
    answer = await web.post(HOOK, json={"sender": "kim", "message": "죽고 싶어"})
    assert [reply["text"] for reply in answer.json()] == ["카드"]
    assert await rest.send("kim", Reply("늦은 말"), front.turns[0].update_id) is None


async def test_answers_of_simultaneous_requests_are_not_mixed(web: httpx.AsyncClient, rest: RestConnector) -> None:
    arrived: list[Turn] = []

    class Later:
        repeat = False

        def __init__(self, turn: Turn) -> None:
            self.turn = turn

        async def answered(self, timeout_s: float) -> bool:
            await asyncio.sleep(0.01 * (20 - len(arrived)))
            await rest.send(self.turn.address, Reply(f"to {self.turn.text}"), self.turn.update_id)
            return True

    async def receive(turn: Turn) -> Any:
        arrived.append(turn)
        return Later(turn)

    await rest.start(receive)
    answers = await asyncio.gather(
        *(web.post(HOOK, json={"sender": f"p{number % 3}", "message": str(number)}) for number in range(20))
    )
    for number, answer in enumerate(answers):
        assert answer.json() == [{"recipient_id": f"p{number % 3}", "text": f"to {number}", "buttons": []}]


async def test_caller_who_hangs_up_does_not_cancel_the_turn(web: httpx.AsyncClient, rest: RestConnector) -> None:
    entered, written = asyncio.Event(), asyncio.Event()

    async def receive(turn: Turn) -> Receipt:
        entered.set()
        await asyncio.sleep(0.05)
        written.set()
        return Receipt()

    await rest.start(receive)
    request = asyncio.create_task(web.post(HOOK, json={"sender": "kim", "message": "죽고 싶어"}))
    await entered.wait()
    request.cancel()
    await asyncio.wait_for(written.wait(), 1.0)


async def test_stopped_connector_takes_nothing(web: httpx.AsyncClient, rest: RestConnector, front: Front) -> None:
    await rest.stop()
    assert (await web.post(HOOK, json={"sender": "kim", "message": "hi"})).status_code == 503
    assert not front.turns


async def test_health_and_methods_are_as_in_rasa(web: httpx.AsyncClient) -> None:
    assert (await web.get("/webhooks/rest/")).json() == {"status": "ok"}
    assert (await web.get(HOOK)).status_code == 405
