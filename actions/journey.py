"""Journeys: questions in an order that the slots decide, each one skippable, none asked more than twice.

A journey is no Rasa form. Every turn looks at the slots, says what the last answer calls for, and asks the next
question that still matters, or gives the plan. So a person can answer by button or in their own words, tell several
things in one sentence, change their mind, digress and come back.

The slot `awaiting` holds `<topic>__<slot>` while a question stands; `paused` keeps it when a digression came between.
"""

from __future__ import annotations

import abc
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Optional, Union

from actions.base import ANSWERS, CareAction, Say, Says, Talk, answers
from bot.desk import service as desk
from bot.dialogue import ages
from bot.dialogue.slots import has_paid, heard_from, offender_of
from bot.safety import crisis
from bot.safety.cards import card
from bot.safety.screen import Risk

ASKED_AT_MOST = 2
WATCHED = ("family", "partner", "unit_or_work")
HAPPENED = ("deepfake", "sharing", "threat", "camera", "impersonation", "grooming")
"""Topics that tell what happened; the others are about what to do."""
WATCHED_TELLS = {
    ("watched_by", "family"): "utter_watched",
    ("watched_by", "unit_or_work"): "utter_watched",
    ("watched_by", "partner"): "utter_watched_partner",
}
"""For `Journey.after`: how to leave fewer traces, for somebody whose phone is seen (care.md 9)."""
_WATCHED_TOLD = "journey__watched"  # in the slot `asked` once that was said
_PARTNER_TOLD = "journey__partner"  # the same for what is safer where a partner or ex did it
_DANGERS = frozenset({("safe_place", "no"), ("meeting", "yes")})

