"""A fake account, personal data exposed, or insults among acquaintances; a sexual fake is another journey."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Optional

from actions.aspects import step_of
from actions.base import Say, Says, Talk
from actions.deepfake import deepfake
from actions.helping import helper_first, helper_next
from actions.journey import Journey, Question, TopicAction, beside, is_helper, is_minor, journey, knowing, settle, start
from actions.questions import OFFENDER, PLATFORM, safe_place

_SYNTHETIC = re.compile(
    r"딥\s?페이크|성적(?:으로|인)?[^.!?\n]{0,6}합성|합성[^.!?\n]{0,8}(?:야한|성적|알몸|나체|벗)|(?:야한|알몸|나체|벗은|노출)[^.!?\n]{0,8}(?:합성|사진에\s?(?:제|내)\s?얼굴)"
    r"|\bdeep\s?fakes?\b|\b(?:nude|naked|sexual|explicit)\b[^.!?\n]{0,16}\b(?:fake|edited|photoshopp?ed|ai)\b"
    r"|\b(?:fake|edited|photoshopp?ed|ai)\b[^.!?\n]{0,16}\b(?:nudes?|naked|sexual|explicit)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"아니|없어|없습|\b(?:not|no|n'?t)\b", re.IGNORECASE)


def _data_is_out(talk: Talk) -> bool:
    return not is_helper(talk) and talk.slot("impersonation_kind") == "exposed"


def _for_oneself(talk: Talk) -> bool:
    return not is_helper(talk)


KIND = Question(
    "impersonation_kind",
    "utter_impersonation_first",
    skip="skipped",
    again="utter_ask_impersonation_kind",
    no="skipped",
    words=(
        (r"신상|주소|전화\s?번호|번호(?:가|를|도)|학교\s?이름|개인\s?정보|연락처", "exposed"),
        (
            r"address|phone number|my number|personal (?:data|info)|doxx?",
            "exposed",
        ),
        (r"사칭|가짜|도용|계정|프로필|fake|pretend|account|profile|impersonat", "account"),
        (r"욕|조롱|모욕|놀리|비방|댓글|지인|insult|mock|bully|comments?|harass", "insult"),
    ),
    needed=_for_oneself,
)


def plan(talk: Talk) -> Iterable[Say]:
    """Keep, report on the app, who advises, police: by what was done."""
    if is_helper(talk):
        yield helper_next(talk)
        return
    if is_minor(talk) and talk.slot("offender") == "known":
        yield Say("utter_impersonation_school")
    else:
        yield from beside(talk)
    kind = talk.slot("impersonation_kind")
    yield Say(f"utter_impersonation_{kind}" if kind in ("exposed", "insult") else "utter_impersonation_next")


IMPERSONATION = journey(
    Journey(
        topic="impersonation",
        heard="utter_impersonation_heard",
        questions=(
            KIND,
            Question(
                "safe_place",
                "utter_impersonation_safe",
                skip="skipped",
                again="utter_ask_safe_place",
                yes="yes",
                no="no",
                words=safe_place("utter_impersonation_safe").words,
                needed=_data_is_out,
                plain=True,
            ),
            Question(PLATFORM.slot, PLATFORM.response, skip=PLATFORM.skip, no=PLATFORM.no, needed=_for_oneself),
            Question(OFFENDER.slot, OFFENDER.response, skip=OFFENDER.skip, words=OFFENDER.words, needed=_for_oneself),
        ),
        plan=plan,
        after={("offender", "partner"): "utter_partner_safety"},
    )
)


def impersonation(talk: Talk) -> list[Say]:
    """Begins or goes on; the words for contacts by their button; a helper hears first what not to do."""
    if step_of(talk) == "contacts":
        return [Say("utter_impersonation_contacts")]
    if is_helper(talk) and talk.slot("topic") != IMPERSONATION.topic:
        return helper_first(IMPERSONATION.topic, talk)
    told: dict[str, Optional[str]] = {}
    if talk.slot("topic") != IMPERSONATION.topic and talk.slot(KIND.slot) is None:
        told[KIND.slot] = KIND.in_words(talk.text)  # told in the first sentence: not asked
    if talk.slot("offender") == "known" and _TO_FRIENDS.search(talk.text):
        told["offender"] = None
    says = start(IMPERSONATION, knowing(talk, **told))
    return [replace(says[0], slots={**told, **says[0].slots}), *says[1:]]


def turned_synthetic(talk: Talk) -> Optional[list[Say]]:
    """In this journey somebody tells of a sexual fake: the journey for that takes over."""
    if talk.slot("topic") != IMPERSONATION.topic or not talk.intent.startswith(("report_", "nlu_")):
        return None
    if not _SYNTHETIC.search(talk.text) or _NOT.search(talk.text) or is_helper(talk):
        return None
    return settle(talk, deepfake(talk), offer=False)


# "It writes to my friends": they are those who are written to, not those who did it.
_TO_FRIENDS = re.compile(
    r"(?:친구|지인|동료)(?:들)?(?:한테|에게|께)"
    r"|\b(?:to|messag\w+|add\w*|contact\w*|text\w*|dm\w*) (?:all )?my (?:friends|colleagues|contacts)\b",
    re.IGNORECASE,
)
_WHAT_TO_TELL = re.compile(
    r"(?:친구|지인|사람|주변)(?:들|분들)?(?:한테|에게|께)[^.!?\n]{0,8}(?:뭐라|어떻게|무슨|알려|말해|얘기)[^.!?\n]{0,10}(?:요|까|죠|지)\W*$"
    r"|\b(?:what|how) (?:do|should|can) i (?:tell|say to|warn|write(?: to)?) "
    r"(?:my |the )?(?:friends|contacts|people|family|followers|everyone|colleagues)\b",
    re.IGNORECASE,
)


def words_for_contacts(talk: Talk) -> Optional[list[Say]]:
    """What do I tell my friends: the text to send, and not the answer for somebody who helps a friend."""
    if talk.slot("happened") != IMPERSONATION.topic or not _WHAT_TO_TELL.search(talk.text):
        return None
    own = {} if talk.slot("helping") else {"about_other": "self"}  # the words sounded like helping a friend
    return settle(talk, [Say("utter_impersonation_contacts", slots=own)], offer=True)


class ActionImpersonation(TopicAction):
    """A fake account."""

    digresses = False

    def name(self) -> str:
        return "action_impersonation"

    def say(self, talk: Talk) -> Says:
        return impersonation(talk)
