"""Finds platform, handle, url, date, age, amount and relation, with normalised values and original offsets.

| entity | value |
| --- | --- |
| platform | an id of `data/directory/platforms.yml`; the host of a link counts too |
| relation | friend, partner, ex, classmate, student, family, child, stranger, teacher, colleague |
| url | as written |
| handle | as written, without a leading @ |
| date | `2024-09-01`, `2024-09`, `09-01` (no year given), or from today: `-1d`, `-2w`, `-3m`, `-1y`, `0d` |
| age | years as digits, or elementary_school, middle_school, high_school, university, minor, adult |
| amount | number and unit: `500000 KRW`, `200 USD`, `0.05 BTC` |

Names come from `data/nlu/entities/*.yml` through spaCy's rule tokenizer and entity ruler; what has a shape, from
regular expressions. Every pattern is bounded, so the time is linear in the length of the text.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialogue import no_tensorflow
from bot.nlu import numbers
from bot.nlu.view import View, view

Names = Mapping[str, Mapping[str, tuple[str, ...]]]
"""entity -> value -> what people write for it."""


@dataclass(frozen=True)
class Entity:
    """`start` and `end` are offsets into the original text; `value` is normalised."""

    entity: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class _Found:
    entity: str
    value: str
    start: int
    end: int


_Read = Callable[["re.Match[str]"], "str | None"]

_HOSTS: tuple[tuple[str, str], ...] = (
    ("t.me", "telegram"), ("telegram.me", "telegram"), ("telegram.org", "telegram"), ("telegra.ph", "telegram"),
    ("twitter.com", "x"), ("x.com", "x"), ("t.co", "x"),
    ("instagram.com", "instagram"), ("facebook.com", "facebook"), ("fb.com", "facebook"), ("threads.net", "threads"),
    ("threads.com", "threads"), ("youtube.com", "youtube"), ("youtu.be", "youtube"), ("tiktok.com", "tiktok"),
    ("discord.gg", "discord"), ("discord.com", "discord"), ("google.com", "google_search"), ("bing.com", "bing"),
    ("naver.com", "naver"), ("naver.me", "naver"), ("band.us", "naver"), ("kakao.com", "kakaotalk"),
    ("snapchat.com", "snapchat"), ("reddit.com", "reddit"), ("redd.it", "reddit"), ("wa.me", "whatsapp"),
    ("whatsapp.com", "whatsapp"), ("line.me", "line"), ("github.com", "github"), ("github.io", "github"),
    ("pornhub.com", "adult_sites"), ("xvideos.com", "adult_sites"), ("xhamster.com", "adult_sites"),
)  # fmt: skip

_TLD = (
    "com|net|org|info|biz|me|kr|io|gg|tv|co|to|cc|ru|cn|jp|xyz|site|online|app|dev|link|club|top|us|uk|ph|be|ly|onion"
)
_URL = re.compile(
    r"(?:h(?:tt|xx)ps?://|www\.)[^\s<>\"'()\[\]{}，。、「」가-힣ㄱ-ㅣ]{1,2000}"
    rf"|(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,4}}(?:{_TLD})(?![a-z0-9-])"
    r"(?:[/?#:][^\s<>\"'()\[\]{}，。、「」가-힣ㄱ-ㅣ]{0,2000})?",
    re.IGNORECASE | re.ASCII,
)
_HANDLE = re.compile(r"(?<![A-Za-z0-9_.@/])@([A-Za-z0-9_](?:[A-Za-z0-9_.]{0,30}[A-Za-z0-9_])?)(?![A-Za-z0-9_@])")
_NAMED_HANDLE = re.compile(
    r"(?:아이디|계정명|계정|닉네임|유저네임|(?<![A-Za-z])(?:user ?name|user|handle|account|id))"
    r"(?:는|은|가|이|이름은)?\s?(?:is|was|:|=|：)?\s{0,2}@?"
    r"(?=[A-Za-z0-9_.]{0,31}[0-9_])(?P<here>[A-Za-z0-9_](?:[A-Za-z0-9_.]{1,30})[A-Za-z0-9_])(?![A-Za-z0-9_@])",
    re.IGNORECASE,
)

_LONG_WORD = re.compile(r"\S{80,}")
_TELLING = 3  # syllables of a Korean name that no other word begins with

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PAST_DAYS = {
    "오늘": "0d", "어제": "-1d", "어저께": "-1d", "그저께": "-2d", "그제": "-2d", "엊그제": "-2d", "엊그저께": "-2d",
    "간밤": "-1d", "어젯밤": "-1d", "하루": "-1d", "이틀": "-2d", "사흘": "-3d", "나흘": "-4d", "열흘": "-10d",
    "보름": "-15d", "지난주": "-1w", "저번주": "-1w", "지난달": "-1m", "저번달": "-1m", "작년": "-1y", "재작년": "-2y",
    "today": "0d", "tonight": "0d", "yesterday": "-1d", "last night": "-1d", "last week": "-1w", "last month": "-1m",
    "last year": "-1y", "the day before yesterday": "-2d",
}  # fmt: skip
_UNITS = {"일": "d", "주": "w", "주일": "w", "달": "m", "개월": "m", "년": "y"}
_SCHOOLS = {"초": "elementary_school", "중": "middle_school", "고": "high_school"}
_CURRENCY = {
    "원": "KRW", "₩": "KRW", "krw": "KRW", "won": "KRW", "$": "USD", "달러": "USD", "불": "USD", "usd": "USD",
    "dollar": "USD", "dollars": "USD", "bucks": "USD", "€": "EUR", "유로": "EUR", "eur": "EUR", "euro": "EUR",
    "euros": "EUR", "£": "GBP", "gbp": "GBP", "pounds": "GBP", "¥": "JPY", "엔": "JPY", "yen": "JPY",
    "위안": "CNY", "yuan": "CNY", "btc": "BTC", "비트코인": "BTC", "bitcoin": "BTC", "bitcoins": "BTC", "eth": "ETH",
    "이더리움": "ETH", "usdt": "USDT", "테더": "USDT",
}  # fmt: skip
_AFTER_NUMBER = (
    r"원|달러|불(?![가-힣])|유로|엔(?![가-힣])|위안|이더리움|테더|비트코인"
    r"|(?:krw|won|usdt|usd|dollars?|bucks|eur|euros?|gbp|pounds|yen|yuan|btc|bitcoins?|eth)(?![a-z])"
)


def _age(match: re.Match[str]) -> str | None:
    text = next(filter(None, match.groupdict().values()))
    years = int(text) if text.isdigit() else numbers.native(text) or numbers.english(text)
    return str(years) if years is not None and 5 <= years <= 99 else None


def _school(match: re.Match[str]) -> str | None:
    return _SCHOOLS[next(filter(None, match.groupdict().values()))]


def _fixed(value: str) -> _Read:
    return lambda match: value


def _calendar(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    year = part.get("y")
    month = part.get("m") or ""
    day = part.get("d")
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower().rstrip("."), 0)
    if not 1 <= number <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return None
    pieces = [] if year is None else [f"{2000 + int(year) if len(year) == 2 else int(year):04d}"]
    return "-".join([*pieces, f"{number:02d}", *([] if day is None else [f"{int(day):02d}"])])


def _past(match: re.Match[str]) -> str | None:
    return _PAST_DAYS.get(" ".join(match.group("n").lower().split()).replace("지난 ", "지난").replace("저번 ", "저번"))


def _ago(match: re.Match[str]) -> str | None:
    text = match.group("n").lower()
    count = int(text) if text.isdigit() else {"a": 1, "an": 1, "a few": 3}.get(text)
    count = count or numbers.native(text) or numbers.english(text)
    unit = match.group("u").lower()
    return f"-{count}{_UNITS.get(unit, unit[0])}" if count else None


def _amount(match: re.Match[str]) -> str | None:
    number = numbers.mixed(match.group("n"))
    part = match.groupdict()
    unit = (part.get("c") or part.get("p") or "원").lower()
    code = _CURRENCY.get(unit)
    if number is None or code is None:
        return None
    if re.search(r"\dk$", match.group("n"), re.IGNORECASE):
        number *= 1000
    return f"{numbers.plain(number)} {code}"


def _english_school(kinds: str, grades: str) -> str:
    return rf"(?<!\w)(?:{kinds})[\s-]?school(?:er|ers)?(?!\w)|(?<!\w)(?:{grades}) grader?(?!\w)"


_SHAPES: tuple[tuple[str, re.Pattern[str], _Read], ...] = tuple(
    (entity, re.compile(pattern, re.IGNORECASE), read)
    for entity, pattern, read in (
        ("handle", _HANDLE.pattern, lambda match: match.group(1)),
        ("handle", _NAMED_HANDLE.pattern, lambda match: match.group("here")),
        (
            "amount",
            rf"(?<![\d.,])(?<![가-힣])(?P<n>{numbers.MIXED})\s?(?P<c>{_AFTER_NUMBER})",
            _amount,
        ),
        ("amount", r"(?P<p>[$€£₩¥])\s?(?P<n>\d[\d,]*(?:\.\d+)?k?)(?!\w)", _amount),
        ("amount", r"(?:비트코인|bitcoin)\s?(?P<n>\d[\d.]*)\s?(?:개|btc)", lambda m: f"{m.group('n')} BTC"),
        # 50만 alone is money where something is paid; 50만 명 is not.
        (
            "amount",
            r"(?<![\d.,])(?P<n>\d[\d,]{0,9}\s?[천백십]?만)(?=\s*$|[을를이도만]?\s?(?:보내|입금|송금|줬|달|요구))",
            _amount,
        ),
        (
            "date",
            r"(?<![\d./-])(?P<y>20\d\d|\d\d)(?:[-./]|년)\s?(?P<m>1[0-2]|0?[1-9])(?:[-./]|월)\s?"
            r"(?P<d>3[01]|[12]\d|0?[1-9])(?:일|(?![\d]))",
            _calendar,
        ),
        ("date", r"(?<!\d)(?P<y>20\d\d)년\s?(?P<m>1[0-2]|0?[1-9])월(?!\s?\d)", _calendar),
        ("date", r"(?<![\d년])(?P<m>1[0-2]|0?[1-9])월\s?(?P<d>3[01]|[12]\d|0?[1-9])일", _calendar),
        ("date", r"(?<![\d/.:\w-])(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])(?![\d/:])", _calendar),
        (
            "date",
            rf"\b(?P<m>{_MONTH})\.?\s(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:,?\s(?P<y>20\d\d))?(?!\w)",
            _calendar,
        ),
        (
            "date",
            rf"(?<!\d)(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{_MONTH})\b(?:,?\s(?P<y>20\d\d))?",
            _calendar,
        ),
        (
            "date",
            r"(?P<n>어저께|엊그저께|그저께|엊그제|어젯밤|간밤|(?<!그)어제|(?<![가-힣])(?:그제|오늘|작년)|재작년"
            r"|(?:지난|저번) ?[주달](?![가-힣]*\s?남)"
            r"|(?<!\w)(?:the day before yesterday|yesterday|last (?:night|week|month|year)|today|tonight)(?!\w))",
            _past,
        ),
        ("date", r"(?<![가-힣])(?P<n>하루|이틀|사흘|나흘|열흘|보름)\s?전", _past),
        (
            "date",
            rf"(?<![\d가-힣])(?P<n>\d{{1,3}}|{numbers.NATIVE_COUNT})\s?(?P<u>일|주일|주|달|개월|년)\s?전(?!화)",
            _ago,
        ),
        (
            "date",
            rf"(?<!\w)(?P<n>\d{{1,3}}|an?|a few|{numbers.ENGLISH})\s(?P<u>day|week|month|year)s?\sago(?!\w)",
            _ago,
        ),
        ("age", rf"(?<![\d가-힣])(?:만\s?)?(?P<n>\d{{1,2}}|{numbers.NATIVE})\s?(?:살|세(?![가-힣]*대))", _age),
        ("age", rf"(?<!\w)(?P<n>\d{{1,2}}|{numbers.ENGLISH})[\s-]?(?:years?[\s-]old|yrs? old|y/?o|yo)(?!\w)", _age),
        (
            "age",
            rf"(?<!\w)(?:i'?m|i am|i’m|she'?s|he'?s|she is|he is|aged?|is only|am only|just turned|turned|when i was)\s"
            rf"(?:only\s|just\s|still\s|about\s|almost\s)?(?P<here>\d{{1,2}}|{numbers.ENGLISH})"
            r"(?=\s*(?:$|[.,!?;)\n]|and\b|so\b|but\b|from\b|in\b|now\b|i\b|he\b|she\b|my\b|when\b|this\b|f\b|m\b))",
            _age,
        ),
        ("age", r"(?<![\w.$])(?P<n>1\d)\s?/?\s?f(?!\w)|(?<=[im]\s)(?P<m>1\d)\s?/?\s?m(?!\w)", _age),
        ("age", r"(?<![가-힣])(?P<n>초|중|고)\s?[1-6](?![\d명개번째대지장건])", _school),
        ("age", r"(?P<n>[초고])등(?:학교|학생|생)", _school),
        ("age", r"(?P<n>중)학[교생]", _school),
        ("age", r"(?<![가-힣])(?:[여남](?P<n>[중고])생|(?P<m>[초중고])딩|(?P<k>고)교생)", _school),
        ("age", _english_school("middle|junior high", "6th|7th|8th"), _fixed("middle_school")),
        ("age", _english_school("high", "9th|10th|11th|12th"), _fixed("high_school")),
        ("age", _english_school("elementary|primary", "4th|5th"), _fixed("elementary_school")),
        ("age", r"(?<![가-힣])대학생|(?<!\w)(?:college|university|uni) student(?!\w)", _fixed("university")),
        ("age", r"미성년자?|(?<!\w)(?:under ?age|minor)(?!\w)|(?<!\w)under 1[89](?!\w)", _fixed("minor")),
        (
            "age",
            r"(?<![가-힣])성인(?:이|입니다|인데|이고|$)|(?<!\w)(?:i'?m|i am) an adult(?!\w)|(?<!\w)over 18(?!\w)",
            _fixed("adult"),
        ),
        (
            "platform",
            r"(?<![\w.])X(?=에서|에다|에\s|로\s|\s?계정|\(|\sapp\b)|(?<=\bon )X(?![\w-])"
            r"|(?<![가-힣])엑스(?=에서|에다|에\s|로\s|\s?계정|\s?\()",
            _fixed("x"),
        ),
    )
)  # fmt: skip


class Extractor:
    """Finds the entities of a text. Build once: spaCy's import and the ruler take seconds."""

    def __init__(self, names: Names) -> None:
        self._nlp = _pipeline(names)
        written = {
            text.lower(): (entity, value)
            for entity, values in names.items()
            for value, texts in values.items()
            for text in texts
            if _unspaced(text)
        }
        # Chinese, Japanese and Thai put no spaces between words: there a name is found inside the run. In a hurry
        # Koreans leave them out too (텔레그램에서협박당해요): there a long name is found where a run begins.
        alternatives = "|".join(
            (r"(?<![가-힣])" if "가" <= text[0] <= "힣" else "") + re.escape(text)
            for text in sorted(written, key=len, reverse=True)
        )
        self._unspaced = re.compile(alternatives or r"(?!)", re.IGNORECASE)
        self._written = written

    def find(self, text: str) -> tuple[Entity, ...]:
        """The entities in order of appearance; never overlapping, but for the platform of a link's host."""
        return self.find_in(view(text))

    def find_in(self, seen: View) -> tuple[Entity, ...]:
        """The same for a view already made."""
        return tuple(
            Entity(found.entity, found.value, *seen.span(found.start, found.end)) for found in self._found(seen.text)
        )

    def _found(self, text: str) -> list[_Found]:
        urls = list(_urls(text))
        kept = _apart([*urls, *_shaped(text), *self._named(text)])
        hosts = [
            _Found("platform", platform, url.start, url.end)
            for url in urls
            if url in kept and (platform := _platform_of(url.value)) is not None
        ]
        return sorted([*kept, *hosts], key=lambda found: (found.start, found.entity != "url", found.end))

    def _named(self, text: str) -> Iterator[_Found]:
        # The tokenizer peels suffixes one by one: a "word" of thousands of letters would take it seconds.
        for span in self._nlp(_LONG_WORD.sub(lambda match: " " * len(match.group()), text)).ents:
            yield _Found(span.label_, span.ent_id_, span.start_char, span.end_char)
        for match in self._unspaced.finditer(text):
            entity, value = self._written[match.group().lower()]
            yield _Found(entity, value, match.start(), match.end())


