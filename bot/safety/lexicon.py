"""The lexicon files: read, compiled, asked."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Optional


@dataclass(frozen=True)
class Hit:
    kinds: tuple[str, ...]
    level: Optional[Literal["wish", "imminent"]]
    veiled: bool
    about_other: bool


class Lexicon:
    def hits(self, text: str, language: Optional[str]) -> list[Hit]:
        return []


def load_all(root: Path) -> tuple[Lexicon, ...]:
    return ()
