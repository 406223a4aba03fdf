"""Gyeot: the way of a message, the services, storage and tools. Imported before Rasa, always."""

import os

# Rasa phones home unless told otherwise, and decides at import.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
