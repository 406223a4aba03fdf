"""What the law says. Every statement comes from law_kr.yml with its article and date."""

from __future__ import annotations

import re

from actions.base import Say, Says, Talk
from actions.journey import TopicAction, is_minor, shown_age
from actions.places import directory, telling

# Who fears punishment for what was forced on them, or for pictures of their own, is a victim (care.md 11).
_OWN = re.compile(
    r"(?:나도|저도|제가|내가)[^.?!]{0,20}(?:처벌|잡혀|걸리|감옥)|시켜서|시켰|강요|억지로|내가\s?(?:찍|보낸|판)|제가\s?(?:찍|보낸|판)"
    r"|(?:will|could|can|am) i\b[^.?!]{0,30}(?:trouble|punish|arrest|jail|charged)"
    r"|made me|forced me|i sent (?:him|her|them|my)",
    re.IGNORECASE,
)
# Words of a question -> the row for adults and the row when the person shown was, or may have been, under 19.
_LAWS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), adult, minor)
    for pattern, adult, minor in (
        (r"본\s?사람|보기만|시청|소지|저장만|갖고만|가지고만|possess|watch|view", "deepfake_possession", "minor_csam"),
        (
            r"해외|외국|텔레그램|못\s?잡|잡을|잡히|잡아|추적|abroad|foreign|telegram|catch|caught|trace",
            "undercover",
            "undercover",
        ),
        (r"가명|실명|이름\s?나|pseudonym|real name|anonym", "pseudonym", "pseudonym"),
        (r"스토킹|계속\s?연락|stalk", "stalking_definition", "stalking_definition"),
        (r"협박|뿌린다|유포한다고|threat|blackmail|extort", "threat_14_3", "minor_threat"),
        (r"그루밍|미성년자한테|groom", "minor_grooming", "minor_grooming"),
        (r"합성|딥페이크|deep\s?fake|fake", "deepfake_making", "minor_csam"),
        (r"몰래|불법\s?촬영|카메라|찍은|film|camera|record", "filming_14_1", "minor_csam"),
        (r"유포|퍼뜨|퍼진|공유|올린|올려|leak|shar|spread|post", "sharing_14_2", "minor_csam"),
        (r"학교|선생|교사|신고\s?의무|mandatory|school", "minor_mandatory_report", "minor_mandatory_report"),
    )
)
_BY_TOPIC = {
    "deepfake": ("deepfake_making", "minor_csam"),
    "sharing": ("sharing_14_2", "minor_csam"),
    "threat": ("threat_14_3", "minor_threat"),
    "camera": ("filming_14_1", "minor_csam"),
    "impersonation": ("stalking_definition", "stalking_definition"),
    "grooming": ("minor_grooming", "minor_grooming"),
}


def legal(talk: Talk) -> Say:
    """The law that the question, a button or what happened points to; else the question which one."""
    if talk.entities.get("step", ("",))[-1] == "own_pictures" or _OWN.search(talk.text):
        return Say("utter_legal_own_pictures", slots={"awaiting": None})
    law = law_for(talk)
    return Say("utter_legal_which") if law is None else telling("utter_legal", law, talk)


def law_for(talk: Talk) -> str | None:
    """The id of the law, or None."""
    chosen = talk.entities.get("law", ("",))[-1]
    if any(row.id == chosen for row in directory().laws):
        return chosen
    young = is_minor(talk) or shown_age(talk) in ("under_18", "18")
    for pattern, adult, minor in _LAWS:
        if pattern.search(talk.text):
            return minor if young else adult
    pair = _BY_TOPIC.get(str(talk.slot("happened")))
    return None if pair is None else pair[young]


class ActionLegal(TopicAction):
    """What the law says."""

    def name(self) -> str:
        return "action_legal"

    def say(self, talk: Talk) -> Says:
        return legal(talk)
