"""An age as the answer to a question for it: a bare number counts only there, and some ages prove nothing.

Counted the old Korean way an age is one or two years too many, so 19 and 20 may be under 19, and a first-year student
or a conscript may be too (care.md 3): these need one more question.
"""

from __future__ import annotations

import re
from typing import Optional, Union

from bot.dialogue.slots import age_band
from bot.nlu import numbers
from bot.nlu.view import view

NEAR_19 = "near_19"
"""Perhaps under 19, perhaps not: ask whether the 19th birthday has passed."""

_LEAD = (
    r"(?:(?:저는|저|전|나는|난|나|제가|그때|당시|그때는|아마|한|i'?m|i am|i was|he was|she was|about|just|only)"
    r"\s*){0,2}"
)
_TAIL = (
    r"(?:살|세|years?(?:\s?old)?|yrs?(?:\s?old)?|y/?o)?\s*(?:때|쯤|정도)?\s*"
    r"(?:이에요|예요|에요|이예요|입니다|이요|요|인데요?|임|이었어요|였어요|이야|야)?"
)
_BARE = re.compile(
    rf"\W*{_LEAD}(?P<exact>만(?:으로는?)?\s*)?(?P<age>\d{{1,2}}|{numbers.NATIVE}|{numbers.ENGLISH})\s*{_TAIL}\W*(?P<exact_after>만으로는?)?\W*",
    re.IGNORECASE,
)
_EXACT = re.compile(r"만\s?(?:나이)?(?:으로는?|으론|로는?|론)\s?(?P<age>[1-9]\d)(?!\d|\s?(?:년|개월|원|명|번|때))")
_MAYBE = re.compile(
    rf"\W*{_LEAD}(?:갓\s*)?(?:성인|어른|새내기|신입생|대학교?\s?(?:1학년|신입생|새내기)|대\s?1|군인|병사|현역|이등병|일병|상병|병장|대학생"
    rf"|(?:an\s)?adult|(?:a\s)?freshman)\s*{_TAIL}\W*",
    re.IGNORECASE,
)
# Two ages in one answer: that of the day the image was made, and today's ("스무 살이요, 찍을 땐 열아홉").
_AGE = rf"(?P<exact>만\s*)?(?P<age>(?<!\d)\d{{1,2}}(?!\d)|{numbers.NATIVE}|\b(?:{numbers.ENGLISH})\b)"
_NO_COUNT = r"(?!\s?(?:년|개월|달|일|주|원|명|번|장|개|시|분|만|years? ago|months?|days?|weeks?|times?|o'?clock))"
_SOME_AGE = re.compile(_AGE + _NO_COUNT, re.IGNORECASE)
_THEN_FIRST = re.compile(
    r"(?:(?:찍|찍었|찍혔|찍힐|보낼|보냈|만들|올렸)(?:을|던)?\s?(?:때|당시|적)|그\s?때|당시)(?:에)?(?:는|ㄴ|엔)?"
    r"|(?:찍|찍었|찍혔|찍힐|보낼|보냈|만들|올렸)(?:을|던)?\s?땐|그땐"
    r"|\b(?:when (?:(?:i|it|that|they|he|she|the \w+) )(?:(?:was|were|got|had) )?"
    r"(?:taken|took|made|filmed|shot|sent)(?: (?:it|them))?"
    r"|back then|at the time|at that time|then)\b",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"^[\s,]*(?:제가|저는|전|나는|난|아마|한|i was|he was|she was|about|only|just|was)?\s*", re.IGNORECASE
)
_THEN_LAST = re.compile(
    _AGE + r"\s?(?:살|세)?\s?(?:때|적)(?:에)?\s?(?:찍|보냈|보낸|만들)"
    rf"|(?:i )?was (?P<age_en>\d{{1,2}}|{numbers.ENGLISH}) (?:years old )?"
    r"(?:back then|at the time|at that time|then|when)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"아직|안\s?(?:지났|지나|넘)|(?:지나|넘)지\s?않|못\s?넘|^\W*(?:아니|아뇨|ㄴㄴ|no\b|nope)|not yet|hasn'?t|haven'?t",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"지났|지난|넘었|넘긴|^\W*(?:네|넵|예|응|ㅇㅇ|맞아|yes|yeah|yep|yup)|it has|i have|already|passed", re.IGNORECASE
)


def stated(text: str, *, korean: bool) -> Optional[str]:
    """The age band, or NEAR_19, that words give as the whole answer to a question for an age; else None.

    `korean`: without 만 before it, the number may be counted the old way.
    """
    text = view(text[:80]).text
    if _MAYBE.fullmatch(text):
        return NEAR_19
    exact = _EXACT.search(text)
    if exact is not None:
        return age_band(exact.group("age"), exact=True)
    found = _BARE.fullmatch(text)
    if found is None:
        return None
    return _band(found.group("age"), bool(found.group("exact") or found.group("exact_after")), korean)


def now_and_then(text: str, *, korean: bool) -> Optional[tuple[str, str]]:
    """Today's age and that of the person shown when the image was made, as bands or NEAR_19; None unless both are said.

    `korean`: as for `stated`.
    """
    text = view(text[:80]).text
    last = _THEN_LAST.search(text)
    if last is not None:
        span = last.span()
        then = _band(last.group("age") or last.group("age_en"), bool(last.group("exact")), korean)
    else:
        marker = _THEN_FIRST.search(text)
        gap = _GAP.match(text[marker.end() :]) if marker is not None else None
        found = None
        if marker is not None and gap is not None:
            found = _SOME_AGE.match(text, marker.end() + gap.end())
        if marker is None or found is None:
            return None
        span = (marker.start(), found.end())
        then = _band(found.group("age"), bool(found.group("exact")), korean)
    others = [*_SOME_AGE.finditer(text[: span[0]]), *_SOME_AGE.finditer(text[span[1] :])]
    if len(others) != 1 or then is None:
        return None
    now = _band(others[0].group("age"), bool(others[0].group("exact")), korean)
    return None if now is None else (now, then)


def _band(said: str, exact: bool, korean: bool) -> Optional[str]:
    years: Union[int, None] = int(said) if said.isdigit() else numbers.native(said) or numbers.english(said)
    if years is None or not 5 <= years <= 99:
        return None
    return age_band(str(years), exact=not korean or exact) or NEAR_19


def past_19(text: str) -> Optional[bool]:
    """The answer to "has the 19th birthday passed?"; None when the words give none."""
    if _NOT_YET.search(text):
        return False
    return True if _PASSED.search(text) else None
