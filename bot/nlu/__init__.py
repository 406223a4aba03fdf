"""Understanding: language, intent, entities and risk of one message. A plain library without Rasa."""
