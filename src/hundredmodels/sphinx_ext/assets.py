"""Styles and scripts of the site: ours added, what the book does not use left out.

No page asks another host for anything, and no page loads what it does not need: Thebe, icon
fonts and design scripts that the theme and Jupyter Book bring along are dropped from every page.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from hundredmodels.charts.palette import CSS_NAMES, LIGHT_TO_DARK
from hundredmodels.sphinx_ext.cards import card
from hundredmodels.sphinx_ext.markup import tag
from hundredmodels.sphinx_ext.site import Site, site_of

HERE = Path(__file__).parent
STYLE_PARTS = (
    "base",
    "page",
    "theme",
    "figures",
    "numbers",
    "ledger",
    "articles",
    "home",
    "data",
    "formulas",
    "cite",
    "media",
)
SCRIPT_PARTS = ("figures", "cards", "ledger", "anchors", "cite")
"""One concept a file, joined into one style sheet and one script: a page asks once for each.

The scripts are classic and deferred, and ask for nothing by themselves, so that the site works
from a folder. Everything that they add is extra: a page is whole without them.
"""
STYLES = ("hm-palette.css", "hundredmodels.css")
PALETTE_SCRIPT, SCRIPT, VEGA = "hm-palette.js", "hundredmodels.js", "hm-vega.js"
DROPPED = ("thebe", "design-tabs", "sphinx-design", "togglebutton", "fontawesome", "require")


def configure(app: Sphinx, config: Config) -> None:
    """Put our templates and static files first (event ``config-inited``)."""
    config.templates_path = [str(HERE / "templates"), *config.templates_path]
    for name in STYLES:
        app.add_css_file(name, priority=900)
    app.add_js_file(PALETTE_SCRIPT, loading_method="defer")
    app.add_js_file(SCRIPT, loading_method="defer")


def palette_css() -> str:
    """Write the colours as CSS variables, for light and dark."""
    light = "".join(f"{name}:{colour};" for colour, name in CSS_NAMES.items())
    dark = "".join(f"{name}:{LIGHT_TO_DARK[colour]};" for colour, name in CSS_NAMES.items())
    return (
        f":root{{{light}}}\n"
        f'html[data-theme="dark"]{{{dark}}}\n'
        f"@media (prefers-color-scheme:dark){{html:not([data-theme=light],[data-theme=dark])"
        f"{{{dark}}}}}\n"
        f"@media print{{html,html[data-theme]{{{light}}}}}\n"
    )


def palette_script() -> str:
    """Write the names of the colours for scripts, light value to variable."""
    names = {colour.lower(): name for colour, name in CSS_NAMES.items()}
    return f"window.hundredmodels = {{colours: {json.dumps(names)}}};\n"


def joined(folder: str, names: Iterable[str], suffix: str) -> str:
    """Join parts of the style sheet or of the script."""
    return "\n".join(
        (HERE / folder / f"{name}{suffix}").read_text(encoding="utf-8") for name in names
    )


def write_shared(app: Sphinx) -> None:
    """Write the shared styles and scripts (event ``builder-inited``)."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    for name, content in (
        (STYLES[0], palette_css()),
        (STYLES[1], joined("styles", STYLE_PARTS, ".css")),
        (PALETTE_SCRIPT, palette_script()),
        (SCRIPT, joined("scripts", SCRIPT_PARTS, ".js")),
    ):
        (static / name).write_text(content, encoding="utf-8", newline="\n")


def write_scripts(site: Site, folder: Path) -> None:
    """Write the script that draws in the browser, where there is anything to draw."""
    if site.figures:
        file = folder / "_static" / VEGA
        file.write_text(site.drawings.bundle(), encoding="utf-8", newline="\n")


def clean_page(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 -- Sphinx's signature
    context: dict[str, Any],
    doctree: nodes.document | None,  # noqa: ARG001
) -> None:
    """Drop foreign and unused assets from a page, and give it its cards (``html-page-context``)."""
    for kind in ("script_files", "css_files"):
        context[kind] = [one for one in context.get(kind, []) if not _dropped(one)]
    site = site_of(app)
    if site.edition is not None:
        context["theme_extra_footer"] = site.edition.footer
        context["body"] = site.edition.banner + context.get("body", "")
    used = sorted(site.used.get(pagename, ()))
    if used and "body" in context:
        context["body"] += "".join(
            tag("template", tag("div", card(site, pagename, site.results[one]), class_="hm-card"),
                id=f"card-{one}")
            for one in used
        )  # fmt: skip


def _dropped(asset: Any) -> bool:  # noqa: ANN401 -- a string or Sphinx's own class
    name = str(getattr(asset, "filename", None) or asset)
    body = str(getattr(asset, "attributes", {}).get("body") or "")
    if name.startswith(("http:", "https:", "//")):
        return True
    return any(word in name or word in body for word in (*DROPPED, "THEBE"))


def drop_thebe(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Take the settings for Thebe out of a page (``doctree-resolved``, after Thebe put them in)."""
    for raw in list(doctree.findall(nodes.raw)):
        if "thebe" in raw.astext().lower() and "hm-" not in raw.astext():
            raw.parent.remove(raw)
