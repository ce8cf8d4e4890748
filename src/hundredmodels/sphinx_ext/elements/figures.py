"""A figure on a page: caption, drawing, source line, menu, table; and its files beside the page."""

import csv
import io
import json
import re
from functools import partial
from pathlib import Path
from urllib.parse import quote

from docutils import nodes

from hundredmodels.report.payload import Cell, FigurePayload, Table
from hundredmodels.report.tokens import TOKEN_PATTERN
from hundredmodels.sphinx_ext.drawings.drawing import NARROW, WIDE, Picture, Shape, fit
from hundredmodels.sphinx_ext.drawings.vector import frame
from hundredmodels.sphinx_ext.elements.cards import named_sources, sentence, short_title, words
from hundredmodels.sphinx_ext.elements.citing import cite_link
from hundredmodels.sphinx_ext.elements.what_if import what_if
from hundredmodels.sphinx_ext.markup import languages, tag, text
from hundredmodels.sphinx_ext.site import Placed, Site

MOST_ROWS = 60
"""Rows of the table view; the file has them all."""
NO_SOURCE = "none, as nothing is shown"
END = re.compile(r"(?:(?<=[a-z0-9\)\]”%])|(?<=[A-Z]{2}))[.!?](?=\s+[\[A-Z0-9“]|\s*$)")
ABBREVIATIONS = ("vs", "e.g", "i.e", "cf", "approx", "no")


def figure(site: Site, here: str, payload: FigurePayload, where: nodes.Node) -> str:
    """Write a figure.

    Parameters
    ----------
    site
        The site.
    here
        The document that it stands in.
    payload
        What it shows.
    where
        What to name in warnings.

    Returns
    -------
    str
        A ``figure`` element.
    """
    placed = site.figures[f"{site.book.slug(here)}-{payload.id}"]
    label = words(site, payload.alt)
    sentence(site, here, payload.alt, where)  # complains of unknown numbers
    wide = site.drawings.inline(payload.spec, WIDE, prefix=f"{placed.id}-w", label=label)
    narrow = site.drawings.inline(payload.spec, NARROW, prefix=f"{placed.id}-n", label=label)
    for key in payload.sources:
        if site.facts.sources and key not in site.facts.sources:
            site.unknown("source", key, site.facts.sources, where)
    drawing = tag(
        "div",
        wide.replace("<svg", '<svg class="hm-static hm-wide"', 1),
        narrow.replace("<svg", '<svg class="hm-static hm-narrow"', 1),
        tag("div", class_="hm-live"),
        class_="hm-drawing",
    )
    left_out = f" {text(payload.reduction)}" if payload.reduction else ""
    spec = json.dumps(payload.spec, ensure_ascii=False, separators=(",", ":"))
    return tag(
        "figure",
        tag("figcaption", caption(site, here, placed, where)),
        drawing,
        what_if(payload.what_if, placed.id, placed.number) if payload.what_if else "",
        tag("script", spec.replace("</", "<\\/"), type="application/json", class_="hm-spec"),
        tag(
            "div",
            tag("p", source_line(site, here, payload) + left_out, class_="hm-source"),
            menu(site, here, placed),
            class_="hm-figure-foot",
        ),
        table(payload.data, site.file(here, csv_path(placed)), placed),
        class_="hm-figure",
        id=placed.id,
        data_alt=label,
    )


def split_caption(caption_: str) -> tuple[str, str]:
    """Split a caption into its first sentence, which states the finding, and the rest."""
    hidden = TOKEN_PATTERN.sub(lambda match: "X" * (len(match[0]) - 1) + "0", caption_)
    for match in END.finditer(hidden):
        before = hidden[: match.start()].rsplit(" ", 1)[-1].lower()
        if before not in ABBREVIATIONS:
            return caption_[: match.end()], caption_[match.end() :].strip()
    return caption_, ""


def caption(site: Site, here: str, placed: Placed, where: nodes.Node) -> str:
    """Write a caption: number, finding in bold, explanation."""
    finding, rest = split_caption(placed.payload.caption)
    return (
        tag("span", f"Figure {placed.number}", class_="hm-figure-number")
        + " "
        + tag("strong", sentence(site, here, finding, where))
        + (" " + sentence(site, here, rest, where) if rest else "")
    )


def source_line(site: Site, here: str, payload: FigurePayload) -> str:
    """Write where a figure's data come from, and the day they are of."""
    keys = sources_of(site, here, payload)
    named = named_sources(site, here, keys, most=len(keys))
    day = as_of(site, here)
    return (
        f"Source: {named or NO_SOURCE}"
        + (f"; as of {tag('span', text(day), class_='hm-whole')}" if day else "")
        + "."
    )


def sources_of(site: Site, here: str, payload: FigurePayload) -> list[str]:
    """Return the sources that a figure can have rows of by its day.

    All of them, where the tables know of none by then: the figure shows something.
    """
    day = as_of(site, here)
    first = site.facts.first_known if day else {}
    return [one for one in payload.sources if first.get(one, day) <= day] or list(payload.sources)


def as_of(site: Site, here: str) -> str:
    """Return the day whose knowledge a chapter uses; empty where it uses all."""
    page = site.book.pages.get(here)
    one = page.results.parameters.get("as_of") if page and page.results else None
    return "" if one is None or one.value == "latest" else str(one.value)


