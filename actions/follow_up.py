"""A short question after an answer: "how long does it take?" means the police when the police were spoken of.

Alone such words are heard as anything. The slot `subject` names what the last answer informed about; its own table of
words decides, and only where the classifier is unsure or has heard small talk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from actions import evidence, legal_aid, payment, platform, police, takedown
from actions.aspects import Table
from actions.base import READ_FIRST, Say, Says, Talk
from actions.journey import as_says, settle

_SUBJECTS: dict[str, tuple[Table, Callable[[Talk], Says]]] = {
    "evidence": (evidence.ASPECTS, evidence.evidence),
    "legal_aid": (legal_aid.ASPECTS, legal_aid.legal_aid),
    "payment": (payment.ASPECTS, payment.payment),
    "platform": (platform.ASPECTS, platform.report_on),
    "police": (police.ASPECTS, police.police),
    "takedown": (takedown.ASPECTS, takedown.takedown),
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
_SURE = 0.6
_SHORT = 60


def follow_up(talk: Talk) -> Optional[list[Say]]:
    """The part of the last answer's subject that a short question points to, or None."""
    subject = talk.slot("subject")
    if subject not in _SUBJECTS or not talk.text or len(talk.text) > _SHORT or not _unsure(talk):
        return None
    words, answer = _SUBJECTS[subject]
    if not any(pattern.search(talk.text) for _, pattern in words):
        return None
    return settle(talk, as_says(answer(talk)), offer=True)


def _unsure(talk: Talk) -> bool:
    """Small talk, or a question that might as well be another."""
    if talk.intent in _SMALL_TALK:
        return True
    return talk.intent.startswith("ask_") and bool(talk.ranking) and talk.ranking[0][1] < _SURE


READ_FIRST.append(follow_up)
