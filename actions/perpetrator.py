"""Making, finding or buying such material: refused, with the law; whoever was made to do it is told apart (care.md 11).

Forced, own pictures, looked for themselves, saved to report: these are victims and are answered as such. Who did it of
their own will hears what stops it and where legal advice is, never how to avoid what follows. In doubt one question.
"""

from __future__ import annotations

import re
from typing import Optional

from actions.answers import LEFT
from actions.aspects import aspect, first_in, step_of, table
from actions.base import Say, Says, Talk, answers
from actions.journey import TopicAction, settle
from actions.places import fact

ASKED = "perpetrator__forced"
_YOUNG = re.compile(
    r"미성년|아동|청소년|학생|초등|중학|고등|초딩|중딩|고딩|아이돌|child|minor|underage|teen|school", re.IGNORECASE
)
_MINE = r"(?:제|내|저의|나의)\s?(?:사진|영상|몸|얼굴|이름|계정)"
_VICTIM = table(
    (
        "forced",
        r"시켜서|시킨|시켰|강요|억지로|협박(?:을|해서|받|때문)|안\s?하면[^.!?\n]{0,12}(?:뿌린|죽인|때린|퍼뜨린)",
        r"\b(?:made|forced|forces|forcing|told|ordered) me (?:to )?|\bhe (?:was )?threaten|\bthreatened me\b",
        r"\bi had no choice\b|\bagainst my will\b",
    ),
    (
        "saved",
        r"(?:신고|증거)[^.!?\n]{0,12}(?:하려고|때문에|로|용|삼아)[^.!?\n]{0,12}(?:저장|캡처|캡쳐|다운|갖고|가지고|찍)",
        r"(?:저장|캡처|캡쳐|다운)[^.!?\n]{0,14}(?:신고하려|증거)",
        r"\b(?:saved|screenshot\w*|kept|downloaded)\b[^.!?\n]{0,40}\b(?:evidence|report|police|proof)\b",
    ),
    (
        "looked",
        rf"(?:{_MINE}|저를|나를|제\s?거|내\s?거|친구\s?사진)[^.!?\n]{{0,20}}(?:찾|확인|있나|있는지|올라)[^.!?\n]{{0,20}}(?:들어|가입|입장|검색)",
        r"(?:찾으려고|확인하려고|있는지\s?보려고)[^.!?\n]{0,12}(?:들어|가입|입장)",
        r"\b(?:joined|entered|went in(?:to)?|looked in)\b[^.!?\n]{0,40}"
        r"\b(?:see|check|find|look)\b[^.!?\n]{0,24}\b(?:me|my|i|her)\b",
    ),
    (
        "own",
        rf"{_MINE}[^.!?\n]{{0,14}}(?:보냈|보낸|팔았|팔아|판매|찍어서|찍었)|제가\s?(?:찍어\s?)?(?:보낸|판)\s",
        r"\b(?:sent|sold|posted|took) (?:him |her |them )?(?:\w+ ){0,2}(?:of myself|my own)\b|\bpictures of myself\b",
        r"\b(?:sent|sold) (?:him |her |them )?my (?:\w+ )?(?:pic|photo|video|nude)",
    ),
)
_ACCUSED = re.compile(
    r"누명|무고|안\s?했는데|(?:한|만든|올린)\s?적(?:이|도)?\s?없|제가\s?(?:한\s?게|한\s?거)?\s?아닌데|오해를?\s?받|의심을?\s?받"
    r"|\bfalsely\b|\bwrongly\b|\bi (?:didn'?t|did not|never) (?:do|make|post|share)\b|\baccused (?:me|of)\b"
    r"|\bwas accused\b",
    re.IGNORECASE,
)
_FEARS = re.compile(
    r"(?:감옥|교도소|소년원|처벌|전과|잡혀|잡히|경찰서)[^.!?\n]{0,10}(?:나요|까요|되나|가나|는지|돼요|가요|죠|을까|ㄹ까)"
    r"|(?:감옥|처벌|잡혀갈)[^.!?\n]{0,6}(?:무서|두려|걱정)"
    r"|\b(?:will|am|can|could) i\b[^.!?\n]{0,24}\b(?:jail|prison|arrested|trouble|punished|charged|criminal)\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"(?:합성|딥페이크)[^.!?\n]{0,8}(?:만들어|해|합성해)\s?(?:줘|주세요|줘라|줄\s?수\s?있(?:어|나|니|어요|나요))\W*$"
    r"|^\W*(?:can you |could you |please |just )?"
    r"(?:make|create|generate)(?: me)? (?:a |some |one )?(?:deep ?fakes?|(?:fake )?nudes?)\b",
    re.IGNORECASE,
)
_DID = re.compile(
    r"(?:했|만들었|만들어\s?봤|올렸|유포했|유포했습|찍었|봤|샀|구매했|받았|돌려\s?봤|합성했|퍼뜨렸|운영했|들어갔|뿌렸)"
    r"(?:는데|어요|습니다|거든|다가|어서|던|음|고)"
    r"|자수|반성|후회|가해자(?:인데|예요|입니다)|고소(?:당|장|를\s?받)|(?:안\s?)?(?:걸리|잡히|잡혀)[^.!?\n]{0,8}(?:나|까|죠|려면|면)"
    r"|처벌(?:받|되|돼|을\s?피)"
    r"|\bi(?:'ve| have)? (?:\w+ )?(?:made|posted|shared|filmed|bought|watched|spread|uploaded|did)\b|turn myself in"
    r"|\bregret\b|\bget (?:caught|away)\b|\bgoing to (?:jail|prison)\b|\bam i in trouble\b",
    re.IGNORECASE,
)
# What is wanted -> the row for adults; where somebody young is named, or may be, the row for minors.
_LAWS = table(
    ("filming_14_1", r"몰래|도촬|찍는\s?(?:법|방법)|카메라|장비|hidden cam|secretly film|film (?:her|him|them)"),
    ("threat_14_3", r"협박|돈\s?받|blackmail|threaten"),
    ("sharing_14_2", r"유포|퍼뜨|뿌리|올리고|leak|spread|post (?:her|his|my ex)"),
    (
        "deepfake_possession",
        r"사[고요는]|구매|보고\s?싶|볼\s?수|구할|구해|링크|방\s?(?:들어|링크|초대)|추천|buy|watch|find|link|join|where",
    ),
)
_MORE = ("forced", "own", "looked", "saved", "unsure", "which")


