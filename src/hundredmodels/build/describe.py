"""Parameters in words: what each chapter can be asked, for the command line and the site."""

from collections.abc import Callable, Iterable
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from hundredmodels.build.plan import chapters
from hundredmodels.build.project import Project
from hundredmodels.build.refused import written
from hundredmodels.chapters.parameters import EACH_ONCE, LATEST, AsOf
from hundredmodels.data.days import FORM

BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
COUNTS = {"min_length": "at least", "max_length": "at most"}
HOW = (
    "Set a parameter with --set, a decimal number as 0.5 or 1e6, a switch as true or false, a day\n"
    "as 2024-07-31. A list, and a word with a blank, stand in quotes, so that the shell leaves\n"
    "them whole: --set 'chapter.parameter=[40, 60]'."
)


def describe(project: Project, slug: str | None = None) -> str:
    """Describe the parameters of a chapter, or of all.

    Parameters
    ----------
    project
        The project.
    slug
        The chapter; ``None`` for all in the order of ``_toc.yml``.

    Returns
    -------
    str
        A block for each chapter: name, default as it is written, unit, what is allowed, and the
        meaning below; at the end how to write values.

    Raises
    ------
    UserError
        If there is no such chapter.
    """
    found = chapters(project, only=None if slug is None else (slug,))
    blocks = []
    for name, one in found.items():
        lines = [f"{name}: {one.TITLE}"]
        for parameter, info in one.Parameters.model_fields.items():
            lines += [f"  {name}.{parameter} = {written(info.default)}{_extent(info)}"]
            lines += [f"      {info.description}"] if info.description else []
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, HOW])


def _extent(info: FieldInfo) -> str:
    """Return the unit of a parameter and what it may be, as they read after its default."""
    unit = unit_of(info)
    allowed = ", ".join(allowed_of(info))
    return (f" {unit}" if unit else "") + (f" ({allowed})" if allowed else "")


def unit_of(info: FieldInfo) -> str:
    """Return the unit of a parameter; empty for none."""
    extra = info.json_schema_extra
    return str(extra.get("unit", "")) if isinstance(extra, dict) else ""


def allowed_of(info: FieldInfo, number: Callable[[Any], str] = written) -> list[str]:
    """Return what a parameter may be, in words.

    Parameters
    ----------
    info
        Its field, of a value or of a list of values.
    number
        How a bound is written.

    Returns
    -------
    list of str
        Phrases: "at least 0", "one of: total, active", "a list of at least 1".
    """
    if get_origin(info.annotation) is list:
        (item,) = get_args(info.annotation)
        phrases = _of_value(FieldInfo.from_annotation(item), number)
        each = [f"each entry {' and '.join(phrases)}"] if phrases else []
        once = ["none twice"] if EACH_ONCE in info.metadata else []
        return [_length(info.metadata), *each, *once]
    return _of_value(info, number)


def _of_value(info: FieldInfo, number: Callable[[Any], str]) -> list[str]:
    """Return what a single value may be."""
    if get_origin(info.annotation) is Literal:
        return [f"one of: {', '.join(map(written, get_args(info.annotation)))}"]
    if info.annotation is bool:
        return ["true or false"]
    if set(get_args(AsOf)[1:]) & set(info.metadata):
        return [f"{FORM} or {LATEST}"]
    return _bounds(info.metadata, BOUNDS, number)


def _length(metadata: Iterable[Any]) -> str:
    """Return how many entries a list may have."""
    phrases = _bounds(metadata, COUNTS, str)
    return f"a list of {' and '.join(phrases)}" if phrases else "a list"


def _bounds(
    metadata: Iterable[Any], words: dict[str, str], number: Callable[[Any], str]
) -> list[str]:
    """Return bounds in words, from pydantic's metadata."""
    return [
        f"{word} {number(getattr(one, key))}"
        for one in metadata
        for key, word in words.items()
        if getattr(one, key, None) is not None
    ]
