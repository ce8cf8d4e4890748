"""The data page: every table with its fields, and every source with its licence and grade."""

from docutils import nodes

from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.sphinx_ext.facts import Source
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.site import Site


def show_tables(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the data dictionary from the descriptor.

    Parameters
    ----------
    site
        The site.
    here, content, where
        As every filler takes them; not needed here.

    Returns
    -------
    str
        For each table what it holds and, on opening, its fields.
    """
    return tag(
        "div",
        *(_table(site, one) for one in site.facts.package.tables.values()),
        class_="hm-dictionary",
    )


def _table(site: Site, table: TableDescriptor) -> str:
    rows = "".join(
        tag(
            "tr",
            tag("th", tag("code", text(one.name)), scope="row"),
            tag("td", text(one.type)),
            tag("td", text(one.unit)),
            tag("td", text(one.description or one.title)),
        )
        for one in table.fields
    )
    head = "".join(tag("th", name, scope="col") for name in ("field", "type", "unit", "meaning"))
    count = len(site.facts.rows(table.name).lines)
    title = str(table.raw.get("title", table.name))
    return tag(
        "section",
        tag("h3", text(title)),
        tag("p", tag("code", text(table.label)), f" · {count:,} rows", class_="hm-table-facts"),
        tag("p", text(str(table.raw.get("description", "")))),
        tag(
            "details",
            tag("summary", f"Its {len(table.fields)} fields"),
            tag(
                "div",
                tag("table", tag("thead", tag("tr", head)), tag("tbody", rows)),
                class_="hm-scroll",
                tabindex="0",
                role="region",
                aria_label=f"Fields of {title}",
            ),
            class_="hm-table",
        ),
        id=f"table-{table.name}",
    )


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
    title = tag("a", text(source.title), href=source.url) if web else text(source.title)
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
