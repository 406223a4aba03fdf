"""Which language is a message in? By script first, then by letters and small words that only one language uses.

Answers an ISO 639-1 code, or "und" for what says nothing about language: digits, emoji, a platform's name,
one short word that several languages share, romanised Korean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

UNKNOWN = "und"

# Scripts that one language, or one language first of all, is written in.
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ko", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"),
    ("ja", "\u3041-\u30ff"),
    ("han", "\u3400-\u4dbf\u4e00-\u9fff"),
    ("th", "\u0e00-\u0e7f"),
    ("cyrillic", "\u0400-\u052f"),
    ("ar", "\u0600-\u06ff"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("si", "\u0d80-\u0dff"),
    ("my", "\u1000-\u109f"),
    ("km", "\u1780-\u17ff"),
    ("el", "\u0370-\u03ff"),
    ("he", "\u0590-\u05ff"),
    ("latin", "A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
)
_RUNS = re.compile("|".join(f"(?P<{name}>[{letters}]+)" for name, letters in _SCRIPTS))
# A syllable block or an ideograph says about as much as two or three Latin letters.
_WEIGHT: Mapping[str, float] = {"ko": 2.5, "ja": 2.0, "han": 2.5, "latin": 1.0}

_LINK = re.compile(r"://|@|^www\.|\w\.(?:com|net|org|me|kr|gg|io|co)\b", re.IGNORECASE)
_LONGEST = 4000  # the beginning says which language it is


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Names that are the same in every language.
_NAMES = _set(
    "telegram instagram insta facebook twitter youtube discord tiktok snapchat reddit whatsapp line kakaotalk kakao "
    "naver google bing threads github x id url http https www com ok deepfake bot link stopncii start menu"
)

_LETTERS: tuple[tuple[str, float, str], ...] = (
    ("vi", 3.0, "ăđơưắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựạảẹẻẽịỉĩọỏụủũỵỷỹ"),
    ("vi", 0.6, "âêôàìòùý"),
    ("es", 3.0, "ñ¿¡"),
    ("es", 0.6, "áéíóú"),
    ("pt", 3.0, "ãõ"),
    ("fr", 0.8, "çèêœûîëï"),
    ("de", 2.0, "ßäöü"),
    ("tr", 3.0, "ğışİ"),
    ("pl", 3.0, "łżźśćńąę"),
)
_WORDS: Mapping[str, frozenset[str]] = {
    "en": _set(
        "the a an is are was were be been am i i'm im i've ive i'll me my mine you your he she him her his they them "
        "we us it it's its this that these those and or but if not no yes do does did don't dont didn't can can't cant "
        "could would will won't should what who where when why how have has had of to in on at for from with about by "
        "someone somebody something anyone nobody please help hi hello hey thanks thank stop want wanna need going "
        "gonna get got just now there here pics photos photo picture pictures nudes police report send sent said says "
        "says told he's she's they're people yeah yep nope okay sure bye goodbye human delete blackmail fake leaked "
        "everything alone scared afraid die kill myself life because all so out up off really very"
    ),
    "es": _set(
        "el la los las un una unos unas de del que y o pero si no sí es son está están estoy soy fue me mi mis te tu "
        "su sus lo le les se con por para sin sobre en al como qué quién cuándo dónde hola gracias ayuda ayúdame "
        "quiero tengo hay han ha he fotos foto video policía alguien alguien nadie muy más ya yo él ella nos favor "
        "necesito puedo hacer amenaza amenazan dinero miedo morir"
    ),
    "vi": _set(
        "tôi toi mình minh bị bi là la và va của cua không khong ko được duoc có co cho với voi này nay người nguoi "
        "ảnh anh em chị đang dang giúp giup làm lam sao gì gi ai đã da rồi roi tiền tien muốn muon chết chet xin chào "
        "cảm ơn cam on ở cái những nhung thì thi phải phai hình hinh nó ấy bạn ban tôi"
    ),
    "fr": _set(
        "le les des une je j'ai il elle nous vous est sont et pas ne mes mon ma ton ta avec pour dans sur qui que "
        "quelqu'un bonjour merci aide photos veux peux c'est été ont aidez"
    ),
    "de": _set(
        "der die das ein eine ich bin ist sind und nicht mein meine mir mich mit für auf von wer wie was hallo danke "
        "hilfe jemand habe hat bitte bilder will sterben"
    ),
    "pt": _set(
        "o os as um uma eu meu minha meus minhas você não sim está estou com para por fotos alguém ajuda obrigada "
        "obrigado olá quero tenho foi dinheiro são isso mas"
    ),
    "id": _set(
        "saya aku kamu dia yang dan di ke dari tidak bukan ada ini itu foto dengan untuk sudah akan bisa tolong "
        "bantu siapa apa bagaimana seseorang orang mau mati uang terima kasih halo"
    ),
    "tl": _set(
        "ako ang ng mga sa ko mo siya niya kami ikaw na ay hindi oo po ba may ito yung yan tulong tulungan salamat "
        "gusto larawan litrato kumusta kung paano pera mamatay"
    ),
    "uz": _set("men meni mening siz bu va bilan uchun kerak yordam bering rasm rasmlarim kim nima emas salom"),
    "tr": _set("ben bana benim bir ve bu için değil var yok ne nasıl kim yardım merhaba fotoğraf istiyorum"),
    "pl": _set("ja mnie mój moje jest nie tak i w na z do się kto co jak pomoc proszę zdjęcia dziękuję"),
}
# Where two of them tie, the one whose speakers write here most wins.
_ORDER = ("en", "es", "vi", "id", "tl", "fr", "de", "pt", "uz", "tr", "pl")
_ENOUGH = 1.0  # one small word of the language, or two letters that hint at it

_SHORT_ENGLISH = frozenset({"i", "im", "my", "me"})
_UKRAINIAN = frozenset("іїєґ")
_MONGOLIAN = frozenset("өү")
_KAZAKH = frozenset("әғқңұһ")


def identify(text: str) -> str:
    """The ISO 639-1 code of the text's language, or "und". Any string; linear, and bounded."""
    text = " ".join(word for word in text[:_LONGEST].split() if not _LINK.search(word))
    amount: dict[str, float] = {}
    for run in _RUNS.finditer(text):
        name = run.lastgroup or ""
        if name == "latin" and run.group().lower() in _NAMES:
            continue
        amount[name] = amount.get(name, 0.0) + len(run.group()) * _WEIGHT.get(name, 1.5)
    if not amount:
        return UNKNOWN
    script = max(amount, key=lambda name: amount[name])
    if script == "latin" and amount.get("ko", 0.0) * 2 >= amount["latin"]:
        script = "ko"  # a Korean sentence about English words
    if "ja" in amount and script in ("ja", "han"):
        return "ja"
    if script == "han":
        return "zh"
    if script == "cyrillic":
        return _cyrillic(text.lower())
    return _latin(text.lower()) if script == "latin" else script


def _cyrillic(text: str) -> str:
    letters = set(text)
    if letters & _UKRAINIAN:
        return "uk"
    if letters & _KAZAKH:
        return "kk"
    return "mn" if letters & _MONGOLIAN else "ru"


def _latin(text: str) -> str:
    scores = dict.fromkeys(_ORDER, 0.0)
    words = [word.replace("’", "'") for word in _WORD.findall(text)]
    for word in words:
        for language, known in _WORDS.items():
            # A word of one letter or two is weak evidence: many languages share it.
            if word in known:
                scores[language] += 1.0 if len(word) > 2 or (language == "en" and word in _SHORT_ENGLISH) else 0.5
    for language, weight, letters in _LETTERS:
        scores[language] += weight * sum(text.count(letter) for letter in letters)
    best = max(_ORDER, key=lambda language: scores[language])
    return best if scores[best] >= min(_ENOUGH, 0.5 * len(words)) and scores[best] > 0 else UNKNOWN
