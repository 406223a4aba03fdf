from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.entities import Extractor
from bot.nlu.examples import read_names

ROOT = Path(__file__).resolve().parents[2]


def found(extractor: Extractor, text: str) -> list[tuple[str, str, str]]:
    return [(entity.entity, entity.value, text[entity.start : entity.end]) for entity in extractor.find(text)]


@pytest.mark.parametrize(
    ("text", "entity", "value", "written"),
    [
        ("텔레그램에서 봤어요", "platform", "telegram", "텔레그램"),
        ("텔레그램에서협박당하고있어요", "platform", "telegram", "텔레그램"),
        ("인스타로 연락왔어요", "platform", "instagram", "인스타"),
        ("it is on TELEGRAM", "platform", "telegram", "TELEGRAM"),
        ("he texted me on LINE", "platform", "line", "LINE"),
        ("X에서 퍼졌어요", "platform", "x", "X"),
        ("在电报上有人威胁我", "platform", "telegram", "电报"),
        ("@abc_12 라는 사람이에요", "handle", "abc_12", "@abc_12"),
        ("아이디는 kim_99 예요", "handle", "kim_99", "kim_99"),
        (
            "링크는 https://example.com/a?b=1에서 봤어요",
            "url",
            "https://example.com/a?b=1",
            "https://example.com/a?b=1",
        ),
        ("see www.example.com/x.", "url", "www.example.com/x", "www.example.com/x"),
        ("2024년 9월 1일에 올라왔어요", "date", "2024-09-01", "2024년 9월 1일"),
        ("posted on Sept 3, 2024", "date", "2024-09-03", "Sept 3, 2024"),
        ("9월 1일부터요", "date", "09-01", "9월 1일"),
        ("어제 알았어요", "date", "-1d", "어제"),
        ("사흘 전에요", "date", "-3d", "사흘 전"),
        ("two weeks ago", "date", "-2w", "two weeks ago"),
        ("저는 17살이에요", "age", "17", "17살"),
        ("열일곱 살이에요", "age", "17", "열일곱 살"),
        ("i'm 16 and scared", "age", "16", "16"),
        ("she is 15 years old", "age", "15", "15 years old"),
        ("중2예요", "age", "middle_school", "중2"),
        ("여고생이에요", "age", "high_school", "여고생"),
        ("초등학생인데요", "age", "elementary_school", "초등학생"),
        ("50만원 보내래요", "amount", "500000 KRW", "50만원"),
        ("오십만원 보내래요", "amount", "500000 KRW", "오십만원"),
        ("3백만 원 달래요", "amount", "3000000 KRW", "3백만 원"),
        ("he wants $1,500 now", "amount", "1500 USD", "$1,500"),
        ("0.05 BTC를 보냈어요", "amount", "0.05 BTC", "0.05 BTC"),
        ("전 남친이 올렸어요", "relation", "ex", "전 남친"),
        ("my ex-boyfriend did it", "relation", "ex", "ex-boyfriend"),
        ("친구한테 들었어요", "relation", "friend", "친구"),
        ("선생님이 그랬어요", "relation", "teacher", "선생님"),
        ("우리 딸이 당한 것 같아요", "relation", "child", "우리 딸"),
    ],
)
def test_what_is_written_gives_its_value_and_place(
    extractor: Extractor, text: str, entity: str, value: str, written: str
) -> None:
    assert (entity, value, written) in found(extractor, text)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("온라인에서 만났어요", "platform"),
        ("a line of text", "platform"),
        ("mail me at a@example.com", "handle"),
        ("고생이 많으세요", "age"),
        ("최고1", "age"),
        ("10명 중 3명이 봤어요", "age"),
        ("i am 100% sure", "age"),
        ("50m away", "age"),
        ("50만 명이 봤어요", "amount"),
        ("3.5 stars", "date"),
    ],
)
def test_what_only_looks_alike_is_left_alone(extractor: Extractor, text: str, entity: str) -> None:
    assert entity not in {name for name, _, _ in found(extractor, text)}


def test_the_host_of_a_link_names_the_platform(extractor: Extractor) -> None:
    kinds = [(entity, value) for entity, value, _ in found(extractor, "https://t.me/room1 여기예요")]
    assert kinds == [("url", "https://t.me/room1"), ("platform", "telegram")]


def test_a_host_that_only_ends_alike_is_another_site(extractor: Extractor) -> None:
    assert [entity for entity, _, _ in found(extractor, "https://notx.com/1")] == ["url"]


def test_offsets_point_into_the_original_text(extractor: Extractor) -> None:
    text = "\u200b" + unicodedata.normalize("NFD", "텔레그램에서 ") + "@abc_1"
    spans = {entity.entity: text[entity.start : entity.end] for entity in extractor.find(text)}
    assert unicodedata.normalize("NFC", spans["platform"]) == "텔레그램"
    assert spans["handle"] == "@abc_1"


def test_an_entity_at_the_end_of_a_long_story_is_found(extractor: Extractor) -> None:
    text = "그래서 " * 20_000 + "https://example.com/end"
    assert [text[entity.start : entity.end] for entity in extractor.find(text)] == ["https://example.com/end"]


@given(st.text(st.characters(), max_size=80) | st.text("0123456789만원@.x살/-년월일 전", max_size=30))
def test_any_text_gives_ordered_entities_inside_it(extractor: Extractor, text: str) -> None:
    entities = extractor.find(text)
    assert all(0 <= entity.start < entity.end <= len(text) and entity.value for entity in entities)
    assert [entity.start for entity in entities] == sorted(entity.start for entity in entities)


@pytest.mark.parametrize("piece", ["a", "가", "1,", "@", "www.", "\u0301", "일", "x.com/", "9/"])
def test_a_huge_text_takes_bounded_time(extractor: Extractor, piece: str) -> None:
    started = time.process_time()
    extractor.find(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 1.5


def test_platform_values_are_ids_of_the_directory() -> None:
    rows = yaml.safe_load((ROOT / "data" / "directory" / "platforms.yml").read_text(encoding="utf-8"))
    assert set(read_names(ROOT / "data" / "nlu")["platform"]) <= {row["id"] for row in rows}


def test_no_name_stands_for_two_values() -> None:
    for values in read_names(ROOT / "data" / "nlu").values():
        written = [name for names in values.values() for name in names]
        assert len(written) == len(set(written))
