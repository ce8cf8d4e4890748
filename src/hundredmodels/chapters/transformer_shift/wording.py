"""How the chapter's results are made: ids, missing values, rows."""

from collections.abc import Iterable

import pandas as pd

from hundredmodels.chapters.naming import Naming
from hundredmodels.chapters.result import Basis, Inputs, Result

SLUG = "transformer-shift"
NAMING = Naming(SLUG)
full = NAMING.full
estimated = NAMING.estimated
A_YEAR = "x a year"
TIMES = "x"


def rows(table: str, found: pd.DataFrame | Iterable[object]) -> Inputs:
    """Return the lines of a frame, whose index holds them, or lines themselves, as inputs."""
    index = found.index if isinstance(found, pd.DataFrame) else found
    return Inputs.of(table, index)


def number(
    name: str,
    label: str,
    value: float | str | None,
    unit: str,
    method: str,
    *,
    inputs: tuple[Inputs, ...] = (),
    n: int | None = None,
    span: tuple[float, float] | None = None,
    interval: str = "",
    basis: Basis = "recomputed",
    rivals: tuple[str, ...] = (),
    reason: str = "",
    digits: int | None = None,
) -> Result:
    """Make a result; without a value it keeps the reason and has no interval."""
    known = value is not None
    return Result(
        id=full(name),
        label=label,
        value=value,
        unit=unit,
        method=method,
        n=n,
        low=span[0] if span and known else None,
        high=span[1] if span and known else None,
        interval=interval if span and known else "",
        reason="" if known else reason,
        basis=basis,
        rivals=tuple(full(rival) for rival in rivals),
        inputs=inputs,
        digits=digits,
    )


def quoted(
    name: str, label: str, published: pd.DataFrame, estimate: str, unit: str, *, scale: float = 1
) -> Result:
    """Quote a published estimate, by its id in ``published_estimates``."""
    found = published[published["estimate"] == estimate]
    if found.empty:
        return number(
            name,
            label,
            None,
            unit,
            "Quoted from the publication",
            basis="quoted",
            reason="it was not yet published on that day",
        )
    row = found.iloc[0]
    ends = pd.notna(row["low"]) and pd.notna(row["high"])
    return number(
        name,
        label,
        float(row["value"]) * scale,
        unit,
        f"Quoted: {row['statement']}",
        span=(float(row["low"]) * scale, float(row["high"]) * scale) if ends else None,
        interval=str(row["interval_kind"]) if ends else "",
        basis="quoted",
        inputs=(rows("published_estimates", found),),
    )
