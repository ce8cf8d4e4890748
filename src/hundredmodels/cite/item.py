"""The record of a citation, as CSL-JSON: of the book, a chapter, a figure, a number, a claim.

It is the one internal form; every format is written from it and from nothing else.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hundredmodels.cite.work import Name, Work

Item = dict[str, Any]
"""A record as CSL-JSON 1.0.2 has it."""

BOOK = "hundredmodels"
EDITION_QUERY = "edition"


@dataclass(frozen=True)
class Edition:
    """What a citation says of the edition.

    Attributes
    ----------
    id
        The edition's id; empty in a plain build, which has none.
    as_of
        The day whose knowledge it uses.
    data_version
        The version of its data package.
    scenario
        The title of its set of parameters; empty for the report's own.
    base
        The address under which the site is published, ending in a slash; empty if it has none.
    """

    id: str
    as_of: date
    data_version: str
    scenario: str = ""
    base: str = ""

    def issued(self, work: Work) -> date:
        """Return the day that a citation gives: the edition's, not before the work's own."""
        return max(self.as_of, work.released)

    @property
    def words(self) -> str:
        """The edition as a citation names it."""
        name = f"edition {self.id}" if self.id else "plain build"
        version = f"data {self.data_version} " if self.data_version else "data "
        told = f"{name}, {version}as of {self.as_of.isoformat()}"
        return f"{told}, scenario {self.scenario}" if self.scenario else told

    def permalink(self, path: str) -> str:
        """Return a permanent address that names the edition.

        Parameters
        ----------
        path
            A page of the site, named from its root, with an anchor or without.

        Returns
        -------
        str
            Absolute where the site has an address, else as seen from the site's root.
        """
        page, mark, anchor = path.partition("#")
        query = f"?{EDITION_QUERY}={self.id}" if self.id else ""
        return f"{self.base}{page}{query}{mark}{anchor}"


def book_item(work: Work, edition: Edition, path: str) -> Item:
    """Return the record of the whole book in this edition."""
    item = {"id": BOOK, "type": "report", "title": work.title} | _base(work, edition, path)
    item["number"] = item.pop("edition")
    return _whole(item | {"abstract": work.abstract, "DOI": work.doi})


def part_item(
    work: Work,
    edition: Edition,
    id: str,  # noqa: A002 -- the record's own name for it
    title: str,
    path: str,
    *,
    genre: str = "",
    abstract: str = "",
) -> Item:
    """Return the record of a chapter, figure, number or claim: a part of the book.

    Parameters
    ----------
    work
        The work.
    edition
        Its edition.
    id
        The part's id.
    title
        Its title, without a full stop.
    path
        Its page and anchor, named from the site's root.
    genre
        What it is, if no chapter: ``Figure 2.1``, ``Number``.
    abstract
        More about it: how a number was computed.

    Returns
    -------
    dict
        The record.
    """
    named = {"id": id, "type": "chapter", "title": title.strip().rstrip(".")}
    whole = {"container-title": work.title, "genre": genre, "abstract": abstract}
    return _whole(named | _base(work, edition, path) | whole)


def article_item(
    id: str,  # noqa: A002 -- the record's own name for it
    title: str,
    *,
    english: str,
    language: str,
    site: str,
    issued: list[int],
    url: str,
    genre: str,
    note: str,
) -> Item:
    """Return the record of an article that the report reads; nobody signs it.

    Parameters
    ----------
    id
        Its id.
    title, english
        Its title as printed, and in English.
    language
        Its language's code.
    site
        Where it stands; empty if that is not known.
    issued
        Year, month and day, as far as they are known.
    url
        Its address; empty if that is not known.
    genre
        What it is.
    note
        What the day rests on.

    Returns
    -------
    dict
        The record.
    """
    return _whole(
        {
            "id": id,
            "type": "webpage",
            "title": title,
            "original-title": "" if title == english else english,
            "language": language,
            "container-title": site,
            "issued": {"date-parts": [issued]},
            "URL": url,
            "genre": genre,
            "note": note,
        }
    )


def issued_parts(item: Item) -> list[int]:
    """Return the year, month and day of a record, as far as it has them."""
    parts: list[int] = item["issued"]["date-parts"][0]
    return parts


def authors(item: Item) -> list[Name]:
    """Return the authors of a record."""
    found: list[Name] = item.get("author", [])
    return found


def edition_words(item: Item) -> str:
    """Return the edition as the record names it; empty where it has none."""
    return str(item.get("edition") or item.get("number", ""))


def _base(work: Work, edition: Edition, path: str) -> Item:
    day = edition.issued(work)
    return {
        "author": [dict(one) for one in work.authors],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "edition": edition.words,
        "language": "en",
        "URL": edition.permalink(path),
        "custom": {
            "edition": edition.id,
            "as_of": edition.as_of.isoformat(),
            "data_version": edition.data_version,
            "licence": ", ".join(work.licences),
        },
    }


def _whole(item: Item) -> Item:
    """Leave out what is empty."""
    return {key: value for key, value in item.items() if value not in ("", [], {})}
