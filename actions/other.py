"""Helping somebody else: a parent, friend, partner, relative, teacher, officer, colleague (care.md 10).

Whom they help is read from the words or asked once; it chooses the first screen, the plan and the words to say. What
helpers ask on the way (what do I say, shall I confront him, shall I look) is read before the action of the intent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Optional

from actions.answers import current
from actions.aspects import aspect, step_of, table
from actions.base import Say, Says, Talk
from actions.counselling import counselling
from actions.journey import (
    JOURNEYS,
    Journey,
    Question,
    TopicAction,
    ask_again,
    is_helper,
    journey,
    knowing,
    settle,
    start,
    taken,
)
from actions.sharing import SHARING
from actions.threat import THREAT
from bot.dialogue.slots import age_band, heard_from, names_helped, own_story

WHOM = ("child", "friend", "partner", "family", "student", "soldier", "colleague", "someone")
WANTS_TO_DIE = "other__other_dies"

_TEACHER = (
    r"\b(?:i am|i'?m|im|as) (?:a|an|her|his|their|the)\s(?:\w+\s){0,2}(?:teacher|tutor|professor"
    r"|school counsell?or)\b"
    r"|\bmy (?:pupil|student)s?\b|\ba (?:pupil|student) (?:of mine|told me|came to me|whose|in my class)\b"
    r"|담임(?:교사)?(?:예요|이에요|인데|입니다|이고|로서|을\s?맡)|(?:교사|교직원|보건\s?교사"
    r"|상담\s?교사|교수|강사)(?:예요|이에요|입니다|인데|이고|로서)|제자"
    r"|우리\s?반\s?(?:학생|아이)|(?:저희|제)\s?(?:반|학교)\s?(?:학생|아이)"
)
_OFFICER = (
    r"(?:소대장|중대장|대대장|분대장|행보관|주임원사|지휘관|간부|부사관|장교|포대장)(?:이에요|예요"
    r"|입니다|인데|이고|으?로서)"
    r"|(?:소대원|분대원|부대원|부하|후임)(?:이|가|의|를|한테|에게|\s)"
    r"|\bi'?m (?:a|an|the|his|her|their) (?!police)(?:\w+ ){0,2}"
    r"(?:officer|commander|sergeant|(?:platoon|squad) leader)\b"
    r"|\b(?:one of )?my (?:soldier|private|conscript|subordinate)s?\b|\ba (?:soldier|private) in my\b"
)
_PARENT = (
    r"(?:엄마|아빠|어머니|아버지|학부모|부모|보호자|할머니|할아버지)(?:인데|예요|이에요|입니다|로서|이고|인\s)"
    r"|\b(?:i am|i'?m|im|as) (?:a|an|her|his|their|the)\s(?:\w+\s){0,2}(?:mother|father|mom|mum|dad"
    r"|parent|guardian)\b"
)
_FIRST_NAMED = table(
    (
        "child",
        r"(?<!말)딸|(?<!마)아들|(?:우리|제|저희|내)\s?(?:아이|애)(?!돌|들)|자녀|손녀|손자",
        r"\b(?:daughter|son|my (?:own )?(?:child|kid|boy|girl)|grandchild|grandson|granddaughter)\b",
    ),
    (
        "partner",
        r"(?<!전\s)(?<!전)(?:여자\s?친구|남자\s?친구|여친|남친|애인|아내|와이프|남편|배우자)",
        r"\b(?<!ex )(?<!ex-)(?:girlfriend|boyfriend|gf|bf|wife|husband|partner|fianc[eé]e?)\b",
    ),
    (
        "friend",
        r"친구|룸메|후배|선배|동기|지인|아는\s?(?:애|사람|동생|언니|형|여자|남자)",
        r"\b(?:friend|classmate|roommate|bestie|someone i know)\b",
    ),
    ("colleague", r"동료|팀원|회사\s?(?:사람|직원)|직원|\b(?:colleague|co-?worker|employee)s?\b"),
    (
        "family",
        r"동생|언니|누나|오빠|형(?:이|이에요|의|한테)|조카|사촌|(?:우리|제|저희)\s?(?:엄마|어머니"
        r"|아빠|이모|고모|가족)",
        r"\bmy (?:\w+ )?(?:sister|brother|mother|mom|mum|cousin|niece|nephew|aunt)\b",
    ),
)
_BY_RELATION = {
    "child": "child",
    "friend": "friend",
    "classmate": "friend",
    "partner": "partner",
    "family": "family",
    "student": "student",
    "soldier": "soldier",
    "colleague": "colleague",
}
_HAPPENED = {
    "report_deepfake": "deepfake",
    "report_nonconsensual_sharing": "sharing",
    "report_threat": "threat",
    "report_hidden_camera": "camera",
    "report_grooming": "grooming",
}
# What helpers ask, whatever intent their words look like. Read only for helpers, and only in a few words.
_ASKS = table(
    (
        "say",
        r"(?:뭐라고?|무슨\s?말|어떤\s?말|어떻게)[^.!?\n]{0,8}(?:말|위로|달래|해\s?(?:줘|주)|얘기|이야기|대해야)",
        r"\bwhat (?:do|should|can|could) i (?:even )?(?:say|tell)\b",
        r"\bhow (?:do|should|can) i (?:comfort|talk|support)\b",
        r"\b(?:what|how) to (?:say|tell|comfort|talk)\b|\bwords (?:for|to say)\b",
    ),
    (
        "do",
        r"(?:여기서|이제|이제부터|지금부터|이\s?다음)(?:는|은)?\s?(?:제가|저는)?\s?(?:뭘|무엇을"
        r"|어떻게)\s?(?:해야|하면|해\s?(?:줘|주))",
        r"(?:제가|저는|내가)\s?(?:뭘|무엇을)\s?(?:해\s?(?:줄|주|줘)|해야|하면|도와)",
        r"\bwhat (?:should|can|do|could) i (?:even )?do (?:from here|for (?:her|him|them)|to help|as"
        r" (?:a|her|his|their))\b",
        r"\bwhere do i go from here\b",
    ),
    (
        "classmates",
        r"반\s?(?:아이|애|학생|친구)들?(?:한테|에게|을|를|\s?전체)|다른\s?학생들?(?:한테|에게)"
        r"|조회\s?시간|학급\s?전체",
        r"\b(?:ask|tell|question|inform) (?:the |my )?"
        r"(?:whole |other |rest of the )?(?:class|students|pupils|classmates)\b",
    ),
    ("counselling", r"상담을?\s?(?:받|할\s?(?:데|곳))|상담\s?(?:선생|센터)", r"\bcounsell?(?:ing|or)\b|\btherap"),
    (
        "school",
        r"학교(?:에|에다|에도|측에)\s?(?:는\s?)?(?:말|알|얘기|연락|전화)",
        r"\b(?:tell|inform|call|contact) (?:the|her|his|their) (?:school|teacher)\b",
    ),
    (
        "parents",
        r"(?:부모님?|엄마|아빠|어머니|아버지|보호자|집)(?:한테|께|에게|에|에도)[^.!?\n]{0,6}(?:말|알|얘기|연락|전화)",
        r"\b(?:tell|inform|call|contact) (?:her|his|their|the) "
        r"(?:parents|mum|mom|mother|dad|father|family|guardians?)\b",
    ),
    (
        "confront",
        r"(?:가해자|범인|놈|새끼|자식|그\s?(?:놈|새끼|자식|사람|남자|여자|애)|걔|상대(?:방)?)(?:를|을"
        r"|한테|에게|랑|하고)?\s?[^.!?\n]{0,8}"
        r"(?:찾아가|만나|따[지질]|연락해|전화해|때리|때려|패\s?주|패고|혼내|부를까|불러서|죽여\s?버)",
        r"\b(?:confront|beat up|talk to|call|message|visit|go to|find) (?:him|the (?:guy|boy|offender|man))\b",
        r"\bgo to his (?:house|place|home)\b",
    ),
    (
        "no_looking",
        r"(?:제가|내가|직접)[^.!?\n]{0,10}(?:봐도|볼까|봐야|찾아\s?(?:볼까|봐도|봐야)|확인해)|검색해\s?(?:볼까|봐도)",
        r"\bshould i (?:look|search|watch|check (?:the )?(?:site|room|link))\b|\bsee (?:it|them) myself\b",
    ),
    (
        "phone",
        r"(?:폰|휴대폰|핸드폰|휴대전화)(?:을|를)?\s?[^.!?\n]{0,6}(?:뺏|빼앗|압수|뒤져|봐도|볼까|초기화|검사|확인해)",
        r"(?:폰|휴대폰|핸드폰|휴대전화)(?:을|를)?\s?(?:제가|내가)?\s?(?:가지고|갖고|맡아"
        r"|보관)[^.!?\n]{0,6}(?:있을까|있어야|둘까|둬야|할까|되나|돼)",
        r"\b(?:take(?: away)?|check|look (?:at|through)|go through|reset|wipe) (?:her|his|their|the) phone\b",
    ),
    (
        "decides",
        r"신고[^.!?\n]{0,8}(?:싫다|싫대|안\s?(?:한다|하고|한대|하겠)|원하지\s?않|못\s?하겠대|말래|말아\s?달)",
        r"(?:비밀로|말하지\s?말)[^.!?\n]{0,4}(?:달라|래|해\s?달)",
        r"\b(?:doesn'?t|does not|don'?t|do not|won'?t|refuses to)\s?(?:want (?:me )?(?:to )?)?"
        r"(?:report|go to the police|tell)\b",
    ),
)
# How the one who is helped is, told by who sits beside them: what to say is what is needed.
_HOW_THEY_ARE = re.compile(
    r"\b(?:he|she|they)(?:'?s| is|'?re| are|'ll| will)?\b[^.!?\n]{0,12}"
    r"\b(?:won'?t|wont|doesn'?t|doesnt|don'?t|isn'?t|not|refuses? to|can'?t|barely|hardly|stopped)"
    r" (?:really |even |properly )?(?:want(?:s)? to )?(?:talk\w*|speak\w*|open up|opening up"
    r"|say(?:ing)? (?:much|anything|a word))\b"
    r"|\b(?:he|she|they|my (?:\w+ )?(?:daughter|son|child|kid|friend|sister|brother|girlfriend"
    r"|boyfriend|wife|husband|student))"
    r"(?:'?s| is|'?re| are| seems?| feels?| keeps?| just)\b[^.!?\n]{0,26}\b(?:ashamed|embarrassed"
    r"|crying|in tears|sobbing|shaking)\b"
    r"|\b(?:sitting|lying|here) (?:right )?(?:next to|beside|with) me\b[^.!?\n]{0,12}\b(?:crying|in"
    r" tears|sobbing|shaking)\b"
    r"|(?:부끄러워|창피해|무서워|괴로워)\s?(?:해요|하고|해서|하네|합니다|해하)|(?:옆|곁"
    r"|앞)에서\s?(?:계속\s?|막\s?)?(?:울|떨)고"
    r"|(?:애|아이|딸|아들|친구|동생|언니|누나|오빠|형|걔|학생|여친|남친|아내|남편)(?:가|이|는"
    r"|은)?\s?(?:계속\s?|막\s?)?(?:울기만|울고|울어)"
    r"|(?:저|나)(?:한테|에게|랑)(?:는|도)?\s?(?:아무\s?)?말(?:을|도)?\s?(?:잘\s?|제대로\s?)?(?:안|못)\s?(?:해|하)"
    r"|(?:애|아이|딸|아들|친구|동생|걔|학생)(?:가|이|는|은)?\s?(?:저(?:한테"
    r"|에게)\s?)?(?:아무\s?)?말(?:을|도)?\s?(?:잘\s?|제대로\s?)?(?:안|못)\s?(?:해|하)",
    re.IGNORECASE,
)
_DIES = re.compile(r"죽|자살|자해|\b(?:die|dying|dead|kill\w*|suicid\w*|hurt\w*|cut\w*)\b", re.IGNORECASE)
_OFFENDER = re.compile(
    r"(?:친구|아들|딸|동생|오빠|형|남편|애인|남자\s?친구|여자\s?친구|우리\s?(?:애|아이)|학생|제자)(?:가|이)\s?"
    r"(?:가해자|범인|가해\s?학생)(?:인|래|라|예|이|입|였|로|\s|$)"
    r"|(?:우리\s?(?:애|아이)|아들|딸)(?:가|이)[^.!?\n]{0,16}(?:만들었|합성했|올렸|유포했|찍었|뿌렸"
    r"|퍼뜨렸)(?:대|다|나|어|는)"
    r"|\bmy (?:son|daughter|kid|child|friend|brother|boyfriend|husband|student) (?:is|was) (?:the )?"
    r"(?:offender|perpetrator|one who (?:did|made|posted|shared|filmed))"
    r"|\bmy (?:son|daughter|kid|child) (?:has |had )?(?:made|posted|shared|filmed|spread)\b",
    re.IGNORECASE,
)
_OWN_PICTURES = re.compile(
    r"(?:제|내|나의|저의)\s?(?:사진|얼굴|영상|몸)|\bmy (?:pic|photo|face|video|image|nude)|\bof me\b", re.I
)
_THEIRS_KO = (
    r"(?:딸|아들|(?:우리|제|저희)\s?(?:아이|애)|친구|여친|아내|와이프|남편|동생|언니|누나|동료|후배"
    r"|제자|학생)(?:아이)?"
)
_THEIRS_EN = (
    r"my (?:\w+ ){0,2}(?:daughter|son|child|kid|friend|sister|brother|girlfriend|wife|husband|student|colleague)"
)
# Said in a breath with what happened: these are the pictures of somebody else, or somebody else is the one harmed.
_NOT_MINE = re.compile(
    r"^[^.!?\n]{0,6}(?:우리|저희|제)\s?(?:아이|애|딸|아들)(?:가|이|는|은)?\s"  # a parent who begins with the child
    rf"|{_THEIRS_KO}(?:의|\s)\s?(?:나체\s?|얼굴\s?)?(?:사진|얼굴|영상|몸)(?:이|을|를|으로|로|에|도|\s)"
    rf"|{_THEIRS_KO}(?:가|이)\s[^.!?\n]{{0,24}}(?:당했|당하고|피해를|피해자|협박을?\s?(?:받|당)|찍혔|시달리)"
    rf"|\b{_THEIRS_EN}(?:'s|s')? (?:\w+ )?(?:face|photo|pic|picture|video|nude|image)"
    r"|\bmy (?:gf|bf|girlfriend|boyfriend|friend|sister|brother|daughter|son)'?s"
    r" ex\b[^.!?\n]{0,24}\b(?:her|his|their)"
    r" (?:\w+ )?(?:face|photo|pic|picture|video|nude|image)"
    rf"|\b{_THEIRS_EN} (?:had|has|got|gets|is having) (?:her|his|their) (?:own )?(?:\w+ )?"
    r"(?:face|photo|pic|picture|video|nude|image)s?\b"
    rf"|\b{_THEIRS_EN} (?:is|was|has been|got|gets|is being) (?:being )?"
    r"(?:threaten|blackmail|film|harass|deepfake|extort|a victim|sextort)"
    rf"|\b(?:made|posted|shared|leaked|spread|took)\b[^.!?\n]{{0,40}}\bof {_THEIRS_EN}\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"(?:^|\s)(?:저는|저도|저|전|나는|나|제가|내가)\s|\b(?:i'?m|i am|im|my age)\b", re.IGNORECASE)
_ASIDE_AT_MOST = 90
_BY_WHOM_SAID = {"child": "utter_other_say_child", "student": "utter_other_say_duty", "soldier": "utter_other_say_duty"}
_PAGES = ("classmates", "keep", "school", "parents", "confront", "no_looking", "phone", "decides", "offender")
_PLANS = ("friend", "partner", "teacher", "soldier", "colleague")


def is_teacher(talk: Talk) -> bool:
    """Did the helper say that they work at a school?"""
    return bool(talk.slot("helping") == "student")


def whom(talk: Talk) -> Optional[str]:
    """Whom the words of this turn say that the writer helps: one of WHOM, or None.

    What the writer is (teacher, officer, parent) decides; else the person who is named first, for the offender is
    named after the one who was harmed.
    """
    text = talk.text
    for pattern, found in ((_TEACHER, "student"), (_OFFICER, "soldier"), (_PARENT, "child")):
        if re.search(pattern, text, re.IGNORECASE):
            return found
    places = [(match.start(), who) for who, words in _FIRST_NAMED if (match := words.search(text))]
    if places:
        return min(places)[1]
    return _BY_RELATION.get(talk.entities.get("relation", ("",))[-1])


def first_screen(talk: Talk) -> str:
    """What this helper hears first; it asks whether the person wants to die."""
    who = str(talk.slot("helping"))
    return "utter_other_teacher" if who == "student" else f"utter_other_{who if who in WHOM else 'someone'}"


def plan(talk: Talk) -> Iterable[Say]:
    """A line for what happened, then what this helper can do."""
    happened = talk.slot("other_happened")
    slots: dict[str, Any] = {}
    if happened in _HAPPENED.values():
        slots = {"happened": happened}
        yield Say(f"utter_other_happened_{happened}", slots=slots)
    yield Say(plan_name(talk), slots=slots)


def plan_name(talk: Talk) -> str:
    """The plan for this helper."""
    who = str(talk.slot("helping"))
    if who == "child" and talk.slot("helped_age") == "adult":
        return "utter_other_next_grown"
    if who == "family":
        return "utter_other_next_grown" if talk.slot("shown_age_then") != "under_18" else "utter_other_next"
    who = {"student": "teacher"}.get(who, who)
    return f"utter_other_next_{who}" if who in ("child", *_PLANS) else "utter_other_next"


def after_no(talk: Talk) -> bool:
    """Is there something to read before the next question?"""
    return talk.slot("other_dies") in ("yes", "unknown")


HELPING = Question(
    "helping",
    "utter_other_first",
    skip="someone",
    no="someone",
    light=True,
    words=(
        (_TEACHER + r"|학생|\bstudent\b|\bpupil\b", "student"),
        (_OFFICER + r"|부대원|병사|후임|\bsoldier\b", "soldier"),
        (_PARENT + r"|딸|아들|아이|자녀|애예요|\bdaughter\b|\bson\b|\bchild\b|\bkid\b", "child"),
        (
            r"여자\s?친구|남자\s?친구|여친|남친|애인|연인|아내|와이프|남편|girlfriend|boyfriend|wife|husband|partner",
            "partner",
        ),
        (r"동료|직원|회사|colleague|co-?worker|\bwork\b", "colleague"),
        (
            r"동생|언니|누나|오빠|형|가족|엄마|아빠|조카|사촌|sister|brother|mother|mum|mom|cousin|family|relative",
            "family",
        ),
        (r"친구|지인|후배|선배|동기|friend|classmate", "friend"),
        (r"다른|모르는|아무|someone|somebody|stranger|other", "someone"),
    ),
)
DIES = Question(
    "other_dies",
    first_screen,
    skip="unknown",
    again="utter_other_ask_dies",
    yes="yes",
    no="no",
    words=(
        (
            r"아니|안\s?했|않|없|그런\s?(?:말|적|얘기)은?\s?(?:안|없|못)|\bno\b|\bnot\b|never|hasn'?t"
            r"|haven'?t|didn'?t",
            "no",
        ),
        (r"했어|했었|그랬|있어요?|한\s?적\s?있|\byes\b|\byeah\b|\b(?:she|he|they) (?:did|has|said)\b", "yes"),
    ),
)
TOLD = Question(
    "other_told",
    lambda talk: "utter_other_wants_to_die" if talk.slot("other_dies") == "yes" else "utter_other_ask_child",
    skip="next",
    again="utter_other_told_again",
    yes="next",
    no="next",
    words=(
        (r"^\W*(?:네|예|응)|알겠|물어\s?(?:봤|볼)|해\s?볼|전화했|\bok|\bdone\b|\bi (?:will|asked|called)\b", "next"),
    ),
    needed=after_no,
)
WHAT_HAPPENED = Question(
    "other_happened",
    "utter_other_ask_happened",
    skip="unknown",
    no="unknown",
    words=(
        (r"합성|딥페이크|deep\s?fake|\bfake\b|\bAI\b", "deepfake"),
        (r"협박|뿌린다|돈을?\s?(?:달라|요구|보내)|threat|blackmail|extort|money", "threat"),
        (r"몰래|불법\s?촬영|카메라|찍혔|secretly|hidden|filmed|camera", "camera"),
        (r"어른|그루밍|만나자|사진을?\s?(?:달라|보내\s?달|요구)|groom|adult|asks? for (?:pic|photo)", "grooming"),
        (r"유포|퍼[졌진뜨]|올라|돌고|돌아다|공유|spread|shared|leak|posted|going around", "sharing"),
        (r"말을?\s?안|몰라|모르|don'?t know|won'?t say", "unknown"),
    ),
    needed=lambda talk: talk.slot("happened") not in _HAPPENED.values(),
)
CHILD_AGE = Question(
    "helped_age",
    "utter_other_ask_age",
    skip="unknown",
    yes="adult",
    no="young",
    words=(
        (
            r"미성년|초등|중학|고등|초[1-6]|중[1-3]|고[1-3]|어려요|minor|underage|school|under 1[89]"
            r"|teen|not yet|아직",
            "young",
        ),
        (r"성인|어른|직장|결혼|지났|adult|grown|married", "adult"),
    ),
    needed=lambda talk: talk.slot("helping") == "child" and talk.slot("shown_age_then") != "under_18",
)
OTHER = journey(
    Journey(topic="other", questions=(HELPING, DIES, TOLD, WHAT_HAPPENED, CHILD_AGE), plan=plan),
)


def seen_by_somebody(talk: Talk) -> Optional[list[Say]]:
    """ "A friend saw it on Telegram": the writer's own case goes on, the friend is no one to be helped."""
    if not talk.text or not heard_from(talk.text) or is_helper(talk):
        return None
    made = current(talk)
    if made is None or made is OTHER:
        return start(SHARING, talk)
    told = {question.slot for question in made.questions} & talk.entities.keys() - {"shown_age_then", "age_band"}
    answers = {
        slot: talk.entities[slot][-1] for slot in sorted(told) if talk.slot(slot) in (None, talk.entities[slot][-1])
    }
    return taken(made, talk, {**answers, "topic": made.topic})


