"""Life around it: a bed for tonight, the job, tomorrow, being told to keep quiet, going away for a moment.

None of it has an intent of its own, so the classifier hears danger, an exit or nothing in it. Each reader is narrow,
is read before the action of the intent and never in a crisis.
"""

from __future__ import annotations

import re
from typing import Any, Optional

from actions.base import Say, Talk
from actions.journey import HAPPENED, WATCHED_TELLS, by_partner, is_helper, settle
from actions.places import telling
from bot.dialogue.slots import offender_of

_LONGEST = 90
_NOT_HERE = frozenset(
    {"express_suicidal", "in_danger_now", "delete_my_data", "report_threat", "report_nonconsensual_sharing"}
)
_AWAY = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|wait|sorry|hold on|oh|no)[,.\s]*){0,2}"
    r"(?:brb|one (?:sec(?:ond)?|moment|minute|min)|(?:give me )?(?:a|just a) (?:sec|second|minute|min|moment)"
    r"|hold on|be right back|i(?:'ll| will) be (?:right )?back(?: \w+){0,2}"
    r"|i (?:have to|need to|gotta|must|got to) (?:get off (?:the |this )?(?:bus|train|subway|metro)"
    r"|go (?:to |in(?:to)? )?(?:class|work|now|dinner|lunch|eat)|go)"
    r"|(?:gotta|g2g|gtg)(?: go)?"
    r"|the bell (?:just )?rang|(?:my |the )?(?:class|bus|stop|lesson) (?:is (?:starting|here)|starts(?: now)?))"
    r"(?:[,.\s]+(?:sorry|ok|wait|brb|bye|now))*\W*$"
    r"|^\W*(?:아|어|네|저)?\W*(?:잠(?:깐|시)만요?|잠깐(?:만)?\s?(?:기다려\s?(?:주세요|줘요?)|요)"
    r"|이따(?:가)?\s?(?:다시\s?)?올게요?|금방\s?올게요?"
    r"|종\s?(?:이\s?)?(?:쳤|울렸)(?:어요?|다|네요?)(?:\s?잠(?:깐|시)만요?)?|(?:버스"
    r"|지하철)(?:에서)?\s?내려야\s?(?:해요?|돼요?)|수업\s?(?:이\s?)?시작(?:해요?|했어요?|돼요?))"
    r"(?:\s?(?:죄송해요|미안해요))?\W*$",
    re.IGNORECASE,
)
_BED = re.compile(
    r"\bwhere (?:can|do|should|could|will) i (?:(?:go and )?(?:sleep|stay)\b|go (?:for )?tonight\b)"
    r"|\bwhere would i (?:even |ever )?(?:go|live|stay)\b"
    r"|\b(?:nowhere|no ?where|no place|don'?t have (?:a place|anywhere)) to (?:sleep|stay|go)\b"
    r"|\b(?:can'?t|cannot|can not) (?:go|stay) (?:back )?(?:home|at home)\b"
    r"|(?:오늘\s?밤|당장|오늘)[^.!?\n]{0,6}(?:어디(?:에|에서|서|로)?\s?(?:가|있|자|지내|머물))"
    r"|(?:갈|잘|지낼|머물)\s?(?:곳|데|집)(?:이|도|은)?\s?(?:없|어디)|집(?:에|엔"
    r"|에는)\s?(?:못\s?(?:들어)?가|있을\s?수(?:가)?\s?없)",
    re.IGNORECASE,
)
_TOMORROW = re.compile(
    r"^\W*(?:and |so |then |but )?(?:what (?:happens|will happen|now|do i do|should i do|about)[^.!?\n]{0,10}\btomorrow"
    r"|how (?:do|will) i (?:face|get through) tomorrow)\W*$"
    r"|^\W*(?:그럼|그러면)?\s?내일(?:은|부터|부턴)?\s?(?:어떻게|어떡|뭘|뭐|무엇을)\s?(?:해|하|돼|되)\S{0,6}\W*$",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:do|should|must|will) i (?:have to |need to )?(?:quit|resign|leave my job|lose my job|be fired|get fired)\b"
    r"(?!\s+(?:the|this|smoking))|\b(?:can|will|could) (?:they|he|she|my (?:boss|company)) fire me\b"
    r"|(?:회사|직장|일)(?:를|을)?\s?(?:그만\s?[둬두]|관[둬두]|나가)[^.!?\n]{0,6}(?:하나|할까|돼|되"
    r"|하나요)|퇴사(?:해야|할까)"
    r"|(?:잘리|해고\s?(?:되|당하|하))(?:나요|면|는|ㄹ까|까|지)",
    re.IGNORECASE,
)
_CLOSE_SEES = re.compile(
    r"\b(?:what if|if|afraid|scared|worried)\b[^.!?\n]{0,12}\bmy (?:\w+ )?(?:wife|husband|boyfriend|girlfriend|partner"
    r"|mom|mum|mother|dad|father|parents?|family|kids?|son|daughter|sister|brother|boss|friends?)\b"
    r"[^.!?\n]{0,6}\b(?:sees?|saw|gets?|finds?|opens?|watch(?:es)?)\b"
    r" (?:it|that|them|this|the (?:video|pic\w*|photo\w*))"
    r"|(?:아내|와이프|남편|여친|남친|애인|엄마|아빠|부모님?|가족|아이들?|친구들?|회사\s?사람들?)(?:가"
    r"|이|한테|에게|들이)\s?"
    r"(?:그걸|영상을?|사진을?)?\s?(?:보면|보게\s?되면|볼까\s?봐|받으면|보내면)",
    re.IGNORECASE,
)
_HUSHED = re.compile(
    r"\b(?:teacher|principal|school|boss|manager|company|hr|coach|professor|dorm|pastor)\b[^.!?\n]{0,14}"
    r"\b(?:says?|said|told|tells?|wants?|asked)\b[^.!?\n]{0,16}\b(?:(?:be|keep|stay) (?:it )?(?:quiet|silent)"
    r"|not (?:to )?(?:tell|report|say)|keep (?:it )?(?:secret|down)|hush|let it go|don'?t (?:tell|report|say))"
    r"|(?:학교|담임|선생님?|교장|교감|회사|상사|팀장|사장|인사팀|코치|교수)(?:님)?(?:에서|에서는|이"
    r"|가|은|는|께서)?\s?[^.!?\n]{0,10}"
    r"(?:조용히\s?(?:하|있|넘어|덮)|쉬쉬|덮(?:자|으라|으려)|말하지\s?말|신고하지\s?말|참으라|넘어가(?:자|라))",
    re.IGNORECASE,
)
_WATCHED = re.compile(
    r"\b(?:he|she|they|my (?:husband|boyfriend|wife|girlfriend|partner|mom|mum|dad|mother|father|parents|family"
    r"|roommate))\b"
    r"[^.!?\n]{0,12}\b(?:looks?|checks?|reads?|goes|go|searches)\b(?: at| through| into)?"
    r" my (?:phone|messages|chats|mobile|e-?mails?|mail|texts|dms|inbox|kakao\w*)\b(?! number)"
    r"|(?:아내|와이프|남편|남친|여친|남자\s?친구|여자\s?친구|애인|엄마|아빠|부모님|룸메)(?:가|이|는|은|께서)?\s?(?:제|내)?\s?"
    r"(?:메일|이메일|문자|카톡|디엠|메시지)(?:을|를|함을|도)?\s?(?:다\s?|맨날\s?|자주\s?)?(?:봐|보[고는세]|읽|확인|검사|뒤져|열어)"
    r"|(?:제|내)\s?(?:폰|휴대폰|핸드폰|휴대전화|카톡|문자)(?:을|를)?\s?(?:매일|맨날|항상|자주|수시로"
    r"|가끔|다)\s?(?:봐|보|검사|확인|뒤져)",
    re.IGNORECASE,
)
_PARTNER = re.compile(
    r"\b(?:wife|husband|boyfriend|girlfriend|partner)\b|아내|와이프|남편|남친|여친|남자\s?친구|여자\s?친구|애인",
    re.IGNORECASE,
)
_KNOWS_WHO = re.compile(
    r"\b(?:i know who (?:did|it|is|took|made|posted|sent)|(?:it'?s|it is|it was|he'?s|she'?s) my\b)"
    r"|(?:누군지|누구인지|누가\s?[가-힣]{1,6}(?:는지|은지|건지))\s?(?:알|아는)|(?:한|찍은|올린"
    r"|만든)\s?(?:거|것|건)\s?같"
    r"|(?:한|올린|찍은|만든|보낸)\s?(?:사람|놈)(?:은|이)\s",
    re.IGNORECASE,
)

