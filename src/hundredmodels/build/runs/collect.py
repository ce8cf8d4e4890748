"""Collecting: the results out of the executed notebooks, and the claims with their verdicts.

What a notebook has published is read from its outputs, never computed a second time.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from hundredmodels.build.plan import Run
from hundredmodels.build.runs.store import Entry
from hundredmodels.build.runs.verify import ChapterFailedError, Failure
from hundredmodels.chapters.ledger import Verdict, ledger
from hundredmodels.chapters.result import Results
from hundredmodels.data import load
from hundredmodels.data.descriptor import read_descriptor
from hundredmodels.data.reading import read_table
from hundredmodels.errors import UserError, did_you_mean
from hundredmodels.report import tokens
from hundredmodels.report.payload import ResultsPayload, figures_of, result_to_json, results_of

CLAIMS = "claims"
LISTED = ("label", "value", "low", "high", "unit", "digits", "n")


@dataclass(frozen=True)
class Findings:
    """What an edition says.

    Attributes
    ----------
    as_of
        The day of the edition: the latest of its chapters' days.
    payloads
        What each chapter has published, in the order of the chapters.
    results
        All results by full id.
    claims
        Each claim as JSON: its row, with the verdict that holds as of the day.
    figures
        Ids of the figures as they stand on the site, in their order.
    """

    as_of: date
    payloads: tuple[ResultsPayload, ...]
    results: Results
    claims: tuple[Mapping[str, Any], ...]
    figures: tuple[str, ...] = ()

    def results_json(self) -> list[dict[str, Any]]:
        """Return every result as ``results.json`` lists it."""
        return [result_to_json(result) for result in self.results.values()]

    def ids(self) -> set[str]:
        """Return every id that the edition has: of chapters, figures, numbers and claims."""
        claims = {str(claim["id"]) for claim in self.claims}
        chapters = {payload.chapter for payload in self.payloads}
        return {*self.figures, *claims, *self.results, *chapters}

    def numbers(self) -> dict[str, dict[str, Any]]:
        """Return the numbers as a manifest lists them, by id."""
        return {one["id"]: {name: one[name] for name in LISTED} for one in self.results_json()}


def collect(runs: Iterable[Run], entries: Mapping[str, Entry], data: Path) -> Findings:
    """Collect results and claims.

    Parameters
    ----------
    runs
        The runs of the edition.
    entries
        Their executed notebooks, by key.
    data
        The folder of the data package.

    Returns
    -------
    Findings
        What they say.

    Raises
    ------
    ChapterFailedError
        If a notebook has published nothing, or another chapter's results.
    UserError
        If a claim is to be tested by a result that no chapter computes.
    """
    payloads = []
    days = []
    figures: list[str] = []
    for run in runs:
        notebook = json.loads(entries[run.key].notebook)
        figures += [f"{run.chapter}-{one.id}" for one in figures_of(notebook)]
        payloads.append(published(notebook, run.chapter))
        days.append(date.fromisoformat(run.ingredients["as_of"]))
    results = Results(result for payload in payloads for result in payload.results.values())
    as_of = max(days) if days else load(data).as_of
    claims = judged(data, results, as_of)
    return Findings(as_of, tuple(payloads), results, claims, tuple(figures))


def published(notebook: Mapping[str, Any], chapter: str) -> ResultsPayload:
    """Return the results that a chapter's executed notebook published.

    Parameters
    ----------
    notebook
        The notebook as JSON.
    chapter
        The chapter's slug.

    Returns
    -------
    ResultsPayload
        The results.

    Raises
    ------
    ChapterFailedError
        If it has published nothing, or another chapter's results.
    """
    payload = results_of(notebook)
    if payload is None or payload.chapter != chapter:
        said = f"the results of {payload.chapter}" if payload else "no results"
        raise ChapterFailedError(
            Failure(chapter, 0, "", f"it published {said}; call publish(study.results, …).")
        )
    return payload


def judged(data: Path, results: Results, as_of: date) -> tuple[Mapping[str, Any], ...]:
    """Return every claim with its verdict.

    Parameters
    ----------
    data
        The folder of the data package.
    results
        All results by full id.
    as_of
        The day of the edition.

    Returns
    -------
    tuple of mapping
        The claims in the table's order: the columns of the table, with ``id`` for ``claim``,
        ``verdict`` and ``reason`` as they hold by the day, ``reason_tokens`` with the results'
        ids still in it, and ``computed`` where a result has decided. Empty if the package has no
        table of claims.

    Raises
    ------
    UserError
        If a reason names a result that no chapter computes.
    """
    package = read_descriptor(data)
    if CLAIMS not in package.tables:
        return ()
    table = read_table(package.tables[CLAIMS])
    verdicts = ledger(table, results, as_of)
    return tuple(
        _claim(row, verdict, results)
        for (_, row), verdict in zip(table.iterrows(), verdicts, strict=True)
    )


def _claim(row: pd.Series, verdict: Verdict, results: Results) -> dict[str, Any]:
    """Return a claim as JSON."""
    _require_known(verdict, results)
    cells = {str(name): _plain(value) for name, value in row.items() if name != "claim"}
    return {
        "id": verdict.claim,
        **cells,
        "verdict": str(verdict.word),
        "reason": tokens.resolve(verdict.reason, results),
        "reason_tokens": verdict.reason,
        "check": verdict.check,
        "computed": verdict.computed,
    }


def _require_known(verdict: Verdict, results: Results) -> None:
    """Refuse a reason that names a result which no chapter computes."""
    where = f"claims.csv, claim {verdict.claim}, column `reason`"
    try:
        wrong = list(tokens.unknown(verdict.reason, results))
    except UserError as error:
        raise UserError(f"{where}: {error}") from error
    if wrong:
        raise UserError(
            f"{where}: no chapter computes {wrong[0]!r}.{did_you_mean(wrong[0], results)}"
        )


def _plain(value: Any) -> Any:  # noqa: ANN401 -- a cell of any type
    """Return a cell as JSON: days as ISO text, what is missing as ``None``."""
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value
