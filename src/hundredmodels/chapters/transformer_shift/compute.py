"""How fast the training compute of notable systems grows."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis import growth
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.prices import years_since
from hundredmodels.analysis.uncertainty import percentile_interval
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.transformer_shift.published import SUBSETS, TOP, forest, quotations
from hundredmodels.chapters.transformer_shift.wording import (
    A_YEAR,
    TIMES,
    estimated,
    number,
    rows,
)
from hundredmodels.data import Tables

SINCE = pd.Timestamp(2010, 1, 1)
LEAST_NULL_DRAWS = 200
UNDER_REPORTED = pd.DateOffset(years=1)
SEATS = {"United States of America": "United States", "China": "China"}
RECURRENT = ("rnn",)
ATTENTIVE = ("transformer-decoder", "transformer-encoder", "transformer-encoder-decoder", "moe")


@dataclass(frozen=True)
class Compute:
    """Training compute over time.

    Attributes
    ----------
    systems
        Rows since 2010 with compute: ``date``, ``flop``, ``system``, ``organisation``, ``field``,
        ``top``.
    line
        Ends of the fitted line.
    shaded
        First and last day of the under-reported months.
    forest
        ``label``, ``value``, ``low``, ``high``, ``basis``: ours and the published ones.
    results
        The results of this part.
    """

    systems: pd.DataFrame
    line: pd.DataFrame
    shaded: pd.DataFrame
    forest: pd.DataFrame
    results: tuple[Result, ...]


def compute(tables: Tables, parameters: Parameters) -> Compute:
    """Fit the growth of training compute, with its rivals."""
    systems = _systems(tables, parameters)
    published = tables["published_estimates"]
    results = (
        *_main(systems, parameters),
        *_subsets(systems, parameters),
        *_frontier(systems, parameters),
        *_scale(tables["systems"], systems),
        _unsure(systems),
        *quotations(published),
    )
    last = systems["date"].max() if len(systems) else pd.Timestamp(tables.as_of)
    return Compute(
        systems,
        growth.line(systems, value="flop"),
        pd.DataFrame({"start": [last - UNDER_REPORTED], "end": [last]}),
        forest(results, published),
        results,
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
            "organisation": kept["organisation"].str.split(",").str[0],
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


def _main(systems: pd.DataFrame, parameters: Parameters) -> tuple[Result, ...]:
    estimate = _fit(systems, parameters)
    inputs = (rows("systems", systems),)
    which = "notable" if parameters.notable_only else "notable and large-scale"
    slopes = growth.median_of_slopes(systems, value="flop")
    return (
        estimated(
            "training-compute-growth",
            f"Growth of the training compute of {which} systems since 2010",
            estimate,
            A_YEAR,
            "exp of the least-squares slope of log training compute on the day of publication, "
            "all domains",
            inputs=inputs,
            rivals=(
                "training-compute-growth-median-slope",
                "training-compute-growth-frontier",
                "training-compute-growth-epoch",
            ),
        ),
        estimated(
            "training-compute-doubling",
            "Time in which the training compute doubles",
            growth.doubling_months(estimate),
            "months",
            "12 log 2 / log of the yearly growth",
            inputs=inputs,
        ),
        number(
            "training-compute-growth-median-slope",
            "The same growth by the median of the slopes between all pairs",
            slopes,
            A_YEAR,
            "exp of the Theil-Sen slope; outliers move it little",
            inputs=inputs,
            n=len(systems),
            rivals=("training-compute-growth",),
            reason=f"{len(systems)} system{' is' if len(systems) == 1 else 's are'} fewer than "
            f"the {growth.FEWEST} that a line needs",
        ),
    )


def _unsure(systems: pd.DataFrame) -> Result:
    sure = systems["confidence"] == "Confident"
    return number(
        "compute-unsure-share",
        "Share of the systems whose training compute Epoch AI is not confident of",
        float(100 * (~sure).mean()) if len(systems) else None,
        "%",
        "Rows with another word than Confident, over the rows of the fit",
        inputs=(rows("systems", systems),),
        n=len(systems),
        reason="no system is known by the day",
        digits=0,
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


def _subsets(systems: pd.DataFrame, parameters: Parameters) -> tuple[Result, ...]:
    return tuple(
        estimated(
            f"training-compute-growth-{name}",
            f"Growth of training compute since 2010, {what}",
            _fit(_subset(systems, name), parameters),
            A_YEAR,
            "As training-compute-growth; a subset by domain, seat of the first organisation, "
            "architecture in the table of models, or confidence",
            inputs=(rows("systems", _subset(systems, name)),),
            rivals=("training-compute-growth",),
        )
        for name, what in SUBSETS.items()
    )


def _frontier(systems: pd.DataFrame, parameters: Parameters) -> tuple[Result, ...]:
    """Fit the record holders alone, and the same on shuffled dates."""
    inputs = (rows("systems", systems),)
    label = f"Growth of training compute among the {TOP} largest on their day"
    ids = (
        "training-compute-growth-frontier",
        "frontier-null",
        "frontier-p-value",
        "frontier-less-null",
    )
    years = years_since(systems["date"], systems["date"].min()) if len(systems) else np.empty(0)
    logs = np.log(systems["flop"].to_numpy(float))
    rate = growth.frontier_rate(years, logs, TOP)
    if not np.isfinite(rate):
        reason = "too few systems were among the largest by the day"
        return tuple(number(one, label, None, A_YEAR, "As the frontier", inputs=inputs,
                            reason=reason) for one in ids)  # fmt: skip
    draws = max(LEAST_NULL_DRAWS, parameters.draws)
    generator = np.random.default_rng(parameters.seed)
    null = np.array(
        [growth.frontier_rate(years, generator.permutation(logs), TOP) for _ in range(draws)]
    )
    null = null[np.isfinite(null)]
    low, high = np.exp(percentile_interval(null, parameters.confidence))
    shuffled = f"The same line on {len(null)} shuffles of the systems' compute over their dates"
    interval = f"{parameters.confidence * 100:.0f} % of the shuffles"
    middle = float(np.median(null))
    return (
        number(
            ids[0],
            label,
            float(np.exp(rate)),
            A_YEAR,
            f"Least squares on the systems among the {TOP} largest so far, the first {TOP} left "
            "out. Records rise even where nothing does: see its null",
            inputs=inputs,
            n=int(systems["top"].sum()) - TOP,
            rivals=("training-compute-growth",),
        ),
        number(
            ids[1],
            "Growth that the frontier would show if compute had nothing to do with time",
            float(np.exp(middle)),
            A_YEAR,
            f"{shuffled}; median",
            inputs=inputs,
            n=len(null),
            span=(float(low), float(high)),
            interval=interval,
        ),
        number(
            ids[2],
            "Share of the shuffles whose frontier grows at least as fast",
            float((1 + np.sum(null >= rate)) / (1 + len(null))),
            "",
            f"{shuffled}; one is added to both counts",
            inputs=inputs,
            n=len(null),
            digits=3,
        ),
        number(
            ids[3],
            "Growth of the frontier, over that of its null",
            float(np.exp(rate - middle)),
            A_YEAR,
            "exp of the slope less the median slope of the shuffles",
            inputs=inputs,
            n=len(null),
            span=(float(np.exp(rate) / high), float(np.exp(rate) / low)),
            interval=interval,
        ),
    )


def _scale(table: pd.DataFrame, systems: pd.DataFrame) -> tuple[Result, ...]:
    first = table[table["system"] == "Transformer"]
    largest = systems.nlargest(1, "flop")
    known = len(first) and len(largest) and pd.notna(first["training_compute_flop"].iloc[0])
    both = first.index.append(largest.index)
    return (
        number(
            "transformer-year",
            "Year in which the Transformer was published",
            float(first["published"].iloc[0].year) if len(first) else None,
            "year",
            "Day of publication of the system called Transformer",
            inputs=(rows("systems", first),),
            n=len(first),
            reason="the Transformer was not yet known",
        ),
        number(
            "largest-compute-ratio",
            "Training compute of the largest system over the Transformer of 2017",
            float(largest["flop"].iloc[0] / first["training_compute_flop"].iloc[0])
            if known
            else None,
            TIMES,
            f"{largest['system'].iloc[0] if known else 'The largest'} over Transformer, as in the "
            "table of systems",
            inputs=(rows("systems", both),),
            n=2,
            reason="one of the two is not known by the day",
        ),
    )