_ABOVE_OR_NEAR = re.compile(
    r"팀장|과장|부장|상사|사장|대표|점장|직원|교수|조교|선임|후임|간부|집\s?주인|(?:우리|같은)\s?반"
)

_HAS_PICTURES = re.compile(
    r"\b(?:has|have|got|holds?|kept|keeps)\b[^.!?\n]{0,12}\bmy (?:\w+ )?(?:pics?|pictures?|photos?|nudes?|videos?)\W*$"
    r"|(?:제|내)\s?(?:사진|영상|동영상)(?:을|를)?\s?(?:갖고|가지고|가졌)\S{0,6}\W*$",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:do|should|shall|must) i (?:pick up|take the call|answer (?:the (?:phone|call)|her call|his call|their call))"
    r"|\b(?:s?he(?:'?s| is)?|they(?:'?re| are)?|people|guys|strangers|men|numbers)"
    r" (?:(?:is|are|keeps?|just|video) ){0,2}calling me\b"
    r"|(?:영상\s?통화|전화)(?:를|가)?\s?(?:받아야|받을까|받아도|계속\s?(?:와|걸)|자꾸\s?(?:와|걸))",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"^\W*(?:so |and |ok )?(?:(?:is|are) (?:it|this|that|they|you|these|all of (?:it|this))"
    r" (?:really )?free(?: of charge)?"
    r"|(?:does|do|will|would) (?:it|this|that|they|these) cost(?: (?:me )?(?:money|anything|something|a lot))?"
    r"|how much (?:does|do|will|is) (?:it|this|that|they)(?: cost)?)\W*$"
    r"|^\W*(?:이거|이건|그거|이것도|다|모두|전부|여기)?\s?(?:무료(?:예요|인가요|에요|맞아요|죠)"
    r"|돈\s?(?:이\s?)?(?:들어요|드나요|내야\s?(?:해요|하나요|돼요))"
    r"|비용(?:이|은)?\s?(?:드나요|들어요|있나요|얼마))\S{0,4}\W*$",
    re.IGNORECASE,
)
_NO_MONEY = re.compile(
    r"\bi (?:really |just )?(?:don'?t|dont|do not|haven'?t) (?:have|got) (?:any |much |enough |the )?money\b"
    r"|\bi(?:'ve| have)(?: got)? no money\b|\bi(?:'m| am|m) (?:broke|poor)\b"
    r"|\bi (?:can'?t|cannot|cant) afford (?:it|this|that|any(?:thing| of (?:it|this|that)))\b"
    r"|\bhow much (?:does|do|will|would|is|are)\b[^.!?\n]{0,24}"
    r"\b(?:this|it|that|these|everything|help)\b[^.!?\n]{0,8}\bcost"
    r"|(?:저는?|제가|나|전|난)?\s?돈(?:이|도|은)?\s?(?:하나도\s?|별로\s?|전혀\s?)?(?:없|부족)"
    r"|형편이\s?(?:안\s?(?:돼|되|좋)|어려)"
    r"|(?:돈|비용)(?:이|은)?\s?(?:다\s?)?(?:얼마나?|많이)\s?(?:들|드|해|예|인|나오)",
    re.IGNORECASE,
)
_OTHERS_MONEY = re.compile(
    r"변호사|소송|합의|상담\s?비|치료|보내|달[라래]|협박|업체|요구|\b(?:lawyer|court|sue|therap\w*|counsell\w*|pay|send"
    r"|wants?|ask\w*|demand\w*|threat\w*|compan\w+|firm|service|he|she|they|him|her|them)\b",
    re.IGNORECASE,
)
_FOREVER = re.compile(
    r"\b(?:is|will|does) (?:it|this|that|they)\b[^.!?\n]{0,30}\b(?:forever|for ever"
    r"|ever (?:go away|be gone|disappear|come down|be deleted))\b"
    r"|(?:평생|영원히)\s?(?:남|떠돌|돌아다|안\s?지워)\S{0,4}\s?\S{0,4}(?:요|까)\W*$",
    re.IGNORECASE,
)
_NO_LOOKING = re.compile(
    r"\b(?:don'?t|do not|dont|can'?t|cannot|cant) (?:want to |wanna |have to |bear to |need to )?"
    r"(?:look at|see|watch|open|search for|look for)"
    r" (?:it|them|that|those|the (?:video|pic\w*|photo\w*|site|post))\b(?:[^.!?\n]{0,12})\W*$"
    r"|(?:사진|영상|그거|그걸|게시물)(?:을|를|은)?\s?(?:다시|또|더)?\s?(?:는\s?)?"
    r"(?:못\s?보겠|보고\s?싶지\s?않|보기\s?싫|찾아보기\s?싫|못\s?찾아보겠)",
    re.IGNORECASE,
)
_THIS_CHAT = re.compile(
    r"\b(?:delete|erase|clear|hide) (?:this|our) (?:chat|conversation|talk)\b(?! with)"
    r"|\b(?:delete|erase|clear|hide) (?:this|it all) (?:after|afterwards|later|when (?:i'?m|we'?re|im) done)\b"
    r"|이\s?(?:대화|채팅)(?:은|는|을|를)?\s?(?:나중에\s?)?어떻게\s?(?:지우|지워|삭제|숨)",
    re.IGNORECASE,
)
_OWN_COST = frozenset({"legal_aid", "counselling"})


