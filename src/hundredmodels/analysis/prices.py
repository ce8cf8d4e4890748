"""What a token costs at a fixed capability, and how fast that falls.

At a level of a benchmark, the price that counts is the cheapest one on offer for a model at or
above the level. A price enters on the first day it is known to hold; where a list only proves that
it held by some day, that day is the latest possible one, so that a fall is dated late, never
early. Prices are blended, three tokens read for each written unless said otherwise.
"""

import numpy as np
import pandas as pd

from hundredmodels.analysis.durations import DAYS_PER_YEAR
from hundredmodels.analysis.estimate import Estimate

FEWEST_FOR_A_LINE = 6
LEVELS = tuple(float(level) for level in range(45, 90, 5))
"""The levels of MMLU at which prices are followed, per cent."""


def blended(usd_in: pd.Series, usd_out: pd.Series, read_per_written: float) -> pd.Series:
    """Return the price of a mix of tokens read and written.

    Parameters
    ----------
    usd_in, usd_out
        Price of a token read and of one written, in one unit.
    read_per_written
        Tokens read for each token written, 0 or more.

    Returns
    -------
    pandas.Series
        The weighted mean, in the same unit.
    """
    return (read_per_written * usd_in + usd_out) / (read_per_written + 1)


def priced_models(
    prices: pd.DataFrame, chosen: pd.DataFrame, *, read_per_written: float
) -> pd.DataFrame:
    """Join list prices to the scores of the models that they buy.

    Parameters
    ----------
    prices
        Table ``api_prices``; the index is the line number. Rows whose API name is no known model
        are left out.
    chosen
        One row a model: ``model``, ``organisation``, ``release_date``, ``score``, ``score_line``,
        ``model_line``.
    read_per_written
        Tokens read for each token written.

    Returns
    -------
    pandas.DataFrame
        ``date`` (first day the price is known to hold), ``price`` (US dollars for a million
        tokens), ``score``, ``model``, ``api_name``, ``organisation``, ``provider``,
        ``true_start`` (whether the date is the real start), ``line``, ``score_line``,
        ``model_line``; by date, then price. Free models are left out: a price of nought has no
        logarithm.
    """
    rows = prices[prices["model"].notna() & prices["usd_per_mtok_output"].notna()].copy()
    rows["line"] = rows.index
    rows["price"] = blended(
        rows["usd_per_mtok_input"].astype(float),
        rows["usd_per_mtok_output"].astype(float),
        read_per_written,
    )
    rows["date"] = pd.to_datetime(rows["effective_from"])
    rows["true_start"] = rows["true_start"].astype(bool)
    known = ["date", "price", "api_name", "provider", "model", "true_start", "line"]
    own = ["model", "organisation", "release_date", "score", "score_line", "model_line"]
    joined = rows[known].merge(chosen[own], on="model", how="inner")
    joined = joined[(joined["price"] > 0) & joined["score"].notna()]
    return joined.sort_values(["date", "price", "line"], ignore_index=True)


def at_level(points: pd.DataFrame, level: float, *, true_starts: bool = False) -> pd.DataFrame:
    """Return the prices of models at or above a level.

    Parameters
    ----------
    points
        As :func:`priced_models` returns.
    level
        The score to reach.
    true_starts
        Keep only prices whose real first day is known.

    Returns
    -------
    pandas.DataFrame
        The rows kept.
    """
    kept = points[points["score"] >= level]
    return kept[kept["true_start"]] if true_starts else kept


def record_lows(points: pd.DataFrame) -> pd.DataFrame:
    """Return the steps of the cheapest price so far.

    Parameters
    ----------
    points
        Rows with ``date`` and ``price``.

    Returns
    -------
    pandas.DataFrame
        The rows that were cheaper than everything before, one a day, by date.
    """
    rows = points.sort_values(["date", "price"], kind="stable")
    rows = rows.drop_duplicates("date", keep="first")
    best_before = rows["price"].cummin().shift(fill_value=np.inf)
    return rows[rows["price"] < best_before]


