"""`kill -9` in the middle of twenty turns of the real process: every accepted message answered, no effect doubled.

`make kill` runs it ten times; `make test` once.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.assembly import load_texts
from bot.desk import service as desk
from bot.storage.database import Database
from bot.storage.models import Handoff, InboxRow, OutboxRow
from tests.process.conftest import STAFF

PEOPLE = 10
CONSENT = {load_texts().render("utter_consent", language=language).text for language in ("ko", "en")}
ROUNDS = int(os.environ.get("GYEOT_KILLS", "1"))


@pytest.mark.timeout(900)
@pytest.mark.parametrize("number", range(ROUNDS))
async def test_killed_in_the_middle_every_message_is_answered_and_no_effect_is_doubled(server, telegram, number):
    await server.start()
    chats = list(range(101, 101 + PEOPLE))
    for chat in chats:
        telegram.message(chat, text="안녕하세요")
    for chat in chats:
        telegram.message(chat, text="상담사랑 이야기하고 싶어요")
    killed_after = random.Random(number).randrange(1, 2 * PEOPLE)
    await telegram.until(lambda: sum(len(telegram.sent(chat)) for chat in chats) >= killed_after, 60)
    await server.kill()
    await server.start()

    def answered():
        # first contact: a welcome and the question of consent; then the answer about a counsellor
        return all(any("상담사" in message["text"] for message in telegram.sent(chat)) for chat in chats)

    await telegram.until(answered, 60)
    await telegram.until(lambda: len(telegram.sent(STAFF)) >= PEOPLE, 60)
    assert await server.stop() == 0

    database = Database(f"sqlite:///{server.home / 'gyeot.db'}")
    with database.read() as session:
        assert session.scalars(select(func.count()).select_from(Handoff)).one() == PEOPLE
        assert session.scalars(select(func.count()).where(InboxRow.state == "new")).one() == 0
        assert session.scalars(select(func.count()).select_from(OutboxRow)).one() == 0
    assert {row.reasons for row in desk.waiting(database)} == {"asked"}
    database.close()
    for chat in chats:
        # The question of consent is asked again in the talk that begins after the restart: consent lives in memory.
        texts = [text for message in telegram.sent(chat) if (text := message["text"]) not in CONSENT]
        assert len(texts) - len(set(texts)) <= 1, "at most the one reply in flight comes twice"
    names = [message["text"].split("]")[0] for message in telegram.sent(STAFF)]
    assert len(set(names)) == PEOPLE
    assert telegram.unconfirmed == []
    words = ("안녕하세요".encode(), "상담사랑".encode())
    files = [path for path in (*server.home.rglob("*"), server.log) if path.is_file()]
    assert not [path for path in files if any(word in path.read_bytes() for word in words)]


def test_no_command_loads_rasa_when_it_need_not():
    script = "import sys; from bot.cli import gyeot; import bot.nlu.cli; sys.exit('rasa' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2]).returncode == 0
