"""Longer support: which kinds there are, what they cost, and who they are for, chosen by words, buttons and slots."""

from __future__ import annotations

from actions.aspects import aspect, table
from actions.base import Say, Says, Talk
from actions.journey import TopicAction, is_helper, is_minor
from actions.places import shown

_PAGES = table(
    (
        "cost",
        r"비용|무료|공짜|얼마|병원비|치료비|상담비|돈\s?(?:없|이\s?없|드)|지원\s?(?:되|돼|받|해)|\bcosts?\b",
        r"\bfree\b|afford|\bpay\b|money|price",
    ),
    (
        "online",
        r"온라인|채팅|카톡|글로|비대면|전화는?\s?(?:못|무서|어려)|밖에\s?(?:못|안)|\bonline\b|\bchat\b|by text",
        r"can'?t call|in writing",
    ),
    (
        "men",
        r"남자(?:도|인데|라|가|는)|남성|\bas a (?:man|guy|boy)\b|\bi'?m a (?:man|guy|boy)\b",
        r"\bfor (?:men|guys|boys)\b|do men\b",
    ),
    (
        "medical",
        r"병원|진료|정신과|산부인과|의사|약을?\s|약도|검사|진단|의료|해바라기",
        r"doctor|hospital|medical|clinic|medicine|\bpills?\b|psychiatr|sunflower",
    ),
    (
        "long",
        r"꾸준|장기|오래|매주|정기|몇\s?(?:달|년)|\d\s?년|long[- ]?term|longer|weekly|every week|regular|ongoing",
    ),
    ("kinds", r"어떤\s?(?:상담|도움|게)|종류|자조|집단\s?상담|모임|what kinds?|support group|group therapy"),
)


def counselling(talk: Talk) -> Say:
    """The page that is asked for; else where to begin for this person."""
    page = aspect(talk, _PAGES)
    if page in dict(_PAGES):
        return Say(f"utter_counselling_{page}")
    return Say(start_for(talk))


def start_for(talk: Talk) -> str:
    """Where this person begins: somebody who helps, a soldier, a migrant, somebody young, anybody."""
    if is_helper(talk):
        return "utter_counselling_helper"
    if talk.slot("soldier") == "yes":
        return "utter_counselling_soldier"
    if talk.slot("migrant") == "yes" and shown("migrant_line", talk):
        return "utter_counselling_migrant"
    return "utter_counselling_young" if is_minor(talk) else "utter_counselling"


class ActionCounselling(TopicAction):
    """Where longer support is."""

    def name(self) -> str:
        return "action_counselling"

    def say(self, talk: Talk) -> Says:
        return counselling(talk)