def stepping_away(talk: Talk) -> Optional[list[Say]]:
    """The bus, the bell, "one moment": the question that stands waits."""
    if talk.intent == "goodbye" or not _AWAY.match(talk.text.strip()):
        return None
    return [Say("utter_practical_away")]


def somewhere_to_sleep(talk: Talk) -> Optional[list[Say]]:
    """No bed for tonight, or none that is safe."""
    return _aside(talk, "utter_practical_bed") if _reads(talk) and _BED.search(talk.text) else None


def tomorrow(talk: Talk) -> Optional[list[Say]]:
    """What happens tomorrow: nothing has to be settled now. Never an "I cannot help with that"."""
    return _aside(talk, "utter_practical_tomorrow") if _TOMORROW.match(talk.text.strip()) else None


def keeping_the_job(talk: Talk) -> Optional[list[Say]]:
    """Shall I quit, will they fire me: the law, and that nobody has to leave because of this."""
    if not _reads(talk) or not _JOB.search(talk.text):
        return None
    return settle(talk, [telling("utter_practical_job", "no_retaliation_work", talk)], offer=True)


def somebody_close_sees(talk: Talk) -> Optional[list[Say]]:
    """What if my wife sees it: a sentence for one person, who need not be told."""
    if not _reads(talk) or is_helper(talk) or by_partner(talk) or talk.slot("happened") not in HAPPENED:
        return None
    return _aside(talk, "utter_practical_close") if _CLOSE_SEES.search(talk.text) else None


