"""Published estimates that stand beside the chapter's own, as quoted results."""

import pandas as pd

from hundredmodels.chapters.naming import NOT_YET
from hundredmodels.chapters.open_vs_closed.names import number, quoted
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import MONTHS, PER_CENT, POINTS

SHORT = {
    "R31": ("epoch-2024-events", "Epoch AI 2024, catch-up on benchmarks"),
    "R33": ("epoch-2024-compute", "Epoch AI 2024, training compute"),
    "R34": ("epoch-2025", "Epoch AI 2025, capabilities index"),
    "R35": ("epoch-2026", "Epoch AI May 2026, capabilities index"),
    "R36a": ("private-2026", "17 benchmarks 2026, private tests"),
    "R36b": ("public-2026", "17 benchmarks 2026, public tests"),
}


def published_results(
    published: pd.DataFrame, events: pd.DataFrame, gaps: pd.DataFrame
) -> tuple[Result, ...]:
    """Quote the published estimates of the lag.

    Parameters
    ----------
    published
        Table ``published_estimates``.
    events
        Table ``open_lag_events``: pairs of models by training compute.
    gaps
        Table ``ai_index_gaps``.

    Returns
    -------
    tuple of Result
        Quoted estimates; a range without a point is quoted at its middle.
    """
    lags = [
        quoted(
            f"published-{name}",
            f"Published lag of open models: {label}",
            published,
            key,
            MONTHS,
            rivals=("lag-mmlu-events",),
            digits=1,
        )
        for key, (name, label) in SHORT.items()
    ]
    return (*lags, _pairs(events), *_gaps(gaps))


def _pairs(events: pd.DataFrame) -> Result:
    return number(
        "published-compute-pairs",
        "Mean lag over Epoch AI's pairs of closed and open models of equal training compute",
        float(events["lag_months"].astype(float).mean()) if len(events) else None,
        MONTHS,
        "mean of the published months between paired releases",
        n=len(events),
        basis="quoted",
        rivals=("lag-mmlu-events",),
        inputs=rows_of("open_lag_events", events.index),
        reason=NOT_YET,
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
            found.append(
                number(
                    f"published-gap-{short}-{side}",
                    f"AI Index 2025: lead of closed over open models on {benchmark}, {side} of its "
                    "period",
                    float(row["gap"].iloc[0]) if len(row) else None,
                    POINTS if short == "mmlu" else PER_CENT,
                    "quoted from the AI Index Report 2025",
                    basis="quoted",
                    rivals=(f"gap-{short}",),
                    inputs=rows_of("ai_index_gaps", row.index),
                    reason=NOT_YET,
                    digits=1,
                )
            )
    return found
