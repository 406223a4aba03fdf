from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety.screen import NO_RISK, Risk, Screen
from tests.safety.lists import HARMLESS, messages, right

TUNED = messages("ko_tune") + messages("en_tune")


@pytest.mark.parametrize(("label", "message"), TUNED)
def test_a_message_of_the_tuned_lists_is_read_right(screen: Screen, label: str, message: str) -> None:
    assert right(label, screen.screen(message))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_unseen_messages_are_caught_and_few_are_false_alarms(screen: Screen, language: str) -> None:
    """The first reading of these lists, before anything was mended, is in their headers."""
    listed = messages(f"{language}_held")
    risks = [message for label, message in listed if label not in HARMLESS]
    harmless = [message for label, message in listed if label in HARMLESS]
    missed = [message for message in risks if not screen.screen(message).urgent]
    alarms = [message for message in harmless if screen.screen(message).urgent]
    assert len(missed) <= 0.1 * len(risks)
    assert len(alarms) <= 0.05 * len(harmless)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_veiled_wishes_and_farewells_ask_directly_and_an_ordinary_goodbye_does_not(
    screen: Screen, language: str
) -> None:
    listed = messages(f"{language}_veiled_tune")
    missed = [message for label, message in listed if not right(label, screen.screen(message))]
    assert [message for message in missed if ("ordinary", message) in listed] == []
    assert len(missed) <= 0.05 * len(listed)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_ordinary_messages_that_were_never_tuned_on_alarm_rarely(screen: Screen, language: str) -> None:
    """How many of the veiled ones beside them are caught is in the header of the list; no number holds it."""
    ordinary = [message for label, message in messages(f"{language}_veiled_held") if label == "ordinary"]
    assert sum(screen.screen(message).urgent for message in ordinary) <= 0.05 * len(ordinary)


def test_the_goodbye_of_the_journey_is_a_question_when_it_sounds_final(screen: Screen) -> None:
    for text in ("그동안 고마웠어요 이제 다 끝낼게요", "thanks for everything, goodbye forever"):
        risk = screen.screen(text)
        assert risk.top == "suicidal"
        assert risk.veiled
    for text in ("고마웠어요 안녕히 계세요", "오늘은 여기까지 할게요", "thanks, bye", "good night"):
        assert not screen.screen(text).urgent


def test_several_sentences_the_riskiest_decides(screen: Screen) -> None:
    risk = screen.screen("안녕하세요. 배고파 죽겠어요. 사실 지금 옥상에 있어요. 감사합니다.")
    assert (risk.top, risk.level) == ("suicidal", "imminent")


def test_a_guard_lifts_its_own_words_only(screen: Screen) -> None:
    assert not screen.screen("웃겨 죽겠다").urgent
    assert screen.screen("웃겨 죽겠다 근데 진짜 죽고 싶다").top == "suicidal"


def test_ambivalence_is_suicidal_and_denial_is_not(screen: Screen) -> None:
    assert screen.screen("죽고 싶진 않은데 살기도 싫어").top == "suicidal"
    assert not screen.screen("죽고 싶은 건 아니에요").urgent
    assert not screen.screen("I'm not going to hurt myself").urgent


def test_an_offenders_command_to_die_is_distress(screen: Screen) -> None:
    assert screen.screen("그 사람이 저보고 나가 죽으라고 했어요").top == "distress"
    assert screen.screen("he told me to kill myself").top == "distress"


def test_being_made_to_hurt_oneself_is_both(screen: Screen) -> None:
    risk = screen.screen("영상통화로 지금 손목 그으래요")
    assert risk.kinds >= {"suicidal", "danger"}
    assert risk.top == "suicidal"


def test_words_that_only_suggest_it_are_veiled(screen: Screen) -> None:
    assert screen.screen("사라지고 싶어요").veiled
    assert not screen.screen("사라지고 싶어요. 죽고 싶어요.").veiled


def test_one_word_about_oneself_outweighs_words_about_a_friend(screen: Screen) -> None:
    assert screen.screen("친구가 죽고 싶대요").about_other
    assert not screen.screen("친구가 죽고 싶대요. 저도 죽고 싶어요.").about_other


def test_kilometres_in_spanish_are_no_risk(screen: Screen) -> None:
    assert screen.screen("kms", "en").urgent
    assert not screen.screen("vivo a kms", "es").urgent


