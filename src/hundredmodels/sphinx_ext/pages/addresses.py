"""Lists of addresses for machines: the site map, and what robots may read.

Addresses are absolute where the site's own is known (``html.baseurl`` in ``_config.yml``), and
relative to the list where it is not.
"""

from pathlib import Path
from xml.etree import ElementTree as ET

from sphinx.application import Sphinx

from hundredmodels.sphinx_ext.site import Site, site_of

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the lists (``build-finished``)."""
    if error is not None or app.builder.format != "html":
        return
    site, folder = site_of(app), Path(app.outdir)
    base = str(app.config.html_baseurl or "")
    (folder / SITEMAP).write_text(sitemap(site, base), encoding="utf-8", newline="\n")
    robots = "User-agent: *\nAllow: /\n"
    if base:
        robots += f"Sitemap: {base}{SITEMAP}\n"
    (folder / ROBOTS).write_text(robots, encoding="utf-8", newline="\n")


def sitemap(site: Site, base: str) -> str:
    """Write the site map: each page of the book, changed on the edition's day.

    Parameters
    ----------
    site
        The site.
    base
        Its address; empty where it has none.

    Returns
    -------
    str
        XML.
    """
    ET.register_namespace("", SCHEMA)
    root = ET.Element(f"{{{SCHEMA}}}urlset")
    for docname in sorted(site.app.env.found_docs):
        entry = ET.SubElement(root, f"{{{SCHEMA}}}url")
        place = base + site.app.builder.get_target_uri(docname)
        ET.SubElement(entry, f"{{{SCHEMA}}}loc").text = place
        if site.edition is not None:
            ET.SubElement(entry, f"{{{SCHEMA}}}lastmod").text = site.edition.as_of.isoformat()
    ET.indent(root)
    words = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{words}\n'
