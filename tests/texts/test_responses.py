"""Every response as shipped, read as an editor reads it."""

from __future__ import annotations

import pytest

from bot.directory.directory import Directory
from bot.texts.buttons import split_code
from bot.texts.check import findings
from bot.texts.renderer import Texts
from bot.texts.responses import DATA


@pytest.fixture(scope="module")
def texts(directory: Directory) -> Texts:
    return Texts.load(DATA, directory)


class _Anything(dict[str, str]):
    """Has a value for every name."""

    def get(self, key: str, default: object = None) -> str:  # type: ignore[override]
        return "값"


def test_nothing_is_left_for_an_editor_to_mark(directory: Directory) -> None:
    assert findings(DATA, directory) == []


def test_every_wording_renders_in_every_language_without_a_brace(texts: Texts) -> None:
    assert texts.names
    for name in texts.names:
        for language in (*texts.responses[name].variations, "th"):
            for variant in range(texts.variants(name, language)):
                reply = texts.render(name, language=language, values=_Anything(), variant=variant)
                said = [reply.text, *(button.title for button in reply.buttons)]
                assert not any("{" in words or "}" in words for words in said), name
                assert all(words.strip() for words in said), name


def test_every_wording_can_be_said_in_a_country_without_any_row(texts: Texts) -> None:
    for name in texts.names:
        for language in ("ko", "en"):
            assert texts.render(name, language=language, country="ZZ", values=_Anything()).text


def test_every_button_presses_what_it_says(texts: Texts) -> None:
    for name in texts.names:
        for variations in texts.responses[name].variations.values():
            for variation in variations:
                for button in variation.buttons:
                    press = texts.press(button.code)
                    assert press is not None and press.payload == button.payload
                    assert split_code(button.code) == (button.code, None)
