"""A named platform's own report: steps and form from the directory."""

from __future__ import annotations

from actions.base import Say, Says, Talk
from actions.journey import TopicAction, standing_answer
from actions.places import directory, is_old, language, numbered, platform, platform_name
from bot.directory.rows import Link, Platform

_REPORTS = ("신고", "report", "flag", "삭제", "지우", "차단", "block", "remove")


def answers_where(talk: Talk) -> bool:
    """Is this only the name of a place, said to the question where it was posted?"""
    asked = str(talk.slot("awaiting") or "").endswith("__platform")
    return asked and "platform" in talk.entities and not any(word in talk.text.lower() for word in _REPORTS)


def report_on(talk: Talk) -> Say:
    """The steps on the platform named, or the question which one."""
    id = talk.slot("platform")
    if id in (None, "skipped"):
        return Say("utter_platform_which")
    name = platform_name(str(id), talk)
    if name is None:
        return Say("utter_platform_which")
    row = platform(str(id))
    if row is None:
        return Say("utter_platform_unsure", values={"platform_name": name})
    said = language(talk)
    values = {
        "platform_name": f"{name}{directory().caution(row, said)}",
        "steps": numbered(row.in_app_path.in_(said)),
    }
    if is_old(row):
        return Say("utter_platform_path_old", values={**values, "as_of": directory().month(row.as_of, said)})
    form = form_for(row, talk)
    if form is None:
        return Say("utter_platform_path", values=values)
    return Say("utter_platform_path_form", values={**values, "form_use": form.use.in_(said), "form": form.url})


def form_for(row: Platform, talk: Talk) -> Link | None:
    """The confirmed form that fits what happened; the first confirmed one otherwise."""
    links = [link for link in row.report_urls if link.confidence == "confirmed"]
    if talk.slot("happened") == "impersonation":
        links.sort(key=lambda link: "사칭" not in link.use.ko)
    return links[0] if links else None


class ActionPlatform(TopicAction):
    """How to report on a platform."""

    def name(self) -> str:
        return "action_platform"

    def say(self, talk: Talk) -> Says:
        if answers_where(talk):
            answer = standing_answer(talk)
            if answer:
                return answer
        return report_on(talk)
