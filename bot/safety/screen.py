"""Is somebody about to die or be hurt? The risk screen of every text: no model, no storage, no network.

A false silence can cost a life; a false alarm on every idiom drives people away. So the words live in
`data/safety/*.yml`, where each entry carries the sentences that it must and must not catch, and this module only
reads them. All languages are tried on every text, because people mix them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Optional

from bot.safety import lexicon
from bot.safety.lexicon import Lexicon
from bot.safety.normal import Typed

Level = Literal["wish", "imminent"]
Top = Literal["none", "distress", "suicidal", "danger"]

DATA = Path(__file__).resolve().parents[2] / "data" / "safety"


@dataclass(frozen=True)
class Risk:
    """What one text (or several, joined with `|`) says about a life.

    `kinds`: those of "distress", "suicidal", "danger" that hold. `level`: how near, for suicidal only.
    `veiled`: meant perhaps, not said ("I want to disappear"). `about_other`: somebody else's wish or danger.
    """

    kinds: frozenset[str] = frozenset()
    level: Optional[Level] = None
    veiled: bool = False
    about_other: bool = False

    @property
    def top(self) -> Top:
        """The kind that decides the answer; suicidal before danger, because its card names both lines."""
        for kind in ("suicidal", "danger", "distress"):
            if kind in self.kinds:
                return kind  # type: ignore[return-value]
        return "none"

    @property
    def urgent(self) -> bool:
        """Answered before anything else."""
        return self.top in ("suicidal", "danger")

    def __or__(self, other: Risk) -> Risk:
        """Both texts together: the riskiest decides, and one word about oneself outweighs words about another."""
        urgent = [risk for risk in (self, other) if risk.urgent]
        suicidal = [risk for risk in urgent if "suicidal" in risk.kinds]
        level: Optional[Level] = None
        if suicidal:
            level = "imminent" if any(risk.level == "imminent" for risk in suicidal) else "wish"
        return Risk(
            kinds=self.kinds | other.kinds,
            level=level,
            veiled=bool(suicidal) and all(risk.veiled for risk in suicidal),
            about_other=bool(urgent) and all(risk.about_other for risk in urgent),
        )


NO_RISK = Risk()


@dataclass(frozen=True)
class Screen:
    """The loaded lexicons. Immutable: one object serves every thread."""

    lexicons: tuple[Lexicon, ...]

    @classmethod
    def load(cls, root: Path = DATA) -> Screen:
        """Reads every lexicon below `root`. Raises DataError naming file and entry."""
        return cls(lexicon.load_all(root))

    def screen(self, text: str, language: Optional[str] = None) -> Risk:
        """The risk in `text`; never raises for any string.

        `language` ("ko", "en"...) is a hint: it only silences entries of other languages that say
        `only_own_language` (in Spanish "kms" are kilometres).
        """
        risk = NO_RISK
        typed = Typed(text)
        for words in self.lexicons:
            for hit in words.hits(typed, language):
                risk |= Risk(
                    kinds=frozenset(hit.kinds),
                    level=hit.level,
                    veiled=hit.veiled,
                    about_other=hit.about_other,
                )
        return risk

    def screen_all(self, texts: Iterable[str], language: Optional[str] = None) -> Risk:
        """The risk in all texts of one update: message, caption, file name, contact note."""
        risk = NO_RISK
        for text in texts:
            risk |= self.screen(text, language)
        return risk