def perpetrator(talk: Talk) -> Say:
    """Who is a victim is met as one; who did it hears what stops it; who wants it hears the law and one question."""
    step = step_of(talk)
    if step in ("yes", "no"):
        return forced() if step == "yes" else stopped()
    if step in _MORE:
        return Say(f"utter_perpetrator_{step}", slots=LEFT)
    kind = aspect(talk, _VICTIM)
    if kind is not None:
        return Say(f"utter_perpetrator_{kind}", slots=LEFT)
    if _ACCUSED.search(talk.text):
        return Say("utter_perpetrator_accused", slots=LEFT)
    if _DID.search(talk.text):
        return Say("utter_perpetrator_did", slots={"awaiting": ASKED})
    values = fact(law_for(talk.text), talk)
    if values is None:
        return Say("utter_perpetrator_plain", slots={"awaiting": ASKED})
    return Say("utter_perpetrator", values=values, slots={"awaiting": ASKED})


def law_for(text: str) -> str:
    """The id of the law that what is wanted would break."""
    if _YOUNG.search(text):
        return "minor_csam"
    return first_in(text, _LAWS) or "deepfake_making"


def forced() -> Say:
    """Yes: somebody who should get help; which of the four it was decides the advice."""
    return Say("utter_perpetrator_which", slots=LEFT)


def stopped() -> Say:
    """No: stop, and legal advice."""
    return Say("utter_perpetrator_stop", slots=LEFT)


@answers(ASKED)
def forced_or_not(talk: Talk) -> Say:
    """A typed yes or no."""
    return forced() if talk.intent == "affirm" else stopped()


def told_in_words(talk: Talk) -> Optional[list[Say]]:
    """An answer in a sentence ("he made me do it") to the question whether somebody made them, or it is their own."""
    if talk.slot("awaiting") != ASKED or not talk.text:
        return None
    kind = first_in(talk.text, _VICTIM)
    if kind is None:
        return None
    return settle(talk, [Say(f"utter_perpetrator_{kind}", slots=LEFT)], offer=False)


def fears_punishment(talk: Talk) -> Optional[list[Say]]:
    """ "He made me do it, will I go to prison?" is a victim's question, whatever else the words look like."""
    if talk.intent == "ask_legal" or not _FEARS.search(talk.text):
        return None  # the law's own journey knows them, too
    kind = first_in(talk.text, _VICTIM)
    if kind is None:
        return None
    slots = {"awaiting": None, "about_other": None}
    return settle(talk, [Say(f"utter_perpetrator_{kind}", slots=slots)], offer=True)


def orders_one(talk: Talk) -> Optional[list[Say]]:
    """ "Make me a deepfake of her" sounds like the report of one to the classifier; it is refused all the same."""
    if not _ORDERS.search(talk.text) or talk.intent == "perpetrator_request":
        return None
    return settle(talk, [perpetrator(talk)], offer=False)


class ActionPerpetrator(TopicAction):
    """No help with that."""

    digresses = False

    def name(self) -> str:
        return "action_perpetrator"

    def say(self, talk: Talk) -> Says:
        return perpetrator(talk)
