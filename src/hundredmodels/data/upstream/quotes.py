"""Price lists into rows of prices, keeping the history of what they cost before.

Runs of equal price are one row. A new price starts a new row and ends the one before; a price that
a list shows again was last observed on that day. A start that the list dates is a true start,
otherwise the price began at some time after the old one was last seen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hundredmodels.data.upstream.decoding import written
from hundredmodels.data.upstream.harvest import Harvest, Key, Revision, Row, Snapshot, Standing
from hundredmodels.data.upstream.names import Names

TABLE = "api_prices"
MOST = Decimal(1000)  # dollars per million tokens: the bound of the table


@dataclass(frozen=True)
class Run:
    """A price for a time.

    Attributes
    ----------
    start
        The day on which it began, if the list says.
    entry, exit, cached
        Dollars per million tokens of input, of output, and of input read from a cache.
    note
        What to know about it.
    """

    start: date | None
    entry: Decimal
    exit: Decimal
    cached: Decimal | None = None
    note: str = ""


@dataclass(frozen=True)
class Quote:
    """What a list says of one name: its runs, in order.

    Attributes
    ----------
    provider, api_name
        Who sells it, and under which name.
    names
        The names that may tell the model.
    runs
        Its prices, the last of them in force.
    open_weights
        Whether weights can be downloaded, if the list says ("true", "false").
    """

    provider: str
    api_name: str
    names: tuple[str, ...]
    runs: tuple[Run, ...]
    open_weights: str = ""


@dataclass(frozen=True)
class _Books:
    """What is known of the models: their names, their days, and who sells them."""

    names: Names
    released: Mapping[str, date | None]
    sold: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, standing: Standing) -> "_Books":
        released = {
            row["model"]: date.fromisoformat(row["release_date"]) if row["release_date"] else None
            for row in standing.table("models")
        }
        sold = frozenset((row["provider"], row["model"]) for row in standing.table(TABLE))
        return cls(Names(standing), released, sold)


def price_rows(
    quotes: Iterable[Quote], standing: Standing, snapshot: Snapshot, *, decides: bool
) -> Harvest:
    """Return the rows of prices that quotes add.

    Parameters
    ----------
    quotes
        What the list says.
    standing
        The tables.
    snapshot
        The list as it was on its day.
    decides
        Whether the list decides on names that the table has: two lists that disagree would
        otherwise change a price back and forth.

    Returns
    -------
    Harvest
        New rows, and cells that keep the history of the old ones.
    """
    harvest = Harvest()
    books = _Books.of(standing)
    known: dict[tuple[str, str], list[Row]] = {}
    for row in standing.table(TABLE):
        known.setdefault((row["provider"], row["api_name"]), []).append(row)
    newest = max((row["last_observed"] for row in standing.table(TABLE)), default="")
    taken: set[tuple[str, str]] = set()
    for quote in quotes:
        here = (quote.provider, quote.api_name)
        begun = [one for one in quote.runs if one.start is None or one.start <= snapshot.day]
        # A condition that leaves the price as it was begins nothing.
        runs = [run for run, before in zip(begun, [None, *begun], strict=False)
                if before is None or not _same(run, before)]  # fmt: skip
        if here in taken:
            harvest.left["listed twice under one name"] += 1
        elif not runs:
            harvest.left["prices of a later day"] += 1
        elif not all(_sound(one) for one in runs):
            harvest.left["prices out of bounds, or none for input or output"] += 1
        elif here not in known:
            _first(harvest, quote, runs, standing=books, snapshot=snapshot)
        elif not decides:
            harvest.left["names that have prices, on which another list decides"] += 1
        else:
            last = max(known[here], key=lambda row: row["effective_from"])
            _next(harvest, last, quote, runs, snapshot=snapshot, newest=newest)
        taken.add(here)
    return harvest


def _sound(run: Run) -> bool:
    prices = [run.entry, run.exit, *([] if run.cached is None else [run.cached])]
    within = all(one.is_finite() and 0 <= one <= MOST for one in prices)
    return within and run.entry + run.exit > 0


def _first(
    harvest: Harvest, quote: Quote, runs: list[Run], *, standing: _Books, snapshot: Snapshot
) -> None:
    """Add the rows of a name that is new."""
    model, basis = standing.names.model(*quote.names)
    if not model:
        harvest.left["names of no model in the table of models, or of several"] += 1
        return
    own = {"model": model, "model_basis": basis, "succession": "false",
           "open_weights": quote.open_weights}  # fmt: skip
    dated = [one for one in runs if one.start is not None]
    released = standing.released.get(model)
    if (quote.provider, model) in standing.sold:
        harvest.left["other names of models that the provider sells already"] += 1
    elif not dated and (released is None or snapshot.judged(TABLE, released)):
        harvest.left["undated prices of models of before the last snapshot"] += 1
    else:
        for run, then in zip(dated or runs[-1:], [*dated[1:], None], strict=False):
            end = then.start if then else None
            harvest.add(TABLE, _row(quote, run, own, snapshot=snapshot, before="", end=end))


def _next(
    harvest: Harvest, last: Row, quote: Quote, runs: list[Run], *, snapshot: Snapshot, newest: str
) -> None:
    """Carry on the history of a name that the table has."""
    key = (last["provider"], last["api_name"], last["effective_from"])
    today = snapshot.day.isoformat()
    if last["effective_to"]:
        harvest.left["names whose price has ended in the table"] += 1
        return
    moving = last["succession"] == "true"  # an alias: which model it means now is not said
    own = {"model": "" if moving else last["model"],
           "model_basis": "" if moving else last["model_basis"],
           "variant": last["variant"], "succession": last["succession"],
           "open_weights": "" if moving else last["open_weights"]}  # fmt: skip
    later: list[Run] = []
    for run in runs:
        dated = run.start is not None and run.start.isoformat() > last["effective_from"]
        if dated and not (_same(run, later[-1]) if later else _as_before(run, last)):
            later.append(run)
    if later:
        _end(harvest, key, later[0].start or snapshot.day)
        for run, then in zip(later, [*later[1:], None], strict=True):
            before = last["last_observed"] if run is later[0] else ""
            end = then.start if then else None
            harvest.add(TABLE, _row(quote, run, own, snapshot=snapshot, before=before, end=end))
    elif _as_before(runs[-1], last):
        if today > last["last_observed"]:
            harvest.revised.append(Revision(TABLE, key, "last_observed", today, keeping=True))
    elif today <= last["last_observed"]:
        harvest.left["prices that the table saw no earlier than the list"] += 1
    elif last["last_observed"] < newest:
        harvest.left["undated prices on which the lists disagreed before"] += 1
    else:
        _end(harvest, key, snapshot.day)
        changed = Run(None, runs[-1].entry, runs[-1].exit, runs[-1].cached, runs[-1].note)
        before = last["last_observed"]
        harvest.add(TABLE, _row(quote, changed, own, snapshot=snapshot, before=before, end=None))


def _end(harvest: Harvest, key: Key, day: date) -> None:
    harvest.revised.append(Revision(TABLE, key, "effective_to", day.isoformat(), keeping=True))


def _row(
    quote: Quote, run: Run, own: Row, *, snapshot: Snapshot, before: str, end: date | None
) -> dict[str, str]:
    """Return a row of prices; ``before`` is the last day on which another price was seen."""
    start = run.start or snapshot.day
    basis = "stated_in_list" if run.start else "first_observed" if before else "in_force_by"
    return {
        "provider": quote.provider,
        "api_name": quote.api_name,
        "effective_from": start.isoformat(),
        "effective_to": end.isoformat() if end else "",
        "usd_per_mtok_input": written(run.entry),
        "usd_per_mtok_output": written(run.exit),
        "usd_per_mtok_cached_input": "" if run.cached is None else written(run.cached),
        "date_basis": basis,
        "true_start": "true" if run.start else "false",
        "not_before": before if basis == "first_observed" else "",
        "first_observed": start.isoformat(),
        "last_observed": start.isoformat() if end else snapshot.day.isoformat(),
        "lists_agreeing": "1",
        "known_on": start.isoformat(),
        "known_basis": "reported" if run.start else "source publication",
        "source": snapshot.source,
        "read_at": snapshot.read_at,
        "note": run.note,
        **own,
    }


def _same(run: Run, other: Run) -> bool:
    cached = {run.cached, other.cached} - {None}
    return (run.entry, run.exit) == (other.entry, other.exit) and len(cached) <= 1


def _as_before(run: Run, row: Row) -> bool:
    """Say whether a run has a row's price; a price that one of them does not give is no change."""
    cached = row["usd_per_mtok_cached_input"]
    old = Run(None, Decimal(row["usd_per_mtok_input"]), Decimal(row["usd_per_mtok_output"]),
              Decimal(cached) if cached else None)  # fmt: skip
    return _same(run, old)
