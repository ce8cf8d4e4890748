"""What "open" means: licences of releases and of the Arena's ten best, and who entered."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.frontier import ARENA
from hundredmodels.analysis.licences import (
    TOP,
    ranked_boards,
    releases_by_year,
    terms as terms_of,
    top_by_board,
)
from hundredmodels.analysis.openness import OPEN_CLASSES
from hundredmodels.analysis.regions import OTHERS, area
from hundredmodels.analysis.uncertainty import coverage, percentile_interval
from hundredmodels.chapters.open_vs_closed.llama2 import LLAMA_2_DAY
from hundredmodels.chapters.open_vs_closed.parameters import Parameters

SINCE = 2019
SMALL_MODELS_ARTICLE_DAY = pd.Timestamp(2024, 7, 31)
FIRST_SERIES, FIRST_DAY = "arena-1", pd.Timestamp(2023, 7, 1)
SMALL_B = 10.0
UNNAMED = ("closed", "weights, licence unknown")
"""Terms that are no named licence of an open model."""
NO_BOARD = "no whole Arena board was known by this day"


@dataclass(frozen=True)
class Terms:
    """Licences over time.

    Attributes
    ----------
    releases
        Releases by year and terms: ``year``, ``terms``, ``models``, ``of`` (all of the year),
        ``share``.
    top
        The ten best models of every whole Arena board: ``model``, ``score``, ``sd``,
        ``evaluated_on``, ``series``, ``terms``, ``open``, ``rank``, ``line``, ``model_line``.
    last
        The last whole board, ranked in full; the same columns.
    """

    releases: pd.DataFrame
    top: pd.DataFrame
    last: pd.DataFrame

    @property
    def ten(self) -> pd.DataFrame:
        """The ten best models of the last whole board."""
        return self.last[self.last["rank"] <= TOP]

    @property
    def summer(self) -> pd.DataFrame:
        """The ten best models of the board of 31 July 2024."""
        return self.top[(self.top["evaluated_on"] == SMALL_MODELS_ARTICLE_DAY).to_numpy(dtype=bool)]

    @property
    def span(self) -> pd.DataFrame:
        """The first board since July 2023 and the last one of the first series, if they are two."""
        series = self.top["series"].astype(str).str.startswith(FIRST_SERIES).to_numpy(dtype=bool)
        days = self.top["evaluated_on"]
        early = sorted(days[series & (days >= FIRST_DAY).to_numpy(dtype=bool)].unique())
        return self.top[days.isin([early[0], early[-1]] if len(early) > 1 else [])]

    def summer_gap(self) -> float | None:
        """Return the best closed less the best open rating on the board of 31 July 2024."""
        summer = self.summer
        free = summer["open"].to_numpy(dtype=bool)
        if free.all() or not free.any():
            return None
        return float(summer[~free]["score"].max()) - float(summer[free]["score"].max())

    def lead_change(self, place: int) -> float | None:
        """Return by how much the first place's lead over another changed in the first series."""
        boards = self.span
        if boards.empty:
            return None
        days = boards["evaluated_on"]
        first, last = (_lead(boards[days == day], place) for day in (days.min(), days.max()))
        return None if first is None or last is None else last - first


def study_terms(
    scores: pd.DataFrame, models: pd.DataFrame, board_day: pd.Timestamp | None
) -> Terms:
    """Count licences among releases and among the best.

    Parameters
    ----------
    scores, models
        The tables.
    board_day
        Day of the last whole Arena board; ``None`` if there is none.

    Returns
    -------
    Terms
        The counts and boards.
    """
    last = scores[(scores["benchmark"] == ARENA).to_numpy(dtype=bool)]
    if board_day is not None:
        last = last[(last["evaluated_on"] == board_day).to_numpy(dtype=bool)]
    return Terms(
        releases_by_year(models, since=SINCE),
        top_by_board(scores, models),
        ranked_boards(last, models),
    )


