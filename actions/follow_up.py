"""A short question after an answer: "how long does it take?" means the police when the police were spoken of.

Alone such words are heard as anything. The slot `subject` names what the last answer informed about; its own table of
words decides, and only where the classifier is unsure or has heard small talk.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Optional

from actions import evidence, hotline, legal_aid, payment, platform, police, takedown
from actions.aspects import Table
from actions.base import Say, Says, Talk
from actions.journey import as_says, settle

_SUBJECTS: dict[str, tuple[Table, Callable[[Talk], Says]]] = {
    "evidence": (evidence.ASPECTS, evidence.evidence),
    "hotline": (hotline.ASPECTS, hotline.hotline),
    "legal_aid": (legal_aid.ASPECTS, legal_aid.legal_aid),
    "payment": (payment.ASPECTS, payment.payment),
    "platform": (platform.ASPECTS, platform.report_on),
    "police": (police.ASPECTS, police.police),
    "takedown": (takedown.ASPECTS, takedown.takedown),
}
_OWN = {
    "evidence": "ask_evidence",
    "hotline": "ask_hotline",
    "legal_aid": "ask_legal_aid",
    "payment": "ask_payment_removal",
    "platform": "ask_platform_report",
    "police": "ask_police_report",
    "takedown": "ask_takedown",
}
_SMALL_TALK = frozenset(
    {
        "nlu_fallback",
        "out_of_scope",
        "bot_challenge",
        "ask_capabilities",
        "ask_case_status",
        "greet",
        "goodbye",
        "thank",
    }
)
_NOUNS = {
    "ask_police_report": r"경찰|신고|고소|수사|조사|진술|police|report|officer|station|investigat|statement|detective",
    "ask_takedown": r"삭제|지우|지워|내리|내려|차단|remov|delet|take|block",
    "ask_platform_report": r"신고|앱|사이트|report|\bapp\b|site",
    "ask_payment_removal": r"돈|입금|송금|결제|계좌|pay|paid|money|bank",
    "ask_legal": r"법|처벌|죄|범죄|law|legal|crime|punish|guilty",
    "ask_legal_aid": r"변호사|법률|소송|재판|lawyer|court|legal|sue",
    "ask_evidence": r"증거|캡[처쳐]|기록|evidence|proof|screenshot",
    "ask_hotline": r"전화|번호|센터|상담|hotline|\bcall\b|number|line",
    "ask_privacy": r"비밀|익명|알게|부모|엄마|아빠|학교|부대|private|anonym|parent|know|find out",
}
"""What a question of this intent names; a short one that names none of it may be about the subject instead."""
_SURE = 0.6
_SHORT = 60


def follow_up(talk: Talk) -> Optional[list[Say]]:
    """The part of the last answer's subject that a short question points to, or None."""
    subject = talk.slot("subject")
    if (
        subject not in _SUBJECTS
        or talk.intent == _OWN[subject]
        or not talk.text
        or len(talk.text) > _SHORT
        or not _unsure(talk)
    ):
        return None
    words, answer = _SUBJECTS[subject]
    if not any(pattern.search(talk.text) for _, pattern in words):
        return None
    return settle(talk, as_says(answer(talk)), offer=True)


def _unsure(talk: Talk) -> bool:
    """Small talk, a question that might as well be another, or one that does not name what it is taken for."""
    if talk.intent in _SMALL_TALK:
        return True
    if not talk.intent.startswith("ask_"):
        return False
    if talk.ranking and talk.ranking[0][1] < _SURE:
        return True
    nouns = _NOUNS.get(talk.intent)
    return nouns is not None and re.search(nouns, talk.text, re.IGNORECASE) is None
