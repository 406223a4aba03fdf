"""The order at the gate (care.md 1): exit, then the risk screen on every text, then the rest.

Everything here needs no model, no storage and no action: it works when they do not.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass

from bot.dialogue.writer import place
from bot.nlu.language import identify
from bot.safety.cards import card
from bot.safety.exit import is_exit, is_watcher
from bot.safety.screen import NO_RISK, Risk, Screen
from bot.texts.buttons import code_of, normal_title
from bot.texts.renderer import Texts
from bot.turn import Media, Reply, Turn

_REMEMBERED = 10_000
_LONGEST = 200  # no button has a longer title

# How long a thing that arrived all the same stays in the room before it is deleted, in seconds (care.md 4).
# Words may be in a voice message or a document that exists nowhere else, hence ten minutes.
DELETE_AFTER_S = {
    Media.PHOTO: 60.0,
    Media.VIDEO: 60.0,
    Media.VOICE: 600.0,
    Media.DOCUMENT: 600.0,
}
_MEDIA_RESPONSES = {
    Media.PHOTO: "utter_media_photo",
    Media.VIDEO: "utter_media_video",
    Media.VOICE: "utter_media_voice",
    Media.DOCUMENT: "utter_media_document",
    Media.LOCATION: "utter_media_location",
}
_SAID_BY_BUTTON = {
    "in_danger_now": Risk(kinds=frozenset({"danger"})),
    "express_suicidal": Risk(kinds=frozenset({"suicidal"}), level="wish"),
}
# Words that sound like an offender on the way, and after a call for help mean the one who was called.
_COMES_TO_HELP = re.compile(
    r"\b(?:he|she|they|my (?:friend|brother|sister|mum|mom|dad))(?:'?s|'?re| is| are)? (?:now )?coming to "
    r"(?:get|pick up|fetch) me\b(?: up)?"
    r"|(?:형|오빠|누나|언니|동생|친구|엄마|아빠|부모님|선생님)(?:이|가)\s?(?:지금\s?)?데리러\s?(?:온대요?|온다고|오고\s?있)",
    re.IGNORECASE,
)
DELETE_MEDIA = '/delete_my_data{"delete":"media"}'


@dataclass(frozen=True)
class Spoken:
    """What the gate knows of a person without any storage: language, country, and the variant of each card."""

    language: str
    variants: dict[str, int]
    country: str | None = None
    asked_who_sees: bool = False
    help_called: bool = False


class Gate:
    """Decides on words alone; remembers only, in memory, which language and which variant a person saw last."""

    def __init__(self, texts: Texts, screen: Screen, country: str) -> None:
        self._texts = texts
        self._screen = screen
        self._country = country
        self._ways_out = texts.titles(code_of("/quick_exit"))
        self._spoken: OrderedDict[str, Spoken] = OrderedDict()

    def leaves(self, turn: Turn, person: str = "") -> bool:
        """Is this an exact exit: the button or its title, the whole message, or a watcher phrase? Before everything."""
        if turn.press is not None:
            press = self._texts.press(turn.press)
            return press is not None and press.intent == "quick_exit"
        spoken = self._spoken.get(person)
        watched = is_watcher(turn.text, asked_who_sees=spoken is not None and spoken.asked_who_sees)
        return is_exit(turn.text) or watched or normal_title(turn.text[:_LONGEST]) in self._ways_out

    def risk(self, turn: Turn, person: str = "") -> Risk:
        """The riskiest of all texts the update carries. A button that says "I am in danger" counts as saying so.

        Who has just called somebody close to their side while they want to die is not in danger when "he is coming
        to get me"; every other word of theirs is screened as ever.
        """
        press = self._texts.press(turn.press) if turn.press else None
        said = _SAID_BY_BUTTON.get(press.intent, NO_RISK) if press is not None and not press.entities else NO_RISK
        spoken = self._spoken.get(person)
        text = _COMES_TO_HELP.sub(" ", turn.text) if spoken is not None and spoken.help_called else turn.text
        return said | self._screen.screen_all([text, *turn.texts])

    def language(self, turn: Turn, person: str) -> str:
        """Which language the words are in, else what this person saw last, else the channel's locale.

        A response without a wording in it comes in English.
        """
        found = identify(" ".join([turn.text, *turn.texts]))
        if found == "und":
            spoken = self._spoken.get(person)
            if spoken is not None:
                return spoken.language
            found = (turn.language_hint or "ko").split("-")[0].lower()
        return found

    def card(self, turn: Turn, person: str, risk: Risk) -> Reply:
        """The emergency card for this risk, in the language of the words, never the same text twice running."""
        return self._say(card(risk), turn, person)

    def media(self, turn: Turn, person: str) -> Reply:
        """The kind word for what is never opened; the emergency lines are in it."""
        name = _MEDIA_RESPONSES.get(turn.media or Media.OTHER, "utter_media_other")
        return self._say(name, turn, person)

    def say(self, name: str, turn: Turn, person: str) -> Reply:
        """A fixed text of the gate: the net, the harmless line, the word about trouble."""
        return self._say(name, turn, person)

    def deletes_media(self, turn: Turn) -> bool:
        """Did the person tap "delete now" under a photo or file?"""
        press = self._texts.press(turn.press) if turn.press else None
        return press is not None and press.payload == DELETE_MEDIA

    def forget(self, person: str) -> None:
        """Nothing of this person stays in memory."""
        self._spoken.pop(person, None)

    def knows(self, person: str) -> bool:
        """Is anything of this person in memory?"""
        return person in self._spoken

    def learn(
        self,
        person: str,
        language: str,
        country: str | None,
        awaiting: str | None = None,
        *,
        help_called: bool = False,
    ) -> None:
        """Language and country of the last full answer, what it asked (the slot `awaiting`), and whether help comes."""
        spoken = self._spoken.get(person)
        sees = bool(awaiting) and str(awaiting).endswith("__watched_by")
        self._remember(person, Spoken(language, spoken.variants if spoken else {}, country, sees, help_called))

    def _say(self, name: str, turn: Turn, person: str) -> Reply:
        language = self.language(turn, person)
        spoken = self._spoken.get(person) or Spoken(language, {})
        variants = dict(spoken.variants)
        variants[name] = (variants.get(name, -1) + 1) % self._texts.variants(name, language)
        country = place(turn.text)[0] or spoken.country
        self._remember(person, Spoken(language, variants, country))
        return self._texts.render(name, language=language, country=country or self._country, variant=variants[name])

    def _remember(self, person: str, spoken: Spoken) -> None:
        self._spoken[person] = spoken
        self._spoken.move_to_end(person)
        if len(self._spoken) > _REMEMBERED:
            self._spoken.popitem(last=False)
