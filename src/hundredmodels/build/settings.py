"""Settings: which parameters were asked for, checked against each chapter's model.

A setting comes from the command line (``--set cost-imbalance.gross_margin=0.6``) or from a
scenario. Values are read as YAML scalars; a whole number is accepted where a decimal one is wanted.
All mistakes are found before any kernel starts, since papermill only logs an unknown parameter and
turns what it does not know into text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from hundredmodels.build.refused import COMMAND_LINE, refused
from hundredmodels.build.scalars import read_scalar
from hundredmodels.errors import UserError, did_you_mean

Values = dict[str, Any]


@dataclass(frozen=True)
class Setting:
    """A parameter's value for one chapter.

    Attributes
    ----------
    chapter
        The chapter's slug.
    name
        The parameter's name.
    value
        A YAML scalar or list of scalars.
    origin
        Where it was said, for error messages.
    """

    chapter: str
    name: str
    value: Any
    origin: str


def parse_setting(text: str) -> Setting:
    """Read ``chapter.parameter=value``.

    Parameters
    ----------
    text
        What stood after ``--set``.

    Returns
    -------
    Setting
        The setting; a day stays the text it is.

    Raises
    ------
    UserError
        If it does not have that form.
    """
    target, equals, written = text.partition("=")
    chapter, dot, name = target.strip().partition(".")
    if not (equals and dot and chapter and name):
        raise UserError(
            f"--set {text!r} is not of the form chapter.parameter=value, "
            "as in --set open-vs-closed.confidence=0.8."
        )
    if written.lstrip().startswith("[") and not written.rstrip().endswith("]"):
        raise UserError(
            f"--set {text}: the list is not closed. A shell parts words at blanks: put it in "
            f"quotes, as in --set '{target.strip()}=[a, b]'."
        )
    return Setting(chapter, name, read_scalar(written.strip(), f"--set {text}"), COMMAND_LINE)


def resolve(
    settings: Iterable[Setting], models: Mapping[str, type[BaseModel]]
) -> dict[str, BaseModel]:
    """Give each chapter its parameters.

    Parameters
    ----------
    settings
        What was asked; a later setting of the same parameter wins.
    models
        The parameters' model of each chapter.

    Returns
    -------
    dict
        The checked parameters of each chapter, in the order of the models.

    Raises
    ------
    UserError
        If a chapter or parameter is unknown, or a value has the wrong type or is out of bounds;
        all mistakes in one message, a line each.
    """
    given: dict[str, Values] = {slug: {} for slug in models}
    origins: dict[tuple[str, str], str] = {}
    wrong = []
    for setting in settings:
        if setting.chapter not in models:
            hint = did_you_mean(setting.chapter, models)
            wrong.append(f"{setting.origin}: there is no chapter {setting.chapter!r}.{hint}")
        elif setting.name not in models[setting.chapter].model_fields:
            hint = did_you_mean(setting.name, models[setting.chapter].model_fields)
            wrong.append(
                f"{setting.origin}: {setting.chapter} has no parameter {setting.name!r}.{hint}"
            )
        else:
            given[setting.chapter][setting.name] = setting.value
            origins[setting.chapter, setting.name] = setting.origin
    resolved = {}
    for slug, model in models.items():
        try:
            resolved[slug] = model(**given[slug])
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                name = str(problem["loc"][0]) if problem["loc"] else ""
                origin = origins.get((slug, name), "defaults")
                full = f"{slug}.{name}" if name else slug
                wrong.append(f"{origin}: {refused(problem, full, origin)}")
    if wrong:
        raise UserError("\n".join(dict.fromkeys(wrong)))
    return resolved
