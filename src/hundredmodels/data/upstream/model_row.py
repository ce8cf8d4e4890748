"""A row of the table of models from what a list says; what it does not say stays empty."""

import calendar
from collections.abc import Mapping
from datetime import date

from hundredmodels.data.upstream.harvest import Snapshot

TRANSFORMER = date(2017, 6, 1)
# Which columns the field sources tell, and by which word.
TOLD = {
    "release_date": "date",
    "parameters_total_b": "params",
    "parameters_active_b": "active",
    "training_compute_flop": "compute",
    "context_length": "context",
    "openness": "openness",
}


def model_row(
    name: str,
    organisation: str,
    released: tuple[date, str],
    *,
    word: str,
    snapshot: Snapshot,
    stated: Mapping[str, str],
) -> dict[str, str]:
    """Return a row of the table of models.

    Parameters
    ----------
    name, organisation
        The model, and who published it.
    released
        The day, and its precision.
    word
        The list's name in the columns that tell where a field is from.
    snapshot
        The list's key.
    stated
        Other fields that the list states.

    Returns
    -------
    dict of str
        The row.
    """
    first, precision = released
    end = calendar.monthrange(first.year, first.month)[1]
    known = first if precision == "day" else first.replace(day=end)
    fields = {"release_date": first.isoformat(), **stated}
    closed = fields.get("openness") == "closed"
    return {
        "model": name,
        "organisation": organisation,
        "date_precision": precision,
        "date_basis": word,
        "kind": "release" if first >= TRANSFORMER else "pre-transformer",
        "licence_class": "proprietary" if closed else "unknown",
        "field_sources": ";".join(
            f"{short}:{word}" for column, short in TOLD.items() if fields.get(column)
        ),
        "source": snapshot.source,
        "known_on": known.isoformat(),
        "known_basis": "release",
        **fields,
    }
