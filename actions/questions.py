"""The questions that several journeys share, and how words answer them."""

from __future__ import annotations

from actions.journey import Question, asks_shown_age, is_helper

_PARTNER = r"남친|여친|남자\s?친구|여자\s?친구|애인|연인|남편|아내|와이프|boyfriend|girlfriend|husband|wife"
SAFE_WORDS = (
    (r"안전하지\s?않|안\s?안전|불안전|안\s?괜찮|괜찮지\s?않|not (?:safe|ok|okay|fine|really)|unsafe", "no"),
    (r"안전|괜찮|\b(?:safe|fine|okay|ok)\b", "yes"),
    (r"^\W*(?:네|예|응|yes|yeah|yep|yup)(?=[\s,.!]|$)(?![^\n]*(?:위험|무서|아니|but\b|\bnot?\b|n't))", "yes"),
)


def safe_place(response: str) -> Question:
    """Is the person safe now? `response` greets and asks; it comes first in journeys of people it happened to."""
    return Question(
        "safe_place",
        response,
        skip="skipped",
        again="utter_ask_safe_place",
        yes="yes",
        no="no",
        words=SAFE_WORDS,
        needed=lambda talk: not is_helper(talk),
        plain=True,
    )


WATCHED_BY = Question(
    "watched_by",
    "utter_ask_watched_by",
    skip="skip",
    no="nobody",
    words=(
        (r"부대|군대|선임|간부|직장|회사|상사|unit|barracks|work|boss|office", "unit_or_work"),
        (rf"{_PARTNER}|partner", "partner"),
        (r"가족|엄마|아빠|부모|동생|형|누나|언니|오빠|family|parent|mom|mum|dad|brother|sister", "family"),
        (r"(?:비번|비밀번호|패턴)[^.!?\n]{0,6}(?:알아|압니|알고)|knows? my (?:pass\s?code|password|pin)", "partner"),
        (r"아무도|나만|저만|혼자|안\s?봐|없어|nobody|no one|only me|just me|alone", "nobody"),
    ),
    needed=lambda talk: not is_helper(talk),
)
SHOWN_AGE = Question(
    "shown_age_then",
    "utter_ask_shown_age_then",
    skip="unknown",
    words=(
        (r"미성년|초등|중학|고등|중딩|고딩|어릴\s?때|underage|minor|school|under 1[89]", "under_18"),
        (r"성인|어른|만\s?19세?\s?(?:넘|이상|지났)|adult|over 1[89]", "19_plus"),
    ),
    needed=asks_shown_age,
)
PLATFORM = Question(
    "platform",
    "utter_ask_platform",
    skip="skipped",
    no="skipped",
    words=((r"성인\s?사이트|야동\s?사이트|포르노|adult (?:web)?sites?|porn", "adult_sites"),),
)
STILL_UP = Question(
    "still_up",
    "utter_ask_still_up",
    skip="skipped",
    yes="yes",
    no="no",
    words=(
        (r"내려갔|지워졌|삭제됐|삭제되|사라졌|없어졌|gone|deleted|removed|taken down|took (?:it|them) down", "no"),
        (r"^(?:네|응|예)?\W*아직(?:도)?\s*(?:있|올라|남|그대로|안\s?내려)|그대로|올라와\s?있", "yes"),
        (r"^(?:yes)?\W*(?:it'?s |it is )?still (?:there|up|online)|online", "yes"),
    ),
    plain=True,
)
OFFENDER = Question(
    "offender",
    "utter_ask_offender",
    skip="skipped",
    words=(
        (
            r"모르는|처음|낯선|익명|누군지|stranger|don'?t know (?:him|her|them|who)|anonymous|random"
            r"|never met|met (?:him|her|them) on|실제로\s?(?:본|만난)\s?적",
            "stranger",
        ),
        (rf"헤어진|전\s?남|전\s?여|\bex\b|{_PARTNER}|partner", "partner"),
        (
            r"아는|친구(?!\s?(?:목록|리스트))|선배|후배|동료|선생|가족|someone i know|i know"
            r"|friend(?!s?'? list)|classmate"
            r"|colleague|teacher",
            "known",
        ),
    ),
)
AGE_BAND = Question("age_band", "utter_ask_age_band", skip="skipped")
ABOUT_OTHER = Question(
    "about_other",
    "utter_ask_about_other",
    skip="self",
    words=(
        (r"친구|동생|딸|아들|아이|학생|동료|가족|다른\s?사람|대신|도와|도우", "other"),
        (r"friend|daughter|son|child|student|someone|helping", "other"),
        (r"내\s?일|제\s?일|저예요|저요|나예요|본인|제가|내가|\bme\b|myself|mine|\bi\b", "self"),
    ),
)
