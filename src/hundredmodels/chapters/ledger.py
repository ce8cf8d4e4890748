"""The ledger: each claim of the articles with its verdict and the reason for it.

A claim that a result can test gets its verdict from that result and the tolerances declared in
its row of ``claims.csv``; where the result can't show what is wrong with the wording, the row
says that the verdict is "supported with correction" at best. A claim that only translates another
takes that one's verdict. Any other claim carries the verdict of its source, as long as that source
was published by the edition's day. No claim is judged before it was made, or before the article was
known that holds it; no prediction without a date fails in its first year; and no verdict is a
constant of the code. A result that is endless, as where two costs never cross, passes every floor.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import inf

import pandas as pd

from hundredmodels.chapters.result import Result, with_unit
from hundredmodels.errors import UserError, did_you_mean

TOKEN = re.compile(r"\[\[([^\]:]+)")
PATIENCE = pd.DateOffset(years=1)  # before which an open-ended prediction has not failed


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
    best
        The best verdict that the claim can get.
    """

    comparison: Comparison
    claimed: float
    tolerance: float
    correction: float
    best: Word = Word.SUPPORTED

    def word(self, result: Result) -> Word:
        """Return the verdict that this result gives.

        A claim outside the tolerances is contradicted, unless the result's own interval
        reaches it: then the data can't decide, and the claim stays open.
        """
        value = inf if result.endless else result.value
        if not isinstance(value, float | int):
            return Word.OPEN
        short = self._shortfall(value)
        if short <= self.tolerance:
            return self.best
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
    rows = {str(row["claim"]): row for _, row in claims.iterrows()}
    written = claims.groupby("article")["known_on"].min()
    verdicts = {}
    for claim, row in rows.items():
        same = "" if pd.isna(row.get("same_as")) else str(row["same_as"])
        if same and same not in rows:
            raise UserError(f"claims.csv, claim {claim}: same_as names no claim: {same!r}.")
        original = rows[same] if same else None
        first = written.get(row["article"])
        if first is not None and first > pd.Timestamp(as_of):
            said = f"Its article was written after {as_of:%-d %B %Y}."
            verdicts[claim] = Verdict(claim, Word.NOT_YET, said)
            continue
        verdicts[claim] = _decide(row, original, results, pd.Timestamp(as_of))
    return tuple(verdicts.values())


def claimed_text(row: pd.Series) -> str:
    """Return the figure of a claim as its article gives it, with its unit.

    Parameters
    ----------
    row
        A row of ``claims`` with ``kind``, ``value_low``, ``value_high``, ``unit``, ``date_from``
        and ``date_to``.

    Returns
    -------
    str
        ``"8 months"``, ``"$2 to 12 million"``; ``"58.3 against 60.4 points"`` where two values
        are compared; ``"18 July 2023"`` for a date; empty for a claim without a figure.
    """
    ends = [row[name] for name in ("value_low", "value_high") if not pd.isna(row[name])]
    unit = "" if pd.isna(row["unit"]) else str(row["unit"])
    if not ends:
        dated = not (pd.isna(row["date_from"]) or pd.isna(row["date_to"]))
        return _days(row["date_from"], row["date_to"]) if dated else ""
    if unit == "year":
        return " to ".join(dict.fromkeys(str(int(end)) for end in ends))
    joint = " against " if row["kind"] == "comparison" else " to "
    figures = joint.join(dict.fromkeys(_as_given(float(end)) for end in ends))
    if unit == "x":
        return f"{figures}-fold"
    unit = unit.removesuffix("s") if figures == "1" else unit
    return with_unit(figures, unit).replace(" per ", " a ")


def _as_given(value: float) -> str:
    """Print a figure with all its digits: it is quoted, not rounded."""
    return f"{value:,.10g}".replace("-", "−")


def _days(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Print a day, a month or the time between two days."""
    if first == last:
        return f"{first:%-d %B %Y}"
    if first.day == 1 and last.is_month_end:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B %Y}"
        start = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
        return f"{start} to {last:%B %Y}"
    start = f"{first:%-d %B}" if first.year == last.year else f"{first:%-d %B %Y}"
    return f"{start} to {last:%-d %B %Y}"


def _decide(
    row: pd.Series,
    original: pd.Series | None,
    results: Mapping[str, Result],
    as_of: pd.Timestamp,
) -> Verdict:
    claim = str(row["claim"])
    given = "" if pd.isna(row["reason"]) else str(row["reason"])
    if original is not None:
        first = _decide(original, None, results, as_of)
        return Verdict(claim, first.word, f"{given} {first.reason}".strip(), first.check)
    if row["made_on"] > as_of:
        return Verdict(claim, Word.NOT_YET, f"The claim was made after {as_of:%-d %B %Y}.")
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
    if result.value is None and not result.endless:
        return Verdict(claim, Word.NOT_YET, f"{result.label}: {result.reason}.", check)
    finding = f"{result.label}: " + (result.reason if result.endless else f"[[{check}]]")
    if any(results[one].value is None for one in TOKEN.findall(given) if one in results):
        given = ""  # it quotes a number that there is none of
    if result.interval_text:
        finding += f" ([[{check}:interval]])"
    rule = _rule(row)
    word = rule.word(result)
    ends = rule.comparison is Comparison.EQUALS or row["kind"] != "prediction"
    if word is Word.CONTRADICTED and not ends and as_of < row["made_on"] + PATIENCE:
        word = Word.NOT_YET
    return Verdict(claim, word, f"{finding}. {given}".strip(), check)


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
        best=Word.SUPPORTED if pd.isna(row.get("best_verdict")) else Word(str(row["best_verdict"])),
    )
