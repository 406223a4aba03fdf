"""What to keep and what to leave alone: by situation, platform, age of the person shown, and who asks (care.md 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta, timezone
from typing import Optional

from actions.aspects import aspect, step_of, table
from actions.base import Say, Says, Talk
from actions.journey import (
    Journey,
    Question,
    TopicAction,
    asks_shown_age,
    is_helper,
    is_watched,
    journey,
    knowing,
    proceed,
    settle,
    shown_age,
)
from actions.other import is_teacher
from actions.places import bullets, directory, is_old, language, numbered, platform, platform_name
from actions.questions import ABOUT_OTHER, SHOWN_AGE
from actions.values import values

_SITUATION = {
    "deepfake": "posted",
    "sharing": "posted",
    "threat": "chat",
    "grooming": "chat",
    "impersonation": "account",
    "camera": "camera",
}
ASPECTS = table(
    ("reset", r"초기화|공장\s?초기|해킹\s?앱|factory reset|reset (?:my|the) phone|wipe (?:my|the) phone"),
    (
        "alert",
        r"캡[처쳐]하면\s?상대|상대(?:방)?[이가]?\s?(?:알|아)(?:아|게|림|나|요)|알림\s?(?:가|이\s?가)",
        r"사라지는\s?메시지",
        r"(?:notif|know|alert|told)[^.?!]{0,25}screenshot|screenshot[^.?!]{0,25}(?:notif|know|alert|told)",
        r"disappearing",
    ),
    (
        "recover",
        r"이미\s?지웠|지웠(?:어|는데|습)|지워\s?버|삭제했|복구|나와\s?버렸|이미\s?나[왔갔]",
        r"(?:i|have|already)[^.?!]{0,10}\b(?:deleted|erased|left)\b|recover|get it back",
    ),
    (
        "seen_by_friend",
        r"(?:친구|누가|지인|동생)[가이]\s?본|본\s?거라",
        r"(?:friend|someone else|they) (?:saw|has seen|found) it",
    ),
    (
        "none",
        r"증거(?:가|는|도)?\s?(?:하나도\s?)?없|남은\s?(?:게|것이)\s?없",
        r"no (?:evidence|proof)|don'?t have (?:any )?(?:evidence|proof)|nothing left",
    ),
    (
        "leave",
        r"방(?:에서|을)?\s?(?:나가|나올|나와)|나가도|탈퇴해도|계속\s?(?:들어가\s?)?있어야",
        r"leave the (?:room|group|chat|channel)|(?:should|can|must|do) i (?:leave|stay)",
        r"exit the (?:room|group|chat)",
    ),
    ("recording", r"녹음|통화", r"record(?:ing)? (?:of )?(?:the |a |my )?(?:call|phone)|phone call"),
    (
        "link",
        r"(?:링크|주소|캡[처쳐]|캡쳐본|스크린샷|스샷)만|원본이?\s?(?:꼭|있어야)",
        r"(?:just|only) (?:the |a )?(?:link|address|url|screenshots?)",
        r"(?:link|screenshots?) (?:be )?enough|original file",
    ),
)
_PLAIN = frozenset({"reset", "alert", "recover", "seen_by_friend", "none", "leave", "recording", "link"})
# Words that are not said back, whatever an address or a name holds.
_GRAPHIC = re.compile(
    r"섹|쎅|야동|야설|보지|자지|걸레|창녀|노출|알몸|누드|벗|능욕|sex|porn|nude|naked|fuck|slut|whore|bitch|puss|dick|cock|boob|tits|xxx|rape",
    re.IGNORECASE,
)
_LONGEST_VALUE = 60
_SEOUL = timezone(timedelta(hours=9))

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
    response = what_to_keep(talk)
    if is_watched(talk) and not is_helper(talk) and not response.endswith("_partner"):
        yield Say("utter_evidence_watched")
    yield Say(response)


def what_to_keep(talk: Talk) -> str:
    """The response for this person and situation. Helpers keep no image, of adults either."""
    if is_helper(talk):
        if is_teacher(talk):
            return "utter_evidence_helper_teacher"
        child = talk.slot("relation") == "child" or shown_age(talk) in ("under_18", "18")
        return "utter_evidence_helper_child" if child else "utter_evidence_helper"
    situation = talk.slot("situation", "posted")
    if situation == "posted":
        return "utter_evidence_posted_adult" if shown_age(talk) == "19_plus" else "utter_evidence_posted_young"
    if situation == "chat" and ("partner" in (talk.slot("offender"), talk.slot("watched_by"))):
        return "utter_evidence_chat_partner"  # nothing sudden (care.md 9)
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
    """The part asked for; else begins with what is known: somebody who told what happened is not asked again."""
    if step_of(talk) == "platform":
        return [on_platform(talk)]
    part = aspect(talk, ASPECTS)
    if part in _PLAIN:
        return [Say(f"utter_evidence_{part}")]
    if talk.text and "platform" in talk.entities and known_situation(talk):
        return [on_platform(talk)]
    slots: dict[str, str] = {"topic": EVIDENCE.topic}
    happened = talk.slot("happened")
    if talk.slot("topic") != EVIDENCE.topic and happened:
        slots["situation"] = _SITUATION[happened]
        slots["about_other"] = talk.slot("about_other", "self")
    return proceed(EVIDENCE, knowing(talk, **slots), slots=slots)


def known_situation(talk: Talk) -> bool:
    """Has the general advice been given or its questions answered, so that an app's own list can follow?"""
    return bool(talk.slot("happened")) or talk.slot("situation") is not None or is_helper(talk)


