"""Values as people write them: YAML 1.2's plain scalars, read safely.

PyYAML follows YAML 1.1, in which ``no`` is false, ``1e-5`` is text, ``12:30`` is 750 and ``010`` is
eight; of a key that stands twice it keeps the last value. Here only ``true`` and ``false`` are
booleans, a number is what it looks like, a day stays text, since the parameters of a notebook are
JSON, and a key stands once.
"""

import re
from typing import Any, ClassVar

import yaml

from hundredmodels.errors import UserError

CORE = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    "int": (r"[-+]?[0-9]+", list("-+0123456789")),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
}

PLAIN = {*CORE, "str", "seq", "map"}
"""The tags that are read: others would make bytes, sets and times, which are no parameters."""


class PlainLoader(yaml.SafeLoader):
    """A safe loader with YAML 1.2's core scalars."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 -- PyYAML's own name; filled below
    yaml_constructors: ClassVar[dict[str | None, Any]] = {
        name: made
        for name, made in yaml.SafeLoader.yaml_constructors.items()
        if name is None or name.rpartition(":")[2] in PLAIN
    }

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: ANN401 -- PyYAML's signature
        """Refuse a key that stands twice: PyYAML keeps its last value, and says nothing."""
        lines: dict[Any, int] = {}
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if not isinstance(key, yaml.ScalarNode):
                continue
            name = self.construct_object(key)
            if name in lines:
                told = f"the key {name!r} stands twice, first on line {lines[name]}; keep one"
                raise yaml.constructor.ConstructorError(None, None, told, key.start_mark)
            lines[name] = key.start_mark.line + 1
        return super().construct_mapping(node, deep)

    def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401 -- PyYAML is untyped
        """Refuse aliases: a few lines of them stand for more values than any memory holds."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "an alias is no value", mark)
        return super().compose_node(parent, index)


def _int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    """Read a whole number in base ten."""
    return int(loader.construct_scalar(node))


for kind, (pattern, firsts) in CORE.items():
    PlainLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{pattern})$"), firsts
    )
PlainLoader.add_constructor("tag:yaml.org,2002:int", _int)


def read_yaml(text: str, where: str) -> Any:  # noqa: ANN401 -- whatever the text says it is
    """Read YAML.

    Parameters
    ----------
    text
        The text.
    where
        What it is, for the message.

    Returns
    -------
    object
        Mappings, lists and scalars.

    Raises
    ------
    UserError
        If it is no YAML, or asks for anything but plain values.
    """
    try:
        return yaml.load(text, Loader=PlainLoader)  # noqa: S506 -- a SafeLoader
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 1})" if mark is not None else ""
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise UserError(f"{where} is not valid YAML{line}: {problem}.") from error


def read_scalar(written: str, where: str) -> Any:  # noqa: ANN401 -- as above
    """Read one value, or a list of values.

    Parameters
    ----------
    written
        The text.
    where
        Who says so, for the message.

    Returns
    -------
    object
        A scalar or a list.

    Raises
    ------
    UserError
        If it is neither.
    """
    value = read_yaml(written, where)
    if isinstance(value, dict | set):
        raise UserError(f"{where}: {written!r} is a mapping; a parameter is one value or a list.")
    return value
