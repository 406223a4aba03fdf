"""What a message says about the person who writes it: soldier, student, migrant, where they are, whose phone it is.

Every pattern is narrow, because a wrong "soldier" sends somebody to the military police and a wrong country gives
numbers that do not answer. A trait counts only when nobody else is its subject in the sentence: Koreans leave "I"
out, so what has no subject is the writer's, and "my boyfriend is in the army" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Optional

from bot.dialogue.places import ABROAD, COUNTRIES, HOME, NATIONALITIES, REGIONS
from bot.nlu.view import view

_IS = (
    r"(?:이에요|예요|에요|이예요|입니다|인데|이고|이라|이야|임(?![가-힣])|이거든|이구|이며|이지만"
    r"|이어서|이여서|여서|라서|라고요|(?:으로|로)\s?(?:일하|살고|있))"
)
_IS_NOT = r"(?:이|은|는|가|도)?\s?(?:아니(?:에요|예요|고|라|야|거든|ㅂ니다)|아닙니다|아닌데|아님)"

_SELF_KO = r"(?<![가-힣])(?:저는|저도|저|전|나는|나도|난|나|제가|내가|본인은|본인이)(?=[\s,]|$)"
_SELF_EN = r"\b(?:i|i'm|im|i’m|myself)\b"
_SELF = re.compile(rf"{_SELF_KO}|{_SELF_EN}", re.IGNORECASE)
_OTHER = re.compile(
    r"(?<![가-힣])(?:(?:전|구|현)\s?)?(?:남친|여친|남자\s?친구|여자\s?친구|애인|남편|아내|와이프|상대|상대방|가해자|범인|협박범"
    r"|그\s?(?:사람|놈|새끼|남자|여자|애|분|쪽|형|오빠|언니)|걔|쟤|친구|절친|선배|후배|동기|동료|동생|남동생|여동생|오빠|언니|누나|형"
    r"|딸|아들|딸아이|아이|애|조카|사촌|삼촌|이모|고모|아빠|엄마|아버지|어머니|부모님|아저씨|선임|간부|선생님?|쌤|교수님?|사장님?"
    r"|[가-힣]{0,6}(?:사람|남자|여자|남자애|여자애|놈|새끼|계정|분들?))(?:들|님)?(?=이|가|은|는|도|께서|네|\s|,|$)"
    r"|\b(?:he|she|they|who|(?:my|her|his|their|the|a|an|this|that|some)\s(?:\w+\s){0,2}"
    r"(?:boyfriend|girlfriend|husband|wife|partner|ex|friend|brother|sister|son|daughter|cousin|dad|father|mom|mum|mother"
    r"|kid|child|guy|man|woman|girl|boy|person|offender|teacher|boss))\b",
    re.IGNORECASE,
)
_SAYS_I = re.compile(r"(?:i'?m|i’m|i am|im|i|my|in my|as|deport me)\b", re.IGNORECASE)
_LOOK_BACK = 150  # characters: bounds the work, and a subject further away is hardly that of the same clause
_SENTENCE_END = re.compile(r"[.!?\n…~]")


def _seen(text: str) -> str:
    """The text to read: what people say of themselves stands at the beginning or the end of a long story."""
    return view(text, head=1500, tail=500).text


def _mine(text: str, start: int, *, must_say: bool) -> bool:
    """Is what begins at `start` said of the writer? `must_say`: only with an "I" before it (a helper writes)."""
    sentence = _SENTENCE_END.split(text[max(0, start - _LOOK_BACK) : start])[-1]
    selves = [found.start() for found in _SELF.finditer(sentence)]
    others = [found.start() for found in _OTHER.finditer(sentence)]
    if must_say or others:
        return bool(selves) and (not others or selves[-1] > others[-1])
    return True


def _said(text: str, yes: Iterable[re.Pattern[str]], no: Iterable[re.Pattern[str]], *, must_say: bool) -> Optional[str]:
    """`no` when the text denies it, `yes` when it says it, of the writer; None when it says neither."""
    for answer, patterns in (("no", no), ("yes", yes)):
        for pattern in patterns:
            for found in pattern.finditer(text):
                if _SAYS_I.match(found.group("it")) or _mine(text, found.start("it"), must_say=must_say):
                    return answer
    return None


def _patterns(*sources: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(f"(?P<it>{source})", re.IGNORECASE) for source in sources)


# --- soldier ---------------------------------------------------------------------------------------------------------

_RANK = (
    r"(?<![가-힣])(?:현역\s?)?(?:군인|병사|현역|이등병|일병|상병|병장|훈련병|신병|부사관"
    r"|하사|중사|장교|소위|중위|대위|카투사|여군)"
)
_AM = r"\b(?:i'?m|i’m|i am|im|as)\s(?:currently |now |just |also |still )?"
# Of other armies: what is said about the Korean one is not true of theirs.
_KOREAN_ARMY = r"(?!the (?:us|u\.s\.|american|british|german|french|japanese)\b)"
_SOLDIER = _patterns(
    rf"{_RANK}{_IS}",
    r"(?<![가-힣])(?:군|의무\s?)?\s?복무\s?중",
    r"(?<![가-힣])군\s?생활\s?(?:중|하고\s?있|을\s?하고)",
    r"(?<![가-힣])(?:우리|저희|제|내)\s?부대",
    r"(?<![가-힣])부대(?:에서|에|\s?안에?서?|\s?내에?서?)(?=[\s,.]|는|도|폰|휴대)",
    r"(?<![가-힣])(?:생활관|자대|훈련소|신교대|내무반)(?:에서|에|이라|인데)",
    rf"{_AM}(?:an? )?(?:conscript|korean soldier|draftee|(?:army |navy |marine )?(?:private|corporal|sergeant))\b",
    rf"{_AM}a soldier\b",
    rf"{_AM}(?:serving |enlisted )?in {_KOREAN_ARMY}(?:the )?(?:korean |rok )?"
    r"(?:army|military|navy|marines|air force)\b",
    rf"{_AM}(?:doing|on|in) (?:my )?(?:mandatory |compulsory )?(?:military|national) service\b",
    r"\bmy (?:barracks|platoon|military unit|squad leader|drill sergeant|commanding officer)\b",
    r"\bin my (?:unit|barracks)\b",
)
_NO_SOLDIER = _patterns(
    rf"{_RANK}{_IS_NOT}",
    r"(?<![가-힣])(?:저\s|이미\s|작년에\s|벌써\s)?(?:전역|제대)(?:했|한\s?지|하고)",
    r"\bnot (?:a soldier|a conscript|in the (?:army|military))\b",
    r"\bi (?:finished|completed) my (?:military )?service\b",
)
_FOREIGN_ARMY = re.compile(
    r"\b(?:us|u\.s\.|american|british) (?:army|military|navy|air force|marines?|soldier)\b|미군", re.I
)


def soldier(text: str, *, must_say: bool = False) -> Optional[str]:
    """`yes` when the writer serves in the Korean army now, `no` when they say they do not; else None."""
    text = _seen(text)
    if _FOREIGN_ARMY.search(text):
        return None
    return _said(text, _SOLDIER, _NO_SOLDIER, must_say=must_say)


# --- student ---------------------------------------------------------------------------------------------------------

_PUPIL = (
    r"(?<![가-힣])(?:학생|초등\s?학생|중학생|고등\s?학생|대학생|대학원생|여고생|여중생|여대생|남고생|남중생|휴학생|신입생|새내기|유학생"
    r"|초딩|중딩|고딩|(?:초|중|고|대)\s?[1-6](?:학년)?|(?:초등학교|중학교|고등학교|대학교?)?\s?[1-6]\s?학년)"
)
_GRADE = (
    r"(?:1st|2nd|3rd|[4-9]th|1[0-2]th|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth)"
)
_SCHOOL_EN = r"(?:elementary|primary|middle|junior high|high|secondary|grad(?:uate)?) school"
_STUDENT = _patterns(
    rf"{_PUPIL}\s?(?:학생)?\s?(?:{_IS}|여자|남자)",
    r"(?<![가-힣])(?:우리|저희)\s?(?:학교|반|과)\s?(?:선배|후배|친구|애들?|동기|남자애|여자애|단톡)",
    r"(?<![가-힣])(?:학교|대학교?|고등학교|중학교)(?:를|에)?\s?(?:다니고\s?있|다녀요|다니는데|다닙니다)",
    rf"{_AM}(?:an? )?(?:\w+ ){{0,3}}(?:student|freshman|sophomore|undergrad)\b",
    rf"{_AM}(?:a )?{_GRADE}[\s-]grader?\b",
    rf"{_AM}in (?:the )?(?:{_GRADE} grade|grade \d{{1,2}}|year \d{{1,2}}|{_SCHOOL_EN}|college|uni|university)\b",
    r"\b(?:(?:at|in|from|around) my school|my (?:classmates?|homeroom teacher|schoolmates?|dorm|roommate at school))\b",
    r"\bkids in my class\b",
)
_NO_STUDENT = _patterns(
    rf"(?<![가-힣])(?:학생|대학생|고등학생|중학생){_IS_NOT}",
    r"(?<![가-힣])(?:학교|대학교?)(?:를|는)?\s?(?:이미\s?)?(?:졸업했|졸업한\s?지|그만뒀|자퇴했)",
    r"\bnot (?:a|in) (?:student|school)\b",
    r"\bi (?:already )?graduated\b",
)
_TEACHES = re.compile(
    r"(?:교사|담임|선생|강사|교감|교장)(?:인|이에|예요|입니|이고|으로)|우리\s?반\s?(?:학생|아이)"
    r"|\bi(?:'?m| am|’m) (?:an? |their |her |his )(?:\w+ ){0,2}(?:teacher|tutor|principal|professor)\b"
    r"|\bmy (?:students?|pupils?)\b",
    re.IGNORECASE,
)


def student(text: str, *, must_say: bool = False) -> Optional[str]:
    """`yes` when the writer goes to a school or university, `no` when they say they do not; else None."""
    text = _seen(text)
    if _TEACHES.search(text):
        return None
    return _said(text, _STUDENT, _NO_STUDENT, must_say=must_say)


# --- migrant ---------------------------------------------------------------------------------------------------------

_VISA = r"[A-HTR]-?\s?\d{1,2}(?:-\d{1,2})?"
_NATION_KO = "|".join(names for names, _ in NATIONALITIES)
_NATION_EN = "|".join(names for _, names in NATIONALITIES)
_KOREA_EN = r"(?:south |s\. ?)?korea\b"
_MIGRANT = _patterns(
    rf"(?<![가-힣])외국인\s?(?:노동자|근로자|유학생|여성|학생)?\s?{_IS}",
    rf"(?<![가-힣])(?:{_NATION_KO})\s?(?:사람|인)\s?{_IS}",
    rf"(?<![가-힣])(?:{_NATION_KO})에서\s?(?:왔|온)",
    rf"(?<![가-힣])이주\s?(?:여성|노동자|민|민자)\s?{_IS}",
    rf"(?<![가-힣])결혼\s?이민(?:자|여성|비자)?\s?(?:{_IS}|으로|로)",
    rf"(?<![가-힣])(?:유학생|교환\s?학생|다문화\s?가정){_IS}",
    r"(?<![가-힣])(?:제|내|저는|학생|취업|결혼|워홀|관광)?\s?비자(?:가|를|도|는|로|라|인데|예요|이에요|\s?(?:때문|문제|연장|만료))",
    rf"(?<![A-Za-z]){_VISA}\s?비자",
    rf"(?<![A-Za-z])E-?\s?[269]\s?{_IS}",
    r"(?<![가-힣])(?:체류\s?(?:자격|기간|허가)|외국인\s?등록증?|강제\s?(?:추방|출국)|출입국\s?(?:사무소|관리|외국인)|고용\s?허가제)",
    rf"(?<![가-힣])(?:불법\s?체류(?:자|\s?중)?|미등록(?:\s?(?:외국인|체류자?|이주민|신분))?)\s?(?:{_IS}|인|라)",
    rf"{_AM}(?:an? )?(?:foreigner|migrant|immigrant|expat|(?:foreign|migrant) (?:worker|student|wife|national))\b",
    rf"{_AM}an? (?:exchange|international) student\b",
    r"\b(?:i'?m|i’m|i am) not korean\b",
    rf"{_AM}(?:an? )?(?:{_NATION_EN})(?: (?!army|soldier)\w+){{0,2}}"
    rf" (?:living |working |studying |staying )?in {_KOREA_EN}",
    rf"\b(?:on|have|with|under) (?:an? )?(?:{_VISA}|student|work|marriage|tourist|working holiday|spouse) visa\b",
    r"\bmy (?:visa|arc\b|alien registration|residence (?:card|permit)|immigration status)\b",
    r"\b(?:undocumented|overstayed|overstaying)\b",
    r"\b(?:deport me|get deported|be deported|getting deported|(?:tell|to|afraid of|call) immigration)\b",
)
_NO_MIGRANT = _patterns(
    rf"(?<![가-힣])(?:외국인|이주민|유학생){_IS_NOT}",
    rf"(?<![가-힣])(?:한국\s?사람|한국인|내국인)\s?{_IS}",
    r"\bnot (?:a|an) (?:foreigner|immigrant|migrant|expat)\b",
    r"\b(?:i'?m|i’m|i am) (?:a )?korean\b(?! (?:soldier|american|chinese|adoptee))",
)


def migrant(text: str, *, must_say: bool = False) -> Optional[str]:
    """`yes` when the writer is no Korean national (of somebody who is in Korea), `no` when they say so; else None."""
    return _said(_seen(text), _MIGRANT, _NO_MIGRANT, must_say=must_say)


# --- where they are --------------------------------------------------------------------------------------------------

_KO = {name: code for code, (korean, _) in {**COUNTRIES, **REGIONS}.items() for name in korean.split("|")}
_EN = {name: code for code, (_, english) in {**COUNTRIES, **REGIONS}.items() for name in english.split("|")}
_NAME_KO = "|".join(re.escape(name) for name in sorted(_KO, key=len, reverse=True))
_NAME_EN = "|".join(re.escape(name) for name in sorted(_EN, key=len, reverse=True))
# What may stand between the beginning of a clause and the place without being somebody else.
_LEAD = (
    r"(?:저는요?|저도|저|전|나는|나도|난|나|제가|내가|저희는|저희|이제|지금은?|현재는?|여기는?|여긴|사실은?|근데|그런데|그리고|요즘은?|혼자|아직"
    r"|잠깐|잠시|부모님이랑|가족이랑|남편이랑|계속|원래|작년부터|올해부터|\d{1,2}년\s?(?:째|전부터)|일\s?때문에|유학\s?때문에|대한민국)"
)
_CLAUSE = r"(?:^|[.!?\n,~…]\s*|(?:고|는데|은데|인데|어서|아서|라서|니까|데|지만|해서|요|다)\s+)"
_SELF_THEN = rf"{_SELF_KO}\s(?:[^\s.!?,]{{1,8}}(?<![이가은는의도])\s){{0,3}}"
_DISTRICT = (
    r"(?:특별자치시|특별자치도|특별시|광역시|시|도)?"
    rf"(?:\s(?:[가-힣]{{1,5}}(?:시|군|구|읍|면|동)(?=[\s에])|{_NAME_KO})){{0,2}}(?:\s?(?:쪽|근처))?"
)
_LIVES = (
    r"(?:에서|에|서)?\s?(?:살(?:아요?|고|거든|구요?|면서|며|지만)(?!\s?싶)|삽니다|사는데"
    r"|사는\s?(?:한국|교포|학생|사람|여자|남자|유학생)|거주|체류|와\s?있|나와\s?있|자취|유학\s?(?:중|와|하고)|유학생(?:이|인|입|예)|이민\s?(?:와|왔|온)|교환\s?학생(?:이|인|으로)"
    r"|일하고\s?있|일해요|근무|공부하고\s?있|파견|주재원|교민|교포|학교\s?다(?:니|녀)|대학교?\s?다(?:니|녀))"
)
_STAYS = r"에\s?있(?:어요|습니다|는데|거든|고(?!\s?싶)|어서|음)"
_COPULA = r"(?:이에요|예요|이예요|에요|입니다|인데|이고|이라|이라서|라서|이거든|임(?![가-힣]))"
_HERE_KO = re.compile(
    rf"(?:{_CLAUSE}(?:{_LEAD}\s*){{0,4}}|{_SELF_THEN})(?P<place>{_NAME_KO}){_DISTRICT}(?:{_LIVES}|{_STAYS})"
)
_AT_KO = re.compile(rf"{_CLAUSE}(?:{_LEAD}\s*){{1,4}}(?P<place>{_NAME_KO}){_DISTRICT}{_COPULA}")
_ABROAD_KO = re.compile(rf"{_CLAUSE}(?:{_LEAD}\s*){{0,4}}(?P<place>해외|외국)(?:{_LIVES}|{_STAYS}|{_COPULA})")
_NOT_KOREA_KO = re.compile(
    rf"{_CLAUSE}(?:{_LEAD}\s*){{0,4}}한국(?:에|에서)?\s?(?:안\s?살|살지\s?않|없어요|없는데)"
    rf"|{_CLAUSE}(?:{_LEAD}\s*){{1,4}}한국(?:이|은)?\s?아니"
)
_THERE_EN = (
    r"(?!(?:'s)?[\s-](?:army|military|navy|air force|marines?|forces|embassy|citizens?|dollars?|groups?|chats?"
    r"|servers?|sites?|rooms?|channels?|time|university|national university|station|as a kid|when i was)\b)"
)
_ADVERB = r"(?:(?:currently|now|still|just|actually|also|here|over here|right now|temporarily|alone)\s){0,2}"
_HERE_EN = re.compile(
    rf"(?:\bi {_ADVERB}(?:live|reside|stay|study|work|go to school)\s{_ADVERB}"
    rf"|\b(?:i'?m|i’m|i am|im|we'?re|we are)\s{_ADVERB}"
    rf"(?:(?:living|staying|based|located|studying|working|stuck)\s)?{_ADVERB}"
    r"|\b(?:i'?m|i’m|i am|im)\s(?:an?\s)?"
    r"(?:(?!of\b|by\b|with\b|from\b|who\b|and\b|not\b|interested\b|in\b)[\w-]+\s){1,3}"
    r"|\bwe live\s|(?:^|[.,!?;]\s*)(?:(?:currently|now)\s)?living\s|\bhere\s)"
    rf"in\s(?:the\s)?(?P<place>{_NAME_EN})\b{_THERE_EN}"
    rf"|\b(?:writing|calling|texting|messaging)\s(?:to you\s|you\s)?from\s(?:the\s)?(?P<from>{_NAME_EN})\b{_THERE_EN}",
    re.IGNORECASE,
)
_ABROAD_EN = re.compile(
    rf"\b(?:i {_ADVERB}live|i'?m|i’m|i am|im)\s{_ADVERB}(?:(?:living|staying|studying|working)\s)?(?:abroad|overseas)\b"
    r"|\bi (?:don'?t|don’t|do not|no longer) live in (?:south )?korea\b"
    r"|\b(?:i'?m|i’m|i am|im) (?:not|no longer|outside) (?:in |of )?(?:south )?korea\b",
    re.IGNORECASE,
)


def place(text: str) -> tuple[Optional[str], Optional[str]]:
    """(country, Korean region) where the writer says they live or are; None for what is not said.

    The country is an ISO code, or `INT` for abroad and not said where. A region is in Korea.
    """
    text = _seen(text)
    codes = [_KO[found.group("place")] for pattern in (_HERE_KO, _AT_KO) for found in pattern.finditer(text)]
    for found in _HERE_EN.finditer(text):
        codes.append(_EN[(found.group("place") or found.group("from")).lower()])
    regions = [code for code in codes if code in REGIONS]
    countries = [code for code in codes if code in COUNTRIES]
    if regions:
        return HOME, regions[-1]
    if countries:
        return countries[-1], None
    if _ABROAD_KO.search(text) or _NOT_KOREA_KO.search(text) or _ABROAD_EN.search(text):
        return ABROAD, None
    return None, None


_BARE_NAME = re.compile(
    rf"\W*(?:{_LEAD}\s*)?(?P<place>{_NAME_KO}){_DISTRICT}(?:에서|에)?\s?(?:{_COPULA}|이요|요)?\W*"
    rf"|\W*(?:in\s|it'?s\s)?(?:the\s)?(?P<en>{_NAME_EN})\W*",
    re.IGNORECASE,
)


def named_place(text: str) -> Optional[str]:
    """The country of a message that is nothing but a place: the answer to "which country?"; else None."""
    found = _BARE_NAME.fullmatch(_seen(text[:80]))
    if found is None:
        return None
    code = _KO[found.group("place")] if found.group("place") else _EN[found.group("en").lower()]
    return HOME if code in REGIONS else code


# --- nothing else ----------------------------------------------------------------------------------------------------

_TRAITS = (
    *_SOLDIER, *_NO_SOLDIER, *_STUDENT, *_NO_STUDENT, *_MIGRANT, *_NO_MIGRANT,
    _HERE_KO, _AT_KO, _ABROAD_KO, _NOT_KOREA_KO, _HERE_EN, _ABROAD_EN,
)  # fmt: skip
_FILLER = re.compile(
    r"(?<![가-힣])(?:저는|저도|저|전|나는|난|나|제가|지금|현재|사실|근데|그런데|그리고|참|아|네|음|요|이미|이제|있어요|있습니다|있는데"
    r"|있거든요?|중이에요|중인데요?|중입니다|입니다|이에요|예요|해요)(?![가-힣])"
    r"|\b(?:i'?m|i am|i|am|a|an|the|and|also|actually|well|oh|yes|no|so|by the way|btw|right now|now"
    r"|currently|here|too|living|working|studying|in (?:south )?korea)\b|[\W\d_]+",
    re.IGNORECASE,
)


def nothing_else(text: str) -> bool:
    """Does the message say what the writer is or where they are, and nothing besides?"""
    if len(text) > 60:
        return False
    rest = _seen(text)
    for pattern in _TRAITS:
        rest = pattern.sub(" ", rest)
    if rest == _seen(text):
        return False
    return not _FILLER.sub("", rest)


# --- whose matter it is ----------------------------------------------------------------------------------------------

_HELPS = _patterns(
    r"(?<![가-힣])(?:애|아이|학생|딸|아들|피해자|중학생|고등학생|초등학생)?\s?(?:엄마|아빠|어머니|아버지|부모|학부모|보호자|담임|담임\s?교사|담임\s?선생)"
    r"(?:이에요|예요|에요|입니다|인데요?|이고|로서|이자)",
    r"(?<![가-힣])(?:친구|동생|언니|오빠|누나|형|딸|아들|아이|조카|여친|여자\s?친구|남친|남자\s?친구"
    r"|아내|남편|동료|제자|학생)\s?(?:일이에요|일인데|일입니다"
    r"|일로|대신|대신해서|때문에\s?(?:물어|여쭤|연락))",
    r"\b(?:asking|writing|here) (?:for|on behalf of|about) (?:my|a) (?:\w+ )?(?:friend|daughter|son|sister|brother"
    r"|child|student|girlfriend|boyfriend|wife|husband|cousin|colleague)\b",
    r"\b(?:i'?m|i’m|i am) (?:her|his|their|the) (?:\w+ )?(?:mother|mom|mum|father|dad|parent|guardian|teacher)\b",
    r"\b(?:it'?s|it’s|this is) (?:not me,? )?(?:about|for) my (?:\w+ )?"
    r"(?:friend|daughter|son|sister|brother|child|student)\b",
)
_OWN = re.compile(
    r"(?<![가-힣])(?:제|내)\s?일(?:이에요|이야|인데|입니다|이라)|(?<![가-힣])(?:제|내|저)가?\s?(?:본인|당사자)"
    r"|(?<![가-힣])(?:저한테|나한테|제게|저에게)\s?(?:생긴|일어난|있었던)\s?일"
    r"|\b(?:it|this) (?:is|was) (?:about )?me\b|\bit happened to me\b|\bit'?s (?:about )?me\b"
    r"|\bi(?:'?m| am) the (?:victim|one)\b",
    re.IGNORECASE,
)


def about(text: str) -> Optional[str]:
    """`other` when the writer says it happened to somebody else, `self` when to themselves; None: does not say."""
    text = _seen(text)
    if _OWN.search(text):
        return "self"
    subject = re.compile(r"[가-힣](?:이|가|은|는)\s*$|\s게\s*$")
    for pattern in _HELPS:
        for found in pattern.finditer(text):
            start = found.start("it")
            last = _SENTENCE_END.split(text[max(0, start - 12) : start])[-1]
            # "the one who checks my phone is my mother" tells who checks, not who writes
            if not subject.search(last) or _SELF.search(last):
                return "other"
    return None
