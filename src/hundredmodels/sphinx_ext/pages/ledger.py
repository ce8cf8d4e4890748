"""The ledger on the site: every claim with its verdict, the original words, and why.

Whole, it is grouped by chapter and has a form to filter, search and group it, which shows where
scripts run; in a chapter it is the list of that chapter's claims.
"""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote, urlencode

from docutils import nodes

from hundredmodels.chapters.ledger import Word
from hundredmodels.chapters.typography import typeset
from hundredmodels.sphinx_ext.elements.cards import sentence
from hundredmodels.sphinx_ext.elements.citing import cite_link
from hundredmodels.sphinx_ext.elements.claims import LANGUAGES, Claim, Selection, claims
from hundredmodels.sphinx_ext.markup import languages, tag, text
from hundredmodels.sphinx_ext.site import Site

WITNESSES = 3  # sources named; the rest are counted
OWN_VOICE = "the article"


def show(site: Site, here: str, selection: Selection, where: nodes.Node) -> str:
    """Write the ledger, or a chapter's part of it.

    Parameters
    ----------
    site
        The site.
    here
        The document that it stands in.
    selection
        Which claims.
    where
        What to name in warnings.

    Returns
    -------
    str
        A bar of the verdicts, and the list: grouped, below a form to filter it, where it is whole.
    """
    shown = [one for one in ordered(site) if selection.chapter in {"", one.chapter}]
    if selection.chapter and not shown and claims(site):
        known = {one.chapter for one in claims(site).values()}
        site.unknown("chapter with claims", selection.chapter, known, where)
    entries = {one.id: _entry(site, here, one, where) for one in shown}
    drawn = bar(site, here, shown, chapter=selection.chapter)
    if selection.chapter:
        target = address(site, here, chapter=selection.chapter)
        more = tag("a", "These claims in the ledger, to filter and search", href=target)
        listed = tag("ol", *entries.values(), class_="hm-ledger")
        return drawn + listed + (tag("p", more, class_="hm-more") if target and shown else "")
    parts = [
        _part(site, slug, [entries[one.id] for one in shown if one.chapter == slug])
        for slug in dict.fromkeys(one.chapter for one in shown)
    ]
    groups = tag("div", *parts, class_="hm-ledger-groups")
    return tag("div", drawn, _tools(site, shown), groups, class_="hm-ledger-tool")


def ordered(site: Site) -> list[Claim]:
    """Return the claims by chapter and article, oldest first; a repeated one after its original."""
    known = claims(site)
    places = {site.book.slug(one): place for place, one in enumerate(site.chapters)}
    days = {row["article"]: row["date"] for row in site.facts.rows("articles").records()}

    def key(claim: Claim) -> tuple[object, ...]:
        first = known.get(claim.same_as, claim)
        place = places.get(claim.chapter, len(places))
        return (
            place,
            claim.chapter,
            days.get(first.article, ""),
            first.article,
            first.id,
            bool(claim.same_as),
            claim.id,
        )

    return sorted(known.values(), key=key)


def address(site: Site, here: str, **choices: str) -> str:
    """Return the ledger's address, filtered, as seen from a document; empty without a ledger."""
    home = site.book.home("claims")
    if home is None:
        return ""
    page = "" if home == here else site.uri(here, home)
    query = urlencode({name: choice for name, choice in choices.items() if choice}, quote_via=quote)
    return f"{page}?{query}" if query else page or "#"


def verdict_class(word: Word) -> str:
    """Return the class that colours a verdict."""
    return f"hm-verdict hm-verdict-{word.value.replace(' ', '-')}"


def bar(site: Site, here: str, shown: Iterable[Claim], chapter: str = "") -> str:
    """Write a bar of the verdicts, with the count of each.

    Parameters
    ----------
    site
        The site.
    here
        The document that it stands in.
    shown
        The claims.
    chapter
        The chapter whose claims they are, if it is one.

    Returns
    -------
    str
        The bar; each count leads to the ledger, filtered.
    """
    counts = Counter(one.verdict.word for one in shown)
    total = sum(counts.values())
    if not total:
        return ""
    pieces, start = [], 0.0
    for word in Word:
        width = 100 * counts[word] / total
        if width:
            pieces.append(
                tag(
                    "rect",
                    tag("title", f"{text(word.value)}: {counts[word]}"),
                    x=f"{start:.3f}",
                    width=f"{max(width - 0.3, 0.2):.3f}",
                    height="10",
                    class_=f"hm-bar-{word.value.replace(' ', '-')}",
                )
            )
            start += width
    spoken = ", ".join(f"{counts[word]} {word.value}" for word in Word if counts[word])
    svg = tag(
        "svg",
        *pieces,
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        role="img",
        aria_label=f"Verdicts on {total} claims: {spoken}",
    )
    legend = []
    for word in Word:
        if counts[word]:
            name = tag("strong", str(counts[word])) + f" {text(word.value)}"
            target = address(site, here, verdict=word.value, chapter=chapter)
            link = tag("a", name, href=target) if target else name
            legend.append(tag("li", link, class_=verdict_class(word)))
    return tag("div", svg, tag("ul", *legend), class_="hm-verdicts")


def _title(site: Site, slug: str) -> str:
    document = site.document(slug)
    return site.title(document) if document else slug


def _part(site: Site, slug: str, entries: list[str]) -> str:
    count = tag("span", str(len(entries)), class_="hm-count")
    heading = tag("h2", text(_title(site, slug)), " ", count, id=f"ledger-{slug}")
    listed = tag("ol", *entries, class_="hm-ledger")
    return tag("section", heading, listed, aria_labelledby=f"ledger-{slug}")


