"""Citing on the pages: the link that offers a citation of anything with an id.

Without JavaScript the link opens the plain citation; with it, a popup offers four formats.
"""

from urllib.parse import quote
from zlib import crc32

from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.site import Site

FOLDER = "cite"
SETS = 64
"""Into how many scripts the citations are split; a page loads the one that it needs, on call."""


def cite_link(site: Site, here: str, id: str, title: str) -> str:  # noqa: A002 -- what it is
    """Write a link to the citation of a book, chapter, figure, number, claim or article.

    Parameters
    ----------
    site
        The site.
    here
        The document that the link stands in.
    id
        What is cited: ``hundredmodels`` for the book, a chapter's slug, ``chapter-figure``,
        ``chapter.number``, a claim's id, ``article-…`` for an article.
    title
        What it is called; read out after the word "Cite".

    Returns
    -------
    str
        The link, as HTML.
    """
    hidden = tag("span", text(f" {title}"), class_="hm-hidden")
    return tag(
        "a",
        f"Cite{hidden}",
        class_="hm-cite",
        data_cite=id,
        data_set=str(set_of(id)),
        href=site.file(here, quote(f"{FOLDER}/{id}.txt")),
    )


def cite_chapter(site: Site, here: str) -> str:
    """Write the line under a chapter's title: its edition, and the link that cites it."""
    told = site.edition.footer if site.edition is not None else ""
    link = cite_link(site, here, site.book.slug(here), f"the chapter {site.title(here)}")
    return tag("p", " · ".join(one for one in (told, link) if one), class_="hm-chapter-cite")


def set_of(id_: str) -> int:
    """Return which of the scripts holds a citation."""
    return crc32(id_.encode()) % SETS