def frontier_share(found: Terms, parameters: Parameters) -> Estimate:
    """Estimate the share of open models among the ten best of the last whole board.

    Parameters
    ----------
    found
        The boards.
    parameters
        Coverage, draws and seed of the interval.

    Returns
    -------
    Estimate
        The share; its interval redraws each rating with its own error.
    """
    last, ten = found.last, found.ten
    if len(ten) != TOP:
        return Estimate.none(NO_BOARD, len(ten))
    generator = np.random.default_rng(parameters.seed)
    spread = last["sd"].to_numpy(dtype=float)
    rating = last["score"].to_numpy(dtype=float) + spread * generator.standard_normal(
        (parameters.draws, len(last))
    )
    best = np.argsort(-rating, axis=1)[:, :TOP]
    drawn = last["open"].to_numpy(dtype=bool)[best].mean(axis=1)
    value = float(ten["open"].mean())
    low, high = percentile_interval(drawn, parameters.confidence)
    return Estimate(
        value,
        len(ten),
        min(low, value),
        max(high, value),
        f"{coverage(parameters.confidence)} over the board's own rating errors",
    )


def listed(models: pd.DataFrame) -> pd.DataFrame:
    """Return the dated releases of known openness with their terms."""
    kept = _dated(models)
    kept = kept.assign(terms=terms_of(kept))
    return kept[kept["terms"].notna()]


def open_releases(models: pd.DataFrame) -> pd.DataFrame:
    """Return the dated releases with downloadable weights."""
    kept = _dated(models)
    return kept[kept["openness"].isin(OPEN_CLASSES).to_numpy(dtype=bool)]


def entrants(opened: pd.DataFrame) -> pd.DataFrame:
    """Return the first open release of each organisation."""
    return opened.sort_values("release_date").drop_duplicates("organisation")


def around_llama2(
    rows: pd.DataFrame, span: pd.DateOffset, end: pd.Timestamp
) -> tuple[float | None, pd.DataFrame]:
    """Count the releases after Llama 2 over those before.

    Parameters
    ----------
    rows
        The releases.
    span
        How far to look on each side.
    end
        Day of the data.

    Returns
    -------
    tuple
        The ratio, none where the time after was not over; and the releases counted.
    """
    day = rows["release_date"]
    before = rows[((day >= LLAMA_2_DAY - span) & (day < LLAMA_2_DAY)).to_numpy(dtype=bool)]
    after = rows[((day > LLAMA_2_DAY) & (day <= LLAMA_2_DAY + span)).to_numpy(dtype=bool)]
    known = end >= LLAMA_2_DAY + span and len(before) > 0
    return (len(after) / len(before) if known else None), pd.concat([before, after])


def small(opened: pd.DataFrame) -> pd.DataFrame:
    """Return the open models of 10B or less up to the day of the article on small models."""
    found = opened[(opened["parameters_total_b"] <= SMALL_B).to_numpy(dtype=bool, na_value=False)]
    return found[(found["release_date"] <= SMALL_MODELS_ARTICLE_DAY).to_numpy(dtype=bool)]


def regions(rows: pd.DataFrame) -> frozenset[str]:
    """Return which of China, the United States and Europe these models come from."""
    return frozenset(area(one) for one in rows["country"].dropna()) - {OTHERS}


def permissive_shares(releases: pd.DataFrame) -> "pd.Series[float]":
    """Return each year's share of permissive licences among open releases that name one.

    Parameters
    ----------
    releases
        As in :attr:`Terms.releases`.

    Returns
    -------
    pandas.Series
        The share by year; years without such a release are left out.
    """
    counts = releases.pivot_table(index="year", columns="terms", values="models", aggfunc="sum")
    named = counts.drop(columns=list(UNNAMED), errors="ignore").sum(axis=1)
    return (counts["permissive"] / named)[named > 0].astype(float)


def _dated(models: pd.DataFrame) -> pd.DataFrame:
    kept = models[(models["kind"] == "release").to_numpy(dtype=bool)]
    return kept[kept["release_date"].notna().to_numpy(dtype=bool)]


def _lead(board: pd.DataFrame, place: int) -> float | None:
    ratings = board.sort_values("rank")["score"]
    return None if len(ratings) < place else float(ratings.iloc[0] - ratings.iloc[place - 1])
