"""What to keep and what to leave alone: by situation, platform, age of the person shown, and who asks (care.md 4)."""

from __future__ import annotations

from collections.abc import Iterable

from actions.base import Say, Says, Talk
from actions.journey import (
    Journey,
    Question,
    TopicAction,
    asks_shown_age,
    is_helper,
    journey,
    knowing,
    proceed,
    shown_age,
)
from actions.places import bullets, directory, is_old, language, platform
from actions.questions import ABOUT_OTHER, SHOWN_AGE

_SITUATION = {
    "deepfake": "posted",
    "sharing": "posted",
    "threat": "chat",
    "grooming": "chat",
    "impersonation": "account",
    "camera": "camera",
}
SITUATION = Question(
    "situation",
    "utter_evidence_ask_situation",
    skip="posted",
    words=(
        (r"대화|협박|메시지|문자|디엠|카톡|톡방|chat|message|threat|\bdm\b", "chat"),
        (r"계정|사칭|프로필|account|profile|impersonat", "account"),
        (r"카메라|몰래|불법\s?촬영|camera|filming|filmed", "camera"),
        (r"글|게시|방|링크|사이트|올라|post|room|link|site|channel|group", "posted"),
    ),
    needed=lambda talk: not is_helper(talk),
)


def _age_matters(talk: Talk) -> bool:
    return not is_helper(talk) and talk.slot("situation") == "posted" and asks_shown_age(talk)


def plan(talk: Talk) -> Iterable[Say]:
    """What to keep. Under 19, or unknown: no new capture of the image."""
    yield Say(what_to_keep(talk))


def what_to_keep(talk: Talk) -> str:
    """The response for this person and situation. Helpers keep no image, of adults either."""
    if is_helper(talk):
        child = talk.slot("relation") == "child" or shown_age(talk) in ("under_18", "18")
        return "utter_evidence_helper_child" if child else "utter_evidence_helper"
    situation = talk.slot("situation", "posted")
    if situation == "posted":
        return "utter_evidence_posted_adult" if shown_age(talk) == "19_plus" else "utter_evidence_posted_young"
    return f"utter_evidence_{situation}"


EVIDENCE = journey(
    Journey(
        topic="evidence",
        questions=(
            ABOUT_OTHER,
            SITUATION,
            Question(
                SHOWN_AGE.slot, SHOWN_AGE.response, skip=SHOWN_AGE.skip, words=SHOWN_AGE.words, needed=_age_matters
            ),
        ),
        plan=plan,
    )
)


def evidence(talk: Talk) -> list[Say]:
    """Begins with what is known already: somebody who told what happened is not asked again."""
    if talk.entities.get("step", ("",))[-1] == "platform":
        return [on_platform(talk)]
    slots: dict[str, str] = {"topic": EVIDENCE.topic}
    happened = talk.slot("happened")
    if talk.slot("topic") != EVIDENCE.topic and happened:
        slots["situation"] = _SITUATION[happened]
        slots["about_other"] = talk.slot("about_other", "self")
    return proceed(EVIDENCE, knowing(talk, **slots), slots=slots)


def on_platform(talk: Talk) -> Say:
    """What to note on the platform named; the question which one when none is."""
    row = platform(talk.slot("platform"))
    if row is None:
        return Say("utter_evidence_platform_which")
    said = language(talk)
    values = {"platform_name": row.name.in_(said), "items": bullets(row.evidence_to_keep.in_(said))}
    if is_old(row):
        return Say("utter_evidence_platform_old", values={**values, "as_of": directory().month(row.as_of, said)})
    return Say("utter_evidence_platform", values=values)


class ActionEvidence(TopicAction):
    """How to keep evidence."""

    digresses = False

    def name(self) -> str:
        return "action_evidence"

    def say(self, talk: Talk) -> Says:
        return evidence(talk)


class ActionAddEvidence(TopicAction):
    """Brings something to record: nothing is kept yet, and that is said plainly."""

    def name(self) -> str:
        return "action_add_evidence"

    def say(self, talk: Talk) -> Says:
        return Say("utter_add_evidence")
