"""What a page tells citation managers and search engines: meta tags, and JSON-LD.

The data blocks are not executed; everything in them is also on the page.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from pybtex.database import Entry
from sphinx.application import Sphinx

from hundredmodels.chapters.typography import typeset
from hundredmodels.cite import crate, jsonld
from hundredmodels.cite.item import BOOK, Item
from hundredmodels.cite.meta import dublin_core, highwire, reference
from hundredmodels.sphinx_ext.elements.citations import records, work_of
from hundredmodels.sphinx_ext.elements.claims import claims
from hundredmodels.sphinx_ext.markup import tag
from hundredmodels.sphinx_ext.site import Site, site_of


def add(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 -- Sphinx's signature
    context: dict[str, Any],
    doctree: nodes.document | None,  # noqa: ARG001
) -> None:
    """Add the tags and data of a page (event ``html-page-context``)."""
    if app.builder.format != "html" or "body" not in context:
        return
    site = site_of(app)
    item = _cited(site, pagename)
    if item is not None:
        address = _address(site, pagename, site.uri("", pagename))
        pairs = [
            *highwire(item, address, _references(site, pagename)),
            *dublin_core(item, address),
        ]
        tags = "".join(f"\n{_meta(name, content)}" for name, content in pairs)
        context["metatags"] = context.get("metatags", "") + tags
    found = list(_nodes(site, pagename))
    if found:
        told = json.dumps(jsonld.document(*found), ensure_ascii=False, separators=(",", ":"))
        block = tag("script", told.replace("</", "<\\/"), type="application/ld+json")
        context["body"] += block


def _meta(name: str, content: str) -> str:
    return tag("meta", name=name, content=content).removesuffix("</meta>")


def _cited(site: Site, pagename: str) -> Item | None:
    """Return the record that a page stands for: a chapter's, or on the first page the book's."""
    known = records(site)
    if pagename == site.app.config.root_doc:
        return known[BOOK]
    if pagename in site.chapters:
        return known[site.book.slug(pagename)]
    return None


def _address(site: Site, pagename: str, path: str) -> str:
    """Return a page's address: absolute where the site has one, else as seen from this page."""
    base = site.app.config.html_baseurl
    return f"{base.rstrip('/')}/{path}" if base else site.file(pagename, path)


def _nodes(site: Site, pagename: str) -> Iterator[jsonld.Node]:
    known = records(site)
    root = _address(site, pagename, site.uri("", site.app.config.root_doc))
    if pagename == site.app.config.root_doc:
        parts = [
            {"@type": "Chapter", "@id": address, "url": address, "name": site.title(one)}
            for one in site.chapters
            for address in [_address(site, pagename, site.uri("", one))]
        ]
        yield jsonld.report(work_of(site), known[BOOK], root, parts)
    elif pagename in site.chapters:
        book = {"@type": "Report", "@id": root, "url": root, "name": work_of(site).title}
        address = _address(site, pagename, site.uri("", pagename))
        item = known[site.book.slug(pagename)]
        yield jsonld.chapter(item, address, book, site.chapters.index(pagename) + 1)
    if pagename == site.book.home("dictionary"):
        address = _address(site, pagename, site.uri("", pagename))
        yield jsonld.dataset(site.facts.package.raw, known[BOOK], address)
    if pagename == site.book.home("claims"):
        yield from _reviews(site, pagename, known)


def _reviews(site: Site, pagename: str, known: dict[str, Item]) -> Iterator[jsonld.Node]:
    told: set[str] = set()
    for claim in claims(site).values():
        article = known[f"article-{claim.article}"]
        whole = jsonld.article(article)
        appearance = {"@id": whole["@id"]} if claim.article in told else whole
        told.add(claim.article)
        passed_on = not claim.attributed_to.startswith("the article")
        yield jsonld.claim_review(
            known[claim.id],
            _address(site, pagename, site.uri("", pagename, f"claim-{claim.id}")),
            statement=typeset(claim.statement),
            verdict=claim.verdict.word.value,
            said_by=claim.attributed_to if passed_on else "",
            appearance=appearance,
        )


def _references(site: Site, pagename: str) -> list[str]:
    """Return what a page cites, in the order of the keys."""
    if "cite" not in site.app.env.domains:
        return []
    domain: Any = site.app.env.get_domain("cite")
    keys = {
        target.key
        for one in domain.citation_refs
        if one.docname == pagename
        for target in one.targets
    }
    entries = domain.bibdata.data.entries
    return [_reference(entries[key]) for key in sorted(keys) if key in entries]


def _reference(entry: Entry) -> str:
    people = entry.persons.get("author", [])
    return reference(
        entry.fields.get("title", "").replace("{", "").replace("}", ""),
        [str(one).replace("{", "").replace("}", "") for one in people],
        entry.fields.get("year", ""),
        doi=entry.fields.get("doi", ""),
        arxiv=entry.fields.get("eprint", ""),
    )


def write_crate(site: Site, folder: Path) -> None:
    """Write the metadata of the edition as a research object."""
    held = {site.uri("", one): site.title(one) for one in sorted(site.book.pages)}
    held |= {
        f"figures/{one.id}.csv": f"Data of figure {one.number}" for one in site.figures.values()
    }
    held |= {"results.json": "Every number", "claims.json": "Every claim with its verdict"}
    if site.edition is not None:
        held["manifest.json"] = "The digests of everything that went in and came out"
    content = crate.crate(work_of(site), records(site)[BOOK], held)
    words = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    (folder / crate.FILE).write_text(words, encoding="utf-8", newline="\n")
