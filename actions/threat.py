"""Someone threatens to spread images or demands money or pictures: the order of care.md 8."""

from __future__ import annotations

from collections.abc import Iterable

from actions.base import Say, Says, Talk
from actions.journey import (
    Journey,
    Question,
    TopicAction,
    by_partner,
    is_helper,
    is_minor,
    journey,
    shown_age,
    start,
)
from actions.places import shown
from actions.questions import OFFENDER, SHOWN_AGE

PAID = Question(
    "paid",
    lambda talk: "utter_threat_other" if is_helper(talk) else "utter_threat_first",
    skip="skipped",
    again="utter_ask_paid",
    yes="yes",
    no="no",
    words=(
        (r"안\s?보냈|안\s?줬|보내지\s?않|없어|없습|아직|not yet|nothing|haven'?t|didn'?t", "no"),
        (r"보냈|송금|입금|이체|줬어|냈어|paid|sent", "yes"),
    ),
)
PAYMENT_STOP = Question(
    "payment_stop",
    "utter_threat_paid",
    skip="skipped",
    again="utter_ask_payment_stop",
    yes="yes",
    no="skipped",
    words=((r"했어|했습|신청|요청|전화했|done|called|asked|reported", "yes"), (r"나중|아직|later|not yet", "skipped")),
    needed=lambda talk: talk.slot("paid") == "yes",
)
THREAT_APP = Question(
    "threat_app",
    "utter_ask_threat_app",
    skip="skipped",
    yes="yes",
    no="no",
    words=(
        (r"안\s?깔|안\s?설치|설치\s?안|안\s?했|없어|없습|didn'?t|not|never", "no"),
        (r"설치|깔았|눌렀|연락처|주소록|installed|contacts|clicked|downloaded", "yes"),
    ),
    needed=lambda talk: not by_partner(talk),  # they heard to leave apps alone; another phone routine could escalate
)


def hashes(talk: Talk) -> str:
    """`adult`, `young` or `centre`: which hash service may be named, if any (care.md 3).

    Shown 18, or of unknown age, in Korea: the support centre first. A helper does not register for somebody else.
    """
    age = shown_age(talk)
    if is_helper(talk):
        return "centre"
    if age == "19_plus" and not is_minor(talk) and shown("stopncii", talk):
        return "adult"
    return "young" if age == "under_18" and shown("takeitdown", talk) else "centre"


def plan(talk: Talk) -> Iterable[Say]:
    """What to do from here; with a partner or ex nothing sudden (care.md 9)."""
    yield Say(f"utter_threat_plan_{hashes(talk)}" + ("_partner" if by_partner(talk) else ""))


THREAT = journey(
    Journey(
        topic="threat",
        heard="utter_threat_heard",
        questions=(PAID, PAYMENT_STOP, OFFENDER, THREAT_APP, SHOWN_AGE),
        plan=plan,
        after={("offender", "partner"): "utter_partner_safety", ("threat_app", "yes"): "utter_threat_app"},
    )
)


class ActionThreat(TopicAction):
    """Someone threatens."""

    digresses = False

    def name(self) -> str:
        return "action_threat"

    def say(self, talk: Talk) -> Says:
        return start(THREAT, talk)
