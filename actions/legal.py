"""What the law says. Every statement comes from law_kr.yml with its article and date."""

from __future__ import annotations

import re
from typing import Optional

from actions.aspects import first_in, step_of, table
from actions.base import Say, Says, Talk
from actions.journey import TopicAction, is_minor, settle, shown_age
from actions.places import country, directory, fact
from bot.directory.directory import HOME

# Who fears punishment for what was forced on them, or for pictures of their own, is a victim (care.md 11).
_OWN = re.compile(
    r"(?:나도|저도|나까지|저까지)[^.?!]{0,20}(?:처벌|잡혀|걸리|감옥|죄)"
    r"|(?:제가|내가)(?![^.?!]{0,20}(?:걔|그\s?사람|상대|가해자|그놈))[^.?!]{0,20}(?:처벌\s?받|잡혀|걸리|감옥)"
    r"|시켜서|시켰|강요|억지로|(?:내가|제가)\s?(?:찍|보낸|판)|(?:내|제)\s?사진을?\s?(?:찍어\s?)?(?:보낸|보냈|판|팔)"
    r"|자기\s?사진"
    r"|(?:확인하려고|찾으려고|찾아보려고|신고하려고)[^.?!]{0,30}(?:들어|저장|캡[처쳐]|받아|보관)|소지죄"
    r"|(?:will|could|can|am|did) i\b[^.?!]{0,30}(?:trouble|punish|arrest|jail|charged|criminal|break the law)"
    r"|made me|forced me|i sent (?:him|her|them|my)|i sold|my own (?:nudes|pics|pictures)"
    r"|i saved (?:it|the)|(?:went|go|joined|entered) (?:in|into|the)[^.?!]{0,20}(?:look|check|see|find)",
    re.IGNORECASE,
)
_ACCUSED = re.compile(
    r"무고|역고소|맞고소|명예\s?훼손|사실\s?적시|defam|libel|slander|counter-?sue|false accus|sue me", re.IGNORECASE
)
_KEPT_AWAY = re.compile(
    r"(?:다시는?|더는|또)\s?(?:못\s?(?:오|찾아오|다가오|연락)|(?:오|찾아오|다가오|연락하)지\s?못)[^.?!\n]{0,4}(?:게|하게)"
    r"|\b(?:keep|stop) (?:him|her|them) (?:away|from (?:coming|contacting|calling))|restraining order",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"동의(?:는|를|도)?\s?(?:했|하|한)[^.!?\n]{0,14}(?:처벌|죄|불법|신고|고소)"
    r"|\b(?:agreed|consented) to (?:being |the |be )?(?:film|record|video|pic)",
    re.IGNORECASE,
)
_FAKE = re.compile(r"합성|딥페이크|지인\s?능욕|deep\s?fake|\bfakes?\b|\bai\b", re.IGNORECASE)
# Words of a question -> the row. What no row holds, or none that may be said, is not answered but passed on.
_LAWS = table(
    ("time", r"시효|기간[이은]?\s?지|statute of limit|time limit|too long ago"),
    ("settlement", r"합의|settle"),
    ("no_complaint_deadline", r"친고죄|고소\s?기간|6\s?개월|complaint deadline|deadline"),
    ("not_passed_on", r"불송치|무혐의|이의\s?신청|case (?:was |is )?(?:closed|dropped)|object"),
    ("complaint_how", r"고소(?:장)?[^.?!]{0,8}(?:어떻게|방법|써)|file a complaint|press charges"),
    ("victim_notice", r"알려\s?(?:주나|줘야|달라)|통지|be (?:told|informed)"),
    ("school_violence_notice", r"학폭|학교\s?폭력|school violence"),
    (
        "juvenile",
        r"촉법|소년법|소년원|(?:가해자|걔|상대)[가는도]?\s?(?:중학생|초등|초딩|중딩|미성년|어리)|juvenile",
        r"\b(?:he|she)(?:'s| is) (?:only )?1[0-5]\b|minors who|(?:they|boys) are 1[0-5]",
        r"\b(?:they|he|she|boys|girls|classmates)\b[^.?!]{0,20}\b(?:are|is|were|'re) (?:also |only |just |still )?"
        r"(?:kids?|children|minors?|students)\b",
        r"(?:애들|아이들|학생들?)(?:도|인데|이)[^.?!]{0,8}(?:처벌|벌\s?받)",
    ),
    ("military_law", r"군형법|군인끼리|군사\s?법원|soldier who|military law"),
    ("insult", r"모욕|욕설|욕을|insult"),
    ("have", r"본\s?사람|보기만|봤|시청|소지|저장만|갖고만|가지고만|돌려\s?[본봤]|possess|watch|view|having it"),
    (
        "undercover",
        r"해외|외국|텔레|못\s?잡|잡을|잡히|잡아|추적|누군지|익명",
        r"abroad|foreign|another country|telegram|catch|caught|trace|find out who|anonymous",
    ),
    ("pseudonym", r"가명|실명|이름\s?(?:이\s?)?나[오가]|pseudonym|real name"),
    ("identity_secret", r"신원|기사|뉴스|언론|published|newspaper|identity"),
    (
        "stalking_protection",
        r"접근\s?금지|보호\s?명령|못\s?(?:오|다가오)게|restrain|protective order",
        r"keep (?:him|her|them) away",
    ),
    ("stalking_definition", r"스토킹|계속\s?연락|사칭|가짜\s?계정|stalk|impersonat|fake account"),
    ("obscene_message", r"성적(?:인)?\s?(?:메시지|문자|말)|성희롱|통신매체|unsolicited|sexual message|dirty message"),
    ("sharing_profit_14_3", r"팔았|판매|팔고|돈\s?(?:벌|받고)|selling|sold|for money|profit"),
    ("offender_registration", r"신상\s?(?:등록|공개)|전자\s?발찌|criminal record|registr"),
    ("no_retaliation_work", r"해고|직장에서|회사에서|불이익|fired|dismiss|at work"),
    ("school_support", r"전학|결석|출석|transfer school|absence"),
    ("payment_freeze", r"지급\s?정지|돈을?\s?(?:돌려|찾)|payment stop|freeze"),
    ("minor_mandatory_report", r"신고\s?의무|의무\s?신고|선생|교사|학교|mandatory|teacher|school"),
    ("threat", r"협박|뿌린다|유포한다고|퍼뜨린다고|threat|blackmail|extort"),
    ("minor_grooming", r"그루밍|미성년자한테|꼬[셔드]|groom"),
    ("sharing", r"유포|퍼뜨|퍼진|공유|올린|올려|올렸|올리|단톡|leak|shar|spread|post|forward"),
    ("fake", r"합성|딥페이크|지인\s?능욕|deep\s?fake|\bfakes?\b"),
    ("filming", r"몰래|불법\s?촬영|카메라|찍은|찍으|film|camera|record"),
)
# A kind of question -> the row for adults, and the row when the person shown was, or may have been, under 19.
_BY_AGE = {
    "time": ("limitation_general", "limitation_minor"),
    "time_threat": ("limitation_threat", "limitation_minor"),
    "have": ("deepfake_possession", "minor_csam"),
    "have_real": ("possession_14_4", "minor_csam"),
    "threat": ("threat_14_3", "minor_threat"),
    "fake": ("deepfake_making", "minor_csam"),
    "fake_shared": ("deepfake_sharing", "minor_csam"),
    "filming": ("filming_14_1", "minor_csam"),
    "sharing": ("sharing_14_2", "minor_csam"),
    "sharing_profit_14_3": ("sharing_profit_14_3", "minor_csam"),
}
_BY_TOPIC = {
    "deepfake": "fake",
    "sharing": "sharing",
    "threat": "threat",
    "camera": "filming",
    "impersonation": "stalking_definition",
    "grooming": "minor_grooming",
}
# What "more" tells next: the rest of the first of these that begins with, or else holds, the row told last.
_GROUPS = (
    ("deepfake_making", "deepfake_sharing", "deepfake_possession", "offender_registration"),
    ("deepfake_sharing", "deepfake_making", "deepfake_possession", "offender_registration"),
    ("deepfake_possession", "deepfake_making", "deepfake_sharing"),
    ("sharing_14_2", "possession_14_4", "sharing_profit_14_3", "police_takedown_duty"),
    ("possession_14_4", "sharing_14_2", "sharing_profit_14_3"),
    ("filming_14_1", "sharing_14_2", "possession_14_4", "offender_registration"),
    ("threat_14_3", "payment_freeze", "stalking_protection"),
    ("minor_threat", "minor_csam", "minor_definition", "limitation_minor"),
    ("minor_csam", "minor_definition", "minor_threat", "limitation_minor"),
    ("minor_grooming", "obscene_message", "minor_csam"),
    ("stalking_definition", "stalking_penalty", "stalking_protection"),
    ("limitation_general", "no_complaint_deadline", "limitation_threat"),
    ("limitation_minor", "limitation_general", "no_complaint_deadline"),
    ("limitation_threat", "limitation_general", "no_complaint_deadline"),
    ("complaint_how", "no_complaint_deadline", "not_passed_on", "victim_notice"),
    ("undercover", "prosecution_reform", "police_takedown_duty"),
    ("pseudonym", "identity_secret", "trusted_person"),
    ("minor_mandatory_report", "school_support"),
    ("lawyer_role", "state_lawyer", "legal_aid_by_law"),
)
_MENUS = frozenset({"which", "which_more"})