def other(talk: Talk) -> list[Say]:
    """The journey of a helper: from its beginning, on with an answer, or what more there is."""
    pressed = {question.slot for question in OTHER.questions} & talk.entities.keys()
    slots: dict[str, Any] = {"topic": "other", "about_other": "other"}
    if pressed:
        chosen = {slot: talk.entities[slot][-1] for slot in sorted(pressed)}
        return taken(OTHER, talk, {**slots, **chosen, **_related(chosen.get("helping"))})
    page = step_of(talk)
    if page:
        return [page_of(page, talk)]
    if _OFFENDER.search(talk.text):
        return [Say("utter_other_offender", slots={"awaiting": None})]
    if talk.text and own_story(talk.slots) and not names_helped(talk.text):
        return own_again(talk)
    known = talk.slot("helping")
    who = whom(talk)
    if who is not None and who != known and known in (None, "someone"):
        slots |= {"helping": who, **_related(who)}
    told = WHAT_HAPPENED.read(talk) if talk.text and talk.slot("other_happened") is None else None
    if told not in (None, "unknown") and talk.intent not in ("affirm", "deny"):
        slots["other_happened"] = told
    if finished(talk):
        return [Say("utter_other_more", slots={**slots, "awaiting": None})]
    return taken(OTHER, knowing(talk, **slots), slots)


