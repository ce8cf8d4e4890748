"""The tables behind the figures."""

import numpy as np
import pandas as pd

from hundredmodels.analysis.density import DAYS_PER_YEAR, MONTHS, ORIGIN, observed
from hundredmodels.analysis.density_trends import log_density, surface
from hundredmodels.analysis.saturation import CHANCE
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.trends import LLAMA
from hundredmodels.chapters.miniaturisation.wording import full

SHOWN_LEVELS = (45.0, 60.0, 70.0, 80.0)
LINE_YEARS = (2022.5, 2023.5, 2024.5, 2025.5)
FEWEST = 6
BINS = 40
NOTHING = "No row was known by this day."


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a figure's table; where no row is known by the day, a table that says so."""
    return pd.DataFrame({"note": [NOTHING]}) if nothing(frame) else frame


def nothing(frame: pd.DataFrame) -> bool:
    """Say whether a table has nothing to draw."""
    return bool(frame.empty or ("value" in frame and frame["value"].isna().all()))


def camps(openness: pd.Series) -> list[str]:
    """Name each model's camp."""
    known = {"open-weights": "open", "open-source": "open", "closed": "closed"}
    return [known.get(str(one), "unknown") for one in openness]


def models(study: Study) -> pd.DataFrame:
    """Return the models of the density sample."""
    frame = study.measured.sample.frame
    return pd.DataFrame(
        {
            "model": frame["model"],
            "developer": frame["organisation"],
            "released": frame["release_date"],
            "billion parameters": frame["size_b"],
            "MMLU": frame["score"],
            "camp": camps(frame["openness"]),
        }
    )


def iso_dates(study: Study) -> pd.DataFrame:
    """Return the regression's score by size at the middle of four years within the sample."""
    sample = study.measured.sample
    if len(sample) < FEWEST:
        return pd.DataFrame({"date": [], "billion parameters": [], "MMLU": []})
    ceiling = study.parameters.ceiling / 100
    start, size_slope, time_slope = surface(observed(sample), ceiling=ceiling)[0][:3]
    rows = []
    for year in LINE_YEARS:
        near = np.abs(sample.time - (year - ORIGIN.year)) <= 1
        if near.sum() < FEWEST:
            continue
        for size in np.linspace(sample.size[near].min(), sample.size[near].max(), 30):
            value = start + size_slope * size + time_slope * (year - ORIGIN.year)
            score = (CHANCE + ceiling * np.exp(value)) / (1 + np.exp(value))
            rows.append(
                {
                    "date": f"mid-{int(year)}",
                    "billion parameters": float(np.exp(size)),
                    "MMLU": 100 * float(score),
                }
            )
    return pd.DataFrame(rows, columns=["date", "billion parameters", "MMLU"])


def staircases(study: Study) -> pd.DataFrame:
    """Return the records at some levels, prolonged to the last day of the scores."""
    parts = []
    for level in study.measured.levels:
        if level.score not in SHOWN_LEVELS or level.frame.empty:
            continue
        rows = level.frame[["model", "release_date", "size_b"]].copy()
        end = rows.tail(1).assign(release_date=pd.Timestamp(study.law.until), model="")
        parts.append(pd.concat([rows, end]).assign(level=f"MMLU {level.score:g}"))
    if not parts:
        return pd.DataFrame({"level": [], "model": [], "released": [], "billion parameters": []})
    joined = pd.concat(parts, ignore_index=True)
    return joined.rename(columns={"release_date": "released", "size_b": "billion parameters"})[
        ["level", "model", "released", "billion parameters"]
    ]


