"""Styles and scripts of the site, each written once and shared by all pages.

A page asks for one style sheet, one tiny script that sets light or dark before anything is
painted, and one deferred script. No page asks another host for anything.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from hundredmodels.charts.palette import CSS_NAMES, LIGHT_TO_DARK
from hundredmodels.sphinx_ext.elements.cards import card
from hundredmodels.sphinx_ext.markup import tag
from hundredmodels.sphinx_ext.site import Site, site_of

HERE = Path(__file__).parent
STYLE_PARTS = (
    "base",
    "page",
    "theme",
    "code",
    "figures",
    "what_if",
    "numbers",
    "ledger",
    "search",
    "articles",
    "home",
    "previews",
    "data",
    "scenarios",
    "formulas",
    "cite",
    "changes",
    "media",
)
SCRIPT_PARTS = (
    "theme",
    "contents",
    "words",
    "figures",
    "tables",
    "what_if",
    "cards",
    "ledger",
    "later",
    "anchors",
    "previews",
    "cite",
    "editions",
)
"""One concept a file, joined into one style sheet and one script: a page asks once for each.

The scripts are classic and deferred, and ask for nothing by themselves, so that the site works
from a folder. Everything that they add is extra: a page is whole without them.
"""
COMMENT = re.compile(r"^ *(/\*.*?\*/\n|\n)", re.DOTALL | re.MULTILINE)
"""A comment that begins its line, or an empty line."""
STYLE, EARLY, SCRIPT, VEGA = "hundredmodels.css", "hm-early.js", "hundredmodels.js", "hm-vega.js"


def configure(app: Sphinx, config: Config) -> None:  # noqa: ARG001 -- Sphinx's signature
    """Name our static files (event ``config-inited``)."""
    app.add_css_file(STYLE, priority=900)
    app.add_js_file(EARLY)
    app.add_js_file(SCRIPT, loading_method="defer")


def palette_css() -> str:
    """Write the colours as CSS variables, for light and dark."""
    light = "".join(f"{name}:{colour};" for colour, name in CSS_NAMES.items())
    dark = "".join(f"{name}:{LIGHT_TO_DARK[colour]};" for colour, name in CSS_NAMES.items())
    return (
        f":root{{{light}}}\n"
        f'html[data-theme="dark"]{{{dark}}}\n'
        "@media screen and (prefers-color-scheme:dark)"
        f"{{html:not([data-theme=light],[data-theme=dark]){{{dark}}}}}\n"
        f"@media print{{html,html[data-theme]{{{light}}}}}\n"
    )


def palette_script() -> str:
    """Write the names of the colours for scripts, light value to variable."""
    names = {colour.lower(): name for colour, name in CSS_NAMES.items()}
    return f"window.hundredmodels = {{colours: {json.dumps(names)}}};\n"


def joined(folder: str, names: Iterable[str], suffix: str) -> str:
    """Join parts of the style sheet or of the script, without comments on lines of their own."""
    return COMMENT.sub(
        "",
        "\n".join(
            (HERE / folder / f"{name}{suffix}").read_text(encoding="utf-8") for name in names
        ),
    )


def write_shared(app: Sphinx) -> None:
    """Write the shared styles and scripts (event ``builder-inited``)."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    for name, content in (
        (STYLE, palette_css() + joined("styles", STYLE_PARTS, ".css")),
        (EARLY, joined("scripts", ("early",), ".js")),
        (SCRIPT, palette_script() + joined("scripts", SCRIPT_PARTS, ".js")),
    ):
        (static / name).write_text(content, encoding="utf-8", newline="\n")


def write_scripts(site: Site, folder: Path) -> None:
    """Write the script that draws in the browser, where there is anything to draw."""
    if site.figures:
        file = folder / "_static" / VEGA
        file.write_text(site.drawings.bundle(), encoding="utf-8", newline="\n")


def add_cards(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 -- Sphinx's signature
    context: dict[str, Any],
    doctree: nodes.document | None,  # noqa: ARG001
) -> None:
    """Give a page the cards of its numbers (event ``html-page-context``)."""
    site = site_of(app)
    used = sorted(site.used.get(pagename, ()))
    if used and "body" in context:
        context["body"] += "".join(
            tag("template", tag("div", card(site, pagename, site.results[one]), class_="hm-card"),
                id=f"card-{one}")
            for one in used
        )  # fmt: skip
