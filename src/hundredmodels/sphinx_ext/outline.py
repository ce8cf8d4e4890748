"""The outline: what the pages of a book can see of one another.

Titles, headings, labels, citations, results and figures are seen from other pages; the sentences
of a page are not. Where the outline stays as it was, a changed text is its own page's affair: the
build then has that page written alone into the site that stands
(:mod:`hundredmodels.build.pages.revision`). Everything in doubt counts as seen, and then all pages
are written anew.
"""

import ast
import json
import os
from collections.abc import Mapping, Set as AbstractSet
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from hundredmodels.build import digest
from hundredmodels.build.pages.site import NONE, OUTLINE, OWN_BUILD, REVISED
from hundredmodels.sphinx_ext.book import book_of

SEEN = (
    "found_docs",
    "titles",
    "longtitles",
    "tocs",
    "toctree_includes",
    "files_to_rebuild",
    "glob_toctrees",
    "numbered_toctrees",
    "included",
    "images",
    "dlfiles",
)
"""What Sphinx gathers of each page for others, besides what its domains do."""


@dataclass(frozen=True)
class Outline:
    """What was seen when a site was built.

    Attributes
    ----------
    digest
        Of all that the pages see of one another.
    dated
        The files of the pages to write in any case, named from the sources.
    """

    digest: str
    dated: tuple[str, ...]

    @classmethod
    def of(cls, env: BuildEnvironment) -> "Outline":
        """Take the outline of a book, all its pages read."""
        pages = book_of(env).pages
        domains = dict(env.domaindata)
        if "cite" in domains:
            domains["cite"] = _cited(domains["cite"])
        seen = {
            "env": {name: getattr(env, name) for name in SEEN},
            "domains": domains,
            "pages": {name: page.digest for name, page in pages.items()},
        }
        dated = (env.doc2path(name, base=False) for name, page in pages.items() if page.dated)
        return cls(digest.of_json(_plain(seen)), tuple(sorted(map(str, dated))))

    @classmethod
    def read(cls, folder: Path) -> "Outline":
        """Read what was kept in a folder."""
        kept = json.loads((folder / OUTLINE).read_text(encoding="utf-8"))
        return cls(kept["digest"], tuple(kept["dated"]))

    def keep(self, folder: Path) -> None:
        """Keep it in a folder."""
        (folder / OUTLINE).write_text(json.dumps(asdict(self)), encoding="utf-8")


def own() -> bool:
    """Say whether the report's own build runs Sphinx."""
    return os.environ.get(OWN_BUILD) == "1"


def revised() -> tuple[str, ...]:
    """Return the files of the pages that have changed; none where all are to be written."""
    return tuple(json.loads(os.environ.get(REVISED, NONE)))


def expect(
    app: Sphinx,  # noqa: ARG001 -- Sphinx's signature
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """See that Sphinx finds changed what has changed, no more and no less (``env-get-outdated``).

    Raises
    ------
    ExtensionError
        If it does not.
    """
    files = revised()
    if files:
        found = {str(env.doc2path(name, base=False)) for name in changed}
        if added or removed or found != set(files):
            raise ExtensionError("More has changed than the text of the pages named.")
    return []


def compare(app: Sphinx, env: BuildEnvironment) -> None:
    """Compare the outline with the one before, and keep it (``env-updated``, the last one).

    Raises
    ------
    ExtensionError
        If pages are to be written into a site whose outline was another.
    """
    if app.builder.format != "html":
        return
    folder = Path(app.doctreedir)
    outline = Outline.of(env)
    if revised() and outline != Outline.read(folder):
        raise ExtensionError("The changed text can be seen from other pages.")
    outline.keep(folder)


def _cited(domain: Mapping[str, Any]) -> dict[str, Any]:
    """Return what pages can see of their citations: the entries' texts follow from the rest."""
    return {
        # Read again, a page's citations stand last; their order counts within a page alone.
        "refs": sorted(domain["citation_refs"], key=lambda one: str(one.docname)),
        "entries": [
            (one.citation_id, one.bibliography_key, one.key, one.formatted_entry.label)
            for one in domain["citations"]
        ],
        "bibliographies": domain["bibliographies"],
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 -- whatever extensions gather
    """Return a value as JSON with one form; what is not known is told by its ``repr``."""
    plain: Any
    match value:
        case None | bool() | int() | float() | str():
            plain = value
        case nodes.Node():
            plain = value.pformat()
        case ast.AST():
            plain = ast.dump(value)
        case Mapping():
            pairs = ([_plain(key), _plain(one)] for key, one in value.items())
            plain = sorted(pairs, key=repr)
        case AbstractSet():
            plain = sorted(map(_plain, value), key=repr)
        case list() | tuple():
            plain = [_plain(one) for one in value]
        case _:
            plain = repr(value)
    return plain
