"""An earlier request. Nothing is kept beyond a day, and that is said plainly; then where to ask, and what with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Optional

from actions.aspects import step_of
from actions.base import Say, Says, Talk
from actions.journey import Journey, Question, TopicAction, journey, knowing, proceed, settle, taken
from actions.places import country, directory, language, lines
from bot.directory.directory import HOME, Standing

_POLICE_LINE = "kr_police_182"
_WHERE = (
    (r"상담사|상담\s?(?:신청|선생)|여기\s?(?:상담|남긴)|counsell?or|staff|request here", "counsellor"),
    (r"경찰|수사|사건|고소|\bECRM\b|\bpolice\b|\bofficer\b|\bcase number\b", "police"),
    (r"삭제|지워|심의|센터|\d{4}에|방심위|delet|remov|takedown|take ?down|regulator|support cent", "removal"),
    (
        r"인스타|트위터|페이스북|텔레그램|디스코드|유튜브|틱톡|카톡|앱|사이트|instagram|twitter|facebook"
        r"|telegram|\bapp\b|\bsite\b",
        "platform",
    ),
)
_CODE = re.compile(r"코드|비번|비밀번호|케이스|저장해?\s?(?:둔|놓)|\bcode\b|\bpin\b|saved", re.IGNORECASE)

_MISTAKEN = ("ask_police_report", "ask_takedown", "ask_platform_report", "nlu_fallback", "out_of_scope")
_STATUS = re.compile(
    r"(?:신고한|접수한|신청한|요청한|맡긴|넣은)\s?(?:거|것|건)[^.!?\n]{0,12}(?:어떻게\s?됐|언제\s?나|결과|소식)"
    r"|\bstatus of (?:my|the)\b"
    r"|\b(?:what happened to|any news (?:on|about|from)|how far is) my (?:\w+ ){0,2}(?:report|request|case)\b",
    re.IGNORECASE,
)


def plan(talk: Talk) -> Iterable[Say]:
    """Where to ask about it, and what to have ready."""
    where = talk.slot("reported_to")
    if where == "police":
        yield police(talk)
    elif where == "counsellor":
        yield Say("utter_case_counsellor" if talk.slot("handoff") else "utter_case_no_counsellor")
    elif where in ("removal", "platform"):
        yield Say(f"utter_case_{where}")
    else:
        yield Say("utter_case_none")


def police(talk: Talk) -> Say:
    """With the police's own line for questions, where the directory has it for this country."""
    row = directory().service(_POLICE_LINE)
    if country(talk) != HOME or directory().standing(row) is not Standing.SHOWN:
        return Say("utter_case_police_plain")
    return Say("utter_case_police", values={"first": lines(row, language(talk), HOME)})


WHERE = Question("reported_to", "utter_case_ask", skip="unknown", no="unknown", words=_WHERE, light=True)
CASE = journey(Journey(topic="case", questions=(WHERE,), plan=plan))


def case(talk: Talk) -> list[Say]:
    """By the words or the button; asked when neither says where it went."""
    said = talk.entities.get("reported_to", (None,))[-1]
    if said is None and talk.text:
        said = next((where for words, where in _WHERE if re.search(words, talk.text, re.IGNORECASE)), None)
    slots: dict[str, Any] = {"topic": "case", "reported_to": said}
    if said is not None:
        return taken(CASE, talk, slots)
    if _CODE.search(talk.text):
        return [Say("utter_case_none", slots={"awaiting": None})]
    if step_of(talk) == "again":
        slots["asked"] = {name: times for name, times in talk.slot("asked", {}).items() if name != CASE.id_of(WHERE)}
    return proceed(CASE, knowing(talk, **slots), slots=slots)


def asked_for(talk: Talk) -> Optional[list[Say]]:
    """ "What is the status of my report" looks like the wish to report; what was sent already is asked about."""
    if talk.intent not in _MISTAKEN or not _STATUS.search(talk.text):
        return None
    return settle(talk, case(talk), offer=True)


class ActionCase(TopicAction):
    """Where a report made elsewhere can be asked about."""

    def name(self) -> str:
        return "action_case"

    def say(self, talk: Talk) -> Says:
        return case(talk)
