"""Parameters in words: what each chapter can be asked, for the command line."""

from collections.abc import Iterable
from typing import Any

from pydantic.fields import FieldInfo

from hundredmodels.build.plan import chapters
from hundredmodels.build.project import Project

BOUNDS = {
    "ge": "at least",
    "gt": "more than",
    "le": "at most",
    "lt": "less than",
    "min_length": "length at least",
    "max_length": "length at most",
}


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
        A block for each chapter: name, default, unit, bounds, and the meaning below.

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
            lines += [f"  {name}.{parameter} = {info.default!r}{_extent(info)}"]
            lines += [f"      {info.description}"] if info.description else []
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _extent(info: FieldInfo) -> str:
    """Return the unit and bounds of a parameter, as they read after its default."""
    unit = unit_of(info)
    bounds = ", ".join(bounds_of(info.metadata))
    return (f" {unit}" if unit else "") + (f" ({bounds})" if bounds else "")


def unit_of(info: FieldInfo) -> str:
    """Return the unit of a parameter; empty for none."""
    extra = info.json_schema_extra
    return str(extra.get("unit", "")) if isinstance(extra, dict) else ""


def bounds_of(metadata: Iterable[Any]) -> list[str]:
    """Return the bounds of a parameter in words, from pydantic's metadata."""
    return [
        f"{word} {getattr(one, key)}"
        for one in metadata
        for key, word in BOUNDS.items()
        if getattr(one, key, None) is not None
    ]