def test_every_text_of_an_update_counts(screen: Screen) -> None:
    assert screen.screen_all(["사진", "", "죽고 싶어요.jpg"]).top == "suicidal"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "\ud800",
        "\ud800죽고 싶어",
        "😀" * 1000,
        "\u202e\u202d",
        "/intent{}",
        "죽" * 100_000,
        "a." * 50_000,
    ],
)
def test_strange_texts_do_not_raise(screen: Screen, text: str) -> None:
    assert screen.screen(text).top in ("none", "distress", "suicidal", "danger")


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_is_screened_without_an_error(screen: Screen, text: str) -> None:
    screen.screen(text)


PHRASES = [
    "죽고 싶어요",
    "자살하고 싶어",
    "살기 싫어요",
    "죽어버리고 싶다",
    "스스로 목숨을 끊고 싶어요",
    "뛰어내리고 싶어",
]
UNSEEN = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u3164", " ", "  ", "\n", "\t", "\u00a0"]


@given(st.sampled_from(PHRASES), st.lists(st.tuples(st.integers(0, 20), st.sampled_from(UNSEEN)), max_size=8))
@settings(deadline=None)
def test_spaces_and_invisible_signs_do_not_hide_a_korean_phrase(
    screen: Screen, phrase: str, added: list[tuple[int, str]]
) -> None:
    for at, sign in added:
        phrase = phrase[:at] + sign + phrase[at:]
    assert screen.screen(phrase).top == "suicidal"


@given(st.integers(0, 3000), st.sampled_from(["죽고 싶어요", "I want to die", "자살할 거예요"]))
@settings(deadline=None, max_examples=20)
def test_open_words_are_found_anywhere_in_a_very_long_text(screen: Screen, at: int, phrase: str) -> None:
    lines = [f"{number} 번째 줄은 평범해요." for number in range(3000)]
    lines.insert(at, f"{phrase}.")
    assert screen.screen("\n".join(lines)).top == "suicidal"


STORY = {
    "ko": "오늘 학교에서 친구랑 이야기했는데 그 사람이 내 사진을 올렸다고 해서 어떻게 할지 모르겠고 잠도 못 잤어요",
    "en": "today at school my friend told me that someone posted a picture of me and i do not know what to do about it",
}


def story(language: str, size: int) -> list[str]:
    """Sentences of one language, all different, of `size` bytes together."""
    words = STORY[language].split()
    sentences: list[str] = []
    length = number = 0
    while length < size:
        turned = words[number % len(words) :] + words[: number % len(words)]
        sentences.append(f"{' '.join(turned)} {number}.")
        length += len(sentences[-1].encode()) + 1
        number += 1
    return sentences


@given(
    st.sampled_from(["ko", "en"]),
    st.floats(0, 1),
    st.sampled_from(["죽고 싶어요", "자살하고 싶어요", "I want to die", "I am going to kill myself", "그만 살래요"]),
)
@settings(deadline=None, max_examples=25)
def test_a_risk_anywhere_in_a_hundred_kilobytes_is_found(screen: Screen, language: str, at: float, said: str) -> None:
    sentences = story(language, 100_000)
    sentences.insert(round(at * len(sentences)), f"{said}.")
    assert screen.screen(" ".join(sentences)).top == "suicidal"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_hundred_kilobytes_do_not_hold_up_everybody_else(screen: Screen, language: str) -> None:
    """CPU time, because other processes share the machine; 40 and 70 ms were seen, the limit only stops a relapse."""
    text = " ".join(story(language, 100_000))
    took = []
    for _ in range(3):
        begun = time.thread_time()
        assert not screen.screen(text).urgent
        took.append(time.thread_time() - begun)
    assert min(took) < 0.2


RISKS = st.builds(
    Risk,
    kinds=st.frozensets(st.sampled_from(["distress", "suicidal", "danger"])),
    level=st.sampled_from([None, "wish", "imminent"]),
    veiled=st.booleans(),
    about_other=st.booleans(),
)


@given(RISKS, RISKS)
def test_joining_risks_loses_no_kind_and_no_order_matters(one: Risk, other: Risk) -> None:
    both = one | other
    assert both == other | one
    assert both.kinds == one.kinds | other.kinds
    assert both | NO_RISK == both
