"""What a reader may try at a figure: inputs with sliders, formulas, and a sentence that they drive.

The same formulas are computed here, by the site's script and by the chart
(:mod:`hundredmodels.charts.formula`). A test of each chapter holds them to the functions of
:mod:`hundredmodels.analysis` that they restate, and at their starting values the sentence says
what the chapter's results say.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import isfinite, log
from typing import TYPE_CHECKING, Literal

from hundredmodels.chapters.result import format_number, with_unit
from hundredmodels.charts import formula
from hundredmodels.errors import UserError, did_you_mean

if TYPE_CHECKING:
    import altair as alt

SLOT = re.compile(r"\{([a-z0-9_]+)\}")
ALWAYS = "1"
"""The condition of the wording that holds when no other does."""
Clause = tuple[tuple[str, str], ...]
"""Wordings of one statement, each with the condition under which it is true; the first is said."""


@dataclass(frozen=True)
class Shown:
    """How a number of the sentence is printed.

    Attributes
    ----------
    unit
        Its unit, as a result's; empty for the bare number.
    digits
        Decimals; ``None`` for three significant figures.
    """

    unit: str = ""
    digits: int | None = None

    def words(self, value: float) -> str:
        """Print a value."""
        number = format_number(value, self.digits)
        return with_unit(number, self.unit) if isfinite(value) else number

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after the number."""
        before, _, after = with_unit("0", self.unit).partition("0")
        return before, after


@dataclass(frozen=True)
class Input:
    """What a slider sets.

    Attributes
    ----------
    name
        Its name in formulas, and the chart's parameter of that name.
    label
        What it is, in a few words.
    start
        The chapter's value.
    low, high
        The slider's ends; widened where the chapter's value lies outside.
    steps
        How many steps the slider has.
    grain
        What a slider's value is a multiple of; ``None`` for three significant figures.
    scale
        Whether the steps are equal differences or equal ratios.
    shown
        How its value is printed.
    """

    name: str
    label: str
    start: float
    low: float
    high: float
    steps: int
    shown: Shown
    grain: float | None = None
    scale: Literal["linear", "log"] = "linear"

    def __post_init__(self) -> None:
        """Refuse a slider that can't slide, and let its ends hold the chapter's value."""
        if not formula.NAME.fullmatch(self.name) or self.name in formula.RESERVED:
            raise UserError(f"The what-if input {self.name!r} needs another name.")
        object.__setattr__(self, "low", min(self.low, self.start))
        object.__setattr__(self, "high", max(self.high, self.start))
        if self.low >= self.high or (self.scale == "log" and self.low <= 0):
            raise UserError(f"The what-if input {self.name!r} has no range to slide over.")

    def place(self) -> int:
        """Return the step nearest to the start."""
        if self.scale == "log":
            part = log(self.start / self.low) / log(self.high / self.low)
        else:
            part = (self.start - self.low) / (self.high - self.low)
        return round(part * self.steps)

    def parameter(self) -> "alt.Parameter":
        """Return the chart's parameter that the slider sets."""
        import altair as alt  # noqa: PLC0415 -- slow to import, and a site only reads what is said

        return alt.param(name=self.name, value=self.start)


