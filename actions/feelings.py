"""Pain, fear, shame, no sleep: answered with care before any procedure, by the feeling that the person names.

A small table finds the kind in the words; what no word names is never guessed. The second time sounds different, the
third names lines that are open and a person. Who just wants to talk is listened to until they ask for something.
"""

from __future__ import annotations

import re
from typing import Optional

from actions.answers import LEFT
from actions.aspects import aspect, step_of, table
from actions.base import Say, Says, Talk, answers
from actions.crisis import page
from actions.journey import TopicAction, is_helper, is_minor, is_skip, settle
from bot.safety import crisis
from bot.safety.cards import card
from bot.safety.screen import Risk

TALKING = "feelings__talk"
"""In `awaiting` while somebody just wants to talk."""
DYING = "feelings__dying"
"""In `awaiting` while it was asked directly whether they want to die."""
BYE = "welcome__goodbye"
"""The same, asked of somebody who is about to leave."""
_PATIENCE, _LONG = 2, 6
_UNSURE = 0.6
_KINDS = table(
    (
        "panic",
        r"숨이|숨을\s?(?:못|쉴)|숨\s?안|숨막|가슴이\s?(?:답답|터|아|조)|심장|공황|과호흡|손(?:이|발이)?\s?(?:계속\s?|막\s?)?떨|떨려|토할|어지러",
        r"can'?t breathe|cannot breathe|panic|heart (?:is )?(?:racing|pounding)",
        r"hyperventilat|shaking|my chest|throw up|dizzy",
    ),
    (
        "sleep",
        r"잠(?:이|을|도|만)?\s?(?:안|못|오|자|들)|못\s?잤|못\s?자|악몽|밤새|뜬눈",
        r"\bsleep|insomnia|nightmare|awake all",
    ),
    (
        "going_out",
        r"(?:학교|학원|회사|직장|출근|등교|밖|부대|교실)(?:에|을|를|에도)?\s?[^.!?\n]{0,6}(?:못|무서|무섭|가기|나가기|싫|두려)",
        r"\b(?:go|going|went|back) (?:back )?(?:to )?(?:school|work|class|outside|out)\b",
        r"\bleave (?:the|my) (?:house|room)",
        r"\bface (?:them|people|everyone|my (?:class|friends|parents|family))\b",
    ),
    (
        "spread",
        r"퍼질|퍼지(?:면|고|는)|퍼졌을|다\s?(?:알|봤|볼)|알려질|소문|들킬|들키면|또\s?올라|다시\s?올라|알아보|누가\s?(?:봤|볼|볼까)",
        r"\beveryone (?:knows|saw|will|has)\b|\b(?:will|might|could|keeps?) (?:spread|get out)",
        r"people (?:know|saw|recogni)",
        r"\bseen (?:it|me|them)\b|comes? back online",
    ),
    (
        "fault",
        r"(?:제|내|저의|나의)\s?(?:잘못|탓)|멍청|바보|자책|찍지\s?(?:말|않)|보내지\s?(?:말|않)|왜\s?(?:그랬|보냈|찍었|믿었)|한심",
        r"\bmy (?:own )?fault\b|blame (?:myself|me)",
        r"\bstupid\b|\bidiot\b|should(?:n'?t| not| never) have|i let (?:it|this|him)",
    ),
    (
        "shame",
        r"수치|창피|쪽팔|부끄|더럽|더러운|얼굴을\s?못|고개를\s?못",
        r"asham|embarrass|humiliat|\bdirty\b|disgust(?:ed|ing)|can'?t look at (?:myself|anyone)",
    ),
    (
        "anger",
        r"화(?:가\s?나|나서|나요|난다|나고)|열\s?받|분노|억울|죽여\s?버|복수|부숴|때려|빡쳐|빡친",
        r"\bangry\b|\banger\b|furious|\brage\b|\bhate (?:him|her|them)\b",
        r"revenge|want to (?:kill|hurt|hit) (?:him|her|them)|unfair",
    ),
    (
        "numb",
        r"멍하|멍해|아무\s?느낌|무감각|아무\s?생각|실감|감정이\s?없",
        r"\bnumb\b|feel nothing|\bempty\b|unreal|\bblank\b",
    ),
    (
        "lonely",
        r"혼자(?!만\s?봐)|외로|외롭|아무도|내\s?편|제\s?편|말할\s?(?:데|곳|사람)|기댈",
        r"\balone\b|lonely|no ?one|nobody|no friends|on my own",
    ),
    ("crying", r"울고|울었|울어|운다|눈물|엉엉|[ㅠㅜ]{2,}", r"\bcry|\bcried\b|\btears\b|sobb"),
    ("afraid", r"무서|무섭|두려|두렵|불안|겁나|겁이", r"scared|afraid|terrif|frighten|anxious|\bfear\b|worried sick"),
)
_ASKS_FOR = re.compile(
    r"어떻게\s?(?:해|하)|뭘\s?(?:해|하)|알려\s?(?:줘|주)|도와\s?(?:줘|주)|할\s?수\s?있|신고|삭제|지우|상담사|전화"
    r"|\bhow (?:do|can|should)\b|\bwhat (?:do|should|can) i\b|\bhelp me\b|\breport\b|\bdelete\b|\bcall\b",
    re.IGNORECASE,
)
# While somebody just talks, words that ask for nothing; a request is answered as what it is.
_JUST_WORDS = frozenset({"nlu_fallback", "out_of_scope", "affirm", "deny", "greet", "express_distress"})


