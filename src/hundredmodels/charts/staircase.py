"""Staircases: the best so far of several camps over time, never drawn across a break.

Each record is a step; between records the line runs level, and it ends at the day of the data.
The other contenders stand behind as faint dots. Names are written where they do not collide; all
others are in the tooltip. The last twelve months, which the lists under-report, are shaded.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from hundredmodels.charts.palette import CLOSED, MUTED, OPEN, PAPER

PLOT_WIDTH, LETTER, LINE = 640.0, 6.1, 13.0
ROOM_RIGHT, ROOM_LEFT = 0.13, 0.02
APART, DOT = 2.0, 3.0
YEAR = pd.Timedelta(days=365)
LOWEST = 10.0
"""Least height shown, in the unit of the scores: one record or two equal ones fill no axis."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Stair:
    """How one camp's staircase is drawn.

    Attributes
    ----------
    name
        Value of the column ``camp``, written at the end of the line.
    colour
        Of the palette.
    above
        Whether names stand above and left of their step, or below and right.
    dash
        Dash pattern; empty for a full line.
    named
        Whether its records are named in the drawing, or in the tooltips alone.
    shape
        Of its dots.
    """

    name: str
    colour: str
    above: bool
    dash: Sequence[int] = ()
    named: bool = True
    shape: str = "circle"


CAMPS = (Stair("closed", CLOSED, above=True, shape="diamond"), Stair("open", OPEN, above=False))


def staircase(
    steps: pd.DataFrame,
    others: pd.DataFrame,
    *,
    end: pd.Timestamp,
    y: str,
    stairs: Sequence[Stair] = CAMPS,
    height: int = 340,
    room: float = ROOM_RIGHT,
    width: float = PLOT_WIDTH,
) -> alt.LayerChart | alt.FacetChart:
    """Draw staircases.

    Parameters
    ----------
    steps
        Records: ``date``, ``score``, ``camp``, ``model``; optionally ``flagged`` (drawn hollow).
    others
        Contenders that are no record, drawn faint: the same columns; may be empty.
    end
        Day of the data, where the lines end.
    y
        Title of the vertical axis, with its unit.
    stairs
        The camps in the order of drawing.
    height
        Height in pixels.
    room
        Room for the camps' names at the right, as a share of the time shown.
    width
        Width in pixels at which names must not collide yet; a wide drawing has room for more.

    Returns
    -------
    altair.LayerChart
        Shading, dots, lines, records, names and the camps' names at the lines' ends.
    """
    frame = steps.assign(flagged=steps["flagged"] if "flagged" in steps.columns else False)
    start, best, worst = _extent(frame, others, end)
    span = max(end - start, pd.Timedelta(days=30))
    scale_x = alt.Scale(domain=[_day(start - ROOM_LEFT * span), _day(end + room * span)])
    tall = max(best - worst, LOWEST)
    spare = (tall - (best - worst)) / 2
    low, high = worst - spare - 0.06 * tall, best + spare + 0.09 * tall
    x = alt.X("date:T", title=None, scale=scale_x, axis=_days(span))
    vertical = alt.Y("score:Q", title=y, scale=alt.Scale(domain=[low, high], nice=False))
    layers: list[alt.Chart] = [_shade(max(start, end - YEAR), end, low, high)]
    place = _Place(start, span * (1 + room), low, high, height, 1 + room, width)
    nameless = [stair.name for stair in stairs if not stair.named]
    taken = [place.dot(row) for row in frame[frame["camp"].isin(nameless)].to_dict("records")]
    for stair in stairs:
        own = frame[frame["camp"] == stair.name].sort_values("date")
        if own.empty:
            continue
        behind = others[others["camp"] == stair.name]
        layers += _stair(own, behind, stair, end=end, unit=y, x=x, y=vertical)
        if stair.named:
            kept = _fitting(own, stair, place, taken)
            layers += _names(kept, stair, x, vertical)
    layers += _ends(frame, stairs, end=end, pixels=height / (high - low), x=x, y=vertical)
    return alt.layer(*layers).properties(height=height)


def _days(span: pd.Timedelta) -> alt.Axis:
    """Mark years, or months where there are few; a month at most once, as it would be its name."""
    if span >= 3 * YEAR:
        return alt.Axis(tickCount="year", format="%Y")
    return alt.Axis(tickCount="month" if span < 0.6 * YEAR else 7, format="%b %Y")


def _extent(
    steps: pd.DataFrame, others: pd.DataFrame, end: pd.Timestamp
) -> tuple[pd.Timestamp, float, float]:
    if steps.empty:
        return end - YEAR, 1.0, 0.0
    scores = pd.concat([steps["score"], others["score"]]).astype(float)
    return steps["date"].min(), float(scores.max()), float(steps["score"].astype(float).min())


def _shade(first: pd.Timestamp, end: pd.Timestamp, low: float, high: float) -> alt.Chart:
    box = pd.DataFrame({"date": [_day(first)], "to": [_day(end)], "low": [low], "high": [high]})
    shade: alt.Chart = (
        alt.Chart(box)
        .mark_rect(color=MUTED, opacity=0.08)
        .encode(
            # no domain of its own: with an end in x2, Vega-Lite would take its days for words
            x=alt.X("date:T", title=None),
            x2="to:T",
            y=alt.Y("low:Q", scale=alt.Scale(domain=[low, high], nice=False)),
            y2="high:Q",
            tooltip=alt.value("The last twelve months are under-reported"),
        )
    )
    return shade


