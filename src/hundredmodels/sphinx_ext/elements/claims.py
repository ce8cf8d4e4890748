"""The claims of the articles, each with its verdict, and the links to them in the text."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
from docutils import nodes

from hundredmodels.chapters.ledger import Verdict, claimed_text, ledger
from hundredmodels.data import Tables, load
from hundredmodels.errors import UserError
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.site import Site

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
