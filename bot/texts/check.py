"""Reads the responses as a careful editor would: languages, buttons, numbers, banned words, questions, length.

`findings` gives everything wrong with the responses, one sentence each; `report` reads the directory's prose and the
sources that say the responses too. Nothing here is needed to run the assistant.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import StrictInt, StrictStr, validator

from bot.directory.directory import DATA as DIRECTORY
from bot.directory.directory import HOME, Directory, read_tables
from bot.directory.prose import PLACEHOLDER, contacts_in
from bot.directory.reading import read_yaml
from bot.directory.rows import Both, Strict
from bot.errors import DataError
from bot.safety.cards import CARDS
from bot.texts import spans
from bot.texts.particles import PAIRS, fill
from bot.texts.responses import DATA, Response, Variation, read_responses
from bot.texts.uses import ROOT, Uses, read_uses

RULES = Path(__file__).resolve().parent.parent.parent / "data" / "texts" / "rules.yml"

# A value nobody has filled in counts as this many characters towards the length.
_VALUE = "xxxxxxxx"
_QUOTED = re.compile(r"'[^'?]*\?'|\"[^\"?]*\?\"|‘[^’]*’|“[^”]*”|「[^」]*」|«[^»]*»")
# Sentences that end in -다 or -습니까 are of papers and announcements; words inside quotes are somebody else's.
_SPOKEN_BY_OTHERS = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|‘[^’]*’|“[^”]*”|「[^」]*」|«[^»]*»")
_STIFF = re.compile(r"[가-힣]{0,6}(?:다|습니까|입니까|합니까|됩니까|십니까|시오)(?=\s*(?:[.?!…]|\n|$))")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
_FIXED = "(?:은|는|이|가|을|를|과|와|으로|로|이나|나|이에요|예요|이라고|라고)(?![가-힣/(])"
_BARE = re.compile(r"\}['\"’”]*" + _FIXED + r"|\}\((?!으\)로)[^()]*\)" + _FIXED)
_LOOSE = re.compile("|".join(re.escape(pair) for pair in PAIRS))
_LEFT_OVER = re.compile(r"\((?:이|가|은|는|을|를)\)|이\(가\)|은\(는\)|을\(를\)")


class Banned(Strict):
    """Words that are not said, and what to say instead."""

    pattern: StrictStr
    instead: StrictStr

    @validator("pattern")
    def _compiles(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error:
            raise ValueError("is no regular expression") from None
        return value


class Rules(Strict):
    """`data/texts/rules.yml`: one phone screen in characters, and the words of voice.md that are not said."""

    length: dict[StrictStr, StrictInt]
    title_length: dict[StrictStr, StrictInt]
    banned: dict[StrictStr, tuple[Banned, ...]]

    @classmethod
    def load(cls, path: Path = RULES) -> Rules:
        """Reads the file; DataError or pydantic's ValidationError when it is wrong."""
        return cls.parse_obj(read_yaml(path))


@dataclass(frozen=True)
class Finding:
    """One thing to mend; `rule` names the check that found it."""

    file: str
    name: str
    where: str  # language and variant, such as "en 2"
    rule: str
    detail: str

    def __str__(self) -> str:
        return f"{self.file}: {self.name} ({self.where}): {self.rule}: {self.detail}"


EVERYWHERE = ("ko", "en", "zh", "ja", "vi", "th", "ru", "es")
"""The languages of what may save a life: the languages that the risk screen understands."""
WHO_SPEAKS = '/ask_hotline{"step":"language"}'
"""The button that only people who read neither Korean nor English need."""
IN_EVERY_LANGUAGE = frozenset({*CARDS, "utter_who_speaks"})


@dataclass(frozen=True)
class Lengths:
    """How long the texts of one language are, in characters, with the directory's values filled in."""

    language: str
    texts: int
    median: int
    longest: int
    name: str  # of the longest

    def __str__(self) -> str:
        return f"{self.language}: {self.texts} texts, median {self.median}, longest {self.longest} ({self.name})"


@dataclass(frozen=True)
class Report:
    """Everything to mend, and how much there is to read."""

    findings: tuple[str, ...]
    responses: int
    lengths: tuple[Lengths, ...]


def report(
    root: Path = DATA,
    directory_root: Path = DIRECTORY,
    sources: Path = ROOT,
    progress: Callable[[str], None] = lambda stage: None,
) -> Report:
    """Reads responses, the directory's prose, and what says them. `progress` hears the name of each stage.

    Raises:
        DataError: the directory, the rules or the domain cannot be read at all.
    """
    directory, rules = Directory.load(directory_root), Rules.load()
    progress("what the sources say")
    uses = read_uses(sources)
    progress("responses")
    responses, _ = read_responses(root, directory)
    found = findings(root, directory, rules)
    found += said_and_filled(responses, directory, uses)
    progress("prose of the directory")
    found += [str(finding) for finding in prose(directory_root, directory, rules)]
    progress("lengths")
    return Report(tuple(found), len(responses), tuple(lengths(responses, directory, uses.laws)))


