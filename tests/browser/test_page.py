"""The page as a person uses it: by keyboard, by finger, in both languages, on a bad line."""

from __future__ import annotations

import re
import signal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens, Server, Wire, gone, say, settle

HANGUL = re.compile("[가-힣]")
DEEPFAKE = "텔레그램 방에 누가 제 얼굴 합성한 사진을 올렸어요 고2예요"
PHONE, DESKTOP = (390, 844), (1280, 800)


def focused(page: Page) -> str:
    text: str = page.evaluate("() => document.activeElement.id || document.activeElement.textContent")
    return text


def tab_back_to(page: Page, title: str) -> None:
    """Shift+Tab from the text field up to the button."""
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if focused(page) == title:
            return
    raise AssertionError(f"{title} cannot be reached")


def test_a_whole_talk_in_korean_by_keyboard_alone(opens: Opens, server: Server) -> None:
    page = opens()
    assert focused(page) == "words", "one can write at once"
    page.keyboard.type(DEEPFAKE)
    page.keyboard.press("Enter")
    expect(page.locator(".us").nth(1)).to_be_visible()
    settle(page)
    assert page.locator(".choices button").count() >= 2
    for _ in range(3):
        answers = page.locator(".us").count()
        title = page.locator(".choices button:visible").first.inner_text()
        tab_back_to(page, title)
        page.keyboard.press("Enter")
        expect(page.locator(".you").last).to_contain_text(title)
        expect(page.locator(".us").nth(answers)).to_be_visible()
        settle(page)
        assert focused(page) == "words", "the focus is not lost with the button"
    said = page.locator(".us").all_inner_texts()
    assert all(HANGUL.search(text) for text in said)
    page.keyboard.type("안녕", delay=20)
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("둘째 줄")
    assert page.locator("#words").input_value() == "안녕\n둘째 줄"
    for _ in range(3):
        page.keyboard.press("Shift")
    gone(page)
    expect(page).to_have_title("메모")


def test_a_talk_in_english_by_pressing_buttons(opens: Opens) -> None:
    page = opens("en-US", size=PHONE, has_touch=True, is_mobile=True)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    for step in range(3):
        answers = page.locator(".us").count()
        buttons = page.locator(".choices button:visible")
        title = buttons.first.inner_text()
        buttons.first.tap()
        expect(page.locator(".you").nth(step)).to_contain_text(title)
        expect(page.locator(".us").nth(answers)).to_be_visible()
        settle(page)
    assert not any(HANGUL.search(text) for text in page.locator(".us").all_inner_texts())
    assert page.locator("#first").count() == 0, "buttons of earlier replies make room"
    assert not page.evaluate("() => document.activeElement === document.getElementById('words')"), "no keyboard pops up"


def test_agreeing_leaves_the_question_above_it_open(opens: Opens) -> None:
    page = opens()
    say(page, DEEPFAKE)
    page.get_by_role("button", name="계속", exact=True).click()
    expect(page.locator(".you").last).to_contain_text("계속")
    settle(page)
    expect(page.get_by_role("button", name="안전해요", exact=True)).to_be_visible()
    page.get_by_role("button", name="안전해요", exact=True).click()
    settle(page)
    expect(page.get_by_role("button", name="안전해요", exact=True)).to_have_count(0)


def test_enter_that_ends_a_syllable_does_not_send(opens: Opens) -> None:
    page = opens()
    page.locator("#words").fill("안녕하세")
    page.evaluate(
        """() => document.getElementById("words").dispatchEvent(
            new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))"""
    )
    assert page.locator("#words").input_value() == "안녕하세"
    assert page.locator(".you").count() == 0


def test_the_switch_changes_page_and_talk(opens: Opens) -> None:
    page = opens()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("link", name="Leave")).to_be_visible()
    expect(page.locator("#words")).to_have_attribute("placeholder", "Write here")
    assert not HANGUL.search(page.locator(".us").first.inner_text())
    assert page.locator(".you").count() == 0, "before the first word nothing needs to be said"
    say(page, "hello, I need help")
    page.get_by_role("link", name="한국어").click()
    expect(page.locator(".you").last).to_contain_text("한국어")
    expect(page.locator(".us").last).to_contain_text(HANGUL)
    expect(page.get_by_role("link", name="나가기")).to_be_visible()


