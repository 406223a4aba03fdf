"""Paying the person who threatens, having paid, and firms that sell deletion (care.md 8)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Optional

from actions.aspects import aspect, step_of, table
from actions.base import Say, Says, Talk
from actions.journey import TopicAction, as_says, ask_again, is_helper, is_minor, knowing, proceed, settle
from actions.places import fact, telling
from actions.scope import misunderstood
from actions.threat import PAID, THREAT
from bot.dialogue.slots import about_firm, has_paid

ASPECTS = table(
    ("gift", r"상품권|문상|기프트\s?카드|핀\s?번호|gift\s?cards?|gift codes?|voucher"),
    (
        "crypto",
        r"코인|비트|가상\s?(?:자산|화폐)|거래소|지갑\s?주소|crypto|bitcoin|\bbtc\b|\busdt\b|\beth\b",
        r"\bcoins?\b",
    ),
    (
        "card",
        r"(?:엄마|아빠|부모님?|할머니|할아버지|가족|언니|오빠|누나|형)(?:의)?\s?(?:카드|계좌|통장|돈)",
        r"(?:mom|mum|mother|dad|father|parents?|family)(?:'?s)?\s(?:card|account|money)",
    ),
    (
        "no",
        r"은행(?:에서|이|은)[^.?!\n]{0,10}(?:안\s?된|못\s?해|안\s?해|불가|어렵)",
        r"bank (?:says?|said|told)[^.?!]{0,30}(?:can'?t|cannot|no\b|won'?t)",
    ),
    ("back", r"돌려\s?받|되찾|찾을\s?수|환불|회수|취소", r"(?:money|it) back\b|refund|recover|cancel|reverse"),
    (
        "stop",
        r"지급\s?정지|(?:계좌|송금|이체)[^.?!\n]{0,6}막|막을\s?수",
        r"payment stop|freeze|frozen|stop (?:the|a) (?:transfer|payment)|block it|hold it",
    ),
    (
        "if_not",
        r"안\s?(?:보내|주|내)(?:면|도|고)|깎|나눠\s?(?:보내|내)|빌려|빌리|대출|시간(?:을)?\s?(?:벌|끌)",
        r"협상",
        r"(?:don'?t|do not|dont) pay|negotiat|buy time|in parts|borrow|\bloan\b|lowered",
    ),
)
_FIRM_PAID = table(
    (
        "firm_paid",
        r"결제했|냈(?:어|는|습)|입금했|송금했|계약했|줬|돈만|이미",
        r"\bpaid\b|payed|already|signed|transferred|gave (?:them|him)",
    ),
)
_IF_NOT = re.compile(
    r"안\s?(?:보내|주|내)(?:면|고)[^.?!\n]{0,8}(?:어떻게|어떡|어찌|되나|될까|돼요)"
    r"|what (?:happens|will happen|if)[^.?!]{0,12}\b(?:don'?t|do not|dont) (?:pay|send)",
    re.IGNORECASE,
)
# Someone was paid, asks for money, or might be paid: without such a word no threat is heard in talk of money.
_PAYING = re.compile(
    r"\b(?:pay\w*|paid|sen[dt]\w*|transfer\w*|wire\w*|gave|giv(?:e|en|ing)|demand\w*|wants?|ask(?:s|ed|ing)?|offer\w*"
    r"|deposit\w*|bank|accounts?|cards?|bitcoins?|crypto|coins?|borrow\w*|loans?|ransom|negotiat\w*|blackmail\w*"
    r"|threat\w*|scam\w*|buy|bought|back)\b"
    r"|보[내낼냈낸]|줬|주[면고래]|줄까|줘야|달[래라]|내[라놓면야]|냈|요구|입금|송금|이체|계좌|은행"
    r"|카드|코인|비트|상품권|문상|협박"
    r"|결제|환불|지급|대출|빌[려리린]|돌려|합의|깎|뜯|갚",
    re.IGNORECASE,
)
_DEMAND_TOLD = "payment__demand"  # in the slot `asked` once it was said that nothing has to be sent
_SUM = re.compile(
    r"\b(?:he|she|they|it|someone|somebody|the (?:guy|girl|man|woman|person))(?:'?s| is|'?re|"
    r" are)?(?: now| still| just)?"
    r" (?:wants?|wanted|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|says?|said)(?: me)?(?: for| to (?:pay|send|give))?"
    r"(?: (?:him|her|them|about|like|at least|up to)){0,2} \W{0,2}\d[\d.,]*(?:\s?(?:k|m|won|dollars?"
    r"|usd|euros?|bucks|pounds|krw|million))?"
    r"(?: (?:more|now|today|by \w+))?\W*$"
    r"|\d[\d,]*\s?(?:만|천|백)?\s?(?:원|달러|불|유로|엔|위안)?(?:을|를|만)?\s?(?:내일까지\s?|오늘까지\s?)?"
    r"(?:달[라래]|내[라놓]|보내[라래]|요구|원한|부르|불렀|부쳐|입금하[라래]|송금하[라래])[^.!?\n]{0,8}\W*$",
    re.IGNORECASE,
)
_COST = re.compile(
    r"\b(?:money|costs?|afford|free|fees?|cheap|expensive|price|broke|how much)\b"
    r"|돈|비용|무료|유료|공짜|형편|가난|얼마",
    re.IGNORECASE,
)
_IN_THREAT = {"topic": "threat", "happened": "threat", "awaiting": None}


def payment(talk: Talk) -> list[Say]:
    """A warning about firms, how this money may be stopped, or the threat's own order from the money on."""
    if about_firm(talk.text) or step_of(talk) == "firm_paid":
        return [Say(f"utter_payment_{aspect(talk, _FIRM_PAID) or 'firm'}")]
    step = part(talk)
    if step is not None:
        return about_money(step, talk)
    if only_a_guess(talk):
        return [Say("utter_practical_free")] if _COST.search(talk.text) else as_says(misunderstood(talk))
    slots = {"topic": "threat", "happened": "threat"}
    if talk.slot("paid") is None and talk.slot("topic") != "threat":
        name = THREAT.id_of(PAID)
        asked = {**talk.slot("asked", {}), name: 1}
        return [Say("utter_payment_do_not", slots={**slots, "awaiting": name, "asked": asked})]
    return proceed(THREAT, knowing(talk, **slots), slots=slots)


