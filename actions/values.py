"""Short words put into responses: what a place tells, asks and leaves, what a talk holds (data/texts/values.yml)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field, StrictStr

from bot.directory.reading import read_yaml
from bot.directory.rows import Asks, Both, Strict, Tells, Trace, Whom

FILE = Path(__file__).resolve().parent.parent / "data" / "texts" / "values.yml"


class Known(Strict):
    """A slot's name for people, and its values in plain words; a value that is not listed is not shown."""

    label: Both
    values: dict[StrictStr, Both] = Field(default_factory=dict)


class Values(Strict):
    """The file."""

    tells: dict[Whom, dict[Tells, Both]]
    asks: dict[Asks, Both]
    leaves: dict[Trace, Both]
    traces: Both
    checked: Both
    undated: Both
    ways: dict[StrictStr, Both]
    tongues: dict[StrictStr, Both]
    noted: dict[StrictStr, Both]
    known: dict[StrictStr, Known]


@lru_cache(maxsize=1)
def values() -> Values:
    """The words, read once. Raises DataError, or pydantic's ValidationError."""
    return Values.parse_obj(read_yaml(FILE))