def told_to_keep_quiet(talk: Talk) -> Optional[list[Say]]:
    """A school or a company wants silence: nobody's leave is needed to report."""
    return _aside(talk, "utter_practical_hushed") if _reads(talk) and _HUSHED.search(talk.text) else None


def phone_is_looked_at(talk: Talk) -> Optional[list[Say]]:
    """ "He looks at my phone every day" is no wish to leave now: fewer traces from here on (care.md 9)."""
    if not _reads(talk) or is_helper(talk) or not _WATCHED.search(talk.text):
        return None
    relation = talk.entities.get("relation", ("",))[-1]
    partner = by_partner(talk) or offender_of(relation) == "partner" or bool(_PARTNER.search(talk.text))
    who = "partner" if partner else "family"
    slots = {"watched_by": who}
    name = WATCHED_TELLS["watched_by", who]
    return settle(talk, [Say(str(name), slots=slots)], offer=True)


def who_did_it(talk: Talk) -> Optional[list[Say]]:
    """After the plan: "it is my manager". Taken in, without the whole plan again."""
    relation = talk.entities.get("relation", ("",))[-1]
    by = offender_of(relation) if relation else ("known" if _ABOVE_OR_NEAR.search(talk.text) else None)
    done = talk.slot("happened") in HAPPENED and talk.slot("awaiting") is None and not is_helper(talk)
    if not done or by not in ("known", "partner") or not _reads(talk) or not _KNOWS_WHO.search(talk.text):
        return None
    slots: dict[str, Any] = {"offender": by}
    return [Say("utter_partner_safety" if by == "partner" else "utter_practical_known", slots=slots)]


