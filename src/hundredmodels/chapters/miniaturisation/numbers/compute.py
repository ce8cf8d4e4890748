"""Results on size against date, data and training compute."""

import numpy as np

from hundredmodels.analysis.density import Sample, observed
from hundredmodels.analysis.density_trends import log_density, surface
from hundredmodels.analysis.uncertainty import percentile_interval
from hundredmodels.chapters.miniaturisation.growth import FEW, Trend, interval_words
from hundredmodels.chapters.miniaturisation.names import estimated, number
from hundredmodels.chapters.miniaturisation.parameters import Parameters
from hundredmodels.chapters.miniaturisation.sample import FEWEST, Measured, row_inputs
from hundredmodels.chapters.miniaturisation.trends import Trends
from hundredmodels.chapters.result import Inputs, Result
from hundredmodels.chapters.units import A_YEAR, MONTHS, PER_CENT, POINTS

SURFACE = (
    ("score-r2-size", "Spread of scores explained by size", PER_CENT, "R² on log size", 0),
    (
        "score-r2-size-and-date",
        "Spread of scores explained by size and date",
        PER_CENT,
        "R² on log size and date",
        0,
    ),
    (
        "points-per-tenfold-size",
        "Points of MMLU that ten times the size adds on one day",
        POINTS,
        "raw scores on log size and date",
        1,
    ),
    (
        "points-per-year",
        "Points of MMLU that a year adds at one size",
        POINTS,
        "raw scores on log size and date",
        1,
    ),
)
"""Name, label, unit, method and digits of what a plane through scores, size and date tells."""


def compute_results(trends: Trends, parameters: Parameters) -> tuple[Result, ...]:
    """Return what is left of the trend at equal compute and at equal data per parameter."""
    made = []
    for kind, words in (
        ("compute", "training compute"),
        ("tokens", "size and training tokens per parameter"),
    ):
        plain, equal = trends.rivals[f"{kind}-size"], trends.rivals[f"{kind}-equal"]
        inputs = row_inputs(plain.sample.frame)
        made.append(
            estimated(
                f"density-doubling-{kind}-known",
                f"Doubling time of density on models of known {kind}",
                plain.doubling,
                MONTHS,
                f"as density-doubling-regression, on models of known {kind}",
                rivals=("density-doubling-regression",),
                inputs=inputs,
                digits=1,
            )
        )
        made.append(
            estimated(
                f"doubling-at-equal-{kind}",
                f"Doubling time of efficiency at equal {words}",
                equal.doubling,
                MONTHS,
                f"regression of logit score on date at equal {words}"
                + (", 6ND or reported" if kind == "compute" else ", stated by the developers"),
                rivals=(f"density-doubling-{kind}-known",),
                inputs=inputs,
                digits=1,
            )
        )
        made.append(share_left(kind, words, plain, equal, inputs=inputs, parameters=parameters))
    rate = trends.rivals["compute-equal"].growth
    made.append(
        number(
            "compute-efficiency-growth",
            "Yearly fall of the training compute for a given score",
            None if rate.value is None else float(np.exp(rate.value)),
            A_YEAR,
            "regression of logit score on log training compute and date",
            reason=rate.reason or "not estimable",
            n=rate.n,
            low=None if rate.low is None else float(np.exp(rate.low)),
            high=None if rate.high is None else float(np.exp(rate.high)),
            interval=rate.interval,
            rivals=("published-rosetta",),
            inputs=row_inputs(trends.rivals["compute-equal"].sample.frame),
        )
    )
    return tuple(made)


def share_left(
    kind: str,
    words: str,
    plain: Trend,
    equal: Trend,
    *,
    inputs: tuple[Inputs, ...],
    parameters: Parameters,
) -> Result:
    """Return the share of growth left at equal compute or data, with its interval."""
    known = plain.growth.value and equal.growth.value is not None
    value = None
    low = high = None
    if known and plain.growth.value and equal.growth.value is not None:
        value = 100 * equal.growth.value / plain.growth.value
        ratio = 100 * equal.draws / plain.draws
        ends = percentile_interval(ratio, parameters.confidence)
        low, high = min(ends[0], value), max(ends[1], value)
    return number(
        f"share-left-at-equal-{kind}",
        f"Share of the growth of density left at equal {words}",
        value,
        PER_CENT,
        "growth rate at equal terms over the growth rate at equal size, same models and resamples",
        reason="too few models with known data",
        n=len(plain.sample),
        low=low,
        high=high,
        interval=interval_words(parameters),
        inputs=inputs,
        digits=0,
    )


def surface_results(measured: Measured, parameters: Parameters) -> tuple[Result, ...]:
    """Return what size and date each say about a score, and a line in time about density."""
    sample, inputs = measured.sample, row_inputs(measured.sample.frame)
    values = surface_values(sample)
    made = [
        number(
            name,
            label,
            values.get(name),
            unit,
            method,
            reason=FEW,
            n=len(sample),
            inputs=inputs,
            digits=digits,
        )
        for name, label, unit, method, digits in SURFACE
    ]
    few = "the reference family has fewer than two members by this day"
    made.append(
        number(
            "density-linear-r2",
            "Spread of log density explained by a straight line in time",
            linear_r2(measured, parameters),
            "",
            "R² of log density on date over all models, on the reference family's curve",
            reason=FEW if len(sample) < FEWEST else few,
            n=len(sample),
            inputs=inputs,
            digits=2,
        )
    )
    return tuple(made)


def surface_values(sample: Sample) -> dict[str, float]:
    """Return the values of the results in :data:`SURFACE`; none for too few models."""
    if len(sample) < FEWEST:
        return {}
    score = sample.score
    start, by_size, by_time = surface(observed(sample), scale="raw")[0][:3]
    both = start + by_size * sample.size + by_time * sample.time
    alone = np.polyval(np.polyfit(sample.size, score, 1), sample.size)
    spread = float(((score - score.mean()) ** 2).sum())
    return {
        "score-r2-size": 100 * (1 - float(((score - alone) ** 2).sum()) / spread),
        "score-r2-size-and-date": 100 * (1 - float(((score - both) ** 2).sum()) / spread),
        "points-per-tenfold-size": 100 * float(by_size) * float(np.log(10)),
        "points-per-year": 100 * float(by_time),
    }


def linear_r2(measured: Measured, parameters: Parameters) -> float | None:
    """Return R² of log density on date; none for too few models, or without a reference family."""
    sample = measured.sample
    if len(sample) < FEWEST or measured.reference_size.size <= 1:
        return None
    density = log_density(
        observed(sample),
        measured.reference_size,
        measured.reference_score,
        ceiling=parameters.ceiling / 100,
    )[0]
    return float(np.corrcoef(sample.time, density)[0, 1] ** 2)
