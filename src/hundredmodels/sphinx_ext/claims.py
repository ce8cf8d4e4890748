"""The ledger on the site: every claim with its verdict, the original words, and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd
from docutils import nodes

from hundredmodels.chapters.ledger import Verdict, Word, claimed_text, ledger
from hundredmodels.data import Tables, load
from hundredmodels.errors import UserError
from hundredmodels.sphinx_ext.cards import sentence
from hundredmodels.sphinx_ext.markup import tag, text, typeset
from hundredmodels.sphinx_ext.site import Site

WITNESSES = 3  # sources named; the rest are counted
LANGUAGES = {"ja": "Japanese", "pt": "Portuguese", "zh": "Chinese", "en": "English"}


@dataclass(frozen=True)
class Claim:
    """A claim with its verdict.

    Attributes
    ----------
    id, article, chapter, kind, quote, language, statement, attributed_to, same_as
        As in ``claims.csv``.
    article_title
        The article's title in English.
    claimed
        The figure that the article gives, with its unit; empty where it gives none.
    verdict
        The ledger's verdict on it.
    """

    id: str
    article: str
    article_title: str
    chapter: str
    kind: str
    quote: str
    language: str
    statement: str
    attributed_to: str
    same_as: str
    claimed: str
    verdict: Verdict


@dataclass(frozen=True)
class Selection:
    """Which claims a directive shows: those of a chapter, or all where it is empty."""

    chapter: str = ""


def claims(site: Site) -> dict[str, Claim]:
    """Return all claims by id, each with its verdict; none if the data package has no ledger.

    Parameters
    ----------
    site
        The site, all its pages read.

    Returns
    -------
    dict
        The claims in the table's order. Where the ledger can't be decided a warning says why,
        and there are none.
    """
    if "claims" not in site.kept:
        try:
            site.kept["claims"] = _claims(site)
        except UserError as error:
            site.warn(str(error), site.app.config.root_doc)
            site.kept["claims"] = {}
    found: dict[str, Claim] = site.kept["claims"]
    return found


def _claims(site: Site) -> dict[str, Claim]:
    if not {"claims", "articles"} <= set(site.facts.package.tables):
        return {}
    tables = load(site.facts.directory, only=("claims", "articles"))
    frame, articles = tables["claims"], tables["articles"].set_index("article")["title_en"]
    verdicts = ledger(frame, site.results, _day(site, tables))
    return {
        verdict.claim: Claim(
            id=verdict.claim,
            article=str(row["article"]),
            article_title=str(articles.get(row["article"], row["article"])),
            chapter=str(row["chapter"]),
            kind=str(row["kind"]),
            quote=str(row["quote"]),
            language=str(row["quote_language"]),
            statement=str(row["statement"]),
            attributed_to="" if pd.isna(row["attributed_to"]) else str(row["attributed_to"]),
            same_as="" if pd.isna(row.get("same_as")) else str(row["same_as"]),
            claimed=claimed_text(row),
            verdict=verdict,
        )
        for (_, row), verdict in zip(frame.iterrows(), verdicts, strict=True)
    }


def _day(site: Site, tables: Tables) -> date:
    """Return the edition's day: the latest that any chapter uses."""
    if site.edition is not None:
        return site.edition.as_of
    days = [
        str(run.parameters["as_of"].value)
        for run in site.runs.values()
        if "as_of" in run.parameters and run.parameters["as_of"].value != "latest"
    ]
    if days and len(days) == len(site.runs):
        return date.fromisoformat(max(days))
    return tables.as_of


