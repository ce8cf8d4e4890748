"""The organisations of one cell: names with commas between them, quoted where they hold one."""

import csv


def organisations_of(cell: str) -> list[str]:
    """Return the organisations that a cell names.

    Parameters
    ----------
    cell
        Names with commas between them, as Epoch AI lists them: a name that holds a comma itself
        stands in quotation marks, as ``"SambaNova Systems, Inc"``.

    Returns
    -------
    list[str]
        The names in their order, without blanks around them; none for an empty cell.
    """
    found = next(csv.reader([cell.replace("\n", " ")], skipinitialspace=True), [])
    return [name.strip() for name in found if name.strip()]
