"""Looking a chapter up by its slug.

Apart from the package's ``__init__``, which every chapter imports: what imports by a computed name
can import anything, and a chapter's run would depend on every other chapter.
"""

from importlib import import_module
from typing import cast

from hundredmodels.chapters import Chapter
from hundredmodels.errors import UserError

PARENT = "hundredmodels.chapters"


def chapter(slug: str) -> Chapter:
    """Return the chapter of this name.

    Parameters
    ----------
    slug
        The notebook's file name without its ending, as in ``open-vs-closed``.

    Returns
    -------
    Chapter
        The package's module.

    Raises
    ------
    UserError
        If the package has no such chapter.
    """
    name = f"{PARENT}.{slug.replace('-', '_')}"
    try:
        return cast("Chapter", import_module(name))
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise UserError(
            f"There is no chapter {slug!r} in the package: "
            f"add src/hundredmodels/chapters/{slug.replace('-', '_')}, or mend _toc.yml."
        ) from error