def own_again(talk: Talk) -> list[Say]:
    """In one's own story: "she shows it to her friends" makes nobody a helper. The thread goes on."""
    standing = talk.slot("awaiting")
    return [Say("utter_other_own"), *(ask_again(talk, standing) if standing else [])]


def finished(talk: Talk) -> bool:
    """Has this helper had the plan already?"""
    needed = [question for question in OTHER.questions if question.needed(talk)]
    return bool(talk.slot("topic") == "other" and all(talk.slot(question.slot) is not None for question in needed))


def _related(who: Optional[str]) -> dict[str, str]:
    """The slot `relation` as other topics read it."""
    return {"relation": who} if who in ("child", "student") else {}


def page_of(page: str, talk: Talk) -> Say:
    """One page of what helpers ask; the plan for everything else."""
    if page == "say":
        return Say(_BY_WHOM_SAID.get(str(talk.slot("helping")), "utter_other_say"))
    if page == "self":
        return Say("utter_other_self")
    if page == "counselling":
        return counselling(talk)  # for somebody who helps, or what it costs
    if is_teacher(talk) and page in ("decides", "parents"):
        return Say(f"utter_other_{page}_teacher")
    return Say(f"utter_other_{page}" if page in _PAGES else plan_name(talk))


def asked_by_helper(talk: Talk) -> Optional[list[Say]]:
    """What do I say, shall I tell the parents, shall I confront him: answered, and the question that stood offered."""
    if not is_helper(talk) or not talk.text or len(talk.text) > _ASIDE_AT_MOST:
        return None
    page = aspect(talk, _ASKS)
    if page is None or step_of(talk) or (talk.slot("helping") is None and talk.intent == "report_for_other"):
        return None
    if page == "parents" and talk.slot("helping") == "child":
        return None  # a parent asking whether to tell the other parent is no friend
    return settle(talk, [page_of(page, talk)], offer=True)


