"""The Sphinx extension: how figures, numbers, claims and sources become pages.

Notebook outputs, roles and directives leave slots (:mod:`~hundredmodels.sphinx_ext.nodes`);
what the pages hold is collected while they are read (:mod:`~hundredmodels.sphinx_ext.book`); the
slots are filled once all are read (:mod:`~hundredmodels.sphinx_ext.resolve`), with
:mod:`~hundredmodels.sphinx_ext.elements`, :mod:`~hundredmodels.sphinx_ext.drawings` and whole
:mod:`~hundredmodels.sphinx_ext.pages`.
"""

import json
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from hundredmodels import __version__
from hundredmodels.sphinx_ext import (
    assets,
    head,
    head_citations,
    outline,
    resolve,
    roles,
    studio,
    theme,
    writing,
)
from hundredmodels.sphinx_ext.book import book_of
from hundredmodels.sphinx_ext.elements import mathematics, previews
from hundredmodels.sphinx_ext.nodes import InlineSlot, Slot
from hundredmodels.sphinx_ext.pages import addresses, search, social, standalone
from hundredmodels.sphinx_ext.site import forget

PARAMETERS = {"parameters", "injected-parameters"}
PLAIN = (
    "verdicts",
    "chapters",
    "dictionary",
    "sources",
    "articles",
    "slips",
    "scenarios",
    "comparison",
    "parameters",
    "corrections",
    "citing",
    "changes",
    "editions",
)


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:  # noqa: ARG001
    book_of(env).pages.pop(docname, None)


def _merge(
    app: Sphinx,  # noqa: ARG001
    env: BuildEnvironment,
    docnames: list[str],
    other: BuildEnvironment,
) -> None:
    pages = book_of(other).pages
    book_of(env).pages.update({name: pages[name] for name in docnames if name in pages})


def _retag(app: Sphinx, docname: str, source: list[str]) -> None:
    """Hide cells of parameters, and keep the outputs of a hidden cell that publishes results.

    MyST-NB drops a cell tagged ``remove-cell`` before any plugin sees its outputs, and shows the
    parameters, which the page of numbers lists better.
    """
    if not app.env.doc2path(docname).endswith(".ipynb"):
        return
    notebook = json.loads(source[0])
    for cell in notebook["cells"]:
        tags = set(cell["metadata"].get("tags", ()))
        if "publish(" in "".join(cell["source"]):
            tags = tags - {"remove-cell"} | {"remove-input"}
        elif tags & PARAMETERS:
            tags = tags | {"remove-cell"}
        cell["metadata"]["tags"] = sorted(tags)
    source[0] = json.dumps(notebook)


def _read(app: Sphinx, doctree: Any) -> None:  # noqa: ANN401 -- docutils is untyped
    book_of(app.env).read(app.env.docname, doctree)


def _updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write every page that depends on others again: any page read may have changed a number."""
    forget(app)
    return sorted(name for name, page in book_of(env).pages.items() if page.uses)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything with Sphinx.

    Parameters
    ----------
    app
        Sphinx.

    Returns
    -------
    dict
        Version, and that pages may be read and written in parallel.
    """
    app.add_config_value("hundredmodels_data", "", "env", str)
    for node in (Slot, InlineSlot):
        app.add_node(node)
    app.add_role("number", roles.NumberRole())
    app.add_role("claim", roles.ClaimRole())
    app.add_role("parameter", roles.ParameterRole())
    app.add_directive("numbers", roles.NumbersDirective)
    app.add_directive("claims", roles.ClaimsDirective)
    app.add_directive("headlines", roles.HeadlinesDirective)
    for kind in PLAIN:
        app.add_directive(kind, roles.plain_directive(kind))
    app.add_builder(writing.SharingBuilder, override=True)
    mathematics.register(app)
    theme.register(app)
    app.connect("config-inited", assets.configure)
    app.connect("builder-inited", assets.write_shared)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("source-read", _retag)
    app.connect("doctree-read", _read)
    app.connect("env-updated", _updated)
    if outline.own():
        app.connect("env-get-outdated", outline.expect)
        app.connect("env-updated", outline.compare, priority=900)
    if not outline.revised():
        app.connect("env-check-consistency", studio.draw)
    app.connect("doctree-resolved", resolve.fill)
    app.connect("html-collect-pages", search.leave_out)
    app.connect("html-collect-pages", writing.pages)
    app.connect("html-page-context", search.add)
    app.connect("html-page-context", assets.add_cards, priority=900)
    app.connect("html-page-context", theme.frame, priority=900)
    app.connect("html-page-context", head.add)
    app.connect("html-page-context", previews.add)
    app.connect("html-page-context", head_citations.add, priority=950)
    app.connect("build-finished", writing.finish)
    app.connect("build-finished", social.write)
    app.connect("build-finished", addresses.write)
    app.connect("build-finished", standalone.write, priority=900)
    return {
        "version": __version__,
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": False,
    }
