"""Questions that mean one thing whatever the classifier makes of them: what next, visa, blocking, what was sent.

They are read before the action of the intent, outside a crisis (`actions/read_first.py`).
"""

from __future__ import annotations

import re
from typing import Any, Optional

from actions.base import Say, Talk
from actions.journey import JOURNEYS, ask_again, by_partner, is_helper, knowing, proceed, settle
from actions.other import plan_name

_NEXT = re.compile(
    r"^\W*(?:ok(?:ay)?|so|and|then|그럼|그러면|네|이제)?\W*"
    r"(?:what(?:'?s| is)? next|what now|now what|next step|what (?:do|should|can) i do (?:next|now)"
    r"|next|다음(?:은|요|이요)?(?:\s?(?:뭐|뭘|무엇을?)\s?\S{0,8})?|다음엔|다음에는|다음\s?(?:단계|할\s?일|순서)(?:은|는|이)?"
    r"|(?:(?:네|다시요?|그래서|저)\s?){0,3}(?:뭐|무엇|뭘|어떤\s?것)부터\s?(?:해요|하죠|하나요|하면\s?(?:돼요|되나요|되죠)|해야\s?(?:해요|하나요|돼요|되나요))"
    r"|이제\s?(?:뭐|뭘|무엇을|어떻게)(?:\s?(?:해요|하죠|하나요"
    r"|해야\s?(?:해요|하나요|돼요)|하면\s?(?:돼요|되나요)))?)"
    r"\W*$",
    re.IGNORECASE,
)
_VISA = re.compile(
    r"\b(?:deport\w*|visa|immigration|arc card)\b"
    r"|추방|강제\s?(?:출국|퇴거)|체류\s?(?:자격|기간)|(?<!소)비자(?!발)|출입국|불법\s?체류|미등록",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"\b(?:should|can|do|may|must|could) i (?:just |now |still )?"
    r"(?:block|unfriend|reply|answer|respond|ignore|delete (?:the )?(?:chat|him|her))"
    r"|차단\s?(?:해도|할까|하면|해야|해\s?버)|(?:답장?|대답|답)\s?(?:[을은는]\s?)?(?:해도|할까|해야|안\s?해도)|씹어도|무시해도",
    re.IGNORECASE,
)
_DELETE = re.compile(
    r"\b(?:should|can|may|must|do) i (?:just )?(?:delete|erase|get rid of)\b"
    r"|(?:지워|삭제해?)(?:도|야)\s?(?:돼|되|하)|지울까|삭제할까",
    re.IGNORECASE,
)
_PICTURES = re.compile(
    r"\b(?:pics?|pictures?|photos?|nudes?|videos?|originals?|screenshots?)\b|사진|영상|원본|이미지|캡[처쳐]|스크린\s?샷|스샷",
    re.IGNORECASE,
)


def what_next(talk: Talk) -> Optional[list[Say]]:
    """The question that waits, or the plan again: "what next" always has an answer of its own."""
    if not _NEXT.match(talk.text.strip()):
        return None
    waiting = talk.slot("awaiting") or talk.slot("paused")
    again = ask_again(talk, waiting) if waiting else []
    if again:
        return settle(talk, again, offer=False)
    topic = str(talk.slot("happened") or talk.slot("topic"))
    if is_helper(talk):
        return settle(talk, [Say(plan_name(talk))], offer=False)
    if topic in JOURNEYS:
        slots: dict[str, Any] = {"topic": topic}
        return settle(talk, proceed(JOURNEYS[topic], knowing(talk, **slots), slots=slots), offer=False)
    return settle(talk, [Say("utter_menu_todo")], offer=False)


def about_visa(talk: Talk) -> Optional[list[Say]]:
    """Who fears for a visa is told whom to ask first; nothing is claimed that no source confirms (care.md 10)."""
    if not _VISA.search(talk.text) or talk.intent.startswith("report_"):
        return None
    return settle(talk, [Say("utter_police_visa", slots={"migrant": "yes"})], offer=True)


def about_blocking(talk: Talk) -> Optional[list[Say]]:
    """Block, answer, delete? Record first; with a partner or ex nothing sudden (care.md 8 and 9)."""
    if not _BLOCK.search(talk.text):
        return None
    name = "utter_threat_block_partner" if by_partner(talk) else "utter_threat_block"
    return settle(talk, [Say(name)], offer=True)


def about_originals(talk: Talk) -> Optional[list[Say]]:
    """What is on the phone already is neither deleted nor sent (care.md 4)."""
    if not (_DELETE.search(talk.text) and _PICTURES.search(talk.text)):
        return None
    return settle(talk, [Say("utter_evidence_originals")], offer=True)