def verdict_class(word: Word) -> str:
    """Return the class that colours a verdict."""
    return f"hm-verdict hm-verdict-{word.value.replace(' ', '-')}"


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
        A bar of the verdicts, a form to filter by (shown where scripts run), and the list.
    """
    shown = [one for one in claims(site).values() if selection.chapter in {"", one.chapter}]
    if selection.chapter and not shown and claims(site):
        known = {one.chapter for one in claims(site).values()}
        site.unknown("chapter with claims", selection.chapter, known, where)
    entries = "".join(_entry(site, here, one, where) for one in shown)
    tools = "" if selection.chapter else _tools(shown)
    return bar(shown) + tools + tag("ol", entries, class_="hm-ledger")


def bar(shown: Iterable[Claim]) -> str:
    """Write a bar of the verdicts, with the count of each."""
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
    legend = "".join(
        tag("li", tag("strong", str(counts[word])), " ", text(word.value),
            class_=verdict_class(word))
        for word in Word
        if counts[word]
    )  # fmt: skip
    return tag("div", svg, tag("ul", legend), class_="hm-verdicts")


def _tools(shown: list[Claim]) -> str:
    choices = [
        ("verdict", "Verdict", [(word.value, word.value) for word in Word]),
        ("chapter", "Chapter", sorted({(one.chapter, one.chapter) for one in shown})),
        ("article", "Article", sorted({(one.article, one.article_title) for one in shown})),
        ("kind", "Kind", sorted({(one.kind, one.kind) for one in shown})),
    ]
    fields = [
        tag(
            "label",
            tag("span", name),
            tag(
                "select",
                tag("option", "all", value=""),
                *(tag("option", text(words), value=value) for value, words in options),
                name=key,
            ),
        )
        for key, name, options in choices
    ]
    search = tag(
        "label", tag("span", "Words"), '<input type="search" name="words" autocomplete="off">'
    )
    count = tag("output", f"{len(shown)} claims", aria_live="polite")
    return tag("form", search, *fields, count, class_="hm-filter", hidden=True)


def _entry(site: Site, here: str, claim: Claim, where: nodes.Node) -> str:
    verdict = claim.verdict
    quote = tag(
        "blockquote",
        tag("span", f"“{text(claim.quote)}”", lang=claim.language),
        " ",
        tag("span", text(LANGUAGES.get(claim.language, claim.language)), class_="hm-language"),
    )
    why = sentence(site, here, typeset(verdict.reason), where) if verdict.reason else ""
    home = site.book.home("claims")
    address = site.uri(here, home, f"claim-{claim.id}") if home else f"#claim-{claim.id}"
    document = site.document(claim.chapter)
    chapter = (
        tag("a", text(site.title(document)), href=site.uri(here, document))
        if document and document != here
        else ""
    )
    passed_on = claim.attributed_to and not claim.attributed_to.startswith("the article")
    said = f"said by {text(claim.attributed_to)}" if passed_on else ""
    mark = tag("span", f"Permanent address of the claim {claim.id}", class_="hm-hidden")
    link = tag("a", "¶", mark, href=address, class_="hm-permalink")
    meta = [text(claim.article_title), said, text(claim.kind), chapter, _rests(site, here, claim)]
    return tag(
        "li",
        tag("p", text(verdict.word.value), class_=verdict_class(verdict.word)),
        tag(
            "div",
            tag("p", text(typeset(claim.statement)), class_="hm-claim-statement"),
            quote,
            tag("p", why, class_="hm-claim-why") if why else "",
            tag("p", " · ".join(one for one in meta if one), " ", link, class_="hm-claim-meta"),
        ),
        class_="hm-claim",
        id=f"claim-{claim.id}",
        data_verdict=verdict.word.value,
        data_chapter=claim.chapter,
        data_article=claim.article,
        data_kind=claim.kind,
    )


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


def link(site: Site, here: str, id_: str, where: nodes.Node) -> str:
    """Write the figure that an article claims as a link to the ledger's row."""
    claim = claims(site).get(id_)
    if claim is None:
        if claims(site):
            site.unknown("claim", id_, claims(site), where)
        return tag("span", text(id_), class_="hm-unknown")
    home = site.book.home("claims")
    anchor = f"claim-{claim.id}"
    return tag(
        "a",
        text(claim.claimed or claim.statement),
        class_="hm-claimed",
        href=site.uri(here, home, anchor) if home else f"#{anchor}",
        title=f"Claimed by the article; our verdict: {claim.verdict.word.value}",
    )
