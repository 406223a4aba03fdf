"""Who sees this, who is told, what stays behind, and erasing it: one answer each, with buttons to its neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Optional

from actions.answers import LEFT
from actions.aspects import aspect, table
from actions.base import Say, Says, Talk, answers
from actions.journey import TopicAction, is_helper, is_minor, is_watched, settle
from actions.places import bullets, directory, fact, language, platform_name, telling, what_it_tells
from actions.values import values
from bot.cases import service as cases
from bot.safety import crisis

# Words -> the answer. What they do not decide is reached by the buttons.
_ASPECTS = table(
    (
        "them",
        r"(?:걔|그\s?(?:사람|놈|자식)|남편|아내|와이프|남친|여친|남자\s?친구|여자\s?친구|애인"
        r"|상대(?:방)?)(?:가|이|도|는|은)?\s?"
        r"(?:이|여기|우리)\s?(?:대화|채팅|얘기|이야기|거)?(?:를|을|도)?\s?(?:볼\s?수|봐요|보나|보여|읽)",
        r"\b(?:can|could|will|does|would) (?:he|she|they|my \w+) (?:also |ever )?(?:see|read|find|get into|look at) "
        r"(?:this|these|our|what i)\b",
    ),
    (
        "mail",
        r"우편|통지서|등기|송달",
        r"집으로[^.!?\n]{0,10}(?:오|가)",
        r"\bletters?\b|\bby (?:post|mail)\b|\bmail(?:ed)?\b",
    ),
    (
        "known",
        r"(?:나|저|내|제)(?:에|한테|를|의)?\s?(?:대해|관해|정보)?[^.!?\n]{0,6}(?:뭘|무엇을|뭐"
        r"|어디까지)\s?(?:알고|아는|알아|저장)",
        r"what (?:do|does) (?:you|this|it) know about me|what have you (?:saved|stored|kept|got)|my data\b",
    ),
    (
        "phone",
        r"(?:전화)?번호[^.!?\n]{0,8}(?:보이|보여|보나|알아|떠|나오|알\s?수)",
        r"(?:see|have|know|get) my (?:phone )?number|\bmy phone number\b",
    ),
    ("release", r"영장|압수|경찰이\s?(?:요구|달라)", r"warrant|subpoena|hand (?:it|this|me) over|emergency release"),
    (
        "traces",
        r"텔레그램[^.!?\n]{0,10}(?:서버|남|저장|봐|보나)|방문\s?기록|인터넷\s?기록|검색\s?기록|흔적",
        r"browser|history|telegram[^.!?\n]{0,16}(?:server|keep|see|read|store)|traces?\b",
    ),
    (
        "nameless",
        r"이름(?:을|은)?\s?(?:없이|안\s?(?:말|밝|대)|말하지\s?않|밝히지\s?않)[^.!?\n]{0,12}(?:물어"
        r"|상담|문의|전화|말할)",
        r"(?:ask|talk|call|contact)[^.!?\n]{0,24}(?:without (?:giving |saying )?(?:my |a )?name|anonymously)",
    ),
    (
        "anonymous",
        r"익명|이름[^.!?\n]{0,8}(?:말|밝|알려|적어)|실명|신원",
        r"anonym|my (?:real )?name|who i am|identity",
    ),
    (
        "unit",
        r"부대|중대|소대|간부|군대|지휘관|헬프콜|관심\s?병사",
        r"\b(?:unit|commander|sergeant|barracks|command|chain of command|army)\b",
    ),
    ("school", r"학교|담임|선생|쌤|교수|학과", r"school|teacher|professor|university|college"),
    ("work", r"회사|직장|상사|사장|동료", r"\b(?:work|company|boss|employer|job|colleagues?)\b"),
    (
        "parents",
        r"부모|엄마|아빠|어머니|아버지|보호자|집에\s?(?:알|전화|연락)",
        r"parents?\b|\bmom\b|\bmum\b|\bdad\b|guardian",
    ),
    (
        "family",
        r"가족|남편|아내|와이프|남친|여친|남자\s?친구|여자\s?친구",
        r"family|husband|wife|partner|boyfriend|girlfriend",
    ),
    (
        "readers",
        r"누가\s?(?:\S{1,6}\s){0,2}(?:봐|보|읽|볼)|다른\s?사람이?\s?(?:봐|보|읽)|운영자|관리자|직원",
        r"who (?:can |will )?(?:see|read|look)|operators?|staff|admins?",
    ),
    (
        "kept",
        r"저장|보관|기록[^.!?\n]{0,4}남|얼마나|언제\s?지",
        r"\b(?:store[ds]?|kept|keep|save[ds]?|record(?:ed)?|how long)\b",
    ),
)
_ALONE = re.compile(
    r"^\W*(?:just |please )?(?:leave|let) me (?:alone|be)\W*$"
    r"|^\W*(?:나\s?좀\s?)?(?:내버려|냅둬|놔\s?둬)",
    re.IGNORECASE,
)
_WATCHED_TOLD = "privacy__watched"  # in the slot `asked` once it was said
_WATCHER_MATTERS = frozenset({"", "known", "kept", "traces", "family", "parents"})


def privacy(talk: Talk) -> list[Say]:
    """The part that was asked about, with facts of the directory; else the whole in short."""
    step = aspect(talk, _ASPECTS) or ""
    said = _ANSWERS.get(step, _whole)(talk)
    return [*_discreet(talk), said] if step in _WATCHER_MATTERS else [said]


def _discreet(talk: Talk) -> list[Say]:
    """How to hide this talk, for whom somebody sees the phone."""
    asked = talk.slot("asked", {})
    told = any(name == _WATCHED_TOLD or name.endswith(("__watched_by", "journey__watched")) for name in asked)
    if not is_watched(talk) or told:
        return []
    name = "utter_privacy_watched_web" if talk.slot("channel") == "web" else "utter_privacy_watched"
    return [Say(name, slots={"asked": {**asked, _WATCHED_TOLD: 1}})]


def by_channel(name: str, talk: Talk) -> str:
    """The response for the medium: Telegram and the web page keep other things than a talk on this machine."""
    channel = talk.slot("channel")
    return f"{name}_{channel}" if channel in ("telegram", "web") else name


def _whole(talk: Talk) -> Say:
    return Say(by_channel("utter_privacy", talk))


def _grown(talk: Talk) -> bool:
    """Did they say that they are 19 or over, or that they were when the picture of them was made?"""
    shown = not is_helper(talk) and not is_minor(talk) and talk.slot("shown_age_then") == "19_plus"
    return bool(talk.slot("age_band") == "19_plus" or shown)


def _parents(talk: Talk) -> Say:
    """Minors get the rule for minors. Who said that they are an adult, or helps as one, gets the adult's answer."""
    if _grown(talk):
        return _family(talk)
    return telling(
        "utter_privacy_parents_minor" if is_minor(talk) else "utter_privacy_parents", "minor_guardian_notice", talk
    )


