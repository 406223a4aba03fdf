"""A named platform's own report: steps, form, what to write and what follows, all from the directory."""

from __future__ import annotations

import re
from typing import Optional

from actions.aspects import aspect, table
from actions.base import Say, Says, Talk
from actions.journey import TopicAction, is_helper, is_minor, settle, shown_age, standing_answer
from actions.places import country, directory, is_old, language, numbered, platform, platform_name
from bot.directory.rows import Both, Link, Platform

_REPORTS = ("신고", "report", "flag", "삭제", "지우", "차단", "block", "remove")
ASPECTS = table(
    (
        "rejected",
        r"위반\s?아니|기각|거절|반려|답이?\s?(?:없|안)|안\s?(?:지워|내려)\s?(?:줘|주)|이의|씹",
        r"reject|denied|no (?:answer|reply|response)|didn'?t (?:answer|remove|do)|not a violation|appeal",
        r"ignored",
    ),
    (
        "after",
        r"알림\s?(?:가|이)|상대(?:방)?[이가]\s?(?:알|아)|작성자[한가이]|얼마\s?만에|처리\s?(?:돼|되|기간)",
        r"how long|do they (?:know|see|tell)|will (?:he|she|they) (?:know|see)|get notified",
        r"after (?:i|my) report",
    ),
    (
        "write",
        r"뭐라고\s?(?:써|적)|영어로|양식[^.?!\n]{0,10}(?:써|적)|무엇을\s?적",
        r"what (?:do|should) i (?:write|put|say|fill)|in english|fill (?:in|out)",
    ),
)
_GET_IT_OFF = re.compile(
    r"(?<!계정을\s)(?<!계정\s)(?:내리|지우|삭제하|신고하)(?:는|려면)\s?(?:방법|법|길|어떻게|어디)|어떻게\s?(?:내리|내려|지우|지워|신고)"
    r"|\bhow (?:do|can|should) i (?:get|take|have) (?:it|this|that|them|the \w+) (?:down|off|removed|deleted)\b",
    re.IGNORECASE,
)
_HEARD = frozenset({"ask_platform_report", "ask_takedown", "in_danger_now", "express_suicidal", "delete_my_data"})
_SENTENCE = re.compile(r"[^.]+\.(?:\s|$)|[^.]+$")
_PROSE = {"ko": 190, "en": 380}
"""As much of a row's prose as fits one screen together with the words around it."""


def answers_where(talk: Talk) -> bool:
    """Is this only the name of a place, said to the question where it was posted?"""
    asked = str(talk.slot("awaiting") or "").endswith("__platform")
    return asked and "platform" in talk.entities and not any(word in talk.text.lower() for word in _REPORTS)


def how_to_get_it_off(talk: Talk) -> Optional[list[Say]]:
    """ "How do I get it off Facebook": the app that is named, whatever the rest was heard as."""
    if "platform" not in talk.entities or talk.intent in _HEARD or not _GET_IT_OFF.search(talk.text):
        return None
    return settle(talk, report_on(talk), offer=True)


def report_on(talk: Talk) -> list[Say]:
    """The part asked for on the platform in hand; several named in one sentence follow one by one."""
    step = aspect(talk, ASPECTS)
    if step in ("others", "rejected", "enough"):
        return [Say(f"utter_platform_{step}", slots={"platforms_left": None})]
    if step == "which":
        return [Say("utter_platform_which", slots={"platforms_left": None})]
    named = [] if step == "path" else list(dict.fromkeys(talk.entities.get("platform", ())))
    if step == "next":
        named = [str(id) for id in talk.slot("platforms_left", [])]
    id = named[0] if named else talk.slot("platform")
    if id in (None, "skipped"):
        return [Say("utter_platform_which")]
    says = on(str(id), step, talk)
    slots = {"platform": id, "platforms_left": named[1:] or None}
    says[0] = Say(says[0].response, says[0].values, {**says[0].slots, **slots})
    names = [name for name in (platform_name(left, talk) for left in named[1:]) if name is not None]
    return [*says, Say("utter_platform_next", values={"platform_name": names[0]})] if names else says


def on(id: str, step: Optional[str], talk: Talk) -> list[Say]:
    """What is known about reporting on this platform; what is not confirmed is said to be so."""
    name = platform_name(id, talk)
    if name is None:
        return [Say("utter_platform_general")]
    row = platform(id)
    if row is None:
        return [Say("utter_platform_unsure", values={"platform_name": name})]
    said = language(talk)
    values = {"platform_name": f"{name}{directory().caution(row, said)}", "as_of": directory().month(row.as_of, said)}
    if step == "write":
        return [Say("utter_platform_write", values={**values, "needs": prose(row.needs, talk)})]
    if step == "after":
        old = "_old" if is_old(row) else ""
        return [Say(f"utter_platform_after{old}", values={**values, "after": prose(row.after, talk)})]
    return [*for_the_young(row, talk), path(row, values, talk)]


def for_the_young(row: Platform, talk: Talk) -> list[Say]:
    """What differs for an image of somebody under 18; a bubble of its own before the steps."""
    young = shown_age(talk) == "under_18" or (is_minor(talk) and not is_helper(talk))
    return [Say("utter_platform_minor", values={"minor": prose(row.minor_specific, talk)})] if young else []


def path(row: Platform, values: dict[str, str], talk: Talk) -> Say:
    """The steps, with the form while the row is fresh."""
    values = {**values, "steps": numbered(row.in_app_path.in_(language(talk)))}
    if is_old(row):
        return Say("utter_platform_path_old", values=values)
    form = form_for(row, talk)
    if form is None:
        return Say("utter_platform_path", values=values)
    return Say(
        "utter_platform_path_form", values={**values, "form_use": form.use.in_(language(talk)), "form": form.url}
    )


def form_for(row: Platform, talk: Talk) -> Link | None:
    """The confirmed form that fits what happened and how old the person shown was; else the first confirmed one."""
    links = [link for link in row.report_urls if link.confidence == "confirmed"]
    if talk.slot("happened") == "impersonation":
        links.sort(key=lambda link: "사칭" not in link.use.ko)
    elif shown_age(talk) == "under_18":
        links.sort(key=lambda link: "아동" not in link.use.ko)
    return links[0] if links else None


def prose(text: Both, talk: Talk) -> str:
    """Whole sentences of a row's prose, as many as fit on the screen, the first in any case."""
    said = language(talk)
    whole = directory().fill(text.in_(said), country=country(talk), language=said)
    taken = ""
    for sentence in _SENTENCE.findall(whole):
        if taken and len(taken) + len(sentence) > _PROSE[said]:
            break
        taken += sentence
    return taken.strip()


class ActionPlatform(TopicAction):
    """How to report on a platform."""

    subject = "platform"

    def name(self) -> str:
        return "action_platform"

    def say(self, talk: Talk) -> Says:
        if answers_where(talk):
            answer = standing_answer(talk)
            if answer:
                return answer
        return report_on(talk)
