"""Somebody takes back what they said: the new answer counts, and the journey goes on from it (a changed mind).

"Actually I was 16", "no wait, it is still there", "사실은 제 얘기예요". Read before the action of the intent, outside a
crisis. A question that was put aside is answered, too, when its own words come without a tap on "go on".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Optional

from actions.answers import current, resumed, taken_up
from actions.base import Say, Talk
from actions.journey import (
    JOURNEYS,
    SHOWN_THEN,
    Journey,
    Question,
    is_helper,
    is_minor,
    journey_of,
    knowing,
    settle,
    shown_age,
    start,
    taken,
)
from actions.places import telling
from bot.dialogue.slots import age_band, has_paid

_TAKES_BACK = re.compile(
    r"^\W*(?:앗|아+|어|음|잠깐만?요?|참)?\W*(?:아니(?:다|야|요|에요|예요|라)?(?=[\s,.]|$)|사실(?:은|대로)?|실은|다시\s?보니|생각해\s?보니"
    r"|정정|잘못\s?(?:말|눌)|아까\s?(?:말한|그거))|줄\s?알았는데|[\s.,]아니\s"
    r"|\b(?:actually|no,? wait|wait,? no|sorry,? (?:no|it|i)|i mean|i meant|correction|to be honest|i lied|no sorry)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^(?:\W*(?:앗|아|어|음|네|참|잠깐만?요?|아니(?:다|야|요|에요|예요|라)?|사실(?:은)?|실은|(?:다시\s?보|생각해\s?보)니까?"
    r"|actually|no|wait|sorry|i mean)(?=[\s,.]))+\W*",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"(?:제|내|저의)\s?(?:얘기|이야기|일|문제)(?:예요|이에요|에요|입니다|야|임)|(?:저|나)(?:예요|에요|입니다|야)\W*$"
    r"|\b(?:it'?s|it is|that'?s|this is|i am|i'?m)\s(?:actually |really )?"
    r"(?:me|about me|my own|talking about myself)\b",
    re.IGNORECASE,
)
_GO_ON = re.compile(
    r"^\W*(?:네|응|ok(?:ay)?|yes)?\W*(?:이어서?|계속|마저|아까\s?(?:하던\s?)?(?:거|것|얘기|이야기)?)\s?(?:이어서\s?)?"
    r"(?:할게요?|할래요?|해\s?(?:요|주세요|볼게요)|하죠|해줘|말해\s?주세요|이야기할게요)\W*$"
    r"|^\W*(?:ok(?:ay)?|yes)?\W*(?:(?:let'?s )?(?:go on|continue|carry on))(?: please)?\W*$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[?？]|까요?\W*$|나요\W*$|\b(?:how|what|where|can i|should i)\b", re.IGNORECASE)
_WHEN = re.compile(r"때|당시|찍(?:을|힐|은|혔|힌|었)|\bwhen\b|\btaken\b|\bback then\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:was|only|just)\s(\d{1,2})\b|(\d{1,2})\s?(?:살|세)", re.IGNORECASE)
_AT_SCHOOL = re.compile(
    r"초등|초딩|중학|중딩|고등|고딩|학생|학창|어릴|어렸|미성년|\b(?:school|minor|underage|a kid|a child)\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"재작년|작년|(?P<ko>\d{1,2})\s?년\s?전|last year|a year ago|(?P<en>\d{1,2}) years? ago", re.IGNORECASE
)
_BACK = re.compile(
    r"^\W*(?:네|저|아까)?\s?(?:다시|또)\s?(?:왔|돌아왔)(?:어요?|습니다|네요)\W*$"
    r"|^\W*(?:네|저|아까)?\W*(?:다시\s?왔어요?\W*)?(?:우리\s?)?어디까지\s?(?:했|말했|얘기했|이야기했)(?:죠|지요?|나요|어요)\W*$"
    r"|^\W*(?:ok(?:ay)?,?\s)?(?:sorry,?\s)?(?:i'?m|i am) back(?: now| again)?\W*(?:so )?(?:where were we)?\W*$"
    r"|^\W*(?:so )?where were we\W*$",
    re.IGNORECASE,
)
_TO_CONTACTS = re.compile(
    r"(?:친구|지인|사람|주변)(?:들)?(?:한테|에게|에)(?:는)?\s?(?:뭐|머|뭘|무슨\s?말|어떻게)[^.!?\n]{0,6}(?:말|해|하|보내|설명)"
    r"|\bwhat (?:do|should|can) i (?:tell|say to|write to) (?:my |all my |the )?"
    r"(?:friends|people|everyone|contacts|followers)\b",
    re.IGNORECASE,
)
_DARES_NOT = re.compile(
    r"(?:엄마|아빠|부모님?|집|가족)(?:한테|께|에게|에|에는|한텐)?\s?(?:절대\s?)?(?:말하기|말하는\s?게|얘기하기|알리기)\s?(?:가\s?)?(?:무서|무섭|겁|힘들|싫|어려)"
    r"|(?:엄마|아빠|부모님?|집|가족)(?:한테|께|에게|에|한텐)\s?(?:절대\s?|차마\s?)?(?:말|얘기)\s?(?:을\s?)?못"
    r"|\b(?:can'?t|cannot|scared to|afraid to|don'?t want to) tell my (?:mom|mum|mother|dad|father|parents)\b",
    re.IGNORECASE,
)
_STRANGER = re.compile(
    r"^(?:아예\s?|전혀\s?|저도\s?)?(?:모르는|처음\s?보는|낯선)\s?(?:사람|놈|남자|여자|계정)|^누군지\s?(?:몰라|모르)"
    r"|^(?:a |some )?(?:total |complete )?stranger\b",
    re.IGNORECASE,
)
_TO_TEACHER = re.compile(
    r"(?:담임|선생님|쌤|위클래스)(?:\s?(?:선생님|쌤))?(?:한테|께|에게|에)\s?(?:말|얘기|이야기|상담)"
    r"|학교(?:에|에다|측에|에도)\s?(?:는\s?)?(?:말|알려|알릴|얘기)[^.!?\n]{0,6}(?:하나|할까|돼|되|해야)"
    r"|\b(?:tell|talk to) my (?:\w+ ){0,2}(?:teacher|counsell?or|school)\b",
    re.IGNORECASE,
)
_CLOSE_DID = re.compile(
    r"\bmy (?:ex[ -]?)?(?:husband|boyfriend|wife|girlfriend|partner|bf|gf)\b[^.!?\n]{0,20}"
    r"\b(?:take|takes|took|film\w*|record\w*|send|sends|sent|share\w*|post\w*)\b"
    r"[^.!?\n]{0,30}\b(?:when i|while i|of me|me\b|my\b)",
    re.IGNORECASE,
)
_NOT_HERE = frozenset({"express_suicidal", "in_danger_now", "quick_exit", "delete_my_data", "restart"})
_TOO_EASY = frozenset({"safe_place", "watched_by", "about_other"})  # their words stand in many other sentences
_LONGEST, _SHORT, _SURE = 90, 48, 0.9


def told_anew(talk: Talk) -> Optional[list[Say]]:
    """Another answer to a question that was answered: it is taken, and what follows from it is said."""
    made = current(talk)
    if made is None or not _reads(talk) or not _TAKES_BACK.search(talk.text):
        return None
    changed: dict[str, Any] = {}
    for question in made.questions:
        value = _in_words(question, talk)
        if value is not None and talk.slot(question.slot) not in (None, value):
            changed[question.slot] = value
    if not changed:
        return None
    if "shown_age_then" in changed and _YEARS.search(talk.text):
        changed["age_band"] = None  # the age was that of the person shown
    return settle(talk, taken(made, talk, {**changed, "topic": made.topic}), offer=False)


def by_somebody_close(talk: Talk) -> Optional[list[Say]]:
    """ "My husband takes pictures of me": the writer is the one it happened to, however it is said."""
    if talk.intent not in ("report_for_other", "report_nonconsensual_sharing", "report_hidden_camera") or not talk.text:
        return None
    if not _CLOSE_DID.search(talk.text) or talk.slot("topic") in JOURNEYS:
        return None
    known = {"offender": "partner", "about_other": "self"}
    first, *rest = start(JOURNEYS["sharing"], knowing(talk, **known))
    return settle(talk, [replace(first, slots={**known, **first.slots}), *rest], offer=False)


def about_me(talk: Talk) -> Optional[list[Say]]:
    """ "It is about me after all": the journey of the person it happened to begins."""
    if not _reads(talk) or not _MINE.search(talk.text):
        return None
    was_other = is_helper(talk) or talk.slot("topic") == "other"
    happened = str(talk.slot("other_happened") or talk.slot("happened"))
    if not was_other or happened not in JOURNEYS:
        return None
    slots = {"about_other": "self", "topic": None, "awaiting": None, "paused": None}
    first, *rest = start(JOURNEYS[happened], knowing(talk, **slots))
    return [replace(first, slots={**slots, **first.slots}), *rest]


def answers_what_waits(talk: Talk) -> Optional[list[Say]]:
    """Words that answer the question put aside, or ask to go on with it, though no button was tapped."""
    paused = talk.slot("paused")
    if talk.slot("awaiting") or not paused or not talk.text:
        return None
    if _GO_ON.match(talk.text.strip()):
        again = resumed(talk)
        return settle(talk, again, offer=False) if again else None
    made = journey_of(paused)
    if made is None or not _reads(talk) or len(talk.text) > _SHORT:
        return None
    told = _told(made, talk)
    return settle(talk, taken(made, talk, {**told, "topic": made.topic}), offer=False) if told else None


def told_besides(talk: Talk) -> Optional[list[Say]]:
    """Words that answer a question of the journey, only not the one that stands, or at more length than usual.

    "A stranger" to the question for an app: it is taken in, and the question that stands comes again.
    """
    made = journey_of(talk.slot("awaiting"))
    told_elsewhere = talk.intent.startswith("report_") and talk.ranking and talk.ranking[0][1] >= _SURE
    if made is None or not _reads(talk) or len(talk.text) > _SHORT or told_elsewhere:
        return None
    told = _told(made, talk, known=True)
    asks_who = any(question.slot == "offender" for question in made.questions)
    if asks_who and talk.slot("offender") not in (None, "partner") and _STRANGER.match(talk.text.strip()):
        told["offender"] = "stranger"
    if not told:
        return None
    new = {slot: value for slot, value in told.items() if talk.slot(slot) != value}
    return settle(talk, taken(made, talk, {**new, "topic": made.topic}), offer=False)


def back_again(talk: Talk) -> Optional[list[Say]]:
    """ "I am back, where were we": the question that waited, else the plan; before any, a word of welcome."""
    if not _BACK.match(talk.text.strip()):
        return None
    again = taken_up(talk)
    return settle(talk, again or [Say("utter_greet_again")], offer=False)


def telling_somebody(talk: Talk) -> Optional[list[Say]]:
    """Shall I tell my teacher, I dare not tell my mother, what do I tell my friends: about one's own matter."""
    text = talk.text
    if not text or len(text) > _LONGEST or is_helper(talk) or talk.intent in _NOT_HERE:
        return None
    if _TO_CONTACTS.search(text):
        return settle(talk, [Say("utter_impersonation_contacts")], offer=True)
    if _DARES_NOT.search(text) and _young(talk):
        return settle(talk, [Say("utter_minor_trusted")], offer=True)
    if _TO_TEACHER.search(text) and _young(talk):
        return settle(talk, [telling("utter_privacy_school", "minor_mandatory_report", talk)], offer=True)
    return None


