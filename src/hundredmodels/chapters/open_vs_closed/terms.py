"""What "open" means: licences of releases and of the Arena's ten best, and who entered."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis.frontier import WEIGHTS
from hundredmodels.analysis.licences import (
    TOP,
    ranked_boards,
    releases_by_year,
    terms as terms_of,
    top_by_board,
)
from hundredmodels.chapters.open_vs_closed.facts import PERCENT, lines, number
from hundredmodels.chapters.open_vs_closed.parameters import Parameters
from hundredmodels.chapters.result import Result

SINCE = 2019
LLAMA_2_DAY = pd.Timestamp(2023, 7, 18)
ARTICLE_DAY = pd.Timestamp(2024, 7, 31)
FIRST_SERIES = "arena-1"
SMALL_B = 10.0
EUROPE = frozenset(
    {"AT", "BE", "BG", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"}
)
NO_BOARD = "no whole Arena board was known by this day"


@dataclass(frozen=True)
class Terms:
    """Licences over time.

    Attributes
    ----------
    releases
        Releases by year and terms.
    top
        The ten best models of every whole Arena board.
    last
        The last whole board, ranked in full.
    """

    releases: pd.DataFrame
    top: pd.DataFrame
    last: pd.DataFrame


def terms(scores: pd.DataFrame, models: pd.DataFrame, last: pd.DataFrame) -> Terms:
    """Count licences among releases and among the best.

    Parameters
    ----------
    scores, models
        The tables.
    last
        Rows of the last whole Arena board.

    Returns
    -------
    Terms
        The counts and boards.
    """
    return Terms(
        releases_by_year(models, since=SINCE),
        top_by_board(scores, models),
        ranked_boards(last, models),
    )


def terms_results(found: Terms, models: pd.DataFrame, parameters: Parameters,
                  end: pd.Timestamp) -> tuple[Result, ...]:  # fmt: skip
    """Return the results on licences, the frontier's share and entry."""
    return (
        _frontier_share(found, parameters),
        *_shares(models, end),
        *_arena(found),
        *_entry(models, end),
    )


def _frontier_share(found: Terms, parameters: Parameters) -> Result:
    last = found.last
    ten = last[last["rank"] <= TOP]
    known = len(ten) == TOP
    ends = None
    day = "" if not len(last) else f" of {pd.Timestamp(last['evaluated_on'].iloc[0]):%Y-%m-%d}"
    if known:
        generator = np.random.default_rng(parameters.seed)
        spread = last["sd"].to_numpy(dtype=float)
        rating = last["score"].to_numpy(dtype=float) + spread * generator.standard_normal(
            (parameters.draws, len(last))
        )
        best = np.argsort(-rating, axis=1)[:, :TOP]
        drawn = PERCENT * last["open"].to_numpy(dtype=bool)[best].mean(axis=1)
        tail = (1 - parameters.confidence) / 2
        value = PERCENT * float(ten["open"].mean())
        low, high = np.quantile(drawn, [tail, 1 - tail])
        phrase = f"{parameters.confidence * 100:.0f} % over the board's own rating errors"
        ends = (min(float(low), value), max(float(high), value), phrase)
    return number(
        "open-frontier-share",
        PERCENT * float(ten["open"].mean()) if known else None,
        label="Share with downloadable weights among the ten best models of the last whole Arena "
        "board",
        unit="%",
        method=f"models with open weights among the ten best of the board{day}, each model at its "
        "best variant",
        inputs=(lines("scores", ten["line"]), lines("models", ten["model_line"])) if known else (),
        n=len(ten),
        digits=0,
        reason=NO_BOARD,
        ends=ends,
    )


def _shares(models: pd.DataFrame, end: pd.Timestamp) -> list[Result]:
    kept = models[(models["kind"] == "release").to_numpy(dtype=bool)]
    kept = kept[kept["release_date"].notna().to_numpy(dtype=bool)]
    kept = kept.assign(terms=terms_of(kept))
    kept = kept[kept["terms"].notna()]
    free = kept["terms"] != "closed"
    out = []
    for year in (2021, 2023, 2025):
        own = (kept["release_date"].dt.year == year).to_numpy(dtype=bool)
        rows, weights = kept[own], kept[own & free.to_numpy(dtype=bool)]
        whole = end >= pd.Timestamp(year, 12, 31)
        named = weights[weights["terms"] != "weights, licence unknown"]
        early = f"the year {year} was not over by this day"
        out += [
            number(
                f"open-release-share-{year}",
                PERCENT * len(weights) / len(rows) if whole and len(rows) else None,
                label=f"Share of the releases of {year} with downloadable weights",
                unit="%",
                method="models with open weights over all released models of known openness",
                inputs=(lines("models", rows.index),),
                n=len(rows),
                digits=0,
                reason=early,
            ),
            number(
                f"permissive-share-{year}",
                PERCENT * float((named["terms"] == "permissive").mean())
                if whole and len(named)
                else None,
                label=f"Share of the open releases of {year} under a permissive licence",
                unit="%",
                method="permissive and copyleft over all open-weight releases whose licence a "
                "source names",
                inputs=(lines("models", named.index),),
                n=len(named),
                digits=0,
                reason=early,
            ),
        ]
    return out


