"""Results on the growth of training compute, with its rivals."""

import pandas as pd

from hundredmodels.analysis import growth
from hundredmodels.analysis.uncertainty import coverage
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.transformer_shift.compute import SUBSETS, TOP, Compute
from hundredmodels.chapters.transformer_shift.names import estimated, number
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.units import A_YEAR, MONTHS, PER_CENT, TIMES


def compute_results(grown: Compute, parameters: Parameters) -> tuple[Result, ...]:
    """Return the growth, that of subsets and of the largest alone, and how sure the rows are."""
    return (
        *_main(grown, parameters),
        *_subsets(grown),
        *_frontier(grown, parameters),
        *_scale(grown.transformer, grown.systems),
        _unsure(grown.systems),
    )


def _main(grown: Compute, parameters: Parameters) -> tuple[Result, ...]:
    systems = grown.systems
    inputs = rows_of("systems", systems.index)
    which = "notable" if parameters.notable_only else "notable and large-scale"
    return (
        estimated(
            "training-compute-growth",
            f"Growth of the training compute of {which} systems since 2010",
            grown.growth,
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
            growth.doubling_months(grown.growth),
            MONTHS,
            "12 log 2 / log of the yearly growth",
            inputs=inputs,
        ),
        number(
            "training-compute-growth-median-slope",
            "The same growth by the median of the slopes between all pairs",
            grown.middle_slope,
            A_YEAR,
            "exp of the Theil-Sen slope; outliers move it little",
            inputs=inputs,
            n=len(systems),
            rivals=("training-compute-growth",),
            reason=f"{len(systems)} system{' is' if len(systems) == 1 else 's are'} fewer than "
            f"the {growth.FEWEST} that a line needs",
        ),
    )


def _subsets(grown: Compute) -> tuple[Result, ...]:
    return tuple(
        estimated(
            f"training-compute-growth-{name}",
            f"Growth of training compute since 2010, {what}",
            grown.part_growth[name],
            A_YEAR,
            "As training-compute-growth; a subset by domain, seat of the first organisation, "
            "architecture in the table of models, or confidence",
            inputs=rows_of("systems", grown.parts[name].index),
            rivals=("training-compute-growth",),
        )
        for name, what in SUBSETS.items()
    )


def _frontier(grown: Compute, parameters: Parameters) -> tuple[Result, ...]:
    """Return the growth of the record holders alone, and what shuffled dates would show."""
    systems, line = grown.systems, grown.frontier
    inputs = rows_of("systems", systems.index)
    reason = "too few systems were among the largest by the day"
    shuffles = len(line.null) if line else None
    shuffled = (
        f"The same line on {shuffles or 'some'} shuffles of the systems' compute over their dates"
    )
    interval = f"{coverage(parameters.confidence)} of the shuffles"
    over, low, high = line.less_null if line else (None, None, None)
    return (
        number(
            "training-compute-growth-frontier",
            f"Growth of training compute among the {TOP} largest on their day",
            line.growth if line else None,
            A_YEAR,
            f"Least squares on the systems among the {TOP} largest so far, the first {TOP} left "
            "out. Records rise even where nothing does: see its null",
            inputs=inputs,
            n=int(systems["top"].sum()) - TOP if line else None,
            rivals=("training-compute-growth",),
            reason=reason,
        ),
        number(
            "frontier-null",
            "Growth that the frontier would show if compute had nothing to do with time",
            line.null_growth if line else None,
            A_YEAR,
            f"{shuffled}; median",
            inputs=inputs,
            n=shuffles,
            low=line.low if line else None,
            high=line.high if line else None,
            interval=interval,
            reason=reason,
        ),
        number(
            "frontier-p-value",
            "Share of the shuffles whose frontier grows at least as fast",
            line.p_value if line else None,
            "",
            f"{shuffled}; one is added to both counts",
            inputs=inputs,
            n=shuffles,
            reason=reason,
            digits=3,
        ),
        number(
            "frontier-less-null",
            "Growth of the frontier, over that of its null",
            over,
            A_YEAR,
            "exp of the slope less the median slope of the shuffles",
            inputs=inputs,
            n=shuffles,
            low=low,
            high=high,
            interval=interval,
            reason=reason,
        ),
    )


def _scale(first: pd.DataFrame, systems: pd.DataFrame) -> tuple[Result, ...]:
    largest = systems.nlargest(1, "flop")
    known = len(first) and len(largest) and pd.notna(first["training_compute_flop"].iloc[0])
    return (
        number(
            "transformer-year",
            "Year in which the Transformer was published",
            float(first["published"].iloc[0].year) if len(first) else None,
            "year",
            "Day of publication of the system called Transformer",
            inputs=rows_of("systems", first.index),
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
            inputs=rows_of("systems", first.index, largest.index),
            n=2,
            reason="one of the two is not known by the day",
        ),
    )


def _unsure(systems: pd.DataFrame) -> Result:
    sure = systems["confidence"] == "Confident"
    return number(
        "compute-unsure-share",
        "Share of the systems whose training compute Epoch AI is not confident of",
        float(100 * (~sure).mean()) if len(systems) else None,
        PER_CENT,
        "Rows with another word than Confident, over the rows of the fit",
        inputs=rows_of("systems", systems.index),
        n=len(systems),
        reason="no system is known by the day",
        digits=0,
    )
