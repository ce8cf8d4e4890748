"""What changed: how this edition differs from the one before it, and which editions are kept."""

from collections.abc import Iterable

from docutils import nodes

from hundredmodels.build.editions.compare import widths_text
from hundredmodels.build.editions.diff import Difference, NumberChange, RowChange
from hundredmodels.build.editions.kept import list_html
from hundredmodels.build.editions.snapshot import WITHHELD
from hundredmodels.build.explain import trimmed
from hundredmodels.sphinx_ext.elements.claims import claims
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.site import Site

MOST_ROWS = 100
KINDS = {"added": "added", "removed": "removed", "changed": "changed"}
PAGES = ("book/", "_config", "_toc", "CITATION", "CHANGELOG", "README")


def show_changes(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write what differs from the edition before.

    Parameters
    ----------
    site
        The site.
    here
        The document that it stands in.
    content
        Nothing.
    where
        What to name in warnings.

    Returns
    -------
    str
        A sentence on both editions, then numbers, verdicts, rows and the rest.
    """
    if site.edition is None:
        return tag("p", "This is a plain build, which has no edition to compare.")
    found = site.edition.changes
    now = f"This is edition {text(site.edition.id)}, data as of {site.edition.as_of.isoformat()}."
    if found is None:
        return tag("p", now, " There is no earlier one here to compare it with.")
    return (
        tag("p", now, f" Before it stood {text(found.before)}.")
        + _section("numbers", "Numbers", _numbers(site, here, found))
        + _section("verdicts", "Verdicts", _verdicts(site, here, found))
        + _section("rows", "Rows", _rows(found.rows))
        + _section("other", "Parameters, figures and pages", _others(found))
    )


def show_editions(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the list of kept editions."""
    kept = site.edition.kept if site.edition is not None else ()
    return tag("div", list_html(kept, "../" * here.count("/")), class_="hm-editions")


def _section(name: str, title: str, body: str) -> str:
    return tag("section", tag("h2", title), body, id=f"changed-{name}", class_="hm-changes")


def _numbers(site: Site, here: str, found: Difference) -> str:
    """Write the numbers that moved as a table, the furthest first."""
    if found.numbers is None:
        return tag("p", "The numbers of the edition before are not known.")
    if not found.numbers:
        return tag("p", "No number moved.")
    moved = [one for one in found.numbers if one.kind == "changed"]
    lists = "".join(
        tag("p", f"{title}: ", ", ".join(_name(site, here, one) for one in ones), ".")
        for title, kind in (("New", "added"), ("Gone", "removed"))
        if (ones := [one for one in found.numbers if one.kind == kind])
    )
    if not moved:
        return lists
    return (
        _table(
            ("Number", "Before", "Now", "Change", "In widths of its interval"),
            [
                (
                    _name(site, here, one),
                    _with_interval(one.old, one.old_interval),
                    _with_interval(one.new, one.new_interval),
                    text(one.change_text),
                    "" if one.widths is None else text(widths_text(one.widths)),
                )
                for one in moved
            ],
            "Numbers that moved",
        )
        + lists
    )


def _with_interval(value: str, interval: str) -> str:
    shown = tag("span", f" ({text(interval)})", class_="hm-muted") if interval else ""
    return text(value) + shown


def _name(site: Site, here: str, one: NumberChange) -> str:
    """Write what a number is, as a link to it where it is still there."""
    result = site.results.get(one.id)
    home = site.book.home("numbers", one.id.partition(".")[0])
    if result is None or home is None:
        return text(one.label or one.id)
    return tag("a", text(one.label or one.id), href=site.uri(here, home, f"number-{one.id}"))


def _verdicts(site: Site, here: str, found: Difference) -> str:
    """Write the verdicts that flipped as a table."""
    if found.numbers is None:
        return tag("p", "The verdicts of the edition before are not known.")
    if not found.verdicts:
        return tag("p", "No verdict flipped.")
    known, home = claims(site), site.book.home("claims")
    rows = []
    for flip in found.verdicts:
        claim = known.get(flip.claim)
        words = text(claim.statement if claim else flip.claim)
        if claim and home:
            words = tag("a", words, href=site.uri(here, home, f"claim-{flip.claim}"))
        rows.append((words, text(flip.old or "not there"), text(flip.new or "not there")))
    return _table(("Claim", "Before", "Now"), rows, "Verdicts that flipped")


def _rows(rows: tuple[RowChange, ...] | None) -> str:
    """Write the rows that changed, a list that opens for each table."""
    if rows is None:
        return tag("p", "The rows of the edition before are not known.")
    if not rows:
        return tag("p", "No row of the data changed.")
    written = []
    for table in dict.fromkeys(row.table for row in rows):
        own = [row for row in rows if row.table == table]
        counts = [(sum(row.kind == kind for row in own), word) for kind, word in KINDS.items()]
        told = ", ".join(f"{count:,} {word}" for count, word in counts if count)
        entries = "".join(tag("li", _row(row)) for row in own[:MOST_ROWS])
        more = len(own) - MOST_ROWS
        entries += tag("li", f"and {more:,} more") if more > 0 else ""
        written.append(
            tag(
                "details",
                tag("summary", text(table.replace("_", " ")), f": {told}"),
                tag("ul", entries),
                open=len(own) <= 10 and len(rows) <= MOST_ROWS,  # noqa: PLR2004 -- fits a screen
            )
        )
    return "".join(written)


def _row(row: RowChange) -> str:
    """Write what has happened to a row."""
    key = text(", ".join(cell for cell in row.key if cell))
    if row.kind != "changed":
        return f"{key} ({KINDS[row.kind]})"
    cells = []
    for name, old, new in row.cells:
        if old.startswith(WITHHELD) or new.startswith(WITHHELD):
            cells.append(f"{text(name.replace('_', ' '))} (its source may not be passed on)")
            continue
        was, is_ = trimmed(old, new)
        cells.append(
            f"{text(name.replace('_', ' '))} {tag('del', text(was or 'empty'))} "
            f"{tag('ins', text(is_ or 'empty'))}"
        )
    return f"{key}: {'; '.join(cells)}"


def _others(found: Difference) -> str:
    """Write which parameters, figures, pages and parts of the code changed."""
    lines = [
        f"{text(name)}: {tag('del', text(str(old)))} {tag('ins', text(str(new)))}"
        for name, old, new in found.parameters
    ]
    for sign, word in (("+", "New"), ("-", "Gone")):
        names = [one[1:] for one in found.figures if one.startswith(sign)]
        lines += [f"{word} figures: {text(', '.join(names))}"] if names else []
    groups = (
        ("Notebooks", [one for one in found.inputs if one.startswith("notebooks/")]),
        ("Pages", [one for one in found.inputs if one.startswith(PAGES)]),
        ("Code", [one for one in found.inputs if one.startswith("package/")]),
    )
    lines += [f"{word}: {_names(names)}" for word, names in groups if names]
    if "environment" in found.inputs:
        lines.append("The installed packages")
    if not lines:
        return tag("p", "Nothing else changed.")
    return tag("ul", *(tag("li", line) for line in lines))


def _names(names: Iterable[str]) -> str:
    listed = [one.partition("/")[2] or one for one in names]
    if len(listed) > 10:  # noqa: PLR2004 -- more is no reading
        return f"{len(listed)} files"
    return text(", ".join(listed))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]], label: str) -> str:
    """Write a table in a frame that scrolls."""
    body = "".join(
        tag("tr", *(tag("td" if place else "th", cell, scope=None if place else "row")
                    for place, cell in enumerate(row)))
        for row in rows
    )  # fmt: skip
    titles = tag("tr", *(tag("th", title, scope="col") for title in head))
    table = tag("table", tag("thead", titles), tag("tbody", body))
    return tag("div", table, class_="hm-scroll", tabindex="0", role="region", aria_label=label)