def on_platform(talk: Talk) -> Say:
    """What to note on the platform named; the question which one when none is."""
    id = talk.slot("platform")
    row = platform(id)
    if row is None:
        return Say("utter_evidence_platform_which" if id in (None, "skipped") else "utter_evidence_platform_all")
    said = language(talk)
    values = {"platform_name": row.name.in_(said), "items": bullets(row.evidence_to_keep.in_(said))}
    if is_old(row):
        return Say("utter_evidence_platform_old", values={**values, "as_of": directory().month(row.as_of, said)})
    return Say("utter_evidence_platform", values=values)


def noted(talk: Talk) -> list[str]:
    """What the message holds, in the order worth noting, and what is worth adding to it."""
    words, said = values().noted, language(talk)
    found: list[str] = []
    for name in ("platform", "url", "handle", "date", "amount"):
        for value in dict.fromkeys(talk.entities.get(name, ())):
            shown_as = as_said(name, value, talk)
            if shown_as is not None:
                found.append(words[name].in_(said).replace("{value}", shown_as))
    if not found:
        return []
    if not {"url", "platform"} & talk.entities.keys():
        found.append(words["no_place"].in_(said))
    if "handle" not in talk.entities:
        found.append(words["no_account"].in_(said))
    return [*found, words["seen"].in_(said)]


def as_said(name: str, value: str, talk: Talk) -> Optional[str]:
    """One value for the screen: no graphic word, no brace, not too long; None when it says nothing."""
    if name == "platform":
        return platform_name(value, talk)
    if name == "date":
        return on_day(value, talk)
    if _GRAPHIC.search(value):
        return values().noted["as_written"].in_(language(talk))
    value = value.replace("{", "").replace("}", "").strip()
    return f"{value[:_LONGEST_VALUE]}…" if len(value) > _LONGEST_VALUE else value or None


def on_day(value: str, talk: Talk) -> Optional[str]:
    """A date entity ("2026-11-03", "11-03", "-1d") as a day people write; None for a shape without a day."""
    ago = re.fullmatch(r"-?(\d+)([dw])", value)
    full = re.fullmatch(r"(?:(\d{4})-)?(\d{2})-(\d{2})", value)
    try:
        if ago:
            unit = 7 if ago[2] == "w" else 1
            day = talk.now.astimezone(_SEOUL).date() - timedelta(days=int(ago[1]) * unit)
        elif full:
            day = date(int(full[1] or talk.now.year), int(full[2]), int(full[3]))
        else:
            return None
    except (ValueError, OverflowError):
        return None
    if language(talk) == "ko":
        return f"{day.month}월 {day.day}일"
    return f"{day.day} {directory().month(f'{day:%Y-%m}', 'en').split()[0]}"


_HERE = re.compile(
    r"여기(?:에다가|에다|에|다가|다)?\s?(?:그냥\s?|다\s?|좀\s?)?(?:적어|써|남겨|기록해|메모해|보관해|저장해)\s?(?:두|놓|놔|둬)?(?:면|도|어도)?\s?"
    r"(?:돼|되|될|괜찮|남)"
    r"|여기(?:에다가|에다|에|다가|다)?\s?(?:적|쓰|남기|기록하|메모하)(?:으?면|어도|어)\s?(?:돼|되|될|괜찮|남)"
    r"|\b(?:can|should|may|could|do) i (?:just )?(?:write|note|keep|put|save|leave|record|store)"
    r" (?:it|this|that|them|everything|all (?:of )?(?:it|this)) (?:down )?(?:in )?here\b"
    r"|\bis it ok(?:ay)? (?:to|if i) (?:write|note|keep|put|save) (?:it|this|that|them) (?:down )?here\b",
    re.IGNORECASE,
)


def noting_here(talk: Talk) -> Optional[list[Say]]:
    """ "May I note it here?": yes, but it goes after a day, so elsewhere too. The question that stood is offered."""
    if not talk.text or len(talk.text) > _LONGEST_VALUE or not _HERE.search(talk.text):
        return None
    return settle(talk, [Say("utter_evidence_here")], offer=True)


def add_evidence(talk: Talk) -> Say:
    """Nothing is kept yet; what was brought is said back in order, so that it can be written down."""
    items = noted(talk)
    if not items:
        return Say("utter_add_evidence")
    response = "utter_add_evidence_watched" if is_watched(talk) else "utter_add_evidence_noted"
    return Say(response, values={"items": numbered(items)})


class ActionEvidence(TopicAction):
    """How to keep evidence."""

    digresses = False
    subject = "evidence"

    def name(self) -> str:
        return "action_evidence"

    def say(self, talk: Talk) -> Says:
        return evidence(talk)

    def leads_back(self, talk: Talk, says: list[Say]) -> bool:
        """A short question leads back to the journey that stood; the evidence journey itself does not."""
        return says[0].response.removeprefix("utter_evidence_") in _PLAIN


class ActionAddEvidence(TopicAction):
    """Brings something to record: nothing is kept yet, and that is said plainly."""

    def name(self) -> str:
        return "action_add_evidence"

    def say(self, talk: Talk) -> Says:
        return add_evidence(talk)
