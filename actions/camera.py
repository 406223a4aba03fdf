"""Filmed in secret, or a camera was found: the spot, the police, tonight's room, and whether it was spread."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Optional

from actions.aspects import first_in, table
from actions.base import Say, Says, Talk
from actions.helping import helper_first, helper_next
from actions.journey import (
    WATCHED_TELLS,
    Journey,
    Question,
    TopicAction,
    ask_again,
    beside,
    by_partner,
    is_helper,
    journey,
    journey_of,
    knowing,
    settle,
    start,
)
from actions.questions import OFFENDER, PLATFORM, SHOWN_AGE, WATCHED_BY, safe_place
from actions.sharing import spread

_ASKS = re.compile(
    r"[?？]|까요?\W*$|나요\W*$|돼요\W*$|까\s?봐|\b(?:should|can|may|do|is|was|has) (?:i|it|this|the)\b", re.IGNORECASE
)


def _saw_footage(talk: Talk) -> bool:
    return not is_helper(talk) and talk.slot("camera_stage") == "footage"


def _is_online(talk: Talk) -> bool:
    return _saw_footage(talk) and talk.slot("camera_spread") == "online"


def _somebody_near(talk: Talk) -> bool:
    return not is_helper(talk) and talk.slot("offender") in ("partner", "known")


STAGES = ("found", "suspect", "seen", "footage")
STAGE = Question(
    "camera_stage",
    "utter_ask_camera_stage",
    skip="skipped",
    no="skipped",
    words=(
        (
            r"찍힌\s?(?:걸|것|거|사진|영상)(?!\s?같)|(?:영상|사진|동영상)[^.!?\n]{0,6}(?:봤|발견|나왔)|유포|퍼[졌진]",
            "footage",
        ),
        (r"footage|saw (?:the|a) (?:video|clip)", "footage"),
        (r"찍는|찍고\s?있|찍으려|찍다가|들이대|(?:뒤|옆|앞|아래|밑)에서\s?(?:저를\s?|나를\s?|절\s?|날\s?)?찍", "seen"),
        (r"(?:폰|휴대전화|카메라)(?:을|를)?\s?(?:든|들고|들었)", "seen"),
        (
            r"filming|taking (?:a )?(?:video|picture|photo)s?|holding (?:up )?(?:a|his|her|their) phone",
            "seen",
        ),
        (r"같아|같습|의심|수상|이상한|혹시|suspect|think there|might be|maybe|weird|strange", "suspect"),
        (r"찾았|발견|나왔|있었|있어|found|there is|there'?s", "found"),
    ),
    needed=lambda talk: not is_helper(talk),
)
PLACE = Question(
    "camera_place",
    "utter_ask_camera_place",
    skip="skipped",
    no="skipped",
    words=(
        (r"화장실|탈의실|샤워|사우나|목욕|수영장|피팅룸", "public"),
        (
            r"toilet|restroom|bathroom|changing|locker|shower|sauna|fitting room",
            "public",
        ),
        (r"숙소|모텔|호텔|펜션|에어비앤비|게스트|여관|motel|hotel|airbnb|hostel|lodging|guest ?house", "lodging"),
        (r"집|원룸|자취|방|기숙사|오피스텔|아파트|home|apartment|flat|bedroom|my room|dorm", "home"),
        (r"학교|직장|회사|사무실|학원|알바|가게|부대|school|work|office|company|shop|barracks", "work"),
        (
            r"지하철|전철|버스|기차|길에서|길거리|에스컬레이터|subway|metro|\bbus\b|\btrain\b|street|escalator",
            "passing",
        ),
        (r"카페|식당|공원|caf[eé]|restaurant|\bpark\b", "skipped"),
    ),
    needed=lambda talk: not is_helper(talk),
)
BY = Question(
    OFFENDER.slot,
    "utter_ask_camera_by",
    skip="skipped",
    again="utter_ask_camera_by_again",
    no="skipped",
    words=(
        (
            r"집\s?주인|건물주|관리인|룸메|동거|사장|직원|팀장|과장|부장|상사|대표|점장|교수|landlord|landlady|owner|room\s?mate|flat\s?mate|manager|host",
            "known",
        ),
        *OFFENDER.words,
    ),
    needed=lambda talk: not is_helper(talk),
)
SPREAD = Question(
    "camera_spread",
    "utter_ask_camera_spread",
    skip="skipped",
    no="skipped",
    words=(
        (r"폰에서|폰에|휴대전화|휴대폰|핸드폰|컴퓨터|노트북|갤러리|usb|phone|computer|laptop|gallery", "device"),
        (r"들었|말로|소문|heard|told|rumou?r", "told"),
        (
            r"인터넷|사이트|방에|단톡|채널|텔레|트위터|인스타|online|internet|site|channel|chat|telegram|twitter",
            "online",
        ),
    ),
    needed=_saw_footage,
)


def _urgent(talk: Talk) -> str:
    """What is urgent, for who told the situation in the first sentence and was asked first whether they are safe."""
    stage = talk.slot("camera_stage")
    return f"utter_camera_{stage}" if stage in STAGES else ""


def plan(talk: Talk) -> Iterable[Say]:
    """Spread online: as for any image that is out. On a device: leave it to the police. Else the spot itself."""
    if is_helper(talk):
        yield helper_next(talk)
        return
    place = talk.slot("camera_place")
    if _saw_footage(talk):
        yield from beside(talk)
    elif place not in (None, "skipped", "passing"):
        yield Say(f"utter_camera_place_{place}")
    else:
        yield from beside(talk)
    yield Say(steps(talk))


def steps(talk: Talk) -> str:
    """The response that names the steps."""
    if _is_online(talk):
        return spread(talk)
    if _saw_footage(talk):
        return "utter_camera_plan_device" + ("_partner" if by_partner(talk) else "")
    if talk.slot("camera_stage") != "found" and _in_a_hand(talk):
        return "utter_camera_next_seen"
    return "utter_camera_next"


def _in_a_hand(talk: Talk) -> bool:
    """A phone somebody held, or a place one passes through: no object was left behind that could be found."""
    return talk.slot("camera_stage") == "seen" or talk.slot("camera_place") == "passing"


CAMERA = journey(
    Journey(
        topic="camera",
        heard="utter_camera_heard",
        questions=(
            safe_place("utter_camera_first"),
            STAGE,
            PLACE,
            BY,
            Question(
                WATCHED_BY.slot,
                WATCHED_BY.response,
                skip=WATCHED_BY.skip,
                no=WATCHED_BY.no,
                words=WATCHED_BY.words,
                needed=_somebody_near,
            ),
            SPREAD,
            Question(
                SHOWN_AGE.slot,
                SHOWN_AGE.response,
                skip=SHOWN_AGE.skip,
                words=SHOWN_AGE.words,
                needed=lambda talk: _is_online(talk) and SHOWN_AGE.needed(talk),
            ),
            Question(PLATFORM.slot, PLATFORM.response, skip=PLATFORM.skip, no=PLATFORM.no, needed=_is_online),
        ),
        plan=plan,
        after={
            **WATCHED_TELLS,
            ("offender", "partner"): "utter_partner_safety",
            ("safe_place", "yes"): _urgent,
            ("safe_place", "skipped"): _urgent,
            **{("camera_stage", stage): f"utter_camera_{stage}" for stage in STAGES},
        },
    )
)


def camera(talk: Talk) -> list[Say]:
    """Begins or goes on; a helper hears first what a helper must not do."""
    if is_helper(talk) and talk.slot("topic") != CAMERA.topic:
        return helper_first(CAMERA.topic, talk)
    told = _told_at_once(talk)
    says = start(CAMERA, knowing(talk, **told))
    return [replace(says[0], slots={**told, **says[0].slots}), *says[1:]]


def _told_at_once(talk: Talk) -> dict[str, str]:
    """Situation and place, as far as the sentence says them that begins the journey."""
    if not talk.text or talk.slot("topic") == CAMERA.topic:
        return {}
    found = {question.slot: question.in_words(talk.text) for question in (STAGE, PLACE)}
    return {slot: value for slot, value in found.items() if value is not None and talk.slot(slot) is None}


# Questions about the object, the place and the footage that come up in this journey, each with its own answer.
_ASKED = table(
    (
        "utter_camera_found",
        r"(?:만져|뽑|떼|가져가|끄|꺼|초기화|치워|부숴|버려|지워)[^.!?\n]{0,8}(?:돼|되|할까|하나|까요|말까)",
        r"\b(?:should|can|may|do) i (?:just )?(?:touch|take|remove|unplug|reset|switch|turn|smash|keep|throw|move)",
    ),
    (
        "utter_camera_owner",
        r"(?:주인|사장|직원|관리|매니저|회사|학교|프런트|업주|호텔|모텔)[^.!?\n]{0,8}(?:말|알려|얘기|따져|연락|항의)[^.!?\n]{0,8}(?:돼|되|할까|하나|까요)",
        r"\b(?:should|can|do|must) i (?:tell|confront|ask|call|complain to|talk to) "
        r"(?:the |my )?(?:owner|manager|staff|landlord|landlady|host|boss|school|hotel|motel|reception)",
    ),
    (
        "utter_camera_unsure",
        r"퍼[졌지질]|유포[^.!?\n]{0,4}(?:됐|되|될)|어딘가에?\s?올라|찾아\s?(?:봐야|볼까)|올라갔을까",
        r"\b(?:is|was|has|could|might|will) (?:it|this|the \w+)(?: \w+)? (?:spread|online|posted|uploaded|out there)",
    ),
)


_SAYS_THE_SAME = ("utter_camera_place_work", "utter_camera_place_public")
# Of the object; of a person somebody would say who.
_NOT_A_NOTE = frozenset({"express_suicidal", "in_danger_now", "delete_my_data", "restart", "change_language"})
_LEFT_THERE = re.compile(
    r"^(?:네\s?)?(?:아직(?:도)?\s?)?(?:그\s?자리에|거기에?)?\s?(?:그대로|아직)\s?(?:있어요|있습니다|뒀어요|두었어요|놔뒀어요)\W*$"
    r"|^(?:yes,? )?(?:it'?s|it is) still there\W*$",
    re.IGNORECASE,
)


def asked_about_it(talk: Talk) -> Optional[list[Say]]:
    """May I take it out, do I tell the owner, is it out there: answered, and the journey goes on."""
    in_hand = CAMERA.topic in (talk.slot("topic"), talk.slot("happened"))
    if not in_hand or is_helper(talk) or talk.intent == "express_suicidal":
        return None
    standing = talk.slot("awaiting")
    again = ask_again(talk, standing) if str(standing).startswith("camera__") else [Say("utter_menu_todo")]
    if talk.slot("camera_stage") == "found" and _LEFT_THERE.match(talk.text.strip()):
        return settle(talk, [Say("utter_camera_left"), *again], offer=False)
    if not _ASKS.search(talk.text):
        return None
    name = first_in(talk.text, _ASKED)
    if name is None:
        return None
    if name == "utter_camera_owner" and len(again) > 1 and again[0].response in _SAYS_THE_SAME:
        again = [replace(again[1], slots={**again[0].slots, **again[1].slots}), *again[2:]]  # it would say the same
    return settle(talk, [Say(name), *again], offer=False)


_CLOCK = re.compile(
    r"(?:\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두)\s?시(?!간)|(?<!\d)\d{1,2}:\d{2}(?!\d)"
    r"|\b\d{1,2}\s?(?:am|pm|a\.m|p\.m|o'?clock)\b|\b(?:at|around|about) (?:\d{1,2}|noon|midnight)\b",
    re.IGNORECASE,
)
_SPOT = re.compile(
    r"[가-힣]{1,6}역(?:이|은|에|요|에서|\s|,|$)|역\s?이름|\d호선|\d+번\s?(?:출구|버스|칸)|정류장|승강장|계단"
    r"|\b(?:at|in|near|on) (?:the )?[\w'-]+(?: [\w'-]+)? (?:station|stop|line|exit|mall|street|floor|building)\b"
    r"|\bline \d\b|\bstation (?:was|is|name)\b",
    re.IGNORECASE,
)
_LONGEST_NOTE = 80


def when_and_where(talk: Talk) -> Optional[list[Say]]:
    """A place with a time, as one dictates a record: heard, kept nowhere, so to be noted; the question comes back."""
    text = talk.text.strip()
    in_hand = CAMERA.topic in (talk.slot("topic"), talk.slot("happened"))
    if not in_hand or is_helper(talk) or len(text) > _LONGEST_NOTE or talk.intent in _NOT_A_NOTE or _ASKS.search(text):
        return None
    place = _SPOT.search(text) or PLACE.in_words(text) is not None
    if not place or not _CLOCK.search(text) or STAGE.in_words(text) in ("footage", "seen"):
        return None
    told: dict[str, str] = {}
    spot = PLACE.in_words(text)
    if spot is not None and talk.slot("camera_place") is None:
        told["camera_place"] = spot
    standing = talk.slot("awaiting")
    made = journey_of(standing)
    again = ask_again(knowing(talk, **told), str(standing)) if made is not None else [Say("utter_menu_todo")]
    return settle(talk, [Say("utter_camera_noted", slots=dict(told)), *again], offer=False)


class ActionCamera(TopicAction):
    """Was filmed in secret."""

    digresses = False

    def name(self) -> str:
        return "action_camera"

    def say(self, talk: Talk) -> Says:
        return camera(talk)
