"""A real image got out, whoever took it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Optional

from actions.base import Say, Says, Talk
from actions.helping import helper_first, helper_next
from actions.journey import (
    JOURNEYS,
    WATCHED_TELLS,
    Journey,
    TopicAction,
    ask_again,
    beside,
    by_partner,
    is_helper,
    journey,
    settle,
    start,
    taken,
)
from actions.questions import OFFENDER, PLATFORM, SHOWN_AGE, STILL_UP, WATCHED_BY, safe_place
from actions.threat import hashes
from bot.dialogue.slots import has_paid

SENT_MYSELF = "sharing__sent_myself"
"""In the slot `asked` once it was said that sending it was not wrong."""

_SENT_MYSELF = re.compile(
    r"(?:제가|내가|저도|나도|스스로|직접)[^.!?\n]{0,14}(?:찍어\s?(?:서\s?)?(?:보냈|보내|줬|준)|보낸\s?(?:거|건|것|사진|영상)|보냈(?:어|는데|던|거든|습)|보내\s?(?:줬|준|버렸))"
    r"|\bi\b[^.!?\n]{0,24}\b(?:sent|gave|shared)\b[^.!?\n]{0,16}\b(?:him|her|them|it|myself|pics?|pictures?|photos?|nudes?|videos?)\b"
    r"|\bi (?:took|filmed|made) (?:it|them|the \w+) myself\b",
    re.IGNORECASE,
)
_REAL = re.compile(
    r"^\W*(?:아니(?:다|요|에요)?|사실(?:은)?|다시\s?보니(?:까)?)[\s,.]*(?:그거\s?)?진짜(?:예요|에요|네요|였어요|\s?(?:사진|영상)(?:이|예|이에|이었))"
    r"|^\W*(?:no|actually|wait)[\s,.]+(?:no,? )?(?:it'?s|it is|they'?re|they are|that'?s) (?:a )?real\b",
    re.IGNORECASE,
)
_ONLY_THEY = re.compile(
    r"(?:남친|여친|남자\s?친구|여자\s?친구|애인|남편|아내|와이프|걔|그\s?사람|친구|동기|선배)(?:이|가)?\s?밖에\s?(?:없|안\s?갖|안\s?가)"
    r"|\b(?:only|nobody (?:else )?but|no ?one (?:else )?but) my (?:ex|boyfriend|girlfriend|husband|wife|friend)\b"
    r"[^.!?\n]{0,6}\b(?:has|have|had)\b",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(
    r"처벌|신고|경찰|잡혀|죄|죽|돈|송금|입금|링크|여기|원본|지워|삭제"
    r"|\b(?:punish|arrest|trouble|police|report|money|paid|link|here|delete|die|you)\b",
    re.IGNORECASE,
)


def plan(talk: Talk) -> Iterable[Say]:
    """What to do, in order, for the age of the person shown; with a partner or ex nothing sudden."""
    if is_helper(talk):
        yield helper_next(talk)
        return
    if talk.slot("still_up") == "no":
        yield Say("utter_plan_gone")
    else:
        yield from beside(talk)
    yield Say(spread(talk))


def spread(talk: Talk) -> str:
    """The plan against a real image that is out; hash services only for adults shown as adults (care.md 3)."""
    age = "adult" if hashes(talk) == "adult" else "centre"
    return f"utter_sharing_plan_{age}" + ("_partner" if by_partner(talk) else "")


SHARING = journey(
    Journey(
        topic="sharing",
        heard="utter_sharing_heard",
        questions=(safe_place("utter_sharing_first"), WATCHED_BY, OFFENDER, SHOWN_AGE, PLATFORM, STILL_UP),
        plan=plan,
        after={**WATCHED_TELLS, ("offender", "partner"): "utter_partner_safety"},
    )
)


def sharing(talk: Talk) -> list[Say]:
    """Begins or goes on; a helper hears first what a helper must not do."""
    if is_helper(talk) and talk.slot("topic") != SHARING.topic:
        return helper_first(SHARING.topic, talk)
    return start(SHARING, talk)


def sent_myself(talk: Talk) -> Optional[list[Say]]:
    """ "I sent it to him myself" is met without blame, once, and the question that stands comes again."""
    standing = talk.slot("awaiting")
    in_hand = talk.slot("topic") == SHARING.topic and str(standing or SENT_MYSELF).startswith(SHARING.topic)
    asked = talk.slot("asked", {})
    if not in_hand or SENT_MYSELF in asked or is_helper(talk):
        return None
    if not _SENT_MYSELF.search(talk.text) or _OTHER_MATTER.search(talk.text) or has_paid(talk.text):
        return None
    said = Say("utter_sharing_sent", slots={"asked": {**asked, SENT_MYSELF: 1}})
    if not standing:
        return settle(talk, [said], offer=False)
    again = ask_again(talk, standing)
    again_slots = dict(again[0].slots)
    again_slots["asked"] = {**again_slots.get("asked", asked), SENT_MYSELF: 1}
    return settle(talk, [said, Say(again[0].response, again[0].values, again_slots), *again[1:]], offer=False)


def turned_real(talk: Talk) -> Optional[list[Say]]:
    """ "No, it is real, I sent it once", said where a fake was spoken of: no blame, then the journey of real images."""
    if talk.slot("topic") != "deepfake" or is_helper(talk) or not _REAL.search(talk.text):
        return None
    begun = start(SHARING, talk)
    asked = talk.slot("asked", {})
    if not _SENT_MYSELF.search(talk.text) or SENT_MYSELF in asked:
        return settle(talk, begun, offer=False)
    if begun[0].response == SHARING.heard and len(begun) > 1:
        begun = [
            replace(begun[1], slots={**begun[0].slots, **begun[1].slots}),
            *begun[2:],
        ]  # says it without blame, too
    last = {name: value for say in begun for name, value in say.slots.items()}
    told = {**last, "asked": {**last.get("asked", asked), SENT_MYSELF: 1}}
    begun = [replace(say, slots={}) for say in begun]
    return settle(talk, [Say("utter_sharing_sent", slots=told), *begun], offer=False)


def only_they_have_it(talk: Talk) -> Optional[list[Say]]:
    """ "Nobody has it but my ex" names who did it; 밖에 is no "outside" here, and nobody stands at the door."""
    made = JOURNEYS.get(str(talk.slot("topic")))
    found = _ONLY_THEY.search(talk.text)
    if found is None or made is None or is_helper(talk) or talk.intent == "express_suicidal":
        return None
    by = OFFENDER.in_words(found.group()) or "known"
    return settle(talk, taken(made, talk, {"offender": by, "topic": made.topic}), offer=False)


class ActionSharing(TopicAction):
    """A real image was shared without consent."""

    digresses = False

    def name(self) -> str:
        return "action_sharing"

    def say(self, talk: Talk) -> Says:
        return sharing(talk)