def _family(talk: Talk) -> Say:
    if is_minor(talk):
        return _parents(talk)
    return telling("utter_privacy_family", "identity_secret", talk)


def _school(talk: Talk) -> Say:
    if _grown(talk):
        return telling("utter_privacy_school_adult", "identity_secret", talk)
    return telling("utter_privacy_school", "minor_mandatory_report", talk)


def _work(talk: Talk) -> Say:
    return telling("utter_privacy_work", "no_retaliation_work", talk)


def _mail(talk: Talk) -> Say:
    found = fact("mail_address", talk)
    return Say("utter_privacy_mail_ask") if found is None else Say("utter_privacy_mail", values=found)


def _known(talk: Talk) -> Say:
    known = what_is_known(talk)
    return Say("utter_privacy_known_nothing") if known is None else Say("utter_privacy_known", values={"known": known})


def _nameless(talk: Talk) -> Say:
    places = askable(talk)
    return Say("utter_privacy_nameless") if places is None else Say("utter_privacy_places", values={"places": places})


_ANSWERS: dict[str, Callable[[Talk], Say]] = {
    "them": lambda talk: Say("utter_privacy_them"),
    "mail": _mail,
    "known": _known,
    "phone": lambda talk: Say(by_channel("utter_privacy_phone", talk)),
    "release": lambda talk: Say("utter_privacy_release"),
    "traces": lambda talk: Say(by_channel("utter_privacy_traces", talk)),
    "anonymous": lambda talk: Say(by_channel("utter_privacy_anonymous", talk)),
    "unit": lambda talk: Say("utter_privacy_unit"),
    "school": _school,
    "work": _work,
    "parents": _parents,
    "family": _family,
    "readers": lambda talk: Say("utter_privacy_readers"),
    "kept": lambda talk: Say("utter_privacy_kept"),
    "nameless": _nameless,
}


