"""Reporting to the police, and what follows. Whether to report is the person's decision."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Optional

from actions.aspects import aspect, table
from actions.base import Say, Says, Talk
from actions.journey import TopicAction, as_says, by_partner, is_helper, is_minor, is_watched, settle
from actions.legal import tell
from actions.other import is_teacher
from actions.places import country, directory, fact, language, shown, telling
from actions.privacy import privacy
from bot.dialogue.slots import asks_language_of_police
from bot.directory.directory import HOME

_WILL_NOT = re.compile(
    r"(?:신고|고소)(?:는|를|도|까지는?)?\s?(?:하기\s?(?:싫|무서|겁)|하고\s?싶지\s?않|안\s?(?:할|하고|해도\s?돼)|못\s?하겠)"
    r"|경찰(?:서|에|한테|은|엔)*\s?[^.!?\n]{0,6}(?:가기\s?(?:싫|무서)|안\s?(?:갈|가고)|말하기\s?싫)"
    r"|\b(?:don'?t|do not|not going to|rather not|afraid to|scared to)\s(?:want to |wanna )?"
    r"(?:go to the (?:police|cops)|call the (?:police|cops)|report (?:it|this|him|to)|tell the police)",
    re.IGNORECASE,
)
_WHOSE = (
    r"(?:걔|그\s?(?:사람|놈|자식|애)|상대(?:방)?|가해자|범인|전?\s?(?:남친|여친|남자\s?친구|여자\s?친구|남편|아내))"
)
_REMOVED = re.compile(
    r"지우기만|지우고만|삭제만|지우는\s?것만|내리기만"
    r"|(?:just|only) want (?:it|them|that) (?:gone|deleted|removed|down)",
    re.IGNORECASE,
)
ASPECTS = table(
    (
        "offender_knows",
        rf"{_WHOSE}(?:이|가|도|은|는|한테|에게)?\s?[^.!?\n]{{0,10}}(?:알게\s?(?:돼|되|될)|알아(?:요|채|차)|알려지|연락\s?가|통보|통지)",
        r"\b(?:will|does|would|can|could) (?:he|she|they|my (?:ex|boyfriend|girlfriend|husband|wife|partner))\b"
        r"[^.?!]{0,10}\b(?:know|find out|be told|learn)\b",
        r"\breport\b[^.?!]{0,16}\b(?:he|she|they)(?:'ll| will| would|ll) (?:know|find out)\b",
    ),
    ("cctv", r"cctv|씨씨티비|시시티비|security camera"),
    (
        "online",
        r"(?:온라인|인터넷|집에서)(?:으로|로|에서)?\s?(?:도\s?)?(?:신고|접수|고소)?[^.!?\n]{0,4}(?:돼|되나|될까|가능|할\s?수)",
        r"\b(?:report|do it|file)\b[^.?!]{0,10}\bonline\b|^\W*(?:and )?(?:is it |can it be )?online\W*$",
    ),
    (
        "parents",
        r"(?:부모|엄마|아빠|보호자|집)[^.?!\n]{0,8}(?:알|연락|전화|통보|몰래|모르게)",
        r"parents?\b[^.?!]{0,14}(?:know|find out|told|called|there)|(?:tell|call|without) my (?:mom|mum|dad|parents)",
    ),
    (
        "statement_draft",
        r"(?:진술서|고소장|신고서)[^.?!\n]{0,12}(?:써\s?(?:줘|주)|대신|양식|초안|샘플|예시)",
        r"\bwrite (?:it|the statement|my statement|a statement) for me\b|\b(?:template|draft)\b",
    ),
    (
        "not_passed_on",
        r"불송치|무혐의|혐의\s?없|수사\s?(?:종결|중지)|사건이?\s?(?:끝났|종결)",
        r"case (?:was |is )?(?:closed|dropped)|(?:closed|dropped) (?:the|my) case|not (?:be )?prosecut|no charges",
    ),
    (
        "complaint",
        r"고소(?:랑|와|하고)\s?신고|신고(?:랑|와|하고)\s?고소|고소장|press charges",
        r"(?:calling|report)[^.?!]{0,20}complaint",
    ),
    (
        "refused",
        r"돌려보내|돌려보냈|안\s?받아\s?(?:주|줘|준)|안\s?된다고|못\s?한다고",
        r"접수[^.?!\n]{0,8}(?:거부|안\s?해)|어쩔\s?수\s?없다|무시(?:하|당)",
        r"nothing (?:to do|can be done|they can)|turned (?:me|us) away|sent (?:me|us) (?:home|away)",
        r"(?:refuse|won'?t|wouldn'?t|didn'?t)[^.?!]{0,20}\b(?:report|take|help|accept)",
    ),
    (
        "withdraw",
        r"취소|취하|철회|그만두|없던\s?일|마음이?\s?바뀌|withdraw|take (?:it|the report|my report) back",
        r"cancel|drop (?:it|the)|change my mind(?! and (?:talk|ask|report))",
    ),
    (
        "accused",
        r"무고|역고소|거짓말(?:이라|한다)|맞고소|안\s?믿|false (?:report|accus)|\blia?r\b|lying|sue me",
        r"not believe|won'?t believe|believe me",
    ),
    (
        "deleted",
        r"(?:지웠|지워\s?버|삭제했|삭제해\s?버|없애\s?버|탈퇴했|나와\s?버렸|초기화했)",
        r"(?:i|have|already|we)[^.?!]{0,12}\b(?:deleted|erased|wiped)\b",
    ),
    ("visa", r"체류|비자|불법\s?체류|추방|출입국|미등록|\bvisa\b|deport|undocumented|immigration"),
    (
        "late",
        r"지난\s?일|오래\s?전|몇\s?년\s?전|작년|늦었|이제\s?와서|지금이라도|last year|years? ago|too late",
        r"(?:며칠|몇\s?일|몇\s?달|언제)\s?(?:안에|까지|이내|내에)",
        r"same day|long ago",
    ),
    (
        "face",
        r"마주치|대질|얼굴을?\s?(?:봐|보)|face (?:him|her|them)|see (?:him|her|them) (?:there|again)",
        r"meet (?:him|her|them)",
    ),
    (
        "phone",
        r"(?:폰|휴대전화|휴대폰|핸드폰)[^.?!\n]{0,8}(?:가져가|뺏|압수|맡|내야|제출)",
        r"(?:take|keep|give them|hand over)[^.?!]{0,8}\bmy phone\b",
    ),
    (
        "wishes",
        r"여자\s?경찰|여경|남자\s?경찰|여성\s?(?:경찰|수사관)|통역|같이\s?봐야|female|male officer",
        r"woman officer|interpret|watch it with",
    ),
    (
        "trusted",
        r"신뢰|믿는\s?사람|같이\s?(?:가|들어)|함께\s?(?:가|들어)|혼자\s?가|동석|보호자\s?동반",
        r"with me\b|\bcome (?:in|along)|go alone|sit with",
    ),
    (
        "rights",
        r"가명|이름\s?(?:안|없이|숨)|익명|권리|pseudonym|alias",
        r"fake name|anonym|\brights\b|real name",
    ),
    (
        "how_long",
        r"얼마나\s?걸|오래\s?걸|며칠|몇\s?(?:달|주|개월)|연락이?\s?(?:없|안)|소식|진행|how long",
        r"called me back|heard nothing|hear back|progress",
    ),
    (
        "bring",
        r"가져가|준비물?|챙겨|챙길|필요한\s?(?:거|것|서류)|서류",
        r"what (?:do|should|papers|documents)[^.?!]{0,20}\b(?:bring|need|prepare)\b|bring",
    ),
    (
        "statement",
        r"뭐라고|뭘\s?(?:말|물어)|무슨\s?말|어떻게\s?말|진술|조서",
        r"what (?:do|should|will) (?:i|they)\s?(?:say|tell|ask)|statement",
    ),
    (
        "after",
        r"신고하(?:면|고 나면)|그\s?다음|후에|이후|어떻게\s?되|조사|what happens|\bafter\b|then what",
        r"now what|process",
    ),
)
_LITTLE_KOREAN = re.compile(
    r"(?:한국어|한국말|한글)[^.?!\n]{0,6}(?:못|서툴|어려)|외국인|\bforeigner\b"
    r"|korean is (?:bad|poor|weak|not)|(?:no|not speak|don'?t speak|little) korean",
    re.IGNORECASE,
)
_FACTS = {
    "after": "police_takedown_duty",
    "complaint": "complaint_how",
    "not_passed_on": "not_passed_on",
    "face": "closed_hearing",
    "rights": "pseudonym",
    "offender_knows": "pseudonym",
    "trusted": "trusted_person",
}
_PLAIN = frozenset(
    {"menu", "cctv", "online", "wishes", "bring", "how_long", "deleted", "refused", "withdraw", "accused"}
    | {"statement", "statement_draft", "phone"}
)


def police(talk: Talk) -> list[Say]:
    """What was asked for, else the ways to report that fit this person."""
    step = aspect(talk, ASPECTS)
    if step == "parents":
        return as_says(privacy(replace(talk, entities={"step": ("parents",)})))
    if step == "online" and country(talk) != HOME:
        return ways(talk)
    if step in _PLAIN:
        lead = [Say("utter_police_trace")] if step == "online" and is_watched(talk) and not is_helper(talk) else []
        return [*lead, Say(f"utter_police_{step}")]
    if step in _FACTS:
        return [telling(f"utter_police_{step}", _FACTS[step], talk)]
    if step == "late":
        return [telling("utter_police_late", "limitation_minor" if is_minor(talk) else "no_complaint_deadline", talk)]
    if step == "team":
        return [
            telling("utter_police_team", "minor_video_statement" if is_minor(talk) else "specialist_officers", talk)
        ]
    if step == "visa":
        return [about_stay(talk)]
    return ways(talk)


def about_stay(talk: Talk) -> Say:
    """What a report means for somebody without papers: only what a source says, else whom to ask (care.md 10)."""
    values = fact("undocumented_victim", talk)
    if values is None:
        return Say("utter_police_visa", slots={"migrant": "yes"})
    return Say("utter_police_visa_fact", values=values, slots={"migrant": "yes"})


def ways(talk: Talk) -> list[Say]:
    """The ways to report, for this person; on a phone that others see, first what each of them leaves there."""
    lead = [Say("utter_police_trace")] if is_watched(talk) and not is_helper(talk) else []
    return [*lead, for_person(talk)]


def for_person(talk: Talk) -> Say:
    """The one answer that fits best, by where they are, for whom they ask, and who did it."""
    if country(talk) != HOME:
        return abroad(talk)
    if is_helper(talk):
        return for_helper(talk)
    if talk.slot("soldier") == "yes":
        return Say("utter_police_soldier" if shown("military_line", talk) else "utter_police_soldier_plain")
    kinds = (
        ("partner", by_partner(talk)),
        ("minor", is_minor(talk)),
        ("migrant", talk.slot("migrant") == "yes" or bool(_LITTLE_KOREAN.search(talk.text))),
    )
    kind = next((name for name, holds in kinds if holds), None)
    return Say("utter_police" if kind is None else f"utter_police_{kind}")


def for_helper(talk: Talk) -> Say:
    """A teacher, a parent, or somebody else who helps."""
    if is_teacher(talk):
        return Say("utter_other_duty")
    values: Optional[dict[str, str]] = (
        fact("minor_video_statement", talk) if "child" in (talk.slot("relation"), talk.slot("helping")) else None
    )
    return Say("utter_police_helper") if values is None else Say("utter_police_parent", values=values)


def abroad(talk: Talk) -> Say:
    """The police where they are; the Korean form when Korea has to do with it."""
    form = directory().contact("ecrm", "web", country=HOME, language=language(talk))
    return Say("utter_police_abroad", values={"korean_form": form})


def will_not(talk: Talk) -> Optional[list[Say]]:
    """Who will not report is not told how to: the person decides, and there is help without it."""
    if not _WILL_NOT.search(talk.text) or is_helper(talk) or talk.intent == "in_danger_now":
        return None
    if talk.intent == "express_suicidal" and not _REMOVED.search(talk.text):
        return None  # "I only want it deleted": the screen heard no wish to die in it, the classifier guessed
    return settle(talk, [Say("utter_police_not_now")], offer=True)


_LATER = r"(?:내일|모레|나중에|이따가?|다음\s?주|주말|월요일|날\s?밝으면|아침|며칠\s?(?:뒤|후|있다가))"
_WAITS = re.compile(
    rf"(?:경찰|신고|고소)[가-힣]{{0,3}}\s?[^.!?\n]{{0,8}}{_LATER}[^.!?\n]{{0,6}}(?:가도|해도|와도|하러\s?가도)\s?(?:돼|되|될|괜찮)"
    rf"|{_LATER}[^.!?\n]{{0,6}}(?:경찰|신고|고소)[^.!?\n]{{0,8}}(?:가도|해도|하러\s?가도)\s?(?:돼|되|될|괜찮)"
    r"|\b(?:can|could|may|should) i (?:just |also )?(?:go to|report (?:it )?to|call|tell|see) the (?:police|cops)"
    r"[^.!?\n]{0,6}\b(?:tomorrow|later|next week|in the morning|on monday|another day)"
    r"|\b(?:can|could|may) i (?:just )?report (?:it |this )?(?:tomorrow|later|next week|in the morning|another day)"
    r"|\bcan (?:the police|the report|reporting) wait (?:until|till)\b"
    r"|\bis it ok(?:ay)? to (?:report|go to the police)[^.!?\n]{0,6}\b(?:tomorrow|later|in the morning)",
    re.IGNORECASE,
)


def may_wait(talk: Talk) -> Optional[list[Say]]:
    """ "May I go to the police tomorrow?": yes, unless it is dangerous tonight."""
    text = talk.text.strip()
    if not text or len(text) > _LONGEST or talk.intent in _URGENT or not _WAITS.search(text):
        return None
    tonight = talk.slot("safe_place") == "no" or talk.slot("meeting") == "yes"
    return settle(talk, [Say("utter_police_tonight" if tonight else "utter_police_tomorrow")], offer=True)


_LONGEST = 60
_URGENT = frozenset({"in_danger_now", "express_suicidal", "delete_my_data"})
_WHERE = re.compile(
    r"^\W*(?:그럼|그러면|그래서|근데|이거|이걸|이런\s?건)?\s?어디(?:에|에다|다|로)?\s?(?:신고|고소)[^.!?\n]{0,10}\W*$"
    r"|^\W*(?:ok(?:ay)?|fine|so|and|then)?,?\s?where (?:do|can|should) i report(?: (?:it|this|him|that))?\W*$",
    re.IGNORECASE,
)


# Questions of a report that the classifier hears as questions of privacy, of law, or as nothing.
_ASKED = {
    "offender_knows": re.compile(r"신고|고소|경찰|\breport|\bpolice", re.IGNORECASE),
    "cctv": re.compile(r"[?？]|(?:수|나|까|돼|되나|주나)[^.!?\n]{0,4}요?\W*$|\b(?:can|could|will|is) ", re.IGNORECASE),
    "online": re.compile(r"신고|접수|고소|경찰|\breport|\bpolice", re.IGNORECASE),
    "late": re.compile(
        r"(?:신고|고소|접수)[^.!?\n]{0,8}(?:안에|까지|이내|내에)|(?:안에|까지|이내|내에)[^.!?\n]{0,4}(?:신고|고소|접수)"
    ),
}
_WHO = re.compile(
    r"누가\s?(?:만들|올렸|올린|찍|했|한|보냈|보낸|퍼뜨)[^.!?\n]{0,8}(?:알\s?수|알아낼|찾을|잡을|밝힐|밝혀)"
    r"|\b(?:find out|trace|know|tell) who (?:did|made|posted|sent|took|filmed|is behind)\b",
    re.IGNORECASE,
)


def where_to_report(talk: Talk) -> Optional[list[Say]]:
    """ "Where do I report this", no app named, is about the police; so are who did it, CCTV and how soon to report."""
    text = talk.text.strip()
    if not text or len(text) > _LONGEST or "platform" in talk.entities or talk.intent in _URGENT:
        return None
    if _WHO.search(text) and talk.slot("happened") is not None:
        return settle(talk, [tell("undercover", talk)], offer=True)
    step = aspect(talk, ASPECTS)
    about = _ASKED.get(step or "")
    asked = about is not None and (about.search(text) or (talk.slot("subject") == "police" and step != "late"))
    if not asked and not _WHERE.match(text):
        return None
    return settle(talk, as_says(police(talk)), offer=True)


def in_my_language(talk: Talk) -> Optional[list[Say]]:
    """ "In English?" after the police were spoken of, "can I report in English": whether somebody interprets there."""
    if len(talk.text) > _LONGEST or talk.intent in _URGENT:
        return None
    if not asks_language_of_police(talk.text, talk.slot("subject")) or country(talk) != HOME:
        return None
    says = settle(talk, [Say("utter_police_language")], offer=True)
    return [replace(says[0], slots={**says[0].slots, "subject": "police"}), *says[1:]]


class ActionPolice(TopicAction):
    """How to report to the police."""

    subject = "police"

    def name(self) -> str:
        return "action_police"

    def say(self, talk: Talk) -> Says:
        return police(talk)
