"""Published estimates that stand beside the chapter's own, as quoted results."""

import pandas as pd

from hundredmodels.chapters.open_vs_closed.facts import lines, rid
from hundredmodels.chapters.result import Result

SHORT = {
    "R31": ("epoch-2024-events", "Epoch AI 2024, catch-up on benchmarks"),
    "R33": ("epoch-2024-compute", "Epoch AI 2024, training compute"),
    "R34": ("epoch-2025", "Epoch AI 2025, capabilities index"),
    "R35": ("epoch-2026", "Epoch AI May 2026, capabilities index"),
    "R36a": ("private-2026", "17 benchmarks 2026, private tests"),
    "R36b": ("public-2026", "17 benchmarks 2026, public tests"),
}
NOT_YET = "not published by this day"


def published_results(
    lags: pd.DataFrame, events: pd.DataFrame, gaps: pd.DataFrame
) -> tuple[Result, ...]:
    """Quote the published estimates of the lag.

    Parameters
    ----------
    lags
        Rows of ``published_estimates`` on the lag.
    events
        Table ``open_lag_events``: pairs of models by training compute.
    gaps
        Table ``ai_index_gaps``.

    Returns
    -------
    tuple of Result
        Quoted estimates; a range without a point is quoted at its middle.
    """
    return (*(_quoted(lags, key) for key in SHORT), _pairs(events), *_gaps(gaps))


def _quoted(lags: pd.DataFrame, key: str) -> Result:
    name, label = SHORT[key]
    found = lags[(lags["estimate"] == key).to_numpy(dtype=bool)]
    row = found.iloc[0] if len(found) else None
    value = low = high = None
    if row is not None:
        low = None if pd.isna(row["low"]) else float(row["low"])
        high = None if pd.isna(row["high"]) else float(row["high"])
        ranged = low is not None and high is not None
        value = float(row["value"]) if not pd.isna(row["value"]) else None
        if value is None and low is not None and high is not None:
            value = (low + high) / 2
        if not ranged:
            low = high = None
    method = "" if row is None else str(row["method"])
    middle = (
        "; the middle of the printed range" if row is not None and pd.isna(row["value"]) else ""
    )
    return Result(
        id=rid(f"published-{name}"),
        label=f"Published lag of open models: {label}",
        value=value,
        unit="months",
        method=f"quoted: {method}{middle}",
        low=low,
        high=high,
        interval="as published" if low is not None else "",
        reason=NOT_YET if value is None else "",
        basis="quoted",
        rivals=(rid("lag-mmlu-events"),),
        inputs=(lines("published_estimates", found.index),),
        digits=1,
    )


def _pairs(events: pd.DataFrame) -> Result:
    known = len(events) > 0
    return Result(
        id=rid("published-compute-pairs"),
        label="Mean lag over Epoch AI's pairs of closed and open models of equal training compute",
        value=float(events["lag_months"].astype(float).mean()) if known else None,
        unit="months",
        method="mean of the published months between paired releases",
        n=len(events),
        reason="" if known else NOT_YET,
        basis="quoted",
        rivals=(rid("lag-mmlu-events"),),
        inputs=(lines("open_lag_events", events.index),),
        digits=1,
    )


def _gaps(gaps: pd.DataFrame) -> list[Result]:
    own = gaps[(gaps["between"] == "closed and open-weight").to_numpy(dtype=bool)]
    found = []
    for benchmark, short in (("MMLU", "mmlu"), ("Chatbot Arena", "arena")):
        for side in ("start", "end"):
            row = own[
                ((own["benchmark"] == benchmark) & (own["side"] == side)).to_numpy(dtype=bool)
            ]
            known = len(row) > 0
            found.append(
                Result(
                    id=rid(f"published-gap-{short}-{side}"),
                    label=f"AI Index 2025: lead of closed over open models on {benchmark}, {side} "
                    "of its period",
                    value=float(row["gap"].iloc[0]) if known else None,
                    unit="points" if short == "mmlu" else "%",
                    method="quoted from the AI Index Report 2025",
                    reason="" if known else NOT_YET,
                    basis="quoted",
                    rivals=(rid(f"gap-{short}"),),
                    inputs=(lines("ai_index_gaps", row.index),),
                    digits=1,
                )
            )
    return found
