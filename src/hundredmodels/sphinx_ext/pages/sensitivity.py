"""The page of a sweep: how each number moves with each parameter, beside the sweep's table.

One file that asks for no other: the drawings are in it and follow light and dark. What moves most
stands first; the chapter's headline numbers are drawn, all others are listed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isinf
from pathlib import Path
from typing import Any

import pandas as pd

from hundredmodels.build.files import write_whole
from hundredmodels.build.sweep.table import about_table, column_of
from hundredmodels.chapters.result import format_number, written
from hundredmodels.charts.sensitivity import sensitivity
from hundredmodels.report.sensitivity import Movement, is_days, is_ordered, movements
from hundredmodels.report.spec import vega_lite
from hundredmodels.sphinx_ext.assets import joined, palette_css
from hundredmodels.sphinx_ext.drawings.drawing import Drawings
from hundredmodels.sphinx_ext.markup import definitions, tag, text
from hundredmodels.sphinx_ext.policy import policy

WIDTH = 320
DRAWN = 6
"""Numbers drawn where the chapter's answer quotes none."""
DOTS = 300
"""Runs drawn in one panel at most."""


@dataclass(frozen=True)
class Sweep:
    """A sweep's table and what its metadata say.

    Attributes
    ----------
    table
        A row for each run and result.
    about
        Chapter, design, swept and fixed parameters.
    columns
        The column of each swept parameter.
    """

    table: pd.DataFrame
    about: Mapping[str, Any]
    columns: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> "Sweep":
        """Read a sweep's table."""
        about = about_table(path)
        columns = {one["name"]: column_of(one["name"]) for one in about["swept"]}
        return cls(pd.read_parquet(path), about, columns)

    @property
    def runs(self) -> int:
        """How many runs there were."""
        return int(self.table["run"].nunique())


def write_page(path: Path, drawings: Path) -> Path:
    """Write the page of a sweep beside its table.

    Parameters
    ----------
    path
        The table.
    drawings
        A folder where drawings are kept.

    Returns
    -------
    pathlib.Path
        The page.
    """
    page = path.with_suffix(".html")
    write_whole(page, html(Sweep.read(path), path.name, Drawings(drawings)))
    return page


def html(sweep: Sweep, name: str, drawings: Drawings) -> str:
    """Write the page.

    Parameters
    ----------
    sweep
        The sweep.
    name
        The file name of its table.
    drawings
        What draws.

    Returns
    -------
    str
        HTML that asks for no other file.
    """
    found = movements(sweep.table, list(sweep.columns.values()))
    moving = [one for one in found if one.least != one.most]
    headlines = [one for one in moving if one.headline] or moving[:DRAWN]
    title = f"How the numbers move: {sweep.about['title']}"
    body = tag(
        "main",
        tag("h1", text(title)),
        *_introduction(sweep, name),
        tag("h2", "The chapter’s answer" if any(one.headline for one in moving) else "The numbers"),
        *(
            [tag("p", text(_legend(sweep)), class_="hm-quiet")]
            if headlines
            else [tag("p", "No number moves within this sweep.")]
        ),
        tag(
            "div",
            *(_drawn(one, sweep, drawings, place) for place, one in enumerate(headlines)),
            class_="hm-panels" if len(sweep.columns) == 1 else None,
        ),
        *_listed(moving, len(found) - len(moving), sweep),
        *_failed(sweep),
        tag("h2", "What did not vary"),
        definitions([(key, text(_word(value))) for key, value in sweep.about["fixed"].items()]),
        class_="hm-sweep",
    )
    style = palette_css() + joined("styles", ("base", "sensitivity"), ".css")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"{policy(styles=[style])}"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)}</title><style>{style}</style></head><body>{body}</body></html>\n"
    )


def _introduction(sweep: Sweep, name: str) -> Iterable[str]:
    """Say what was run."""
    yield tag(
        "p",
        text(f"{sweep.runs} runs of the chapter’s notebook, {sweep.about['design']}, over:"),
    )
    said = []
    for about in sweep.about["swept"]:
        values = sweep.table[sweep.columns[about["name"]]]
        count = values.nunique()
        if is_ordered(values):
            ends = f"{_word(values.min())} to {_word(values.max())}"
        else:
            ends = ", ".join(sorted(map(str, values.unique())))
        unit = f" {about['unit']}" if about["unit"] not in {"", "day"} else ""
        said.append(
            (about["name"], text(f"{ends}{unit} ({count} values). {about['description']}."))
        )
    yield definitions(said)
    yield tag(
        "p",
        "All numbers of all runs: ",
        tag("a", text(name), href=name),
        ", one row for each run and number.",
        class_="hm-quiet",
    )


def _legend(sweep: Sweep) -> str:
    """Say how to read the drawings."""
    if len(sweep.columns) == 1:
        return (
            "The line joins the runs; the band is each run’s own interval. What moves most first."
        )
    dots = f"a dot is a run (at most {DOTS} are drawn)" if sweep.runs > DOTS else "a dot is a run"
    return (
        f"One drawing for each parameter: {dots}, the line joins the medians over all other "
        "parameters where several runs share a value. What moves most stands first; ρ is "
        "Spearman’s rank correlation over all runs."
    )


