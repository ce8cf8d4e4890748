"""What every chapter's parameters share, and how an assumption is declared.

A chapter's parameters are a frozen pydantic model. Each field has a default, bounds, a
description and, in ``json_schema_extra``, a unit. JSON scalars and lists are all that a notebook
can be given without loss, so no other type is used.
"""

from collections import Counter
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from hundredmodels.data.days import FORM, is_day, wrong_day

LATEST = "latest"


def _is_day(value: object) -> object:
    if value == LATEST or (isinstance(value, str) and is_day(value)):
        return value
    why = f": {wrong}" if (wrong := wrong_day(str(value))) else ""
    raise ValueError(f"should be a day, written {FORM}, or {LATEST!r}{why}")


def _each_once(values: list[Any]) -> list[Any]:
    """Refuse a list that names an entry twice: ids are made of entries, a number to six digits."""
    names = [f"{one:g}" if isinstance(one, float) else str(one) for one in values]
    for name, count in Counter(names).items():
        if count > 1:
            raise ValueError(f"should have each entry once, and {name} stands there twice")
    return values


AsOf = Annotated[str, BeforeValidator(_is_day)]
EACH_ONCE = AfterValidator(_each_once)
"""Declares that a list parameter holds no entry twice."""


def parameter(default: Any, *, description: str, unit: str = "", **bounds: Any) -> Any:  # noqa: ANN401
    """Declare a parameter.

    Parameters
    ----------
    default
        The value if none is given.
    description
        What it means, in one sentence without a full stop.
    unit
        The unit of the value ("US dollars an hour"); empty for a plain number or a word.
    **bounds
        Constraints as pydantic's ``Field`` takes them: ``ge``, ``gt``, ``le``, ``lt``,
        ``min_length``, ``max_length``.

    Returns
    -------
    pydantic.fields.FieldInfo
        The field.
    """
    return Field(default, description=description, json_schema_extra={"unit": unit}, **bounds)


class ChapterParameters(BaseModel):
    """The parameters that each chapter has."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)

    as_of: AsOf = parameter(
        LATEST,
        description="Use only facts known by this day; 'latest' is the newest day in the data",
        unit="day",
    )
    confidence: float = parameter(
        0.9, description="Coverage of the intervals", unit="fraction", ge=0.5, le=0.99
    )
    draws: int = parameter(
        1000, description="Resamples behind each interval", unit="resamples", ge=50, le=20_000
    )
    seed: int = parameter(20231001, description="Seed of the random numbers", ge=0, le=2**31 - 1)


# Assumptions that more than one chapter makes are declared once, so that they can't part.

SCORE_NOISE = parameter(
    1.4,
    description=(
        "Standard deviation of a model's score between evaluators; two of them then differ "
        "by about two points"
    ),
    unit="points",
    ge=0,
    le=10,
)
TOKENS_READ_PER_WRITTEN = parameter(
    3.0,
    description="Tokens read for each token written, in blended prices",
    unit="tokens",
    ge=0,
    le=100,
)
DISCOUNT_RATE = parameter(
    0.1, description="Interest a year on the money tied up", unit="fraction", ge=0, le=0.5
)
MMLU_CEILING = parameter(
    95.0, description="Score at which MMLU saturates", unit="per cent", ge=92, le=100
)
