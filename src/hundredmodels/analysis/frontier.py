"""The best model so far of the open and of the closed camp, on a benchmark.

A contender is a released model with a date, a camp and a score. Scores are chosen per benchmark:
MMLU by the rules of :mod:`hundredmodels.analysis.mmlu`; other tests by the best variant of each
version, each variant at the median of its evaluators; the Arena by one whole board, on which
alone its ratings can be compared. The date is the model's release, or the version's where a later
version was scored.
"""

from typing import Literal, get_args

import numpy as np
import pandas as pd

from hundredmodels.analysis.mmlu import Rule, mmlu_scores
from hundredmodels.analysis.openness import CLOSED, FREE_LICENCES, OPEN, OPEN_CLASSES

Benchmark = Literal["mmlu", "mmlu-pro", "gpqa-diamond", "chatbot-arena-elo"]
BENCHMARKS: tuple[Benchmark, ...] = get_args(Benchmark)
MMLU, MMLU_PRO, GPQA, ARENA = BENCHMARKS
Z_95 = 1.959964
CONTENDER_COLUMNS = (
    "model",
    "organisation",
    "date",
    "score",
    "camp",
    "licence_class",
    "sd",
    "flagged",
    "score_line",
    "model_line",
)
BY_DAY = ["date", "score", "model"]
"""The order of contenders: by day, of a day the best first."""

OpenMeans = Literal["weights", "commercial", "permissive"]


def camps(models: pd.DataFrame, means: OpenMeans = "weights") -> pd.Series:
    """Put each model into a camp.

    Parameters
    ----------
    models
        Rows with ``openness`` and ``licence_class``.
    means
        What counts as open: ``weights``, any that can be downloaded; ``commercial``, those under
        a known licence that is not for research alone; ``permissive``, those under Apache, MIT
        and their like, copyleft included.

    Returns
    -------
    pandas.Series
        ``open``, ``closed`` (no weights) or missing: openness unknown, or weights that can be
        downloaded but do not count as open.
    """
    weights = models["openness"].isin(OPEN_CLASSES).to_numpy(dtype=bool)
    licence = models["licence_class"].astype("object").fillna("unknown")
    if means == "permissive":
        counted = weights & licence.isin(FREE_LICENCES).to_numpy(dtype=bool)
    elif means == "commercial":
        shut = licence.isin(("research-only", "unknown")).to_numpy(dtype=bool)
        counted = weights & ~shut
    else:
        counted = weights
    closed = (models["openness"] == "closed").to_numpy(dtype=bool, na_value=False)
    camp = [
        OPEN if yes else CLOSED if no else None for yes, no in zip(counted, closed, strict=True)
    ]
    return pd.Series(camp, index=models.index, dtype="object")


def contenders(
    scores: pd.DataFrame,
    models: pd.DataFrame,
    benchmark: str,
    *,
    means: OpenMeans = "weights",
    rule: Rule = "preferred",
    noise: float = 0.0,
) -> pd.DataFrame:
    """List the models that compete for a benchmark's record.

    Parameters
    ----------
    scores, models
        The tables; the index is the line number.
    benchmark
        Key of the benchmark. For the Arena, give the rows of one board.
    means
        What counts as open, as for :func:`camps`.
    rule
        How MMLU scores are chosen.
    noise
        Standard deviation of a score between evaluators, in points; the Arena's rows carry
        their own.

    Returns
    -------
    pandas.DataFrame
        ``model``, ``organisation``, ``date``, ``score``, ``camp`` (open or closed),
        ``licence_class``, ``sd`` (noise of the score), ``flagged`` (a row of reliability C on
        which the open frontier hangs), ``score_line``, ``model_line``; by date, then score.
    """
    if benchmark == MMLU:
        rows = mmlu_scores(scores, models, rule=rule).rename(columns={"release_date": "date"})
        rows["flagged"] = _flagged(scores, rows["score_line"])
    else:
        rows = _best_of_version(scores[scores["benchmark"] == benchmark], models)
    rows = _in_camps(rows, models, means, noise)
    kept = rows.sort_values(BY_DAY, ascending=[True, False, True])
    return kept[list(CONTENDER_COLUMNS)].reset_index(drop=True)