def forest_rows(study: Study, rows: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    """Return results as rows of a forest plot: (result, label)."""
    made = []
    for name, label in rows:
        one = study.results[full(name)]
        value = one.value if isinstance(one.value, int | float) else None
        made.append(
            {"label": label, "value": value, "low": one.low, "high": one.high, "basis": one.basis}
        )
    frame = pd.DataFrame(made, columns=["label", "value", "low", "high", "basis"])
    return frame.astype({"value": float, "low": float, "high": float})


def estimates(study: Study) -> pd.DataFrame:
    """Return the doubling times, ours and the published ones."""
    return forest_rows(
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
    return forest_rows(study, (*base, *levels))


def equal_terms(study: Study) -> pd.DataFrame:
    """Return the doubling times at equal size, data and compute."""
    frame = forest_rows(
        study,
        (
            ("density-doubling-compute-known", "Equal size, compute known"),
            ("doubling-at-equal-compute", "Equal training compute"),
            ("density-doubling-tokens-known", "Equal size, tokens known"),
            ("doubling-at-equal-tokens", "Equal tokens a parameter"),
            ("published-compute-halving", "Compute, Ho et al."),
        ),
    )
    rosetta = study.results[full("published-rosetta")]
    if isinstance(rosetta.value, float) and rosetta.low and rosetta.high:
        months = [
            MONTHS * np.log(2) / np.log(x) for x in (rosetta.value, rosetta.high, rosetta.low)
        ]
        row = dict(zip(("value", "low", "high"), months, strict=True))
        label = "Compute, Epoch AI"
        frame.loc[len(frame)] = {"label": label, **row, "basis": "quoted"}
    return frame


def null_bins(study: Study) -> pd.DataFrame:
    """Return a histogram of the null's yearly growth."""
    draws = study.trends.null.draws
    kept = np.exp(draws[np.isfinite(draws)])
    if kept.size == 0:
        return pd.DataFrame({"from": [], "to": [], "share of shuffles": []})
    ends = np.histogram_bin_edges(kept, bins=BINS, range=(1, float(np.quantile(kept, 0.999))))
    counts, ends = np.histogram(kept, bins=ends)
    return pd.DataFrame(
        {"from": ends[:-1], "to": ends[1:], "share of shuffles": counts / kept.size}
    )


def densities(study: Study) -> pd.DataFrame:
    """Return each model's density on the reference family's curve."""
    measured = study.measured
    frame = models(study)
    if measured.reference_size.size <= 1:
        return frame.assign(density=np.nan).iloc[:0]
    logs = log_density(
        observed(measured.sample),
        measured.reference_size,
        measured.reference_score,
        ceiling=study.parameters.ceiling / 100,
    )[0]
    return frame.assign(density=np.exp(logs))


def density_lines(study: Study) -> pd.DataFrame:
    """Return our trend through the densities, and two laws through its value at LLaMA's day."""
    frame = densities(study)
    blank = pd.DataFrame({"line": [], "released": [], "density": []})
    growth = study.trends.main["family"].growth.value
    if len(frame) < FEWEST or growth is None:
        return blank
    days = (frame["released"] - pd.Timestamp(LLAMA)).dt.days.to_numpy() / DAYS_PER_YEAR
    logs = np.log(frame["density"].to_numpy(dtype=float))
    height = float((logs - growth * days).mean())
    laws = [("our trend", growth, float(days.min()))]
    for name, label in (("published-law", "the law"), ("published-densing-2024", "densing law")):
        months = study.results[full(name)].value
        if isinstance(months, float):
            laws.append((label, float(np.log(2) * MONTHS / months), 0.0))
    rows = []
    for label, rate, first in laws:
        for at in np.linspace(first, float(days.max()), 25):
            value = float(np.exp(height + rate * at))
            if value <= 4 * float(frame["density"].max()):
                day = pd.Timestamp(LLAMA) + pd.Timedelta(days=float(at) * DAYS_PER_YEAR)
                rows.append({"line": label, "released": day.normalize(), "density": value})
    return pd.DataFrame(rows)


def example(study: Study) -> pd.DataFrame:
    """Return the ratios around the law's own example."""
    rows = (
        ("law-size-ratio-at-8-months", "Predicted by the law"),
        ("gpt3-minicpm-size-ratio", "Ratio of parameters"),
        ("claimed-size-ratio", "Printed in the article"),
        ("gpt3-minicpm-compute-ratio", "Ratio of training compute"),
    )
    return forest_rows(study, rows)


def paths(study: Study) -> pd.DataFrame:
    """Return the relative size of the smallest equal model, month by month."""
    found = study.law.paths
    rows = [
        {"start": name, "months": month, "relative size": ratio}
        for name, row in zip(found.frame["model"], found.ratio, strict=True)
        for month, ratio in zip(found.months, row, strict=True)
        if np.isfinite(ratio)
    ]
    return pd.DataFrame(rows, columns=["start", "months", "relative size"])


def path_lines(study: Study) -> pd.DataFrame:
    """Return the median path, where six paths or more reach, and the law's."""
    found = study.law.paths
    rows = [
        {"line": "median", "months": month, "relative size": found.median(month)}
        for month in found.months
        if found.count(month) >= FEWEST
    ]
    rows += [
        {
            "line": "the law",
            "months": month,
            "relative size": 2 ** (-month / study.parameters.law_months),
        }
        for month in found.months
    ]
    return pd.DataFrame(rows)


def differences(study: Study) -> pd.DataFrame:
    """Return the two duels, benchmark by benchmark."""
    parts = [
        one.frame[["name", "small", "big", "difference"]].assign(pair=name)
        for name, one in (
            ("Mistral 7B", study.duels.mistral),
            ("MiniCPM-2B", study.duels.minicpm),
        )
        if len(one.frame)
    ]
    if not parts:
        return pd.DataFrame(
            {"benchmark": [], "small model": [], "Llama 2 13B": [], "difference": [], "pair": []}
        )
    return pd.concat(parts, ignore_index=True).rename(
        columns={"name": "benchmark", "small": "small model", "big": "Llama 2 13B"}
    )


def price_and_size(study: Study) -> pd.DataFrame:
    """Return record lows of price and size at GPT-3's score, relative to the first."""
    lows, small = study.market.price_lows, study.market.size_lows.frame
    parts = []
    if len(lows):
        rows = lows.rename(columns={"price": "value"})[["date", "model", "value"]]
        parts.append(rows.assign(quantity="price", unit="US dollars a million tokens"))
    if len(small):
        rows = small.rename(columns={"release_date": "date", "size_b": "value"})
        parts.append(
            rows[["date", "model", "value"]].assign(quantity="size", unit="billion parameters")
        )
    if not parts:
        return pd.DataFrame(
            {"date": [], "model": [], "value": [], "quantity": [], "unit": [], "relative": []}
        )
    ended = []
    for part in parts:
        one = part.assign(relative=part["value"] / part["value"].iloc[0])
        end = one.tail(1).assign(date=pd.Timestamp(study.law.until), model="")
        ended.append(pd.concat([one, end]) if end["date"].iloc[0] > one["date"].max() else one)
    return pd.concat(ended, ignore_index=True)


def day_market(study: Study) -> pd.DataFrame:
    """Return the models on sale on GPT-4o mini's day."""
    day = study.market.day
    return pd.DataFrame(
        {
            "model": day["model"],
            "MMLU": day["score"],
            "US dollars a million tokens": day.get("price", []),
            "camp": camps(day["openness"]),
            "frontier": day["frontier"],
        }
    )
