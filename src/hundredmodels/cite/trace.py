"""Where a number comes from, for the command line: rows, sources, parameters, lines, commit."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
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
SOURCES = "sources"

Record = Mapping[str, Any]


def trace(project: Project, site: Path, data: Path, id_: str) -> str:
    """Tell where a number comes from.

    Parameters
    ----------
    project
        The project.
    site
        The published site.
    data
        The folder of the data package that it was made of.
    id_
        The number.

    Returns
    -------
    str
        Value, interval, method, parameters, input rows with their sources, lines and commit.

    Raises
    ------
    UserError
        If there is no site, or no such number; names the nearest.
    """
    manifest = Manifest.read(site)
    if manifest is None:
        raise UserError(
            f"There is no published site in {site}: build first, or name it with --out."
        )
    results = json.loads((site / "results.json").read_text(encoding="utf-8"))
    by_id = {one["id"]: one for one in results}
    if id_ not in by_id:
        near = did_you_mean(id_, by_id)
        hint = near if near.startswith(" Did") else f" {site.name}/results.json lists all ids."
        raise UserError(f"There is no number {id_!r}.{hint}")
    one = by_id[id_]
    return "\n".join(
        [
            *_number(one),
            *_rows(one, read_descriptor(data)),
            *_parameters(manifest, one["chapter"]),
            *_lines(project, one),
            *_line("commit", manifest.inputs.get(COMMIT, "not a checkout")),
            *_line("edition", f"{manifest.edition}, data as of {manifest.as_of}"),
        ]
    )


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


def _rows(one: Record, package: PackageDescriptor) -> Iterator[str]:
    """Tell the input rows, table by table, and the sources that they name."""
    sources = {row["source"]: row for _, row in _records(package, SOURCES)}
    for held in one["inputs"]:
        lines = set(held["lines"])
        yield from _line("rows", f"{len(lines):,} of {held['table']}.csv, lines {_ranges(lines)}")
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
