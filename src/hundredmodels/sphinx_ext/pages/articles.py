"""The articles as the page on reading them lists them: text, day, voices, slips.

Both lists are drawn from the tables ``articles``, ``claims`` and ``slips``.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from docutils import nodes

from hundredmodels.chapters.typography import typeset
from hundredmodels.sphinx_ext.elements.citing import cite_link
from hundredmodels.sphinx_ext.elements.claims import LANGUAGES
from hundredmodels.sphinx_ext.markup import languages, tag, text
from hundredmodels.sphinx_ext.pages.ledger import OWN_VOICE, address
from hundredmodels.sphinx_ext.site import Site

Row = Mapping[str, str]

VOICES = 6  # named; the rest are counted
GROUPS = {
    "Names": ("name", "transliteration", "attribution"),
    "Words": ("translation", "term", "idiom", "euphemism"),
    "Figures and days": ("arithmetic", "unit", "scope", "date"),
    "Facts": ("factual",),
    "The text itself": ("typography", "duplication", "truncation", "site chrome"),
}


def show_articles(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the list of articles.

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
        Each article with its titles, language, day and what that rests on, whom it translates
        and whom it quotes.
    """
    articles = _articles(site)
    claims = list(site.facts.rows("claims").records())
    entries = [
        _article(site, here, row, articles, [one for one in claims if one["article"] == key])
        for key, row in articles.items()
    ]
    return tag("ol", *entries, class_="hm-articles")


def show_slips(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the tables of slips, grouped by their sort.

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
        For each group its slips: the words as printed, the right reading, the article.
    """
    numbers = {key: str(place) for place, key in enumerate(_articles(site), start=1)}
    slips = list(site.facts.rows("slips").records())
    languages = {key: row["language"] for key, row in _articles(site).items()}
    written = []
    for name, kinds in GROUPS.items():
        found = [one for one in slips if one["kind"] in kinds]
        found.sort(key=lambda one: (numbers[one["article"]], one["quote"]))
        rows = [_slip(one, numbers[one["article"]], languages[one["article"]]) for one in found]
        if rows:
            written.append(tag("h3", text(name)) + _table(name, rows))
    return tag("div", *written, class_="hm-slips")


def _articles(site: Site) -> dict[str, Row]:
    """Return the articles by key, oldest first, a translation after its original."""
    rows = site.facts.rows("articles").records()
    ordered = sorted(rows, key=lambda one: (one["date"], bool(one["translation_of"]), one["seed"]))
    return {one["article"]: one for one in ordered}


def _article(
    site: Site, here: str, row: Row, articles: Mapping[str, Row], claims: list[dict[str, str]]
) -> str:
    language = row["language"]
    original = articles.get(row["translation_of"])
    target = address(site, here, article=row["article"])
    count = f"{len(claims)} claims"
    facts = [
        text(LANGUAGES.get(language, language)),
        text(_day(row)),
        f"found on {text(row['site'])}" if row["site"] else "site not named",
        tag("a", count, href=target) if target else count,
        cite_link(site, here, f"article-{row['article']}", row["title_en"]),
    ]
    told = ""
    if original is not None:
        link = tag("a", text(original["title_en"]), href=f"#article-{row['translation_of']}")
        told = tag("p", "Translates ", tag("em", link), ".")
    return tag(
        "li",
        tag("p", text(row["title_en"]), class_="hm-article-title"),
        tag("p", tag("span", text(row["title"]), lang=language), class_="hm-article-original"),
        tag("p", " · ".join(facts), class_="hm-article-facts"),
        tag("p", languages(text(typeset(f"{row['date_basis']} {row['note']}".strip())))),
        told,
        _voices(claims),
        id=f"article-{row['article']}",
    )


def _day(row: Row) -> str:
    day = date.fromisoformat(row["date"])
    return {"month": f"{day:%B %Y}", "year": f"{day:%Y}"}.get(
        row["date_precision"], f"{day.day} {day:%B %Y}"
    )


def _voices(claims: list[dict[str, str]]) -> str:
    """Say whom an article quotes, the most quoted first."""
    told = Counter(
        one["attributed_to"]
        for one in claims
        if one["attributed_to"] and not one["attributed_to"].startswith(OWN_VOICE)
    )
    if not told:
        return tag("p", "It quotes nobody by name.")
    named = [
        f"{text(voice)} ({count})" if count > 1 else text(voice)
        for voice, count in told.most_common(VOICES)
    ]
    left = len(told) - len(named)
    more = f" and {left} more" if left else ""
    own = len(claims) - told.total()
    voices = languages(", ".join(named) + more)
    return tag("p", f"It speaks for itself in {own} claims, and passes on {voices}.")


def _slip(row: Row, number: str, language: str) -> str:
    link = tag("a", number, href=f"#article-{row['article']}")
    words = languages(text(typeset(row["note"])))
    note = tag("span", words, class_="hm-slip-note") if words else ""
    return tag(
        "tr",
        tag("th", tag("q", text(row["quote"]), lang=language), scope="row"),
        tag("td", languages(text(typeset(row["correct_reading"]))), note),
        tag("td", link, class_="hm-right"),
    )


def _table(name: str, rows: list[str]) -> str:
    head = tag(
        "tr",
        tag("th", "As printed", scope="col"),
        tag("th", "To be read as", scope="col"),
        tag("th", "Article", scope="col", class_="hm-right"),
    )
    return tag(
        "div",
        tag("table", tag("thead", head), tag("tbody", *rows)),
        class_="hm-scroll",
        tabindex="0",
        role="region",
        aria_label=f"Slips: {name}",
    )