def years_since(dates: pd.Series, start: pd.Timestamp) -> np.ndarray:
    """Return years since a day."""
    return np.asarray((dates - start).dt.days, dtype=float) / DAYS_PER_YEAR


def slope(years: np.ndarray, logs: np.ndarray) -> float:
    """Return the least-squares slope; ``nan`` where the dates do not differ."""
    centred = years - years.mean() if years.size else years
    spread = float(centred @ centred)
    return float(centred @ logs / spread) if spread > 0 else float("nan")


def log_linear_decline(points: pd.DataFrame, *, fewest: int = FEWEST_FOR_A_LINE) -> Estimate:
    """Return the yearly factor of a line through the logarithms of prices.

    Parameters
    ----------
    points
        Rows with ``date`` and ``price``, usually record lows.
    fewest
        The fewest rows that a line is drawn through.

    Returns
    -------
    Estimate
        ``exp(-slope)``: how many times cheaper it gets in a year; 1 is no change.

    References
    ----------
    Cottier et al. (2025), "LLM inference prices have fallen rapidly but unequally across tasks",
    Epoch AI: least squares on the cheapest price so far.
    """
    if len(points) < fewest:
        lows = "1 record low is" if len(points) == 1 else f"{len(points)} record lows are"
        return Estimate.none(f"{lows} fewer than the {fewest} that a line needs", len(points))
    years = years_since(points["date"], points["date"].min())
    fitted = slope(years, np.log(points["price"].to_numpy(float)))
    if not np.isfinite(fitted):
        return Estimate.none("all prices are of one day", len(points))
    return Estimate(float(np.exp(-fitted)), len(points))


def end_point_decline(points: pd.DataFrame, *, shortest_years: float = 1.0) -> Estimate:
    """Return the yearly factor between the first and the last row.

    Parameters
    ----------
    points
        Rows with ``date`` and ``price`` by date, usually record lows.
    shortest_years
        The shortest span that is turned into a yearly rate.

    Returns
    -------
    Estimate
        ``(first price / last price) ** (1 / years)``.
    """
    if len(points) < 2:  # noqa: PLR2004 -- two ends
        return Estimate.none("one price has no other end", len(points))
    first, last = points.iloc[0], points.iloc[-1]
    years = (last["date"] - first["date"]).days / DAYS_PER_YEAR
    if years < shortest_years:
        return Estimate.none("the first and the last price lie too close together", len(points))
    return Estimate(float((first["price"] / last["price"]) ** (1 / years)), len(points))


def total_fall(points: pd.DataFrame) -> Estimate:
    """Return how many times the last row is cheaper than the first."""
    if len(points) < 2:  # noqa: PLR2004 -- two ends
        return Estimate.none("one price has no other end", len(points))
    return Estimate(float(points["price"].iloc[0] / points["price"].iloc[-1]), len(points))


def median_and_quartiles(values: list[float]) -> Estimate:
    """Return the median over levels with its quartiles as the interval.

    Parameters
    ----------
    values
        One estimate for each level.

    Returns
    -------
    Estimate
        The median; never the maximum, which a single lucky level decides.
    """
    if not values:
        return Estimate.none("no level has an estimate", 0)
    low, middle, high = np.quantile(values, [0.25, 0.5, 0.75])
    return Estimate(
        float(middle), len(values), float(low), float(high), "lower and upper quartile over levels"
    )


def level_declines(points: pd.DataFrame, levels: tuple[float, ...] = LEVELS) -> pd.DataFrame:
    """Return the yearly fall of the cheapest price at each level that has enough record lows.

    Parameters
    ----------
    points
        As :func:`priced_models` returns.
    levels
        The scores to reach.

    Returns
    -------
    pandas.DataFrame
        ``level``, ``decline`` (as :func:`log_linear_decline`), ``lines`` (a tuple: the rows of the
        record lows); a level without an estimate is left out.
    """
    made = []
    for level in levels:
        lows = record_lows(at_level(points, level))
        decline = log_linear_decline(lows).value
        if decline is not None:
            lines = tuple(int(line) for line in lows["line"])
            made.append({"level": level, "decline": decline, "lines": lines})
    return pd.DataFrame(made, columns=["level", "decline", "lines"])