def said_and_filled(responses: Mapping[str, Response], directory: Directory, uses: Uses) -> list[str]:
    """Responses that are named and missing, or there and never said; placeholders that nobody fills."""
    found = [
        f"{file}: says {name}, which is no response"
        for name, file in uses.names.items()
        if name not in responses and not (name in uses.stems and any(one.startswith(f"{name}_") for one in responses))
    ]
    found += [
        f"{file}: says {pattern}, which fits no response"
        for pattern, file in uses.built.items()
        if not any(re.fullmatch(pattern, name) for name in responses)
    ]
    for response in responses.values():
        where = f"{response.file}: {response.name}"
        if not uses.says(response.name):
            found.append(f"{where}: nobody says it")
        templates = {text for said in response.variations.values() for one in said for text in one.templates}
        names = {match.group(1) for text in templates for match in PLACEHOLDER.finditer(text)}
        unknown = sorted(names - directory.roles - uses.values)
        found.extend(f"{where}: nobody fills {{{name}}}" for name in unknown)
    return found


def prose(root: Path, directory: Directory, rules: Rules) -> Iterator[Finding]:
    """What an editor marks in the directory's own sentences: words, particles, questions, politeness, length."""
    tables, _ = read_tables(root)
    if tables is None:
        return
    texts: list[tuple[str, str, str, str]] = []
    for file, rows in (
        ("services.yml", tables.services),
        ("platforms.yml", tables.platforms),
        ("law_kr.yml", tables.laws),
    ):
        for row in rows:
            for key, text in row.prose():
                texts.append((file, row.id, key, text))
    for key in type(tables.words).__fields__:
        words = getattr(tables.words, key)
        if isinstance(words, Both):
            texts += [("words.yml", key, language, words.in_(language)) for language in ("ko", "en")]
    for name, role in tables.roles.roles.items():
        texts += [("roles.yml", name, f"instead.{language}", role.instead.in_(language)) for language in ("ko", "en")]
    for file, name, where, text in texts:
        language = "en" if re.search(r"(?:^|\.)en\b", where) else "ko"
        for rule, detail in _marks(text, language, directory, rules, rules.length):
            yield Finding(f"directory/{file}", name, where, rule, detail)


def lengths(
    responses: Mapping[str, Response], directory: Directory, laws: Mapping[str, frozenset[str]] = {}
) -> Iterator[Lengths]:
    """Median and longest text of each language, ko and en first; `laws` as in `Uses`."""
    by_language: dict[str, list[tuple[int, str]]] = {}
    for response in responses.values():
        for language, variations in response.variations.items():
            for variation in variations:
                size = full_length(spans.sides(variation.text)[0], language, directory, laws.get(response.name))
                by_language.setdefault(language, []).append((size, response.name))
    order = {language: place for place, language in enumerate(EVERYWHERE)}
    for language in sorted(by_language, key=lambda found: (order.get(found, len(order)), found)):
        sizes = sorted(by_language[language])
        median = round(statistics.median(size for size, _ in sizes))
        yield Lengths(language, len(sizes), median, *sizes[-1])


def findings(root: Path = DATA, directory: Directory | None = None, rules: Rules | None = None) -> list[str]:
    """Everything wrong with the responses below `root`, form first, as sentences."""
    directory = directory or Directory.load()
    rules = rules or Rules.load()
    responses, problems = read_responses(root, directory)
    laws = _laws_told() if root == DATA else {}
    found = [
        str(finding)
        for response in responses.values()
        for finding in wording(response, directory, rules, laws.get(response.name))
    ]
    return problems + found


@lru_cache(maxsize=1)
def _laws_told() -> Mapping[str, frozenset[str]]:
    """Response -> the only laws that are put into it."""
    return read_uses().laws


def wording(
    response: Response, directory: Directory, rules: Rules, laws: frozenset[str] | None = None
) -> Iterator[Finding]:
    """What an editor marks in the words of one response; `laws` are those that may be put in, None for any."""
    for language, variations in response.variations.items():
        for number, variation in enumerate(variations, 1):
            marks = [
                *(
                    mark
                    for side in spans.sides(variation.text)
                    for mark in _marks(side, language, directory, rules, rules.length, laws)
                ),
                *(
                    ("title" if rule == "length" else rule, detail)
                    for button in variation.buttons
                    for rule, detail in _marks(button.title, language, directory, rules, rules.title_length)
                ),
            ]
            for rule, detail in sorted(set(marks)):
                yield Finding(response.file, response.name, f"{language} {number}", rule, detail)
    yield from _languages(response)


def _languages(response: Response) -> Iterator[Finding]:
    """Languages that a card lacks, and other buttons in a language beside Korean and English.

    These two are compared by `read_responses`, with all their variants; others may have fewer variants, never other
    buttons: who cannot read Korean gets the same ways out.
    """
    if response.name in IN_EVERY_LANGUAGE:
        for language in EVERYWHERE:
            if language not in response.variations and language not in ("ko", "en"):
                yield Finding(response.file, response.name, language, "language", "is missing")
    known = {_payloads(variation) for variation in response.variations.get("ko", ())}
    for language, variations in response.variations.items():
        for number, variation in enumerate(variations, 1):
            if language not in ("ko", "en") and _payloads(variation) not in known:
                where = f"{language} {number}"
                yield Finding(response.file, response.name, where, "buttons", "differ from the Korean ones")


