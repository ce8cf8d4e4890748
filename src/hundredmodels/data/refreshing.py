"""Refreshing the tables from lists that others keep: planned, shown, checked, then written.

New rows are appended, each with the snapshot that it was read in. Old rows stay: a price that
changed is ended and followed by a new row. A revised figure is shown, and written only if asked
for; a corrected cell is never overwritten. A row that the check of the whole package refuses is
left out and told; the tables are written all or none.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from hundredmodels.data import kept
from hundredmodels.data.adding import refuse
from hundredmodels.data.cells_file import read_cells
from hundredmodels.data.descriptor import find_directory, read_descriptor
from hundredmodels.data.merging import rows_of
from hundredmodels.data.refresh import Refresh
from hundredmodels.data.settling import SOURCES, TABLES, Tables, settle
from hundredmodels.data.upstream import epoch, genai_prices, models_dev
from hundredmodels.data.upstream.catalogue import Upstream, chosen
from hundredmodels.data.upstream.fetching import Patience, fetch
from hundredmodels.data.upstream.harvest import Harvest, Row, Snapshot, Standing
from hundredmodels.errors import UserError

READ_TOO = ("model_aliases",)
PRICES = "api_prices"
LATE = timedelta(days=60)  # lists take up many models some weeks after their release
ADAPTERS: Mapping[str, Callable[[bytes, Standing, Snapshot], Harvest]] = {
    "epoch": epoch.harvest,
    "models-dev": models_dev.harvest,
    "genai-prices": genai_prices.harvest,
    "genai-prices-installed": genai_prices.harvest,
}


@dataclass(frozen=True)
class Request:
    """What is asked of a refresh.

    Attributes
    ----------
    names
        The lists; all that are online if empty.
    urls
        Other addresses, by list.
    day
        The day of the lists' contents, if they are not to be asked for it.
    since
        Take entries from that day on; else from some weeks before the last snapshot.
    replace
        Whether to write revised figures of known rows too.
    cache
        The folder in which answers are kept; ``None`` to keep nothing.
    most_bytes
        The largest answer; each list's own limit if ``None``.
    patience
        How long to wait for answers.
    """

    names: tuple[str, ...] = ()
    urls: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None
    since: date | None = None
    replace: bool = False
    cache: Path | None = None
    most_bytes: int | None = None
    patience: Patience | None = None


def cache_of(directory: Path) -> Path | None:
    """Return the folder in which answers are kept for a data package; ``None`` if there is none."""
    tables = read_descriptor(directory).tables
    folder = kept.folder(next(iter(tables.values())))
    return folder.with_name("upstream") if folder else None


def plan_refresh(directory: str | os.PathLike[str] | None, request: Request) -> Refresh:
    """Plan a refresh: read the lists, and check the tables as they would be.

    Parameters
    ----------
    directory
        The folder of the data package; found as for :func:`hundredmodels.data.check` if ``None``.
    request
        What is asked.

    Returns
    -------
    Refresh
        What would be written.

    Raises
    ------
    UserError
        If a list can't be read, or the tables are unsound by themselves.
    """
    package = read_descriptor(find_directory(directory))
    lists = chosen(request.names)
    for name in request.urls:
        if name not in {one.name for one in lists if one.url}:
            raise UserError(f"--url names {name!r}, which is not among the lists to be read.")
    tables = {name: package.tables[name] for name in (*TABLES, *READ_TOO) if name in package.tables}
    cells = {name: read_cells(table) for name, table in tables.items()}
    refuse([one for read in cells.values() for one in read.problems])
    keys = {name: kept.key_of(table) for name, table in tables.items()}
    standing = Standing({name: tuple(rows_of(read)) for name, read in cells.items()})
    told: list[str] = []
    whole = Harvest()
    snapshots: dict[str, Row] = {}
    for upstream in lists:
        content, snapshot, url, word = _read(upstream, request, standing)
        found = ADAPTERS[upstream.name](content, standing, snapshot)
        absent = [name for name in found.added if name not in tables]
        for name in absent:
            found.left[f"for the table {name}, which is not there"] += len(found.added.pop(name))
        standing = standing.with_rows(found.added)
        for name, rows in found.added.items():
            whole.added.setdefault(name, []).extend(rows)
        whole.revised += [one for one in found.revised if one.table in tables]
        snapshots[snapshot.source] = upstream.source_row(snapshot.source, url, snapshot.day)
        told.append(f"{upstream.name}: read {url} of {snapshot.day}{word}.")
        if found.left:
            parts = [f"{count:,} {reason}" for reason, count in sorted(found.left.items())]
            told.append(f"{upstream.name}: not taken: {'; '.join(parts)}.")
    whole_tables = Tables(package, cells, keys)
    return settle(whole_tables, whole, snapshots, told, revise=request.replace)


def _read(
    upstream: Upstream, request: Request, standing: Standing
) -> tuple[bytes, Snapshot, str, str]:
    """Read a list; return its content, its snapshot, where it was read, and a word on that."""
    given = request.since
    since = dict.fromkeys(TABLES, given) if given else _since(upstream, standing)
    if not upstream.url:
        content, version = genai_prices.installed()
        package = f"pkg:pypi/genai-prices@{version}"
        key = f"{upstream.key}-{version.replace('.', '-')}"
        day = request.day or _observed(key, standing)
        if day is None:
            raise UserError(
                f"{package} does not say on which day it was released: give it with --day."
            )
        return content, Snapshot(key, day, package, since), package, ""
    answer = fetch(
        request.urls.get(upstream.name, upstream.url),
        media=upstream.media,
        most_bytes=request.most_bytes or upstream.most_bytes,
        cache=request.cache / f"{upstream.name}.body" if request.cache else None,
        patience=request.patience,
    )
    day = request.day or answer.day
    if day is None:
        raise UserError(f"{answer.url} does not say of which day it is: give it with --day.")
    snapshot = Snapshot(f"{upstream.key}-{day}", day, answer.url, since)
    return answer.content, snapshot, answer.url, ", unchanged since last time" * answer.again


def _since(upstream: Upstream, standing: Standing) -> dict[str, date]:
    """Return by table the day from which entries are new: some weeks before what was read last."""
    whole_day = len("2026-01-01")
    published = {row["source"]: row["published"] for row in standing.table(SOURCES)}
    found = {}
    for name in TABLES[1:]:
        days = [
            row["last_observed"] if name == PRICES else published.get(row["source"], "")
            for row in standing.table(name)
            if name == PRICES or row["source"].startswith(upstream.earlier)
        ]
        whole = [one for one in days if len(one) == whole_day]
        if whole:
            found[name] = date.fromisoformat(max(whole)) - LATE
    return found


def _observed(source: str, standing: Standing) -> date | None:
    """Return the newest day on which prices of a source were observed."""
    days = [row["last_observed"] for row in standing.table(PRICES) if row["source"] == source]
    return date.fromisoformat(max(days)) if any(days) else None
