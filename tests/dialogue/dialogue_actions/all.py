"""What the engine must survive: each way an action can go wrong, chosen by the text of the turn."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Action
from rasa_sdk.events import SlotSet
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.errors import CaseGone

SECRET = "what a person wrote"


class ActionCount(Action):
    def name(self) -> str:
        return "action_count"

    def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        return [SlotSet("turns", (tracker.get_slot("turns") or 0) + 1)]


class ActionDecline(Action):
    def name(self) -> str:
        return "action_decline"

    def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        raise ActionExecutionRejection(self.name(), SECRET)


class ActionDo(Action):
    def name(self) -> str:
        return "action_do"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        wanted = tracker.latest_message["text"]
        if wanted == "raise":
            raise ValueError(SECRET)
        if wanted == "raise ours":
            raise CaseGone("case 7")
        if wanted == "hang":
            await asyncio.sleep(60)
        if wanted == "unknown response":
            dispatcher.utter_message(response="utter_nowhere")
        if wanted == "own words":
            dispatcher.utter_message(text=SECRET)
        if wanted == "no json":
            return [SlotSet("anything", datetime.now(timezone.utc))]
        if wanted == "bad event":
            return [{"event": "no such event", "name": SECRET}]
        if wanted.startswith("echo"):
            await asyncio.sleep(0.01)  # lets another person's turn run in between
            dispatcher.utter_message(response="utter_echo", value=wanted, text=None)
            return [SlotSet("anything", wanted)]
        if wanted == "item":
            number = next(tracker.get_latest_entity_values("item"))
            dispatcher.utter_message(response="utter_echo", value=number)
        if wanted == "domain":
            dispatcher.utter_message(response="utter_echo", value=",".join(domain["forms"]))
        return []
