"""What open and closed models cost at equal score.

Two ways. The cheapest offer in force at each level of a benchmark, open against closed, says what
a buyer pays on a day. A regression of the first price of every model and seller on score, date
and camp says what being open takes off when score and date are held equal.
"""

import numpy as np
import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.openness import CLOSED, OPEN
from hundredmodels.analysis.prices import years_since
from hundredmodels.analysis.prices_hedonic import score_logit
from hundredmodels.analysis.uncertainty import percentile_interval

FEWEST = 12


def in_force(points: pd.DataFrame, ends: pd.Series, day: pd.Timestamp) -> pd.DataFrame:
    """Keep the prices that hold on a day.

    Parameters
    ----------
    points
        As :func:`hundredmodels.analysis.prices.priced_models` returns.
    ends
        ``effective_to`` by line of the price table, missing where the price still stands.
    day
        The day.

    Returns
    -------
    pandas.DataFrame
        The rows whose price began by the day and had not ended by it.
    """
    end = pd.to_datetime(ends.reindex(points["line"]))
    return points[(points["date"] <= day) & (end.isna() | (end > day)).to_numpy(dtype=bool)]


def cheapest(points: pd.DataFrame, levels: tuple[float, ...]) -> pd.DataFrame:
    """Return the cheapest open and closed offer at each level.

    Parameters
    ----------
    points
        Prices in force, with ``score``, ``price`` and ``camp``.
    levels
        Scores to reach.

    Returns
    -------
    pandas.DataFrame
        ``level``, ``camp``, ``price``, ``model``, ``provider``, ``score``, ``line``,
        ``score_line``, ``model_line``; no row where a camp offers nothing.
    """
    kept = ["price", "model", "provider", "score", "line", "score_line", "model_line"]
    found = []
    for level in levels:
        for camp in (CLOSED, OPEN):
            offers = points[(points["score"] >= level) & (points["camp"] == camp)]
            if len(offers):
                best = offers.sort_values(["price", "line"]).iloc[0]
                found.append({"level": level, "camp": camp, **{name: best[name] for name in kept}})
    return pd.DataFrame(found, columns=["level", "camp", *kept])


def price_ratios(offers: pd.DataFrame) -> pd.Series:
    """Return closed over open price by level, for levels that both camps serve."""
    prices = offers.pivot_table(index="level", columns="camp", values="price")
    if not {OPEN, CLOSED} <= set(prices.columns):
        return pd.Series(dtype=float)
    return (prices[CLOSED] / prices[OPEN]).dropna()


def price_premium(
    points: pd.DataFrame, *, ceiling: float, confidence: float, draws: int, seed: int
) -> Estimate:
    """Return how many times as much closed models cost at equal score and date.

    Parameters
    ----------
    points
        Rows with ``date``, ``price``, ``score``, ``camp`` and ``organisation``; one a price.
    ceiling
        Score in per cent at which the test saturates.
    confidence, draws, seed
        The interval's coverage, resamples of developers and seed.

    Returns
    -------
    Estimate
        ``exp(b)`` with ``b`` the coefficient of "closed" in a least-squares fit of log price on
        date, logit of the score and camp; above one where closed models are dearer.

    References
    ----------
    Rosen (1974), "Hedonic prices and implicit markets".
    """
    if len(points) < FEWEST or points["camp"].nunique() < 2:  # noqa: PLR2004 -- both camps
        return Estimate.none("too few priced models of both camps", len(points))
    frame = pd.DataFrame(
        {
            "y": np.log(points["price"].to_numpy(dtype=float)),
            "year": years_since(points["date"], points["date"].min()),
            "score": score_logit(points["score"].to_numpy(dtype=float), ceiling),
            "closed": (points["camp"] == CLOSED).to_numpy(dtype=float),
            "organisation": points["organisation"].astype("object").to_numpy(),
        }
    )
    value = _premium(frame)
    drawn = _resampled(frame, draws, seed)
    low, high = percentile_interval(drawn, confidence)
    if not np.isfinite(low):
        return Estimate(value, len(frame))
    phrase = f"{confidence * 100:.0f} % cluster bootstrap over developers"
    return Estimate(value, len(frame), min(low, value), max(high, value), phrase)


def _resampled(frame: pd.DataFrame, draws: int, seed: int) -> np.ndarray:
    """Draw the premium over developers: each draw weights a developer's rows by its count."""
    generator = np.random.default_rng(seed)
    codes = pd.factorize(frame["organisation"])[0]
    size = int(codes.max()) + 1
    counts = generator.multinomial(size, np.full(size, 1 / size), size=draws)
    design = _design(frame)
    values = np.full(draws, np.nan)
    for draw, weights in enumerate(counts[:, codes].astype(float)):
        camps = design[weights > 0, 3]
        if camps.size and camps.min() < camps.max():
            scaled = np.sqrt(weights)
            fit = np.linalg.lstsq(design * scaled[:, None], frame["y"].to_numpy() * scaled)[0]
            values[draw] = np.exp(fit[3])
    return values


def _design(frame: pd.DataFrame) -> np.ndarray:
    year, score = frame["year"].to_numpy(), frame["score"].to_numpy()
    return np.column_stack([np.ones(len(frame)), year, score, frame["closed"].to_numpy()])


def _premium(frame: pd.DataFrame) -> float:
    return float(np.exp(np.linalg.lstsq(_design(frame), frame["y"].to_numpy(), rcond=None)[0][3]))
