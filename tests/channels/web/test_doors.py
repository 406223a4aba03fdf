"""Who may come in: own hosts, own origin, a token of ours; and what every response carries."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import websockets
from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.channels.web.connector import EXIT, EXITS_AT_ONCE, MAX_FRAME_BYTES, MAX_PAGES_OF_ONE
from bot.channels.web.pages import FOLDER, choose_language
from bot.channels.web.visitors import Doors, Newcomers, address_of, new_token
from tests.channels.conftest import Front
from tests.channels.web.conftest import Site

PUBLIC = "https://help.example.org"


def connection(host: str, origin: str | None = None, scheme: str = "http", cookie: str = "") -> HTTPConnection:
    headers = [(b"host", host.encode()), (b"cookie", cookie.encode())]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    return HTTPConnection(
        {"type": "http", "scheme": scheme, "headers": headers, "path": "/", "query_string": b"", "server": ("x", 1)}
    )


@pytest.mark.parametrize("host", ["127.0.0.1:5005", "localhost:5005", "localhost", "[::1]:5005", "LOCALHOST:5005"])
def test_the_loopback_by_any_of_its_names_is_ours(host: str) -> None:
    assert Doors(None).host_is_ours(connection(host))


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:5005", "", "evil.example:localhost"]
)
def test_another_name_that_leads_here_is_refused(host: str) -> None:
    assert not Doors(None).host_is_ours(connection(host))
    assert not Doors(PUBLIC).host_is_ours(connection(host))


def test_the_public_address_is_ours_with_and_without_its_port() -> None:
    doors = Doors(PUBLIC)
    assert doors.host_is_ours(connection("help.example.org"))
    assert doors.host_is_ours(connection("help.example.org:443"))
    assert not doors.host_is_ours(connection("help.example.org:8443"))
    assert doors.origin_is_ours(connection("127.0.0.1:5005", PUBLIC)), "a proxy may name the loopback"


@pytest.mark.parametrize(
    "origin",
    [None, "", "null", "https://evil.example", "http://127.0.0.1:5006", "https://127.0.0.1:5005", "file://",
     "http://127.0.0.1:5005.evil.example", "http://localhost:5005"],
)  # fmt: skip
def test_an_origin_that_is_not_the_page_itself_is_refused(origin: str | None) -> None:
    assert not Doors(None).origin_is_ours(connection("127.0.0.1:5005", origin))


def test_the_page_itself_is_the_origin() -> None:
    assert Doors(None).origin_is_ours(connection("127.0.0.1:5005", "http://127.0.0.1:5005"))


def test_tokens_are_long_random_and_never_the_address() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100 and {len(token) for token in tokens} == {43}
    assert not any(token in address_of(token) for token in tokens)
    assert len({address_of(token) for token in tokens}) == 100


@pytest.mark.parametrize("token", ["", "short", "a" * 42, "a" * 44, "a" * 42 + "!", "a" * 42 + "한"])
def test_a_token_in_another_form_is_none(token: str) -> None:
    assert Doors(None).token(connection("localhost", cookie="visit=" + "a" * 43)) == "a" * 43
    try:
        sent = connection("localhost", cookie=f"visit={token}")
    except UnicodeEncodeError:
        return
    assert Doors(None).token(sent) is None


def test_behind_tls_the_cookie_is_bound_to_the_host_and_to_tls() -> None:
    response = Response()
    Doors(PUBLIC).give(response, connection("help.example.org"), "t" * 43)
    cookie = response.headers["set-cookie"]
    assert cookie.startswith("__Host-visit=")
    assert {"httponly", "secure", "samesite=strict", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}
    assert "max-age" not in cookie.lower() and "expires" not in cookie.lower() and "domain" not in cookie.lower()


def test_newcomers_of_one_network_are_slowed_and_others_are_not() -> None:
    doors = Newcomers(at_once=3, a_second=1.0)
    assert [doors.may_enter("2001:db8::1", 0.0) for _ in range(4)] == [True, True, True, False]
    assert not doors.may_enter("2001:db8::ffff", 0.0), "the same /64"
    assert doors.may_enter("2001:db8:0:1::1", 0.0)
    assert doors.may_enter("192.0.2.1", 0.0)
    assert doors.may_enter("2001:db8::1", 1.5)
    assert not doors.may_enter("2001:db8::1", 1.5)


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [
        (None, "", "ko"), (None, "*", "ko"), (None, "en-US,en;q=0.9,ko;q=0.8", "en"), (None, "ko-KR,en;q=0.5", "ko"),
        (None, "en;q=0.3,ko;q=0.9", "ko"), (None, "vi,ja;q=0.5", "en"), (None, "fr,ko;q=0.1", "ko"),
        (None, "en;q=0,ko;q=0.1", "ko"), (None, "en;q=x", "ko"), ("ko", "en", "ko"), ("en", "ko", "en"),
        ("<script>", "ko", "ko"),
    ],
)  # fmt: skip
def test_the_page_comes_in_the_language_asked_for(asked: str | None, accepted: str, language: str) -> None:
    assert choose_language(asked, accepted) == language


async def test_every_page_and_file_is_kept_by_nobody_and_loads_nothing_foreign(site: Site) -> None:
    async with httpx.AsyncClient(base_url=site.url) as client:
        for path in ("/", "/?lang=en", "/note", "/page/chat.js", "/page/chat.css", "/page/note.css"):
            answer = await client.get(path)
            assert answer.status_code == 200, path
            headers = answer.headers
            policy = headers["content-security-policy"]
            assert headers["cache-control"] == "no-store"
            assert headers["referrer-policy"] == "no-referrer"
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
            assert "camera=()" in headers["permissions-policy"]
            for part in ("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'",
                         "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"):  # fmt: skip
                assert part in policy
            assert "unsafe" not in policy and "*" not in policy
        assert (await client.get("/page/index.html")).status_code == 404
        assert (await client.get("/page/..%2fconnector.py")).status_code == 404


def test_no_file_of_the_page_names_another_site_or_keeps_anything() -> None:
    names = set()
    for path in FOLDER.iterdir():
        names.add(path.name)
        text = path.read_text("utf-8")
        addresses = set(re.findall(r"(?:https?:)?//[a-z0-9][a-z0-9.-]+\.[a-z]{2,}", text, re.IGNORECASE))
        assert addresses <= {"http://www.w3.org"}, path.name  # the name space of the icon
        for word in ("localStorage", "sessionStorage", "indexedDB", "serviceWorker", "innerHTML", "outerHTML",
                     "insertAdjacent", "document.write", "eval(", "style=", "onclick=", "document.cookie"):  # fmt: skip
            assert word not in text, (path.name, word)
        assert not re.search(r"<script(?![^>]* src=)", text), path.name
        assert not re.search(r"<input[^>]*type=.?file", text), path.name
    assert names == {"index.html", "note.html", "chat.css", "note.css", "chat.js"}


async def test_the_numbers_stand_in_the_page_itself_in_both_languages(site: Site) -> None:
    async with httpx.AsyncClient(base_url=site.url) as client:
        page = (await client.get("/", headers={"Accept-Language": "en"})).text
    for link in ("tel:109", "sms:109", "tel:112", "sms:112", "tel:119", "sms:119"):
        assert f'href="{link}"' in page.split("<template")[0], "without a script"
    assert '<html lang="en">' in page and "<title>Notes</title>" in page
    assert "{" not in re.sub(r"data-exit-words=\S+", "", page)


async def test_the_neutral_page_says_nothing_of_what_this_is(site: Site) -> None:
    async with httpx.AsyncClient(base_url=site.url) as client:
        for path in ("/note", "/note?lang=en"):
            page = (await client.get(path)).text
            assert not re.search(r"gyeot|곁|chat|talk|112|109|exit|신고|피해|abuse|report", page, re.IGNORECASE)


async def test_a_strange_host_gets_no_page_and_no_cookie(site: Site) -> None:
    async with httpx.AsyncClient(base_url=site.url) as client:
        answer = await client.get("/", headers={"Host": "evil.example"})
        assert answer.status_code == 421
        assert "set-cookie" not in answer.headers


async def test_a_cookie_is_given_once(site: Site) -> None:
    async with httpx.AsyncClient(base_url=site.url) as client:
        assert "set-cookie" in (await client.get("/")).headers
        assert "set-cookie" not in (await client.get("/")).headers


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1"])
async def test_a_forged_origin_gets_no_socket_and_no_exit(site: Site, front: Front, origin: str) -> None:
    cookie = await site.visit()
    with pytest.raises(websockets.InvalidStatusCode) as refused:
        await site.open(cookie, origin=origin)
    assert refused.value.status_code == 403
    async with httpx.AsyncClient(base_url=site.url) as client:
        answer = await client.post("/leave", headers={"Origin": origin, "Cookie": cookie})
        assert answer.status_code == 403
        assert (await client.post("/leave", headers={"Cookie": cookie})).status_code == 403, "no origin at all"
    assert front.turns == []


@pytest.mark.parametrize("cookie", ["", "visit=guess", "visit=" + "!" * 43])
async def test_without_a_token_of_our_form_there_is_no_talk_and_the_page_is_told_why(
    site: Site, front: Front, cookie: str
) -> None:
    tab = await site.open(cookie, hello=False)
    with contextlib.suppress(websockets.ConnectionClosed):
        await tab.says("안녕하세요")
    assert await tab.closed() == 4004
    assert (tab.heard, front.turns) == ([], [])


async def test_a_page_learns_when_its_visit_is_another_one(site: Site) -> None:
    cookie = await site.visit()
    tabs = [await site.open(each, hello=False) for each in (cookie, cookie, await site.visit())]
    for tab in tabs:
        await tab.give(hello=1)
    first, again, other = [(await tab.hears("ready"))["ready"] for tab in tabs]
    assert first == again != other
    assert first not in cookie


async def test_exits_of_made_up_visitors_are_slowed_and_real_ones_are_not(site: Site, front: Front) -> None:
    front.connector = None  # an exit is answered at once
    cookie = await site.visit()
    tab = await site.open(cookie)
    async with httpx.AsyncClient(base_url=site.url) as client:

        async def leaves(who: str) -> httpx.Response:
            return await client.post("/leave", headers={"Origin": site.url, "Cookie": who})

        made_up = [f"visit={number:043}" for number in range(EXITS_AT_ONCE + 10)]
        refused = [answer for who in made_up if (answer := await leaves(who)).status_code == 503]
        assert refused, "a flood of exits fills the line of the storage"
        assert all("set-cookie" not in answer.headers for answer in refused), "the page has to be able to ask again"
        assert (await leaves(cookie)).status_code == 204
    assert await tab.closed() == 4000


async def test_the_way_out_without_its_script_erases_too(site: Site, front: Front) -> None:
    cookie = await site.visit()
    tab = await site.open(cookie)
    async with httpx.AsyncClient(base_url=site.url) as client:
        for asked_by in ("cross-site", "same-site"):
            await client.get("/note", headers={"Cookie": cookie, "Sec-Fetch-Site": asked_by})
        assert front.turns == [], "nobody else makes a person leave"
        await client.get("/note", headers={"Cookie": cookie, "Sec-Fetch-Site": "same-origin"})
    assert await tab.closed() == 4000
    assert [turn.press for turn in front.turns] == [EXIT]


async def test_what_is_typed_goes_to_no_spelling_service(site: Site) -> None:
    async with httpx.AsyncClient(base_url=site.url) as client:
        for path in ("/", "/note"):
            fields = re.findall(r"<textarea[^>]*>", (await client.get(path)).text)
            assert fields
            for field in fields:
                assert 'spellcheck="false"' in field
                assert 'writingsuggestions="false"' in field
                assert 'autocomplete="off"' in field


async def test_a_guessed_token_opens_nobody_elses_talk(site: Site, front: Front) -> None:
    mine, guessed = await site.open(await site.visit()), await site.open("visit=" + "a" * 43)
    await mine.says("제 이야기예요")
    await mine.hears("parts")
    assert await guessed.nothing_more()
    await guessed.says("안녕")
    await guessed.hears("parts")
    assert len({turn.address for turn in front.turns}) == 2


async def test_a_frame_that_is_too_big_ends_the_connection(site: Site, front: Front) -> None:
    tab = await site.open(await site.visit())
    await tab.says("a" * (MAX_FRAME_BYTES + 1))
    assert await tab.closed() == 1009
    assert front.turns == []


async def test_a_text_that_is_too_long_is_refused_and_the_talk_goes_on(site: Site, front: Front) -> None:
    tab = await site.open(await site.visit())
    message = await tab.says("가" * 8_001)
    assert await tab.hears("refused") == {"refused": message, "why": "long"}
    await tab.says("짧게요")
    await tab.hears("parts")
    assert front.texts == ["짧게요"]


@pytest.mark.parametrize("frame", ["{", "[]", "null", "1", '"say"', "[" * 5000])
async def test_what_is_no_frame_of_ours_ends_the_connection_and_nothing_else(
    site: Site, front: Front, frame: str
) -> None:
    cookie = await site.visit()
    tab, other = await site.open(cookie), await site.open(cookie)
    await tab.socket.send(frame)
    assert await tab.closed() == 4003
    await other.says("여전히 있어요")
    await other.hears("parts")


@pytest.mark.parametrize(
    "frame",
    [{"say": "a"}, {"say": "a", "id": 5}, {"say": "a", "id": "x"}, {"say": "a", "id": "../../etc/passwd"}, {"ack": 5},
     {"ack": "nothing"}, {"press": "b:zzzzzz"}, {"unknown": 1}, {"lang": ["ko"]}],
)  # fmt: skip
async def test_frames_with_odd_values_are_passed_over(site: Site, front: Front, frame: dict[str, Any]) -> None:
    tab = await site.open(await site.visit())
    await tab.give(**frame)
    await tab.says("그다음")
    await tab.hears("parts")
    assert front.texts == ["그다음"]


async def test_a_connection_that_does_not_greet_is_cut(sites: Callable[..., Any], front: Front) -> None:
    site = await sites(front, hello_s=0.2)
    tab = await site.open(await site.visit(), hello=False)
    assert await tab.closed() == 4003


async def test_too_many_newcomers_are_refused_before_they_can_say_anything_and_known_ones_are_not(
    sites: Callable[..., Any], front: Front
) -> None:
    site = await sites(front, newcomers=Newcomers(at_once=2, a_second=0.0))
    first = await site.visit()
    await site.open(first)
    await site.open(await site.visit())
    with pytest.raises(websockets.InvalidStatusCode) as refused:
        await site.open(await site.visit())
    assert refused.value.status_code == 503
    assert await site.open(first), "somebody who is in a talk"


async def test_a_fifth_page_of_one_visitor_takes_the_place_of_the_first(site: Site) -> None:
    cookie = await site.visit()
    tabs = [await site.open(cookie) for _ in range(MAX_PAGES_OF_ONE + 1)]
    assert await tabs[0].closed() == 4001
    assert not any(tab.socket.closed for tab in tabs[1:])


async def test_when_all_places_are_taken_the_most_silent_page_makes_room(
    sites: Callable[..., Any], front: Front
) -> None:
    site = await sites(front, max_pages=2)
    talking = await site.open(await site.visit())
    silent = await site.open(await site.visit())
    await talking.says("말하고 있어요")
    await talking.hears("parts")
    await asyncio.sleep(0.01)
    newcomer = await site.open(await site.visit())
    assert await silent.closed() == 4002
    assert not talking.socket.closed and not newcomer.socket.closed


@pytest.mark.parametrize("said", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "])
async def test_a_request_whose_head_does_not_arrive_gives_its_place_back(
    site: Site, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr("bot.run.HEAD_S", 0.2)
    reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
    writer.write(said)
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()


async def test_a_head_that_does_not_end_is_cut_before_it_fills_the_memory(site: Site) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", site.port)
    writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
    sent = 0
    with contextlib.suppress(ConnectionError):
        while sent < 16 * 2**20:
            writer.write(b"X-Any: 1\r\n" * 1000)
            await writer.drain()
            sent += 10_000
    writer.close()
    assert sent < 16 * 2**20


async def test_a_kept_connection_is_cut_in_the_middle_of_its_second_request(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.run.HEAD_S", 0.2)
    reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
    writer.write(b"GET /page/note.css HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert (await reader.readline()).startswith(b"HTTP/1.1 200")
    writer.write(b"GET /page/note.css HT")
    await asyncio.wait_for(reader.read(), 3)  # less than uvicorn's own five seconds for an idle connection
    writer.close()


async def test_an_open_page_is_not_cut_for_being_quiet(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.run.HEAD_S", 0.2)
    tab = await site.open(await site.visit())
    await asyncio.sleep(0.6)
    await tab.give(ping=1)
    assert "pong" in await tab.hears("pong")