_GROWN_ONE = re.compile(
    r"\b(?:he|she|they)(?:'?s| is|'?re| are)(?: only| just| already)? (?P<en>\d{2})\b"
    r"|(?P<ko>\d{2}|서른|마흔)\s?(?:살|세)?(?:이에요|예요|인데|이고|인\s)",
    re.IGNORECASE,
)
_THEIR_MONEY = re.compile(
    r"\b(?:has|have|got|took|with) (?:an? |some |the )?(?:\w+ )?(?:video|picture|photo|pic|nude|image|recording)s?"
    r" of (?:him|her|them|my \w+)\b[^!?\n]{0,60}\b(?:money|pay|cash|\d{2,}|dollars?|won|bitcoin)\b"
    r"|\b(?:blackmail|extort|sextort|threaten)\w* (?:him|her|them)\b[^!?\n]{0,60}\b(?:money|pay|cash"
    r"|\d{2,}|dollars?|won)\b"
    r"|(?:동생|친구|언니|누나|오빠|형|걔|아내|남편|동료)(?:의)?\s?(?:영상|사진"
    r"|동영상)[^!?\n]{0,30}(?:돈|만\s?원|입금|송금)[^!?\n]{0,12}"
    r"(?:달[라래]|내[라놓]|요구|보내[라래])",
    re.IGNORECASE,
)


