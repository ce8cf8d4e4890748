"""Errata: which input cells were mended, which published numbers were corrected, and where.

Drawn from the tables ``corrections`` (cells) and ``errata`` (published numbers) of the data
package. A number that either touches says so, with a link to the list.
"""

from collections.abc import Collection, Iterator, Mapping

from docutils import nodes

from hundredmodels.chapters.result import Result
from hundredmodels.chapters.typography import typeset
from hundredmodels.data.corrections import JOINS, SEVERAL
from hundredmodels.sphinx_ext.markup import languages, tag, text
from hundredmodels.sphinx_ext.site import Site

Row = Mapping[str, str]

ANCHOR, ERRATA = "corrections", "errata"
ALTERNATIVES = " | "
LONGEST = 90  # characters of a list of rows that are shown; the file has them all
Cells = dict[str, dict[int, set[str]]]
"""By table and line, the fields that were mended so that a result changes."""


def mended(site: Site) -> Cells:
    """Return the input cells whose correction changes a result.

    Parameters
    ----------
    site
        The site.

    Returns
    -------
    dict
        By table and line, the names of the mended fields.
    """
    if "mended" not in site.kept:
        found: Cells = {}
        named: dict[str, dict[str, set[str]]] = {}
        for one in site.facts.rows("corrections").records():
            if one.get("changes_result") == "true":
                fields = one["field"].split(SEVERAL)
                for key in _keys(one["row"]):
                    named.setdefault(one["table"], {}).setdefault(key, set()).update(fields)
        for table, keys in named.items():
            for line, key in _rows(site, table, keys):
                found.setdefault(table, {}).setdefault(line, set()).update(keys[key])
        site.kept["mended"] = found
    cells: Cells = site.kept["mended"]
    return cells


def _rows(site: Site, table: str, keys: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield the line and key of each row with one of these keys, its parts joined in any way."""
    rows, known = site.facts.rows(table), site.facts.package.tables.get(table)
    places = [rows.columns.index(name) for name in known.primary_key] if known else []
    joins = JOINS if len(places) > 1 else JOINS[:1]  # one part is the same however it is joined
    for line, row in rows.lines.items():
        parts = [row[place] for place in places]
        for join in joins:
            key = join.join(parts)
            if key in keys:
                yield line, key


def _keys(named: str) -> set[str]:
    """Return what may be keys in the words that name the rows of a correction."""
    return {named, *named.split(SEVERAL), *named.split(ALTERNATIVES)}


def told(site: Site, here: str, result: Result) -> str:
    """Say what of a number was corrected, with a link to the list; empty where nothing was."""
    cells = mended(site)
    count = sum(
        len(cells.get(one.table, {}).get(line, ())) for one in result.inputs for line in one.lines
    )
    said = []
    if count:
        words = "1 input cell corrected" if count == 1 else f"{count:,} input cells corrected"
        said.append(_link(site, here, words, ANCHOR))
    for one in site.facts.rows(ERRATA).records():
        if one["id"] == result.id:
            words = f"corrected on {one['corrected_on']}: was {one['was']}"
            said.append(_link(site, here, words, f"erratum-{one['edition']}-{one['id']}"))
    return "; ".join(said)


def _link(site: Site, here: str, words: str, anchor: str) -> str:
    home = site.book.home("corrections")
    return tag("a", text(words), href=site.uri(here, home, anchor)) if home else text(words)


def show(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the lists of errata and of corrected cells.

    Parameters
    ----------
    site
        The site.
    here
        The document that they stand in.
    content, where
        As every filler takes them; not needed here.

    Returns
    -------
    str
        The corrected numbers, or that there are none; then the corrected cells, table by table.
    """
    errata = [
        tag(
            "tr",
            tag("th", text(one["id"]), scope="row"),
            *(tag("td", text(one[name])) for name in ("edition", "was", "now")),
            tag("td", text(typeset(one["why"]))),
            tag("td", text(one["corrected_on"])),
            id=f"erratum-{one['edition']}-{one['id']}",
        )
        for one in site.facts.rows(ERRATA).records()
    ]
    heads: tuple[str, ...] = ("Number", "Edition", "Was", "Now", "Why", "Corrected on")
    numbers = (
        _table("Corrected numbers", heads, errata)
        if errata
        else tag("p", "No published number has had to be corrected.")
    )
    cells = [_entry(site, here, one) for one in site.facts.rows("corrections").records()]
    heads = ("Table and row", "Field", "Was", "Now", "Why")
    return tag("div", numbers, id=ERRATA, class_="hm-errata") + tag(
        "details",
        tag("summary", f"The {len(cells)} corrections of input cells"),
        _table("Corrections of input cells", heads, cells),
        class_="hm-table hm-corrections",
        id=ANCHOR,
    )


def _entry(site: Site, here: str, row: Row) -> str:
    source = site.facts.sources.get(row["source"])
    home = site.book.home("sources")
    named = ""
    if source is not None and home:
        title = languages(text(source.title))
        named = tag("a", title, href=site.uri(here, home, f"source-{source.key}"))
    why = " ".join(one for one in (text(typeset(row["why"])), named) if one)
    return tag(
        "tr",
        tag("th", text(f"{row['table'].replace('_', ' ')}: {_cut(row['row'])}"), scope="row"),
        *(tag("td", languages(text(_cut(row[name])))) for name in ("field", "was", "now")),
        tag("td", why),
        id=f"correction-{row['correction']}",
    )


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + " …"


def _table(name: str, heads: tuple[str, ...], rows: list[str]) -> str:
    head = tag("tr", *(tag("th", one, scope="col") for one in heads))
    return tag(
        "div",
        tag("table", tag("thead", head), tag("tbody", *rows)),
        class_="hm-scroll",
        tabindex="0",
        role="region",
        aria_label=name,
    )
