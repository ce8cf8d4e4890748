"""Scores written as fractions: 0.86 where the unit is per cent, and 86 was meant.

A score of at most one per cent can be true: hard tests begin there. It is doubted if the test's
other results or the model's own tell so: on a test with a level of chance nobody falls far below
it, elsewhere it stands alone below all others, or far below what the model scores on the same test.
"""

from collections.abc import Iterator

import pandas as pd

from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.problem import Problem

PER_CENT = "%"
MOST = 1.0  # a fraction is no more; of the real scores one in 200 is
BELOW = 8.0  # times below chance, or the test's lowest other score; 7 is the most of a true one
OWN = 10.0  # times below the model's own median on the test
LIKE = 2.0  # and a hundred times the score is within this factor of that median


def fractions(
    table: TableDescriptor, scores: pd.DataFrame, benchmarks: pd.DataFrame | None
) -> tuple[list[Problem], list[Problem]]:
    """Look for scores that seem to be written as fractions.

    Parameters
    ----------
    table
        The descriptor of the scores.
    scores
        The scores, with model, benchmark, score and unit.
    benchmarks
        The tests, with the level of chance; ``None`` where it is not known.

    Returns
    -------
    tuple
        The problems, which are scores far below chance, and the notices.
    """
    those = scores[(scores["unit"] == PER_CENT) & (scores["score"] > 0)]
    small, usual = those[those["score"] <= MOST], those[those["score"] > MOST]
    if small.empty:
        return [], []
    score = small["score"]
    lowest = small["benchmark"].map(usual.groupby("benchmark")["score"].min())
    alone = score * BELOW < lowest
    medians = usual.groupby(["model", "benchmark"])["score"].median()
    own = pd.Series(
        medians.reindex(pd.MultiIndex.from_frame(small[["model", "benchmark"]])).to_numpy(),
        index=small.index,
    )
    times = 100 * score / own
    unlike = (score * OWN < own) & (times > 1 / LIKE) & (times < LIKE)
    chance = small["benchmark"].map(_chance(benchmarks))
    impossible = score * BELOW < chance
    doubtful = alone | unlike | impossible
    doubtful |= small["model"].isin(small.loc[doubtful, "model"])  # one hand wrote them
    return (
        list(_told(table, small[impossible], "")),
        list(_told(table, small[doubtful & ~impossible], " If it is right, leave it.")),
    )


def _chance(benchmarks: pd.DataFrame | None) -> "pd.Series[float]":
    """Return the level of chance by test, where it is known."""
    if benchmarks is None:
        return pd.Series(dtype="float64")
    known = benchmarks.dropna(subset=["benchmark", "chance"]).drop_duplicates("benchmark")
    return known.set_index("benchmark")["chance"].astype("float64")


def _told(table: TableDescriptor, rows: pd.DataFrame, otherwise: str) -> Iterator[Problem]:
    for line, model, benchmark, score in zip(
        rows.index, rows["model"].astype("str"), rows["benchmark"].astype("str"), rows["score"],
        strict=True,
    ):  # fmt: skip
        yield table.problem(
            f"per cent on {benchmark} is too low for {model}, and looks like a fraction",
            f"Write {100 * score:g} for it.{otherwise}",
            line=line, field="score", value=f"{score:g}",
        )  # fmt: skip
