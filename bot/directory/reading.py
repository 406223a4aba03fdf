"""Reads YAML the strict way: a key written twice is an error, not a silent loss."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Union

import yaml

from bot.errors import DataError

try:  # libyaml is about ten times as fast; the pure Python loader gives the same result
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - depends on how PyYAML was built
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


class _StrictLoader(_Loader):
    """Refuses a mapping in which a key occurs twice (PyYAML would keep the last and say nothing)."""

    def construct_mapping(self, node: Union[yaml.MappingNode, yaml.Node], deep: bool = False) -> dict[Any, Any]:
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, _ in node.value:
                name = str(key.value)
                if name in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key {name!r} is there twice", key.start_mark
                    )
                seen.add(name)
        return super().construct_mapping(node, deep=deep)  # type: ignore[arg-type]


def read_yaml(path: Path) -> Any:
    """What the file holds.

    Raises:
        DataError: names the file and the line; the file is absent, not UTF-8, or no YAML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name}: cannot be read ({type(error).__name__})") from None
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        line = f" line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise DataError(f"{path.name}:{line} {error.problem}") from None
    except yaml.YAMLError:
        raise DataError(f"{path.name}: is no YAML") from None