def only_a_guess(talk: Talk) -> bool:
    """Words of money in which nobody pays or is asked to, outside a threat: they begin no journey."""
    in_threat = "threat" in (talk.slot("happened"), talk.slot("topic"))
    return bool(talk.text) and not in_threat and not has_paid(talk.text) and not _PAYING.search(talk.text)


def part(talk: Talk) -> str | None:
    """The part of the money question that the button or the words point to."""
    step = aspect(talk, ASPECTS)
    return step if step in {name for name, _ in ASPECTS} else None


def about_money(step: str, talk: Talk) -> list[Say]:
    """How to stop, block or get back what was sent; "next" leads on in the threat's own order."""
    slots: dict[str, Any] = {}
    if step != "if_not":
        slots = {**_IN_THREAT, "paid": "yes"} if has_paid(talk.text) or step_of(talk) else dict(_IN_THREAT)
    if step == "crypto":
        values = fact("payment_freeze", talk)
        if values is None:
            return [Say("utter_payment_crypto_plain", slots=slots)]
        return [Say("utter_payment_crypto", values={"as_of": values["as_of"]}, slots=slots)]
    if step == "back":
        told = telling("utter_payment_back", "payment_freeze", talk)
        return [Say(told.response, told.values, slots)]
    if step == "card":
        return [Say("utter_payment_card_young" if is_minor(talk) else "utter_payment_card", slots=slots)]
    return [Say(f"utter_payment_{step}", slots=slots)]


def sum_demanded(talk: Talk) -> Optional[list[Say]]:
    """ "She wants 300" does not say whether money was sent: that question comes again, and it costs no try."""
    paid = THREAT.id_of(PAID)
    if talk.slot("awaiting") != paid or is_helper(talk) or has_paid(talk.text) or talk.intent == "express_suicidal":
        return None
    if not _SUM.search(talk.text):
        return None
    asked = talk.slot("asked", {})
    told = [] if _DEMAND_TOLD in asked else [Say("utter_payment_demand")]
    asked = {**asked, _DEMAND_TOLD: 1}
    again = ask_again(knowing(talk, asked={**asked, paid: 1}), paid)
    kept = [replace(say, slots={**say.slots, "asked": asked}) for say in again]
    return settle(talk, [*told, *kept], offer=False)


def if_i_do_not_pay(talk: Talk) -> Optional[list[Say]]:
    """ "What if I do not pay?" in a threat, whatever it sounds like."""
    if talk.slot("happened") != "threat" or not _IF_NOT.search(talk.text):
        return None
    return settle(talk, [Say("utter_payment_if_not")], offer=True)


class ActionPayment(TopicAction):
    """About paying."""

    digresses = False
    subject = "payment"

    def name(self) -> str:
        return "action_payment"

    def leads_back(self, talk: Talk, says: list[Say]) -> bool:
        """A question beside the journey leads back to it; the journey's own order does not."""
        beside = about_firm(talk.text) or step_of(talk) == "firm_paid" or part(talk) == "if_not"
        return beside or says[0].response == "utter_practical_free"

    def say(self, talk: Talk) -> Says:
        return payment(talk)
