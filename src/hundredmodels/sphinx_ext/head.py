"""The head of each page: its description, and what it looks like when it is shared."""

import re
from html import unescape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from hundredmodels.chapters.typography import typeset
from hundredmodels.sphinx_ext.elements.cards import words
from hundredmodels.sphinx_ext.pages import social
from hundredmodels.sphinx_ext.site import Site, site_of

LONGEST = 180
"""Characters of a description; search engines cut longer ones themselves."""
SHORTEST = 3
"""Words of a paragraph that is no more than a label."""
TAG = re.compile(r"<[^>]+>")
MARKS = " ,;:–-"


def add(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 -- Sphinx's signature
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add to a page's head (``html-page-context``); what others have added stays."""
    if app.builder.format != "html":
        return
    site = site_of(app)
    title = words_of(str(context.get("title") or app.config.html_title))
    said = description(site, pagename, doctree) or f"{title}. {app.config.html_title}."
    picture = social.picture(site, pagename)
    tags = [
        _meta("name", "description", said),
        _meta("property", "og:title", title),
        _meta("property", "og:description", said),
        _meta("property", "og:type", "article" if pagename in site.chapters else "website"),
        _meta("property", "og:site_name", str(app.config.html_title)),
        _meta("property", "og:locale", "en_GB"),
        _meta("name", "twitter:card", "summary_large_image" if picture else "summary"),
        _meta("name", "twitter:title", title),
        _meta("name", "twitter:description", said),
    ]
    if app.config.html_baseurl:
        address = app.config.html_baseurl + app.builder.get_target_uri(pagename)
        tags.append(_meta("property", "og:url", address))
    if picture:
        image = address_of(site, pagename, picture)
        tags += [
            _meta("property", "og:image", image),
            _meta("property", "og:image:type", "image/png"),
            _meta("property", "og:image:width", str(social.WIDTH)),
            _meta("property", "og:image:height", str(social.HEIGHT)),
            _meta("property", "og:image:alt", social.alt(site, pagename)),
            _meta("name", "twitter:image", image),
        ]
    if site.edition is not None:
        feed = site.file(pagename, "feed.xml")
        name = text_attribute(f"Editions of {app.config.html_title}")
        tags.append(
            f'<link rel="alternate" type="application/rss+xml" title="{name}" href="{feed}" />'
        )
    context["metatags"] = "\n    ".join([str(context.get("metatags") or "").rstrip(), *tags]) + "\n"


def address_of(site: Site, here: str, path: str) -> str:
    """Return the address of a file: absolute where the site's is known, else as seen from a page.

    Parameters
    ----------
    site
        The site.
    here
        The document.
    path
        The file, named from the site's root.

    Returns
    -------
    str
        The address.
    """
    base = str(site.app.config.html_baseurl or "")
    return base + path if base else site.file(here, path)


def description(site: Site, docname: str, doctree: nodes.document | None) -> str:
    """Describe a page in a sentence.

    Parameters
    ----------
    site
        The site.
    docname
        The page.
    doctree
        Its content; ``None`` for a page that Sphinx makes itself.

    Returns
    -------
    str
        The beginning of a chapter's computed answer, or of a page's first paragraph; empty where
        there is none. No longer than a search engine shows, cut at a word.
    """
    page = site.book.pages.get(docname)
    if page is not None and page.results is not None and page.answers:
        return cut(typeset(words(site, page.answers[0])))
    if doctree is None:
        return ""
    first = next(
        (one for one in doctree.findall(nodes.paragraph) if len(one.astext().split()) > SHORTEST),
        None,
    )
    return "" if first is None else cut(words_of(first.astext()))


def cut(text: str, longest: int = LONGEST) -> str:
    """Cut a text at the end of a sentence, or else at a word."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    end = max(
        (match.end() for match in re.finditer(r"[.?!](?=\s)", flat[: longest + 1])), default=0
    )
    if end > longest // 2:
        return flat[:end]
    return flat[: longest - 1].rsplit(" ", 1)[0].rstrip(MARKS) + "…"


def words_of(html: str) -> str:
    """Return the words of a piece of HTML."""
    return unescape(TAG.sub("", html)).strip()


def text_attribute(words_: str) -> str:
    """Escape words for an attribute."""
    return words_.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{text_attribute(content)}" />'