def _urls(text: str) -> Iterator[_Found]:
    for match in _URL.finditer(text):
        address = match.group().rstrip(".,;:!?~*·…")
        if "." in address:
            yield _Found("url", address, match.start(), match.start() + len(address))


def _shaped(text: str) -> Iterator[_Found]:
    for entity, pattern, read in _SHAPES:
        for match in pattern.finditer(text):
            value = read(match)
            if value is not None:
                # Words that only show what is meant ("I'm", "아이디는") stay outside: the group `here` is the entity.
                start, end = match.span("here") if "here" in match.re.groupindex else match.span()
                yield _Found(entity, value, start, end)


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """Without overlaps: links first, then the longer one, then the one that was found by shape."""
    kept: list[_Found] = []
    taken: set[int] = set()
    for item in sorted(found, key=lambda item: (item.entity != "url", item.start - item.end)):
        places = range(item.start, item.end)
        if taken.isdisjoint(places):
            kept.append(item)
            taken.update(places)
    return kept


def _platform_of(address: str) -> str | None:
    host = re.sub(r"^\w+://", "", address.lower())
    host = re.split(r"[/?#:]", host, maxsplit=1)[0]
    return next((platform for known, platform in _HOSTS if host == known or host.endswith("." + known)), None)


def _unspaced(text: str) -> bool:
    if len(text) >= _TELLING and all("가" <= c <= "힣" for c in text):
        return True
    return any("\u3041" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\u0e00" <= c <= "\u0e7f" for c in text)


# --- spaCy -----------------------------------------------------------------------------------------------------------

# Korean particles and endings, split off as suffixes so that a ruler sees the bare noun.
_PARTICLES = (
    "에서는|에서도|에서만|에서|에다가|에다|에게서|에게|한테서|한테|께서|께|으로부터|로부터|으로도|으로|까지|부터|처럼|보다|마다|조차"
    "|이라고|라고|이라는|라는|이랑|랑|하고|이에요|예요|이예요|에요|이고|인데요|인데|이라서|라서|이면|이었던|였던|이었어요|였어요|입니다|이야|이며"
    "|은|는|이|가|을|를|과|와|의|에|도|만|로|야|들|님|놈|새끼"
)
# Words that end like a particle.
_WHOLE = ("아이", "애인", "선생님", "교수님", "사장님", "팀장님", "아들", "동료")


def _pipeline(names: Names) -> Any:
    no_tensorflow.install()  # spaCy tries it through thinc
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its command line, which we do not use, imports what is deprecated
        import spacy
    from spacy.symbols import ORTH
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    # Blank Korean needs mecab; the rule tokenizer needs nothing.
    nlp = spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    marks = r"[^\w\s@#$₩€£%+&/-]"
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules={
            token: [{ORTH: token}]
            for word in (*_WHOLE, *(text for values in names.values() for texts in values.values() for text in texts))
            for token in [word]
            if " " not in token and token.isalpha()
        },
        prefix_search=compile_prefix_regex([marks]).search,
        suffix_search=compile_suffix_regex([marks, "['’]s", rf"(?<=[가-힣A-Za-z0-9])(?:{_PARTICLES})"]).search,
        infix_finditer=compile_infix_regex([marks, r"[-/](?=\w)", r"[\u3130-\u318f]+"]).finditer,
    )
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": None})
    ruler.add_patterns(
        [
            {"label": entity, "id": value, "pattern": [_token(token.text) for token in nlp.tokenizer(text)]}
            for entity, values in names.items()
            for value, texts in values.items()
            for text in texts
        ]
    )
    return nlp


def _token(text: str) -> dict[str, str]:
    """A pattern in lower case matches in any case; one with a capital only as written."""
    return {"LOWER": text} if text == text.lower() else {"ORTH": text}
