"""Looking a chapter up by its slug.

Apart from the package's ``__init__``, which every chapter imports: what imports by a computed name
can import anything, and a chapter's run would depend on every other chapter.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import cast

from hundredmodels.chapters import Chapter
from hundredmodels.chapters.parameters import ChapterParameters
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
        If the package has no such chapter, or the chapter does not export the names of
        :class:`~hundredmodels.chapters.Chapter`.
    """
    package = slug.replace("-", "_")
    name, file = f"{PARENT}.{package}", f"src/hundredmodels/chapters/{package}"
    try:
        module = import_module(name)
    except ImportError as error:
        if error.name == name and isinstance(error, ModuleNotFoundError):
            raise UserError(
                f"There is no chapter {slug!r} in the package: add {file}, or mend _toc.yml."
            ) from error
        if (error.name or "").startswith(f"{name}."):
            raise UserError(
                f"The chapter {slug!r} can't be imported: {error}. Add that to the chapter, or "
                f"mend the import; {file}/__init__.py is where it starts."
            ) from error
        raise
    wrong = list(_wrong(module, slug))
    if wrong:
        raise UserError(f"The chapter {slug!r} is not complete: {file} {'; it '.join(wrong)}.")
    return cast("Chapter", module)


def exported(slug: str) -> Mapping[str, tuple[Callable[[object], bool], str]]:
    """Return what a chapter's package exports.

    Parameters
    ----------
    slug
        The chapter's slug.

    Returns
    -------
    Mapping
        By name: whether a value will do, and how it is written.
    """
    return {
        "SLUG": (lambda value: value == slug, f'SLUG = "{slug}"'),
        "TITLE": (_is_text, 'TITLE = "Open vs closed"'),
        "QUESTION": (_is_text, 'QUESTION = "How far behind are open models?"'),
        "TABLES": (_are_names, 'TABLES = ("models", "scores"), a tuple of names of tables'),
        "Parameters": (_are_parameters, "class Parameters(ChapterParameters)"),
        "analyse": (callable, "def analyse(tables, parameters) -> Study"),
        "results": (callable, "def results(tables, parameters) -> Results"),
    }


def _wrong(module: object, slug: str) -> Iterator[str]:
    for name, (will_do, written) in exported(slug).items():
        if not hasattr(module, name):
            yield f"exports no {name}: write {written}"
        elif not will_do(getattr(module, name)):
            yield f"has {name} = {getattr(module, name)!r}: write {written}"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_names(value: object) -> bool:
    return isinstance(value, tuple) and all(map(_is_text, value))


def _are_parameters(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, ChapterParameters)