_SKIP = re.compile(
    r"^\W*(?:(?:그냥|아|어|음|글쎄|저도|나도|전|난|그건)\s*){0,3}(?:건너\s?[뛰뛸]|패스|넘어[가갈]|넘길|다음(?:이요|으로)?$|모르[겠겟]|몰라|잘\s*모르|기억\s*안|말하기\s*(?:싫|어려)|대답\s*안"
    r"|skip|pass\b|next\b|i\s*(?:do\s?n'?t|dont)\s*know|not\s*sure|no\s*idea|rather\s*not|prefer\s*not|don'?t\s*remember)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"^\W*(?:이제\s*)?(?:그만(?:할래요?|할게요?|하고\s*싶어요?|하자|해요?|둘래요?|둘게요?|요)?|멈춰(?:요|줘)?|중단|됐어요?"
    r"|stop(?:\s*(?:it|this|here|please))?|enough|i\s*want\s*to\s*stop|let'?s\s*stop)\W*$",
    re.IGNORECASE,
)

_SHORT, _FEW_WORDS = 32, 7
_REQUEST = re.compile(
    r"[?？]|까요?\W*$|나요\W*$|[인는은한]가요\W*$|는지|알려|어떻게|어떡|해\s?주세요|해\s?줘|싶어|싶은|상담|도와"
    r"|\b(?:help|how|what|where|can i|should|tell me|please|i want|counsell?or|will|would|why)\b",
    re.IGNORECASE,
)
_NEVER_READ = frozenset({"in_danger_now", "delete_my_data", "restart", "change_language"})
_FEELING = re.compile(
    r"무서|무섭|힘들|불안|우울|울었|울고|눈물|창피|괴로|미치|떨려|scar|afraid|cry|panic|anxi|asham|sad|terrif",
    re.IGNORECASE,
)
_SIGN = re.compile("[\U0001f44d\U0001f44e\U0001f44c\U0001f646\U0001f645\u2b55\u274c\u2705\u2714]")

# "Not my boyfriend but my mum": what is denied is no answer.
_DENIED = re.compile(
    r"(?<![가-힣])[가-힣]+(?:이|가|은|는)?\s?(?:아니라|아니고|말고)\s"
    r"|\bnot (?:by |from |in |on )?(?:my |the |a |an )?\w+(?:,| but)\s",
    re.IGNORECASE,
)
_SAYS_NO = re.compile(
    r"^\W*(?:아니|아뇨|아녀|ㄴㄴ|놉|노노|no\b|nope|nah|not\b|안\s|글쎄|모르|i'?m not|i am not)", re.IGNORECASE
)
_SAFE = re.compile(r"안전해|안전합|\bsafe\b", re.IGNORECASE)

Choose = Callable[[Talk], str]


def _always(talk: Talk) -> bool:
    return True


@dataclass(frozen=True)
class Question:
    """One question: the slot it fills, the response that asks, and how words answer it.

    `again` asks when it was asked before; `skip` is the slot's value for "not answered"; `yes` and `no` are its
    values for a bare yes and no, None where these answer nothing; `words` are tried on other words, in order.
    `plain`: the words mean nothing else, so they count even where the classifier heard danger in them.
    `light`: passed over for something else it is dropped, not offered again.
    """

    slot: str
    response: Union[str, Choose]
    skip: str
    again: Optional[str] = None
    yes: Optional[str] = None
    no: Optional[str] = None
    words: tuple[tuple[str, str], ...] = ()
    needed: Callable[[Talk], bool] = _always
    plain: bool = False
    light: bool = False

    def asks(self, talk: Talk, before: int) -> str:
        """The response that asks it, for the first or a later time."""
        if before and self.again:
            return self.again
        return self.response if isinstance(self.response, str) else self.response(talk)

    def read(self, talk: Talk) -> Optional[str]:
        """The slot's value that this turn gives, or None when the turn does not answer the question."""
        if self.slot in talk.entities:
            return talk.entities[self.slot][-1]
        found = _from_entities(self.slot, talk)
        if found is not None:
            return found
        if is_skip(talk.text):
            return self.skip
        said = self.in_words(talk.text)
        if said is not None:
            return said
        if talk.intent == "affirm":
            return None if self.slot != "safe_place" and _SAFE.search(talk.text) else self.yes
        if talk.intent == "deny":
            # Not safe is danger: only what begins as a no says so, not everything that sounds like one.
            unclear = self.slot == "safe_place" and talk.text and not _SAYS_NO.match(talk.text)
            return None if unclear else self.no
        return None

    def in_words(self, text: str) -> Optional[str]:
        """The slot's value that the words name; None when they name none. What is denied does not count."""
        text = _DENIED.sub(" ", text)
        return next((value for pattern, value in self.words if re.search(pattern, text, re.IGNORECASE)), None)


@dataclass(frozen=True)
class Journey:
    """A topic's questions in order, and the plan at their end.

    `heard` is said at the start when the first question (whose text greets, too) is not the one to be asked;
    `urgent`: what it says must not be left out for the words about a partner, which greet as well.
    `after` maps (slot, value) to what an answer calls for at once: a response, or a function that names one or "".
    """

    topic: str
    questions: tuple[Question, ...]
    plan: Callable[[Talk], Iterable[Say]]
    heard: Optional[str] = None
    urgent: bool = False
    after: Mapping[tuple[str, str], Union[str, Choose]] = field(default_factory=dict)

    def id_of(self, question: Question) -> str:
        """The value of `awaiting` while the question stands."""
        return f"{self.topic}__{question.slot}"


JOURNEYS: dict[str, Journey] = {}


def journey(made: Journey) -> Journey:
    """Registers a journey, and an answer for each of its questions."""
    if made.topic in JOURNEYS:
        raise ValueError(f"two journeys are called {made.topic}")
    JOURNEYS[made.topic] = made
    for question in made.questions:
        answers(made.id_of(question))(partial(_answer, made, question))
    return made


def is_skip(text: str) -> bool:
    """Does the text decline the question that stands?"""
    return bool(_SKIP.match(text))


def is_stop(text: str) -> bool:
    """Does the whole text ask to leave the journey ("그만", "stop")?"""
    return bool(_STOP.match(text))


def knowing(talk: Talk, **slots: Any) -> Talk:
    """The talk as it is with these slots."""
    return replace(talk, slots={**talk.slots, **slots})


def is_helper(talk: Talk) -> bool:
    """Is the person helping somebody else?"""
    return bool(talk.slot("about_other") == "other")


def is_minor(talk: Talk) -> bool:
    """Did the person say that they are under 19?"""
    return talk.slot("age_band") in crisis.UNDER_19


def is_watched(talk: Talk) -> bool:
    """Does somebody else see this phone?"""
    return talk.slot("watched_by") in WATCHED


def by_partner(talk: Talk) -> bool:
    """Is the offender a partner or ex?"""
    return bool(talk.slot("offender") == "partner")


def beside(talk: Talk) -> list[Say]:
    """One line in front of a plan, for whom the usual places are not all (care.md 10); empty for most people."""
    if talk.slot("migrant") == "yes":
        return [Say("utter_plan_migrant")]
    return [Say("utter_plan_soldier")] if talk.slot("soldier") == "yes" else []


def shown_age(talk: Talk) -> str:
    """`under_18`, `18`, `19_plus` or `unknown`: the person shown, when the image was made. Unknown counts as under.

    Whoever is under 18 today was so when an image of them was made.
    """
    said = str(talk.slot("shown_age_then", "unknown"))
    if not is_helper(talk) and talk.slot("age_band") in ("under_14", "14_17"):
        return "under_18" if said in ("unknown", "under_18") else "unknown"  # two ages that cannot both be true
    return said


def asks_shown_age(talk: Talk) -> bool:
    """Is the age of the person shown worth a question?"""
    return shown_age(talk) == "unknown" and talk.slot("age_band") != "18"


def start(made: Journey, talk: Talk) -> list[Say]:
    """The journey from its beginning, or from where the slots say it is."""
    fresh = talk.slot("topic") != made.topic
    slots: dict[str, Any] = {"topic": made.topic}
    if made.topic in HAPPENED:
        slots["happened"] = made.topic
    if talk.slot("offender") == "known" and heard_from(talk.text):
        slots["offender"] = None  # "my friend saw it": the friend did not do it
    lead: list[Say] = []
    if fresh and not is_helper(talk):
        asked = talk.slot("asked", {})
        told = _WATCHED_TOLD in asked or any(name.endswith("__watched_by") for name in asked)
        if by_partner(talk) and _PARTNER_TOLD not in asked:
            lead = [Say("utter_partner_safety")]
            slots["asked"] = {**asked, _PARTNER_TOLD: 1}
            first = made.questions[0]
            if first.slot == "safe_place" and made.id_of(first) not in asked and talk.slot("safe_place") is None:
                (said,) = proceed(made, knowing(talk, **slots), slots=slots)
                return [replace(said, response="utter_partner_first")]
        elif is_watched(talk) and not by_partner(talk) and not told:
            lead = [Say(WATCHED_TELLS["watched_by", talk.slot("watched_by")])]
            slots["asked"] = {**asked, _WATCHED_TOLD: 1}
    says = proceed(made, knowing(talk, **slots), slots=slots, fresh=fresh)
    if lead and lead[0].response == "utter_partner_safety" and says[0].response == made.heard and not made.urgent:
        lead, says = [Say("utter_partner_heard")], says[1:]
    return [*lead, *says]


def proceed(made: Journey, talk: Talk, *, slots: Mapping[str, Any], fresh: bool = False) -> list[Say]:
    """The next question, or the plan. `slots` are set with it; they are part of `talk` already."""
    changed = dict(slots)
    asked: dict[str, int] = dict(talk.slot("asked", {}))
    known = any(made.id_of(question) in asked for question in made.questions)  # its first words were said before
    lead = [Say(made.heard)] if fresh and made.heard and not known else []
    for place, question in enumerate(made.questions):
        if talk.slot(question.slot) is not None or not question.needed(talk):
            continue
        name = made.id_of(question)
        before = asked.get(name, 0)
        if before >= ASKED_AT_MOST:
            changed[question.slot] = question.skip
            talk = knowing(talk, **changed)
            continue
        asked[name] = before + 1
        if place == 0 and not before:
            lead = []
        changed |= {"awaiting": name, "asked": asked}
        return [*lead, Say(question.asks(talk, before), slots=changed)]
    plan = list(made.plan(talk))
    changed |= {"awaiting": None, "asked": asked}
    return [*lead, replace(plan[0], slots={**changed, **plan[0].slots}), *plan[1:]]


def _answer(made: Journey, question: Question, talk: Talk) -> list[Say]:
    """Goes on after a question that stood. What does not answer it makes the question come again, once."""
    value = question.read(talk)
    changed: dict[str, Any] = {"topic": made.topic}
    if value is None:
        return proceed(made, talk, slots=changed)
    changed[question.slot] = value
    if question.slot == "shown_age_then" and "age" in talk.entities:
        changed["age_band"] = None  # the age was that of the person shown; slots.py took it for the writer's
    return taken(made, talk, changed)


def taken(made: Journey, talk: Talk, changed: Mapping[str, Any]) -> list[Say]:
    """Goes on after answers: first what they call for, then the next question or the plan."""
    if not _DANGERS.isdisjoint(changed.items()):
        return [unsafe(talk)]
    talk = knowing(talk, **changed)
    chosen = [made.after[slot, value] for slot, value in changed.items() if (slot, value) in made.after]
    names = [name if isinstance(name, str) else name(talk) for name in chosen]
    if "utter_partner_safety" in names:
        asked = talk.slot("asked", {})
        names = [name for name in names if name != "utter_partner_safety" or _PARTNER_TOLD not in asked]
        changed = {**changed, "asked": {**asked, _PARTNER_TOLD: 1}}
        talk = knowing(talk, **changed)
    return [*(Say(name) for name in dict.fromkeys(names) if name), *proceed(made, talk, slots=changed)]


def unsafe(talk: Talk) -> Say:
    """Not safe is danger: the card, no further question, and a page to the desk (care.md 5 and 7)."""
    danger = Risk(kinds=frozenset({"danger"}))
    desk.ask("danger", minor=is_minor(talk))
    return Say(card(danger), slots={**crisis.entered(danger), "awaiting": None, "paused": talk.slot("awaiting")})


def standing_answer(talk: Talk) -> Optional[list[Say]]:
    """What follows when this turn answers the question that stands, else None."""
    awaiting = talk.slot("awaiting")
    question = _question(awaiting)
    if question is None or question.read(talk) is None:
        return None
    return list(as_says(ANSWERS[awaiting](talk)))


def answer_in_words(talk: Talk) -> Optional[list[Say]]:
    """What follows when short words answer the question that stands, whatever intent they look like.

    Not for questions and requests of the person, nor for what sounds like a command or like a life in danger.
    """
    question = _question(talk.slot("awaiting"))
    text = talk.text.strip()
    if question is None or not text or len(text) > _SHORT or len(text.split()) > _FEW_WORDS or _REQUEST.search(text):
        return None
    if talk.intent == "express_suicidal" or (talk.intent in _NEVER_READ and not question.plain):
        return None
    if talk.intent in ("affirm", "deny") or is_stop(text):
        return None  # theirs to answer, with all they know
    if talk.intent == "express_distress" and _FEELING.search(text):
        return None
    says = standing_answer(talk)
    return None if says is None else settle(talk, says, offer=False)


def told_on_the_way(talk: Talk) -> Optional[list[Say]]:
    """A place or person named while a digression stands between, for a question of the journey still to come."""
    name = talk.slot("paused")
    text = talk.text.strip()
    if not name or talk.slot("awaiting") or topic_of(name) not in JOURNEYS or not text or len(text) > _SHORT:
        return None
    if _REQUEST.search(text) or len(text.split()) > _FEW_WORDS or talk.intent in (*_NEVER_READ, "express_suicidal"):
        return None
    made = JOURNEYS[topic_of(name)]
    told = {
        question.slot: talk.entities[question.slot][-1]
        for question in made.questions
        if question.slot in talk.entities and question.needed(talk)
    }
    return settle(talk, taken(made, talk, {**told, "topic": made.topic}), offer=False) if told else None


def unreadable(talk: Talk) -> Optional[list[Say]]:
    """Emoji only, dots, control characters: no letter in it, and no sign of yes or no either."""
    text = talk.text.strip()
    if not text or any(character.isalnum() for character in text) or _SIGN.search(text):
        return None
    return settle(talk, [Say("utter_unreadable")], offer=True)


def ask_again(talk: Talk, name: str) -> list[Say]:
    """Puts the question (or what follows it by now) again."""
    topic = topic_of(name)
    if topic not in JOURNEYS:
        return []
    return proceed(JOURNEYS[topic], talk, slots={"topic": topic})


def _question(name: Optional[str]) -> Optional[Question]:
    if not name or topic_of(name) not in JOURNEYS:
        return None
    made = JOURNEYS[topic_of(name)]
    return next((question for question in made.questions if made.id_of(question) == name), None)


def as_says(says: Says) -> list[Say]:
    """One or more, as a list."""
    return [says] if isinstance(says, Say) else list(says)


def _from_entities(slot: str, talk: Talk) -> Optional[str]:
    """Values that slots.py or another entity has for the question's slot in this very turn."""
    if slot in ("age_band", "shown_age_then") and "age" in talk.entities:
        if ages.stated(talk.text, korean=talk.slot("language") != "en") == ages.NEAR_19:
            return None  # a slot that is set was set by something else
        value = talk.slot(slot)
        if slot == "shown_age_then" and value is None:
            value = SHOWN_THEN.get(str(talk.slot("age_band")))
        return None if value is None else str(value)
    if slot == "offender" and "relation" in talk.entities:
        return offender_of(talk.entities["relation"][-1])
    if slot == "paid" and has_paid(talk.text):
        return "yes"
    return None


# A person who answers the question for the age of the person shown with "17" means the age shown.
SHOWN_THEN = {"under_14": "under_18", "14_17": "under_18", "18": "18", "19_plus": "19_plus"}


class TopicAction(CareAction, abc.ABC):
    """An action of a topic. A question that stands is never lost to it: it is answered, replaced or offered again.

    `digresses`: this is information beside a journey, after which the journey is offered again.
    `subject`: what it informs about, so that a short question that follows is understood (`actions/follow_up.py`).
    """

    digresses = True
    subject: Optional[str] = None

    def reply(self, talk: Talk) -> Says:
        """What `say` gives, with the question that stood taken care of."""
        says = as_says(self.say(talk))
        return _with(settle(talk, says, offer=self.leads_back(talk, says)), {"subject": self.subject})

    def leads_back(self, talk: Talk, says: list[Say]) -> bool:
        """Is a journey that was put aside offered again after this answer?"""
        return self.digresses

    @abc.abstractmethod
    def say(self, talk: Talk) -> Says:
        """What to say now."""


def settle(talk: Talk, says: list[Say], *, offer: bool) -> list[Say]:
    """Keeps `awaiting` true to what was said last: a question asked now stands, an older one is put aside."""
    changed: dict[str, Any] = {}
    for say in says:
        changed.update(say.slots)
    if "paused" in changed:
        return _with(says, {"awaiting": None})
    standing, paused = talk.slot("awaiting"), talk.slot("paused")
    asked = changed.get("awaiting")
    if asked:
        return _with(says, {"paused": _other_journey(topic_of(asked), standing, paused)})
    if "awaiting" in changed:  # a journey came to its end; one that it interrupted may be left
        older = _other_journey(changed.get("topic"), standing, paused)
        says = _with(says, {"paused": older})
        return [*says, Say("utter_resume")] if older else says
    if standing is None:
        return says
    if not _lasts(standing):  # a single or a light question; passed over, it is dropped
        return _with(says, {"awaiting": None})
    says = _with(says, {"awaiting": None, "paused": standing})
    return [*says, Say("utter_resume")] if offer else says


def _other_journey(topic: Optional[str], *names: Optional[str]) -> Optional[str]:
    """The first of the questions that belongs to a journey other than `topic`."""
    return next((name for name in names if name and _lasts(name) and topic_of(name) != topic), None)


def _lasts(name: str) -> bool:
    """Is it a journey's question that is worth to be taken up again?"""
    question = _question(name)
    return question is not None and not question.light


def topic_of(name: str) -> str:
    """The topic of a question's name (`threat__paid`)."""
    return name.split("__")[0]


def journey_of(name: object) -> Optional[Journey]:
    """The journey of a question's name or of a topic; None for a single question, and for no name."""
    return JOURNEYS.get(topic_of(str(name)))


def _with(says: list[Say], slots: Mapping[str, Any]) -> list[Say]:
    return [replace(says[0], slots={**slots, **says[0].slots}), *says[1:]]
