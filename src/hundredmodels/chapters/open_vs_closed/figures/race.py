"""Figures of the race: frontiers, Arena boards, waits, the forest of lags."""

import altair as alt
import pandas as pd

from hundredmodels.analysis.frontier import ARENA, GPQA, MMLU, MMLU_PRO
from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.open_vs_closed import frames
from hundredmodels.chapters.open_vs_closed.figures.marks import (
    CAMP_COLOUR,
    LABEL,
    dated,
)
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.charts.forest import Mark, forest
from hundredmodels.charts.palette import CLOSED, INK, MUTED, OPEN, PAPER
from hundredmodels.charts.staircase import Stair, staircase

PHONE = 290.0
"""Width of a plot on a phone, at which names are kept apart."""
HARD = (
    Stair("closed, GPQA", CLOSED, above=True, shape="diamond"),
    Stair("open, GPQA", OPEN, above=False),
    Stair("closed, Pro", CLOSED, above=True, dash=(5, 3), named=False, shape="diamond"),
    Stair("open, Pro", OPEN, above=False, dash=(5, 3), named=False),
)


@draws(frames.frontier_mmlu)
def frontier_mmlu(study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw both staircases on MMLU."""
    return _frontier(study, MMLU, frame, "MMLU, per cent right")


@draws(frames.frontier_arena)
def frontier_arena(study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw both staircases on the last whole Arena board, by release date."""
    return _frontier(study, ARENA, frame, "Arena rating, Elo points")


def _frontier(study: Study, benchmark: str, frame: pd.DataFrame, title: str) -> alt.TopLevelMixin:
    track = study.race.tracks[benchmark]
    behind = frame[~frame["record"]]
    return staircase(track.steps, behind, end=study.end, y=title, height=360, width=PHONE)


@draws(frames.frontier_hard)
def frontier_hard(study: Study, _frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the staircases on GPQA-diamond and MMLU-Pro."""
    parts = [
        study.race.tracks[name].steps.assign(
            camp=study.race.tracks[name].steps["camp"].astype(str) + f", {short}"
        )
        for name, short in ((GPQA, "GPQA"), (MMLU_PRO, "Pro"))
    ]
    steps = pd.concat([part for part in parts if len(part)], ignore_index=True)
    return staircase(
        steps,
        steps.head(0),
        end=study.end,
        y="per cent right",
        stairs=HARD,
        height=400,
        room=0.56,
        width=PHONE,
    )


@draws(frames.arena_boards)
def arena_boards(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the best open and closed rating of every whole board, broken where the scale broke."""
    rows = dated(frame, "board")
    first, last = frame["board"].min(), frame["board"].max()
    room = max((last - first) * 0.14, pd.Timedelta(days=20))
    scale = alt.Scale(domain=[first.strftime("%Y-%m-%d"), (last + room).strftime("%Y-%m-%d")])
    x = alt.X("board:T", title=None, scale=scale, axis=alt.Axis(tickCount=6, format="%b %Y"))
    y = alt.Y("score:Q", title="best rating, Elo points",
              scale=alt.Scale(zero=False, padding=12))  # fmt: skip
    color = alt.Color("camp:N", scale=CAMP_COLOUR, legend=None)
    tips = [
        alt.Tooltip("model:N"),
        alt.Tooltip("camp:N"),
        alt.Tooltip("score:Q", title="Rating, Elo points", format=".0f"),
        alt.Tooltip("board:T", title="Board of", format="%d %b %Y"),
        alt.Tooltip("series:N", title="Method"),
    ]
    ends = rows.sort_values("board").drop_duplicates("camp", keep="last")
    breaks = frame.groupby("series")["board"].min().sort_values().iloc[1:]
    cuts = pd.DataFrame({"board": breaks.dt.strftime("%Y-%m-%d"), "words": "scale broke"})
    base = alt.Chart(rows)
    layers = [
        alt.Chart(cuts)
        .mark_rule(color=MUTED, strokeDash=[2, 4], opacity=0.7)
        .encode(
            x=x,
            tooltip=alt.value("The board's method changed: ratings across the line don't compare"),
        ),
        base.mark_line(strokeWidth=2.25).encode(
            x=x, y=y, color=color, detail="series:N", tooltip=tips[1:2]
        ),
        base.mark_circle(size=34, opacity=0.9).encode(x=x, y=y, color=color, tooltip=tips),
        alt.Chart(ends)
        .mark_text(align="left", dx=8, fontWeight="bold")
        .encode(x=x, y=y, color=color, text="camp:N"),
    ]
    if len(cuts):
        layers.append(
            alt.Chart(cuts.head(1))
            .mark_text(align="left", dx=4, dy=6, color=MUTED, fontSize=LABEL)
            .encode(x=x, y=alt.value(0), text="words:N")
        )
    return alt.layer(*layers).properties(height=330)


@draws(frames.catch_up)
def catch_up(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw how long each closed record on MMLU waited for its open match."""
    rows = dated(frame.drop(columns="matched_on"), "released").assign(
        record=frame["closed_record"] + frame["score"].map("  {:.1f}".format),
        words=[
            f"{one:.1f}  {who}" if met else f"{one:.1f} not yet"
            for one, who, met in zip(
                frame["months"], frame["matched_by"], frame["matched"], strict=True
            )
        ],
        start=0.0,
    )
    order = rows["record"].tolist()
    most = max(float(frame["months"].max()), 1.0)
    least = min(float(frame["months"].min()), 0.0)
    y = alt.Y("record:N", sort=order, title=None, axis=alt.Axis(labelLimit=220))
    x = alt.X("months:Q", title="months to an open match",
              scale=alt.Scale(domain=[least, most * 2.3], nice=False),
              axis=alt.Axis(grid=True, tickCount=8))  # fmt: skip
    tips = [
        alt.Tooltip("closed_record:N", title="Closed record"),
        alt.Tooltip("released:T", format="%d %b %Y"),
        alt.Tooltip("score:Q", title="MMLU, %", format=".1f"),
        alt.Tooltip("matched_by:N", title="Matched by"),
        alt.Tooltip("months:Q", title="months waited", format=".1f"),
    ]
    met, open_end = rows[rows["matched"]], rows[~rows["matched"]]
    layers = [
        alt.Chart(met).mark_rule(color=CLOSED, strokeWidth=2.5).encode(
            x=x, x2="start:Q", y=y, tooltip=tips
        ),
        alt.Chart(open_end).mark_rule(color=CLOSED, strokeWidth=2.5, strokeDash=[4, 4]).encode(
            x=x, x2="start:Q", y=y, tooltip=tips
        ),
        alt.Chart(met).mark_point(filled=True, fill=OPEN, stroke=OPEN, size=60).encode(
            x=x, y=y, tooltip=tips
        ),
        alt.Chart(open_end).mark_point(filled=True, fill=PAPER, stroke=MUTED, size=60).encode(
            x=x, y=y, tooltip=tips
        ),
        alt.Chart(rows).mark_text(align="left", dx=9, fontSize=LABEL, color=INK).encode(
            x=x, y=y, text="words:N"
        ),
    ]  # fmt: skip
    return alt.layer(*[one for one in layers if len(one.data)]).properties(height=27 * len(order))


@draws(frames.lag_forest)
def lag_forest(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw our lags and the published ones in one forest."""
    ends = pd.concat([frame["value"], frame["low"], frame["high"]]).astype(float)
    ends = ends[ends.abs() < float("inf")].dropna()
    low, high = float(min(ends.min(), 0.0)), float(max(ends.max(), 1.0))
    room = 0.05 * (high - low)
    right = 0.22 * (high - low)
    return forest(
        frame,
        axis="lag, months",
        domain=(low - room, high + right),
        mark=Mark(0.0, "no lag"),
        log=False,
    )
