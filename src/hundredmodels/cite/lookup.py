"""Citations on the command line: read from the published site, so both say the same."""

from pathlib import Path

from hundredmodels.cite.formats import SUFFIXES, TEXT
from hundredmodels.errors import UserError, did_you_mean

FOLDER = "cite"


def cite(site: Path, id_: str, form: str) -> str:
    """Return the citation of something.

    Parameters
    ----------
    site
        The published site.
    id_
        What is cited: ``hundredmodels`` for the book, a chapter, figure, number, claim or article.
    form
        ``text``, ``bibtex``, ``ris`` or ``csl``.

    Returns
    -------
    str
        The citation.

    Raises
    ------
    UserError
        If there is no site, or nothing with this id on it; names the nearest.
    """
    folder = site / FOLDER
    suffix = SUFFIXES[TEXT]
    known = {path.name.removesuffix(suffix) for path in folder.glob(f"*{suffix}")}
    if not known:
        raise UserError(
            f"There are no citations in {folder}: build first, with hundredmodels build."
        )
    if id_ not in known:
        near = did_you_mean(id_, known)
        hint = near if near.startswith(" Did") else " index.json lists all ids."
        raise UserError(f"Nothing has the id {id_!r}.{hint}")
    return (folder / f"{id_}{SUFFIXES[form]}").read_text(encoding="utf-8").rstrip("\n")
