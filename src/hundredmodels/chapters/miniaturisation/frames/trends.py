"""The tables of how fast density grows."""

import numpy as np
import pandas as pd

from hundredmodels.analysis.density import observed
from hundredmodels.analysis.density_trends import log_density
from hundredmodels.analysis.durations import DAYS_PER_YEAR, MONTHS_PER_YEAR
from hundredmodels.chapters.forests import forest_rows
from hundredmodels.chapters.miniaturisation.findings import tested
from hundredmodels.chapters.miniaturisation.frames.records import score_by_size
from hundredmodels.chapters.miniaturisation.names import NAMING, full
from hundredmodels.chapters.miniaturisation.sample import FEWEST, LLAMA
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.notes import note, words_of
from hundredmodels.charts.forest import COLUMNS

BINS = 40
MOST, NEARLY_ALL = 0.95, 0.999
BEYOND = 2
"""How many times what most shuffles stay below, or the real rate, the histogram may reach."""
LINE_COLUMNS = ["line", "released", "density"]


def estimates(study: Study) -> pd.DataFrame:
    """Return the doubling times, ours and the published ones."""
    return forest_rows(
        NAMING,
        study,
        (
            ("density-doubling-smallest", "Smallest at each level"),
            ("density-doubling-less-null", "… less shuffled dates"),
            ("density-doubling-family", "Reference family's curve"),
            ("density-doubling-regression", "Regression, all models"),
            ("density-doubling-quantile", "Lower-quantile regression"),
            ("density-doubling-envelope", "Records of density"),
            ("published-law", "Liu's law, 2024"),
            ("published-densing-2024", "Densing law, 2024"),
            ("published-densing-2025", "Densing law, 2025"),
        ),
        "No doubling time can be estimated on the models known by this day.",
    )


def choices(study: Study) -> pd.DataFrame:
    """Return the regression under other choices, and the records level by level."""
    base = (
        ("density-doubling-regression", "Regression as chosen"),
        ("density-doubling-regression-raw", "raw scores"),
        ("density-doubling-regression-log-error", "logarithm of the error"),
        ("density-doubling-regression-active", "active parameters"),
        ("density-doubling-regression-non-embedding", "non-embedding parameters"),
        ("density-doubling-regression-best", "best score of each model"),
        ("density-doubling-regression-median", "median over evaluators"),
        ("density-doubling-regression-vendor", "developers' own scores"),
        ("density-doubling-regression-helm", "HELM's scores"),
        ("density-doubling-regression-five-shot", "five examples alone"),
        ("density-doubling-regression-grades", "without the least reliable"),
        ("density-doubling-regression-without-largest", "without largest developer"),
        ("density-doubling-regression-since-llama", "since LLaMA"),
        ("density-doubling-regression-at-article", "up to the article, July 2024"),
    )
    levels = tuple(
        (f"density-doubling-level-{level:g}".replace(".", "-"), f"records at MMLU {level:g}")
        for level in study.parameters.levels
    )
    words = "The regression can't be run on the models known by this day."
    return forest_rows(NAMING, study, (*base, *levels), words)


def equal_terms(study: Study) -> pd.DataFrame:
    """Return the doubling times at equal size, data and compute."""
    frame = forest_rows(
        NAMING,
        study,
        (
            ("density-doubling-compute-known", "Equal size, compute known"),
            ("doubling-at-equal-compute", "Equal training compute"),
            ("density-doubling-tokens-known", "Equal size, tokens known"),
            ("doubling-at-equal-tokens", "Equal tokens a parameter"),
            ("published-compute-halving", "Compute, Ho et al."),
        ),
        "Too few models with known training compute were out by this day.",
    )
    rosetta = study.results[full("published-rosetta")]
    if isinstance(rosetta.value, float) and rosetta.low and rosetta.high:
        months = [
            MONTHS_PER_YEAR * np.log(2) / np.log(x)
            for x in (rosetta.value, rosetta.high, rosetta.low)
        ]
        row = ("Compute, Epoch AI", *months, rosetta.basis, rosetta.interval)
        quoted = pd.DataFrame([row], columns=[*COLUMNS, "interval"])
        frame = quoted if words_of(frame) else pd.concat([frame, quoted], ignore_index=True)
    return frame


def null(study: Study) -> pd.DataFrame:
    """Return a histogram of the null's yearly growth; its last bin holds all that lies beyond."""
    with np.errstate(over="ignore"):
        kept = np.exp(study.trends.null.draws)
    kept = kept[np.isfinite(kept)]
    if kept.size == 0 or not tested(study.trends):
        return note("Too few models were known by this day for a permutation test.")
    end = null_end(kept, float(np.exp(study.trends.main["smallest"].growth.value or 0.0)))
    counts, ends = np.histogram(kept.clip(max=end), bins=BINS, range=(1, end))
    return pd.DataFrame(
        {"from": ends[:-1], "to": ends[1:], "share of shuffles": counts / kept.size}
    )


def null_end(kept: np.ndarray, observed: float) -> float:
    """Return where the histogram ends: a few wild shuffles would press all others into one bin."""
    most, nearly_all = np.quantile(kept, (MOST, NEARLY_ALL))
    return float(min(nearly_all, BEYOND * max(most, observed)))


def densities(study: Study) -> pd.DataFrame:
    """Return each model's density on the reference family's curve."""
    measured = study.measured
    if measured.reference_size.size <= 1 or not len(measured.sample):
        return note("Density can't be measured on the models known by this day.")
    logs = log_density(
        observed(measured.sample),
        measured.reference_size,
        measured.reference_score,
        ceiling=study.parameters.ceiling / 100,
    )[0]
    return score_by_size(study).assign(density=np.exp(logs))


def density_lines(study: Study) -> pd.DataFrame:
    """Return our trend through the densities, and two laws through its value at LLaMA's day."""
    frame = densities(study)
    growth = study.trends.main["family"].growth.value
    if len(frame) < FEWEST or growth is None:
        return pd.DataFrame(columns=LINE_COLUMNS)
    days = (frame["released"] - LLAMA).dt.days.to_numpy() / DAYS_PER_YEAR
    logs = np.log(frame["density"].to_numpy(dtype=float))
    height = float((logs - growth * days).mean())
    laws = [("our trend", growth, float(days.min()))]
    for name, label in (("published-law", "the law"), ("published-densing-2024", "densing law")):
        months = study.results[full(name)].value
        if isinstance(months, float):
            laws.append((label, float(np.log(2) * MONTHS_PER_YEAR / months), 0.0))
    rows = []
    for label, rate, first in laws:
        for at in np.linspace(first, float(days.max()), 25):
            value = float(np.exp(height + rate * at))
            if value <= 4 * float(frame["density"].max()):
                day = LLAMA + pd.Timedelta(days=float(at) * DAYS_PER_YEAR)
                rows.append({"line": label, "released": day.normalize(), "density": value})
    return pd.DataFrame(rows, columns=LINE_COLUMNS)
