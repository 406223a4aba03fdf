"""A conversation as text to be read, person and assistant apart."""

from __future__ import annotations

from collections.abc import Iterator

from talks.play import Talk

NO_BUTTON = "[no such button]"


def lines(talk: Talk) -> Iterator[str]:
    """The heading and the turns: `>` before what the person does, the assistant's words as they are."""
    script = talk.script
    heading = f"{script.name} · {script.situation} · {script.language} · {script.channel} · {script.at:%a %H:%M}"
    yield "=" * len(heading)
    yield heading
    yield script.person
    yield "=" * len(heading)
    for exchange in talk.exchanges:
        step = exchange.step
        yield ""
        yield f"> {step.says}" if step.says else f"> [tap: {step.taps}]"
        if not exchange.pressed:
            yield NO_BUTTON
        for reply in exchange.replies:
            yield ""
            yield from (f"    {line}".rstrip() for line in reply.text.splitlines())
            if reply.buttons:
                yield "    " + " ".join(f"[{button.title}]" for button in reply.buttons)
    yield ""
