"""Where a number or a claim comes from, for the command line: rows, sources, parameters, lines.

A claim is traced to its verdict, its own rows and those of its evidence, and on to the number that
decides it. A figure and a chapter are no numbers: what they show or hold is told, to ask on from.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.inputs import COMMIT
from hundredmodels.build.project import Project
from hundredmodels.cite.origin import package_line, publishing_line, read_notebook
from hundredmodels.data.cells_file import read_cells
from hundredmodels.data.descriptor import PackageDescriptor, read_descriptor
from hundredmodels.errors import UserError, did_you_mean

WIDTH = 13
SOURCES, CLAIMS, EVIDENCE = "sources", "claims", "claim_evidence"
COMPARED = {"at-least": "at least", "at-most": "at most", "equals": "just"}

Record = Mapping[str, Any]


def trace(project: Project, site: Path, data: Path, id_: str) -> str:
    """Tell where a number or a claim comes from, and what a figure or a chapter is made of.

    Parameters
    ----------
    project
        The project.
    site
        The published site.
    data
        The folder of the data package that it was made of.
    id_
        The number, claim, figure or chapter.

    Returns
    -------
    str
        Of a number: value, interval, method, parameters, input rows with their sources, lines and
        commit. Of a claim: verdict, reason and rows, then the same of the number that it rests on.
        Of a figure: its rows; of a chapter: its tables and numbers.

    Raises
    ------
    UserError
        If there is no site, or nothing of that id; names the nearest.
    """
    manifest = Manifest.read(site)
    if manifest is None:
        raise UserError(
            f"There is no published site in {site}: build first, or name it with --out."
        )
    place = _Place(project, site, read_descriptor(data), manifest)
    results = {one["id"]: one for one in _list(site, "results.json")}
    claims = {one["id"]: one for one in _list(site, "claims.json")}
    others = {one["id"]: one for one in _list(site, "index.json")}
    if id_ in results:
        lines = _traced(place, results[id_])
    elif id_ in claims:
        lines = _claim(place, claims[id_], results)
    elif others.get(id_, {}).get("kind") == "figure":
        lines = _figure(place, others[id_])
    elif id_ in manifest.runs:
        lines = _chapter(place, id_, results)
    else:
        near = did_you_mean(id_, {*results, *claims, *others})
        hint = near if near.startswith(" Did") else f" {site.name}/index.json lists all ids."
        raise UserError(f"There is no number, claim, figure or chapter {id_!r}.{hint}")
    return "\n".join([*lines, *_edition(manifest)])


@dataclass(frozen=True)
class _Place:
    """Where to look: the project, its site, the rows it was made of, and its manifest."""

    project: Project
    site: Path
    package: PackageDescriptor
    manifest: Manifest


def _list(site: Path, name: str) -> list[Record]:
    """Return a list of the site; one that is not there is empty."""
    try:
        found: list[Record] = json.loads((site / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return found


def _edition(manifest: Manifest) -> Iterator[str]:
    yield from _line("commit", manifest.inputs.get(COMMIT, "not a checkout"))
    yield from _line("edition", f"{manifest.edition}, data as of {manifest.as_of}")


def _traced(place: _Place, one: Record) -> Iterator[str]:
    """Trace a number."""
    yield from _number(one)
    yield from _rows(one["inputs"], place.package)
    yield from _parameters(place.manifest, one["chapter"])
    yield from _lines(place.project, one)


def _claim(place: _Place, claim: Record, results: Mapping[str, Record]) -> Iterator[str]:
    """Trace a claim, and the number that it rests on."""
    yield claim["id"]
    yield from _line("claim", claim["statement"])
    yield from _line("said by", f"{claim['attributed_to']}, {claim['made_on']}, {claim['article']}")
    yield from _line("verdict", claim["verdict"])
    yield from _line("reason", claim["reason"])
    yield from _line("how", claim["how_to_check"])
    yield from _line("evidence", claim["evidence_value"])
    yield from _line("same as", claim["same_as"])
    held = [
        {"table": name, "lines": lines}
        for name in (CLAIMS, EVIDENCE)
        if (lines := [line for line, row in _records(place.package, name) if _of(row, claim)])
    ]
    yield from _rows(held, place.package)
    number = results.get(claim["check"] or "")
    if number is None:
        yield from _line("rests on", "the evidence alone: no number of the report decides it")
        return
    compared = COMPARED.get(claim["comparison"], claim["comparison"])
    yield from _line("rests on", f"{number['id']} = {number['text']}")
    if claim["claimed"] is not None:
        yield from _line("", f"claimed: {compared} {claim['claimed']:g}")
    yield ""
    yield from _traced(place, number)


def _of(row: Record, claim: Record) -> bool:
    return bool(row.get("claim") == claim["id"])


def _figure(place: _Place, figure: Record) -> Iterator[str]:
    """Tell what a figure shows, and where its rows are."""
    yield figure["id"]
    yield from _line("what", f"{figure['title']}: {figure['value']['text']}")
    yield from _line("where", figure["url"])
    rows = place.site / "figures" / f"{figure['id']}.csv"
    if rows.is_file():
        yield from _line("rows", f"{rows} has those that are drawn")
    chapter = figure["chapter"]
    yield from _parameters(place.manifest, chapter)
    yield from _line("to go on", f"hundredmodels trace {chapter} lists the chapter's numbers")


def _chapter(place: _Place, chapter: str, results: Mapping[str, Record]) -> Iterator[str]:
    """Tell what a chapter reads, and its numbers, each of which can be traced."""
    yield chapter
    tables = place.manifest.runs[chapter].get("ingredients", {}).get("tables", {})
    yield from _line("tables", ", ".join(tables))
    yield from _parameters(place.manifest, chapter)
    own = [one for one in results.values() if one["chapter"] == chapter]
    yield from _line("numbers", f"{len(own):,}: hundredmodels trace ID tells where one comes from")
    for one in own:
        yield from _line("", f"{one['id']} = {one['text']}")


def _line(name: str, words: object) -> Iterator[str]:
    if words not in (None, ""):
        yield f"{name:<{WIDTH}}{words}"


def _number(one: Record) -> Iterator[str]:
    yield one["id"]
    yield from _line("what", one["label"])
    yield from _line("value", one["text"])
    kind = f" ({one['interval']})" if one["interval"] else ""
    yield from _line("interval", f"{one['interval_text']}{kind}" if one["interval_text"] else "")
    yield from _line("why not", one["reason"] if one["value"] is None else "")
    yield from _line("method", one["method"])
    yield from _line("observations", one["n"])
    yield from _line("also by", ", ".join(one["rivals"]))


def _rows(inputs: Iterable[Record], package: PackageDescriptor) -> Iterator[str]:
    """Tell the input rows, table by table, and the sources that they name."""
    sources = {row["source"]: row for _, row in _records(package, SOURCES)}
    for held in inputs:
        lines = set(held["lines"])
        word = "line" if len(lines) == 1 else "lines"
        yield from _line("rows", f"{len(lines):,} of {held['table']}.csv, {word} {_ranges(lines)}")
        named = Counter(
            row["source"]
            for line, row in _records(package, held["table"])
            if line in lines and row.get("source")
        )
        for key, count in named.most_common():
            source = sources.get(key, {})
            facts = [
                f"{count:,} from {source.get('title', key)}",
                source.get("licence") or "no licence stated",
                f"grade {source['grade']}" if source.get("grade") else "",
                "" if source.get("redistributable") == "true" else "rows not offered for download",
            ]
            yield from _line("", f"  {'; '.join(filter(None, facts))}".strip())


def _records(package: PackageDescriptor, table: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table with the lines that they start on."""
    if table not in package.tables:
        return
    cells = read_cells(package.tables[table])
    columns = (map(column.texts.__getitem__, column.codes) for column in cells.columns)
    for line, *row in zip(cells.lines.tolist(), *columns, strict=True):
        yield line, dict(zip(cells.labels, row, strict=True))


def _ranges(lines: set[int]) -> str:
    """Write line numbers, runs of them as ranges."""
    runs: list[list[int]] = []
    for line in sorted(lines):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)


def _parameters(manifest: Manifest, chapter: str) -> Iterator[str]:
    held = manifest.runs[chapter].get("ingredients", {}).get("parameters", {})
    told = (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in held.items())
    for place, words in enumerate(told):
        yield from _line("" if place else "parameters", words)


def _lines(project: Project, one: Record) -> Iterator[str]:
    path = project.notebook(one["chapter"])
    if path.is_file():
        found = publishing_line(read_notebook(path.read_text(encoding="utf-8")))
        if found is not None:
            place = f"notebooks/{path.name}, cell {found.cell}, line {found.line}: {found.text}"
            yield from _line("notebook", place)
    made = package_line(one["made_at"])
    if made is not None:
        place = f"src/hundredmodels/{made.file}, line {made.line}, in {made.function}"
        yield from _line("package", place)
