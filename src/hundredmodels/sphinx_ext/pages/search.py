"""Search over figures, numbers and claims: the list that the search page looks through.

Sphinx finds pages; this list finds what stands on them. It is a classic script, since a page
opened from a folder may not fetch, and only the search page loads it.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from hundredmodels.sphinx_ext.assets import HERE
from hundredmodels.sphinx_ext.pages.index import Entry, entries
from hundredmodels.sphinx_ext.site import Site, site_of

PAGE = "search"
INDEX, SCRIPT = "hm-index.js", "hm-search.js"
STEM = 7
"""Digits of an edition's id that stemming leaves."""
BREAK = re.compile(
    r"<(?!/?(?:a|abbr|b|cite|code|em|i|q|small|strong|sub|sup|wbr)\b)", re.IGNORECASE
)
"""Where a tag begins that can't stand within a word."""
SHOWN = ("figure", "number", "claim")
"""What the list holds; chapters are pages, which Sphinx finds."""


def script(site: Site) -> str:
    """Write the list as a script.

    Parameters
    ----------
    site
        The site, all its pages read.

    Returns
    -------
    str
        It sets ``hundredmodels.index``: titles of chapters by slug, and the entries.
    """
    listed = entries(site)
    chapters = {one.id: one.title for one in listed if one.kind == "chapter"}
    found = [_row(one) for one in listed if one.kind in SHOWN]
    content = json.dumps(
        {"chapters": chapters, "entries": found}, ensure_ascii=False, separators=(",", ":")
    )
    return f"window.hundredmodels.index = {content};\n"


def _row(entry: Entry) -> dict[str, Any]:
    """Return an entry with short names, and without what is empty."""
    row = {
        "kind": entry.kind,
        "id": entry.id,
        "title": entry.title,
        "url": entry.url,
        "in": entry.chapter,
        "value": entry.value["text"],
        "range": entry.value.get("interval_text", ""),
        "words": [words for words, language in entry.further if words and not language],
        "said": [[words, language] for words, language in entry.further if words and language],
    }
    return {name: value for name, value in row.items() if value}


@contextmanager
def apart(doctree: nodes.document) -> Iterator[None]:
    """Keep the words of neighbouring cells, entries and labels apart while a page is indexed.

    Sphinx drops the tags of raw HTML and joins what stood on both sides: no cell's end was found.

    Parameters
    ----------
    doctree
        The page; it is afterwards as it was.
    """
    raw = [(node, node.children) for node in doctree.findall(nodes.raw)]
    for node, _ in raw:
        node.children = [nodes.Text(BREAK.sub(" <", node.astext()))]
    try:
        yield
    finally:
        for node, children in raw:
            node.children = children


def leave_out(app: Sphinx) -> tuple[()]:
    """Take the edition's id out of Sphinx's index (``html-collect-pages``, all others written).

    It stands on every page and finds nothing; and no word may stay that no page has any more.
    Stemming cuts the id's end, if anything, and the next word may be joined to it.
    """
    edition, indexer = site_of(app).edition, getattr(app.builder, "indexer", None)
    if indexer is None:
        return ()
    begins = edition.id[:STEM] if edition else "\n"
    for words in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001 -- Sphinx prunes alike
        for word in [one for one, pages in words.items() if begins in one or not pages]:
            del words[word]
    return ()  # no pages


def add(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 -- Sphinx's signature
    context: dict[str, Any],  # noqa: ARG001
    doctree: nodes.document | None,  # noqa: ARG001
) -> None:
    """Give the search page its list and its script (``html-page-context``).

    They are written here, not at the end, so that their addresses carry the digests of their
    contents: every page has been read by the time that Sphinx writes this one.
    """
    if pagename != PAGE:
        return
    static = Path(app.outdir) / "_static"
    code = (HERE / "scripts" / "search.js").read_text(encoding="utf-8")
    for name, content in ((INDEX, script(site_of(app))), (SCRIPT, code)):
        (static / name).write_text(content, encoding="utf-8", newline="\n")
        app.add_js_file(name, loading_method="defer")
