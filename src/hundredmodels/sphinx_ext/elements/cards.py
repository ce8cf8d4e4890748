"""Numbers on a page: the link, and the card that it opens."""

from collections import Counter
from urllib.parse import quote

from docutils import nodes

from hundredmodels.chapters.result import Inputs, Result, format_number, with_unit
from hundredmodels.chapters.typography import typeset
from hundredmodels.report.payload import ParameterValue
from hundredmodels.report.tokens import Token, split
from hundredmodels.sphinx_ext.elements.citing import cite_link
from hundredmodels.sphinx_ext.elements.corrections import told as corrected
from hundredmodels.sphinx_ext.facts import Source
from hundredmodels.sphinx_ext.markup import definitions, tag, text
from hundredmodels.sphinx_ext.site import Site

BASES = {
    "recomputed": "",
    "quoted": "quoted from its source, not computed here",
    "assumed": "assumed: a parameter of the chapter",
}
SHOWN_PARAMETERS = ("as_of", "confidence")


def number(site: Site, here: str, token: Token, where: nodes.Node | str) -> str:
    """Write a number as a link to its permanent address, with its card on call.

    Parameters
    ----------
    site
        The site.
    here
        The document that it stands in.
    token
        Which number, and what of it.
    where
        What to name if there is none such.

    Returns
    -------
    str
        The link; the bare id, after a warning, where no chapter computes it.
    """
    result = site.results.get(token.id)
    if result is None:
        site.unknown("result", token.id, site.results, where)
        return tag("span", text(token.id), class_="hm-unknown")
    site.used.setdefault(here, set()).add(result.id)
    words = typeset(token.of(result))
    # A line may not end between the minus and the sign of a currency.
    return tag(
        "a",
        text(words),
        class_="hm-number hm-whole" if words.startswith("−") else "hm-number",
        href=address(site, here, result),
        data_number=result.id,
        data_part=None if token.part == "text" else token.part,
    )


def sentence(site: Site, here: str, words: str, where: nodes.Node | str) -> str:
    """Write a text with tokens as HTML."""
    return "".join(
        text(typeset(piece)) if isinstance(piece, str) else number(site, here, piece, where)
        for piece in split(words)
    )


def words(site: Site, sentence_: str) -> str:
    """Write a text with tokens as plain words."""
    pieces = []
    for piece in split(sentence_):
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            result = site.results.get(piece.id)
            pieces.append(piece.of(result) if result else piece.id)
    return "".join(pieces)


def address(site: Site, here: str, result: Result) -> str:
    """Return the permanent address of a number, as seen from a document."""
    home = site.book.home("numbers", result.chapter)
    anchor = f"number-{result.id}"
    return site.uri(here, home, anchor) if home else f"#{anchor}"


def permalink(site: Site, here: str, result: Result) -> str:
    """Return the address of a number that names its edition too.

    A page that is asked for another edition than its own says so.
    """
    home = site.book.home("numbers", result.chapter)
    if site.edition is None or home is None:
        return address(site, here, result)
    page = site.app.builder.get_target_uri(home)
    return f"{site.file(here, page)}?edition={site.edition.id}#number-{result.id}"


def csv_path(result: Result) -> str:
    """Return the file of a number's input rows, named from the site's root."""
    return f"numbers/{result.id}.csv"


def card(site: Site, here: str, result: Result) -> str:
    """Write the body of a number's card.

    Parameters
    ----------
    site
        The site.
    here
        The document that shows it.
    result
        The number.

    Returns
    -------
    str
        Value, what it is, and a list of interval, method, rows, sources, parameters, citation and
        permalink.
    """
    interval = text(result.interval_text)
    if interval and result.interval:
        interval += f" ({text(result.interval)})"
    others = ", ".join(
        tag("a", text(typeset(other.text)), href=address(site, here, other), title=other.label)
        for other in map(site.results.get, result.rivals)
        if other is not None
    )
    count = "" if result.n is None else f"{result.n:,}"
    permanent = tag("a", text(result.id), href=permalink(site, here, result))
    cited = cite_link(site, here, result.id, f"the number {result.id}")
    return (
        tag("p", text(typeset(result.text)), class_="hm-card-value")
        + tag("p", text(result.label), class_="hm-card-label")
        + definitions(
            [
                ("interval", interval),
                ("why not", text(result.reason) if result.value is None else ""),
                ("method", text(result.method)),
                ("basis", text(BASES[result.basis])),
                ("observations", count),
                ("also by", others),
                ("rows", rows(site, here, result)),
                ("sources", sources(site, here, result)),
                ("corrected", corrected(site, here, result)),
                ("parameters", parameters(site, here, result)),
                (
                    "permalink",
                    f"{permanent} {tag('span', f'· {cited}', class_='hm-screen hm-together')}",
                ),
            ]
        )
    )


