"""The leaked memo's five points of May 2023, each with an early figure and the newest."""

from dataclasses import dataclass, replace

import pandas as pd

from hundredmodels.analysis.durations import DAYS_PER_YEAR
from hundredmodels.analysis.frontier import records
from hundredmodels.analysis.openness import CLOSED, OPEN, OPEN_CLASSES
from hundredmodels.chapters.open_vs_closed.race import Race
from hundredmodels.chapters.units import BILLION_PARAMETERS, PER_CENT, POINTS

MEMO_DAY = pd.Timestamp(2023, 5, 4)
LEVEL = 70.0
YEAR_OF_BOARDS = 12
GOOGLE = r"^(?:Google|Google DeepMind|DeepMind)$"
SINCE = pd.Timestamp(2020, 1, 1)
BOARDS = ["board", "series", "google", "open", "lead", "line", "rival_line"]


@dataclass(frozen=True)
class Point:
    """One point of the memo, beside one measure.

    Attributes
    ----------
    says
        The point.
    measure, unit
        What is measured, and in what.
    then, now
        An early figure, that of May 2023 or the first since, and the newest by the day of the
        data; missing where none was known, and before the memo.
    rows_then, rows_now
        The rows that each stands in.
    n
        How many rows the measure was chosen from.
    """

    says: str
    measure: str
    unit: str
    then: float | None
    now: float | None
    rows_then: pd.DataFrame
    rows_now: pd.DataFrame
    n: int

    @property
    def ends(self) -> pd.DataFrame:
        """The rows of both figures."""
        return pd.concat([self.rows_then, self.rows_now])

    def change(self) -> float | None:
        """Return the figure now less that then."""
        return None if self.then is None or self.now is None else self.now - self.then

    def growth(self) -> float | None:
        """Return the figure now over that then."""
        return None if self.then is None or self.now is None else self.now / self.then

    def fall(self) -> float | None:
        """Return the figure then over that now."""
        return None if self.then is None or self.now is None else self.then / self.now


@dataclass(frozen=True)
class Memo:
    """The memo's points.

    Attributes
    ----------
    ground, size, tokens, boards, releases
        The points, in the memo's order.
    google
        Google's best less the best open rating on every whole Arena board since the memo.
    """

    ground: Point
    size: Point
    tokens: Point
    boards: Point
    releases: Point
    google: pd.DataFrame

    @property
    def points(self) -> tuple[Point, ...]:
        """All five."""
        return self.ground, self.size, self.tokens, self.boards, self.releases

    def unknown(self) -> "Memo":
        """Return the points without their figures, as they are before the memo."""
        ground, size, tokens, boards, releases = (
            replace(point, then=None, now=None) for point in self.points
        )
        return Memo(ground, size, tokens, boards, releases, self.google)


def study_memo(race: Race, models: pd.DataFrame, end: pd.Timestamp) -> Memo:
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
        The points, and Google's boards.
    """
    google = _google_boards(race.board_rows)
    found = Memo(
        _ground(race, end),
        _size(race, models),
        _tokens(race, models),
        _boards(google),
        _releases(models, end),
        google,
    )
    return found if end >= MEMO_DAY else found.unknown()


def _ground(race: Race, end: pd.Timestamp) -> Point:
    track = race.mmlu
    return Point(
        "1 open eats their ground",
        "lead of closed models on MMLU",
        POINTS,
        track.gap(MEMO_DAY),
        track.gap(end),
        track.rows,
        track.rows,
        len(track.rows),
    )


def _size(race: Race, models: pd.DataFrame) -> Point:
    size = models.set_index("model")["parameters_total_b"]
    rows = race.mmlu.rows
    able = rows[(rows["camp"] == OPEN) & (rows["score"] >= LEVEL)].copy()
    able["size"] = able["model"].map(size).astype(float)
    able = able[able["size"].notna()].sort_values(["date", "size"])
    first, least = able.head(1), able.sort_values("size").head(1)
    return Point(
        "2 small beats large",
        "smallest open model at MMLU 70",
        BILLION_PARAMETERS,
        float(first["size"].iloc[0]) if len(able) else None,
        float(least["size"].iloc[0]) if len(able) else None,
        first,
        least,
        len(able),
    )


def _tokens(race: Race, models: pd.DataFrame) -> Point:
    trained = models[
        models["tokens_basis"].isin(["tokens trained on", "reported pretraining tokens"])
    ].set_index("model")["training_tokens_t"]
    rows = race.mmlu.rows
    steps = records(rows[rows["camp"] == OPEN]).copy()
    steps["tokens"] = steps["model"].map(trained).astype(float)
    steps = steps[steps["tokens"].notna()]
    before, after = (
        part.tail(1) for part in (steps[steps["date"] <= MEMO_DAY], steps[steps["date"] > MEMO_DAY])
    )
    return Point(
        "3 quality over quantity",
        "training tokens of the best open model",
        "trillion",
        float(before["tokens"].iloc[0]) if len(before) else None,
        float(after["tokens"].iloc[0]) if len(after) else None,
        before,
        after,
        len(steps),
    )


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
    return pd.DataFrame(parts, columns=BOARDS)


def boards_led(google: pd.DataFrame) -> float | None:
    """Return the share of boards on which Google leads, in per cent."""
    return 100 * float((google["lead"] > 0).mean()) if len(google) else None


def _boards(google: pd.DataFrame) -> Point:
    first, last = google.head(YEAR_OF_BOARDS), google.tail(YEAR_OF_BOARDS)
    return Point(
        "4 Google cannot win",
        "Arena boards led by Google, first and last twelve",
        PER_CENT,
        boards_led(first),
        boards_led(last),
        first,
        last,
        len(google),
    )


def _releases(models: pd.DataFrame, end: pd.Timestamp) -> Point:
    own = models[(models["kind"] == "release").to_numpy(dtype=bool)]
    named = own["organisation"].astype(str).str.match(GOOGLE).to_numpy(dtype=bool)
    own = own[named & own["release_date"].notna().to_numpy(dtype=bool)]
    own = own[own["openness"].isin(OPEN_CLASSES).to_numpy(dtype=bool)]
    day = own["release_date"]
    early = own[((day >= SINCE) & (day <= MEMO_DAY)).to_numpy(dtype=bool)]
    late = own[((day > MEMO_DAY) & (day <= end)).to_numpy(dtype=bool)]
    before = (MEMO_DAY - SINCE).days / DAYS_PER_YEAR
    since = (end - MEMO_DAY).days / DAYS_PER_YEAR
    return Point(
        "5 Google needs open source",
        "Google's open releases a year",
        "a year",
        len(early) / before,
        len(late) / since if since > 0 else None,
        early,
        late,
        len(own),
    )