def threat_to_a_grown_one(talk: Talk) -> Optional[list[Say]]:
    """ "He is 19, they have a video of him and ask for money": the threat's own order, told for a helper.

    A grown one who is not yet spoken of otherwise: what money needs comes before all else (care.md 8). Of a child, or
    of nobody's age, the helper's first screen asks what has to be asked first.
    """
    age = _GROWN_ONE.search(talk.text)
    if age is None or talk.slot("topic") in JOURNEYS or not _THEIR_MONEY.search(talk.text):
        return None
    if talk.intent == "express_suicidal" or _DIES.search(talk.text):
        return None
    said = age.group("en") or age.group("ko")
    exact = talk.slot("language") != "ko"
    if said.isdigit() and age_band(said, exact=exact) != "19_plus":
        return None
    slots: dict[str, Any] = {"about_other": "other", "age_band": None, "helped_age": "adult", "offender": None}
    slots["helping"] = whom(talk) or "someone"
    if slots["helping"] in ("child", "student"):
        return None
    slots["shown_age_then"] = None  # how old they were when it was filmed is not said
    first, *rest = start(THREAT, knowing(talk, **slots))
    return settle(talk, [replace(first, slots={**slots, **first.slots}), *rest], offer=False)


def how_they_are(talk: Talk) -> Optional[list[Say]]:
    """ "She sits next to me crying", "he won't talk to me": what to say now; no answer to a question that stands."""
    begun = is_helper(talk) and talk.slot("helping") is not None
    if not begun or step_of(talk) or not talk.text or len(talk.text) > _ASIDE_AT_MOST:
        return None
    if talk.intent == "express_suicidal" or _DIES.search(talk.text) or not _HOW_THEY_ARE.search(talk.text):
        return None
    return settle(talk, [page_of("say", talk)], offer=True)


