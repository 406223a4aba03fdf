"""A process that dies at any step of a turn: after the restart the effects are there exactly once, the answer at
least once, and never more than the one in flight twice."""

import asyncio

import pytest
from sqlalchemy import func, select

from bot.desk import service as desk
from bot.storage.models import Handoff, InboxRow, OutboxRow


class Killed(BaseException):
    """Ends everything at once, as SIGKILL would: no handler of ours may catch it."""


def _dies(*_, **__):
    raise Killed


STEPS = {
    "accepted, not yet answered": lambda rig, patch: patch(rig.turns, "answer", _dies),
    "inside the action": lambda rig, patch: setattr(rig.engine, "on_turn", _ask_then_die),
    "before the commit": lambda rig, patch: patch(rig.turns, "_commit", _dies),
    "committed, before anything is sent": lambda rig, patch: patch(rig.outbox, "due", _dies),
    "sent, before it is noted": lambda rig, patch: patch(rig.outbox, "done", _dies),
}


def _ask(message):
    desk.ask("asked", minor=False)


def _ask_then_die(message):
    desk.ask("asked", minor=False)
    raise Killed


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("consented", [True, False], ids=["consented", "before consent"])
async def test_killed_at_this_step_the_turn_takes_effect_exactly_once(rigs, monkeypatch, step, consented):
    monkeypatch.setattr("bot.front.TURN_TIMEOUT_S", 0.3)
    rig = await rigs.make().start()
    rig.engine.on_turn = _ask
    STEPS[step](rig, lambda owner, name, value: monkeypatch.setattr(owner, name, value))
    # The net is part of the process that died.
    monkeypatch.setattr(rig.turns, "fallback", _dies)
    rig.thread._loop.set_exception_handler(lambda *_: None)
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    turn = rig.turn("상담사와 이야기할래요", update_id="one", consented=consented)
    await rig.front.receive(turn)
    await asyncio.sleep(0.6)
    first = rig.channel.texts()
    for task in list(rig.front._tasks):
        task.cancel()
    rig.front._store.shutdown(wait=True, cancel_futures=True)
    rig.database.close()
    rig.stopped = True  # killed

    again = rigs.make()
    again.engine.on_turn = _ask
    await again.start()
    await again.front.receive(turn)  # and the channel sends it once more
    await again.idle()
    answers = [text for text in first + again.channel.texts() if text.startswith("echo")]
    assert 1 <= len(answers) <= (2 if step.startswith("sent") else 1)
    with again.database.read() as session:
        assert session.scalars(select(func.count()).select_from(Handoff)).one() == 1
        assert session.scalars(select(func.count()).where(InboxRow.state == "new")).one() == 0
        assert session.scalars(select(func.count()).select_from(OutboxRow)).one() == 0
    await again.stop()
