"""What people say beside their story, in words that no intent has: read before the action of the intent.

What else a blackmailer has or does, what was in the picture, telling one's mother, being a man, who
speaks Vietnamese, whether this is the right place, going to bed. Each reader is narrow; none runs in a crisis.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Optional

from actions.aspects import table
from actions.base import Say, Talk
from actions.hotline import hotline
from actions.journey import JOURNEYS, as_says, ask_again, is_helper, is_minor, settle, taken
from actions.other import OTHER, WHAT_HAPPENED, whom
from actions.places import country, directory, language, shown
from actions.values import values
from actions.welcome import goodbye, greet
from bot.dialogue.slots import heard_from, kin_in_korea

_LONGEST = 110
_THREAT = table(
    (
        "followers",
        r"\b(?:has|have|got|took|saw|sees|screenshot\w*|list of)\b[^.!?\n]{0,20}\b(?:my|all my|of my) (?:\w+ ){0,2}"
        r"(?:followers?|followings?|friends? list|following list|friends on \w+)\b",
        r"(?:팔로워|팔로잉|친구\s?목록|친구\s?리스트)[^.!?\n]{0,8}(?:알|봤|캡[처쳐]|가지고|갖고|다\s?(?:있|떴)|저장)",
    ),
    (
        "new_account",
        r"\b(?:made|makes?|using|created|came back with|from) (?:a |an |another )?"
        r"(?:new|another|other|different|second) (?:account|number|profile)s?\b",
        r"(?:새|다른)\s?(?:계정|번호|아이디)(?:으로|로|에서|을|를)?\s?(?:또\s?|다시\s?)?(?:연락|메시지|디엠|왔|와요|만들|보내)",
    ),
    (
        "if_sent",
        r"\bwhat (?:if|happens if|do i do if)\b[^.!?\n]{0,8}\b(?:he|she|they|it)(?:'s| has| have| is|'ve)? "
        r"(?:already |really |still |actually )?(?:sends?|sent|posts?|posted|shares?|shared|leaks?|leaked|out)\b",
        r"(?:이미|벌써|진짜|정말)?\s?(?:보냈|뿌렸|퍼뜨렸|올렸|보내\s?버렸|뿌리|퍼뜨리)(?:으?면|면)\s?(?:어떡|어떻|어쩌|뭘|뭐)",
    ),
    (
        "time",
        r"\b(?:have|has|got|gave me|gives me|giving me|give me|only)\b[^.!?\n]{0,8}(?:\d+|an?|one|two|three|ten|a few)"
        r" (?:more )?(?:minutes?|mins?|hours?|hrs?|days?)\b",
        r"\d+\s?(?:분|시간|일)\s?(?:준|주겠|남았|안에|뒤에|후에)",
    ),
)
_WHAT_IT_SHOWS = re.compile(
    r"^\W*(?:it|that|they|those)(?:'s| is| was| were|'re| are) (?:just |only |like )?(?:a |an |one |some |two |my )?"
    r"[\w\s]{0,28}\b(?:pics?|pictures?|photos?|nudes?|videos?|selfies?)\b[\w\s]{0,20}\W*$"
    r"|\bi (?:sent|gave|showed|took)\b[^.!?\n]{0,20}\b(?:nudes?|(?:nude|naked|shirtless|topless) \w+)\b",
    re.IGNORECASE,
)
_IS_MAN = re.compile(
    r"^\W*(?:(?:btw|by the way|also|and|but|just so you know|sorry|well)\W+)*i'?(?:m| am) (?:a |actually a |only a )?"
    r"(?:man|guy|male|boy|dude)(?:\W+(?:btw|by the way|too|actually|though|if that matters))*\W*$"
    r"|^\W*(?:참고로\s?|근데\s?|저는?\s?|전\s?|제가\s?|나는?\s?)*(?:남자|남성)(?:예요|이에요|에요|입니다|인데요?|거든요|이라서요|라서요)\W*$",
    re.IGNORECASE,
)
_TELLS_PARENTS = re.compile(
    r"\b(?:i will|i'?ll|i'?m going to|gonna|i want to|i think i(?:'ll| should| will)|i should) (?:just |maybe )?"
    r"tell my (?:mom|mum|mother|dad|father|parents|aunt|uncle|sister|brother)\b"
    r"|\bhow (?:do|should|can|would) i (?:even )?tell (?:her|him|them|my (?:mom|mum|mother|dad|father|parents))\b"
    r"|(?:엄마|아빠|부모님)(?:한테|께|에게)\s?(?:말할게요|말해\s?볼게요|말해야겠어요|어떻게\s?(?:말|얘기|이야기)|뭐라고\s?(?:말|얘기|하))",
    re.IGNORECASE,
)
_LONG = 24
_THEY_PAID = re.compile(
    r"\b(?:he|she|they|my \w+)(?:'s| has| have| had|'ve)? (?:already )?"
    r"(?:paid|sent (?:them |him |her )?(?:money|\W?\d)|transferred)"
    r"(?!\W*(?:\w+ ){0,2}(?:pic|photo|video|nude))"
    r"|(?:애|아이|아들|딸|친구|동생|걔)(?:가|이)\s?(?:이미\s?|벌써\s?)?[^.!?\n]{0,10}(?:돈|원을?|송금|입금)[^.!?\n]{0,6}(?:보냈|했어|했대|줬)",
    re.IGNORECASE,
)
_SEND_ME = re.compile(
    r"\bshould i (?:ask|get|tell) (?:him|her|them|my \w+|someone|somebody)\b"
    r"[^.!?\n]{0,12}\b(?:send|forward|show|save|download)\b"
    r"|(?:보내|전달해|캡[처쳐]해)\s?달라고\s?(?:할까|해도|해야|하면|해\s?볼)",
    re.IGNORECASE,
)
_GO_THERE = re.compile(
    r"\bi(?:'m| am|'ll| will| want| wanna)?\b[^.!?\n]{0,12}\b(?:go|going|drive|driving|come|show up)\b[^.!?\n]{0,8}"
    r"\b(?:(?:to|over to) (?:his|her|their) (?:house|place|home|flat|work|apartment)|over there)\b"
    r"|\bi(?:'m going to|'ll| will| want to| wanna)\b[^.!?\n]{0,8}"
    r"\b(?:take|grab|steal|smash|check) (?:his|her|their) phone\b"
    r"|(?:그\s?(?:놈|사람|여자|남자|애)|걔|전남친|전여친)\s?(?:네|집|집에|회사에?)\s?[^.!?\n]{0,6}(?:찾아갈|찾아가|갈래|갈\s?거|가서\s?(?:폰|휴대폰|따))",
    re.IGNORECASE,
)
_TONGUES = (
    ("vi", r"베트남어|vietnamese|tiếng việt"),
    ("zh", r"중국어|chinese|mandarin|中文|汉语"),
    ("tl", r"타갈로그어?|필리핀어|tagalog|filipino"),
    ("mn", r"몽골어|mongolian"),
    ("ru", r"러시아어|russian|по-русски"),
    ("th", r"태국어|thai|ภาษาไทย"),
    ("km", r"캄보디아어|크메르어|khmer|cambodian"),
    ("ja", r"일본어|japanese|日本語"),
    ("uz", r"우즈벡어|우즈베크어|uzbek"),
    ("lo", r"라오스어|라오어|lao(?:tian)?"),
    ("ne", r"네팔어|nepali"),
)
_ASKS_SPEAKER = re.compile(
    r"\bwho\b|\bany(?:one|body)\b|\bsome(?:one|body)\b|\bis there\b|\bcan i (?:talk|speak)\b|\bspeaks?\b"
    r"|\bhelp\b|\binterpret|하는\s?(?:곳|데|사람|분)|되는\s?(?:곳|데)|할\s?수\s?있|통역|상담|가능",
    re.IGNORECASE,
)
_SPEAKS_ENGLISH = re.compile(
    r"\b(?:anyone|anybody|someone|somebody|they|police|officers?|who|counsell?ors?|lines?)\b"
    r"[^.!?\n]{0,16}\bspeaks? english\b"
    r"|(?:거기|누가|상담사|상담원)[^.!?\n]{0,8}영어(?:로|를)?\s?(?:하|되|할|돼)",
    re.IGNORECASE,
)
_RIGHT_PLACE = re.compile(
    r"\b(?:is this|if this is|this is|am i (?:in|at)) (?:even )?the (?:right|correct) (?:place|number|chat|site)\b"
    r"|여기(?:가|에)?\s?(?:맞나|맞는\s?(?:곳|데)|말해도\s?되는\s?(?:곳|데)|물어봐도\s?되는\s?(?:곳|데))",
    re.IGNORECASE,
)
_BED = re.compile(
    r"^\W*(?:(?:ugh|ok|okay|anyway|well|i think|so|right)\W+)*(?:i\s?)?(?:really )?"
    r"(?:need to|have to|gotta|got to|should|'?m going to|am going to|'?m gonna|'?ll|going to|time to)"
    r"\s(?:(?:go to|get some|try to|go)\s)?(?:sleep|bed)(?: now| soon)?\W*$"
    r"|^\W*(?:이제\s?|저\s?|그만\s?|좀\s?)*"
    r"(?:자야\s?(?:겠어요?|해요|돼요|될\s?것\s?같아요)|자러\s?(?:갈게요|가요|가야\s?(?:해요|돼요))|잘게요)\W*$",
    re.IGNORECASE,
)


def of_the_threat(talk: Talk) -> Optional[list[Say]]:
    """What else the person who threatens has or does: answered once, and the question that stands comes again."""
    if not _reads(talk) or talk.slot("happened") != "threat" or is_helper(talk):
        return None
    asked = talk.slot("asked", {})
    name = next((name for name, words in _THREAT if words.search(talk.text) and f"besides__{name}" not in asked), None)
    if name is None:
        return None
    response = "utter_threat_deadline" if name == "time" else f"utter_besides_{name}"
    return _then(talk, Say(response, slots={"asked": {**asked, f"besides__{name}": 1}}))


def what_it_shows(talk: Talk) -> Optional[list[Say]]:
    """ "It was just a shirtless pic", "I sent him a nude": no blame, and no other matter than the one in hand."""
    asked = talk.slot("asked", {})
    if not _reads(talk) or talk.slot("happened") not in ("threat", "grooming") or is_helper(talk):
        return None
    if "besides__sent" in asked or not _WHAT_IT_SHOWS.search(talk.text):
        return None
    return _then(talk, Say("utter_besides_sent", slots={"asked": {**asked, "besides__sent": 1}}))


def is_a_man(talk: Talk) -> Optional[list[Say]]:
    """ "I am a man, by the way": the places named are for men, too, and the question that stands comes again."""
    if not _IS_MAN.match(talk.text.strip()) or is_helper(talk):
        return None
    return _then(talk, Say("utter_besides_man"))


def telling_parents(talk: Talk) -> Optional[list[Say]]:
    """ "Ok, I will tell my mum. How?": how to begin, for who is young and for whom nobody is helped."""
    if not _reads(talk) or is_helper(talk) or not is_minor(talk) or not _TELLS_PARENTS.search(talk.text):
        return None
    return settle(talk, [Say("utter_minor_trusted")], offer=True)


def kin_in_korea_told(talk: Talk) -> Optional[list[Say]]:
    """ "My son is in Korea and I am in England": a helper, and what helps is in Korea."""
    if not _reads(talk) or talk.slot("topic") in JOURNEYS or not kin_in_korea(talk.text):
        return None
    if talk.intent.startswith("report_") or talk.intent in ("express_suicidal", "in_danger_now"):
        return None  # what happened is told in the same breath, and is read as that
    who = whom(talk)
    slots = {"about_other": "other", "topic": "other"} | ({} if who is None else {"helping": who})
    return settle(talk, [Say("utter_besides_kin"), *taken(OTHER, talk, slots)], offer=False)


def told_of_the_helped(talk: Talk) -> Optional[list[Say]]:
    """A helper tells in a sentence that nobody understood what happened to "him": taken in, the talk goes on."""
    if not is_helper(talk) or talk.slot("topic") != "other" or talk.intent not in ("nlu_fallback", "out_of_scope"):
        return None
    told = WHAT_HAPPENED.in_words(talk.text)
    if talk.slot("other_happened") is not None or told in (None, "unknown") or len(talk.text) < _LONG:
        return None
    return settle(talk, taken(OTHER, talk, {"topic": "other", "other_happened": told}), offer=False)


def paid_by_the_helped(talk: Talk) -> Optional[list[Say]]:
    """ "He has paid them already": the payment stop, which the one who paid asks for."""
    if not is_helper(talk) or not _reads(talk) or not _THEY_PAID.search(talk.text):
        return None
    return settle(talk, [Say("utter_besides_they_paid")], offer=True)


def seen_by_a_friend(talk: Talk) -> Optional[list[Say]]:
    """ "A friend told me he saw it in a group chat" is no new matter, whatever it sounds like."""
    if is_helper(talk) or talk.slot("happened") is None or not talk.intent.startswith("report_"):
        return None
    if talk.intent in ("report_threat", "report_for_other") or not heard_from(talk.text) or talk.slot("awaiting"):
        return None
    return settle(talk, [Say("utter_besides_seen")], offer=True)


def no_copy(talk: Talk) -> Optional[list[Say]]:
    """Shall I have it sent to me, as proof? An address is enough (care.md 4)."""
    if not _reads(talk) or not _SEND_ME.search(talk.text):
        return None
    return settle(talk, [Say("utter_besides_no_copy")], offer=True)


def confronting(talk: Talk) -> Optional[list[Say]]:
    """I will go there, I want to take the phone: what that can lead to, and who secures a phone."""
    if not _reads(talk) or is_helper(talk) or not _GO_THERE.search(talk.text):
        return None
    return settle(talk, [Say("utter_besides_confront")], offer=True)


def who_speaks(talk: Talk) -> Optional[list[Say]]:
    """Who speaks Vietnamese: the line that does, when the directory says so; else where to ask."""
    tongue = next(
        (code for code, words in _TONGUES if re.search(rf"(?<!\w)(?:{words})", talk.text, re.IGNORECASE)), None
    )
    if tongue is None or not _reads(talk) or not _ASKS_SPEAKER.search(talk.text):
        return None
    slots = {"migrant": "yes"}
    if shown("migrant_line", talk) and tongue in directory().role("migrant_line", country(talk)).languages:
        named = values().tongues[tongue].in_(language(talk))
        return settle(talk, [Say("utter_besides_speaks", values={"tongue": named}, slots=slots)], offer=True)
    return settle(talk, [Say("utter_who_speaks", slots=slots)], offer=True)


def english_spoken(talk: Talk) -> Optional[list[Say]]:
    """ "Does anyone there speak English?" asks about the places, not about this talk."""
    if not _reads(talk) or not _SPEAKS_ENGLISH.search(talk.text):
        return None
    return settle(talk, hotline(talk), offer=True)


def right_place(talk: Talk) -> Optional[list[Say]]:
    """ "Is this the right place?": who I am, and what I can help with."""
    if not _reads(talk) or talk.slot("happened") is not None or not _RIGHT_PLACE.search(talk.text):
        return None
    return settle(talk, as_says(greet(talk)), offer=True)


def bedtime(talk: Talk) -> Optional[list[Say]]:
    """ "I need to sleep" ends the talk for today, and asks once whoever told of pain (`welcome.goodbye`)."""
    if not _BED.match(talk.text.strip()):
        return None
    return settle(talk, as_says(goodbye(replace(talk, text=""))), offer=False)


def _then(talk: Talk, said: Say) -> list[Say]:
    """`said`, and the question that stands once more; it costs no try."""
    standing = str(talk.slot("awaiting") or "")
    if standing.split("__")[0] not in JOURNEYS:
        return settle(talk, [said], offer=True)
    asked = {**talk.slot("asked", {}), **said.slots.get("asked", {})}
    again = ask_again(replace(talk, slots={**talk.slots, "asked": {**asked, standing: 1}}), standing)
    again = [replace(say, slots={**say.slots, "asked": asked}) if "asked" in say.slots else say for say in again]
    return settle(talk, [replace(said, slots={**said.slots, "asked": asked}), *again], offer=False)


def _reads(talk: Talk) -> bool:
    return 0 < len(talk.text) <= _LONGEST and talk.intent not in ("delete_my_data", "perpetrator_request")
