"""`python -m bench.train FOLDER`: what `gyeot train` does, into a folder of its own, so that nothing is up to date."""

from __future__ import annotations

import sys
from pathlib import Path

from bot import settings, training


def main() -> None:
    """Trains everything into the folder named on the command line."""
    training.train_all(settings.ROOT, Path(sys.argv[1]), lambda line: print(line, flush=True), force=True)


if __name__ == "__main__":
    main()
