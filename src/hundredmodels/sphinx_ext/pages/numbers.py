"""The list of all numbers: each one's permanent address, its card open; and the parameters."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes

from hundredmodels.chapters.result import Inputs
from hundredmodels.report.payload import ResultsPayload
from hundredmodels.sphinx_ext.elements.cards import card, csv_path, label, parameter_text
from hundredmodels.sphinx_ext.elements.provenance import origin
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.site import Site


@dataclass(frozen=True)
class Selection:
    """Which numbers a directive lists: those of a chapter, or all where it is empty."""

    chapter: str = ""


def show(site: Site, here: str, selection: Selection, where: nodes.Node) -> str:
    """Write the numbers of a chapter, or of all chapters.

    Parameters
    ----------
    site
        The site.
    here
        The document that it stands in.
    selection
        Which numbers.
    where
        What to name in warnings.

    Returns
    -------
    str
        For each chapter a heading, its parameters, and its numbers with their cards.
    """
    if selection.chapter and selection.chapter not in site.runs:
        site.unknown("chapter with numbers", selection.chapter, site.runs, where)
    shown = [run for slug, run in site.runs.items() if selection.chapter in {"", slug}]
    return "".join(_chapter(site, here, run, headed=not selection.chapter) for run in shown)


def _chapter(site: Site, here: str, run: ResultsPayload, *, headed: bool) -> str:
    document = site.document(run.chapter)
    title = site.title(document) if document else run.chapter
    name = (
        tag("a", text(title), href=site.uri(here, document))
        if document and document != here
        else text(title)
    )
    heading = tag("h2", name, id=f"numbers-{run.chapter}") if headed else ""
    entries = "".join(
        tag(
            "li",
            tag("div", card(site, here, result), origin(site, here, result), class_="hm-card"),
            id=f"number-{result.id}",
            data_number=result.id,
        )
        for result in run.results.values()
    )
    return tag(
        "section",
        heading,
        parameters(run),
        tag("ul", entries, class_="hm-numbers"),
        class_="hm-chapter-numbers",
    )


def parameters(run: ResultsPayload) -> str:
    """Write the parameters of a run as a table that opens."""
    rows = "".join(
        tag(
            "tr",
            tag("th", text(label(one.name)), scope="row"),
            tag("td", text(parameter_text(one))),
            tag("td", text(one.description)),
            id=f"parameter-{run.chapter}.{one.name}",
        )
        for one in run.parameters.values()
    )
    return tag(
        "details",
        tag("summary", f"The {len(run.parameters)} parameters of this chapter"),
        tag("div", tag("table", tag("tbody", rows)), class_="hm-scroll", tabindex="0",
            role="region", aria_label="Parameters"),
        class_="hm-table",
        id=f"parameters-{run.chapter}",
    )  # fmt: skip


def write_files(site: Site, folder: Path) -> None:
    """Write the input rows of every number as CSV.

    Rows of a source that may not be passed on are left out, and counted in their place.

    Parameters
    ----------
    site
        The site.
    folder
        Its root.
    """
    (folder / "numbers").mkdir(parents=True, exist_ok=True)
    written: dict[tuple[Inputs, ...], bytes] = {}  # half the numbers share their rows with others
    for result in site.results.values():
        if result.inputs:
            if result.inputs not in written:
                written[result.inputs] = rows_csv(site, result.inputs).encode()
            (folder / csv_path(result)).write_bytes(written[result.inputs])


def rows_csv(site: Site, inputs: tuple[Inputs, ...]) -> str:
    """Write input rows as CSV: table, line, and the columns of their tables.

    Parameters
    ----------
    site
        The site.
    inputs
        Which rows.

    Returns
    -------
    str
        CSV with LF line ends. A row that may not be passed on has its line and source alone.
    """
    tables = {one.table: site.facts.rows(one.table) for one in inputs}
    columns = list(dict.fromkeys(name for rows in tables.values() for name in rows.columns))
    closed = site.facts.closed
    buffer = io.StringIO(newline="")
    names = ["table", "line", *columns, "withheld"]
    # Nothing is ignored: every column is named. To look for others costs more than to write.
    writer = csv.DictWriter(buffer, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for one in inputs:
        rows = tables[one.table]
        for line in one.lines:
            row = rows.lines.get(line)
            if row is None:
                continue
            record = dict(zip(rows.columns, row, strict=False))
            withheld = record.get("source", "") in closed
            if withheld:
                record = {
                    "source": record["source"],
                    "withheld": "yes: the source does not allow it to be passed on",
                }
            writer.writerow({**record, "table": one.table, "line": line})
    return buffer.getvalue()
