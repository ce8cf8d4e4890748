"""Scenarios: the switcher on each page, and the page that compares the headline numbers.

The build tells in ``hundredmodels.json`` which scenarios there are, what each sets, where its own
site lies, if it has been built, and what its numbers are. A plain ``jupyter-book build .`` tells
nothing; its pages have no switcher and its comparison says how to make one.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf, isfinite
from pathlib import Path
from posixpath import dirname, relpath

from docutils import nodes

from hundredmodels.chapters.result import Result, Results, format_number
from hundredmodels.report.comparison import Compared, compare
from hundredmodels.report.payload import result_from_json
from hundredmodels.report.tokens import Token, split
from hundredmodels.sphinx_ext.edition import HANDED
from hundredmodels.sphinx_ext.elements.cards import label, number
from hundredmodels.sphinx_ext.elements.intervals import Row, intervals
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.site import Site

MAIN = "The report"
HOW = "hundredmodels build --all-scenarios"


@dataclass(frozen=True)
class Beside:
    """A scenario as the pages know it.

    Attributes
    ----------
    name, title, description
        As its file says; the report itself has no name.
    settings
        What it sets: chapter, parameter and value, as text.
    path
        Where its site lies from the root of the main one; ``None`` where it has not been built.
    results
        Its numbers; none where it has not been built.
    """

    name: str
    title: str
    description: str
    settings: tuple[tuple[str, str, str], ...]
    path: str | None
    results: Results


@dataclass(frozen=True)
class Scenarios:
    """All scenarios, and where this site stands among them.

    Attributes
    ----------
    here
        The path of this site from the root of the main one; empty for the main one.
    found
        The scenarios by name, in the order told.
    """

    here: str
    found: Mapping[str, Beside]

    @property
    def built(self) -> tuple[Beside, ...]:
        """Those that have been built."""
        return tuple(one for one in self.found.values() if one.path is not None)


def scenarios(site: Site) -> Scenarios:
    """Return the scenarios that the build has told of."""
    if "scenarios" not in site.kept:
        site.kept["scenarios"] = read(Path(site.app.srcdir))
    kept: Scenarios = site.kept["scenarios"]
    return kept


def read(folder: Path) -> Scenarios:
    """Read what the build has left in a folder; nothing where it has left nothing."""
    file = folder / HANDED
    told = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    found = {
        one["name"]: Beside(
            name=one["name"],
            title=one["title"],
            description=one["description"],
            settings=tuple((chapter, name, value) for chapter, name, value in one["settings"]),
            path=one["path"],
            results=Results(map(result_from_json, one["results"])),
        )
        for one in told.get("scenarios", ())
    }
    return Scenarios(told.get("here", ""), found)


def switcher(site: Site, page: str) -> str:
    """Write links to the same page in each scenario's site.

    Parameters
    ----------
    site
        The site.
    page
        The page's address from the site's root, such as ``book/index.html``.

    Returns
    -------
    str
        A list of links, the present one marked; empty where no scenario has been built.
    """
    known = scenarios(site)
    if not known.built:
        return ""
    places = [(one.path or "", one.title) for one in known.built]
    if "" not in dict(places):  # else this site is a scenario's own, and no other is beside it
        places.insert(0, ("", MAIN))
    here = dirname(f"{known.here}/{page}".lstrip("/"))
    links = "".join(
        tag(
            "li",
            tag(
                "a",
                text(title),
                href=relpath(f"{path}/{page}".lstrip("/"), here or "."),
                aria_current="true" if path == known.here else None,
            ),
        )
        for path, title in places
    )
    return tag(
        "nav",
        tag("p", "Scenario", class_="hm-switcher-title"),
        tag("ul", links),
        class_="hm-switcher",
        aria_label="Scenarios",
    )


def show(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the scenarios with what they set."""
    known = scenarios(site)
    entries = "".join(
        tag(
            "li",
            tag("p", tag("strong", text(one.title)), " ", tag("code", text(one.name))),
            tag("p", text(one.description)),
            _set(one),
        )
        for one in known.found.values()
    )
    return tag("ul", entries, class_="hm-scenarios") if entries else ""


def _set(one: Beside) -> str:
    """Write what a scenario sets; the same value for several chapters is written once."""
    by_value: dict[tuple[str, str], list[str]] = {}
    for chapter, name, value in one.settings:
        by_value.setdefault((name, value), []).append(chapter)
    rows = "".join(
        tag(
            "tr",
            tag("th", text(label(name)), scope="row"),
            tag("td", text(value)),
            tag("td", text(", ".join(chapter.replace("-", " ") for chapter in chapters))),
        )
        for (name, value), chapters in by_value.items()
    )
    if not rows:
        return ""
    head = "".join(
        tag("th", name, scope="col") for name in ("parameter", "value", "in the chapters")
    )
    table = tag("table", tag("thead", tag("tr", head)), tag("tbody", rows))
    return tag(
        "details",
        tag("summary", f"What it sets: {len(by_value)}"),
        tag("div", table, class_="hm-scroll"),
        class_="hm-table",
    )


def show_comparison(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the headline numbers across scenarios, what moves most first."""
    known = scenarios(site)
    if not known.built:
        return tag(
            "p",
            "This site was built without its scenarios, so there is nothing to compare yet: ",
            tag("code", HOW),
            " builds each beside it.",
            class_="hm-note",
        )
    others = {one.name: one.results for one in known.built}
    compared = compare(headline_ids(site), site.results, others)
    return tag(
        "ol",
        "".join(_entry(site, here, one, known, where) for one in compared),
        class_="hm-compared",
    )


def headline_ids(site: Site) -> Iterator[str]:
    """Yield the numbers that the chapters' answers name."""
    for docname in site.chapters:
        for words in site.book.pages[docname].answers:
            for piece in split(words):
                if isinstance(piece, Token):
                    yield piece.id


def _entry(site: Site, here: str, one: Compared, known: Scenarios, where: nodes.Node) -> str:
    """Write one number: what it is, by how much it moves, and its value in each scenario."""
    main = tag("strong", number(site, here, Token(one.main.id), where))
    rows = [Row(text(MAIN), main, one.main)]
    for name, other in one.others.items():
        rows.append(Row(text(known.found[name].title), text(other.text), other))
    return tag(
        "li",
        tag("p", text(one.main.label), class_="hm-compared-label"),
        tag("p", text(moved(one)), class_="hm-compared-moved"),
        intervals(rows),
        id=f"compared-{one.main.id}",
    )


def moved(one: Compared) -> str:
    """Say by how much a number moves, in a phrase."""
    if one.factor is None:
        return "Another answer in some scenarios." if one.altered else "The same in all."
    if one.factor == inf:
        return "Changes its sign, or is zero in some."
    if one.factor == 1:
        return "The same in all."
    printed = format_number(one.factor, 2)
    within = _within(one)
    held = {True: "; stays within its interval", False: "; leaves its interval", None: ""}[within]
    return f"Moves by a factor of {printed} at most{held}."


def _within(one: Compared) -> bool | None:
    """Say whether all values lie within the report's interval; ``None`` where it has none."""
    low, high = one.main.low, one.main.high
    if low is None or high is None:
        return None
    values = [_value(other) for other in one.others.values()]
    return all(low <= value <= high for value in values if isfinite(value))


def _value(result: Result) -> float:
    """Return a number's value; ``nan`` where it has none."""
    return float(result.value) if isinstance(result.value, int | float) else float("nan")
