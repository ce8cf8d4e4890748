"""The leaked memo's five points of May 2023, each with one figure then and one now."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis.frontier import CLOSED, OPEN, WEIGHTS, records
from hundredmodels.chapters.open_vs_closed.facts import PERCENT, lines, number
from hundredmodels.chapters.open_vs_closed.race import Race
from hundredmodels.chapters.result import Inputs, Result

MEMO_DAY = pd.Timestamp(2023, 5, 4)
LEVEL = 70.0
YEAR_OF_BOARDS = 12
GOOGLE = r"^(?:Google|Google DeepMind|DeepMind)$"
FIRST_YEAR = pd.Timestamp(2020, 1, 1)
NO_DATA = "the rows it needs are not known by this day"


@dataclass(frozen=True)
class Memo:
    """The memo's points.

    Attributes
    ----------
    points
        One row a point: ``point``, ``measure``, ``unit``, ``then``, ``now``, ``factor`` (now over
        then), ``then_from``, ``now_from``.
    google
        Google's best less the best open rating on every whole Arena board since the memo.
    results
        The results.
    """

    points: pd.DataFrame
    google: pd.DataFrame
    results: tuple[Result, ...]


def memo(race: Race, models: pd.DataFrame, end: pd.Timestamp) -> Memo:
    """Set each point beside later data.

    Parameters
    ----------
    race
        The frontiers.
    models
        Table ``models``.
    end
        Day of the data.

    Returns
    -------
    Memo
        The points and their results.
    """
    google = _google_boards(race.board_rows)
    made = (
        _ground(race, end),
        _size(race, models),
        _tokens(race, models),
        _google_lead(google),
        _google_open(models, end),
    )
    results = tuple(result for _, group in made for result in group)
    points = pd.DataFrame([row for row, _ in made])
    points["factor"] = points["now"].astype(float) / points["then"].astype(float)
    return Memo(points, google, results)


Point = tuple[dict[str, object], list[Result]]


def _point(
    says: str, measure: str, unit: str, *, then: float | None, now: float | None
) -> dict[str, object]:
    empty = float("nan")
    return {
        "point": says,
        "measure": measure,
        "unit": unit,
        "then": empty if then is None else then,
        "now": empty if now is None else now,
    }


def _ground(race: Race, end: pd.Timestamp) -> Point:
    rows = race.mmlu.rows
    then, now = race.mmlu.gap(MEMO_DAY), race.mmlu.gap(end)
    inputs = (lines("scores", rows["score_line"]), lines("models", rows["model_line"]))
    row = _point(
        "1 open eats their ground", "lead of closed models on MMLU", "points", then=then, now=now
    )
    return row, [
        number(
            "memo-gap-then",
            then,
            label="Lead of the best closed over the best open model on MMLU on the memo's day",
            unit="points",
            method="best closed less best open score among models released by 4 May 2023",
            inputs=inputs,
            digits=1,
        ),
        number(
            "memo-gap-change",
            now - then,
            label="Change of the lead of closed models on MMLU since the memo",
            unit="points",
            method="lead by the day of the data less lead on 4 May 2023",
            inputs=inputs,
            digits=1,
        ),
    ]


def _size(race: Race, models: pd.DataFrame) -> Point:
    size = models.set_index("model")["parameters_total_b"]
    rows = race.mmlu.rows
    able = rows[(rows["camp"] == OPEN) & (rows["score"] >= LEVEL)].copy()
    able["size"] = able["model"].map(size).astype(float)
    able = able[able["size"].notna()].sort_values(["date", "size"])
    then = float(able["size"].iloc[0]) if len(able) else None
    small = able.sort_values("size").head(1)
    now = float(small["size"].iloc[0]) if len(able) else None
    row = _point(
        "2 small beats large", "smallest open model at MMLU 70", "billion", then=then, now=now
    )
    ends = pd.concat([able.head(1), small])
    return row, [
        number(
            "memo-size-fall",
            None if then is None or now is None else then / now,
            label="Fall of the size of the smallest open model at MMLU 70, since the first such",
            unit="x",
            method="total parameters of the first open model at 70 or more over those of the "
            "smallest by the day of the data"
            + (f" ({ends['model'].iloc[0]} over {ends['model'].iloc[1]})" if len(able) else ""),
            inputs=(lines("scores", ends["score_line"]), lines("models", ends["model_line"])),
            n=len(able),
            digits=1,
            reason="no open model had reached MMLU 70 by this day",
        )
    ]


def _tokens(race: Race, models: pd.DataFrame) -> Point:
    trained = models[
        models["tokens_basis"].isin(["tokens trained on", "reported pretraining tokens"])
    ].set_index("model")["training_tokens_t"]
    rows = race.mmlu.rows
    steps = records(rows[rows["camp"] == OPEN]).copy()
    steps["tokens"] = steps["model"].map(trained).astype(float)
    steps = steps[steps["tokens"].notna()]
    before, after = steps[steps["date"] <= MEMO_DAY], steps[steps["date"] > MEMO_DAY]
    then = float(before["tokens"].iloc[-1]) if len(before) else None
    now = float(after["tokens"].iloc[-1]) if len(after) else None
    row = _point(
        "3 quality over quantity",
        "training tokens of the best open model",
        "trillion",
        then=then,
        now=now,
    )
    ends = pd.concat([before.tail(1), after.tail(1)])
    return row, [
        number(
            "memo-token-growth",
            None if then is None or now is None else now / then,
            label="Training tokens of the newest open record holder on MMLU over those of the "
            "memo's day",
            unit="x",
            method="ratio of tokens trained on; record holders whose tokens are known"
            + (f" ({' to '.join(ends['model'].astype(str))})" if len(ends) else ""),
            inputs=(lines("models", ends["model_line"]), lines("scores", ends["score_line"])),
            n=len(steps),
            digits=1,
            reason="no later open record holder with known tokens by this day",
        )
    ]


def _google_boards(rows: pd.DataFrame) -> pd.DataFrame:
    own = rows["organisation"].astype(str).str.match(GOOGLE).to_numpy(dtype=bool)
    shut = (rows["camp"] == CLOSED).to_numpy(dtype=bool)
    best = rows.sort_values("score", ascending=False)
    google = best[(own & shut)[best.index]].drop_duplicates("board").set_index("board")
    free = best[(~own & ~shut)[best.index]].drop_duplicates("board").set_index("board")
    parts = []
    for day in sorted(set(google.index) & set(free.index)):
        top, rival = google.loc[day], free.loc[day]
        parts.append(
            {
                "board": day,
                "series": top["series"],
                "google": top["model"],
                "open": rival["model"],
                "lead": float(top["score"] - rival["score"]),
                "line": top["score_line"],
                "rival_line": rival["score_line"],
            }
        )
    columns = ["board", "series", "google", "open", "lead", "line", "rival_line"]
    return pd.DataFrame(parts, columns=columns)


def _google_lead(google: pd.DataFrame) -> Point:
    known = len(google) > 0
    now = float(google["lead"].iloc[-1]) if known else None
    first, last = google.head(YEAR_OF_BOARDS), google.tail(YEAR_OF_BOARDS)
    row = _point(
        "4 Google cannot win",
        "Arena boards led by Google, first and last twelve",
        "%",
        then=PERCENT * float((first["lead"] > 0).mean()) if known else None,
        now=PERCENT * float((last["lead"] > 0).mean()) if known else None,
    )
    inputs: tuple[Inputs, ...] = (lines("scores", google["line"], google["rival_line"]),)
    return row, [
        number(
            "memo-google-boards",
            PERCENT * float((google["lead"] > 0).mean()) if known else None,
            label="Share of whole Arena boards on which Google's best closed model leads the best "
            "open model of others",
            unit="%",
            method="boards with a positive difference over all whole boards since May 2023",
            inputs=inputs,
            n=len(google),
            digits=0,
            reason=NO_DATA,
        ),
        number(
            "memo-google-lead",
            now,
            label="Google's best closed model over the best open model of others on the last whole "
            "Arena board",
            unit="Elo points",
            method="difference of two ratings on one board",
            inputs=(lines("scores", google["line"].tail(1), google["rival_line"].tail(1)),),
            n=2,
            digits=0,
            reason=NO_DATA,
        ),
    ]


def _google_open(models: pd.DataFrame, end: pd.Timestamp) -> Point:
    own = models[(models["kind"] == "release").to_numpy(dtype=bool)]
    named = own["organisation"].astype(str).str.match(GOOGLE).to_numpy(dtype=bool)
    own = own[named & own["release_date"].notna().to_numpy(dtype=bool)]
    own = own[own["openness"].notna().to_numpy(dtype=bool)]
    free = own["openness"].isin(WEIGHTS).to_numpy(dtype=bool)
    day = own["release_date"]
    early = ((day >= FIRST_YEAR) & (day <= MEMO_DAY)).to_numpy(dtype=bool)
    late = ((day > MEMO_DAY) & (day <= end)).to_numpy(dtype=bool)
    years = [(MEMO_DAY - FIRST_YEAR).days / 365.25, max((end - MEMO_DAY).days / 365.25, 1e-9)]
    then, now = int((early & free).sum()) / years[0], int((late & free).sum()) / years[1]
    row = _point(
        "5 Google needs open source", "Google's open releases a year", "a year", then=then, now=now
    )
    return row, [
        number(
            "memo-google-open-then",
            then,
            label="Google's open-weight releases a year, from 2020 to the memo",
            unit="a year",
            method="count of released models with downloadable weights over the years",
            inputs=(lines("models", own.index[early & free]),),
            n=int((early & free).sum()),
            digits=1,
        ),
        number(
            "memo-google-open-now",
            now if np.isfinite(now) else None,
            label="Google's open-weight releases a year since the memo",
            unit="a year",
            method="count of released models with downloadable weights over the years",
            inputs=(lines("models", own.index[late & free]),),
            n=int((late & free).sum()),
            digits=1,
        ),
    ]
