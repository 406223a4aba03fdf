"""The two pages and their files, with every header that keeps them to themselves.

Both languages are in the HTML, so a switch needs no request; emergency numbers stand in it too, so they are there
without a script and without a connection. All words come from `data/responses/web.yml`, all numbers from the directory.
"""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Mapping
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from bot.channels.web.links import tel
from bot.directory.directory import MAY_BE_SHOWN
from bot.texts.renderer import Texts

FOLDER = Path(__file__).resolve().parent / "page"
LANGUAGES = ("ko", "en")
URGENT = ("suicide_line", "police", "ambulance")
_NAMES = (
    "utter_web_title",
    "utter_web_welcome",
    "utter_web_leave_how",
    "utter_web_leave_keys",
    "utter_web_no_pictures",
    "utter_web_traces",
    "utter_web_ask",
    "utter_web_exit",
    "utter_web_language",
    "utter_web_urgent",
    "utter_web_police",
    "utter_web_suicide_line",
    "utter_web_ambulance",
    "utter_web_by_text",
    "utter_web_talk",
    "utter_web_from_us",
    "utter_web_from_you",
    "utter_web_message",
    "utter_web_send",
    "utter_web_thinking",
    "utter_web_unsent",
    "utter_web_too_long",
    "utter_web_slow",
    "utter_web_lost",
    "utter_web_back",
    "utter_web_elsewhere",
    "utter_web_no_script",
    "utter_web_notes",
)
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_OFF = (
    "accelerometer", "autoplay", "camera", "clipboard-read", "display-capture", "encrypted-media",
    "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone",
    "midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip


class Page:
    """Builds the pages. `speak` are the codes of the buttons that change the language of the talk."""

    def __init__(
        self, texts: Texts, country: str, *, exit_code: str, speak: Mapping[str, str], exit_words: frozenset[str],
        max_text: int,
    ) -> None:  # fmt: skip
        self._texts = texts
        self._country = country
        self._files = {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.suffix in _TYPES}
        self._templates = {path.stem: Template(path.read_text("utf-8")) for path in FOLDER.glob("*.html")}
        whole = b"".join(self._files[name] for name in sorted(self._files))
        self._fixed = {
            "version": hashlib.sha256(whole).hexdigest()[:12],
            "max_text": str(max_text),
            "exit_code": exit_code,
            "exit_words": html.escape(json.dumps(sorted(exit_words), ensure_ascii=False)),
            **{f"speak_{language}": code for language, code in speak.items()},
        }

    def home(self, request: Request) -> Response:
        """The chat page, in the language of `?lang=` or of the browser."""
        return self._html("index", request)

    def note(self, request: Request) -> Response:
        """The neutral page: a sheet for notes that keeps nothing."""
        return self._html("note", request)

    def file(self, name: str) -> Response:
        """A style sheet or script of ours; 404 for anything else."""
        content = self._files.get(name)
        if content is None:
            return PlainTextResponse("", status_code=404)
        return Response(content, media_type=_TYPES[Path(name).suffix])

    def guarded(self, response: Response, request: Request, *, secure: bool) -> Response:
        """The response with the headers that all of ours have."""
        host = request.headers.get("host", "")
        response.headers.update(
            {
                "Cache-Control": "no-store",
                # The socket's address is named beside 'self', which older Safari does not take for sockets.
                "Content-Security-Policy": (
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    f"connect-src 'self' {'wss' if secure else 'ws'}://{host}; form-action 'none'; base-uri 'none'; "
                    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
                ),
                "Cross-Origin-Opener-Policy": "same-origin",
                "Cross-Origin-Resource-Policy": "same-origin",
                "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _OFF),
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
                "X-Frame-Options": "DENY",
            }
        )
        if secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response

    def _html(self, name: str, request: Request) -> Response:
        language = choose_language(request.query_params.get("lang"), request.headers.get("accept-language", ""))
        return HTMLResponse(
            self._templates[name].substitute(self._words(language)), headers={"Content-Language": language}
        )

    def _words(self, language: str) -> dict[str, str]:
        """Everything a template may name: `x` in both languages, `x_now`, `x_ko`, `x_en` for attributes."""
        words = {**self._fixed, "lang": language, "other": "en" if language == "ko" else "ko"}
        for name in _NAMES:
            key = name.removeprefix("utter_web_")
            said = {each: html.escape(self._say(name, each)) for each in LANGUAGES}
            words[key] = _both(said)
            words |= {f"{key}_{each}": text for each, text in said.items()} | {f"{key}_now": said[language]}
        words["urgent_links"] = self._urgent(words)
        words["first_buttons"] = self._first_buttons()
        return words

    def _say(self, name: str, language: str) -> str:
        return self._texts.render(name, language=language, country=self._country).text

    def _first_buttons(self) -> str:
        replies = {
            each: self._texts.render("utter_web_welcome", language=each, country=self._country) for each in LANGUAGES
        }
        rows = zip(*(replies[each].buttons for each in LANGUAGES), strict=True)
        return "".join(
            f'<button type="button" data-code="{row[0].code}">'
            + _both({each: html.escape(button.title) for each, button in zip(LANGUAGES, row, strict=True)})
            + "</button>"
            for row in rows
        )

    def _urgent(self, words: Mapping[str, str]) -> str:
        """Call and text links of the numbers that this country has."""
        directory, items = self._texts.directory, []
        for role in URGENT:
            if not directory.candidates(role, self._country):
                continue
            row = directory.role(role, self._country)
            if directory.standing(row) not in MAY_BE_SHOWN or row.phone is None or not tel(row.phone):
                continue
            dated = _both(
                {
                    each: html.escape(
                        directory.contact(role, "phone", country=self._country, language=each)[len(row.phone) :]
                    )
                    for each in LANGUAGES
                }
            )
            number = html.escape(row.phone)
            call = f'<a href="tel:{tel(row.phone)}"><span class="what">{words[role]}</span> <b>{number}</b>{dated}</a>'
            by_text = ""
            if row.sms is not None and tel(row.sms):
                by_text = (
                    f'<a class="by-text" href="sms:{tel(row.sms)}"><span class="sr">{words[role]} </span>'
                    f'{words["by_text"]}<span class="sr"> {html.escape(row.sms)}</span></a>'
                )
            items.append(f"<li>{call}{by_text}</li>")
        return "".join(items)


def _both(said: Mapping[str, str]) -> str:
    """The text in both languages; the style sheet shows the one of the page."""
    return "".join(f'<span class="t" lang="{each}">{text}</span>' for each, text in said.items() if text)


def choose_language(asked: str | None, accepted: str) -> str:
    """`ko` or `en`: what was asked for, else the first of the browser's languages that we speak, else Korean.

    A browser that names languages and none of ours gets English.
    """
    if asked in LANGUAGES:
        return asked
    weighed = []
    for place, part in enumerate(accepted[:500].split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            quality = 0.0
        if tag:
            weighed.append((-quality, place, tag.split("-")[0].lower()))
    wanted = [tag for quality, _, tag in sorted(weighed) if quality < 0]
    return next((tag for tag in wanted if tag in LANGUAGES), "en" if wanted and wanted != ["*"] else "ko")
