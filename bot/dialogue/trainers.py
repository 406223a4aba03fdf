"""For `rasa data validate`, `rasa train` and `rasa shell` on a trainer's machine. The running assistant needs none.

Named in `config.yml` (importers) and `endpoints.yml` (nlg), so that Rasa finds them.
"""

from __future__ import annotations

from typing import Any

from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.texts.renderer import Texts


class RuleTexts(RasaFileImporter):
    """Leaves out the responses that only actions utter: Rasa sees rules alone and would warn about each of them.

    That every response has a use, and every use a response, is checked by the tests and when the assistant starts.
    """

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The training data, with the responses that a rule or a form utters."""
        data = super().get_nlu_data(language)
        domain = self.get_domain()
        used = {
            event.action_name
            for step in self.get_stories().story_steps
            for event in step.events
            if isinstance(event, ActionExecuted)
        }
        for form in domain.form_names:
            for slot in domain.required_slots_for_form(form):
                used |= {f"utter_ask_{form}_{slot}", f"utter_ask_{slot}"}
        data.responses = {name: texts for name, texts in data.responses.items() if name in used}
        return data


class ShellTexts(NaturalLanguageGenerator):
    """Our renderer for `rasa shell`, where a button carries its payload in full."""

    def __init__(self, endpoint_config: Any = None, domain: Any = None) -> None:
        self._texts = Texts.load()

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any]:
        """The first wording of the response, as Rasa's own renderer would give it. Raises DataError if unknown."""
        slots = tracker.current_slot_values()
        language = slots.get("language") or "ko"
        reply = self._texts.render(utter_action, language=language, values=kwargs, slots=slots)
        buttons = [
            {"title": button.title, "payload": press.payload}
            for button in reply.buttons
            if (press := self._texts.press(button.code))
        ]
        return {"text": reply.text, "buttons": buttons}
