r"""The lexicon files of `data/safety/`: read, compiled, asked.

How a pattern is written (`data/safety/README.md` tells it to people who do not program):

    죽고 싶       the words themselves; in Korean, Chinese, Japanese and Thai spaces mean nothing
    (a|b)  [a]    one of these; this, or nothing
    <want>        one of the words listed under `words: want:`
    ~  ~~         a few words in between (up to 2 or 6), in scripts without spaces a few letters (6 or 16)
    하*  kill*    any final consonant (하 한 할 했 no: only 하 + 받침); any ending of the word
    #             a number in digits
    _             the edge of a word, at the start or end of a pattern, in scripts without spaces
    !(a|b)        not followed by one of these

A *guard* takes back a find that it overlaps: "웃겨 죽겠" takes back 죽겠. A find elsewhere in the sentence stays, so
"웃겨 죽겠다 근데 진짜 죽고 싶다" is still suicidal.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Optional

import yaml

from bot.errors import DataError
from bot.safety import normal
from bot.safety.normal import Typed

_STRINGS_ONLY = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
KINDS = ("suicidal", "danger", "distress")
LEVELS = ("wish", "imminent")

LONG = 6000
"""Letters of a text that is read in full; more than any channel's longest message."""
EDGE = 1000
"""Letters at the beginning and at the end of a longer one that are read in full."""
WINDOW = 540
AROUND = 60
MOST_FINDS = 20
"""Letters of a window, its overlap and what is read around a find; finds of one pattern in a very long text."""

_SIGN = re.compile(r"!\(|[()\[\]|*_#]|~~?|<[^<>]+>|[^()\[\]|*_#~<>!?]+")


@dataclass(frozen=True)
class Hit:
    """One entry found in a text, no guard objecting."""

    entry: str
    kinds: tuple[str, ...]
    level: Optional[Literal["wish", "imminent"]]
    veiled: bool
    about_other: bool


@dataclass(frozen=True, eq=False)
class Pattern:
    """A compiled pattern.

    `needs`: groups of strings; every text that the pattern matches contains one string of each group. So most
    patterns are known not to match before their expression runs.
    """

    source: str
    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    edge_before: bool
    edge_after: bool

    def spans(self, view: View) -> Iterator[tuple[int, int]]:
        """Where it matches."""
        if self not in view.possible:
            return
        for match in self.regex.finditer(view.text):
            if self.edge_before and match.start() not in view.edges:
                continue
            if self.edge_after and match.end() not in view.edges:
                continue
            yield match.span()


