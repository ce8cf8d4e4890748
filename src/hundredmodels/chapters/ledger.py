"""The ledger: each claim of the articles with its verdict and the reason for it.

A claim that a result can test gets its verdict from that result and the tolerances declared in
its row of ``claims.csv``. Any other claim carries the verdict of its source, as long as that
source was published by the edition's day. No verdict is a constant of the code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from hundredmodels.chapters.result import Result, format_number, with_unit
from hundredmodels.errors import UserError, did_you_mean


class Word(StrEnum):
    """The verdicts."""

    SUPPORTED = "supported"
    CORRECTED = "supported with correction"
    CONTRADICTED = "contradicted"
    NOT_YET = "not yet knowable"
    NOT_CHECKABLE = "not checkable"
    OPEN = "open"


class Comparison(StrEnum):
    """How a claimed figure is held against a result."""

    EQUALS = "equals"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


@dataclass(frozen=True)
class Rule:
    """How a result decides a claim.

    Attributes
    ----------
    comparison
        Whether the claim names a value, a floor or a ceiling.
    claimed
        The claimed figure, in the result's unit.
    tolerance
        How far off, as a fraction of the claimed figure, the claim still counts as supported.
    correction
        How far off it counts as supported with a correction; at least ``tolerance``.
    """

    comparison: Comparison
    claimed: float
    tolerance: float
    correction: float

    def word(self, result: Result) -> Word:
        """Return the verdict that this result gives.

        A claim outside the tolerances is contradicted, unless the result's own interval
        reaches it: then the data can't decide, and the claim stays open.
        """
        if not isinstance(result.value, float | int):
            return Word.OPEN
        short = self._shortfall(result.value)
        if short <= self.tolerance:
            return Word.SUPPORTED
        if short <= self.correction:
            return Word.CORRECTED
        return Word.OPEN if self._reached_by(result) else Word.CONTRADICTED

    def _shortfall(self, value: float) -> float:
        off = value - self.claimed
        if self.comparison is Comparison.AT_LEAST:
            off = min(off, 0.0)
        elif self.comparison is Comparison.AT_MOST:
            off = max(off, 0.0)
        return abs(off) / abs(self.claimed) if self.claimed else abs(off)

    def _reached_by(self, result: Result) -> bool:
        if result.low is None or result.high is None:
            return False
        return (self.comparison is Comparison.AT_MOST or result.high >= self.claimed) and (
            self.comparison is Comparison.AT_LEAST or result.low <= self.claimed
        )


@dataclass(frozen=True)
class Verdict:
    """A claim's verdict.

    Attributes
    ----------
    claim
        Id of the claim.
    word
        The verdict.
    reason
        Why, in a sentence or two; ``[[result id]]`` stands for a result.
    check
        Id of the result that decided it; empty where a source did.
    """

    claim: str
    word: Word
    reason: str
    check: str = ""

    @property
    def computed(self) -> bool:
        """Whether a result decided it."""
        return bool(self.check)


def ledger(claims: pd.DataFrame, results: Mapping[str, Result], as_of: date) -> tuple[Verdict, ...]:
    """Decide every claim, in the table's order.

    Parameters
    ----------
    claims
        The whole table ``claims``: none is left out because its evidence came later.
    results
        Every chapter's results by full id.
    as_of
        The edition's day: evidence published after it decides nothing.

    Returns
    -------
    tuple of Verdict
        One for each row.

    Raises
    ------
    UserError
        If a row names a result that no chapter computes, or lacks part of its rule.
    """
    return tuple(_decide(row, results, pd.Timestamp(as_of)) for _, row in claims.iterrows())


def claimed_text(row: pd.Series) -> str:
    """Return the figure of a claim as its article gives it, with its unit.

    Parameters
    ----------
    row
        A row of ``claims`` with ``value_low``, ``value_high`` and ``unit``.

    Returns
    -------
    str
        ``"8 months"``, ``"2 to 12 USD million"``; empty for a claim without a figure.
    """
    ends = [str(row[name]) for name in ("value_low", "value_high") if not pd.isna(row[name])]
    if not ends:
        return ""
    unit = "" if pd.isna(row["unit"]) else str(row["unit"])
    figures = [_plain_number(end) for end in dict.fromkeys(ends)]
    return with_unit(" to ".join(figures), unit)


def _plain_number(text: str) -> str:
    try:
        return format_number(float(text), None)
    except ValueError:
        return text


def _decide(row: pd.Series, results: Mapping[str, Result], as_of: pd.Timestamp) -> Verdict:
    claim = str(row["claim"])
    given = "" if pd.isna(row["reason"]) else str(row["reason"])
    if pd.isna(row["check"]):
        if not pd.isna(row["known_on"]) and row["known_on"] > as_of:
            said = f"The evidence was published after {as_of:%-d %B %Y}."
            return Verdict(claim, Word.NOT_YET, said)
        word = Word.OPEN if pd.isna(row["verdict"]) else Word(str(row["verdict"]))
        return Verdict(claim, word, given)
    check = str(row["check"])
    if check not in results:
        raise UserError(
            f"claims.csv, claim {claim}: no chapter computes {check!r}."
            f"{did_you_mean(check, results)} Mend the column `check`."
        )
    result = results[check]
    if result.value is None:
        return Verdict(claim, Word.NOT_YET, f"{result.label}: {result.reason}", check)
    finding = f"{result.label}: [[{check}]]"
    if result.interval_text:
        finding += f" ([[{check}:interval]])"
    return Verdict(claim, _rule(row).word(result), f"{finding}. {given}".strip(), check)


def _rule(row: pd.Series) -> Rule:
    missing = [
        name
        for name in ("comparison", "claimed", "tolerance", "correction_tolerance")
        if pd.isna(row[name])
    ]
    if missing:
        raise UserError(
            f"claims.csv, claim {row['claim']}: a claim with a `check` needs "
            f"{', '.join(missing)} too."
        )
    return Rule(
        comparison=Comparison(str(row["comparison"])),
        claimed=float(row["claimed"]),
        tolerance=float(row["tolerance"]),
        correction=float(row["correction_tolerance"]),
    )