@dataclass(frozen=True)
class WhatIf:
    """Inputs, formulas, and the sentence that says what follows.

    Attributes
    ----------
    inputs
        What the reader may change.
    constants
        Numbers of the chapter that stay, by name.
    formulas
        By name and in order: each may use inputs, constants and those before it.
    shown
        How the formulas that the sentence names are printed.
    sentence
        Its clauses: of each, the first wording whose condition holds, with ``{name}`` for numbers.
    """

    inputs: tuple[Input, ...]
    constants: Mapping[str, float]
    formulas: Mapping[str, str]
    shown: Mapping[str, Shown]
    sentence: tuple[Clause, ...]
    _printed: Mapping[str, Shown] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse formulas and sentences that name what is not there."""
        known = [one.name for one in self.inputs] + list(self.constants)
        for name, value in self.constants.items():
            if not isfinite(value):
                raise UserError(f"The what-if constant {name!r} is {value}, which is no number.")
        for name, text in self.formulas.items():
            _require(formula.names(text), known, f"The formula of {name!r}")
            if name in known or name in formula.RESERVED or not formula.NAME.fullmatch(name):
                raise UserError(f"The what-if formula {name!r} needs another name.")
            known.append(name)
        printed = {one.name: one.shown for one in self.inputs} | dict(self.shown)
        object.__setattr__(self, "_printed", printed)
        for clause in self.sentence:
            if not clause or clause[-1][0] != ALWAYS:
                raise UserError("The last wording of a what-if clause must hold always.")
            for condition, words in clause:
                _require(formula.names(condition), known, f"The condition {condition!r}")
                _require(SLOT.findall(words), printed, f"The sentence {words!r}")

    @cached_property
    def start(self) -> dict[str, float]:
        """The chapter's own values of the inputs."""
        return {one.name: one.start for one in self.inputs}

    def values(self, given: Mapping[str, float] | None = None) -> dict[str, float]:
        """Compute every formula.

        Parameters
        ----------
        given
            Values of inputs; those not named have the chapter's value.

        Returns
        -------
        dict
            Inputs, constants and formulas by name.
        """
        found = {**self.constants, **self.start, **(given or {})}
        for name, text in self.formulas.items():
            found[name] = formula.evaluate(text, found)
        return found

    def words(self, given: Mapping[str, float] | None = None) -> str:
        """Say the sentence for values of the inputs, by default the chapter's."""
        found = self.values(given)

        def said(clause: Clause) -> str:
            words = (text for condition, text in clause if formula.evaluate(condition, found) > 0)
            return self._filled(next(words), found)

        return " ".join(map(said, self.sentence))

    def _filled(self, words: str, found: Mapping[str, float]) -> str:
        return SLOT.sub(lambda slot: self._printed[slot[1]].words(found[slot[1]]), words)

    @cached_property
    def longest(self) -> str:
        """The longest wordings with the longest numbers: how much room the sentence may need."""
        corners = product(*((one.low, one.start, one.high) for one in self.inputs))
        cases = [self.values(dict(zip(self.start, corner, strict=True))) for corner in corners]
        return " ".join(
            max((self._filled(words, one) for _, words in clause for one in cases), key=len)
            for clause in self.sentence
        )

    def expression(self, name: str, renamed: Mapping[str, str] | None = None) -> str:
        """Write a formula for a chart, in the inputs alone.

        Parameters
        ----------
        name
            The formula.
        renamed
            What the chart has in place of an input, such as ``{"volume": "datum.volume"}``.

        Returns
        -------
        str
            A Vega expression; the inputs are the parameters of :attr:`parameters`.
        """
        parts = {one: repr(float(value)) for one, value in self.constants.items()}
        parts.update(renamed or {})
        for one, text in self.formulas.items():
            parts[one] = formula.inlined(text, parts)
            if one == name:
                break
        return parts[name]

    @property
    def parameters(self) -> "list[alt.Parameter]":
        """The chart's parameters that the sliders set."""
        return [one.parameter() for one in self.inputs]


def _require(used: Iterable[str], known: Iterable[str], where: str) -> None:
    for name in used:
        if name not in known:
            raise UserError(f"{where} names {name!r}.{did_you_mean(name, known)}")


def level_years(rate: str, years: str) -> str:
    """Write the worth today of one a year for some years, at a continuous rate, as a formula.

    Near a rate of nothing the closed form would lose its digits, so its series stands there; see
    :func:`hundredmodels.analysis.ownership.discounted_years`.
    """
    return (
        f"if(abs({rate}) < 1e-6, {years} * (1 - {rate} * {years} / 2), "
        f"(1 - exp(-{rate} * {years})) / {rate})"
    )
