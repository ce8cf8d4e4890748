"""What "open" means: licences of releases and of the frontier, year by year and board by board."""

import pandas as pd

from hundredmodels.analysis.frontier import ARENA
from hundredmodels.analysis.openness import OPEN_CLASSES

STYLE_DEFAULT = "default"
TOP = 10
CLASSES = (
    "permissive",
    "restricted commercial",
    "research-only",
    "weights, licence unknown",
    "closed",
)
"""Classes in the order of freedom; copyleft counts as permissive, as anyone may use and sell it."""


def terms(models: pd.DataFrame) -> pd.Series:
    """Name the terms on which each model can be had.

    Parameters
    ----------
    models
        ``openness`` and ``licence_class``.

    Returns
    -------
    pandas.Series
        One of :data:`CLASSES`; missing where openness is unknown.
    """
    pairs = zip(
        models["openness"].astype("object"), models["licence_class"].astype("object"), strict=True
    )
    named = [_terms(openness, licence) for openness, licence in pairs]
    return pd.Series(named, index=models.index, dtype="object")


def _terms(openness: object, licence: object) -> str | None:
    if openness == "closed":
        return "closed"
    if openness not in OPEN_CLASSES:
        return None
    if licence in ("permissive", "copyleft"):
        return "permissive"
    return str(licence) if licence in CLASSES else "weights, licence unknown"


def releases_by_year(models: pd.DataFrame, *, since: int) -> pd.DataFrame:
    """Count releases by year and terms.

    Parameters
    ----------
    models
        Table ``models``; only released models with a date and known openness count.
    since
        First year.

    Returns
    -------
    pandas.DataFrame
        ``year``, ``terms``, ``models``, ``of`` (all of the year), ``share``; years by classes in
        full, with noughts.
    """
    kept = models[(models["kind"] == "release") & models["release_date"].notna()].copy()
    kept["terms"] = terms(kept)
    kept = kept[kept["terms"].notna() & (kept["release_date"].dt.year >= since)]
    kept["year"] = kept["release_date"].dt.year
    years = range(since, int(kept["year"].max()) + 1) if len(kept) else range(0)
    found = kept.value_counts(["year", "terms"])
    counts = pd.DataFrame(
        [(year, name, int(found.get((year, name), 0))) for year in years for name in CLASSES],
        columns=["year", "terms", "models"],
    )
    counts["of"] = counts.groupby("year")["models"].transform("sum")
    counts["share"] = counts["models"] / counts["of"].clip(lower=1)
    return counts


def whole_boards(scores: pd.DataFrame) -> pd.DataFrame:
    """Keep the Arena rows of whole boards, one setting a board.

    Parameters
    ----------
    scores
        Table ``scores``.

    Returns
    -------
    pandas.DataFrame
        Rows of the boards read in full; where a board came in two settings, its default one.
    """
    rows = scores[(scores["benchmark"] == ARENA) & scores["evaluated_on"].notna()]
    rows = rows[(rows["board_complete"] == "yes").to_numpy(dtype=bool)]
    setting = rows["setting"].astype("string").fillna("")
    default = setting.str.contains(STYLE_DEFAULT).to_numpy(dtype=bool)
    both = rows.assign(default=default)
    has_default = both.groupby("evaluated_on")["default"].transform("any")
    return both[both["default"] | ~has_default].drop(columns="default")


def ranked_boards(boards: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """Rank the models of each board, each at its best variant.

    Parameters
    ----------
    boards
        Rows of whole boards; the index is the line number.
    models
        Table ``models``.

    Returns
    -------
    pandas.DataFrame
        ``model``, ``organisation``, ``score``, ``sd``, ``openness``, ``terms``, ``open``,
        ``line``, ``model_line``, ``rank``, ``evaluated_on`` (the board) and ``series``; board by
        board, best first. Models of unknown openness are left out.
    """
    own = models.assign(terms=terms(models), model_line=models.index)
    own = own[["model", "organisation", "openness", "terms", "model_line", "release_date"]]
    rows = boards.assign(line=boards.index)
    width = rows["interval_high"].astype(float) - rows["interval_low"].astype(float)
    rows["sd"] = (width / 3.92).fillna(0.0)
    rows = rows[["model", "score", "sd", "line", "evaluated_on", "series"]].merge(own, on="model")
    rows = rows[rows["terms"].notna()]
    rows = rows.sort_values(["evaluated_on", "score", "line"], ascending=[True, False, True])
    rows = rows.drop_duplicates(["evaluated_on", "model"])
    rows["open"] = rows["openness"].isin(OPEN_CLASSES).to_numpy(dtype=bool)
    rows["rank"] = rows.groupby("evaluated_on").cumcount() + 1
    return rows.reset_index(drop=True)


def top_by_board(scores: pd.DataFrame, models: pd.DataFrame, *, top: int = TOP) -> pd.DataFrame:
    """Return the best models of each whole board.

    Parameters
    ----------
    scores, models
        The tables.
    top
        How many models of each board.

    Returns
    -------
    pandas.DataFrame
        Rows of :func:`ranked_boards` with rank up to ``top``, board by board.
    """
    every = ranked_boards(whole_boards(scores), models)
    return every[every["rank"] <= top].reset_index(drop=True)