def pictures_are_held(talk: Talk) -> Optional[list[Say]]:
    """ "This girl has my pics": the writer's own case, though nobody has been threatened yet; no helper's screen."""
    known = talk.slot("topic") in HAPPENED or talk.slot("helping") is not None
    if known or not _reads(talk) or not _HAS_PICTURES.search(talk.text):
        return None
    return settle(talk, [Say("utter_practical_held", slots={"about_other": "self"})], offer=False)


def calls_from_them(talk: Talk) -> Optional[list[Say]]:
    """ "She is calling me, do I pick up?": nobody has to."""
    wanted = (
        _reads(talk)
        and not is_helper(talk)
        and talk.slot("happened") in ("threat", "grooming", "sharing", "impersonation")
    )
    return _aside(talk, "utter_practical_calls") if wanted and _CALLS.search(talk.text) else None


def is_it_free(talk: Talk) -> Optional[list[Say]]:
    """What it costs, when no lawyer and no therapy was spoken of, which have answers of their own."""
    if talk.slot("subject") in _OWN_COST or talk.intent in ("ask_legal_aid", "ask_counseling"):
        return None
    if _FREE.match(talk.text.strip()) or _no_money_for_help(talk):
        return _aside(talk, "utter_practical_free")
    return None


def _no_money_for_help(talk: Talk) -> bool:
    """ "I have no money", "how much is all this?", where nobody asks for any: in a threat it means their demand."""
    demanded = {talk.slot("happened"), talk.slot("other_happened"), talk.slot("topic")} & {"threat", "grooming"}
    if demanded or not _reads(talk) or not _NO_MONEY.search(talk.text):
        return False
    return _OTHERS_MONEY.search(talk.text) is None


def there_for_ever(talk: Talk) -> Optional[list[Say]]:
    """ "Is it going to be online forever?" asks about removal; the screen has heard no wish to die in it."""
    return _aside(talk, "utter_takedown_all") if len(talk.text) <= _LONGEST and _FOREVER.search(talk.text) else None


def not_to_look(talk: Talk) -> Optional[list[Say]]:
    """ "I do not want to look at it again": nobody has to, and no wish to die is in it."""
    found = len(talk.text) <= _LONGEST and not is_helper(talk) and _NO_LOOKING.search(talk.text)
    return _aside(talk, "utter_practical_no_look") if found else None


def hiding_this_chat(talk: Talk) -> Optional[list[Say]]:
    """ "How do I delete this after?" means this chat, and no picture."""
    if talk.intent == "delete_my_data" or not _THIS_CHAT.search(talk.text):
        return None
    return _aside(talk, "utter_exit_offer")


def _aside(talk: Talk, name: str) -> list[Say]:
    return settle(talk, [Say(name)], offer=True)


def _reads(talk: Talk) -> bool:
    return 0 < len(talk.text) <= _LONGEST and talk.intent not in _NOT_HERE