def what_is_known(talk: Talk) -> Optional[str]:
    """What this talk holds about the person, one line each, never their words; None when it holds nothing.

    On a phone that somebody else sees only the names of the things are shown, not what was said.
    """
    said = language(talk)
    lines: list[str] = []
    for slot, known in values().known.items():
        value = talk.slot(slot)
        if value is None:
            continue
        shown = known.values.get(str(value))
        plain = platform_name(str(value), talk) if slot == "platform" else None if shown is None else shown.in_(said)
        if plain is None:
            continue
        lines.append(known.label.in_(said) if is_watched(talk) else f"{known.label.in_(said)}: {plain}")
    return bullets(lines) if lines else None


ASKABLE = ("women_line", "youth_line", "legal_aid", "support_centre")
"""Roles of places that can be asked first; `youth_line` only for who is, or may be, under 19."""


def askable(talk: Talk, most: int = 3) -> Optional[str]:
    """Places to ask, with what each one asks, tells and leaves; None when the directory knows nothing of them."""
    said, where = language(talk), str(talk.slot("country", "KR"))
    seen: set[str] = set()
    lines: list[str] = []
    for role in ASKABLE:
        if role == "youth_line" and not is_minor(talk) and talk.slot("age_band") is not None:
            continue
        row = directory().role(role, where)
        if row.id in seen or not directory().shown(role, where):
            continue
        seen.add(row.id)
        tells = what_it_tells(row, talk)
        if tells is not None:
            lines.append(f"{row.name.in_(said)}: {tells}")
    return bullets(lines[:most]) if lines else None


# Questions whose words mean nothing else, so that a misread message still gets its own answer.
_PLAIN_QUESTION = re.compile(
    r"(?:부모님?|엄마|아빠|어머니|아버지|보호자|가족|남편|아내)(?:이|가|은|는|도|한테|께|께서|에게)?[^.!?\n]{0,14}"
    r"(?:알게\s?(?:되|될)|알려지|알리|연락\s?(?:가|이)|모르게)[^.!?\n]{0,8}(?:나요|까요?|가요|되나"
    r"|될까|돼요|요\?|[?？])\W*$"
    r"|(?:나|저)(?:에\s?(?:대해|관해)|에\s?대해서|한테\s?대해)[^.!?\n]{0,6}(?:뭘|무엇을|뭐"
    r"|어디까지)\s?(?:알고|아는|알아)"
    r"|(?:여기|이거|이걸|이\s?대화|(?:제|내)가?\s?(?:쓴|한)\s?(?:거|것|말|글))[^.!?\n]{0,10}누가\s?(?:봐|보|읽|볼)"
    r"|누가\s?(?:이거|이걸|이\s?대화|여기)[^.!?\n]{0,8}(?:봐|보|읽|볼)[^.!?\n]{0,6}(?:요|나|까|죠)?[?？]"
    r"|(?:제|내)\s?(?:전화|폰|휴대폰|핸드폰)?\s?번호(?:가|는|도|를)?\s?(?:보이|보여|보나|떠|알\s?수)"
    r"|이름(?:을|은)?\s?(?:없이|안\s?밝히고|말하지\s?않고)[^.!?\n]{0,12}(?:물어|상담|문의|전화)"
    r"|\b(?:ask|talk|call)[^.!?\n]{0,24}without (?:giving |saying )?my name"
    r"|\b(?:will|would|does|do|can|could) (?:my |the )?(?:parents?|mom|mum|mother|dad|father|family"
    r"|husband|wife|school|university|uni|college|teachers?|professor|work|workplace|boss|company|employer|job) "
    r"(?:find out|know|be told|hear|see|get told)"
    r"|\bmy (?:\w+ )?(?:parents?|mom|mum|mother|dad|father|family|husband|wife|school|university|uni|college|teachers?"
    r"|professor|work|workplace|boss|company|employer|job|colleagues|co-?workers) "
    r"(?:can'?t|cannot|cant|must(?: not|n'?t)|may not|should(?: not|n'?t)|mustn'?t ever) (?:ever )?"
    r"(?:find out|know|hear|be told|learn|get to know)"
    r"|\bdon'?t want my (?:\w+ )?(?:parents?|family|school|university|college|work|boss|company|employer)"
    r" to (?:find out|know)"
    r"|(?:회사|직장|상사|학교|대학교?|교수님?|부모님?|엄마|아빠|가족)(?:에서|에|이|가|은|는|도|한테|께)?\s?(?:절대\s?)?"
    r"알(?:면|게\s?되면|아선|아서는|려지면)\s?(?:절대\s?)?(?:안\s?(?:돼|되|됩)|큰일|끝)"
    r"|\b(?:do|will) you (?:tell|call|contact|inform) my (?:parents?|mom|mum|dad|family|school|boss|work|unit)"
    r"|\bwhat (?:do|does) (?:you|this|it) know about me\b|\bwho (?:can |will )?(?:sees?|reads?) (?:this|my|what i)"
    r"|\b(?:see|have|know) my phone number\b",
    re.IGNORECASE,
)


