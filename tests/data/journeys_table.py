"""The table of docs/journeys.md: a row for each intent, with what a person says, what it leads to and the tests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOC = ROOT / "docs" / "journeys.md"
COLUMNS = 6

_RESPONSE = re.compile(r"`(utter_[a-z0-9_]+)`")
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Row:
    """One row, its cells as written; `leads_to` are the responses in order, the first answers both examples."""

    cells: tuple[str, ...]

    @property
    def intent(self) -> str:
        """The name of the intent."""
        return self._code(0)

    @property
    def korean(self) -> str:
        """What a person says in Korean."""
        return self.cells[1]

    @property
    def english(self) -> str:
        """What a person says in English."""
        return self.cells[2]

    @property
    def leads_to(self) -> tuple[str, ...]:
        """The responses named in the row."""
        return tuple(_RESPONSE.findall(self.cells[3]))

    @property
    def korean_test(self) -> str:
        """`path::function`."""
        return self._code(4)

    @property
    def english_test(self) -> str:
        """`path::function`."""
        return self._code(5)

    def _code(self, place: int) -> str:
        found = _CODE.search(self.cells[place])
        return found.group(1) if found else ""


def read_table(text: str) -> list[Row]:
    """The rows below the line that begins with `| intent |`; a row may have too few cells."""
    rows: list[Row] = []
    inside = False
    for line in text.splitlines():
        if line.startswith("| intent |"):
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and not line.startswith("| ---"):
            rows.append(Row(tuple(cell.strip() for cell in line.strip().strip("|").split("|"))))
    return rows
