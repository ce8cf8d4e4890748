"""Two pages outside the theme: the root, which leads to the first page, and that of a lost reader.

The page for an address that is none is served from any depth, so nothing on it is relative where
the site's address is known. Where it is not, its style is its own, its links name the site's
pages from the root, and a few lines of script find that root in the address that was asked for.
"""

import json
from pathlib import Path

from sphinx.application import Sphinx

from hundredmodels.charts.palette import INK, LIGHT_TO_DARK, MUTED, OPEN, PAPER
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.policy import policy
from hundredmodels.sphinx_ext.site import Site, site_of

LOST, ROOT = "404.html", "index.html"
STYLE = """
body{{margin:0 auto;padding:12vh 1.25rem 3rem;max-width:36rem;
font:1.125rem/1.6 Charter,"Bitstream Charter","Source Serif 4",Georgia,serif;
color:{ink};background:{paper}}}
h1,nav,small{{font-family:system-ui,sans-serif}}h1{{font-size:2rem;line-height:1.2;margin:0 0 1rem}}
a{{color:{accent}}}nav ul{{list-style:none;padding:0}}nav li{{padding:.35rem 0}}
small{{color:{muted}}}
"""
SCRIPT = """
(function () {
  var folders = %s, path = location.pathname, cut = -1;
  folders.forEach(function (folder) {
    if (!/\\/404\\.html$/.test(path)) { cut = Math.max(cut, path.lastIndexOf("/" + folder + "/")); }
  });
  var root = cut >= 0 ? path.slice(0, cut + 1) : path.replace(/[^/]*$/, "");
  document.querySelectorAll("a[data-page]").forEach(function (link) {
    link.setAttribute("href", root + link.dataset.page);
  });
})();
"""


def write(app: Sphinx, error: Exception | None) -> None:
    """Write both pages (``build-finished``, after the table of contents wrote a bare root)."""
    if error is not None or app.builder.format != "html":
        return
    site, folder = site_of(app), Path(app.outdir)
    (folder / LOST).write_text(lost(site), encoding="utf-8", newline="\n")
    if app.config.root_doc != "index":
        (folder / ROOT).write_text(root(site), encoding="utf-8", newline="\n")


def lost(site: Site) -> str:
    """Write the page for an address that is none.

    Parameters
    ----------
    site
        The site.

    Returns
    -------
    str
        HTML that asks for no other file.
    """
    app = site.app
    base = str(app.config.html_baseurl or "")
    pages = [app.config.root_doc, *site.chapters]
    links = []
    for docname in pages:
        place = app.builder.get_target_uri(docname)
        links.append(
            tag("li", tag("a", text(site.title(docname)), href=base + place, data_page=place))
        )
    folders = sorted(
        {name.partition("/")[0] for name in app.env.found_docs if "/" in name}
        | {"_static", "figures", "numbers", "cite", "pdf"}
    )
    script = "" if base else SCRIPT % json.dumps(folders)
    dark = _style({one: LIGHT_TO_DARK[one] for one in (INK, PAPER, OPEN, MUTED)})
    light = _style({one: one for one in (INK, PAPER, OPEN, MUTED)})
    styles = (
        f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"
        "@media print{nav{display:none}}"
    )
    return _page(
        site,
        f"Not found — {app.config.html_title}",
        policy(scripts=[script] if script else [], styles=[styles]),
        tag("meta", name="robots", content="noindex").removesuffix("</meta>")
        + tag("style", styles),
        tag("main",
            tag("h1", "There is no such page"),
            tag("p", "The address may be mistyped, or of a page that another edition had. "
                "The addresses of numbers, figures and claims do not change."),
            tag("nav", tag("ul", *links), aria_label="Pages"),
            tag("p", tag("small", text(str(app.config.html_title)))),
        ) + (tag("script", script) if script else ""),
    )  # fmt: skip


def root(site: Site) -> str:
    """Write the root, which leads to the first page at once, and by a link where that is not done.

    Parameters
    ----------
    site
        The site.

    Returns
    -------
    str
        HTML.
    """
    app = site.app
    place = app.builder.get_target_uri(app.config.root_doc)
    base = str(app.config.html_baseurl or "")
    canonical = f'<link rel="canonical" href="{base}{place}">' if base else ""
    return _page(
        site,
        str(app.config.html_title),
        policy(),
        f'<meta http-equiv="refresh" content="0; url={place}">{canonical}',
        tag("p", tag("a", text(str(app.config.html_title)), href=place)),
    )


def _page(site: Site, title: str, rules: str, head: str, body: str) -> str:
    language = str(site.app.config.language or "en")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'{rules}<link rel="icon" href="data:,">'  # else a browser asks for one
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)}</title>{head}</head><body>{body}</body></html>\n"
    )


def _style(colours: dict[str, str]) -> str:
    return STYLE.format(
        ink=colours[INK], paper=colours[PAPER], accent=colours[OPEN], muted=colours[MUTED]
    ).replace("\n", "")