_HOW_TO_GO = re.compile(
    r"(?:학교|학원|회사|직장|출근|등교|교실|부대)(?:에|를|을|는|은|엔|에는|도)?\s?(?:진짜\s?|이제\s?|내일\s?)?(?:어떻게|어케|어떠케)\s?"
    r"(?:가(?!\s?(?:는\s?길|면))|다녀|다니|나가|들어가|해)[가-힣\s]{0,8}\W*$"
    r"|\bhow (?:do|can|could|will|am|would) i (?:even |ever |supposed to |going to |possibly )*"
    r"(?:go (?:back )?to|face|show up (?:at|to)|walk into) (?:\w+ )?(?:school|work|class|the office)\b",
    re.IGNORECASE,
)
_DAY = 50


def how_to_go_there(talk: Talk) -> Optional[list[Say]]:
    """ "How do I go to school tomorrow?" asks for no way there: it is the fear of being looked at."""
    text = talk.text.strip()
    if not text or len(text) > _DAY or is_helper(talk) or talk.intent == "express_suicidal":
        return None
    if not _HOW_TO_GO.search(text):
        return None
    told = {"feelings": [*talk.slot("feelings", []), "going_out"]}
    return settle(talk, [Say("utter_feelings_going_out", slots=told)], offer=True)


def feelings(talk: Talk) -> Say:
    """Words for the feeling that is named; others the second and the third time, and for somebody who helps."""
    step = step_of(talk)
    if step == "talk":
        return Say("utter_feelings_talk", slots={"awaiting": TALKING})
    if step == "rest":
        return Say("utter_feelings_rest")
    if step in ("dying", "not_dying"):
        return dying(talk) if step == "dying" else not_dying()
    told = [*talk.slot("feelings", []), kind(talk)]
    slots = {"feelings": told}
    if is_helper(talk):
        return Say("utter_other_self", slots=slots)
    if len(told) == _PATIENCE + 2:
        return Say("utter_feelings_ask_dying", slots={**slots, "awaiting": DYING})
    new = told[-1] != "said" and told[-1] not in told[:-1]
    if len(told) > _PATIENCE and not (new and len(told) < _LONG):
        return Say("utter_feelings_again_young" if is_minor(talk) else "utter_feelings_again", slots=slots)
    return Say("utter_feelings" if told[-1] == "said" else f"utter_feelings_{told[-1]}", slots=slots)


def dying(talk: Talk, *, veiled: bool = False) -> Say:
    """Their own clear yes to the direct question: the card, the crisis talk, and a page to the desk (care.md 6)."""
    risk = Risk(kinds=frozenset({"suicidal"}), level="wish", veiled=veiled)
    slots = crisis.entered(risk)
    page(talk, slots["crisis"], slots["crisis__step"])
    return Say(card(risk), slots={**slots, **LEFT})


def not_dying() -> Say:
    """Their no is believed; the line stays named."""
    return Say("utter_feelings_not_dying", slots={"awaiting": None})


@answers(DYING)
def dying_or_not(talk: Talk) -> Say:
    """A typed yes or no to the direct question."""
    return dying(talk) if talk.intent == "affirm" else not_dying()


def kind(talk: Talk) -> str:
    """The feeling that the words name; `said` when they name none."""
    return aspect(talk, _KINDS) or "said"


def listening(talk: Talk) -> Optional[list[Say]]:
    """Who just wants to talk is heard, whatever the words look like, until they clearly ask for something."""
    if talk.slot("awaiting") != TALKING or not talk.text:
        return None
    if _ASKS_FOR.search(talk.text):
        return None
    unsure = bool(talk.ranking) and talk.ranking[0][1] < _UNSURE
    if talk.intent in _JUST_WORDS or unsure:
        told = talk.slot("feelings", [])
        if talk.intent == "express_distress" and len(told) <= _PATIENCE and kind(talk) not in ("said", *told):
            return settle(talk, [_still_talking(feelings(talk))], offer=False)
        return settle(talk, [Say("utter_feelings_listen", slots={"awaiting": TALKING})], offer=False)
    return None


def more_pain(talk: Talk) -> Optional[list[Say]]:
    """Who told of pain before and is not understood now is heard, when the words name a feeling."""
    if talk.intent not in ("nlu_fallback", "out_of_scope") or not talk.slot("feelings") or talk.slot("awaiting"):
        return None
    if kind(talk) == "said" or _ASKS_FOR.search(talk.text):
        return None
    return settle(talk, [feelings(talk)], offer=True)


def unsure_of_dying(talk: Talk) -> Optional[list[Say]]:
    """ "I do not know" to the direct question is no no: the lines, and the question once more in other words."""
    if talk.slot("awaiting") not in (DYING, BYE) or not (is_skip(talk.text) or talk.intent == "nlu_fallback"):
        return None
    return settle(talk, [dying(talk, veiled=True)], offer=False)


def _still_talking(say: Say) -> Say:
    return Say(say.response, say.values, {**say.slots, "awaiting": TALKING})


class ActionFeelings(TopicAction):
    """No question of a journey follows at once; it is offered, not pushed."""

    def name(self) -> str:
        return "action_feelings"

    def say(self, talk: Talk) -> Says:
        return feelings(talk)
