"""Plausibility: values that pass every rule of the standard and still can't be right.

A parameter count a hundred times off, a score above its maximum or written as a fraction, a
Transformer before there were any, a price a thousand times another. The rules look at a model's
facts against each other, never at exact dates: prices may all be multiplied and dates rearranged to
see what a result rests on.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from hundredmodels.data.content import KNOWN_ON
from hundredmodels.data.descriptor import PackageDescriptor, TableDescriptor
from hundredmodels.data.fractions import fractions
from hundredmodels.data.problem import Problem
from hundredmodels.data.sizes import size_bounds

RANGES: Mapping[str, tuple[float, float]] = {
    "%": (0.0, 100.0),
    "score /10": (0.0, 10.0),
    "perplexity": (1.0, np.inf),
    "elo": (0.0, 4000.0),
    "minutes": (0.0, np.inf),
}
TRANSFORMER = pd.Timestamp("2017-06-01")  # Vaswani et al. was posted on 12 June 2017
SIX_ND = (1e-5, 40.0)  # 6 x size x tokens over compute: data seen 8,000 times, or in small part
MOST_TOKENS = 200.0  # trillions; the most in the tables is 40
PRICES = 1000.0
REARRANGED = 0.5  # of the known days that should be the release day, and are not
Frames = Mapping[str, pd.DataFrame]


def implausible(package: PackageDescriptor, frames: Frames) -> tuple[list[Problem], list[Problem]]:
    """Look for implausible values in the tables that could be read.

    Parameters
    ----------
    package
        The package's descriptor.
    frames
        Its tables as :func:`hundredmodels.data.reading.read_table` gives them; those missing are
        not looked at.

    Returns
    -------
    tuple
        The problems, and the notices.
    """
    problems: list[Problem] = []
    notices: list[Problem] = []
    if (models := _frame(frames, "models", MODEL_COLUMNS)) is not None:
        table = package.tables["models"]
        scores = _frame(frames, "scores", ("model", "benchmark", "score"))
        prices = _frame(frames, "api_prices", ("model", "usd_per_mtok_output"))
        sizes = list(_sizes(table, models, scores, prices))
        problems += sizes
        problems += _training(table, models.drop(index=[one.line for one in sizes]))
        early = list(_too_early(table, models))
        (notices if _rearranged(models) else problems).extend(early)
    if (scores := _frame(frames, "scores", ("model", "benchmark", "score", "unit"))) is not None:
        problems += _scores(package.tables["scores"], scores)
        tests = _frame(frames, "benchmarks", ("benchmark", "chance"))
        doubts, doubted = fractions(package.tables["scores"], scores, tests)
        problems += doubts
        notices += doubted
    if (prices := _frame(frames, "api_prices", PRICE_COLUMNS)) is not None:
        problems += _prices(package.tables["api_prices"], prices)
    return problems, notices


def ahead_of(package: PackageDescriptor, frames: Frames, day: pd.Timestamp) -> list[Problem]:
    """Tell rows that are known only after a day, such as today.

    One such row moves the whole report: its newest day is "latest" for every chapter.

    Parameters
    ----------
    package
        The package's descriptor.
    frames
        Its tables.
    day
        The day.

    Returns
    -------
    list of Problem
        A notice for each row.
    """
    return [
        package.tables[name].problem(
            f'is after {day:%-d %B %Y}, and would be the "latest" day of the whole report',
            "Write the day on which the row was known.",
            line=int(str(line)), field=KNOWN_ON, value=known.strftime("%Y-%m-%d"),
        )
        for name, frame in frames.items()
        if KNOWN_ON in frame.columns
        for line, known in frame.loc[frame[KNOWN_ON] > day, KNOWN_ON].items()
    ]  # fmt: skip


MODEL_COLUMNS = (
    "model", "family", "kind", "release_date", "known_on", "known_basis", "architecture",
    "parameters_total_b", "parameters_active_b", "parameters_nonembedding_b",
    "training_tokens_t", "training_compute_flop", "compute_how",
)  # fmt: skip
PRICE_COLUMNS = ("model", "usd_per_mtok_input", "usd_per_mtok_output")


def _frame(frames: Frames, name: str, columns: tuple[str, ...]) -> pd.DataFrame | None:
    """Return a table if it is there with these columns; a smaller package has no such table."""
    frame = frames.get(name)
    return frame if frame is not None and set(columns) <= set(frame.columns) else None


def _sizes(
    table: TableDescriptor,
    models: pd.DataFrame,
    scores: pd.DataFrame | None,
    prices: pd.DataFrame | None,
) -> Iterator[Problem]:
    bounds = size_bounds(models, scores, prices)
    for line, name, size in _rows(models, "model", "parameters_total_b"):
        broken = [one for one in bounds[name] if not one.low <= size <= one.high]
        if broken:
            one = broken[0]
            most = "any number" if np.isinf(one.high) else f"{one.high:,.3g}"
            yield table.problem(
                f"billion parameters can't be: {name} has {one.low:,.3g} to {most} by {one.rule}",
                "Look the size up in the source, and mind the unit (billions).",
                line=line, field="parameters_total_b", value=f"{size:g}",
            )  # fmt: skip


def _training(table: TableDescriptor, models: pd.DataFrame) -> Iterator[Problem]:
    mend = "Look it up in the source, and mind the unit."
    for line, name, tokens in _rows(models, "model", "training_tokens_t"):
        if tokens > MOST_TOKENS:
            yield table.problem(
                f"trillion training tokens of {name} are more than {MOST_TOKENS:g}", mend,
                line=line, field="training_tokens_t", value=f"{tokens:g}",
            )  # fmt: skip
    active = models["parameters_active_b"].fillna(models["parameters_total_b"]) * 1e9
    ratio = 6 * active * models["training_tokens_t"] * 1e12 / models["training_compute_flop"]
    low, high = SIX_ND
    wrong = (models["compute_how"] == "6ND") & ((ratio < low) | (ratio > high))
    for line, name, compute in _rows(models[wrong], "model", "training_compute_flop"):
        yield table.problem(
            f"operations of {name} are not 6 x parameters x tokens ({ratio[line]:.3g} times)",
            mend, line=line, field="training_compute_flop", value=f"{compute:g}",
        )  # fmt: skip


def _too_early(table: TableDescriptor, models: pd.DataFrame) -> Iterator[Problem]:
    transformers = models["architecture"].fillna("").str.startswith("transformer")
    for line, name, day in _rows(models[transformers], "model", "release_date"):
        if day < TRANSFORMER:
            yield table.problem(
                f"is before the Transformer existed, and {name} is one",
                "Correct the date, or the architecture.",
                line=line, field="release_date", value=day.strftime("%Y-%m-%d"),
            )  # fmt: skip


def _rearranged(models: pd.DataFrame) -> bool:
    """Say whether release dates were rearranged on purpose.

    Where a model is known by its release, both days are the same; a slip moves one of them, a
    permutation nearly all.
    """
    released = models[models["known_basis"] == "release"].dropna(subset=["release_date"])
    if released.empty:
        return False
    apart = (released["release_date"] - released["known_on"]).abs() > pd.Timedelta(days=31)
    return float(apart.mean()) > REARRANGED


def _scores(table: TableDescriptor, scores: pd.DataFrame) -> Iterator[Problem]:
    for unit, (low, high) in RANGES.items():
        those = scores[scores["unit"] == unit]
        wrong = those[(those["score"] < low) | (those["score"] > high)]
        for line, name, score in _rows(wrong, "model", "score"):
            benchmark = str(wrong["benchmark"][line])
            yield table.problem(
                f"is no score of {name} on {benchmark}: its unit {unit} runs from {low:g} to "
                f"{high:g}",
                "Correct the score, or its unit.",
                line=line, field="score", value=f"{score:g}",
            )  # fmt: skip


def _prices(table: TableDescriptor, prices: pd.DataFrame) -> Iterator[Problem]:
    for field in ("usd_per_mtok_input", "usd_per_mtok_output"):
        positive = prices[prices[field] > 0]
        usual = positive.groupby("model")[field].transform("median")
        ratio = positive[field] / usual
        wrong = positive[(ratio > PRICES) | (ratio < 1 / PRICES)]
        for line, name, price in _rows(wrong, "model", field):
            yield table.problem(
                f"dollars are {PRICES:,.0f} times off the other prices of {name}",
                "Look the price up, and mind the unit (per million tokens).",
                line=line, field=field, value=f"{price:g}",
            )  # fmt: skip
        for line, name, price in _rows(prices[prices[field] < 0], "model", field):
            yield table.problem(
                f"dollars are less than nothing for {name}", "Correct the price.",
                line=line, field=field, value=f"{price:g}",
            )  # fmt: skip


def _rows(frame: pd.DataFrame, name: str, field: str) -> Iterator[tuple[int, str, Any]]:
    """Yield line, name and value where there is a value."""
    some = frame.dropna(subset=[field])
    yield from zip(some.index, some[name].astype("str"), some[field], strict=True)