def _young(talk: Talk) -> bool:
    """Under 19 as they said, or as the picture made of them shows when they never told their own age."""
    return is_minor(talk) or (talk.slot("age_band") is None and shown_age(talk) in ("under_18", "18"))


def _told(made: Journey, talk: Talk, *, known: bool = False) -> dict[str, str]:
    """What the words say to questions that are open; with `known` also what was told before in the same way."""
    found: dict[str, str] = {}
    for question in made.questions:
        value = None if question.plain or question.slot in _TOO_EASY else _in_words(question, talk)
        if value is not None and talk.slot(question.slot) in ((None, value) if known else (None,)):
            found[question.slot] = value
    return found


def _in_words(question: Question, talk: Talk) -> Optional[str]:
    """What the words say to the question; a bare yes, no or skip says nothing here."""
    if question.slot in talk.entities:
        return talk.entities[question.slot][-1]
    if question.slot == "paid":
        return "yes" if has_paid(talk.text) else None
    years = None if _AT_SCHOOL.search(talk.text) else _YEARS.search(talk.text)  # "25, filmed in high school" is no 25
    if question.slot == "shown_age_then" and years and _WHEN.search(talk.text):
        then = int(years.group(1) or years.group(2)) - _years_ago(talk.text)
        band = age_band(str(then), exact=talk.slot("language") != "ko")
        return None if band is None else SHOWN_THEN.get(band)
    text = _BEGINS.sub("", talk.text)
    for pattern, value in question.words:
        if re.search(pattern, text, re.IGNORECASE):
            return value
    return None


def _years_ago(text: str) -> int:
    """How many years back "I am 23, it was filmed last year" puts the image; 0 when nothing says so."""
    found = _AGO.search(text)
    if found is None:
        return 0
    number = found.group("ko") or found.group("en")
    return int(number) if number else 2 if found.group().startswith("재작년") else 1


def _reads(talk: Talk) -> bool:
    """Short words that tell something: no question, no button, nothing about dying or danger."""
    if not talk.text or len(talk.text) > _LONGEST or _ASKS.search(talk.text):
        return False
    return talk.intent not in _NOT_HERE