def _tools(site: Site, shown: list[Claim]) -> str:
    """Write the form; each choice with its count, which the script keeps up to date."""
    articles = sorted({(one.article_title, one.article) for one in shown})
    chapters = dict.fromkeys(one.chapter for one in shown)
    kinds = sorted({one.kind for one in shown})
    choices = [
        ("chapter", "Chapter", [(slug, _title(site, slug)) for slug in chapters]),
        ("article", "Article", [(key, title) for title, key in articles]),
        ("verdict", "Verdict", [(word.value, word.value) for word in Word]),
        ("kind", "Kind", [(kind, kind) for kind in kinds]),
    ]
    fields = [
        _choice(key, name, [("", "all"), *options], facet=True) for key, name, options in choices
    ]
    grouping = [(key, name.lower()) for key, name, _ in choices]
    grouping[0] = ("", "chapter")
    search = tag(
        "label",
        tag("span", "Words, in English or the original"),
        '<input type="search" name="words" autocomplete="off" spellcheck="false">',
        class_="hm-filter-words",
    )
    foot = tag(
        "div",
        tag("output", f"{len(shown)} claims", aria_live="polite"),
        tag("button", "Reset", type="reset", class_="hm-button"),
        tag("button", "CSV", type="button", class_="hm-button", data_csv=True,
            title="Download the claims that are shown"),
        class_="hm-filter-foot",
    )  # fmt: skip
    grouped = _choice("by", "Group by", grouping, facet=False)
    return tag("form", search, *fields, grouped, foot, class_="hm-filter", hidden=True)


def _choice(key: str, name: str, options: list[tuple[str, str]], *, facet: bool) -> str:
    written = [tag("option", text(words), value=value) for value, words in options]
    select = tag("select", *written, name=key, data_facet=facet)
    return tag("label", tag("span", name), select)


def _entry(site: Site, here: str, claim: Claim, where: nodes.Node) -> str:
    verdict = claim.verdict
    language = LANGUAGES.get(claim.language, claim.language)
    quoted = tag(
        "blockquote",
        tag(
            "span",
            f"“{text(_unquoted(claim.quote))}”",
            lang=claim.language,
            class_="hm-claim-original",
        ),
        " ",
        tag("span", text(language), class_="hm-language"),
        cite=_article_address(site, here, claim.article),
    )
    statement = tag("p", text(typeset(claim.statement)), class_="hm-claim-statement")
    why = sentence(site, here, typeset(verdict.reason), where) if verdict.reason else ""
    return tag(
        "li",
        tag("p", text(verdict.word.value), class_=verdict_class(verdict.word)),
        tag("div", statement, quoted, class_="hm-claim-said"),
        tag(
            "div",
            tag("p", why, class_="hm-claim-why") if why else "",
            tag("p", _meta(site, here, claim), class_="hm-claim-meta"),
            class_="hm-claim-foot",
        ),
        class_="hm-claim",
        id=f"claim-{claim.id}",
        data_verdict=verdict.word.value,
        data_chapter=claim.chapter,
        data_article=claim.article,
        data_kind=claim.kind,
    )


def _article_address(site: Site, here: str, article: str) -> str | None:
    """Return where the article of a quote is described and cited."""
    home = site.book.home("articles")
    return site.uri(here, home, f"article-{article}") if home else None


def _meta(site: Site, here: str, claim: Claim) -> str:
    """Say where a claim stands, who said it, what its verdict rests on, and how to cite it."""
    home = site.book.home("claims")
    anchor = f"claim-{claim.id}"
    document = site.document(claim.chapter)
    chapter = (
        tag("a", text(site.title(document)), href=site.uri(here, document))
        if document and document != here
        else ""
    )
    passed_on = claim.attributed_to and not claim.attributed_to.startswith(OWN_VOICE)
    mark = tag("span", f"Permanent address of the claim {claim.id}", class_="hm-hidden")
    parts = [
        text(claim.article_title),
        f"said by {languages(text(typeset(claim.attributed_to)))}" if passed_on else "",
        text(claim.kind),
        chapter,
        _rests(site, here, claim),
    ]
    cited = cite_link(site, here, claim.id, f"the claim {claim.id}")
    target = site.uri(here, home, anchor) if home else f"#{anchor}"
    link = tag("a", "¶", mark, href=target, class_="hm-permalink", title="Copy the address")
    links = tag("span", f"· {cited} " if cited else "", link, class_="hm-screen hm-together")
    return " · ".join(one for one in parts if one) + " " + links


def _rests(site: Site, here: str, claim: Claim) -> str:
    """Say what the verdict rests on: a result, or the sources that were read."""
    if claim.verdict.computed:
        return "computed"
    rows = site.facts.rows("claim_evidence").records()
    keys = [row["source"] for row in rows if row["claim"] == (claim.same_as or claim.id)]
    known = [key for key in dict.fromkeys(keys) if key in site.facts.sources]
    home = site.book.home("sources")
    if claim.verdict.word is Word.NOT_YET or not known:
        return ""
    named = []
    for key in known[:WITNESSES]:
        title = text(typeset(site.facts.sources[key].title))
        named.append(tag("a", title, href=site.uri(here, home, f"source-{key}")) if home else title)
    left = len(known) - len(named)
    return "read: " + ", ".join(named) + (f" and {left} more" if left else "")


def _unquoted(words: str) -> str:
    """Take off the quotation marks that a sentence of an article begins and ends with."""
    whole = len(words) > 1 and words[0] in '“"' and words[-1] in '”"'
    return words[1:-1] if whole else words
