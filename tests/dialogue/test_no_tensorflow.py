"""TensorFlow stays out: of loading, of training, of spaCy; and nothing of it opens a socket to elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Ends the process at the first connection to anything but this machine, and at the first real TensorFlow module.
GUARD = """
import os, socket, sys

def refuse(event, args):
    if event == "socket.connect" and args[0].family in (socket.AF_INET, socket.AF_INET6):
        if args[1][0] not in ("127.0.0.1", "::1"):
            sys.stderr.write("connection to elsewhere"); os._exit(70)
    if event in ("socket.getaddrinfo", "socket.gethostbyname") and args[0] not in (None, "localhost", "127.0.0.1"):
        sys.stderr.write("name looked up"); os._exit(71)

sys.addaudithook(refuse)

def real_tensorflow():
    from importlib.machinery import SourceFileLoader
    return [n for n, m in list(sys.modules.items())
            if n.partition(".")[0] in ("tensorflow", "keras", "tensorflow_addons", "tensorflow_hub")
            and getattr(m, "__file__", None)]
"""


def run(body: str, **environment: str) -> str:
    script = GUARD + textwrap.dedent(body)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_training_loading_and_spacy_never_import_the_real_tensorflow(tmp_path: Path) -> None:
    out = run(
        f"""
        import asyncio
        from pathlib import Path
        from bot.dialogue.train import train_core
        from bot.dialogue.engine import Engine, Incoming
        from tests.dialogue.conftest import PROJECT, SmallTexts, Understood
        model = Path({str(tmp_path)!r}) / "core.tar.gz"
        train_core(PROJECT, model, lambda line: None)
        import spacy
        spacy.blank("en")("one sentence")
        engine = Engine.load(model, SmallTexts(), actions="tests.dialogue.dialogue_actions")
        outcome = asyncio.run(engine.turn("a", None, Incoming("hi", Understood("hi", "greet"))))
        import thinc.compat
        print(outcome.replies[0].text, real_tensorflow(), thinc.compat.has_tensorflow)
        """
    )
    assert out.split("\n")[-2] == "안녕 하나 [] False"


def test_stand_in_can_be_subclassed_decorated_and_annotated_but_computes_nothing() -> None:
    out = run(
        """
        from bot.dialogue import no_tensorflow
        assert no_tensorflow.install() and no_tensorflow.install()
        import tensorflow as tf
        from tensorflow.keras.layers import Layer
        import keras.utils.control_flow_util

        class Mine(tf.keras.Model):
            @tf.function
            def call(self, x: tf.Tensor, kind=tf.float32) -> "tf.Tensor": ...

        assert issubclass(Mine, tf.keras.Model) and callable(Mine.call)
        try:
            Mine()
        except RuntimeError as error:
            print(error)
        """
    )
    assert "GYEOT_TENSORFLOW=1" in out


def test_switch_in_the_environment_makes_it_step_aside() -> None:
    out = run(
        """
        import sys
        before = list(sys.meta_path)
        from bot.dialogue import no_tensorflow
        print(no_tensorflow.install(), sys.meta_path == before)
        """,
        GYEOT_TENSORFLOW="1",
    )
    assert out.strip() == "False True"


def test_step_aside_leaves_the_way_to_the_real_one_free() -> None:
    out = run(
        """
        import importlib.util, sys
        from bot.dialogue import no_tensorflow
        no_tensorflow.install()
        import tensorflow
        no_tensorflow.step_aside()
        print("tensorflow" in sys.modules, importlib.util.find_spec("tensorflow").origin is not None)
        """
    )
    assert out.strip() == "False True"