def legal(talk: Talk) -> Say:
    """The law that the question, a button or what happened points to; else the question which one."""
    step = step_of(talk)
    if step in _MENUS:
        return Say(f"utter_legal_{step}")
    if step == "more":
        return more(talk)
    if _AGREED.search(talk.text):
        return tell(_BY_AGE["sharing"][shown_age(talk) in ("under_18", "18")], talk)  # it binds who spread it, not them
    if step == "own_pictures" or _OWN.search(talk.text):
        return Say("utter_legal_own_pictures", slots={"awaiting": None})
    if step == "accused" or _ACCUSED.search(talk.text):
        return Say("utter_legal_accused")
    law = law_for(talk)
    return Say("utter_legal_which") if law is None else tell(law, talk)


def tell(law: str, talk: Talk) -> Say:
    """The row with its article and month; words that pass the question on when it may not be said."""
    values = stated(law, talk)
    if values is None:
        return Say("utter_legal_unconfirmed")
    response = "utter_legal_caught" if law == "undercover" else "utter_legal"
    if country(talk) != HOME:
        response = "utter_legal_abroad"
    return Say(response, values=values, slots={"laws_shown": [law]})


def stated(law: str, talk: Talk) -> Optional[dict[str, str]]:
    """The row's words, article and month, or None for a row that is unknown, unconfirmed or too old."""
    return fact(law, talk) if any(row.id == law for row in directory().laws) else None


