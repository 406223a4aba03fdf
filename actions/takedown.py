"""Getting it off the net, and holding back copies: who does it, by what happened and by age (care.md 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Optional

from actions.aspects import aspect, table
from actions.base import Say, Says, Talk
from actions.journey import (
    Journey,
    Question,
    TopicAction,
    asks_shown_age,
    by_partner,
    is_helper,
    is_minor,
    journey,
    proceed,
    settle,
    shown_age,
)
from actions.places import country, directory, language, telling
from actions.questions import SHOWN_AGE
from actions.threat import hashes
from bot.directory.directory import HOME

ASPECTS = table(
    ("copyright", r"저작권|dmca|copyright"),
    (
        "hash",
        r"해시|지문|스톱\s?엔|테이크\s?잇|미리\s?막|올라가기\s?전|퍼지기\s?전",
        r"stop\s?ncii|takeitdown|take it down (?:service|ncmec|site|website|app|form|tool)"
        r"|\b(?:use|with|called|about) take it down"
        r"|^\W*take it down\W*$|\bhash|before (?:it|they|he|she) (?:is |get|post|go)",
    ),
    (
        "search",
        r"검색|캐시|캐쉬|썸네일|미리보기",
        r"search result|cached?\b|thumbnail|google|bing\b|\bsearch(?:es|ed|ing)? (?:my|for)",
    ),
    (
        "again",
        r"또\s?(?:올라|올려|퍼)|다시\s?(?:올라|올려|퍼|나타)|재유포|재업",
        r"\b(?:it|this|that|pictures?|photos?|videos?|posts?)\b[^.?!]{0,10}(?:came|comes?|coming|went) (?:back|up)",
        r"re-?upload|again and again",
        r"reappear|reposted",
    ),
    (
        "how_long",
        r"얼마나\s?걸|오래\s?걸|며칠|언제\s?(?:지워|내려)|몇\s?(?:시간|일|주|달)",
        r"how (?:long|fast|soon|quick)|how many (?:days|hours)",
    ),
    (
        "all",
        r"완전히|전부|모두|다\s?지워|한꺼번에|한\s?번에|영원히",
        r"completely|everything|all of (?:it|them)|forever|for good|at once",
    ),
    (
        "closed_room",
        r"비공개|비밀\s?방|단톡|닫힌|초대\s?링크|봇",
        r"closed (?:room|group|channel)|private (?:room|group|channel|chat)|\bbot\b|invite",
    ),
    ("overseas", r"해외|외국|성인\s?사이트|야동|포르노|불법\s?사이트", r"foreign|overseas|abroad|adult site|porn"),
    (
        "who",
        r"대신|동의\s?없이|부모님?\s?(?:몰래|없이)|직접\s?해야|어떻게\s?신청",
        r"on my behalf|for me\b|without (?:my )?(?:parents|consent of)|myself\b|apply",
    ),
    (
        "ready",
        r"준비|필요한|뭐가\s?필요|링크만|주소만|있어야",
        r"what (?:do|should) i (?:need|have|prepare)|\bneed to (?:have|send|give)",
        r"only (?:have )?(?:the |a )?link",
    ),
)
_CAME_BACK = re.compile(
    r"^\W*(?:그게\s?|사진이\s?|영상이\s?|근데\s?)?(?:또|다시)\s?(?:올라왔|올라와|퍼졌|퍼져)"
    r"|^\W*(?:but )?(?:it|the (?:video|photo|picture)s?)(?:'s| is| has)? (?:(?:came|come) )?(?:back|up)(?: again)?\W*$"
    r"|re-?uploaded",
    re.IGNORECASE,
)
_WHERE_THEN = re.compile(
    r"^\W*(?:아니\s?)?(?:그럼|그러면)\s?어디(?:다|에|에다|서)?\s?(?:해|하|맡|부탁|말)[가-힣\s]{0,6}\W*$"
    r"|^\W*(?:no,? )?(?:so |then )?where (?:do|can|should) i (?:do it|go|ask)(?: then)?\W*$",
    re.IGNORECASE,
)
_HASH = re.compile(
    r"해시|스톱\s?엔\s?씨|테이크\s?잇\s?다운|stop\s?ncii|(?:does|use|about) take it down|\bhash(?:es|ing)?\b(?!\s?tag)",
    re.IGNORECASE,
)
_IMAGES = frozenset({"deepfake", "sharing", "camera"})
_PLAIN = frozenset({"menu", "copyright", "search", "again", "how_long", "all", "closed_room", "overseas", "ready"})


def takedown(talk: Talk) -> list[Say]:
    """What was asked for, else who removes it for this person."""
    step = aspect(talk, ASPECTS)
    if step == "hash":
        return hash_service(talk)
    if step in _PLAIN:
        return [Say(f"utter_takedown_{step}")]
    if step == "who":
        return [telling("utter_takedown_who", "deletion_support", talk)]
    lead = [Say("utter_takedown_partner")] if by_partner(talk) and not is_helper(talk) else []
    return [*lead, removers(talk)]


def removers(talk: Talk) -> Say:
    """The centre, the regulator, and a hash service only where it fits the age."""
    if country(talk) != HOME:
        centre = directory().contact("women_line", "name", country=HOME, language=language(talk))
        return Say("utter_takedown_abroad", values={"korean_centre": centre})
    if is_helper(talk):
        return Say("utter_takedown_helper")
    if talk.slot("happened") == "threat" and talk.slot("still_up") != "yes":
        return Say("utter_takedown_not_yet")
    if talk.slot("happened") == "impersonation":
        return Say("utter_takedown_account")
    kind = hashes(talk)
    young = kind == "centre" and (is_minor(talk) or shown_age(talk) == "under_18")
    return Say("utter_takedown_centre_young" if young else f"utter_takedown_{kind}")


HAS_FILE = Question(
    "has_file",
    "utter_ask_has_file",
    skip="skipped",
    yes="yes",
    no="no",
    words=(
        (r"없어|없습|지웠|안\s?갖고|못\s?봤|don'?t have|do not have|deleted|never had|no file", "no"),
        (r"있어|있습|갖고|가지고|저장|have it|saved|on my phone|still have", "yes"),
    ),
    needed=lambda talk: hashes(talk) != "centre",
)


def hash_plan(talk: Talk) -> Iterable[Say]:
    """Which hash service, if any; without the file none, and nobody downloads it for that."""
    if is_helper(talk):
        yield Say("utter_hash_helper")
    elif hashes(talk) != "centre" and talk.slot("has_file") == "no":
        yield Say("utter_hash_no_file")
    else:
        yield Say(f"utter_hash_{hashes(talk)}")


TAKEDOWN = journey(
    Journey(
        topic="takedown",
        questions=(
            Question(
                SHOWN_AGE.slot,
                SHOWN_AGE.response,
                skip=SHOWN_AGE.skip,
                words=SHOWN_AGE.words,
                needed=lambda talk: asks_shown_age(talk) and not is_helper(talk),
            ),
            HAS_FILE,
        ),
        plan=hash_plan,
    )
)


def hash_service(talk: Talk) -> list[Say]:
    """The age of the person shown, whether the file is there, then the service that fits."""
    slots = {"topic": TAKEDOWN.topic}
    return proceed(TAKEDOWN, talk, slots=slots)


def came_back(talk: Talk) -> Optional[list[Say]]:
    """ "It came back", or "where then" after firms, whatever it sounds like; what happened first is a report."""
    if talk.slot("subject") in ("payment", "takedown") and _WHERE_THEN.match(talk.text.strip()):
        return settle(
            talk, [replace(says, slots={"subject": "takedown", **says.slots}) for says in takedown(talk)], offer=False
        )
    about_images = talk.slot("subject") in ("takedown", "platform") or talk.slot("happened") in _IMAGES
    if not about_images or talk.intent.startswith("report_") or not _CAME_BACK.search(talk.text):
        return None
    return settle(talk, [Say("utter_takedown_again", slots={"subject": "takedown"})], offer=True)


def on_an_adult_site(talk: Talk) -> Optional[list[Say]]:
    """ "It is a porn site, I do not know which": how foreign and adult sites are asked, without a search."""
    if talk.intent not in ("nlu_fallback", "out_of_scope") or talk.slot("awaiting") is not None:
        return None
    if "adult_sites" not in talk.entities.get("platform", ()):
        return None
    return settle(talk, [Say("utter_takedown_overseas", slots={"subject": "takedown"})], offer=True)


def about_hashes(talk: Talk) -> Optional[list[Say]]:
    """A hash service that is named is asked for, whatever it sounds like."""
    if talk.intent in ("ask_takedown", "report_threat") or not _HASH.search(talk.text):
        return None
    return settle(talk, hash_service(talk), offer=False)


class ActionTakedown(TopicAction):
    """Wants images removed."""

    subject = "takedown"

    def name(self) -> str:
        return "action_takedown"

    def say(self, talk: Talk) -> Says:
        return takedown(talk)
