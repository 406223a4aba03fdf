"""Questions beside the journey that the classifier hears as something else, and where a wrong guess would hurt.

May I send the picture here, shall I go into the room, shall I change the password, shall I pay once more, do I get the
money back; and "I do not want to die". They are read before the action of the intent, outside a crisis.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Optional

from actions.base import ANSWERS, Say, Talk
from actions.journey import JOURNEYS, as_says, ask_again, by_partner, is_helper, settle, taken
from actions.other import WANTS_TO_DIE
from actions.payment import about_money
from actions.threat import PAYMENT_STOP, THREAT
from bot.dialogue.slots import about_firm, has_paid
from bot.safety import crisis

_UPLOAD = re.compile(
    r"(?:사진|영상|캡[처쳐]|이미지|스샷)[^.!?\n]{0,8}(?:여기|이쪽)[^.!?\n]{0,6}(?:올리|올려|보내|첨부|드리|보여)"
    r"|여기[^.!?\n]{0,6}(?:사진|영상|캡[처쳐]|이미지|스샷)[^.!?\n]{0,6}(?:올리|올려|보내|첨부|드리|보여)"
    r"|\b(?:can|should|may|do|shall) i (?:just )?(?:send|upload|post|attach|show|share) (?:you |it |them )?"
    r"(?:the |my |a |these |those )?(?:photos?|pictures?|pics?|images?|videos?|screenshots?)?"
    r"[^.!?\n]{0,12}(?:\bhere\b|\byou\b)",
    re.IGNORECASE,
)
_ENTER = re.compile(
    r"(?:방|채널|링크|사이트|봇|거기|그곳)(?:에|을|를|으로|로)?\s?(?:다시\s?|직접\s?|한번\s?|몰래\s?){0,2}(?:들어가|입장|가입|눌러|참여)"
    r"[^.!?\n]{0,12}(?:까요?|돼요?|되나|될까|확인|나요)\W*$"
    r"|\b(?:should|can|may|shall|do) i (?:just |also )?(?:join|enter|go into|go in|look into|open|click)\b"
    r"[^.!?\n]{0,20}\b(?:room|group|channel|chat|link|bot|site|there)\b",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"(?:비번|비밀번호|패스워드)[^.!?\n]{0,6}(?:바꿔|바꾸|바꿀|변경)|위치\s?추적|추적\s?앱|감시\s?앱|스토커웨어"
    r"|\bchange my (?:passwords?|pass ?codes?|pin)\b|\b(?:tracking|spy|stalker)\s?(?:app|ware)"
    r"|\btracks? my (?:location|phone)"
    r"|\b(?:he|she|they)(?:'?s| has| have|'ve)?(?: got| knows?)? (?:all )?my (?:passwords?|pass ?codes?|pin|logins?)\b"
    r"|\b(?:there'?s|there is|theres) (?:something|an? (?:\w+ )?app) on my phone\b"
    r"|(?:제|내)\s?(?:폰|휴대폰|핸드폰|휴대전화)에\s?(?:이상한\s?)?앱이\s?(?:있|깔려)|(?:비번|비밀번호)(?:를|을)?\s?(?:다\s?)?(?:알고|알아)",
    re.IGNORECASE,
)
_CHANGE_THEM = re.compile(
    r"^\W*(?:so |and )?(?:should|can|do|must) i (?:have to )?change (?:them|it|those)\W*$"
    r"|^\W*(?:다\s?)?바꿔야\s?(?:해요|하나요|돼요|할까요)\W*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:더|또|마저|다시|마지막으로|한\s?번만)\s?(?:보내|주면|줄까|입금|송금|이체)[^.!?\n]{0,8}(?:안\s?되|안\s?돼|될까|돼요|되나|끝나|해결|까요)"
    r"|(?:보낼까요?|줄까요?|입금할까요?|송금할까요?)\W*$"
    r"|\b(?:should|can|shall|what if|if) i (?:just )?(?:pay|send|give)\b"
    r"[^.!?\n]{0,20}\b(?:more|again|once more|money|him|them)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:돈|송금|입금|보낸\s?거|코인)[^.!?\n]{0,8}(?:돌려|되찾|찾을\s?수|환불|회수|받을\s?수)"
    r"|\b(?:get|have|want|take)\b[^.!?\n]{0,12}\b(?:money|it|coins?|crypto)\b[^.!?\n]{0,4}\bback\b|\brefund",
    re.IGNORECASE,
)
_APP = re.compile(
    r"(?:앱|어플|파일|apk)[^.!?\n]{0,14}(?:깔았|깔아\s?버렸|깔렸|설치했|설치해\s?버|눌렀)|(?:연락처|주소록)[^.!?\n]{0,6}(?:털렸|털린|넘어갔|가져갔|빼갔)"
    r"|\b(?:he|she|they|somebody|someone)(?:'s| has|'ve| have)? (?:put|installed) (?:something|an? \w+|some \w+)"
    r" (?:on|in|onto) my (?:phone|computer|laptop)\b"
    r"|\b(?:i|we) (?:opened|clicked|ran) (?:an?|the|their|his) (?:apk|file|app|link)\b"
    r"|\b(?:i|we|have|already)\s(?:installed|downloaded)\b|\b(?:has|have|got|took|stole) (?:all )?my contacts\b",
    re.IGNORECASE,
)
_WIPE = re.compile(
    r"\b(?:wipe|reset|factory reset|format|erase) (?:the|my|this) (?:whole )?phone\b"
    r"|(?:폰|휴대폰|핸드폰|휴대전화|공장)(?:을|를)?\s?(?:싹\s?|다\s?)?(?:초기화|포맷|리셋)",
    re.IGNORECASE,
)
_SAFE = re.compile(
    r"^(?:네\s?)?(?:저는?\s?)?(?:지금은?\s?|이제\s?)?안전(?:해요?|합니다)\W*$|^(?:yes,?\s)?i'?m safe(?: now)?\W*$",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\b(?:twice|two times|three times|several times|both times"
    r"|\d{1,3}\s?(?:m|k|million|mil)\b[^.!?\n]{0,12}\d{1,3}\s?(?:m|k|million|mil)\b)"
    r"|(?:두|세|네|여러|[2-9])\s?(?:번|차례)|나눠서?\s?보냈",
    re.IGNORECASE,
)
_MEET = re.compile(r"만나|\bmeet\b", re.IGNORECASE)


def picture_here(talk: Talk) -> Optional[list[Say]]:
    """May I send the picture here? In words instead (care.md 4)."""
    return settle(talk, [Say("utter_words_instead")], offer=True) if _UPLOAD.search(talk.text) else None


def into_the_room(talk: Talk) -> Optional[list[Say]]:
    """Nobody joins a room, bot or list to look (care.md 4)."""
    return settle(talk, [Say("utter_stay_out")], offer=True) if _ENTER.search(talk.text) else None


def own_device(talk: Talk) -> Optional[list[Say]]:
    """New passwords and strange apps: nothing sudden while somebody near may see it (care.md 9)."""
    near = "partner" in (talk.slot("offender"), talk.slot("watched_by"))
    change = near and _CHANGE_THEM.match(talk.text.strip())
    if not (change or _DEVICE.search(talk.text)) or not (near or talk.slot("offender") is None):
        return None
    return settle(talk, [Say("utter_device_first")], offer=True)


def money(talk: Talk) -> Optional[list[Say]]:
    """Pay once more, or get it back: in a threat, never the same plan again in place of an answer (care.md 8)."""
    text = talk.text
    if talk.slot("happened") != "threat" or about_firm(text) or _MEET.search(text):
        return None
    if _MORE.search(text) and not has_paid(text):
        return settle(talk, [Say("utter_threat_no_more")], offer=True)
    finished = talk.slot("awaiting") is None and talk.slot("topic") == "threat"
    if _BACK.search(text) and THREAT.id_of(PAYMENT_STOP) in talk.slot("asked", {}):
        return settle(talk, about_money("back", talk), offer=False)  # the payment stop was told: not the same again
    if _BACK.search(text) or (finished and has_paid(text)):
        return settle(talk, [Say("utter_threat_paid", slots={"paid": "yes"})], offer=False)
    return None


def paid_again(talk: Talk) -> Optional[list[Say]]:
    """ "Twice, in fact" to "have you asked for the payment stop?": every payment counts for itself."""
    stop = THREAT.id_of(PAYMENT_STOP)
    if talk.slot("awaiting") != stop or talk.intent not in ("nlu_fallback", "out_of_scope", "affirm", "deny"):
        return None
    return [Say("utter_threat_paid_more", slots={"awaiting": stop})] if _TWICE.search(talk.text) else None


def wiping(talk: Talk) -> Optional[list[Say]]:
    """Shall I reset the phone: not before the police have seen it; where somebody close may see it, nothing sudden."""
    if is_helper(talk) or not _WIPE.search(talk.text):
        return None
    told = talk.slot("threat_app") == "yes"  # the words about the app were said with that answer
    if talk.slot("happened") == "threat" and not by_partner(talk) and not told:
        name = "utter_threat_app"
    else:
        name = "utter_device_first" if by_partner(talk) else "utter_evidence_reset"
    return settle(talk, [Say(name)], offer=True)


def app(talk: Talk) -> Optional[list[Say]]:
    """Their app is on the phone, or they have the contacts, told at any time of a threat by no partner."""
    told = talk.slot("happened") == "threat" and talk.slot("threat_app") != "yes" and not by_partner(talk)
    if not told or not _APP.search(talk.text):
        return None
    return settle(talk, taken(JOURNEYS["threat"], talk, {"threat_app": "yes", "topic": "threat"}), offer=False)


def safe_unasked(talk: Talk) -> Optional[list[Say]]:
    """A bare "I am safe" that no question waits for is taken as such, and not for a wish to prevent something."""
    if not _SAFE.match(talk.text.strip()):
        return None
    awaiting = talk.slot("awaiting")
    if str(awaiting).endswith("__safe_place"):
        return None  # the very answer that is waited for
    if awaiting:
        again = ask_again(talk, awaiting)
        return settle(talk, again, offer=False) if again else None
    return settle(talk, [Say("utter_affirm_unclear")], offer=False)


def not_dying(talk: Talk) -> Optional[list[Say]]:
    """ "I do not want to die" sounds like the wish to the classifier. The screen has heard no risk in it."""
    if talk.intent != "express_suicidal" or crisis.answer_in(talk.text) != "not_meant":
        return None
    if talk.slot("awaiting") == WANTS_TO_DIE:
        return as_says(ANSWERS[WANTS_TO_DIE](replace(talk, intent="deny")))
    waiting = {"awaiting": None, "paused": talk.slot("awaiting") or talk.slot("paused")}
    return [Say("utter_crisis_not_meant", slots=waiting)]