def test_a_cry_is_answered_with_numbers_that_can_be_tapped(opens: Opens) -> None:
    page = opens()
    say(page, "죽고 싶어요")
    card = page.locator(".us").nth(1)
    expect(card.locator('a[href="tel:109"]')).to_be_visible()


# ---- a bad line


def test_a_dropped_line_is_taken_up_again_and_nothing_is_said_twice(opens: Opens, wire: Wire) -> None:
    page = opens()
    say(page, "안녕하세요")
    wire.cut()
    page.locator("#words").fill("끊긴 동안 적은 말이에요")
    page.keyboard.press("Enter")
    expect(page.locator(".you").last).to_contain_text("아직 보내지 못했어요")
    answers = page.locator(".us").count()
    wire.mend()
    expect(page.locator(".us").nth(answers)).to_be_visible(timeout=30_000)
    settle(page)
    expect(page.locator(".you").last).not_to_contain_text("아직 보내지 못했어요")
    said = page.locator(".message p:first-child").all_inner_texts()
    assert sum("끊긴 동안 적은 말" in text for text in said) == 1
    ids = page.locator(".us").count()
    wire.drop()  # and once more, with nothing on its way
    page.wait_for_timeout(2_000)
    say(page, "고마워요")
    assert page.locator(".us").count() > ids


def test_when_no_answer_comes_the_numbers_stand_in_the_talk(opens: Opens, wire: Wire) -> None:
    page = opens()
    say(page, "안녕하세요")
    wire.hold()
    page.locator("#words").fill("듣고 있나요")
    page.keyboard.press("Enter")
    expect(page.locator(".dots")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("답을 쓰고 있어요")
    card = page.locator(".log .card")
    expect(card).to_contain_text("109")
    expect(card.locator('a[href="tel:112"]')).to_be_in_viewport()
    wire.mend()
    expect(card).to_have_count(0)


def test_when_the_server_is_killed_the_numbers_stand_in_the_talk_and_the_talk_goes_on_after_it(
    opens: Opens, server: Server
) -> None:
    page = opens(size=(390, 600))
    say(page, DEEPFAKE)  # a long answer: the card must come into sight by itself
    server.stop(signal.SIGKILL)
    card = page.locator(".log .card")
    expect(card).to_contain_text("연결이 끊겨", timeout=10_000)
    for number in ("109", "112", "119"):
        expect(card.locator(f'a[href="tel:{number}"]')).to_be_in_viewport()
    page.locator("#words").fill("안전해요")
    page.keyboard.press("Enter")
    expect(card.locator('a[href="tel:109"]')).to_be_in_viewport()
    answers = page.locator(".us").count()
    server.start()
    expect(page.locator(".us").nth(answers)).to_be_visible(timeout=60_000)
    expect(card).to_have_count(0)


def test_a_phone_that_wakes_finds_out_about_a_dead_line_at_once(opens: Opens, wire: Wire) -> None:
    page = opens()
    say(page, "안녕하세요")
    wire.hold()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".card")).to_be_visible(timeout=13_000)  # less than waiting for the next sign of life would be
    wire.drop()
    wire.mend()
    expect(page.locator(".card")).to_have_count(0)


def test_without_scripts_the_numbers_and_the_way_out_are_there(opens: Opens) -> None:
    page = opens(java_script_enabled=False)
    for link in ("tel:109", "sms:109", "tel:112", "sms:112", "tel:119", "sms:119"):
        expect(page.locator(f'a[href="{link}"]').first).to_be_visible()
    expect(page.get_by_text("자바스크립트")).to_be_visible()
    expect(page.locator("#form")).to_be_hidden()
    page.get_by_role("link", name="나가기").click()
    expect(page).to_have_title("메모")
    assert page.context.cookies() == []


# ---- for every eye and hand


