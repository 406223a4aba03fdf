"""What soldiers, parents, teachers and the young say besides: a shut door, a scolded child, a label in the unit.

No intent is made for these, so the classifier hears danger, payment or nothing in them. Each reader knows the words of
one worry, for those whom it fits, and is read before the action of the intent, outside a crisis (`read_first.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Optional

from actions.answers import resumed
from actions.aspects import step_of
from actions.base import Say, Talk
from actions.journey import HAPPENED, is_helper, is_minor, settle
from actions.other import is_teacher
from actions.places import shown, telling
from actions.privacy import privacy
from bot.dialogue import writer
from bot.dialogue.slots import looks_at_phone

_LONGEST = 90
_NOT_HERE = frozenset({"express_suicidal", "delete_my_data", "restart", "change_language"})
_CHILD = r"(?:우리\s?|제\s?|저희\s?)?(?:애|아이|딸|아들|동생)(?:가|이|는|은|도)?"


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_SHUT_IN = _words(
    rf"{_CHILD}\s?[^.!?\n]{{0,10}}방(?:에서|문을?)\s?[^.!?\n]{{0,6}}(?:안\s?나|나오지\s?않|잠그|잠갔|안\s?열)",
    r"\b(?:she|he|they|my (?:\w+ )?(?:daughter|son|child|kid|sister|brother))\b[^.!?\n]{0,10}"
    r"\b(?:won'?t|doesn'?t|does not|will not|refuses to|not) (?:come|get|coming)(?: \w+)? out\b",
    r"\b(?:locked|shut) (?:herself|himself|themselves) in\b",
)
_SCOLDED = _words(
    rf"(?:{_CHILD}|애를|아이를|딸을|아들을|애한테|아이한테)\s?[^.!?\n]{{0,8}}"
    r"(?:혼냈|혼내\s?버|야단|다그쳤|소리\s?(?:를\s?)?(?:질렀|쳤)|화를?\s?냈|때렸)",
    r"\bi (?:\w+ )?(?:scolded|yelled at|shouted at|hit|got angry (?:at|with)|blamed) (?:her|him|them|my (?:\w+ )?\w+)",
)
_OTHER_PARENT = _words(
    r"(?:애|아이)\s?(?:아빠|엄마)(?:한테|에게|가|는|은|께)",
    r"(?:남편|아내|와이프|애들?\s?아빠|애들?\s?엄마)(?:한테|에게)[^.!?\n]{0,10}(?:말|얘기|알)",
    r"\b(?:tell|say (?:it )?to|telling) (?:my husband|my wife|(?:her|his|their) (?:father|dad|mother|mum|mom))\b",
)
_ALONG = _words(
    r"(?:애|아이|딸|아들|학생)(?:를|을|도|랑|이랑|와|과)?\s?(?:꼭\s?|같이\s?|직접\s?)?"
    r"(?:데리고|데려|같이|함께)\s?(?:가|와|들어)[^.!?\n]{0,8}(?:하나|할까|돼|되|나요)",
    r"\b(?:do i have to|should i|must i|can i) (?:bring (?:my (?:\w+ )?(?:daughter|son|child|kid)|her|him|them)\b"
    r"|take (?:my (?:\w+ )?(?:daughter|son|child|kid)|her|him|them) (?:along|with me|to the (?:police|station)))",
)
_NAME = _words(
    r"(?:애|아이|딸|아들|학생)(?:의)?\s?(?:이름|신상|얼굴)(?:이|을|도|은)?\s?[^.!?\n]{0,8}(?:알려|공개|나올|나오|퍼|드러|새)",
    r"\b(?:daughter|son|child|kid|student)'?s? (?:name|identity|face)\b[^.!?\n]{0,24}"
    r"\b(?:known|public|come out|published|shown|get out)",
)
_MAKER = _words(
    r"(?:만든|올린|찍은|퍼뜨린|퍼트린|유포한|가해)\s?(?:학생|애|아이|놈)(?:도|이|가|은|는|를|을)",
    r"(?:우리|같은|제)\s?(?:반|학교)\s?(?:학생|애|아이)(?:이|가)?\s?(?:한|만든|올린|그런)\s?(?:것|거|듯)",
    r"\b(?:boy|girl|student|pupil|kid|one) who (?:made|did|posted|shared|took) (?:it|this|them)\b"
    r"|\b(?:made|done|posted|shared) by (?:a|another|one of (?:my|our)) (?:student|pupil|boy|girl)s?\b",
)
_DUTY = _words(
    r"신고\s?(?:할\s?)?의무|의무\s?(?:신고|적으로)|(?:꼭|반드시|무조건)\s?신고(?:해야|를\s?해야)",
    r"신고(?:를)?\s?해야\s?(?:하|되|돼)[^.!?\n]{0,4}[나까요?]",
)
_BOARD = _words(
    r"교권\s?보호\s?위원회|교권위|교보위|교권\s?침해", r"\bteachers?'? rights (?:committee|protection|board)\b"
)
_JOKE = _words(
    r"(?:제|내)가\s?(?:너무\s?)?(?:예민|오버|유난|별나|과민)|예민한\s?(?:건가|걸까|거)",
    r"(?:제|내)가\s?너무한(?:가|걸까|건가)|별\s?(?:일|거)\s?아닌(?:가|데|걸까)",
    r"\bam i (?:being )?(?:too sensitive|overreacting|making (?:too much|a big deal))|\bmaybe i'?m overreacting\b",
)
_ENDURE = _words(
    r"(?:참을까|참아야\s?(?:하|되|돼|할)|참고\s?(?:지낼까|살까|버틸까)|그냥\s?(?:넘어갈까|넘길까|둘까|참))",
    r"전역까지\s?(?:만\s?)?(?:참|버티|버틸)",
    r"\bshould i (?:just )?(?:put up with|endure|let it go|live with|ignore) (?:it|this)\b|\bjust (?:endure|bear) it\b",
)
_LABEL = _words(
    r"관심\s?(?:병사|사병)|도움\s?배려|그린\s?캠프|불이익|찍히(?:는|면|나|지)|보복|전출|징계\s?(?:받|먹|당)",
    r"\b(?:held against me|labell?ed|get in trouble|be punished by (?:my|the) unit|reprisals?|retaliat)",
)
_INVESTIGATORS = _words(
    r"군\s?(?:수사|검찰|경찰|사경찰)|군사\s?경찰|헌병|\bmilitary (?:police|investigators?|prosecutors?)\b",
)
_WHOM = _words(
    r"누구(?:한테|에게|께)(?:\s?먼저)?\s?(?:말|얘기|이야기|보고)(?:해야|하면|할까|해도|하죠|을\s?해야)",
    r"\bwho(?:m)? (?:do|should|can) i (?:tell|talk to|report (?:it|this) to)(?: first| tomorrow| now)?\W*$",
)
_HOURS = _words(
    r"(?:폰|휴대폰|핸드폰|휴대전화)(?:은|는|을|를|도)?\s?"
    r"(?:사용\s?시간|반납|제출|내야|저녁에만|주말에만|쓸\s?수\s?있는\s?시간)",
    r"(?:폰|휴대폰|핸드폰|휴대전화)(?:을|를|은|는)?\s?[^.!?\n]{0,8}(?:저녁에만|주말에만|반납)",
    r"\b(?:hand in|give back|return) (?:my|our|the) phones?\b|\bphone (?:time|hours?)\b",
)
_SHORT = _words(
    r"(?:시간|쉬는\s?시간|점심\s?시간)[^.!?\n]{0,8}(?:짧게|없어서|없는데|없으니|얼마\s?안\s?남|빨리)",
    r"^\W*짧게\s?(?:할게|물어|말할|부탁)|^\W*(?:바빠서|급해서)\s?(?:짧게|빨리)",
    r"\b(?:only have (?:a few|\d+|five|ten|two) minutes?|not much time|make it (?:quick|short))\b",
)
_ONLY_SHORT = 34  # more words than that say what happened, too
_CALL_LOG = _words(
    r"(?:전화|통화|상담\s?전화)(?:를)?\s?(?:하면|한\s?게|한\s?것|했던|한)?\s?[^.!?\n]{0,6}"
    r"(?:기록|내역|흔적)[^.!?\n]{0,6}(?:남|보이|뜨)",
    r"\b(?:call (?:log|history)|phone bill)\b|\b(?:do|does|will|can) (?:a |the |my )?call(?:s|ing)?[^.!?\n]{0,14}"
    r"\b(?:trace|show|be (?:seen|logged|recorded))",
)
_NAMELESS = _words(
    r"이름(?:을|은|도)?\s?말\s?안\s?하고[^.!?\n]{0,12}(?:물어|상담|문의|전화|말할|이야기)",
    r"\b(?:ask|call|talk)[^.!?\n]{0,12}\bno name\b",
)
_THEIR_FAMILY = _words(
    r"(?:가해자|가해\s?학생|만든\s?(?:애|학생)|그\s?(?:애|학생|놈|사람)|걔|상대(?:방)?|그쪽)(?:의|네|측|쪽)?\s?"
    r"(?:부모님?|엄마|아빠|어머니|아버지|가족|변호사)(?:가|이|한테서|에게서|께서|님이)\s?[^.!?\n]{0,10}"
    r"(?:연락|전화|찾아|문자|만나|합의|사과)",
    r"\b(?:his|her|their|the (?:boy|girl|student|offender)'?s?) (?:parents?|mother|father|family|lawyer)\b"
    r"[^.!?\n]{0,12}\b(?:called|contacted|texted|wrote|wants? to (?:meet|talk|settle)|came)\b",
)


_STATION = _words(
    r"경찰서(?:는|가|에)?\s?(?:지금|밤에|밤에도|이\s?시간에|주말에|오늘)?(?:도)?\s?(?:열|여나|문\s?열|하나요|해요\?)",
    r"\b(?:is|are) (?:the |a )?police stations? open\b",
)
_CARD = _words(
    r"카드(?:도|를|는)?\s?(?:정지|막|분실|취소|바꿔)[^.!?\n]{0,8}(?:하나|할까|되나|돼|해야|까요?)",
    r"\b(?:should|do) i (?:have to |need to )?(?:block|cancel|freeze) (?:the |my |his |her )?cards?\b",
)
_FRIENDS = _words(
    r"(?:친구|지인|애들|사람)(?:들)?(?:한테|에게)(?:는|도)?\s?(?:뭐|머|뭘|무슨\s?말|어떻게)[^.!?\n]{0,6}(?:말|해|하|보내|설명)",
    r"\bwhat (?:do|should|can) i (?:tell|say to|write to) (?:my |all my |the )?"
    r"(?:friends|people|everyone|contacts|followers)\b",
)
_ARMY_LINE = _words(
    r"(?:헬프\s?콜|군\s?상담\s?전화)[^.!?\n]{0,14}(?:비밀|알려지|알려질|알게|익명|믿|안전|괜찮|기록|전달)",
    r"\b(?:army|military|defen[cs]e) (?:help ?line|hot ?line|help ?call)\b[^.!?\n]{0,20}"
    r"\b(?:secret|private|anonym|safe|tell)",
)
_ARMY = _words(r"헌병|군사\s?경찰|군\s?수사|전역까지|관심\s?(?:병사|사병)|그린\s?캠프")
_HELD = _words(r"불이익|보복|찍히(?:는|면|나|지)", r"\b(?:held against me|reprisals?|retaliat)")


def of_helpers(talk: Talk) -> Optional[list[Say]]:
    """What parents and teachers say on the way: each worry gets its own words."""
    if not _reads(talk) or not is_helper(talk):
        return None
    text = talk.text
    if _SHUT_IN.search(text):
        return _aside(talk, "utter_worries_shut_in")
    if _NAME.search(text):
        return settle(talk, [telling("utter_worries_name_child", "identity_secret", talk)], offer=True)
    if is_teacher(talk):
        if _DUTY.search(text):
            return _aside(talk, "utter_other_duty")
        return _aside(talk, "utter_worries_maker") if shown("school_line", talk) and _MAKER.search(text) else None
    if _SCOLDED.search(text):
        return _aside(talk, "utter_worries_scolded")
    if talk.slot("helping") == "child" and _OTHER_PARENT.search(text):
        return _aside(talk, "utter_worries_other_parent")
    rows = ((_ALONG, "utter_worries_along"), (_STATION, "utter_worries_station"), (_CARD, "utter_worries_card"))
    name = next((name for words, name in rows if words.search(text)), None)
    return None if name is None else _aside(talk, name)


def of_soldiers(talk: Talk) -> Optional[list[Say]]:
    """The label, the investigators, whom to tell, the phone that is handed in."""
    if not _reads(talk) or is_helper(talk):
        return None
    if _HOURS.search(talk.text):
        return _aside(talk, "utter_worries_phone_hours")
    if _ARMY_LINE.search(talk.text):
        return _aside(talk, "utter_worries_army_line")
    if looks_at_phone(talk.text) == "unit_or_work" and talk.intent in ("quick_exit", "nlu_fallback", "ask_privacy"):
        return _watched(talk)
    if talk.slot("soldier") != "yes" and writer.soldier(talk.text) != "yes" and not _ARMY.search(talk.text):
        return None
    rows = (
        (_LABEL, "utter_worries_unit_label"),
        (_WHOM, "utter_worries_whom"),
        (_INVESTIGATORS, "utter_worries_investigators"),
    )
    name = next((name for words, name in rows if words.search(talk.text)), None)
    return None if name is None else _aside(talk, name)


def _watched(talk: Talk) -> Optional[list[Say]]:
    """ "They check our phones" while another question stands: fewer traces from here on, no wish to leave now."""
    if str(talk.slot("awaiting") or "").endswith("__watched_by"):
        return None
    slots = {"watched_by": "unit_or_work"}
    return settle(talk, [Say("utter_watched", slots=slots)], offer=True)


def of_ones_own(talk: Talk) -> Optional[list[Say]]:
    """Am I too sensitive, shall I bear it, the offender's parents called, the school's board, the call log."""
    if not _reads(talk) or (is_helper(talk) and talk.slot("topic") not in HAPPENED):
        return None
    if talk.slot("happened") in HAPPENED and talk.slot("happened") != "impersonation" and _FRIENDS.search(talk.text):
        own = {} if talk.slot("helping") else {"about_other": "self"}  # the words sounded like helping a friend
        return settle(talk, [Say("utter_worries_friends", slots=own)], offer=True)
    if is_helper(talk):
        return None
    rows: tuple[tuple[re.Pattern[str], Callable[[Talk], list[Say]]], ...] = (
        (_THEIR_FAMILY, lambda talk: [Say("utter_legal_aid_settle")]),
        (_BOARD, lambda talk: [Say("utter_worries_board")]),
        (_JOKE, lambda talk: [Say("utter_worries_not_too_much")]),
        (_ENDURE, lambda talk: [Say("utter_worries_enduring")]),
        (_CALL_LOG, lambda talk: [Say("utter_worries_call_log")]),
        (_HELD, lambda talk: [Say("utter_worries_held")]),
        (_STATION, lambda talk: [Say("utter_worries_station")]),
        (_CARD, lambda talk: [Say("utter_worries_card")]),
        (_NAMELESS, lambda talk: privacy(replace(talk, entities={"step": ("nameless",)}))),
    )
    say = next((say for words, say in rows if words.search(talk.text)), None)
    if say is not None:
        return settle(talk, say(talk), offer=True)
    return _aside(talk, "utter_minor_trusted") if is_minor(talk) and _WHOM.search(talk.text) else None


def in_a_hurry(talk: Talk) -> Optional[list[Say]]:
    """ "It is break, make it short": the question that waits, or one line is enough."""
    if not _reads(talk) or len(talk.text) > _ONLY_SHORT or not _SHORT.search(talk.text):
        return None
    again = resumed(talk) if talk.slot("awaiting") or talk.slot("paused") else []
    says = [Say("utter_worries_short"), *again] if again else [Say("utter_worries_short_open")]
    return settle(talk, says, offer=False)


def _aside(talk: Talk, name: str) -> list[Say]:
    return settle(talk, [Say(name)], offer=True)


def _reads(talk: Talk) -> bool:
    return 0 < len(talk.text) <= _LONGEST and talk.intent not in _NOT_HERE and not step_of(talk)
