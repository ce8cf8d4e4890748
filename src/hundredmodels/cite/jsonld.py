"""What the report is, for machines: JSON-LD in the vocabulary of schema.org."""

from collections.abc import Iterable, Mapping
from typing import Any

from hundredmodels.cite.item import Item, authors, edition_words, issued_parts
from hundredmodels.cite.work import Name, Work

CONTEXT = "https://schema.org"
SPDX = "https://spdx.org/licenses/"
RATINGS = {
    "supported": 5,
    "supported with correction": 4,
    "open": 3,
    "not yet knowable": 3,
    "not checkable": 3,
    "contradicted": 1,
}
"""A verdict on the scale that reviews of claims have; what is not decided stands in the middle."""

Node = dict[str, Any]


def person(name: Name) -> Node:
    """Return an author: a person, or a body that signs as one."""
    if "literal" in name:
        return {"@type": "Organization", "name": name["literal"]}
    node = {"@type": "Person", "familyName": name.get("family"), "givenName": name.get("given")}
    return {key: value for key, value in node.items() if value}


def report(work: Work, item: Item, url: str, chapters: Iterable[Node] = ()) -> Node:
    """Return the whole report.

    Parameters
    ----------
    work
        The work.
    item
        Its record.
    url
        Its address as seen from the page that says this.
    chapters
        Its chapters, each with its type, name and address.

    Returns
    -------
    dict
        A ``Report``.
    """
    node = _creative("Report", item, url) | {
        "version": edition_words(item),
        "license": [f"{SPDX}{one}" for one in work.licences],
        "keywords": list(work.keywords),
        "identifier": f"https://doi.org/{work.doi}" if work.doi else "",
        "hasPart": list(chapters),
    }
    return _whole(node)


def chapter(item: Item, url: str, book: Node, position: int) -> Node:
    """Return a chapter, part of the report."""
    return _whole(_creative("Chapter", item, url) | {"isPartOf": book, "position": position})


def dataset(package: Mapping[str, Any], item: Item, url: str) -> Node:
    """Return the data package, as its descriptor tells it, dated as the report."""
    node = _creative("Dataset", item, url) | {
        "name": package.get("title", ""),
        "description": package.get("description", ""),
        "version": package.get("version", ""),
        "license": [one["path"] for one in package.get("licenses", ()) if "path" in one],
        "keywords": list(package.get("keywords", ())),
    }
    node.pop("abstract", None)
    return _whole(node)


def claim_review(
    item: Item, url: str, *, statement: str, verdict: str, said_by: str, appearance: Node
) -> Node:
    """Return a row of the ledger: a claim, and the review of it.

    Parameters
    ----------
    item
        The claim's record.
    url
        The row's address.
    statement
        What is claimed.
    verdict
        The verdict.
    said_by
        Whom the article names as its source; empty where it speaks for itself.
    appearance
        The article.

    Returns
    -------
    dict
        A ``ClaimReview``, with the ``Claim`` that it reviews.
    """
    claim = {
        "@type": "Claim",
        "text": statement,
        "appearance": appearance,
        "author": {"@type": "Thing", "name": said_by} if said_by else "",
    }
    node = {
        "@type": "ClaimReview",
        "@id": url,
        "url": url,
        "claimReviewed": statement,
        "itemReviewed": _whole(claim),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[verdict],
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": verdict,
        },
        "reviewBody": item.get("abstract", ""),
    }
    return _whole(node)


def article(item: Item) -> Node:
    """Return an article that the report reads."""
    node = {
        "@type": "Article",
        "@id": f"#{item['id']}",
        "headline": item["title"],
        "inLanguage": item.get("language", ""),
        "datePublished": day(item),
        "publisher": {"@type": "Organization", "name": item["container-title"]}
        if item.get("container-title")
        else "",
    }
    return _whole(node)


def document(*nodes: Node) -> Node:
    """Put nodes together as one JSON-LD document."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


def day(item: Item) -> str:
    """Return a record's day, as far as it is known."""
    year, *rest = issued_parts(item)
    return "-".join([str(year), *(f"{part:02d}" for part in rest)])


def _creative(kind: str, item: Item, url: str) -> Node:
    return {
        "@type": kind,
        "@id": url,
        "url": url,
        "name": item["title"],
        "abstract": item.get("abstract", ""),
        "author": [person(one) for one in authors(item)],
        "datePublished": day(item),
        "inLanguage": item.get("language", ""),
    }


def _whole(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", [], {}, None)}
