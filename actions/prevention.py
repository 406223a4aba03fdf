"""Before anything happens, by what is worried about. Nobody is told to look for themselves (care.md 4)."""

from __future__ import annotations

from actions.aspects import aspect, table
from actions.base import Say, Says, Talk
from actions.journey import TopicAction, by_partner
from actions.threat import hashes

_PAGES = table(
    (
        "check",
        r"(?:방|사이트|거기|텔레|명단|어디)[^.!?\n]{0,12}(?:있는지|있나|올라가\s?있|올라와\s?있|나오는지)",
        r"확인할\s?수|얼굴\s?검색|찾아(?:볼|봐도)|검색해",
        r"\bam i (?:in|on)\b",
        r"\b(?:check|see|find out|search|look) (?:if|whether|for) (?:\w+ ){0,3}(?:i|my|me|photos?|pictures?)\b",
        r"\bface search|reverse image",
    ),
    (
        "camera",
        r"숙소|모텔|호텔|자취방|원룸|화장실|카메라|탐지|불법\s?촬영|hotel|airbnb|rental|toilet|bathroom",
        r"changing room|hidden camera|spy cam",
    ),
    (
        "kids",
        r"아이(?:에게|들|가|한테)?|아들|딸|자녀|학급|교육|가르치|학생들|장병",
        r"\bkids?\b|children|\bchild\b|daughter|\bson\b|\bteach|\bclass\b|students",
    ),
    (
        "calls",
        r"영통|영상\s?통화|몸캠|모르는\s?사람|찍자고|거절|보내\s?달라|보내기\s?전|낯선",
        r"video call|stranger|sextort|say no|before (?:i )?send"
        r"|asks? me (?:to|for)",
    ),
    (
        "password",
        r"비번|비밀번호|패스워드|2단계|이단계|보안|해킹|클라우드|로그인|자동\s?(?:저장|업로드)",
        r"password|two[- ]?(?:step|factor)|2fa|hack|cloud|log ?in|auto",
    ),
    (
        "accounts",
        r"비공개|친구\s?목록|팔로워|프사|프로필|계정|나만\s?보기|사진을?\s?(?:다\s?)?내|얼굴\s?사진|워터마크|졸업",
        r"private|followers?|profile|account|photos? down"
        r"|watermark|friend list",
    ),
)
_STEPS = frozenset({*dict(_PAGES), "hash", "partner"})


def prevention(talk: Talk) -> Say:
    """The page that is asked for; the menu when the words name none."""
    page = aspect(talk, _PAGES)
    if page == "hash":
        return Say(f"utter_prevention_hash_{hashes(talk)}")
    if page == "password" and (by_partner(talk) or talk.slot("watched_by") == "partner"):
        page = "partner"  # nothing sudden (care.md 9)
    return Say(f"utter_prevention_{page}" if page in _STEPS else "utter_prevention")


class ActionPrevention(TopicAction):
    """What can be done beforehand."""

    def name(self) -> str:
        return "action_prevention"

    def say(self, talk: Talk) -> Says:
        return prevention(talk)