def _lead(top: pd.DataFrame, day: pd.Timestamp, place: int) -> float:
    board = top[top["evaluated_on"] == day].sort_values("rank")
    if len(board) < place:
        return float("nan")
    return float(board["score"].iloc[0] - board["score"].iloc[place - 1])


def _arena(found: Terms) -> list[Result]:
    top = found.top
    first = top[top["series"].astype(str).str.startswith(FIRST_SERIES)] if len(top) else top
    days = sorted(first["evaluated_on"].unique()) if len(first) else []
    early = [day for day in days if day >= pd.Timestamp(2023, 7, 1)]
    summer = top[(top["evaluated_on"] == ARTICLE_DAY).to_numpy(dtype=bool)] if len(top) else top
    best = {
        camp: float(summer[summer["open"].astype(bool) == camp]["score"].max())
        for camp in (True, False)
    } if len(summer) else {True: float("nan"), False: float("nan")}  # fmt: skip
    enough = len(early) > 1
    ends = top[top["evaluated_on"].isin([early[0], early[-1]])] if enough else top.head(0)
    return [
        number(
            "arena-gap-2024-07",
            best[False] - best[True],
            label="Best closed less best open rating on the Arena board of 31 July 2024",
            unit="Elo points",
            method="difference of the best ratings of both camps on one board",
            inputs=(lines("scores", summer["line"]),) if len(summer) else (),
            n=len(summer),
            digits=0,
            reason="the Arena board of July 2024 was not known by this day, or one camp is not "
            "among its ten best",
        ),
        *(
            number(
                f"arena-lead-{name}-change",
                _lead(top, early[-1], place) - _lead(top, early[0], place) if enough else None,
                label=f"Change of the first place's lead over the {words} on the Arena",
                unit="Elo points",
                method="lead on the last board of the first series (May 2024) less that of July "
                "2023; no comparison across the break of June 2024",
                inputs=(lines("scores", ends["line"]),) if enough else (),
                n=len(ends),
                digits=0,
                reason="the first series of Arena boards was not long enough by this day",
            )
            for name, place, words in (("second", 2, "second"), ("fifth", 5, "fifth"))
        ),
    ]


def _entry(models: pd.DataFrame, end: pd.Timestamp) -> list[Result]:
    kept = models[(models["kind"] == "release").to_numpy(dtype=bool)]
    kept = kept[kept["openness"].isin(WEIGHTS).to_numpy(dtype=bool)]
    kept = kept[kept["release_date"].notna().to_numpy(dtype=bool)]
    year, half = pd.DateOffset(years=1), pd.DateOffset(months=6)
    first = kept.sort_values("release_date").drop_duplicates("organisation")

    def ratio(rows: pd.DataFrame, span: pd.DateOffset) -> tuple[float | None, pd.DataFrame]:
        day = rows["release_date"]
        before = rows[((day >= LLAMA_2_DAY - span) & (day < LLAMA_2_DAY)).to_numpy(dtype=bool)]
        after = rows[((day > LLAMA_2_DAY) & (day <= LLAMA_2_DAY + span)).to_numpy(dtype=bool)]
        known = end >= LLAMA_2_DAY + span and len(before) > 0
        return (len(after) / len(before) if known else None), pd.concat([before, after])

    entrants, who = ratio(first, year)
    releases, which = ratio(kept, half)
    small = kept[(kept["parameters_total_b"] <= SMALL_B).to_numpy(dtype=bool, na_value=False)]
    small = small[(small["release_date"] <= ARTICLE_DAY).to_numpy(dtype=bool)]
    recent = small[(small["release_date"] > ARTICLE_DAY - year).to_numpy(dtype=bool)]
    country = recent["country"].astype("object")
    regions = {"CN" if one == "CN" else "US" if one == "US" else "EU" if one in EUROPE else ""
               for one in country}  # fmt: skip
    chinese = small[(small["country"] == "CN").to_numpy(dtype=bool, na_value=False)]
    later = "the months after Llama 2 were not over by this day"
    return [
        number(
            "open-entrants-ratio",
            entrants,
            label="Organisations with a first open release in the year after Llama 2, over the "
            "year before",
            unit="x",
            method="ratio of counts of first open-weight releases by organisation",
            inputs=(lines("models", who.index),),
            n=len(who),
            digits=2,
            reason=later,
        ),
        number(
            "open-releases-after-llama2",
            releases,
            label="Open releases in the half year after Llama 2, over the half year before",
            unit="x",
            method="ratio of counts of open-weight releases",
            inputs=(lines("models", which.index),),
            n=len(which),
            digits=2,
            reason=later,
        ),
        number(
            "small-open-regions",
            float(len(regions - {""})) if end >= ARTICLE_DAY else None,
            label="Of China, the United States and Europe, regions with an open model of 10B or "
            "less in the year to July 2024",
            unit="regions",
            method="count of regions among open-weight releases up to 10 billion parameters",
            inputs=(lines("models", recent.index),),
            n=len(recent),
            digits=0,
            reason="July 2024 was not over by this day",
        ),
        number(
            "small-open-chinese-makers",
            float(chinese["organisation"].nunique()) if end >= ARTICLE_DAY else None,
            label="Chinese organisations with an open model of 10B or less by July 2024",
            unit="organisations",
            method="count of organisations among open-weight releases up to 10 billion parameters",
            inputs=(lines("models", chinese.index),),
            n=len(chinese),
            digits=0,
            reason="July 2024 was not over by this day",
        ),
    ]