def more(talk: Talk) -> Say:
    """The next row that belongs to what was told last."""
    told: list[str] = list(talk.slot("laws_shown", []))
    if not told:
        return Say("utter_legal_which")
    group = next((g for g in _GROUPS if g[0] == told[0]), next((g for g in _GROUPS if told[0] in g), ()))
    for law in group:
        values = None if law in told else stated(law, talk)
        if values is not None:
            return Say("utter_legal_more", values=values, slots={"laws_shown": [*told, law]})
    return Say("utter_legal_no_more")


def law_for(talk: Talk) -> Optional[str]:
    """The id of the law, or None."""
    chosen = talk.entities.get("law", ("",))[-1]
    if any(row.id == chosen for row in directory().laws):
        return chosen
    kind = first_in(talk.text, _LAWS) or _BY_TOPIC.get(str(talk.slot("happened")))
    if step_of(talk) == "time":
        kind = "time"
    if kind is None:
        return None
    fake = bool(_FAKE.search(talk.text)) or talk.slot("happened") == "deepfake"
    if kind == "have" and talk.slot("happened") in ("sharing", "camera") and not fake:
        kind = "have_real"
    if kind == "time" and talk.slot("happened") == "threat":
        kind = "time_threat"
    if kind == "sharing" and fake:
        kind = "fake_shared"
    young = is_minor(talk) or shown_age(talk) in ("under_18", "18")
    return _BY_AGE[kind][young] if kind in _BY_AGE else kind


def kept_away(talk: Talk) -> Optional[list[Say]]:
    """ "Can he be kept from coming again?" is a question of law, and no wish to start over."""
    if talk.intent == "ask_legal" or not _KEPT_AWAY.search(talk.text):
        return None
    return settle(talk, [tell("stalking_protection", talk)], offer=True)


class ActionLegal(TopicAction):
    """What the law says."""

    def name(self) -> str:
        return "action_legal"

    def say(self, talk: Talk) -> Says:
        return legal(talk)