_WHOM_TO_TALK_TO = re.compile(
    r"\b(?:who|whom|where) (?:can|could|should|does|do) (?:she|he|they|my \w+|the (?:child|student|girl|boy|kid)) "
    r"(?:(?:even|just) )?(?:talk|speak|turn|call|go)\b"
    r"|(?:애|아이|학생|딸|아들|동생|제자|걔|본인)(?:가|이|는|은)?\s?[^.!?\n]{0,6}(?:누구|어디)(?:랑|하고|한테|에게|에|에서|다)?\s?"
    r"(?:이야기|얘기|상담|말|전화)(?:할|하면|해야|해도|을?\s?받)",
    re.IGNORECASE,
)


def whom_they_can_talk_to(talk: Talk) -> Optional[list[Say]]:
    """ "Who can she talk to, she is 14": two lines for the young; the age told with it is that of the one helped."""
    if not is_helper(talk) or not talk.text or len(talk.text) > _ASIDE_AT_MOST:
        return None
    if not _WHOM_TO_TALK_TO.search(talk.text) or talk.intent == "express_suicidal":
        return None
    told = talk.entities.get("age", ())
    band = age_band(told[-1], exact=talk.slot("language") != "ko") if told else None
    slots: dict[str, Any] = {}
    if band is not None:
        slots = {"age_band": None, "helped_age": "adult" if band == "19_plus" else "young"}
    if band in ("under_14", "14_17"):
        slots["shown_age_then"] = "under_18"
    grown = slots.get("helped_age", talk.slot("helped_age")) == "adult"
    return settle(talk, [Say("utter_other_whom_grown" if grown else "utter_other_whom", slots=slots)], offer=True)


