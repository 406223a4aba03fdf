"""The schema of `data/directory/`: one class a kind of row. Its README tells maintainers the same in words.

Rows are immutable. A field that is not listed here is an error, so that a misspelt `emergancy` cannot pass.
Text that people read is always `Both`: Korean and English, saying the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, Literal, Optional, Union

from pydantic import BaseModel, StrictBool, StrictInt, StrictStr, root_validator, validator

Confidence = Literal["confirmed", "undated", "unconfirmed"]
Grade = Literal["official", "news", "secondary", "none"]
Kind = Literal[
    "police",
    "crisis",
    "hotline",
    "takedown",
    "hash_sharing",
    "youth",
    "military",
    "migrant",
    "legal_aid",
    "counselling",
]
Need = Literal[
    "danger",
    "suicidal",
    "distress",
    "threat",
    "deepfake",
    "nonconsensual_sharing",
    "hidden_camera",
    "grooming",
    "impersonation",
    "legal",
]
Audience = Literal["all", "minor", "adult", "women", "military", "migrant"]
Region = Literal[
    "seoul",
    "busan",
    "daegu",
    "incheon",
    "gwangju",
    "daejeon",
    "ulsan",
    "sejong",
    "gyeonggi",
    "gangwon",
    "chungbuk",
    "chungnam",
    "jeonbuk",
    "jeonnam",
    "gyeongbuk",
    "gyeongnam",
    "jeju",
]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Whom = Literal["guardian", "police", "school", "unit"]
Tells = Literal["no", "may", "usual", "must"]
Asks = Literal["none", "name", "id"]
Trace = Literal["call_log", "sms", "mail", "browser"]

_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
_MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")
UNDATED = "undated"
"""What `as_of` of a single fact says when its source carries no date."""
_ID = re.compile(r"[a-z][a-z0-9_]*")
_COUNTRY = re.compile(r"[A-Z]{2}|INT")


def _web_address(cls: Any, value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("is no web address")
    return value


class Strict(BaseModel):
    """Immutable, and closed to unknown fields."""

    class Config:
        frozen = True
        extra = "forbid"


class Both(Strict):
    """The same words in Korean and in English."""

    ko: StrictStr
    en: StrictStr

    @validator("ko", "en")
    def _not_empty(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("is empty")
        return value

    def in_(self, language: str) -> str:
        """The Korean words for `ko`, the English ones for every other language."""
        return self.ko if language == "ko" else self.en


class BothList(Strict):
    """A list in Korean and in English, item for item."""

    ko: tuple[StrictStr, ...]
    en: tuple[StrictStr, ...]

    @root_validator(skip_on_failure=True)
    def _same_length(cls, values: dict[str, Any]) -> dict[str, Any]:
        if len(values["ko"]) != len(values["en"]):
            raise ValueError("has not as many items in Korean as in English")
        return values

    def in_(self, language: str) -> tuple[str, ...]:
        """The Korean items for `ko`, the English ones for every other language."""
        return self.ko if language == "ko" else self.en


class Span(Strict):
    """A stretch of one day, local time, `from` included and `to` not. Past midnight: two spans."""

    start: StrictStr
    end: StrictStr

    class Config:
        fields: ClassVar[dict[str, str]] = {"start": "from", "end": "to"}

    @validator("start", "end")
    def _clock(cls, value: str) -> str:
        if not _CLOCK.fullmatch(value):
            raise ValueError("is no quoted time such as '09:00'")
        return value

    @root_validator(skip_on_failure=True)
    def _forward(cls, values: dict[str, Any]) -> dict[str, Any]:
        if values["start"] >= values["end"]:
            raise ValueError("ends before it begins")
        return values


class Shift(Span):
    """When somebody is there on some weekdays; `breaks` lie inside it."""

    days: tuple[Day, ...]
    breaks: tuple[Span, ...] = ()
    holidays: Literal["open", "closed"]

    @root_validator(skip_on_failure=True)
    def _breaks_inside(cls, values: dict[str, Any]) -> dict[str, Any]:
        if not values["days"] or len(set(values["days"])) != len(values["days"]):
            raise ValueError("names no day, or one twice")
        for pause in values["breaks"]:
            if pause.start < values["start"] or pause.end > values["end"]:
                raise ValueError("has a break outside its times")
        return values


Hours = Union[Literal["always"], tuple[Shift, ...], None]
"""`always`, shifts, or None: not confirmed, which is never said as open now."""


class Fact(Strict):
    """Something a source says about a place beside its contacts. `as_of` is the source's own month, or `undated`."""

    sources: tuple[StrictStr, ...]
    as_of: StrictStr

    @validator("sources")
    def _some(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value:
            raise ValueError("is empty: a fact without a source is not told")
        return value

    _sources_are_addresses = validator("sources", each_item=True, allow_reuse=True)(_web_address)

    @validator("as_of")
    def _month(cls, value: str) -> str:
        if value != UNDATED and not _MONTH.fullmatch(value):
            raise ValueError("is neither a quoted month such as '2026-05' nor undated")
        return value


class Mobile(Fact):
    """How the phone number is dialled from a mobile phone, where that differs from the number itself."""

    dial: Literal["area_code"]
    note: Both


class Told(Fact):
    """Whether the place tells somebody about a report; `note` is on what that depends."""

    says: Tells
    note: Optional[Both] = None


class TellsWhom(Strict):
    """Whom the place tells about a report, so that "will my parents find out?" gets facts."""

    guardian: Optional[Told] = None
    police: Optional[Told] = None
    school: Optional[Told] = None
    unit: Optional[Told] = None


class Asked(Fact):
    """What somebody must say about themselves to be helped at all."""

    needs: Asks
    note: Optional[Both] = None


class Left(Strict):
    """What stays behind on the person's phone or at home after contact.

    `by: nature` needs no source: a call stands in the phone's call log, a text message in its messages, a page in
    the browser's history, a mail among those sent. It holds only for contacts which the row has. Anything else
    (a letter home, a text that the place sends) needs sources and a date.
    """

    what: tuple[Trace, ...]
    by: Optional[Literal["nature"]] = None
    sources: tuple[StrictStr, ...] = ()
    as_of: Optional[StrictStr] = None

    _sources_are_addresses = validator("sources", each_item=True, allow_reuse=True)(_web_address)

    @root_validator(skip_on_failure=True)
    def _by_nature_or_sourced(cls, values: dict[str, Any]) -> dict[str, Any]:
        if not values["what"]:
            raise ValueError("names nothing")
        if (values["by"] == "nature") == bool(values["sources"]):
            raise ValueError("is either by nature or has sources")
        as_of = values["as_of"]
        if values["sources"] and (as_of is None or not (as_of == UNDATED or _MONTH.fullmatch(as_of))):
            raise ValueError("has no as_of: a quoted month such as '2026-05', or undated")
        return values


class Row(Strict):
    """What every row has. `as_of` is the month in which the sources were read as saying this, `YYYY-MM`."""

    id: StrictStr
    sources: tuple[StrictStr, ...]
    confidence: Confidence
    source_grade: Optional[Grade] = None
    as_of: Optional[StrictStr]
    internal: Optional[StrictStr] = None  # for maintainers; never shown

    @validator("id")
    def _id(cls, value: str) -> str:
        if not _ID.fullmatch(value):
            raise ValueError("is no id of small letters, digits and _")
        return value

    @validator("as_of")
    def _as_of(cls, value: Optional[str]) -> Optional[str]:
        if value is not None and not _MONTH.fullmatch(value):
            raise ValueError("is no quoted month such as '2026-05'")
        return value

    _sources_are_addresses = validator("sources", each_item=True, allow_reuse=True)(_web_address)

    @root_validator(pre=True)
    def _as_of_is_written(cls, values: dict[str, Any]) -> dict[str, Any]:
        if "as_of" not in values:
            raise ValueError("has no as_of (write null when the date is unknown)")
        return values

    @property
    def trust(self) -> Confidence:
        """`confidence`, but a confirmed row without a date counts as undated: it cannot be known to be fresh."""
        return "undated" if self.confidence == "confirmed" and self.as_of is None else self.confidence

    def prose(self) -> Iterator[tuple[str, str]]:
        """Every text people may read that must hold no number or address: (path of the key, text)."""
        for key in self.__fields__:
            yield from _prose_of(key, getattr(self, key))


# Names and operators are proper names ("1366", "StopNCII.org"), `article` is a citation; the rest of `Both` is prose.
_NOT_PROSE = frozenset({"name", "operator"})


def _prose_of(key: str, value: object) -> Iterator[tuple[str, str]]:
    if key in _NOT_PROSE:
        return
    if isinstance(value, Both):
        yield f"{key}.ko", value.ko
        yield f"{key}.en", value.en
    elif isinstance(value, BothList):
        for language, items in (("ko", value.ko), ("en", value.en)):
            for number, item in enumerate(items, 1):
                yield f"{key}.{language}[{number}]", item
    elif isinstance(value, Strict):
        for inner in value.__fields__:
            for path, text in _prose_of(inner, getattr(value, inner)):
                yield f"{key}.{path}", text
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            for path, text in _prose_of(f"{key}[{number}]", item):
                yield path, text


_LEAVES: dict[str, tuple[str, ...]] = {
    "call_log": ("phone",),
    "sms": ("sms",),
    "mail": ("email",),
    "browser": ("web", "web_chat"),
}


class Service(Row):
    """A place that helps. `hours` are those of the phone, or of the web form where there is no phone."""

    country: StrictStr
    region: Optional[Region] = None
    name: Both
    operator: Both
    kind: Kind
    phone: Optional[StrictStr] = None
    phone_intl: Optional[StrictStr] = None
    phone_other: tuple[StrictStr, ...] = ()
    mobile: Optional[Mobile] = None
    sms: Optional[StrictStr] = None
    kakao: Optional[StrictStr] = None
    line: Optional[StrictStr] = None
    email: Optional[StrictStr] = None
    web: Optional[StrictStr] = None
    web_chat: Optional[StrictStr] = None
    hours: Hours
    channel_hours: dict[Literal["sms", "kakao", "email", "web", "web_chat"], Hours] = {}
    through: Optional[StrictStr] = None  # the row that connects to this one at any hour
    languages: tuple[StrictStr, ...]
    more_languages: StrictBool = False  # interpreters, or more than the list says
    for_whom: Audience
    helps_with: tuple[Need, ...]
    emergency: StrictBool = False
    note: Both
    silent: Optional[Both] = None  # what to do when one cannot speak
    tells: Optional[TellsWhom] = None
    asked: Optional[Asked] = None
    left: tuple[Left, ...] = ()
    source_grade: Grade

    class Config:
        fields: ClassVar[dict[str, str]] = {"asked": "asks", "left": "leaves"}

    @root_validator(pre=True)
    def _hours_are_written(cls, values: dict[str, Any]) -> dict[str, Any]:
        if "hours" not in values:
            raise ValueError("has no hours (write null when they are not confirmed)")
        return values

    @validator("country")
    def _country(cls, value: str) -> str:
        if not _COUNTRY.fullmatch(value):
            raise ValueError("is no country code of two capitals, nor INT")
        return value

    @validator("web", "web_chat")
    def _address(cls, value: Optional[str]) -> Optional[str]:
        if value is not None and (not value.startswith("https://") or " " in value):
            raise ValueError("is no https address")
        return value

    @root_validator(skip_on_failure=True)
    def _natural_traces_have_a_contact(cls, values: dict[str, Any]) -> dict[str, Any]:
        for left in values["left"]:
            for trace in left.what if left.by else ():
                if not any(values[contact] for contact in _LEAVES[trace]):
                    raise ValueError(f"leaves {trace} by nature, but has no {' or '.join(_LEAVES[trace])}")
        return values

    @property
    def asks(self) -> Optional[Asks]:
        """What somebody must say about themselves to be helped; None: not known, and never claimed."""
        return self.asked.needs if self.asked else None

    @property
    def leaves(self) -> tuple[Trace, ...]:
        """What stays behind after contact; empty: not known, and never claimed to be nothing."""
        return tuple(dict.fromkeys(trace for left in self.left for trace in left.what))

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Every fact with a source of its own, with the path of its key."""
        for whom in TellsWhom.__fields__:
            told = getattr(self.tells, whom, None)
            if told is not None:
                yield f"tells.{whom}", told
        if self.asked is not None:
            yield "asks", self.asked
        if self.mobile is not None:
            yield "mobile", self.mobile

    @property
    def reaches_people(self) -> bool:
        """True when a person answers there by voice or in writing; a form or a hash tool does not."""
        return any((self.phone, self.sms, self.kakao, self.line, self.web_chat))

    @property
    def contacts(self) -> tuple[str, ...]:
        """Every number and address of the row."""
        single = (self.phone, self.phone_intl, self.sms, self.kakao, self.line, self.email, self.web, self.web_chat)
        return tuple(value for value in single if value) + self.phone_other


class Link(Strict):
    """A report form of a platform and what it is for."""

    url: StrictStr
    use: Both
    confidence: Confidence

    @validator("url")
    def _address(cls, value: str) -> str:
        if not value.startswith("https://") or " " in value:
            raise ValueError("is no https address")
        return value


class AddressForm(Strict):
    """What an address looks like that is worth writing down, such as `t.me/NAME/NUMBER`."""

    what: Both
    form: StrictStr


class Platform(Row):
    """Where images turn up: how to report there, what to keep. `kind: rule` rows hold for all of them."""

    name: Both
    kind: Literal["rule", "platform", "search_engine", "host"]
    report_urls: tuple[Link, ...]
    report_email: Optional[StrictStr] = None
    appeal_email: Optional[StrictStr] = None
    in_app_path: BothList
    needs: Both
    minor_specific: Both
    evidence_to_keep: BothList
    address_forms: tuple[AddressForm, ...] = ()
    after: Both
    helper: Optional[Both] = None
    stopncii: Optional[StrictBool] = None


class Law(Row):
    """What a statute says, in plain words; `article` is the citation."""

    topic: Both
    statement: Both
    article: Optional[StrictStr]


class RoleText(Strict):
    """What a role stands for, and what is said in a country that has no row for it."""

    what: StrictStr  # for maintainers
    instead: Both


class Roles(Strict):
    """`roles.yml`: for each country, role to ids; the first row that may be shown answers."""

    roles: dict[StrictStr, RoleText]
    countries: dict[StrictStr, dict[StrictStr, tuple[StrictStr, ...]]]


class Words(Strict):
    """`words.yml`: what stands beside a number whose date is unknown or old, or in its place."""

    undated: Both
    checked: Both  # holds {month}
    no_phone: Both
    no_address: Both
    months: tuple[StrictStr, ...]  # English, January first


class Limits(Strict):
    """`limits.yml`: after how many months a row is old; by country, `default` for the rest."""

    emergency: StrictInt
    countries: dict[StrictStr, StrictInt]
    default: StrictInt


class Country(Strict):
    """`countries.yml`: the time zone in which a country's hours are written."""

    zone: StrictStr


class Holiday(Fact):
    """`holidays.yml`: a public holiday which the package `holidays` does not know yet, every year from `since`."""

    day: StrictStr  # month-day, such as 07-17
    since: StrictInt
    what: StrictStr  # for maintainers

    @validator("day")
    def _day(cls, value: str) -> str:
        try:
            date.fromisoformat(f"2024-{value}")
        except ValueError:
            raise ValueError("is no quoted month and day such as '07-17'") from None
        return value

    def falls_on(self, day: date) -> bool:
        """Is it a holiday on that day?"""
        return day.year >= self.since and f"{day:%m-%d}" == self.day


class Holidays(Strict):
    """All of `holidays.yml`, by country."""

    __root__: dict[StrictStr, tuple[Holiday, ...]]