def _payloads(variation: Variation) -> tuple[str, ...]:
    return tuple(button.payload for button in variation.buttons if button.payload != WHO_SPEAKS)


def _marks(
    text: str,
    language: str,
    directory: Directory,
    rules: Rules,
    limits: Mapping[str, int],
    laws: frozenset[str] | None = None,
) -> Iterator[tuple[str, str]]:
    """Everything wrong with one text: (rule, detail)."""
    checks: Sequence[tuple[str, Iterable[str]]] = (
        ("number", contacts_in(text)),
        ("banned word", banned_in(text, language, rules)),
        ("particle", particle_slips(text)),
        ("question", too_many_questions(text)),
        ("politeness", stiff_endings(text) if language == "ko" else ()),
        ("length", too_long(text, language, directory, limits, laws)),
    )
    for rule, details in checks:
        for detail in details:
            yield rule, detail


def stiff_endings(text: str) -> Iterator[str]:
    """Korean sentences that are not 해요체: an ending in -다, -습니까 or -시오, outside quotes."""
    for found in _STIFF.finditer(_SPOKEN_BY_OTHERS.sub("", text)):
        yield f"{found.group()!r} is not 해요체"


def banned_in(text: str, language: str, rules: Rules) -> Iterator[str]:
    """Banned words of this language, with what to say instead; placeholders are not read."""
    words = PLACEHOLDER.sub("", text)
    if "!" in words or "！" in words:
        yield "an exclamation mark"
    if _EMOJI.search(words):
        yield "an emoji"
    for banned in rules.banned.get(language, ()):
        found = re.search(banned.pattern, words, re.IGNORECASE)
        if found:
            yield f"{found.group()!r} ({banned.instead})"


def particle_slips(text: str) -> Iterator[str]:
    """A particle fixed for one value (`{police}로`), a pair that no value precedes, a leftover such as 이(가)."""
    if found := _BARE.search(text):
        yield f"{found.group()!r} holds for one value only; write the pair"
    without = fill(text, lambda name: "곁")
    if found := _LOOSE.search(without):
        yield f"{found.group()!r} follows no placeholder"
    if found := _LEFT_OVER.search(without):
        yield f"{found.group()!r} is left over"


def too_many_questions(text: str) -> Iterator[str]:
    """At most one question a reply, quoted ones (a sentence to say to somebody) not counted."""
    count = _QUOTED.sub("", text).count("?") + _QUOTED.sub("", text).count("？")
    if count > 1:
        yield f"asks {count} questions, one at most"


def too_long(
    text: str,
    language: str,
    directory: Directory,
    limits: Mapping[str, int],
    laws: frozenset[str] | None = None,
) -> Iterator[str]:
    """Longer than one phone screen (or button), with contacts and the longest values filled in."""
    length = full_length(text, language, directory, laws)
    limit = limits.get(language, limits["en"])
    if length > limit:
        yield f"{length} characters, {limit} at most"


def full_length(text: str, language: str, directory: Directory, laws: frozenset[str] | None = None) -> int:
    """The characters on the screen: contacts of the home country, and of laws and platforms the longest that fits.

    `laws`: ids of the only laws that may be put in.
    """
    names = {found.group(1) for found in PLACEHOLDER.finditer(text)} - directory.roles
    values: dict[str, str] = {}
    for family in _values(directory, language):
        wanted = names & family[0].keys() if family else frozenset[str]()
        rows = [row for row in family if laws is None or row["id"] in laws] or family
        if wanted:
            longest = max(rows, key=lambda row: sum(len(row[name]) for name in wanted))
            values |= {name: longest[name] for name in wanted}

    def value(key: str) -> str:
        role, _, field = key.partition(".")
        if role not in directory.roles:
            return values.get(key, _VALUE)
        return directory.contact(role, field, country=HOME, language=language)

    try:
        return len(fill(text, value))
    except DataError:  # said by read_responses already
        return len(text)


@lru_cache(maxsize=32)
def _values(directory: Directory, language: str) -> tuple[tuple[Mapping[str, str], ...], ...]:
    """What actions put into texts from the directory: a law's values and a platform's, of every row."""
    laws = tuple(
        {
            "id": row.id,
            "fact": directory.fill(row.statement.in_(language), language=language),
            "second_fact": directory.fill(row.statement.in_(language), language=language),
            "article": row.article or row.topic.in_(language),
        }
        for row in directory.laws
    )
    platforms = tuple(
        {
            "id": row.id,
            "platform_name": f"{row.name.in_(language)}{directory.caution(row, language)}",
            "steps": "\n".join(f"1. {step}" for step in row.in_app_path.in_(language)),
            "form": max((link.url for link in row.report_urls if link.confidence == "confirmed"), key=len, default=""),
            "form_use": max((link.use.in_(language) for link in row.report_urls), key=len, default=""),
        }
        for row in directory.platforms
        if row.kind != "rule"
    )
    return laws, platforms