def about_an_offender(talk: Talk) -> Optional[list[Say]]:
    """Somebody close did it: neither the helper's first screen nor a refusal fits."""
    if not _OFFENDER.search(talk.text) or _OWN_PICTURES.search(talk.text):
        return None
    return settle(talk, [Say("utter_other_offender", slots={"about_other": None, "awaiting": None})], offer=False)


def told_by_helper(talk: Talk) -> Optional[list[Say]]:
    """A helper says what happened: the first screen for them comes before the advice for those it happened to."""
    happened = _HAPPENED.get(talk.intent)
    if happened is None or not talk.text or _OWN_PICTURES.search(talk.text) or heard_from(talk.text):
        return None
    if not is_helper(talk) and (current(talk) is not None or not _NOT_MINE.search(talk.text)):
        return None
    if WANTS_TO_DIE in talk.slot("asked", {}) and not str(talk.slot("awaiting") or "").startswith("other__"):
        return None
    who = talk.slot("helping") or whom(talk)
    if who is None:
        return None
    slots = {"topic": "other", "about_other": "other", "helping": who, "other_happened": happened, **_related(who)}
    band = next((band for words, band in CHILD_AGE.words if re.search(words, talk.text, re.IGNORECASE)), None)
    if who == "child" and band is not None:
        slots["helped_age"] = band
    return settle(talk, taken(OTHER, talk, slots), offer=False)


