from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.nlu import store
from bot.nlu.classifier import Limits
from bot.nlu.encoder import SHARED
from bot.nlu.understand import Understander, rank


@pytest.mark.parametrize(
    ("text", "intent", "language"),
    [
        ("돈 안 보내면 영상 뿌리겠다고 협박해요", "report_threat", "ko"),
        ("제얼굴로딥페이크를만들었어요", "report_deepfake", "ko"),
        ("could i talk to a real human please", "request_human", "en"),
        ("Someone made a DEEPFAKE of me!!", "report_deepfake", "en"),
        ("안녕하세요!", "greet", "ko"),
        ("quiero hablar con una persona", "request_human", "es"),
    ],
)
def test_a_sentence_like_the_examples_is_understood(
    understander: Understander, text: str, intent: str, language: str
) -> None:
    understanding = understander.understand(text)
    assert (understanding.intent, understanding.language) == (intent, language)
    assert understanding.ranking[0] == (understanding.intent, understanding.confidence)


@pytest.mark.parametrize("limits", [Limits(least=0.9999, lead=0.0), Limits(least=0.0, lead=0.9999)])
def test_a_weak_or_doubtful_guess_falls_back_and_keeps_the_real_ranking(model: Path, limits: Limits) -> None:
    classifier = store.load(model).classifier
    sure = rank(classifier, SHARED, "제 친구 강아지", "ko")
    classifier.limits = limits
    (intent, confidence), *rest = rank(classifier, SHARED, "제 친구 강아지", "ko")
    assert intent == "nlu_fallback"
    assert tuple(rest) == tuple(entry for entry in sure if entry[0] != "nlu_fallback")
    assert confidence == pytest.approx(1 - rest[0][1])


@pytest.mark.parametrize(
    "text", ["", "   ", "...", "?", "-", "12345", "\x00", "\u200b\u202e", "\ud800", "\ufffd", "🛸"]
)
def test_a_text_without_words_falls_back(understander: Understander, text: str) -> None:
    understanding = understander.understand(text)
    assert (understanding.intent, understanding.language, understanding.text) == ("nlu_fallback", "und", text)


@pytest.mark.parametrize(
    ("text", "risk", "intent"),
    [("죽고 싶어요", "suicidal", "express_suicidal"), ("칼을 들고 문 앞에 있어요", "danger", "in_danger_now")],
)
def test_risk_decides_the_intent_though_the_classifier_never_learnt_it(
    understander: Understander, text: str, risk: str, intent: str
) -> None:
    understanding = understander.understand(text)
    assert (understanding.risk.top, understanding.intent, understanding.confidence) == (risk, intent, 1.0)
    assert "nlu_fallback" not in {name for name, _ in understanding.ranking}
    assert len(understanding.ranking) == 6


def test_typed_payload_triggers_nothing(understander: Understander) -> None:
    understanding = understander.understand('/report_threat{"platform": "x"}')
    assert understanding.text.startswith("/report_threat")
    assert understanding.as_parse_data()["text"] == understanding.text
    assert all(entity.entity != "platform" or entity.value != "x" for entity in understanding.entities)


def test_decomposed_and_composed_hangul_are_understood_alike(understander: Understander) -> None:
    composed, decomposed = "협박당하고 있어요", "\u1112\u1167\u11b8\u1107\u1161\u11a8당하고 있어요"
    first, second = understander.understand(composed), understander.understand(decomposed)
    assert first.ranking == second.ranking


@given(st.text(st.characters(), max_size=100))
def test_any_text_is_understood_and_makes_one_readable_line(understander: Understander, text: str) -> None:
    understanding = understander.understand(text)
    line = understanding.as_json_line()
    assert len(line.splitlines()) == 1
    read = json.loads(line.encode("utf-8"))
    assert read["text"] == text
    assert list(read) == ["text", "language", "intent", "confidence", "risk", "risks", "risk_level", "entities"]


@given(st.text(st.characters(), max_size=60))
def test_probabilities_are_a_ranking(understander: Understander, text: str) -> None:
    understanding = understander.understand(text)
    assume(not understanding.risk.urgent)
    ranking = [rank for rank in understanding.ranking if rank[0] != "nlu_fallback"]
    values = [confidence for _, confidence in ranking]
    assert values == sorted(values, reverse=True)
    assert not values or sum(values) == pytest.approx(1)


def test_parse_data_has_the_shape_of_rasa(understander: Understander) -> None:
    data = understander.understand("텔레그램에서 협박당하고 있어요").as_parse_data()
    assert data["intent"]["name"] == "report_threat"
    assert data["intent_ranking"][0] == data["intent"]
    assert data["entities"] == [{"entity": "platform", "value": "telegram", "start": 0, "end": 4}]
    assert json.loads(json.dumps(data)) == data


def test_a_page_of_text_is_understood_in_bounded_time(understander: Understander) -> None:
    text = "제 얼굴로 딥페이크를 만들었어요. " * 5_000
    understander.understand("준비")
    started = time.process_time()
    understanding = understander.understand(text)
    assert time.process_time() - started < 2
    assert (understanding.intent, understanding.text) == ("report_deepfake", text)


def test_threads_share_one_understander(understander: Understander) -> None:
    texts = ["안녕하세요", "someone made a deepfake of me", "협박당하고 있어요"] * 10
    alone = [understander.understand(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(understander.understand, texts))
    assert [one.intent for one in together] == [one.intent for one in alone]
    assert [one.confidence for one in together] == pytest.approx([one.confidence for one in alone], abs=1e-4)