def _drawn(one: Movement, sweep: Sweep, drawings: Drawings, place: int) -> str:
    """Draw a number against each parameter."""
    rows = sweep.table[(sweep.table["id"] == one.id) & sweep.table["value"].notna()]
    panels = []
    for number, (name, column) in enumerate(sweep.columns.items()):
        kind = "T" if is_days(rows[column]) else "Q" if is_ordered(rows[column]) else "N"
        kind = "N" if pd.api.types.is_bool_dtype(rows[column]) else kind
        runs = _runs(rows, column, kind)
        rho = one.correlations.get(column)
        below = f"{name} (ρ = {_signed(rho)}, n = {one.runs})" if rho is not None else name
        alone = len(sweep.columns) == 1
        chart = sensitivity(runs, kind=kind, parameter=below, unit=one.unit, alone=alone)
        label = f"{one.label} against {name}: {_span(one)}."
        spec = vega_lite(chart)
        panels.append(drawings.inline(spec, WIDTH, prefix=f"p{place}-{number}", label=label))
    return tag(
        "section",
        tag("h3", text(one.label)),
        tag("p", text(f"{_span(one)}{_times(one)}."), class_="hm-quiet"),
        tag("div", *panels, class_="hm-panels"),
        class_="hm-moves",
        id=one.id,
    )


def _runs(rows: pd.DataFrame, column: str, kind: str) -> pd.DataFrame:
    """Return a panel's runs, sorted, evenly thinned where they are too many."""
    frame = pd.DataFrame(
        {
            "at": rows[column].astype(str) if kind != "Q" else rows[column].astype(float),
            "value": rows["value"],
            "low": rows["low"].where(rows["low"].abs() < float("inf")),
            "high": rows["high"].where(rows["high"].abs() < float("inf")),
        }
    ).sort_values(["at", "value"], ignore_index=True)
    if len(frame) > DOTS:
        frame = frame.iloc[[round(at * (len(frame) - 1) / (DOTS - 1)) for at in range(DOTS)]]
    return frame.reset_index(drop=True)


def _listed(moving: Sequence[Movement], still: int, sweep: Sweep) -> Iterable[str]:
    """List every number that moves."""
    if not moving:
        return
    yield tag("h2", "Every number that moves")
    heads = ["Number", "Least", "Most", "Factor", "Runs"]
    heads += [f"ρ with {name}" for name in sweep.columns]
    lines = []
    for one in moving:
        rho = [_signed(one.correlations.get(column)) for column in sweep.columns.values()]
        cells = [_number(one.least, one.unit), _number(one.most, one.unit), _factor(one)]
        cells += [
            f"{one.runs}" + (f" of {one.runs + one.missing}" if one.missing else ""),
            *rho,
        ]
        name = tag("th", text(one.label), tag("code", text(one.id)), scope="row")
        lines.append(tag("tr", name, *(tag("td", text(cell)) for cell in cells)))
    head = tag("thead", tag("tr", *(tag("th", text(word), scope="col") for word in heads)))
    yield tag("div", tag("table", head, tag("tbody", *lines)), class_="hm-wide", tabindex="0")
    if still:
        yield tag("p", text(f"{still} more numbers do not move."), class_="hm-quiet")


def _failed(sweep: Sweep) -> Iterable[str]:
    """List the runs that failed."""
    rows = sweep.table[sweep.table["id"].isna()]
    if rows.empty:
        return
    yield tag("h2", text(f"Runs that failed: {len(rows)}"))
    points = (
        ", ".join(f"{name}={_word(row[column])}" for name, column in sweep.columns.items())
        for _, row in rows.iterrows()
    )
    yield definitions(
        [(point, text(cause)) for point, cause in zip(points, rows["reason"], strict=True)]
    )


def _span(one: Movement) -> str:
    """Say from where to where a number moves."""
    words = f"from {_number(one.least, one.unit)} to {_number(one.most, one.unit)}"
    of_all = one.runs + one.missing
    return words + (f"; not estimable in {one.missing} of {of_all} runs" if one.missing else "")


def _times(one: Movement) -> str:
    """Say by what factor a number moves, where it has one."""
    return "" if isinf(one.factor) else f"; the most is {_factor(one)} times the least"


def _factor(one: Movement) -> str:
    """Write a factor."""
    return "sign or zero" if isinf(one.factor) else format_number(one.factor, None)


def _number(value: float, unit: str) -> str:
    """Write a number with its unit."""
    if unit == "year":
        return str(int(value))
    return written(value, unit, None)


def _signed(rho: float | None) -> str:
    """Write a correlation with two decimals and its sign."""
    return "–" if rho is None else f"{rho:+.2f}".replace("-", "−")


def _word(value: Any) -> str:  # noqa: ANN401 -- a parameter's value
    """Write a parameter's value."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