def menu(site: Site, here: str, placed: Placed) -> str:
    """Write a figure's menu."""
    entries = [
        ("Data", csv_path(placed), "The data of this figure as CSV"),
        ("SVG", f"figures/{placed.id}.svg", "This figure as SVG"),
        ("PNG", f"figures/{placed.id}.png", "This figure as PNG"),
    ]
    called = f"figure {placed.number}"
    links = [
        tag(
            "a",
            name,
            _hidden(called),
            href=site.file(here, quote(path)),
            download=True,
            title=title,
        )
        for name, path, title in entries
    ]
    links.append(cite_link(site, here, placed.id, called))
    if placed.payload.call:
        page = site.file(here, f"{code_page(site, placed.docname)}.html")
        target = f"{page}#{placed.payload.id}"
        links.append(tag("a", "Code", _hidden(called), href=target, title="The code that drew it"))
    mark = tag("span", f"Permanent address of {called}", class_="hm-hidden")
    links.append(tag("a", "¶", mark, href=f"#{placed.id}", class_="hm-permalink"))
    items = "".join(tag("li", one) for one in links)
    return tag("ul", items, class_="hm-menu", aria_label=f"Figure {placed.number}")


def _hidden(called: str) -> str:
    return tag("span", f" of {called}", class_="hm-hidden")


def code_page(site: Site, docname: str) -> str:
    """Return the name of the page that holds the code of a document's figures."""
    return f"code/{site.book.slug(docname)}"


def table(data: Table, file: str, placed: Placed) -> str:
    """Write the table view of a figure's data."""
    shown = data.rows[:MOST_ROWS]
    numeric = [
        any(isinstance(row[place], int | float) for row in data.rows)
        for place in range(len(data.columns))
    ]
    head = "".join(
        tag("th", text(name), scope="col", class_="hm-right" if right else None)
        for name, right in zip(data.columns, numeric, strict=True)
    )
    body = "".join(
        tag(
            "tr",
            *(
                tag("td", languages(text(shown_cell(cell))), class_="hm-right" if right else None)
                for cell, right in zip(row, numeric, strict=True)
            ),
        )
        for row in shown
    )
    left = len(data.rows) - len(shown)
    note = (
        tag(
            "p",
            f"The first {len(shown)} of {len(data.rows):,} rows; ",
            tag("a", "all of them as CSV", href=file, download=True),
            ".",
        )
        if left
        else ""
    )
    return tag(
        "details",
        tag("summary", "Show the data as a table"),
        tag(
            "div",
            tag("table", tag("thead", tag("tr", head)), tag("tbody", body)),
            class_="hm-scroll",
            tabindex="0",
            role="region",
            aria_label=f"Data of figure {placed.number}",
        ),
        note,
        class_="hm-table",
    )


def shown_cell(cell: Cell) -> str:
    """Print a cell of the table view: four significant figures, a true minus."""
    if cell is None:
        return "–"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        rounded = float(f"{cell:.4g}")
        shown = f"{rounded:,.10f}".rstrip("0").rstrip(".") if abs(rounded) < 1e9 else f"{cell:.4g}"  # noqa: PLR2004
        return shown.replace("-", "−") if float(shown.replace(",", "")) else f"{cell:.4g}"
    return str(cell)


def csv_path(placed: Placed) -> str:
    """Return the file of a figure's data, named from the site's root."""
    return f"figures/{placed.id}.csv"


def standing(site: Site, placed: Placed) -> Picture:
    """Return a figure as it stands alone: with its number and finding, and its source line."""
    payload = placed.payload
    finding, _ = split_caption(payload.caption)
    keys = sources_of(site, placed.docname, payload)
    known = (site.facts.sources.get(key) for key in keys)
    named = dict.fromkeys(short_title(one) for one in known if one) or keys
    names = ", ".join(named).removesuffix(".") or NO_SOURCE
    title = f"Figure {placed.number}  {words(site, finding)}"
    source = " ".join(
        one
        for one in (
            f"Source: {names}.",
            payload.reduction,
            f"{site.app.config.html_title}, {placed.id}",
        )
        if one
    )
    shape = Shape(placed.id, fit(payload.spec, WIDE))
    return Picture(shape, partial(frame, title=title, source=source))


def shapes(name: str, payload: FigurePayload) -> list[Shape]:
    """Return the drawings of a figure in its page."""
    return [Shape(name, fit(payload.spec, width)) for width in (WIDE, NARROW)]


def pictures(site: Site) -> list[Picture]:
    """Return all figures as they stand alone."""
    return [standing(site, one) for one in site.figures.values()]


def write_files(site: Site, folder: Path) -> None:
    """Write every figure's data, SVG and PNG.

    Parameters
    ----------
    site
        The site.
    folder
        Its root.
    """
    target = folder / "figures"
    target.mkdir(parents=True, exist_ok=True)
    for placed in site.figures.values():
        data = placed.payload.data
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(data.columns)
        writer.writerows(data.rows)
        (target / f"{placed.id}.csv").write_text(buffer.getvalue(), encoding="utf-8", newline="")
        svg, png = site.drawings.alone(standing(site, placed))
        (target / f"{placed.id}.svg").write_text(svg, encoding="utf-8", newline="")
        (target / f"{placed.id}.png").write_bytes(png)
