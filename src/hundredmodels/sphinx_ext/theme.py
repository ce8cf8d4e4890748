"""The report's own theme: its page, without what a general theme brings along.

A page asks for one style sheet and two small scripts. The parts of Sphinx, MyST-NB and others
that no page names are taken out of the site when all pages are written (:func:`sweep`).
"""

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from hundredmodels.sphinx_ext.markup import languages
from hundredmodels.sphinx_ext.pages.scenarios import switcher
from hundredmodels.sphinx_ext.policy import policy
from hundredmodels.sphinx_ext.site import site_of

HERE = Path(__file__).parent
NAME = "hundredmodels"
FOLDER = "_static"
OURS = ("hm-", "hundredmodels")
"""How the names of the report's own styles and scripts begin; a page gets no others."""
CITATION = re.compile(r'<div class="citation".*?</div>', re.DOTALL)
NAMED = re.compile(r"_static/([\w./-]+)")


def register(app: Sphinx) -> None:
    """Add the theme, and the setting that Jupyter Book hands to an extension we do without."""
    app.add_html_theme(NAME, str(HERE / "templates"))
    app.add_config_value("comments_config", {}, "")


def frame(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 -- Sphinx's signature
    context: dict[str, Any],
    doctree: nodes.document | None,  # noqa: ARG001
) -> None:
    """Give a page what its frame shows (event ``html-page-context``)."""
    for kind in ("script_files", "css_files"):
        context[kind] = [one for one in context.get(kind, []) if _ours(one)]
    if "body" in context:
        context["body"] = CITATION.sub(_citation, context["body"])
    context["author"] = app.config.author
    context["content_policy"] = policy()
    context["contents"] = contents(context.get("toc") or "")
    site = site_of(app)
    if site.edition is not None:
        context["edition_line"] = site.edition.footer
        other = switcher(site, app.builder.get_target_uri(pagename))
        context["body"] = other + site.edition.banner + context.get("body", "")


def contents(toc: str) -> str:
    """Return the sections of a page as a list, from Sphinx's list of the page itself.

    Parameters
    ----------
    toc
        A list of one entry, the page, with its sections below it; or an empty string.

    Returns
    -------
    str
        The inner list; empty where the page has no sections.
    """
    start, end = toc.find("<ul", 1), toc.rfind("</ul>", 0, toc.rfind("</ul>"))
    return toc[start : end + len("</ul>")] if 0 < start < end else ""


def _citation(match: re.Match[str]) -> str:
    """Give an entry of the references the languages of its titles, and a role that its list takes.

    The role that docutils writes is deprecated, and assistive technology loses the list by it.
    """
    return languages(match[0].replace('role="doc-biblioentry"', 'role="listitem"'))


def sweep(site: Path) -> None:
    """Take out the static files that no page, style or script of the site names.

    Parameters
    ----------
    site
        The folder of the written site.
    """
    folder = site / FOLDER
    if not folder.is_dir():
        return
    wanted = {
        name
        for page in site.rglob("*.html")
        if folder not in page.parents
        for name in NAMED.findall(page.read_text(encoding="utf-8"))
    }
    for file in sorted(folder.rglob("*"), reverse=True):
        name = file.relative_to(folder).as_posix()
        if file.is_dir():
            if not any(file.iterdir()):
                file.rmdir()
        elif name not in wanted and not file.name.startswith(OURS):
            file.unlink()


def _ours(asset: Any) -> bool:  # noqa: ANN401 -- a string or Sphinx's own class
    name = str(getattr(asset, "filename", None) or asset)
    return Path(name).name.startswith(OURS)