def asked_plainly(talk: Talk) -> Optional[list[Say]]:
    """Who finds out, who reads this, what is known: answered whatever the message was taken for."""
    if not talk.text or not _PLAIN_QUESTION.search(talk.text) or aspect(talk, _ASPECTS) is None:
        return None
    return settle(talk, privacy(talk), offer=True)


_NOT_AWARE = re.compile(
    r"\b(?:he|she|they|my \w+) (?:doesn'?t|doesnt|does not|don'?t|dont) (?:even )?(?:know|realise|realize) "
    r"(?:that |yet )?(?:i|about it)\b(?: (?:know|found out|saw|told|am|'m)[^.!?\n]{0,20})?\W*$"
    r"|(?:제가|내가)\s?(?:아는|안|알고\s?있는|본|알아낸)\s?(?:걸|것을|줄|거)(?:은|는)?\s?(?:걔"
    r"|그\s?사람|남편|아내|남친|여친)?(?:는|은|이|가)?\s?"
    r"(?:아직\s?)?(?:몰라|모르)",
    re.IGNORECASE,
)


def not_aware(talk: Talk) -> Optional[list[Say]]:
    """ "He does not know that I know" asks nothing about this talk: nothing has to be shown to him."""
    if is_helper(talk) or talk.intent == "express_suicidal" or not _NOT_AWARE.search(talk.text):
        return None
    return settle(talk, [Say("utter_privacy_not_aware")], offer=True)


def erase(talk: Talk) -> Say:
    """Asks once; a yes erases everything when this turn ends."""
    wanted = talk.entities.get("delete", ("",))[-1]
    if wanted == "all":
        return _erased(talk)
    if wanted == "no":
        return Say("utter_erase_kept", slots={"awaiting": None})
    if wanted == "media":
        return Say("utter_media_deleted")  # the front has seen to it
    if talk.text and _ALONE.search(talk.text):
        if talk.slot("crisis"):
            response, slots = crisis.follow(talk.slots, talk.intent, talk.text)
            return Say(response, slots=slots)
        return Say("utter_stopped", slots=LEFT)
    name = "utter_erase_ask_handoff" if talk.slot("handoff") else "utter_erase_ask"
    return Say(name, slots={"awaiting": "privacy__erase"})


def _erased(talk: Talk) -> Say:
    cases.erase_after_turn()
    name = "utter_erased_telegram" if talk.slot("channel") == "telegram" else "utter_erased"
    return Say(name, slots=LEFT)


@answers("privacy__erase")
def erase_or_not(talk: Talk) -> Say:
    """Only a clear yes erases."""
    return _erased(talk) if talk.intent == "affirm" else Say("utter_erase_kept", slots={"awaiting": None})


class ActionPrivacy(TopicAction):
    """Who sees this."""

    def name(self) -> str:
        return "action_privacy"

    def say(self, talk: Talk) -> Says:
        return privacy(talk)


class ActionDeleteMyData(TopicAction):
    """Erase what this assistant knows."""

    digresses = False
    runs_in_crisis = True

    def name(self) -> str:
        return "action_delete_my_data"

    def say(self, talk: Talk) -> Says:
        return erase(talk)