def _stair(
    own: pd.DataFrame,
    behind: pd.DataFrame,
    stair: Stair,
    *,
    end: pd.Timestamp,
    unit: str,
    x: alt.X,
    y: alt.Y,
) -> list[alt.Chart]:
    tip = [
        alt.Tooltip("model:N", title="Model"),
        alt.Tooltip("score:Q", title=unit, format=".1f"),
        alt.Tooltip("date:T", title="Released", format="%d %b %Y"),
    ]
    last = own.iloc[[-1]].assign(date=end)
    line = pd.concat([own, last])[["date", "score"]]
    parts = []
    if len(behind):
        dots = behind[["date", "score", "model"]]
        dots = dots[dots["score"].astype(float) >= float(own["score"].min()) - 1e-9]
        parts.append(
            alt.Chart(_dated(dots))
            .mark_point(filled=True, shape=stair.shape, color=stair.colour, opacity=0.22, size=22)
            .encode(x=x, y=y, tooltip=tip)
        )
    dash = list(stair.dash) or [1, 0]
    parts.append(
        alt.Chart(_dated(line))
        .mark_line(color=stair.colour, interpolate="step-after", strokeDash=dash)
        .encode(x=x, y=y, tooltip=alt.value(f"The best so far: {stair.name}"))
    )
    hollow = own["flagged"].astype(bool)
    for rows, fill in ((own[~hollow], stair.colour), (own[hollow], PAPER)):
        if len(rows):
            parts.append(
                alt.Chart(_dated(rows[["date", "score", "model"]]))
                .mark_point(
                    filled=True,
                    shape=stair.shape,
                    fill=fill,
                    stroke=stair.colour,
                    size=46,
                    opacity=1,
                )
                .encode(x=x, y=y, tooltip=tip)
            )
    return parts


def _ends(
    frame: pd.DataFrame,
    stairs: Sequence[Stair],
    *,
    end: pd.Timestamp,
    pixels: float,
    x: alt.X,
    y: alt.Y,
) -> list[alt.Chart]:
    """Write the camps' names at the lines' ends, pushed apart where two lines end close by."""
    best = {
        stair: float(frame.loc[frame["camp"] == stair.name, "score"].max())
        for stair in stairs
        if (frame["camp"] == stair.name).any()
    }
    layers, floor = [], float("-inf")
    for stair, score in sorted(best.items(), key=lambda item: -item[1]):
        own = -score * pixels
        floor = max(own - 5.0 if stair.above else own + 4.0, floor + LINE + 1)
        tail = pd.DataFrame({"date": [end], "score": [score], "name": [stair.name]})
        layers.append(
            alt.Chart(_dated(tail))
            .mark_text(align="left", dx=6, dy=floor - own, fontWeight="bold", color=stair.colour)
            .encode(x=x, y=y, text="name:N")
        )
    return layers


@dataclass(frozen=True)
class _Place:
    """Where the data lie on the drawing, to tell which names fit."""

    start: pd.Timestamp
    span: pd.Timedelta
    low: float
    high: float
    height: int
    room: float
    width: float = PLOT_WIDTH

    def spot(self, row: Mapping[Hashable, object]) -> tuple[float, float]:
        day, score = pd.Timestamp(str(row["date"])), float(str(row["score"]))
        across = self.width * ((day - self.start) / self.span + ROOM_LEFT)
        return across, self.height * (1 - (score - self.low) / (self.high - self.low))

    def dot(self, row: Mapping[Hashable, object]) -> Box:
        across, down = self.spot(row)
        return across - DOT, down - DOT, across + DOT, down + DOT

    def box(self, row: Mapping[Hashable, object], stair: Stair) -> Box:
        across, down = self.spot(row)
        wide = LETTER * len(str(row["model"]))
        left = across - wide - 6 if stair.above else across + 6
        top = down - LINE - 3 if stair.above else down + 3
        return left, top, left + wide, top + LINE

    def holds(self, box: Box) -> bool:
        # right of the data's end stand the camps' names
        end = self.width * (1 / self.room + ROOM_LEFT)
        return box[0] >= 0 and box[2] <= end and box[1] >= 0 and box[3] <= self.height


def _fitting(own: pd.DataFrame, stair: Stair, place: _Place, taken: list[Box]) -> pd.DataFrame:
    """Keep the names that fit; the newest first, as they are the ones looked for."""
    kept = []
    for row in own.iloc[::-1].to_dict("records"):
        box = place.box(row, stair)
        if place.holds(box) and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            kept.append(row)
    return pd.DataFrame(kept, columns=own.columns)


def _names(kept: pd.DataFrame, stair: Stair, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    if kept.empty:
        return []
    text = alt.Chart(_dated(kept[["date", "score", "model"]])).mark_text(
        align="right" if stair.above else "left",
        dx=-6 if stair.above else 6,
        dy=-8 if stair.above else 10,
        fontSize=11,
        color=stair.colour,
    )
    return [text.encode(x=x, y=y, text="model:N")]


def _overlap(one: Box, other: Box) -> bool:
    """Say whether two boxes stand closer than a name may to another."""
    across = one[0] < other[2] + APART and other[0] < one[2] + APART
    return across and one[1] < other[3] + APART and other[1] < one[3] + APART


def _day(day: pd.Timestamp) -> str:
    return day.strftime("%Y-%m-%d")


def _dated(frame: pd.DataFrame) -> pd.DataFrame:
    """Write days as text, so that the drawing has the same bytes in each time zone."""
    return frame.assign(date=pd.to_datetime(frame["date"]).dt.strftime("%Y-%m-%d"))
