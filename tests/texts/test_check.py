"""Each check of an editor finds what it is for, and lets good words pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.directory.directory import Directory
from bot.texts.check import RULES, Rules, findings
from tests.texts.conftest import pair


@pytest.mark.parametrize(
    ("ko", "en", "rule"),
    [
        ("전화는 112예요.", "A.", "number"),
        ("가.", "Text 1366 now.", "number"),
        ("02-735-8994에 걸어요.", "A.", "number"),
        ("가.", "See www.example.org.", "number"),
        ("가.", "Write to a@example.org.", "number"),
        ("힘내세요.", "A.", "banned word"),
        ("왜 보냈어요", "A.", "banned word"),
        ("다 잘될 거예요.", "A.", "banned word"),
        ("몰카 피해예요.", "A.", "banned word"),
        ("협박을 당했군요.", "A.", "banned word"),
        ("국선변호사를 신청해요.", "A.", "banned word"),
        ("많이 수치스러우시죠.", "A.", "banned word"),
        ("좋아요!", "A.", "banned word"),
        ("좋아요 😀", "A.", "banned word"),
        ("가.", "I understand how you feel.", "banned word"),
        ("가.", "Why did you send it", "banned word"),
        ("가.", "Please reach out.", "banned word"),
        ("가.", "He wanted to commit suicide.", "banned word"),
        ("괜찮으세요? 안전하세요?", "A.", "question"),
        ("가.", "Are you safe? Is it up?", "question"),
        ("가" * 351, "A.", "length"),
        ("가.", "a" * 601, "length"),
        ("{police}로 전화해요.", "A.", "particle"),
        ("{women_line.name}({women_line})를 써요.", "A.", "particle"),
        ("경찰은/는 도와요.", "A.", "particle"),
        ("경찰이(가) 도와요.", "A.", "particle"),
    ],
)
def test_a_slip_is_found(write: Callable[..., Path], directory: Directory, ko: str, en: str, rule: str) -> None:
    found = findings(write(a=pair(ko, en)), directory)
    assert len(found) == 1
    assert found[0].startswith("a.yml: utter_x (")
    assert f": {rule}: " in found[0]


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        (
            "{suicide_line}에 전화나 문자로 이야기할 수 있어요(24시간). 지금 곁에 누가 있나요?",
            "Call {suicide_line} (24 hours). Is someone with you?",
        ),
        ("1. 기록해요.\n2. 신고해요.", "1. Record.\n2. Report."),
        ("만 19세 미만이면 1분 뒤, 2026년 5월부터.", "Under 19, in a minute, since May 2026."),
        ("피해자 국선변호사(나라가 정해 주는 변호사)예요.", "The state-appointed victim's lawyer."),
        ("해당하는 곳이 있어요. 담당자가 받아요. 합당한 절차예요.", "I cannot promise that it will vanish."),
        ("온라인 접수({ecrm.web})를 써요.", "Use the online form ({ecrm.web})."),
        ("'도와줄 수 있어요?'라고 보내요. 보낼까요?", "A."),
    ],
)
def test_good_words_pass(write: Callable[..., Path], directory: Directory, ko: str, en: str) -> None:
    assert findings(write(a=pair(ko, en)), directory) == []


def test_a_long_button_and_a_number_on_it_are_found(write: Callable[..., Path], directory: Directory) -> None:
    button = "{title: 지금 바로 112로 전화해서 도와 달라고 말하기, payload: /affirm}"
    found = findings(write(a=pair("가", "A", buttons=button)), directory)
    assert sum(": title: " in sentence for sentence in found) == 1
    assert sum(": number: " in sentence for sentence in found) == 2


def test_faults_of_form_are_listed_all_at_once(write: Callable[..., Path], directory: Directory) -> None:
    found = findings(write(a="  utter_x:\n  - text: 가\n", b="  utter_y:\n  - text: 나\n"), directory)
    assert found == ["a.yml: utter_x: has no en", "b.yml: utter_y: has no en"]


def test_a_rule_with_a_broken_pattern_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "rules.yml"
    broken.write_text(RULES.read_text(encoding="utf-8").replace("'힘내'", "'힘내('"), encoding="utf-8")
    with pytest.raises(ValueError, match="is no regular expression"):
        Rules.load(broken)
