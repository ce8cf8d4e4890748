"""Where a number comes from, on its entry: notebook line, package line, commit, and their pages.

The modules that make numbers and the notebooks are shown as they are, line by line, below
``source/``: from a number to the line that makes it are two clicks, offline too.
"""

import html
from pathlib import Path

from hundredmodels.build.digest import package_folder
from hundredmodels.build.runs.verify import is_injected, numbered
from hundredmodels.chapters.result import Result
from hundredmodels.cite.origin import NotebookLine, package_line, publishing_line, read_notebook
from hundredmodels.sphinx_ext.assets import STYLE
from hundredmodels.sphinx_ext.elements.citations import work_of
from hundredmodels.sphinx_ext.markup import definitions, tag, text
from hundredmodels.sphinx_ext.policy import policy
from hundredmodels.sphinx_ext.site import Site

FOLDER = "source"


def origin(site: Site, here: str, result: Result) -> str:
    """Write where a number comes from, as a list of definitions.

    Parameters
    ----------
    site
        The site.
    here
        The document that it stands in.
    result
        The number.

    Returns
    -------
    str
        The lines of the package and of the notebook, and the commit, as far as they are known.
    """
    package = package_line(result.made_at)
    made = ""
    if package is not None:
        target = site.file(here, f"{FOLDER}/{package.file}.html")
        words = f"{package.file}, line {package.line}"
        made = tag("a", text(words), href=f"{target}#L{package.line}")
    line = _published(site, result.chapter)
    published = ""
    if line is not None:
        target = site.file(here, f"{FOLDER}/{result.chapter}.ipynb.html")
        words = f"{result.chapter}.ipynb, cell {line.cell}, line {line.line}"
        published = tag("a", text(words), href=f"{target}#C{line.cell}L{line.line}")
    return definitions(
        [("computed in", made), ("published in", published), ("commit", commit(site))]
    )


def commit(site: Site) -> str:
    """Write the commit, linked where the source code has an address."""
    known = site.edition.commit if site.edition is not None else ""
    if not known:
        return ""
    id_, more = known.rstrip("+"), " and changes not committed" if known.endswith("+") else ""
    repository = work_of(site).repository
    short = tag("code", id_[:12])
    linked = tag("a", short, href=f"{repository}/commit/{id_}") if repository else short
    return linked + more


def _notebook(site: Site, chapter: str) -> Path | None:
    document = site.document(chapter)
    path = Path(site.app.env.doc2path(document)) if document else None
    return path if path is not None and path.suffix == ".ipynb" else None


def _published(site: Site, chapter: str) -> NotebookLine | None:
    kept: dict[str, NotebookLine | None] = site.kept.setdefault("publishing lines", {})
    if chapter not in kept:
        path = _notebook(site, chapter)
        told = read_notebook(path.read_text(encoding="utf-8")) if path else None
        kept[chapter] = publishing_line(told) if told else None
    return kept[chapter]


def write_files(site: Site, folder: Path) -> None:
    """Write the pages of the modules that make numbers, and of the notebooks.

    Parameters
    ----------
    site
        The site.
    folder
        Its root.
    """
    made = {package_line(one.made_at) for one in site.results.values()}
    for file in sorted({one.file for one in made if one is not None}):
        path = package_folder() / file
        if path.is_file():
            lines = path.read_text(encoding="utf-8").splitlines()
            marked = [(f"L{number}", line) for number, line in enumerate(lines, start=1)]
            _write(folder, f"{FOLDER}/{file}.html", file, [("", marked)])
    for chapter in site.runs:
        path_ = _notebook(site, chapter)
        if path_ is not None:
            notebook = read_notebook(path_.read_text(encoding="utf-8"))
            cells = [
                (
                    "Parameters of this run" if is_injected(cell) else f"Cell {number}",
                    [
                        (f"{'P' if is_injected(cell) else 'C'}{number}L{place}", line)
                        for place, line in enumerate("".join(cell["source"]).splitlines(), start=1)
                    ],
                )
                for number, cell in numbered(notebook)
                if cell["cell_type"] == "code"
            ]
            _write(folder, f"{FOLDER}/{chapter}.ipynb.html", f"{chapter}.ipynb", cells)


def _write(
    folder: Path, name: str, title: str, blocks: list[tuple[str, list[tuple[str, str]]]]
) -> None:
    up = "../" * name.count("/")
    shown = "".join(
        (tag("h2", text(head)) if head else "")
        + tag(
            "ol",
            *(tag("li", tag("code", text(line) or " "), id=anchor) for anchor, line in lines),
            class_="hm-lines",
        )
        for head, lines in blocks
    )
    styles = f'<link rel="stylesheet" href="{up}_static/{STYLE}">'
    page = (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'{policy()}<link rel="icon" href="data:,">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f"<title>{html.escape(title)}</title>{styles}</head>"
        f'<body class="hm-source-page"><main>{tag("h1", text(title))}{shown}</main></body></html>\n'
    )
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, encoding="utf-8", newline="\n")
