"""What is read before the action of the intent stands in one list, whose order does not depend on what is imported."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module
from typing import Optional, get_type_hints

import actions
from actions import read_first
from actions.base import READ_FIRST, Say, Talk


def test_the_list_is_filled_from_one_place_and_names_nothing_twice() -> None:
    assert tuple(READ_FIRST) == read_first.ORDER
    assert len(set(read_first.ORDER)) == len(read_first.ORDER)


def test_every_reader_takes_a_talk_and_may_give_nothing() -> None:
    for reader in read_first.ORDER:
        assert list(inspect.signature(reader).parameters) == ["talk"], reader
        assert get_type_hints(reader)["return"] == Optional[list[Say]], reader
        assert reader.__doc__, reader


def test_a_reader_is_left_out_of_the_list_only_when_another_function_calls_it() -> None:
    """A public function of the same shape that nothing names would be a reader somebody forgot to list."""
    modules = [import_module(f"actions.{found.name}") for found in pkgutil.iter_modules(actions.__path__)]
    sources = "\n".join(inspect.getsource(module) for module in modules)
    forgotten = [
        f"{module.__name__}.{name}"
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
        if get_type_hints(function) == {"talk": Talk, "return": Optional[list[Say]]}
        if function not in read_first.ORDER and sources.count(f"{name}(") < 2
    ]
    assert forgotten == []
