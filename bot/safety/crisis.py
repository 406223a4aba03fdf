"""The talk after an emergency card: a small explicit machine from slots and the person's answer to the next words.

    asked, both ──alone──> alone ──told / no_one──> ...          While the slot `crisis` is set there is no law, plan,
    veiled ──yes──> asked    veiled ──not_meant──> (out)         check-in or survey (care.md 6). The way out is the
    any ──cannot_call / means / methods / on_duty──> its words   person's own word: "I am safe now" or "that is not
    any ──refuses──> tonight ──refuses──> small steps            what I meant". A helper (`other`) and somebody in
    any ──safe──> (out)                                          danger (`danger`) have words of their own.
    anything else ──> stay ──> listen ──> ask_safe ──yes──> (out), ──anything else──> stay
    imminent ──refuses, anything else──> step_back (a step away first: "have you moved?") ──yes──> listen

Nobody has to find the right word to leave: who goes on about other things is asked whether they are safe, and a bare
yes is enough.

States are the values of the slot `crisis__step`. An answer is a button (slot `crisis__answer`) or typed words, which
the lists `answers` of `data/safety/{ko,en}.yml` recognise. Whatever comes, there is always a next response.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Optional

from bot.safety import lexicon
from bot.safety.normal import Typed
from bot.safety.screen import DATA, Risk

UNDER_19 = ("under_14", "14_17", "18")
OUT: dict[str, Any] = {"crisis": None, "crisis__step": None, "crisis__language": None}
GUESSED = "guessed"
"""The step after a danger card that only an unsure classifier called for: whatever else is said ends it."""

_NO = re.compile(r"^\W*(?:(?:no+(?! idea)|nope|nah|not really|not at all)\b|아니|아뇨|노노)", re.IGNORECASE)
# Nothing but a yes or a no, in the eight languages: no classifier is asked what "ㄴㄴ" is.
_BARE = re.compile(
    r"\W*(?:(?P<yes>ㅇ+|ㅇㅋ|ㅇㅇㅇ*|응+|어+|웅|넵|넹|네+|녜|예+|그래요?|맞아요?|있어요?|있음|yes|yeah|yep|yup|y|ya"
    r"|是的?|对|嗯+|有的?|はい|うん|ええ|います|có|vâng|dạ|rồi|ใช่|มี|ค่ะ|ครับ|да|есть|s[ií])"
    r"|(?P<no>ㄴ+|노+|놉|아니+(?:요|오|여|야|에요)?|아뇨+|없어요?|없음|아무도(?: 없어요?)?|no+|nope|nah|n|no ?one"
    r"|nobody|不是?|没有?|いいえ|いない|いません|không|chưa|ไม่|ไม่มี|нет|никого|nadie))\W*",
    re.IGNORECASE,
)

# Answers and what they lead to: (response, next step). The same for the person's own wish wherever the talk is.
_OWN: dict[str, tuple[str, str]] = {
    "yes": ("utter_crisis_open", "asked"),
    "unsure": ("utter_crisis_open", "asked"),
    "alone": ("utter_crisis_alone", "alone"),
    "with_someone": ("utter_crisis_with_someone", "with_someone"),
    "told": ("utter_crisis_told", "told"),
    "no_one": ("utter_crisis_no_one", "no_one"),
    "cannot_tell": ("utter_crisis_cannot_tell", "cannot_tell"),
    "cannot_call": ("utter_crisis_cannot_call", "cannot_call"),
    "means": ("utter_crisis_means", "means"),
    "methods": ("utter_crisis_no_methods", "asked"),
    "on_duty": ("utter_crisis_on_duty", "on_duty"),
    "did": ("utter_crisis_listen", "listen"),
    "moved": ("utter_crisis_moved", "asked"),
    "tonight_safe": ("utter_crisis_ask_safe", "ask_safe"),
    "human": ("utter_crisis_human", "human"),
    "refuses": ("utter_crisis_tonight", "tonight"),
    "farewell": ("utter_card_suicidal_imminent", "imminent"),
}
_OTHER: dict[str, tuple[str, str]] = {
    "other_here": ("utter_crisis_other_here", "other"),
    "other_away": ("utter_crisis_other_away", "other"),
    "other_threatens": ("utter_crisis_other_threatens", "other"),
    "with_someone": ("utter_crisis_other_here", "other"),
    "how_to_call": ("utter_crisis_other_call", "other"),
    "methods": ("utter_crisis_no_methods", "other"),
    "cannot_call": ("utter_crisis_cannot_call", "other"),
    "human": ("utter_crisis_human", "other"),
}
_DANGER: dict[str, tuple[str, str]] = {
    "cannot_call": ("utter_crisis_danger_cannot_call", "danger"),
    "cannot_tell": ("utter_crisis_danger_cannot_call", "danger"),  # to speak now may be what they fear
    "refuses": ("utter_crisis_danger_no_police", "danger"),
    "methods": ("utter_crisis_no_methods", "danger"),
    "human": ("utter_crisis_human", "danger"),
}
_INTENTS = {"request_human": "human"}
# The card that says again, in another language, what the step is about.
_CARDS = {
    "veiled": "utter_card_suicidal_veiled",
    "imminent": "utter_card_suicidal_imminent",
    "step_back": "utter_card_suicidal_imminent",
    "both": "utter_card_both",
}
# Anything else: the words change each time, and the third of them asks whether the person is safe.
_GOES_ON = {
    "veiled": ("utter_crisis_ask_safe", "ask_safe"),  # it was only a question: one yes is enough to go on
    "stay": ("utter_crisis_listen", "listen"),
    "listen": ("utter_crisis_ask_safe", "ask_safe"),
}
# What a bare yes and no mean to the question that the step asked: "is anybody with you?", "have you moved?",
# "are you with them?", "are you safe?". Every wording of a response asks the same, so that a yes means one thing.
_BARE_YES = {
    "asked": "with_someone",
    "stay": "with_someone",
    "veiled": "yes",
    "step_back": "did",
    "alone": "did",
    "with_someone": "did",
    "tonight": "did",
    "small_step": "did",
    "other": "other_here",
    "ask_safe": "safe",
    "danger_ask": "safe",
    "other_ask": "safe",
}
_BARE_NO = {
    "asked": "alone",
    "stay": "alone",
    "veiled": "not_meant",
    "alone": "no_one",
    "with_someone": "cannot_tell",
    "other": "other_away",
    "ask_safe": "no",
    "danger_ask": "no",
    "other_ask": "no",
}
# Whom one calls to one's side; whoever else comes may be the one to fear.
_CLOSE = re.compile(
    r"친구|동생|언니|누나|오빠|형|엄마|아빠|어머니|아버지|부모님|선생님"
    r"|\bmy (?:\w+ )?(?:friends?|brother|sister|mum|mom|mother|dad|father|parents|teacher|aunt|uncle|cousin)\b",
    re.IGNORECASE,
)
# What somebody asks who is beside a person that wants to die.
_HOW_TO_CALL = re.compile(
    r"(?:병원|응급실)(?:에|으로|을|를)?\s?(?:데려|데리고|같이\s?)?[^.!?\n]{0,4}(?:가야|갈까|가도|가면)"
    r"|(?:전화|문자)(?:를|로|하면|해서|에)?\s?[^.!?\n]{0,6}(?:뭐라고?|무슨\s?말|어떻게)\s?[^.!?\n]{0,4}(?:말|하|해)"
    r"|\b(?:hospital|emergency room)\b[^.!\n]{0,12}\?"
    r"|\b(?:should|do) (?:i|we)\b[^.!?\n]{0,24}\b(?:hospital|emergency room)\b"
    r"|\bwhat (?:do|should|can) i (?:say|tell them)\b[^.!?\n]{0,12}\bcall\b"
    r"|\b(?:if|when) i call\b[^.!?\n]{0,12}\bwhat\b",
    re.IGNORECASE,
)
ANSWERS = frozenset({*_OWN, *_OTHER, *_DANGER, "safe", "not_meant", "perhaps_safe", "no"})
"""Every value of the slot `crisis__answer`."""


def entered(risk: Risk, language: Optional[str] = None) -> dict[str, Any]:
    """The slots to set in the turn whose card was sent in `language`; none when nothing is urgent."""
    if not risk.urgent:
        return {}
    suicidal, danger = "suicidal" in risk.kinds, "danger" in risk.kinds
    if not suicidal:
        step = "danger"
    elif risk.about_other:
        step = "other"
    elif danger:
        step = "both"
    elif risk.level == "imminent":
        step = "imminent"
    elif risk.veiled:
        step = "veiled"
    else:
        step = "asked"
    crisis = "suicidal" if suicidal else "danger"
    return {"crisis": crisis, "crisis__step": step, "crisis__answer": None, "crisis__language": language}


def follow(slots: Mapping[str, Any], intent: str, text: str) -> tuple[str, dict[str, Any]]:
    """What to say now that the crisis state is on, and the slots to set with it. Never without a response."""
    step = str(slots.get("crisis__step") or "")
    danger = slots.get("crisis") == "danger"
    answer = _answer(slots, intent, text, step)
    other = step in ("other", "other_stay", "other_ask")
    if other and _HOW_TO_CALL.search(text):
        answer = "how_to_call"
    spoken = slots.get("writes_in") or slots.get("language")
    done: dict[str, Any] = {"crisis__answer": None, "crisis__language": spoken}
    changed = slots.get("crisis__language") not in (None, spoken)
    if intent == "change_language" or (changed and answer is None):
        return _again(step, danger, other), done  # whoever asks in another language has not read the card
    # A question that stood waits, so that a "yes" to "shall we go on?" does not answer it unseen.
    out = {**done, **OUT, "awaiting": None, "paused": slots.get("awaiting") or slots.get("paused")}
    if answer == "safe":
        safe = "utter_crisis_danger_safe" if danger else "utter_crisis_other_safe" if other else "utter_crisis_safe"
        return safe, out
    if answer == "not_meant":
        return "utter_crisis_not_meant", out
    if danger:
        asks = answer == "perhaps_safe" or step == "danger_stay"
        on = ("utter_crisis_ask_safe", "danger_ask") if asks else ("utter_crisis_danger_stay", "danger_stay")
        response, following = _DANGER.get(answer or "", on)
    elif other:
        asks = answer == "perhaps_safe" or step == "other_stay"
        on = ("utter_crisis_other_ask_safe", "other_ask") if asks else ("utter_crisis_other_stay", "other_stay")
        response, following = _OTHER.get(answer or "", on)
    elif step in ("imminent", "step_back") and answer in (None, "refuses", "perhaps_safe", "no"):
        response, following = "utter_crisis_step_back", "step_back"
    elif answer == "perhaps_safe" and step != "ask_safe":
        response, following = "utter_crisis_ask_safe", "ask_safe"
    elif answer == "with_someone" and step == "with_someone":
        response, following = "utter_crisis_ask_safe", "ask_safe"  # told, and still there: not the same advice again
    elif answer == "refuses" and step in ("tonight", "small_step"):
        response, following = "utter_crisis_small_step", "small_step"
    elif answer is not None and answer in _OWN:
        response, following = _OWN[answer]
    else:
        response, following = _GOES_ON.get(step, ("utter_crisis_stay", "stay"))
    if response == "utter_crisis_cannot_call" and slots.get("age_band") in UNDER_19:
        response = "utter_crisis_cannot_call_young"
    return response, {**done, "crisis__step": following}


def _again(step: str, danger: bool, other: bool) -> str:
    """The card that the crisis began with, to be said in another language."""
    if danger:
        return "utter_card_danger"
    return "utter_card_other" if other else _CARDS.get(step, "utter_card_suicidal")


def _answer(slots: Mapping[str, Any], intent: str, text: str, step: str) -> Optional[str]:
    """The button, else what the words say, else what a bare yes or no means to the question that stands."""
    pressed = slots.get("crisis__answer")
    if pressed in ANSWERS:
        return str(pressed)
    typed = answer_in(text)
    if typed is not None:
        return typed
    if intent in _INTENTS:
        return _INTENTS[intent]
    bare = _BARE.fullmatch(text)
    if bare is not None and text:
        yes = bare.lastgroup == "yes"
        return _BARE_YES.get(step) if yes else _BARE_NO.get(step, "refuses")
    if step == "veiled":  # "idk" and "whatever" look like no and yes, and are neither
        no = "not_meant" if _NO.match(text) or not text else "unsure"
        return {"affirm": "yes", "deny": no}.get(intent)
    if intent == "affirm":
        return _BARE_YES.get(step)
    return _BARE_NO.get(step, "refuses") if intent == "deny" else None


def help_called(slots: Mapping[str, Any], text: str) -> bool:
    """Has somebody who wants to die just told a friend or a relative, so that who comes now comes to help?"""
    told = slots.get("crisis") == "suicidal" and slots.get("crisis__step") == "told"
    return told and _CLOSE.search(text) is not None


def answer_in(text: str, root: Path = DATA) -> Optional[str]:
    """Which answer the typed words give. The first of the list in the file wins: safety before convenience."""
    typed = Typed(text)
    for words in lexicon.load_all(root):
        found = words.answers_in(typed)
        if found:
            return found[0]
    return None