def rows(site: Site, here: str, result: Result) -> str:
    """Say how many rows of which tables a number rests on, with their file."""
    counted = ", ".join(
        f"{len(one.lines):,} of {text(one.table.replace('_', ' '))}" for one in result.inputs
    )
    if not counted:
        return ""
    link = tag("a", "CSV", href=site.file(here, quote(csv_path(result))), download=True)
    closed = withheld(site, result)
    left = f", without {closed:,} that the source does not allow to be passed on" if closed else ""
    if closed == sum(len(one.lines) for one in result.inputs):
        left = " of where they stand; the source does not allow more to be passed on"
    return f"{counted} · {link}{left}"


def withheld(site: Site, result: Result) -> int:
    """Count the input rows of a number that may not be offered for download."""
    closed = site.facts.closed
    return sum(key in closed for one in result.inputs for key in _sources(site, one))


def sources(site: Site, here: str, result: Result) -> str:
    """Name the sources of a number's rows, the most used first; at most four in full."""
    counted: Counter[str] = Counter()
    for one in result.inputs:
        counted.update(_sources(site, one))
    return named_sources(site, here, [key for key, _ in counted.most_common()], most=4)


def _sources(site: Site, inputs: Inputs) -> list[str]:
    table = site.facts.rows(inputs.table)
    if "source" not in table.columns:
        return []
    place = table.columns.index("source")
    return [
        row[place]
        for row in (table.lines.get(line, ()) for line in inputs.lines)
        if len(row) > place and row[place]
    ]


def named_sources(site: Site, here: str, keys: list[str], most: int) -> str:
    """Name sources with links to their entries."""
    home = site.book.home("sources")
    found = {key: site.facts.sources.get(key) for key in keys[:most]}
    names = Counter(short_title(source) for source in found.values() if source)
    shown = []
    for key, source in found.items():
        name = key if source is None else short_title(source)
        title = text(long_title(source) if source and names[name] > 1 else name)
        shown.append(tag("a", title, href=site.uri(here, home, f"source-{key}")) if home else title)
    left = len(keys) - most
    return ", ".join(shown) + (f" and {left} more" if left > 0 else "")


def short_title(source: Source) -> str:
    """Return a name for a source that fits a source line: its credit, publisher or title."""
    name = source.publisher or source.title
    return f"{name} ({source.licence})" if source.licence and source.redistributable else name


def long_title(source: Source) -> str:
    """Return a name that tells a source from others of its publisher, who is still credited."""
    publisher = source.publisher
    return source.title if publisher in source.title else f"{publisher}, {source.title}"


def parameters(site: Site, here: str, result: Result) -> str:
    """Say the day and confidence that a number was computed with, and link to all parameters."""
    run = site.runs.get(result.chapter)
    home = site.book.home("numbers", result.chapter)
    if run is None:
        return ""
    shown = [
        f"{text(label(one.name))} {text(parameter_text(one))}"
        for one in map(run.parameters.get, SHOWN_PARAMETERS)
        if one is not None
    ]
    if home:
        target = site.uri(here, home, f"parameters-{result.chapter}")
        shown.append(tag("a", f"all {len(run.parameters)}", href=target))
    return ", ".join(shown)


def label(name: str) -> str:
    """Return a parameter's name as words."""
    return name.replace("_", " ")


def parameter_text(parameter: ParameterValue) -> str:
    """Return a parameter's value with its unit, as prose prints it."""
    value = parameter.value
    if isinstance(value, list):
        return ", ".join(scalar_text(one, "") for one in value)
    if parameter.name == "seed":  # it names a sequence and measures nothing
        return str(value)
    return scalar_text(value, parameter.unit)


def scalar_text(value: object, unit: str) -> str:
    """Return one value of a parameter; whole numbers are never rounded."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, int | float):
        return str(value)
    if isinstance(value, int) and float(f"{value:.3g}") != value:
        return with_unit(f"{value:,}", unit)
    if unit == "fraction":
        return with_unit(format_number(100 * value, None), "%")
    return with_unit(format_number(value, None), unit)