@dataclass(frozen=True)
class Entry:
    """One topic of risk, or of what takes a risk back (`guard`), or of what makes it somebody else's (`other`)."""

    id: str
    patterns: tuple[Pattern, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    level: Optional[Literal["wish", "imminent"]] = None
    veiled: bool = False
    about_other: bool = False
    firm: bool = False
    only_own_language: bool = False
    whole: bool = False
    lifts: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """A text as patterns see it, the offsets in it where a word begins or ends, and the patterns that may match."""

    text: str
    edges: frozenset[int]
    possible: frozenset[Pattern]


class Index:
    """Which patterns may match a text, by the strings that each of them needs."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_need: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            rarest = max(pattern.needs, key=lambda group: (min(map(len, group)), -len(group)))
            for need in rarest:
                self._by_need.setdefault(need, []).append(pattern)
        self._lengths = tuple(sorted({len(need) for need in self._by_need}))

    def possible(self, text: str) -> frozenset[Pattern]:
        """The patterns whose every group of needs has a string in `text`."""
        if len(text) * len(self._lengths) < len(self._by_need):
            parts = {text[i : i + length] for length in self._lengths for i in range(len(text) - length + 1)}
            present = parts & self._by_need.keys()
        else:
            present = {need for need in self._by_need if need in text}
        return frozenset(
            pattern
            for need in present
            for pattern in self._by_need[need]
            if all(any(string in text for string in group) for group in pattern.needs)
        )


@dataclass(frozen=True)
class Lexicon:
    """One language's file."""

    language: str
    spaced: bool
    drop_accents: bool
    script: re.Pattern[str]
    hidden: tuple[str, ...]
    respell: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    guards: tuple[Entry, ...]
    others: tuple[Entry, ...]
    selves: tuple[Entry, ...]
    answers: tuple[Entry, ...]
    watchers: tuple[Entry, ...]
    before_watcher: frozenset[str]
    exits: frozenset[str]
    index: Index
    firm: Index

    def hits(self, typed: Typed, language: Optional[str] = None) -> list[Hit]:
        """Every entry that some reading of the text shows and no guard takes back."""
        found: dict[tuple[str, bool], Hit] = {}
        for view, firm_only in self.views(typed):
            for hit in self._hits_in(view, firm_only, language):
                found.setdefault((hit.entry, hit.about_other), hit)
        return list(found.values())

    def views(self, typed: Typed) -> Iterator[tuple[View, bool]]:
        """The readings of a text; True beside those in which only `firm` entries count (sentence ends removed)."""
        if not self.script.search(typed.lower):
            return
        line = typed.plain(drop_accents=self.drop_accents, hidden=self.hidden)
        if not self.script.search(line):
            return
        line = "\n".join(dict.fromkeys(line.split("\n")))
        readings = dict.fromkeys([line])
        if not self.spaced and len(line) <= LONG:
            readings[normal.with_tails_joined(normal.without_digits_inside(line))] = None
            readings[self._respelled(line)] = None
        for reading in readings:
            for part in self._parts(reading):
                yield self._view(part), False
                if "\n" in part:
                    yield self._view(part.replace("\n", " ")), True

    def _parts(self, reading: str) -> Iterable[str]:
        """A reading of ordinary length as it is; of a very long one (nobody types it) begin, end and open words.

        In between only `firm` entries are looked for, and what stands around a find is then read in full.
        """
        if len(reading) <= LONG:
            return _windows(reading)
        parts = dict.fromkeys([*_windows(reading[:EDGE]), *_windows(reading[-EDGE:])])
        whole = self._view(reading, self.firm)
        for entry in self.entries:
            for pattern in entry.patterns if entry.firm else ():
                for start, end in itertools.islice(pattern.spans(whole), MOST_FINDS):
                    parts[whole.text[max(0, start - AROUND) : end + AROUND]] = None
        return parts

    def answers_in(self, typed: Typed) -> list[str]:
        """Ids of the `answers` that the words give, in the order of the file."""
        views = [view for view, firm_only in self.views(typed) if not firm_only]
        return [entry.id for entry in self.answers if any(_found(entry, view) for view in views)]

    def is_exit(self, typed: Typed) -> bool:
        """The whole of the text is a word for leaving."""
        return "".join(typed.plain(drop_accents=False).split()) in self.exits

    def is_watcher(self, typed: Typed, without: str = "") -> bool:
        """A sentence of the text begins, after words like "now", with a phrase of `watchers` (but of `without`)."""
        watchers = [entry for entry in self.watchers if entry.id != without]
        if not watchers:
            return False
        for line in typed.plain(drop_accents=self.drop_accents).split("\n"):
            words = line.split(" ")
            while words:
                view = self._view(" ".join(words))
                if any(_begins(entry, view) for entry in watchers):
                    return True
                if words[0] not in self.before_watcher:
                    break
                words = words[1:]
        return False

    def _respelled(self, line: str) -> str:
        """`line` without spaces, its spellings by sound put right; as it is when there are none."""
        sounds = line.replace(" ", "")
        right = sounds
        for sound, spelling in self.respell:
            right = right.replace(sound, spelling)
        return line if right == sounds else right

    def _view(self, line: str, index: Optional[Index] = None) -> View:
        if self.spaced:
            text = f" {line} ".replace("\n", " \n ")
            return View(text, frozenset(), (index or self.index).possible(text))
        letters: list[str] = []
        edges = {0}
        length = 0
        for part in re.split("([ \n])", line):
            if part in (" ", "\n"):
                edges.add(length)
            if part == " ":
                continue
            letters.append(part)
            length += len(part)
            if part == "\n":
                edges.add(length)
        edges.add(length)
        text = "".join(letters)
        return View(text, frozenset(edges), (index or self.index).possible(text))

    def _hits_in(self, view: View, firm_only: bool, language: Optional[str]) -> Iterator[Hit]:
        around = _Around(self, view)
        for entry in self.entries:
            if firm_only and not entry.firm:
                continue
            if entry.only_own_language and language not in (None, self.language, "und"):
                continue
            yield from self._hits_of(entry, view, around)

    def _hits_of(self, entry: Entry, view: View, around: _Around) -> Iterator[Hit]:
        for pattern in entry.patterns:
            for span in pattern.spans(view):
                guard = next((g for g in around.guards(span) if _lifts(g, entry)), None)
                if guard is None:
                    about_other = entry.about_other or around.is_other(span)
                    yield Hit(entry.id, entry.kinds, entry.level, entry.veiled, about_other)
                    if not about_other or entry.about_other:
                        return  # nothing that follows could say more
                elif guard.instead:
                    yield Hit(guard.id, guard.instead, None, False, False)


class _Around:
    """What stands over a find: guards, and words that give it to somebody else or back to the writer."""

    def __init__(self, lexicon: Lexicon, view: View) -> None:
        self._lexicon = lexicon
        self._view = view
        self._found: dict[str, list[tuple[int, int, Entry]]] = {}

    def guards(self, span: tuple[int, int]) -> Iterator[Entry]:
        """Guards whose words overlap `span`."""
        return self._over("guards", self._lexicon.guards, span)

    def is_other(self, span: tuple[int, int]) -> bool:
        """Somebody else's wish, and not the writer's own in the same words."""
        return any(True for _ in self._over("others", self._lexicon.others, span)) and not any(
            True for _ in self._over("selves", self._lexicon.selves, span)
        )

    def _over(self, name: str, entries: tuple[Entry, ...], span: tuple[int, int]) -> Iterator[Entry]:
        if name not in self._found:  # only texts with a find pay for this
            self._found[name] = [
                (start, end, entry)
                for entry in entries
                for pattern in entry.patterns
                for start, end in pattern.spans(self._view)
            ]
        return (entry for start, end, entry in self._found[name] if start < span[1] and span[0] < end)


def _windows(reading: str) -> Iterable[str]:
    """The reading in overlapping windows, equal ones once: repeating a text does not make it dearer."""
    if len(reading) <= WINDOW:
        return [reading]
    step = WINDOW - AROUND
    return dict.fromkeys(reading[start : start + WINDOW] for start in range(0, len(reading) - AROUND, step))


def _found(entry: Entry, view: View) -> bool:
    return any(True for pattern in entry.patterns for _ in pattern.spans(view))


def _begins(entry: Entry, view: View) -> bool:
    """The view begins with the entry's words, and the last of them is a whole word; `whole`: nothing follows."""
    spans = [span for pattern in entry.patterns for span in pattern.spans(view)]
    if entry.whole:
        return any(start == 0 and end >= len(view.text.rstrip()) for start, end in spans)
    return any(start == 0 and (not view.edges or end in view.edges) for start, end in spans)


def _letters(text: str) -> str:
    return "".join(normal.plain(text).split())


def _lifts(guard: Entry, entry: Entry) -> bool:
    return entry.id in guard.lifts or any(kind in guard.lifts for kind in entry.kinds)


@lru_cache(maxsize=4)
def load_all(root: Path) -> tuple[Lexicon, ...]:
    """Every lexicon in `root`: the files named by a language (ko.yml, en.yml...). Read once for a process."""
    files = sorted(path for path in root.glob("??.yml"))
    if not files:
        raise DataError(f"{root.name}: no lexicon file")
    return tuple(load(path) for path in files)


def load(path: Path) -> Lexicon:
    """One lexicon file. Raises DataError naming file, entry and key."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_STRINGS_ONLY)  # noqa: S506 - builds no objects
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise DataError(f"{path.name}: line {line}: {error.problem}") from error
    except (OSError, UnicodeError, yaml.YAMLError) as error:
        raise DataError(f"{path.name}: cannot be read ({type(error).__name__})") from error
    if not isinstance(data, dict):
        raise DataError(f"{path.name}: not a mapping")
    for key in ("language", "spaced", "script", "entries"):
        if key not in data:
            raise DataError(f"{path.name}: {key} is missing")
    words = {str(name): [str(word) for word in listed] for name, listed in (data.get("words") or {}).items()}
    respell = data.get("respell") or {}
    spaced = data["spaced"] == "true"
    drop_accents = data.get("drop_accents") == "true"

    def entries(section: str) -> tuple[Entry, ...]:
        found = tuple(_entry(path.name, section, raw, words, spaced, drop_accents) for raw in data.get(section) or [])
        ids = [entry.id for entry in found]
        if len(ids) != len(set(ids)):
            raise DataError(f"{path.name}: {section}: an id occurs twice")
        return found

    sections = {name: entries(name) for name in ("entries", "guards", "others", "selves", "answers", "watchers")}
    lexicon = Lexicon(
        language=str(data["language"]),
        spaced=spaced,
        drop_accents=drop_accents,
        script=re.compile(f"[{data['script']}]"),
        hidden=tuple(str(word) for word in data.get("hidden") or ()),
        respell=tuple((normal.plain(str(sound)), normal.plain(str(right))) for sound, right in respell.items()),
        before_watcher=frozenset(normal.plain(str(word)) for word in data.get("before_watcher") or ()),
        index=Index(p for listed in sections.values() for entry in listed for p in entry.patterns),
        firm=Index(p for entry in sections["entries"] if entry.firm for p in entry.patterns),
        **sections,
        exits=frozenset(_letters(str(word)) for word in data.get("exit") or ()),
    )
    known = {entry.id for entry in lexicon.entries} | set(KINDS)
    for guard in lexicon.guards:
        for name in guard.lifts:
            if name not in known:
                raise DataError(f"{path.name}: {guard.id}: lifts: nothing is called {name}")
    return lexicon


def _entry(
    file: str, section: str, raw: Mapping[str, Any], words: Mapping[str, list[str]], spaced: bool, drop_accents: bool
) -> Entry:
    entry_id = str(raw.get("id") or "")
    if not entry_id:
        raise DataError(f"{file}: {section}: an entry without id")
    where = f"{file}: {entry_id}"
    kind = raw.get("kind") or ()
    kinds = (str(kind),) if isinstance(kind, str) else tuple(str(k) for k in kind)
    if section == "entries" and (not kinds or any(k not in KINDS for k in kinds)):
        raise DataError(f"{where}: kind: one or more of {', '.join(KINDS)}")
    level = raw.get("level")
    if level not in (None, *LEVELS) or ("suicidal" in kinds) != (level is not None):
        raise DataError(f"{where}: level: wish or imminent for suicidal entries, and for no other")
    patterns = lines(raw.get("patterns"), f"{where}: patterns")
    examples = lines(raw.get("examples"), f"{where}: examples")
    if not patterns or not examples:
        raise DataError(f"{where}: patterns or examples are missing")
    return Entry(
        id=entry_id,
        patterns=tuple(compile_pattern(pattern, words, spaced, drop_accents, where) for pattern in patterns),
        examples=examples,
        counterexamples=lines(raw.get("counterexamples"), f"{where}: counterexamples"),
        kinds=kinds,
        level=level,
        veiled=raw.get("veiled") == "true",
        about_other=raw.get("about_other") == "true",
        firm=raw.get("firm") == "true",
        only_own_language=raw.get("only_own_language") == "true",
        whole=raw.get("whole") == "true",
        lifts=tuple(str(name) for name in raw.get("lifts") or ("suicidal", "danger")),
        instead=tuple(str(name) for name in raw.get("instead") or ()),
    )


def lines(raw: object, where: str) -> tuple[str, ...]:
    """The lines of a block as in NLU files, each begun with "- ": no sign in them needs quoting."""
    if raw is None:
        return ()
    if not isinstance(raw, str):
        raise DataError(f"{where}: write it as a block (|) of lines that begin with '- '")
    found = [line.strip() for line in raw.splitlines() if line.strip()]
    if any(not line.startswith("- ") for line in found):
        raise DataError(f"{where}: every line begins with '- '")
    return tuple(line[2:].strip() for line in found)


def compile_pattern(
    source: str,
    words: Mapping[str, list[str]],
    spaced: bool,
    drop_accents: bool = False,
    where: str = "pattern",
) -> Pattern:
    """Compiles one pattern. Raises DataError naming `where` when it is not written as described above."""
    if not source.strip():
        raise DataError(f"{where}: an empty pattern")
    text = " ".join(source.split())
    edge_before, edge_after = text.startswith("_"), text.endswith("_")
    if spaced and (edge_before or edge_after):
        raise DataError(f"{where}: {source!r}: _ is for scripts without spaces")
    reader = _Reader(text.strip("_"), words, spaced, drop_accents, f"{where}: {source!r}")
    regex, needs = reader.read(lead=spaced)
    if spaced:
        regex += "(?= )"
    return Pattern(source, re.compile(regex), needs, edge_before, edge_after)


Needs = tuple[frozenset[str], ...]
"""Groups of strings: a match contains one string of each group. No group: nothing is certain."""


class _Reader:
    """Reads a pattern from left to right into a regular expression and what every match must contain.

    In spaced scripts each word brings the space before it, so that what may be missing takes its space along.
    """

    def __init__(self, text: str, words: Mapping[str, list[str]], spaced: bool, drop_accents: bool, where: str) -> None:
        self.signs = _SIGN.findall(text)
        if "".join(self.signs) != text:
            raise DataError(f"{where}: a sign that patterns do not know")
        self.at = 0
        self.words = words
        self.spaced = spaced
        self.drop_accents = drop_accents
        self.where = where

    def read(self, *, lead: bool) -> tuple[str, Needs]:
        """The whole pattern; with `lead`, begun by the space before its first word."""
        regex, needs = self._either(None, lead)
        if not needs:
            raise DataError(f"{self.where}: a pattern needs at least one word of its own")
        return regex, needs

    def _either(self, closing: Optional[str], lead: bool) -> tuple[str, Needs]:
        """Alternatives up to `closing`."""
        branches: list[str] = []
        all_needs: list[Needs] = []
        while True:
            regex, needs = self._sequence(lead)
            branches.append(regex)
            all_needs.append(needs)
            sign = self.signs[self.at] if self.at < len(self.signs) else None
            self.at += 1
            if sign != "|":
                break
        if sign != closing:
            raise DataError(f"{self.where}: a bracket too many or too few")
        return _longest_first(branches), _union(all_needs)

    def _sequence(self, lead: bool) -> tuple[str, Needs]:
        parts: list[str] = []
        found: list[frozenset[str]] = []
        while self.at < len(self.signs) and self.signs[self.at] not in ("|", ")", "]"):
            sign = self.signs[self.at]
            self.at += 1
            needs: Needs = ()
            if sign == "(":
                regex, needs = self._either(")", lead)
            elif sign == "[":
                regex = self._either("]", lead)[0] + "?"
            elif sign == "!(":
                regex = f"(?!{self._either(')', lead)[0]}{'(?= )' if self.spaced else ''})"
            elif sign in ("~", "~~"):
                regex = self._gap(long=len(sign) == 2)
            elif sign == "#":
                regex = f"{' ' if lead else ''}\\d+"
            elif sign == "*":
                regex = self._ending(parts)
                if not self.spaced and found:  # the syllable before * is no longer certain
                    found[-1] = frozenset(need[:-1] for need in found[-1])
            elif sign == "_":
                raise DataError(f"{self.where}: _ belongs at the start or end")
            elif sign.startswith("<"):
                regex, needs = self._listed(sign[1:-1], lead)
            else:
                lead = lead or (self.spaced and sign[0] == " ")
                word = self._plain(sign)
                if not word:
                    continue
                parts.append(f"{' ' if lead else ''}{word}")
                found.append(frozenset([word]))
                lead = self.spaced and sign[-1] == " "
                continue
            if sign == "(" or sign.startswith("<") or sign == "#":
                lead = False
            parts.append(regex)
            found.extend(needs)
        return "".join(parts), tuple(group for group in found if all(group))

    def _plain(self, sign: str) -> str:
        """A stretch of words as `normal.plain` leaves it; letters, digits and inner spaces only."""
        word = normal.plain(sign, drop_accents=self.drop_accents).replace("\n", " ")
        return word if self.spaced else word.replace(" ", "")

    def _listed(self, name: str, lead: bool) -> tuple[str, Needs]:
        if name not in self.words:
            raise DataError(f"{self.where}: no list of words is called {name}")
        read = [
            _Reader(" ".join(word.split()), self.words, self.spaced, self.drop_accents, self.where).read(lead=lead)
            for word in self.words[name]
        ]
        return _longest_first([regex for regex, _ in read]), _union([needs for _, needs in read])

    def _gap(self, *, long: bool) -> str:
        if self.spaced:
            return "(?: [^ \n]+){0,6}?" if long else "(?: [^ \n]+){0,2}?"
        return r"[^\n]{0,16}?" if long else r"[^\n]{0,6}?"

    def _ending(self, parts: list[str]) -> str:
        if self.spaced:
            return "[^ \n]*"
        if not parts or not parts[-1] or not "가" <= parts[-1][-1] <= "힣" or (ord(parts[-1][-1]) - 0xAC00) % 28:
            raise DataError(f"{self.where}: * follows an open syllable such as 하")
        syllable = parts[-1][-1]
        parts[-1] = parts[-1][:-1]
        return f"[{syllable}-{chr(ord(syllable) + 27)}]"


def _longest_first(branches: list[str]) -> str:
    """Alternatives in an order in which a short one ("온") does not hide a longer one ("온대")."""
    return f"(?:{'|'.join(sorted(branches, key=len, reverse=True))})"


def _union(branches: list[Needs]) -> Needs:
    """What is certain when one of several alternatives holds: of each its most telling group, all together."""
    if not all(branches):
        return ()
    best = [max(needs, key=lambda group: (min(map(len, group)), -len(group))) for needs in branches]
    return (frozenset[str]().union(*best),)
