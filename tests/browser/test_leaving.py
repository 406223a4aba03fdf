"""After leaving nothing is on the screen, in the browser or on the server."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens, Server, Wire, gone, say

SAID = "아무도 보면 안 되는 말이에요"
KEPT = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
  caches: (await caches.keys()).length, databases: (await indexedDB.databases()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"local": 0, "session": 0, "cookies": "", "caches": 0, "databases": 0, "workers": 0}


def assert_nothing_is_left(page: Page, server: Server) -> None:
    gone(page)
    expect(page).to_have_title("메모")
    assert not re.search("곁|gyeot|112|109|대화|나가기", page.content(), re.IGNORECASE)
    assert SAID not in page.content()
    until = time.monotonic() + 15
    while (server.keys or page.context.cookies()) and time.monotonic() < until:
        page.wait_for_timeout(100)
    assert server.keys == [], "the key of the talk is destroyed"
    assert page.context.cookies() == []
    assert page.evaluate(KEPT) == NOTHING
    page.go_back()
    page.wait_for_timeout(300)
    assert page.url == "about:blank", "the page before ours"
    assert SAID not in page.content()
    page.go_forward()
    page.wait_for_timeout(300)
    assert SAID not in page.content()


def by_button(page: Page) -> None:
    page.locator("#exit").click()


def by_three_shifts(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


def by_word(page: Page) -> None:
    page.locator("#words").fill("ㅌ")
    page.keyboard.press("Enter")


def by_watcher(page: Page) -> None:
    page.locator("#words").fill("엄마 온다")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("leaves", [by_button, by_three_shifts, by_word, by_watcher])
def test_after_leaving_nothing_is_left(opens: Opens, server: Server, leaves: object) -> None:
    page = opens()
    say(page, SAID)
    assert callable(leaves)
    leaves(page)
    assert_nothing_is_left(page, server)


def test_the_screen_is_blank_before_the_network_is_asked(opens: Opens, wire: Wire, server: Server) -> None:
    page = opens()
    say(page, SAID)
    wire.hold()
    page.locator("#exit").click()
    assert SAID not in page.content()
    assert "곁" not in page.locator("body").inner_text()
    assert page.title() == "메모"
    wire.mend()
    assert_nothing_is_left(page, server)


def test_with_the_server_away_the_page_is_blank_all_the_same_and_is_erased_later(
    opens: Opens, wire: Wire, server: Server
) -> None:
    page = opens()
    say(page, SAID)
    wire.cut()
    by_three_shifts(page)
    expect(page).to_have_title("메모")
    assert SAID not in page.content()
    expect(page.locator("textarea")).to_be_visible()
    wire.mend()
    gone(page)
    until = time.monotonic() + 20
    while server.keys and time.monotonic() < until:
        page.wait_for_timeout(200)
    assert server.keys == []


def test_leaving_in_one_window_blanks_the_other(opens: Opens, wire: Wire) -> None:
    page = opens()
    other = page.context.new_page()
    other.goto(wire.url)
    say(page, SAID)
    expect(other.locator(".us").nth(1)).to_be_visible()
    page.locator("#exit").click()
    gone(page)
    gone(other)
    assert "곁" not in other.locator("body").inner_text()


def test_leaving_without_a_network_blanks_the_other_window_at_once(opens: Opens, wire: Wire, server: Server) -> None:
    page = opens()
    other = page.context.new_page()
    other.goto(wire.url)
    say(page, SAID)
    expect(other.locator(".us").nth(1)).to_be_visible()
    wire.cut()
    page.locator("#exit").click()
    for each in (page, other):
        expect(each.locator(".us")).to_have_count(0, timeout=1_000)
        assert "곁" not in each.locator("body").inner_text()
    wire.mend()
    gone(other)
    assert_nothing_is_left(page, server)


def test_an_error_of_a_proxy_is_no_erasure(opens: Opens, server: Server) -> None:
    page = opens()
    say(page, SAID)
    answers = [502, 504]
    page.route("**/leave", lambda route: route.fulfill(status=answers.pop()) if answers else route.continue_())
    page.locator("#exit").click()
    expect(page).to_have_title("메모")
    assert_nothing_is_left(page, server)


def leaves_elsewhere(page: Page, wire: Wire, server: Server) -> None:
    """An exit past the wire: this page hears nothing of it and its cookie is gone."""
    wire.hold()
    past = f"http://127.0.0.1:{server.port}"
    assert page.context.request.post(f"{past}/leave", headers={"Origin": past}).status == 204
    assert page.context.cookies() == []


def test_a_window_that_slept_through_an_exit_goes_blank_when_it_wakes(opens: Opens, wire: Wire, server: Server) -> None:
    page = opens()
    say(page, SAID)
    leaves_elsewhere(page, wire, server)
    wire.drop()
    wire.mend()
    gone(page)
    assert SAID not in page.content()


def test_a_window_that_slept_until_a_new_visit_shows_nothing_of_the_old_one(
    opens: Opens, wire: Wire, server: Server
) -> None:
    page = opens()
    say(page, SAID)
    leaves_elsewhere(page, wire, server)
    past = page.context.request.get(f"http://127.0.0.1:{server.port}/")  # a new visit and its cookie
    assert past.ok
    wire.drop()
    wire.mend()
    expect(page.locator(".message")).to_have_count(1)
    expect(page.locator("#words")).to_be_visible()
    assert SAID not in page.content()


def test_the_way_out_works_before_the_script_is_there(opens: Opens, server: Server) -> None:
    page = opens()
    say(page, SAID)
    page.route("**/chat.js*", lambda route: route.abort())
    page.reload()
    page.locator("#exit").click()
    expect(page).to_have_url(re.compile("/note"))
    until = time.monotonic() + 15
    while (server.keys or page.context.cookies()) and time.monotonic() < until:
        page.wait_for_timeout(100)
    assert (server.keys, page.context.cookies()) == ([], [])


def test_shift_used_for_writing_is_no_exit(opens: Opens) -> None:
    page = opens()
    page.locator("#words").focus()
    for key in ("Shift+A", "Shift+B", "Shift+C", "Shift+Enter"):
        page.keyboard.press(key)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.wait_for_timeout(500)
    assert page.locator("#words").input_value() == "ABC\na"
    page.keyboard.press("Shift")
    page.wait_for_timeout(2_500)
    page.keyboard.press("Shift")
    page.wait_for_timeout(500)
    expect(page.locator("#exit")).to_be_visible()


def test_a_new_window_and_the_way_back_show_nothing_of_before(opens: Opens, wire: Wire) -> None:
    page = opens()
    say(page, SAID)
    page.locator("#words").fill("보내지 않은 말")
    page.goto("about:blank")
    page.go_back()
    expect(page.locator("#words")).to_be_visible()
    assert page.locator("#words").input_value() == ""
    assert SAID not in page.content()
    page.locator("#words").fill("또 보내지 않은 말")
    page.reload()
    expect(page.locator("#words")).to_be_visible()
    assert page.locator("#words").input_value() == ""
    assert page.locator(".message").count() == 1


def test_before_leaving_the_browser_keeps_one_cookie_that_no_script_reads(opens: Opens) -> None:
    page = opens()
    say(page, "안녕하세요")
    assert page.evaluate(KEPT) == NOTHING
    (cookie,) = page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"], cookie["expires"]) == (True, "Strict", "/", -1)
    assert page.title() == "메모"
    assert "곁" not in str(page.locator('link[rel="icon"]').get_attribute("href"))
