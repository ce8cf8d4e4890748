"""Results on how fast density grows: the four estimators and their permutation tests."""

import numpy as np

from hundredmodels.analysis.density import doubling, doubling_months
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.chapters.miniaturisation.findings import findings, tested
from hundredmodels.chapters.miniaturisation.growth import FEW, Trend
from hundredmodels.chapters.miniaturisation.names import estimated, number
from hundredmodels.chapters.miniaturisation.parameters import Parameters
from hundredmodels.chapters.miniaturisation.sample import Measured, row_inputs
from hundredmodels.chapters.miniaturisation.trends import Trends
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import A_YEAR, MONTHS

MAIN = ("smallest", "family", "regression", "quantile")
METHODS = {
    "smallest": "least squares of log size on date over the records of the smallest model at each "
    "level, one intercept a level; held against its permutation null",
    "family": "least squares on date of log density, the effective over the actual size, with "
    "effective size read off the reference family's line of logit score on log size",
    "regression": "least squares of logit score on log size and date; rate of date over size",
    "quantile": "quantile regression of log size on logit score and date",
}
SAMPLE = (
    "one score a model, no HELM-only scores, known size and no estimated sizes, MMLU at or above "
    "the least score, since 2020"
)
NOT_ALL = "not all four estimators give a doubling time on these models"


def trend_results(trends: Trends, measured: Measured, parameters: Parameters) -> tuple[Result, ...]:
    """Return all results on the four estimators."""
    return (*main_results(trends, measured, parameters), *null_results(trends, measured))


def lowered(label: str) -> str:
    """Return a label as it reads inside a sentence; names keep their capitals."""
    return label if label[:2].isupper() else f"{label[0].lower()}{label[1:]}"


def main_results(trends: Trends, measured: Measured, parameters: Parameters) -> tuple[Result, ...]:
    """Return the four estimators, in months and as yearly factors."""
    made: list[Result] = []
    count = sum(len(level.frame) for level in measured.levels)
    for key in MAIN:
        one = trends.main[key]
        extra = f"; {count} records" if key == "smallest" else ""
        extra = f"; quantile {parameters.quantile:g}" if key == "quantile" else extra
        method = f"{METHODS[key]}{extra}; {SAMPLE}; {parameters.definition} parameters"
        made.append(
            estimated(
                f"density-doubling-{key}",
                f"Doubling time of density: {lowered(one.label)}",
                one.doubling,
                MONTHS,
                method,
                rivals=tuple(f"density-doubling-{other}" for other in MAIN if other != key),
                inputs=row_inputs(one.sample.frame),
                digits=1,
            )
        )
        made.append(growth_result(one, method))
    values = [one.doubling.value for one in trends.main.values() if one.doubling.value is not None]
    whole = values if len(values) == len(MAIN) else []
    for name, words, value in (
        ("shortest", "Shortest", min(whole, default=None)),
        ("longest", "Longest", max(whole, default=None)),
    ):
        made.append(
            number(
                f"density-doubling-{name}",
                f"{words} doubling time among the four estimators",
                value,
                MONTHS,
                f"{words.lower()} of the four point estimates; none unless all four have one",
                reason=NOT_ALL,
                n=len(values),
                digits=1,
            )
        )
    days = measured.sample.frame["release_date"]
    made.append(
        number(
            "scores-last-release",
            "Release of the last model of known size with an MMLU score",
            f"{days.max():%-d %B %Y}" if len(days) else None,
            "",
            "the twelve months before are under-reported",
            reason=FEW,
            n=len(days),
            inputs=row_inputs(measured.sample.frame[days == days.max()]),
        )
    )
    made.append(
        number(
            "estimators-with-a-trend",
            "Estimators that tell the growth of density from no trend",
            float(len(findings(trends))),
            "",
            "of the four, those whose interval leaves out no growth; the records must pass their "
            "permutation test as well",
            n=len(trends.main),
            digits=0,
        )
    )
    held = sum(
        one.doubling.low is not None
        and one.doubling.high is not None
        and one.doubling.low <= parameters.law_months <= one.doubling.high
        for one in trends.main.values()
    )
    made.append(
        number(
            "estimators-holding-the-law",
            "Estimators whose interval holds the law's doubling time",
            float(held),
            "",
            f"of the four intervals, those with {parameters.law_months:g} months inside",
            n=len(trends.main),
            digits=0,
        )
    )
    return tuple(made)


