"""Reading the cells of a table's file, whatever kind of file it is."""

from collections.abc import Sequence

from hundredmodels.data.cells import Cells
from hundredmodels.data.cells_csv import read_csv
from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.problem import DataError


def read_cells(table: TableDescriptor, *, only: Sequence[str] | None = None) -> Cells:
    """Read the cells of a table.

    Parameters
    ----------
    table
        The table's descriptor.
    only
        The columns wanted; the others are parsed and let go. ``None`` for all.

    Returns
    -------
    Cells
        The cells, and what is wrong with the file.

    Raises
    ------
    DataError
        If there is nothing to judge: no file, one that is no table, or far too large.
    """
    if table.rival is not None:
        reason = f"stands beside {table.rival.name}: it can't be told which of the two holds"
        raise DataError(table.problem(reason, "Remove one of them."))
    if table.file.suffix == ".parquet":
        from hundredmodels.data.cells_parquet import read_parquet  # noqa: PLC0415 -- heavy

        return read_parquet(table, only)
    return read_csv(table, only)
