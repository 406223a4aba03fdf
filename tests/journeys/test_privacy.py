"""Who finds out, what is kept, what cannot be deleted: one answer each, true for the channel and the age."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from actions import places, privacy
from actions.values import values
from tests.journeys.conftest import ROOT, Person, texts


@pytest.fixture
def english() -> Person:
    return Person("en")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("이거 누가 봐요?", "utter_privacy_readers"),
        ("who reads this", "utter_privacy_readers"),
        ("이거 익명이에요?", "utter_privacy_anonymous"),
        ("is this anonymous", "utter_privacy_anonymous"),
        ("제 번호가 보이나요?", "utter_privacy_phone"),
        ("can you see my phone number", "utter_privacy_phone"),
        ("대화 내용이 저장되나요?", "utter_privacy_kept"),
        ("how long do you keep this", "utter_privacy_kept"),
        ("나에 대해 뭘 알고 있어요?", "utter_privacy_known_nothing"),
        ("what do you know about me", "utter_privacy_known_nothing"),
        ("부대에 통보됩니까", "utter_privacy_unit"),
        ("will my commander hear of this", "utter_privacy_unit"),
        ("회사에서 알게 되나요", "utter_privacy_work"),
        ("will my boss find out", "utter_privacy_work"),
        ("학교에 연락 가나요", "utter_privacy_school"),
        ("신고하면 집으로 우편물 오나요", "utter_privacy_mail_ask"),
        ("do letters come to my home", "utter_privacy_mail_ask"),
        ("방문 기록 남아요?", "utter_privacy_traces"),
        ("경찰이 요구하면 넘겨줘요?", "utter_privacy_release"),
        ("남편이 알 수 있나요 여기서 얘기한 거", "utter_privacy_family"),
        ("비밀 보장되나요", "utter_privacy"),
    ],
)
def test_each_question_has_its_own_answer(person: Person, text: str, name: str) -> None:
    assert person.says("ask_privacy", text) == [name]


@pytest.mark.parametrize("channel", ["telegram", "web", "terminal"])
def test_each_channel_says_what_it_keeps_itself(korean: Person, channel: str) -> None:
    korean.slots["channel"] = channel
    korean.says("ask_privacy", "흔적 남아요?")
    assert ("텔레그램 서버" in korean.heard) is (channel == "telegram")
    assert ("브라우저" in korean.heard) is (channel == "web")
    korean.says("ask_privacy", "비밀 보장되나요")
    assert ("텔레그램 서버" in korean.heard) is (channel == "telegram")


@pytest.mark.parametrize("channel", ["telegram", "web", "terminal"])
def test_every_answer_has_buttons_to_its_neighbours_that_work(person: Person, channel: str) -> None:
    person.slots["channel"] = channel
    person.says("ask_privacy", "비밀 보장되나요")
    seen, waiting = set(), list(person.titles)
    start = dict(person.slots)
    while waiting:
        title = waiting.pop()
        if title in seen:
            continue
        seen.add(title)
        for response in texts().responses.values():
            if response.file != "privacy.yml":
                continue
            for button in response.variations[person.slots["language"]][0].buttons:
                if button.title == title and button.payload.startswith("/ask_privacy"):
                    press = texts().press(button.code)
                    assert press is not None
                    person.slots = dict(start)
                    person.says("ask_privacy", **press.entities)
                    assert person.names[0].startswith(("utter_privacy", "utter_fact_old"))
                    assert person.titles
                    waiting += person.titles
    assert len(seen) >= 8


def test_a_minor_gets_the_rule_for_minors_and_an_adult_does_not(korean: Person) -> None:
    korean.slots["age_band"] = "14_17"
    assert korean.says("ask_privacy", "부모님이 알게 되나요?") == ["utter_privacy_parents_minor"]
    assert "보호자에게 알리는 것이 원칙" in korean.heard
    korean.slots["age_band"] = "19_plus"
    assert korean.says("ask_privacy", "부모님이 알게 되나요?") == ["utter_privacy_family"]
    assert "보호자" not in korean.heard


def test_an_age_not_told_gets_the_rule_for_minors_with_a_way_to_the_adults_answer(korean: Person) -> None:
    assert korean.says("ask_privacy", "부모님이 알게 되나요?") == ["utter_privacy_parents"]
    assert korean.presses("만 19세 이상이에요") == ["utter_privacy_family"]
    assert korean.slots["age_band"] == "19_plus"


def test_family_asked_by_a_minor_is_the_minors_answer(korean: Person) -> None:
    korean.slots["age_band"] = "14_17"
    assert korean.says("ask_privacy", "가족이 알게 되나요?") == ["utter_privacy_parents_minor"]


def test_a_student_of_age_does_not_hear_of_the_duty_to_report(korean: Person) -> None:
    korean.slots["age_band"] = "19_plus"
    assert korean.says("ask_privacy", "학교에서 알게 되나요") == ["utter_privacy_school_adult"]


@pytest.mark.parametrize("intent", ["quick_exit", "report_for_other", "nlu_fallback", "ask_hotline"])
@pytest.mark.parametrize("text", ["엄마가 알게 되나요?", "will my parents find out?", "will you tell my mom"])
def test_will_they_find_out_is_answered_however_it_was_read(person: Person, intent: str, text: str) -> None:
    assert person.says(intent, text) == ["utter_privacy_parents"]


@pytest.mark.parametrize("text", ["엄마가 알게 됐어요", "my mom found out", "엄마한테 말했어요", "누가 이 화면 봐요"])
def test_that_somebody_found_out_is_no_question(person: Person, text: str) -> None:
    assert not any(name.startswith("utter_privacy") for name in person.says("express_distress", text))


def test_what_is_known_is_listed_in_plain_words_and_nothing_is_quoted(korean: Person) -> None:
    korean.says("report_deepfake", "저 17살인데 담임이 만들었대요 텔레그램에요", age="17", platform="텔레그램")
    korean.slots["platform"] = "telegram"
    assert korean.says("ask_privacy", "저에 대해 뭘 알고 있어요?")[0] == "utter_privacy_known"
    assert "합성물(딥페이크)" in korean.heard and "만 14~17세" in korean.heard and "텔레그램" in korean.heard
    assert "담임" not in korean.heard


def test_what_is_known_shows_no_values_on_a_phone_that_is_seen(korean: Person) -> None:
    korean.slots |= {"happened": "deepfake", "age_band": "14_17", "watched_by": "family"}
    assert korean.says("ask_privacy", "저에 대해 뭘 알고 있어요?") == ["utter_privacy_watched", "utter_privacy_known"]
    assert "겪은 일" in korean.heard and "딥페이크" not in korean.heard


def test_a_watched_phone_hears_how_to_hide_the_talk_once(person: Person) -> None:
    person.slots |= {"watched_by": "partner", "channel": "web"}
    assert person.says("ask_privacy", "private?")[0] == "utter_privacy_watched_web"
    assert "utter_privacy_watched_web" not in person.says("ask_privacy", "private?")


def test_every_slot_that_is_known_is_one_of_the_domain() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert set(values().known) <= set(domain["slots"])


def fact(**fields: Any) -> SimpleNamespace:
    return SimpleNamespace(**{"as_of": "2026-02", "sources": ("https://example.org",), **fields})


def test_what_a_place_tells_is_said_with_its_month_and_only_where_it_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = {"guardian": fact(says="may"), "police": fact(says="must")}
    book = SimpleNamespace(
        fact_is_old=lambda row, found: False,
        told=lambda row, whom: told.get(whom),
        month=lambda as_of, said: "2026년 2월",
    )
    monkeypatch.setattr(places, "directory", lambda: book)
    row = SimpleNamespace(asks="none", asked=fact(needs="none"), leaves=("call_log", "sms"))
    minor = SimpleNamespace(slot=lambda name, default=None: {"age_band": "14_17"}.get(name, default))
    said = places.what_it_tells(row, minor)  # type: ignore[arg-type]
    assert said == (
        "이름을 말하지 않아도 돼요(2026년 2월 확인). 보호자에게 알릴 수도 있어요(2026년 2월 확인). "
        "법에 따라 경찰에 알려야 해요(2026년 2월 확인). 남는 것: 통화 기록, 문자."
    )
    told["guardian"] = fact(says="may", as_of="undated")
    assert "알릴 수도 있어요(언제 확인한 내용인지는 몰라요)." in str(places.what_it_tells(row, minor))  # type: ignore[arg-type]
    adult = SimpleNamespace(slot=lambda name, default=None: {"age_band": "19_plus"}.get(name, default))
    assert "보호자" not in str(places.what_it_tells(row, adult))  # type: ignore[arg-type]
    unknown = SimpleNamespace(asks=None, asked=None, leaves=())
    told.clear()
    assert places.what_it_tells(unknown, minor) is None  # type: ignore[arg-type]


def test_places_to_ask_without_a_name_never_fall_silent(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    person.says("ask_privacy", step="nameless")
    assert person.names[0] in ("utter_privacy_places", "utter_privacy_nameless")
    monkeypatch.setattr(privacy, "what_it_tells", lambda row, talk: None)
    assert person.says("ask_privacy", step="nameless") == ["utter_privacy_nameless"]
    assert "1366" in person.heard and "132" in person.heard


def test_erase_asks_once_and_no_keeps_it(korean: Person) -> None:
    assert korean.says("delete_my_data", "다 지워 주세요") == ["utter_erase_ask"]
    assert korean.says("deny", "아니요") == ["utter_erase_kept"]
    assert korean.work is not None and not korean.work.erase


def test_erase_after_yes_is_said_per_channel(korean: Person) -> None:
    korean.slots["channel"] = "telegram"
    korean.says("delete_my_data", "다 지워 주세요")
    assert korean.says("affirm", "네") == ["utter_erased_telegram"]
    assert korean.work is not None and korean.work.erase


def test_erase_says_that_the_request_to_staff_goes_too(person: Person) -> None:
    person.slots["handoff"] = "asked"
    assert person.says("delete_my_data", "erase") == ["utter_erase_ask_handoff"]


def test_erase_misread_for_images_on_the_net_is_one_tap_from_removal(korean: Person) -> None:
    korean.says("delete_my_data", "사진 다 지워 주세요")
    assert korean.presses("퍼진 사진을 지우고 싶어요")[0].startswith("utter_takedown")
    assert korean.work is not None and not korean.work.erase


@pytest.mark.parametrize("text", ["이름 말하지 않고 상담할 수 있어요?", "can i ask someone without giving my name"])
def test_asking_without_a_name_is_heard_however_it_was_read(person: Person, text: str) -> None:
    assert person.says("nlu_fallback", text)[0] in ("utter_privacy_places", "utter_privacy_nameless")


def test_who_was_told_how_to_hide_in_a_journey_is_not_told_again(person: Person) -> None:
    person.slots |= {"watched_by": "family", "asked": {"sharing__watched_by": 1}}
    assert person.says("ask_privacy", "private?") == ["utter_privacy"]


@pytest.mark.parametrize("intent", ["nlu_fallback", "ask_privacy", "report_for_other", "in_danger_now"])
@pytest.mark.parametrize(
    "text", ["my work can't find out", "my boss must not know", "회사에서 알면 안 돼요", "직장에 알려지면 큰일 나요"]
)
def test_work_that_must_not_know_gets_the_facts_about_work(person: Person, intent: str, text: str) -> None:
    assert person.says(intent, text) == ["utter_privacy_work"]


@pytest.mark.parametrize("known", [{"age_band": "19_plus"}, {"shown_age_then": "19_plus"}])
@pytest.mark.parametrize("text", ["will my university find out", "학교에서 알면 안 돼요"])
def test_a_known_adult_who_fears_the_university_hears_the_answer_for_adults(
    person: Person, known: dict[str, str], text: str
) -> None:
    person.slots |= known
    assert person.says("nlu_fallback", text) == ["utter_privacy_school_adult"]


def test_a_young_person_hears_the_schools_duty(person: Person) -> None:
    person.slots |= {"age_band": "14_17", "shown_age_then": "19_plus"}
    assert person.says("ask_privacy", "will my school find out") == ["utter_privacy_school"]


@pytest.mark.parametrize("text", ["my work is hard", "i can't work anymore", "회사 다니기 힘들어요"])
def test_work_alone_is_no_question_of_privacy(person: Person, text: str) -> None:
    assert "utter_privacy_work" not in person.says("express_distress", text)


@pytest.mark.parametrize("text", ["my wife reads my mail", "아내가 제 메일을 봐요", "남편이 제 카톡을 봐요"])
def test_a_partner_who_reads_the_mail_sees_this_phone(person: Person, text: str) -> None:
    assert person.says("nlu_fallback", text) == ["utter_watched_partner"]
    assert person.slots["watched_by"] == "partner"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("can he see this chat", "he doesnt know i know"),
        ("남편이 이 대화를 볼 수 있어요?", "제가 아는 걸 남편은 몰라요"),
    ],
)
def test_whether_he_sees_this_and_that_he_does_not_know_get_two_answers(
    person: Person, first: str, second: str
) -> None:
    assert person.says("ask_privacy", first) == ["utter_privacy_them"]
    assert person.says("ask_privacy", second) == ["utter_privacy_not_aware"]


def test_the_words_about_a_partner_come_once_not_with_the_next_matter(person: Person) -> None:
    person.slots |= {"offender": "partner"}
    assert person.says("report_nonconsensual_sharing", "my boyfriend posted it") == ["utter_partner_first"]
    said = person.says("report_threat", "he threatens me, too")
    assert not {"utter_partner_first", "utter_partner_safety"} & set(said)
