"""Previews of references: the entries that a page cites, on the page itself.

The list of references is a page of its own; from a folder no script may read another page. Each
page therefore carries the entries that it cites, in templates that a script shows on call
(``scripts/previews.js``). Without scripts a citation is a link to the list.
"""

import re
from typing import Any

from docutils import nodes
from pybtex.backends.html import Backend
from sphinx.application import Sphinx

from hundredmodels.sphinx_ext.markup import tag
from hundredmodels.sphinx_ext.site import site_of

CITED = re.compile(r'<span class="bibtex-citation".*?</span>', re.DOTALL)
TARGET = re.compile(r'href="[^"#]*#([^"]+)"')


def add(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 -- Sphinx's signature
    context: dict[str, Any],
    doctree: nodes.document | None,  # noqa: ARG001
) -> None:
    """Add to a page the entries that it cites (``html-page-context``)."""
    body = context.get("body")
    if not body or app.builder.format != "html" or "cite" not in app.env.domaindata:
        return
    kept = site_of(app).kept
    if "previews" not in kept:  # every page has been read by the time that one is written
        kept["previews"] = entries(app)
    known = kept["previews"]
    cited = [
        one
        for citation in CITED.findall(body)
        for one in TARGET.findall(citation)
        if one in known and known[one][0] != pagename
    ]
    context["body"] = body + "".join(
        tag("template", tag("p", known[one][1]), id=f"preview-{one}")
        for one in dict.fromkeys(cited)
    )


def entries(app: Sphinx) -> dict[str, tuple[str, str]]:
    """Return each entry's page and its text as HTML, by its anchor.

    Parameters
    ----------
    app
        Sphinx.

    Returns
    -------
    dict
        Empty where the book has no bibliography.
    """
    domain: Any = app.env.get_domain("cite")
    html = Backend()  # pybtex would look its own entry points up again for each entry
    return {
        one.citation_id: (one.bibliography_key.docname, one.formatted_entry.text.render(html))
        for one in domain.citations
    }
