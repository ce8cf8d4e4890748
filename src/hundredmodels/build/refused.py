"""A refused value in a sentence: what was given, what is allowed, and how to write it.

pydantic's messages name types of Python and count items from nought. Who gives a value on the
command line or in a scenario's file has written YAML.
"""

from shlex import quote

from pydantic_core import ErrorDetails

COMMAND_LINE = "--set"
LONGEST = 80  # fits a line
TYPES = {
    "bool_type": "should be true or false",
    "int_type": "should be a whole number",
    "float_type": "should be a number, written as 0.5 or 1e6",
    "string_type": "should be text",
}
COUNTS = {"too_short": ("least", "min_length"), "too_long": ("most", "max_length")}


def refused(problem: ErrorDetails, target: str, origin: str) -> str:
    """Say what is wrong with a value.

    Parameters
    ----------
    problem
        One of pydantic's errors, of a model whose fields are values or lists of values.
    target
        The parameter's full name, as in ``miniaturisation.levels``.
    origin
        Where the value was given; after ``--set`` a list is shown as a shell needs it.

    Returns
    -------
    str
        A sentence that begins with the target.
    """
    kind, value = problem["type"], problem["input"]
    place = problem["loc"][1:2]
    entry = f", entry {int(place[0]) + 1}," if place else ""
    if kind == "list_type":
        return f"{target}{entry} is {shown(value)}, but {_list(value, target, origin)}."
    return f"{target}{entry} is {shown(value)}, but {_allowed(problem)}."


def shown(value: object) -> str:
    """Return a value as it may have been written; shortened where it is long."""
    if value is None:
        return "empty"
    text = written(value) if not isinstance(value, str) else repr(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "…"


def written(value: object) -> str:
    """Return a value as ``--set`` and a scenario's file take it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    return str(value)


def _list(value: object, target: str, origin: str) -> str:
    """Say how to write a value as a list."""
    example = "[a, b]"
    if isinstance(value, str | int | float) and "'" not in str(value):
        parts = [part.strip() for part in written(value).split(",")]
        example = written(parts)
    if origin == COMMAND_LINE:
        return f"should be a list: write --set {quote(f'{target}={example}')}"
    return f"should be a list: write {example}"


def _allowed(problem: ErrorDetails) -> str:
    """Say what is allowed in place of the value."""
    kind, value = problem["type"], problem["input"]
    context = problem.get("ctx", {})
    if kind in COUNTS:
        word, key = COUNTS[kind]
        count = context[key]
        return f"should have at {word} {count} {'entry' if count == 1 else 'entries'}"
    if kind == "int_type" and isinstance(value, float) and value.is_integer():
        return f"{TYPES[kind]}, written as {int(value)}"
    return TYPES.get(kind) or problem["msg"].removeprefix("Value error, ").removeprefix("Input ")
