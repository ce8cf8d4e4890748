"""How fast the training compute of notable systems grows."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis import growth
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.prices import years_since
from hundredmodels.analysis.uncertainty import percentile_interval
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.data import Tables
from hundredmodels.data.organisations import organisations_of

SINCE = pd.Timestamp(2010, 1, 1)
TOP = 10
"""How many largest so far make the frontier."""
SUBSETS = {
    "language": "language systems",
    "vision": "vision systems",
    "united-states": "systems led from the United States",
    "china": "systems led from China",
    "transformers": "Transformers",
    "recurrent": "recurrent networks",
    "confident": "rows that Epoch AI is confident of",
    "before-last-year": "without the last twelve months",
}
"""The subsets of systems whose growth is fitted too, with their names in words."""
LEAST_NULL_DRAWS = 200
UNDER_REPORTED = pd.DateOffset(years=1)
SEATS = {"United States of America": "United States", "China": "China"}
RECURRENT = ("rnn",)
ATTENTIVE = ("transformer-decoder", "transformer-encoder", "transformer-encoder-decoder", "moe")


@dataclass(frozen=True)
class Frontier:
    """The line through the record holders alone, and the same on shuffled dates.

    Attributes
    ----------
    rate
        Slope of the logarithm of training compute, a year.
    null
        The slopes of the shuffles.
    low, high
        The interval of the null's growth factor, a year.
    """

    rate: float
    null: np.ndarray
    low: float
    high: float

    @property
    def growth(self) -> float:
        """The factor by which the line grows in a year."""
        return float(np.exp(self.rate))

    @property
    def null_growth(self) -> float:
        """The same on shuffled dates, in the median."""
        return float(np.exp(np.median(self.null)))

    @property
    def p_value(self) -> float:
        """The share of the shuffles that grow at least as fast, one added to both counts."""
        return float((1 + np.sum(self.null >= self.rate)) / (1 + len(self.null)))

    @property
    def less_null(self) -> tuple[float, float, float]:
        """The growth over that of the null: its median, and over both ends of its interval."""
        middle = float(np.exp(self.rate - np.median(self.null)))
        return middle, float(np.exp(self.rate) / self.high), float(np.exp(self.rate) / self.low)


@dataclass(frozen=True)
class Compute:
    """Training compute over time.

    Attributes
    ----------
    systems
        Rows since 2010 with compute: ``date``, ``flop``, ``system``, ``organisation``, ``field``,
        ``top``.
    growth
        Its growth a year.
    middle_slope
        The same by the median of the slopes between all pairs; none for too few systems.
    parts, part_growth
        The subsets of the systems, and the growth of each, by the names of ``SUBSETS``.
    frontier
        The line through the largest alone; none for too few of them.
    transformer
        The row of the Transformer of 2017, if it was known.
    line
        Ends of the fitted line.
    shaded
        First and last day of the under-reported months.
    """

    systems: pd.DataFrame
    growth: Estimate
    middle_slope: float | None
    parts: dict[str, pd.DataFrame]
    part_growth: dict[str, Estimate]
    frontier: Frontier | None
    transformer: pd.DataFrame
    line: pd.DataFrame
    shaded: pd.DataFrame


def study_compute(tables: Tables, parameters: Parameters) -> Compute:
    """Fit the growth of training compute, with its rivals."""
    table = tables["systems"]
    systems = _systems(tables, parameters)
    whole, slope = _fit(systems, parameters), growth.median_of_slopes(systems, value="flop")
    parts = {name: _subset(systems, name) for name in SUBSETS}
    fits = {name: _fit(part, parameters) for name, part in parts.items()}
    last = systems["date"].max() if len(systems) else pd.Timestamp(tables.as_of)
    return Compute(
        systems,
        whole,
        slope,
        parts,
        fits,
        _frontier(systems, parameters),
        table[table["system"] == "Transformer"],
        growth.line(systems, value="flop"),
        pd.DataFrame({"start": [last - UNDER_REPORTED], "end": [last]}),
    )


def _systems(tables: Tables, parameters: Parameters) -> pd.DataFrame:
    table = tables["systems"]
    kept = table[(table["published"] >= SINCE) & table["training_compute_flop"].notna()]
    if parameters.notable_only:
        kept = kept[kept["notable"].fillna(value=False).astype(bool)]
    models = tables["models"].drop_duplicates("model").set_index("model")["architecture"]
    first = kept["seats"].str.split("; ").str[0]
    domain = kept["domain"].fillna("")
    systems = pd.DataFrame(
        {
            "date": kept["published"],
            "flop": kept["training_compute_flop"].astype(float),
            "system": kept["system"],
            "organisation": kept["organisation"].fillna("").map(organisations_of).str[0],
            "seat": first.map(SEATS).fillna("others"),
            "language": domain.str.contains("Language"),
            "vision": domain.str.contains("Vision"),
            "architecture": kept["system"].map(models),
            "confidence": kept["confidence"],
        }
    ).sort_values("date", kind="stable")
    systems["field"] = np.where(systems["language"], "language", "other")
    systems["top"] = growth.among_largest(systems["flop"].to_numpy(), TOP)
    return systems


def _fit(systems: pd.DataFrame, parameters: Parameters) -> Estimate:
    return growth.yearly_growth(
        systems,
        value="flop",
        cluster="organisation",
        confidence=parameters.confidence,
        draws=parameters.draws,
        seed=parameters.seed,
        over="organisations",
    )


def _subset(systems: pd.DataFrame, name: str) -> pd.DataFrame:
    if name == "before-last-year":
        early: pd.DataFrame = systems[systems["date"] <= systems["date"].max() - UNDER_REPORTED]
        return early
    chosen: dict[str, pd.Series] = {
        "language": systems["language"],
        "vision": systems["vision"],
        "united-states": systems["seat"] == "United States",
        "china": systems["seat"] == "China",
        "transformers": systems["architecture"].isin(ATTENTIVE),
        "recurrent": systems["architecture"].isin(RECURRENT),
        "confident": systems["confidence"] == "Confident",
    }
    kept: pd.DataFrame = systems.loc[chosen[name]]
    return kept


def _frontier(systems: pd.DataFrame, parameters: Parameters) -> Frontier | None:
    """Fit the record holders alone, and the same on shuffled dates."""
    years = years_since(systems["date"], systems["date"].min()) if len(systems) else np.empty(0)
    logs = np.log(systems["flop"].to_numpy(float))
    rate = growth.frontier_rate(years, logs, TOP)
    if not np.isfinite(rate):
        return None
    draws = max(LEAST_NULL_DRAWS, parameters.draws)
    generator = np.random.default_rng(parameters.seed)
    null = np.array(
        [growth.frontier_rate(years, generator.permutation(logs), TOP) for _ in range(draws)]
    )
    null = null[np.isfinite(null)]
    low, high = np.exp(percentile_interval(null, parameters.confidence))
    return Frontier(rate, null, float(low), float(high))