def board_contenders(boards: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """List the models that compete on each of the Arena's boards.

    Parameters
    ----------
    boards
        The rows of whole boards; the index is the line number.
    models
        Table ``models``.

    Returns
    -------
    pandas.DataFrame
        The columns of :func:`contenders`, with ``board`` (its day) and ``series``; board by board.
    """
    rows = _in_camps(_best_of_version(boards, models, apart=("evaluated_on",)), models)
    kept = rows.rename(columns={"evaluated_on": "board"}).sort_values(
        ["board", *BY_DAY], ascending=[True, True, False, True]
    )
    first = boards.drop_duplicates("evaluated_on").set_index("evaluated_on")["series"]
    kept["series"] = kept["board"].map(first).astype("object").map(str)
    return kept[[*CONTENDER_COLUMNS, "board", "series"]].reset_index(drop=True)


def _in_camps(
    rows: pd.DataFrame, models: pd.DataFrame, means: OpenMeans = "weights", noise: float = 0.0
) -> pd.DataFrame:
    """Keep the scored models of known day and camp, and say these, licence and noise."""
    own = models.assign(camp=camps(models, means)).set_index("model")[["camp", "licence_class"]]
    rows = rows.drop(columns=["camp", "licence_class"], errors="ignore").join(own, on="model")
    rows = rows[rows["camp"].notna() & rows["date"].notna() & rows["score"].notna()].copy()
    if "sd" not in rows.columns:
        rows["sd"] = noise
    rows["sd"] = rows["sd"].astype(float).fillna(noise)
    rows["score"] = rows["score"].astype(float)
    rows["organisation"] = rows["organisation"].astype("object")
    return rows


def _flagged(scores: pd.DataFrame, lines: pd.Series) -> np.ndarray:
    marked = set(scores.index[scores["flag"].notna().to_numpy(dtype=bool)])
    return np.array([line in marked for line in lines], dtype=bool)


def _best_of_version(
    scores: pd.DataFrame, models: pd.DataFrame, apart: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Keep the best variant of each version of each released model.

    A variant's score is the median over its evaluators: a single figure that no one else finds
    must not make a record. Rows that differ in a column of ``apart`` are not compared.
    """
    rows = scores.copy()
    rows["score_line"] = rows.index
    kept = models[(models["kind"] == "release") & models["release_date"].notna()].copy()
    kept["model_line"] = kept.index
    rows = rows.merge(
        kept[["model", "organisation", "release_date", "model_line"]], on="model", how="inner"
    )
    version = pd.to_datetime(rows["version_released"])
    later = (version.notna() & (version > rows["release_date"])).to_numpy(dtype=bool)
    rows["date"] = pd.to_datetime(rows["release_date"]).where(~later, version)
    width = rows["interval_high"].astype(float) - rows["interval_low"].astype(float)
    rows["sd"] = width / (2 * Z_95)
    rows["flagged"] = rows["flag"].notna().to_numpy(dtype=bool)
    rows["variant"] = (
        rows["variant"].astype("object").fillna("").str.replace(r"[\s-]+", "-", regex=True)
    )
    rows["score"] = rows["score"].astype(float)
    middle = rows.groupby([*apart, "model", "date", "variant"])["score"].transform("median")
    rows["distance"] = (rows["score"] - middle).abs()
    rows = rows.assign(score=middle).sort_values(
        ["score", "distance", "score_line"], ascending=[False, True, True]
    )
    return rows.drop_duplicates([*apart, "model", "date"])


def records(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the models that were better than all before them.

    Parameters
    ----------
    rows
        ``date`` and ``score`` of one camp.

    Returns
    -------
    pandas.DataFrame
        The rows whose score is above all earlier ones, the best of each day, by date.
    """
    ordered = rows.sort_values(["date", "score"], ascending=[True, False], kind="stable")
    best_before = ordered["score"].cummax().shift(fill_value=-np.inf)
    return ordered[ordered["score"] > best_before]


def staircases(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the records of both camps.

    Parameters
    ----------
    rows
        Contenders.

    Returns
    -------
    pandas.DataFrame
        The records of the closed camp, then those of the open one.
    """
    steps = [records(rows[rows["camp"] == camp]) for camp in (CLOSED, OPEN)]
    return pd.concat(steps, ignore_index=True)


def best_by(rows: pd.DataFrame, day: pd.Timestamp, camp: str) -> float:
    """Return the best score of a camp by a day; ``nan`` if it had none."""
    kept = rows[(rows["camp"] == camp) & (rows["date"] <= day)]
    return float(kept["score"].max()) if len(kept) else float("nan")


def catch_ups(rows: pd.DataFrame, *, tolerance: float = 0.0) -> pd.DataFrame:
    """Pair each closed record with the first open model at or above it.

    Parameters
    ----------
    rows
        Contenders.
    tolerance
        How far below the record, in the score's units, an open model still counts.

    Returns
    -------
    pandas.DataFrame
        One row per closed record: ``model``, ``date``, ``score``, ``matched_by``,
        ``matched_on``, ``days`` (from the record to the match, negative where the open model
        came first, missing where there is none), ``score_line``, ``model_line``,
        ``match_score_line``, ``match_model_line``.
    """
    leaders = records(rows[rows["camp"] == CLOSED])
    followers = rows[rows["camp"] == OPEN].sort_values(["date", "score"], ascending=[True, False])
    found = []
    for leader in leaders.to_dict("records"):
        able = followers[followers["score"] >= leader["score"] - tolerance]
        first = able.iloc[0] if len(able) else None
        found.append(
            {
                "model": leader["model"],
                "date": leader["date"],
                "score": leader["score"],
                "matched_by": None if first is None else first["model"],
                "matched_on": pd.NaT if first is None else first["date"],
                "days": np.nan if first is None else float((first["date"] - leader["date"]).days),
                "score_line": leader["score_line"],
                "model_line": leader["model_line"],
                "match_score_line": None if first is None else first["score_line"],
                "match_model_line": None if first is None else first["model_line"],
            }
        )
    columns = ["model", "date", "score", "matched_by", "matched_on", "days"]
    lines = ["score_line", "model_line", "match_score_line", "match_model_line"]
    return pd.DataFrame(found, columns=[*columns, *lines])