def growth_result(one: Trend, method: str) -> Result:
    """Return a trend as a yearly factor, whose interval may hold one: no trend."""
    growth = one.growth
    factor = (
        growth
        if growth.value is None
        else Estimate(
            float(np.exp(growth.value)),
            growth.n,
            None if growth.low is None else float(np.exp(growth.low)),
            None if growth.high is None else float(np.exp(growth.high)),
            growth.interval,
        )
    )
    return estimated(
        f"density-growth-{one.key}",
        f"Growth of density a year: {lowered(one.label)}",
        factor,
        A_YEAR,
        method,
        rivals=(f"density-doubling-{one.key}",) if one.key in MAIN else (),
        inputs=row_inputs(one.sample.frame),
        digits=2,
    )


def null_results(trends: Trends, measured: Measured) -> tuple[Result, ...]:
    """Return the permutation tests of the record-based estimators."""
    inputs = row_inputs(measured.sample.frame)
    made = []
    null = trends.null
    low, middle, high = (doubling_months(null.quantile(share)) for share in (0.95, 0.5, 0.05))
    told = tested(trends)
    made.append(
        number(
            "density-null",
            "Doubling time that the records show where dates are shuffled",
            middle if told else None,
            MONTHS,
            "the estimator of the smallest model at each level on shuffled dates; median, with "
            f"the 5 % and 95 % points of {null.draws.size} shuffles",
            reason=FEW,
            n=len(measured.sample),
            low=low,
            high=high,
            interval="5 % and 95 % points of the permutation null",
            rivals=("density-doubling-smallest",),
            inputs=inputs,
            digits=1,
        )
    )
    made.append(
        number(
            "density-null-p-value",
            "Share of shuffles in which the records fall as fast as observed",
            null.p_value if told else None,
            "",
            "one-sided permutation test of the smallest model at each level, "
            f"{null.draws.size} shuffles",
            reason=FEW,
            n=len(measured.sample),
            inputs=inputs,
            digits=3,
        )
    )
    made.append(
        estimated(
            "density-doubling-less-null",
            "Doubling time of density by the records, less their null",
            doubling(trends.less_null),
            MONTHS,
            "ln 2 over the observed growth rate less the null's median; interval of the bootstrap",
            rivals=("density-doubling-smallest",),
            inputs=inputs,
            digits=1,
        )
    )
    envelope = trends.rivals["envelope"]
    made.append(
        estimated(
            "density-doubling-envelope",
            "Doubling time by the records of density since LLaMA, as the densing law takes it",
            envelope.doubling,
            MONTHS,
            "line through the densest model so far on date, on the reference family's curve",
            rivals=("published-densing-2024", "density-doubling-family"),
            inputs=row_inputs(envelope.sample.frame),
            digits=1,
        )
    )
    told = envelope.growth.value is not None and trends.envelope_null.draws.size > 0
    made.append(
        number(
            "density-envelope-p-value",
            "Share of shuffles in which the records of density rise as fast as observed",
            trends.envelope_null.p_value if told else None,
            "",
            "one-sided permutation test of the records of density since LLaMA, "
            f"{trends.envelope_null.draws.size} shuffles",
            reason=envelope.doubling.reason or FEW,
            n=len(envelope.sample),
            inputs=row_inputs(envelope.sample.frame),
            digits=2,
        )
    )
    return tuple(made)