@pytest.mark.parametrize("size", [(320, 568), PHONE, (640, 400), DESKTOP])
def test_the_page_fits_every_window(opens: Opens, size: tuple[int, int]) -> None:
    page = opens(size=size)
    say(page, DEEPFAKE)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), "nothing to scroll sideways"
    for part in ("#exit", "#words", "#form button"):
        expect(page.locator(part)).to_be_in_viewport(ratio=0.99)
    if size[1] > 480:
        expect(page.locator('.urgent a[href="tel:109"]')).to_be_in_viewport(ratio=0.99)
    for box in page.locator("a:visible, button:visible").all():
        bounds = box.bounding_box()
        assert bounds is not None and bounds["height"] >= 24, box.inner_text()


LINES = "elements => elements.map(element => [element.innerText, element.getClientRects().length])"


@pytest.mark.parametrize("locale", ["ko-KR", "en-US"])
@pytest.mark.parametrize("size", [(180, 370), (320, 568), (640, 400), (736, 400)])
def test_no_number_is_cut_in_two_and_the_way_out_leaves_room_to_read(
    opens: Opens, size: tuple[int, int], locale: str
) -> None:
    page = opens(locale, size=size)
    numbers = page.locator(".urgent b").evaluate_all(LINES)
    assert [(number, 1) for number in ("109", "112", "119")] == [(text, lines) for text, lines in numbers]
    assert page.locator("#language .t:visible").evaluate_all(LINES)[0][1] == 1
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.locator("#log").evaluate("log => { log.scrollTop = 200; scrollTo(0, 200); }")
    expect(page.locator("#exit")).to_be_in_viewport(ratio=0.99)
    expect(page.locator("#form button")).to_be_in_viewport(ratio=0.99)
    top, bottom = page.locator(".top").bounding_box(), page.locator("form").bounding_box()
    assert top is not None and bottom is not None
    assert bottom["y"] - top["y"] - top["height"] > size[1] * 0.4


def test_a_phone_without_keys_is_told_nothing_of_keys(opens: Opens) -> None:
    phone = opens(size=PHONE, has_touch=True, is_mobile=True)
    expect(phone.get_by_text("위의 나가기를 누르세요")).to_be_visible()
    expect(phone.locator(".keys")).to_be_hidden()
    expect(opens().locator(".keys")).to_contain_text("Shift")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("locale", ["ko-KR", "en-US"])
def test_axe_finds_nothing_serious(opens: Opens, wire: Wire, locale: str, dark: bool) -> None:
    page = opens(locale, dark=dark, size=PHONE)
    assert_accessible(page)
    say(page, "죽고 싶어요" if locale == "ko-KR" else "I want to die")
    assert_accessible(page)
    wire.cut()
    expect(page.locator(".log .card")).to_be_visible()
    assert_accessible(page)
    wire.mend()
    page.locator("#exit").click()
    gone(page)
    assert_accessible(page)


def assert_accessible(page: Page) -> None:
    page.wait_for_timeout(300)
    found = [
        f"{violation['id']}: {[node['html'] for node in violation['nodes']]}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in ("serious", "critical")
    ]
    assert found == []


def test_what_is_said_is_announced_and_named(opens: Opens) -> None:
    page = opens()
    log = page.get_by_role("log", name="대화")
    expect(log).to_have_attribute("aria-live", "polite")
    say(page, "안녕하세요")
    assert log.locator(".us").last.inner_text().startswith("곁:")
    assert log.locator(".you").last.inner_text().startswith("나:")
    expect(page.get_by_role("textbox", name="여기에 적어 주세요")).to_be_visible()
    expect(page.get_by_role("navigation", name="급할 때 바로 연락할 곳")).to_be_visible()


def test_motion_stops_for_who_asked_for_it(opens: Opens, wire: Wire) -> None:
    page = opens(reduced_motion="reduce")
    say(page, "안녕하세요")
    wire.hold()
    page.locator("#words").fill("다음")
    page.keyboard.press("Enter")
    dot = page.locator(".dots span").first
    expect(dot).to_be_visible()
    assert dot.evaluate("(each) => getComputedStyle(each).animationName") == "none"
    wire.mend()