def age_of_the_helped(talk: Talk) -> Optional[list[Say]]:
    """An age that a helper tells is that of the person helped, unless they say "I"."""
    told = talk.entities.get("age", ())
    if not told or not is_helper(talk) or talk.slot("topic") != "other" or _SELF.search(talk.text):
        return None
    band = age_band(told[-1], exact=talk.slot("language") != "ko")
    if band is None or talk.intent in ("report_for_other", *_HAPPENED):
        return None
    young = band != "19_plus"
    slots: dict[str, Any] = {"age_band": None, "helped_age": "young" if young else "adult"}
    if band in ("under_14", "14_17"):
        slots["shown_age_then"] = "under_18"
    if str(talk.slot("awaiting") or "").startswith("other__"):
        on = taken(OTHER, talk, {**slots, "topic": "other"})
        asks = any(say.slots.get("awaiting") for say in on)  # a plan says for itself that the age was heard
        return settle(talk, [Say("utter_other_noted"), *on] if asks else on, offer=False)
    name = plan_name(knowing(talk, **slots))
    if young and not is_teacher(talk):
        name = "utter_other_minor"
    return settle(talk, [Say("utter_other_duty" if young and is_teacher(talk) else name, slots=slots)], offer=False)


class ActionOther(TopicAction):
    """Helps someone else."""

    digresses = False

    def name(self) -> str:
        return "action_other"

    def say(self, talk: Talk) -> Says:
        return seen_by_somebody(talk) or other(talk)
