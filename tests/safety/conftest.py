from __future__ import annotations

import pytest

from bot.safety.screen import Screen
from bot.texts.renderer import Texts


@pytest.fixture(scope="session")
def screen() -> Screen:
    return Screen.load()


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts.load()
