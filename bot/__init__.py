"""Gyeot: the way of a message, the services, storage and tools. Imported before Rasa, always."""

import os
import warnings

# Rasa phones home unless told otherwise, and decides at import.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"

# One sentence is too small to share between threads: they only wait for each other (measured: 178 to 54 ms a
# message at the median). An operator may still choose otherwise.
for _library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")

# Said by libraries that Rasa pins, to whoever starts us: nothing anybody here can act on.
os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
warnings.filterwarnings("ignore", message="pkg_resources is deprecated", category=UserWarning)
