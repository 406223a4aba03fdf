"""Someone threatens to spread images or demands money or pictures: the order of care.md 8."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Optional

from actions.aspects import table
from actions.base import Say, Says, Talk
from actions.journey import (
    Journey,
    Question,
    TopicAction,
    ask_again,
    by_partner,
    is_helper,
    is_minor,
    is_watched,
    journey,
    knowing,
    proceed,
    settle,
    shown_age,
    start,
    unsafe,
)
from actions.places import shown
from actions.questions import OFFENDER, SHOWN_AGE
from bot.dialogue.slots import has_paid

_TOLD = table(
    (
        "deadline",
        r"(?:오늘|내일|모레|밤|저녁|아침|자정|주말|\d+\s?(?:시|시간|분)|[한두세네]\s?시간|하루|이틀)[^.!?\n]{0,4}(?:까지|안에|안으로|내로)",
        r"시간\s?(?:준다|줬|안\s?남)|카운트\s?다운",
        r"\bby (?:tonight|tomorrow|midnight|noon|morning|\d|mon|tues|wed|thurs|fri|satur|sun)",
        r"(?:in|within) (?:\d+|an?|two|three|a few) (?:minutes?|hours?|days?)",
        r"\b(?:hours?|minutes?) (?:left|to pay)|deadline|countdown|before (?:tonight|midnight)",
    ),
    ("blocked", r"차단했|차단해\s?버|차단하고\s?(?:나|왔)|\bblocked (?:him|her|them|the|that)\b"),
    (
        "sent_one",
        r"(?:친구|엄마|아빠|부모님?|가족|동생|지인|언니|오빠|누나|형|남편|아내|회사|한\s?명)(?:들)?(?:한테|에게|께)\s?(?:이미|벌써)[^.!?\n]{0,8}(?:보냈|보내\s?버|뿌렸)",
        r"(?:이미|벌써)\s?(?:제|내|한)\s?[가-힣\s]{0,8}(?:한테|에게|께)\s?(?:보냈|보내\s?버|뿌렸)",
        r"\b(?:he|she|they)(?:'s|'ve)?(?: has| have| already| just){0,2} (?:sent|showed)[^.!?]{0,20} to (?:one of )?my",
    ),
    ("hacked", r"해킹|hack"),
    (
        "meeting",
        r"만나\s?(?:자|재|달래|달라|주면|야)|(?:로|에)\s?나오(?:라|래)",
        r"wants? (?:me )?to meet|\bmeet (?:him|her|them|up)\b",
    ),
    (
        "pictures",
        r"(?:사진|영상|동영상)[^.!?\n]{0,10}(?:보내라|보내래|보내\s?달|찍어\s?(?:보내|달)|달래|달라|요구)",
        r"(?:wants?|asks|asking|demand\w*|send (?:him|them))[^.!?]{0,18}\b(?:pics?|pictures|photos?|nudes?|videos?)\b",
    ),
    (
        "claim",
        r"(?:갖고|가지고)\s?있(?:다고|대|다는)|진짜\s?(?:있는지|갖고)",
        r"(?:찍은|찍힌)\s?적\s?(?:이\s?|도\s?)?없",
        r"\b(?:says?|claims?|said)[^.!?]{0,8}\b(?:he|she|they)(?:'s| has| have|'ve)? (?:got )?(?:my|a|some|nudes?)\b",
        r"i (?:never|didn'?t) (?:took|take|made|make|film|sen[dt]) (?:any|a|such|nudes?|pic|vid)",
    ),
)
"""What somebody tells of the threat that changes what to say first, and the words for it."""
_NO_FAULT = table(
    (
        "utter_threat_pretended",
        r"\bi thought (?:s?he|they|it) (?:was|were)\b|(?:wasn'?t|was not|isn'?t|not)"
        r" (?:really )?(?:a (?:girl|guy|woman)|who s?he said)",
        r"(?:여자|남자|또래|동갑|친구|학생)인\s?줄\s?(?:알았|만)",
    ),
    (
        "utter_threat_sent_self",
        r"\bi (?:sent|took|gave) (?:them|it|those|the (?:pics|pictures|photos|video))"
        r" (?:to (?:him|her|them) )?(?:myself|willingly)\b",
        r"(?:제가|내가)\s?(?:직접|스스로)\s?(?:찍어\s?)?(?:보냈|보낸)",
    ),
)
# Words that mean other things, too, outside a message about the threat.
_ONLY_IF_HEARD_SO = frozenset({"hacked", "claim", "pictures"})
_NO_MONEY_ASKED = frozenset({"pictures", "meeting"})
_GIFT = re.compile(r"상품권|문상|기프트\s?카드|핀\s?번호|gift\s?cards?|gift codes?|voucher", re.IGNORECASE)
_MONEY = re.compile(
    r"돈|만\s?원|입금|송금|계좌|코인|상품권|money|\bpay\b|\bwon\b|dollar|bitcoin|crypto|gift card", re.IGNORECASE
)


def _heard_of_money(talk: Talk) -> bool:
    """Is money worth a question? Not where pictures or a meeting were demanded, and money never came up."""
    return not any(f"threat__{demand}" in talk.slot("asked", {}) for demand in _NO_MONEY_ASKED)


def first_words(talk: Talk) -> str:
    """Greets and asks for money: for a helper, on a phone that others see, for everybody else."""
    if is_helper(talk):
        return "utter_threat_other"
    return "utter_threat_first_watched" if is_watched(talk) else "utter_threat_first"


PAID = Question(
    "paid",
    first_words,
    skip="skipped",
    again="utter_ask_paid",
    yes="yes",
    no="no",
    words=(
        (
            r"(?:don'?t|do not|dont) have (?:it|that|the money|any|money|\d)"
            r"|(?:can'?t|cannot|cant) (?:pay|afford)|돈이?\s?없",
            "no",
        ),
        (r"돈은?\s?(?:아니|안\s?달)|not (?:about )?money|no money", "no"),
        (r"안\s?보냈|안\s?줬|보내지\s?않|없어|없습|아직|not yet|nothing|(?:have|did)(?:n'?t| not)|\bnever\b", "no"),
        (
            r"보냈(?!대|다고|다는)|송금|입금|이체|줬어|냈어|paid|(?<!he )(?<!they )(?<!already )\bsent|i already sent",
            "yes",
        ),
    ),
    needed=_heard_of_money,
)


def paid_words(talk: Talk) -> str:
    """How this payment may be stopped; a bank can do nothing about gift cards."""
    return "utter_threat_paid_gift" if _GIFT.search(talk.text) else "utter_threat_paid"


PAYMENT_STOP = Question(
    "payment_stop",
    paid_words,
    skip="skipped",
    again="utter_ask_payment_stop",
    yes="yes",
    no="skipped",
    words=(
        (r"했어|했습|신청|요청|전화했|done|called|asked|reported", "yes"),
        (r"나중|아직|later|not yet|보냈다(?:고|니까|구)", "skipped"),
    ),
    needed=lambda talk: talk.slot("paid") == "yes",
)
THREAT_APP = Question(
    "threat_app",
    "utter_ask_threat_app",
    skip="skipped",
    yes="yes",
    no="no",
    words=(
        (r"안\s?깔|안\s?설치|설치\s?안|안\s?했|없어|없습|didn'?t|not|never", "no"),
        (r"설치|깔았|눌렀|연락처|주소록|installed|contacts|clicked|downloaded", "yes"),
    ),
    needed=lambda talk: not by_partner(talk),  # they heard to leave apps alone; another phone routine could escalate
)


def hashes(talk: Talk) -> str:
    """`adult`, `young` or `centre`: which hash service may be named, if any (care.md 3).

    Shown 18, or of unknown age, in Korea: the support centre first. A helper does not register for somebody else.
    """
    age = shown_age(talk)
    if is_helper(talk):
        return "centre"
    if age == "19_plus" and not is_minor(talk) and shown("stopncii", talk):
        return "adult"
    return "young" if age == "under_18" and shown("takeitdown", talk) else "centre"


def plan(talk: Talk) -> Iterable[Say]:
    """What to do from here; with a partner or ex nothing sudden (care.md 9)."""
    at_school = talk.slot("student") == "yes" or is_minor(talk)
    if at_school and talk.slot("offender") == "known" and shown("school_line", talk) and not is_helper(talk):
        yield Say("utter_threat_school")
    yield Say(f"utter_threat_plan_{hashes(talk)}" + ("_partner" if by_partner(talk) else ""))


THREAT = journey(
    Journey(
        topic="threat",
        heard="utter_threat_heard",
        urgent=True,
        questions=(PAID, PAYMENT_STOP, OFFENDER, THREAT_APP, SHOWN_AGE),
        plan=plan,
        after={("offender", "partner"): "utter_partner_safety", ("threat_app", "yes"): "utter_threat_app"},
    )
)


# "Tonight", said of a meeting that was demanded: a meeting with the offender within a day is danger (care.md 7).
_SOON = re.compile(
    r"^\W*(?:네\s?)?(?:오늘|지금|이따|곧|내일|[한두세]\s?시간|\d{1,2}\s?시)[가-힣\s\d]{0,10}\W*$"
    r"|^\W*(?:yes,? )?(?:tonight|today|now|tomorrow|this evening|in an hour)[\w\s]{0,12}\W*$",
    re.IGNORECASE,
)


def told(talk: Talk) -> Optional[str]:
    """What this turn tells of the threat: a row of the table that was not answered before, or None."""
    if is_helper(talk):
        return None
    answered = talk.slot("asked", {})
    money = bool(_MONEY.search(talk.text))
    return next(
        (
            name
            for name, words in _TOLD
            if words.search(talk.text) and f"threat__{name}" not in answered and not (money and name in _NO_MONEY_ASKED)
        ),
        None,
    )


def threat(talk: Talk) -> list[Say]:
    """The journey; what was told of the threat is answered before its next question."""
    name = told(talk)
    fresh = talk.slot("topic") != THREAT.topic
    close = fresh and by_partner(talk)
    if name is None or (close and name != "meeting"):
        return start(THREAT, talk)
    asked = {THREAT.id_of(PAID): 1, **talk.slot("asked", {}), f"threat__{name}": 1}
    slots: dict[str, Any] = {"topic": THREAT.topic, "happened": THREAT.topic, "asked": asked}
    response = f"utter_threat_{name}" + ("_partner" if name in ("blocked", "meeting") and by_partner(talk) else "")
    says = proceed(THREAT, knowing(talk, **slots), slots=slots)
    if not fresh and says[-1].response.startswith("utter_threat_plan_"):
        says = [Say("utter_menu_todo", slots=says[0].slots)]  # the plan was told before
    return [Say(response), *says]


def told_later(talk: Talk) -> Optional[list[Say]]:
    """What is told of the threat in the middle of it: "he sent it to a friend" makes nobody a helper."""
    if talk.slot("topic") != THREAT.topic or talk.slot("helping") is not None or talk.intent == "report_threat":
        return None
    if "threat__meeting" in talk.slot("asked", {}) and _SOON.match(talk.text):
        return [unsafe(talk)]
    talk = knowing(talk, about_other="self") if talk.intent == "report_for_other" else talk
    name = told(talk)
    if name is None or name in _ONLY_IF_HEARD_SO:
        return None
    says = threat(talk)
    says[0] = replace(says[0], slots={**says[0].slots, "about_other": talk.slot("about_other")})
    return settle(talk, says, offer=False)


def not_who_they_said(talk: Talk) -> Optional[list[Say]]:
    """ "I thought she was my age", "I sent them myself": no age of the writer, no fault; the question comes again."""
    standing = str(talk.slot("awaiting") or "")
    if (
        talk.slot("topic") != THREAT.topic
        or is_helper(talk)
        or has_paid(talk.text)
        or talk.intent == "express_suicidal"
    ):
        return None
    name = next((name for name, words in _NO_FAULT if words.search(talk.text)), None)
    asked = talk.slot("asked", {})
    if name is None or name in asked:
        return None
    said = Say(name, slots={"asked": {**asked, name: 1}})
    if standing not in asked:
        return settle(talk, [said], offer=True)
    # Put again for our sake, so it costs no try.
    again = ask_again(knowing(talk, asked={**asked, standing: 1, name: 1}), standing)
    kept = [replace(say, slots={**say.slots, "asked": {**asked, name: 1}}) for say in again]
    return settle(talk, [said, *kept], offer=False)


class ActionThreat(TopicAction):
    """Someone threatens."""

    digresses = False

    def name(self) -> str:
        return "action_threat"

    def say(self, talk: Talk) -> Says:
        return threat(talk)
