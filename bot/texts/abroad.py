"""Words about contacts in the languages beyond Korean and English: none in this country, checked long ago.

Korean and English words are in the directory (`roles.yml`); these are in `data/texts/abroad.yml`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from pydantic import StrictStr

from bot.directory.reading import read_yaml
from bot.directory.rows import Strict

DATA = Path(__file__).resolve().parents[2] / "data" / "texts" / "abroad.yml"


class Abroad(Strict):
    """`words`: role, then language, to the words. `checked`, `undated`: language to what stands beside a number."""

    words: dict[StrictStr, dict[StrictStr, StrictStr]]
    checked: dict[StrictStr, StrictStr]
    undated: dict[StrictStr, StrictStr]

    @classmethod
    def load(cls, path: Path = DATA) -> Abroad:
        """Reads the file; DataError or pydantic's ValidationError when it is wrong."""
        return cls.parse_obj(read_yaml(path))

    def instead(self, role: str, language: str) -> Optional[str]:
        """The words for a role without a row, or None where the directory's own are meant."""
        return self.words.get(role, {}).get(language)

    def caution(self, as_of: Optional[str], language: str) -> Optional[str]:
        """The words beside a number that grew old or has no date, or None where the directory's own are meant."""
        if as_of is None:
            return self.undated.get(language)
        words = self.checked.get(language)
        return None if words is None else words.replace("{month}", as_of)
