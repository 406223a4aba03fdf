"""Traits and places that words tell of the writer, and the words that look like it and tell it of somebody else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue import writer


@pytest.mark.parametrize(
    "text",
    [
        "군인인데 협박당하고 있어요",
        "저 군인이에요",
        "지금 군 복무 중인데 영상이 퍼졌어요",
        "복무 중이라 전화를 못 해요",
        "부대에서 폰 걷어요",
        "저희 부대 선임이 올렸어요",
        "친구가 퍼뜨렸는데 저는 상병이에요",
        "훈련소에 있어서 밤에만 폰 써요",
        "I'm a conscript",
        "I'm in the army right now",
        "im in the korean military",
        "I'm doing my military service",
        "my platoon will find out",
    ],
)
def test_soldier_is_heard(text: str) -> None:
    assert writer.soldier(text) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "군인이 협박해요",
        "남친이 군인인데 영상을 뿌렸어요",
        "협박하는 사람이 군인이에요",
        "아들이 군 복무 중이에요",
        "친구 군인인데 자꾸 연락 와요",
        "군인이었어요",
        "군인 계정으로 연락이 왔어요",
        "부대찌개 먹다가 봤어요",
        "사회복무요원이에요",
        "my husband is in the military",
        "he's in the army",
        "a soldier blackmails me",
        "I'm in the US Army",
        "I'm an army wife",
        "I was in the army",
        "미군인데요",
    ],
)
def test_soldier_is_not_heard_in(text: str) -> None:
    assert writer.soldier(text) is None


@pytest.mark.parametrize("text", ["군인 아니에요", "저는 군인이 아닌데요", "작년에 전역했어요", "I'm not a soldier"])
def test_soldier_taken_back(text: str) -> None:
    assert writer.soldier(text) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "고2인데 협박당해요",
        "저 중학생이에요",
        "대학생인데요",
        "고등학교 2학년이에요",
        "우리 학교 선배가 올렸어요",
        "학교 다니는데 소문났어요",
        "I'm in 10th grade",
        "I'm a high school student",
        "everyone at my school saw it",
        "I'm a college freshman",
    ],
)
def test_student_is_heard(text: str) -> None:
    assert writer.student(text) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "상대가 고등학생이에요",
        "딸이 중학생인데 협박당해요",
        "고등학생 때 찍은 사진이에요",
        "학생이 협박해요",
        "담임인데 우리 반 학생이 피해를 입었어요",
        "중2병이라고 놀려요",
        "he is a student",
        "my daughter is in 10th grade",
        "I'm a teacher and someone at my school did it",
        "when I was in high school he filmed me",
    ],
)
def test_student_is_not_heard_in(text: str) -> None:
    assert writer.student(text) is None


@pytest.mark.parametrize("text", ["저 학생 아니에요", "학교는 졸업했어요", "I'm not a student"])
def test_student_taken_back(text: str) -> None:
    assert writer.student(text) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "E-9 비자예요",
        "외국인이에요",
        "저는 베트남 사람인데 남편이 협박해요",
        "이주노동자인데 신고해도 돼요?",
        "비자 때문에 신고를 못 하겠어요",
        "결혼이민자예요",
        "미등록 체류자인데 경찰에 가도 돼요?",
        "베트남에서 왔어요",
        "유학생이에요",
        "I'm a foreigner in Korea",
        "I'm on a D-2 visa",
        "I'm Filipino working in Korea",
        "I'm undocumented",
        "will they deport me?",
        "my visa depends on my husband",
    ],
)
def test_migrant_is_heard(text: str) -> None:
    assert writer.migrant(text) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "외국인이 협박해요",
        "상대가 외국인인데 신고돼요?",
        "비자카드로 결제했어요",
        "남편이 베트남 사람이에요",
        "그 사람이 중국인인데요",
        "he's a foreigner",
        "a foreigner blackmails me",
        "he paid with a visa card",
        "해외 서버인데 지울 수 있어요?",
    ],
)
def test_migrant_is_not_heard_in(text: str) -> None:
    assert writer.migrant(text) is None


@pytest.mark.parametrize("text", ["외국인 아니에요", "저 한국인이에요", "I'm not a foreigner", "I'm Korean"])
def test_migrant_taken_back(text: str) -> None:
    assert writer.migrant(text) == "no"


@pytest.mark.parametrize(
    ("text", "country", "region"),
    [
        ("저 독일에 살아요", "DE", None),
        ("한국 사람인데 독일에 살아요", "DE", None),
        ("지금 일 때문에 미국에 있어요", "US", None),
        ("저는 캐나다에서 유학 중이에요", "CA", None),
        ("여기 일본인데 신고 어디에 해요?", "JP", None),
        ("친구는 한국에 살고 저는 호주에 살아요", "AU", None),
        ("멕시코에 살고 있어요", "MX", None),
        ("해외예요", "INT", None),
        ("저 해외에 있어요", "INT", None),
        ("지금 한국에 없어요", "INT", None),
        ("이제 한국에 살아요", "KR", None),
        ("서울에 살아요", "KR", "seoul"),
        ("경기도 수원시에 사는데 갈 데가 있나요", "KR", "gyeonggi"),
        ("저는 부산 해운대구에 살고 있어요", "KR", "busan"),
        ("경기도 광주에 살아요", "KR", "gyeonggi"),
        ("저 제주도에 있어요", "KR", "jeju"),
        ("전 대구예요", "KR", "daegu"),
        ("I live in Germany", "DE", None),
        ("I'm in the US", "US", None),
        ("i am currently living in the UK", "GB", None),
        ("I'm a Korean student in Canada", "CA", None),
        ("writing from Australia", "AU", None),
        ("I live abroad", "INT", None),
        ("I don't live in Korea", "INT", None),
        ("I live in Busan", "KR", "busan"),
        ("I'm a foreigner in Korea", "KR", None),
        ("I live in Mexico", "MX", None),
    ],
)
def test_place_of_the_writer_is_heard(text: str, country: str, region: str | None) -> None:
    assert writer.place(text) == (country, region)


@pytest.mark.parametrize(
    "text",
    [
        "서울대 다녀요",
        "서울대방에 올라왔어요",
        "부산 여고생방이라는 데 올라왔어요",
        "범인이 독일에 살아요",
        "그 사람 미국에 있어요",
        "서버가 미국에 있어요",
        "영상이 해외 사이트에 있어요",
        "독일 남자가 협박해요",
        "독일에 살았어요",
        "미국에 살고 싶어요",
        "친구가 부산에 살아요",
        "해외에 있는 계정이에요",
        "저는 한국인이에요",
        "he lives in Germany",
        "I'm from Germany",
        "a man in Germany blackmails me",
        "I'm a victim of a man in Germany",
        "the server is in the US",
        "I'm in the US army",
        "I'm in a Seoul chat room",
        "he is interested in us",
        "my friend lives in Busan",
        "I want to live in Canada",
    ],
)
def test_place_is_not_heard_in(text: str) -> None:
    assert writer.place(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("중학생 엄마예요", "other"),
        ("담임교사인데요", "other"),
        ("친구 일인데 물어봐도 돼요?", "other"),
        ("I'm asking for my friend", "other"),
        ("I'm her mother", "other"),
        ("제 일이에요", "self"),
        ("it happened to me", "self"),
        ("폰 보는 사람이 엄마예요", None),
        ("협박하는 게 아빠예요", None),
        ("엄마한테 말해야 하나요", None),
        ("my mother does not know", None),
    ],
)
def test_whose_matter_it_is(text: str, expected: str | None) -> None:
    assert writer.about(text) == expected


def test_helper_has_to_say_i_for_a_trait_to_be_the_helpers() -> None:
    assert writer.soldier("군인인데 부대에 알려질까 봐 무서워해요", must_say=True) is None
    assert writer.soldier("저는 군인인데 동생이 당했어요", must_say=True) == "yes"


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    for read in (writer.soldier, writer.student, writer.migrant, writer.about, writer.place):
        read(text)


@pytest.mark.parametrize("piece", ["저는 ", "i'm a ", "서울 시 ", "그 사람이 군인인데 ", "abc ", "고 저는 지금 "])
def test_long_text_takes_no_long_time(piece: str) -> None:
    text = (piece * 10_000)[:8000]
    started = time.perf_counter()
    for read in (writer.soldier, writer.student, writer.migrant, writer.about, writer.place):
        read(text)
    assert time.perf_counter() - started < 2.0


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("저 독일에 살아요", True),
        ("아 저 군인 아니에요", True),
        ("I live in Germany", True),
        ("I'm a foreigner in Korea", True),
        ("군인인데 협박당하고 있어요", False),
        ("독일에 살아요 죽고 싶어요", False),
        ("친구가 군인이에요", False),
        ("I live in Germany and want to report", False),
        ("안녕하세요", False),
    ],
)
def test_message_that_says_nothing_else(text: str, bare: bool) -> None:
    assert writer.nothing_else(text) is bare


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("독일이요", "DE"),
        ("미국이에요", "US"),
        ("germany", "DE"),
        ("in Mexico", "MX"),
        ("서울", "KR"),
        ("몰라요", None),
    ],
)
def test_country_as_an_answer(text: str, country: str | None) -> None:
    assert writer.named_place(text) == country
