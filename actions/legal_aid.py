"""A lawyer, cost, damages, court."""

from __future__ import annotations

from actions.aspects import aspect, table
from actions.base import Say, Says, Talk
from actions.journey import TopicAction, is_helper, is_minor
from actions.legal import tell
from actions.places import country, telling
from bot.directory.directory import HOME

ASPECTS = table(
    (
        "settle",
        r"합의|(?:가해자|상대)\s?(?:측|쪽)?\s?(?:변호사|가족|부모)[가이는]?",
        r"settle|his lawyer|her lawyer|their lawyer|drop the case for",
    ),
    ("protection", r"접근\s?금지|보호\s?명령|restrain|protective order"),
    ("compensation", r"구조금|compensation fund|crime victim fund"),
    ("damages", r"손해\s?배상|위자료|배상|민사|청구|damages|compensat|sue (?:him|her|them)|civil"),
    ("court", r"재판|법정|증인|법원|court|trial|testif|witness"),
    ("role", r"하는\s?일|뭘\s?해\s?주|무엇을\s?해|what (?:does|do|can) (?:a|the|my) lawyer"),
    ("bring", r"준비|뭘\s?말|뭐라고|적어\s?(?:가|둬)|prepare|what (?:do|should) i (?:say|bring|tell)"),
    ("apply", r"신청|어떻게\s?(?:구|받|해)|apply|how (?:do|can) i (?:get|ask|find)"),
    (
        "cost",
        r"비용|얼마|무료|공짜|돈\s?(?:없|이)|비싸|사선|수임료|cost|free|afford|how much|fee|expensive",
        r"no money",
    ),
)
_FACTS = {"cost": "legal_aid_by_law", "damages": "deletion_support", "court": "closed_hearing"}
_PLAIN = frozenset({"menu", "apply", "settle", "bring"})
_LAWS = {"protection": "stalking_protection", "role": "lawyer_role"}


def legal_aid(talk: Talk) -> Say:
    """What was asked for, else the free help that fits this person."""
    step = aspect(talk, ASPECTS)
    if step in _PLAIN:
        return Say(f"utter_legal_aid_{step}")
    if step in _FACTS:
        return telling(f"utter_legal_aid_{step}", _FACTS[step], talk)
    if step in _LAWS:
        return tell(_LAWS[step], talk)
    if step == "compensation":
        return Say("utter_legal_unconfirmed")
    return telling(for_person(talk), "state_lawyer", talk)


def for_person(talk: Talk) -> str:
    """The first answer for where they are and who they are."""
    if country(talk) != HOME:
        return "utter_legal_aid_abroad"
    kinds = (
        ("soldier", talk.slot("soldier") == "yes"),
        ("migrant", talk.slot("migrant") == "yes"),
        ("young", is_minor(talk)),
    )
    kind = None if is_helper(talk) else next((name for name, holds in kinds if holds), None)
    return "utter_legal_aid" if kind is None else f"utter_legal_aid_{kind}"


class ActionLegalAid(TopicAction):
    """The state-appointed victim's lawyer and free advice."""

    subject = "legal_aid"

    def name(self) -> str:
        return "action_legal_aid"

    def say(self, talk: Talk) -> Says:
        return legal_aid(talk)
