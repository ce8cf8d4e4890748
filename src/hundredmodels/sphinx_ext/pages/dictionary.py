"""The data page: every table with its columns and sources, and every source with its licence."""

from docutils import nodes

from hundredmodels.chapters.typography import typeset
from hundredmodels.data.dictionary import TableEntry
from hundredmodels.sphinx_ext.facts import Source
from hundredmodels.sphinx_ext.markup import languages, tag, text
from hundredmodels.sphinx_ext.site import Site

SOURCES_NAMED = 3


def show_tables(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the data dictionary.

    Parameters
    ----------
    site
        The site.
    here
        The document that it stands in.
    content, where
        As every filler takes them; not needed here.

    Returns
    -------
    str
        For each table what it holds, where from, and, on opening, its columns.
    """
    tables = site.facts.dictionary.tables
    return tag("div", *(_table(site, here, one) for one in tables), class_="hm-dictionary")


def _table(site: Site, here: str, table: TableEntry) -> str:
    rows = "".join(
        tag(
            "tr",
            tag("th", tag("code", text(one.name)), scope="row"),
            tag("td", text(one.type)),
            tag("td", text(one.unit)),
            tag("td", text("; ".join([one.description or one.title, *one.constraints]))),
            tag("td", f"{one.filled:,}", class_="hm-right"),
        )
        for one in table.columns
    )
    head = "".join(
        tag("th", name, scope="col", class_="hm-right" if name == "filled" else None)
        for name in ("column", "type", "unit", "meaning", "filled")
    )
    known = f"known {table.known_from} to {table.known_to}" if table.known_from else ""
    facts = [tag("code", f"data/{text(table.path)}"), f"{table.rows:,} rows", known]
    return tag(
        "section",
        tag("h3", text(table.title or table.name)),
        tag("p", " · ".join(one for one in facts if one), class_="hm-table-facts"),
        tag("p", text(typeset(table.description))),
        tag("p", _sources(site, here, table), class_="hm-table-facts") if table.sources else "",
        tag(
            "details",
            tag("summary", f"Its {len(table.columns)} columns"),
            tag(
                "div",
                tag("table", tag("thead", tag("tr", head)), tag("tbody", rows)),
                class_="hm-scroll",
                tabindex="0",
                role="region",
                aria_label=f"Columns of {table.title or table.name}",
            ),
            class_="hm-table",
        ),
        id=f"table-{table.name}",
    )


def _sources(site: Site, here: str, table: TableEntry) -> str:
    home = site.book.home("sources")
    named = [
        tag("a", languages(text(one.title)), href=site.uri(here, home, f"source-{one.key}"))
        if home
        else languages(text(one.title))
        for one in table.sources[:SOURCES_NAMED]
    ]
    left = len(table.sources) - len(named)
    own = named and table.sources[0].title.startswith("Compiled")  # a sentence by itself
    return ("" if own else "From ") + ", ".join(named) + (f" and {left} more" if left else "")


def show_sources(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the list of sources.

    Parameters
    ----------
    site
        The site.
    here, content, where
        As every filler takes them; not needed here.

    Returns
    -------
    str
        Each source with its publisher, date, licence and grade.
    """
    entries = "".join(_source(one) for one in site.facts.sources.values())
    return tag("ul", entries, class_="hm-sources")


def _source(source: Source) -> str:
    web = source.url.startswith(("https://", "http://"))
    title = languages(text(source.title))
    title = tag("a", title, href=source.url) if web else title
    facts = [
        text(source.publisher),
        text(source.published),
        text(source.licence) or "no licence stated",
        f"grade {text(source.grade)}" if source.grade else "",
        "a compilation" if source.compiled else "",
        "" if source.redistributable else "rows not offered for download",
    ]
    notes = " ".join(one for one in (source.credit, source.note) if one)
    return tag(
        "li",
        tag("p", title, class_="hm-source-title"),
        tag("p", " · ".join(one for one in facts if one), class_="hm-source-facts"),
        tag("p", text(notes), class_="hm-source-note") if notes else "",
        id=f"source-{source.key}",
    )
