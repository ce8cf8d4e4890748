"""Meta tags that citation managers and libraries read: Highwire's and Dublin Core's.

Each is a pair of name and content, made from a record and from nothing else.
"""

from collections.abc import Iterable

from hundredmodels.cite.item import Item, authors, edition_words, issued_parts
from hundredmodels.cite.work import plain_name

Tag = tuple[str, str]


AND_OTHERS = "others"
"""What BibTeX writes for the authors that it does not name; no author is called so."""


def highwire(item: Item, page: str, references: Iterable[str] = ()) -> list[Tag]:
    """Return the ``citation_*`` tags of a book or chapter.

    Parameters
    ----------
    item
        Its record.
    page
        The address of the page, as good as it is known.
    references
        What it cites, each as :func:`reference` writes it.

    Returns
    -------
    list of tuple
        Names and contents; empty contents are left out.
    """
    tags = [
        ("citation_title", item["title"]),
        *(("citation_author", plain_name(one)) for one in authors(item)),
        ("citation_publication_date", _day(item, "/")),
        ("citation_online_date", _day(item, "/")),
        ("citation_inbook_title", item.get("container-title", "")),
        ("citation_edition", edition_words(item)),
        ("citation_doi", item.get("DOI", "")),
        ("citation_language", item.get("language", "")),
        ("citation_abstract", item.get("abstract", "")),
        ("citation_public_url", page),
        ("citation_fulltext_html_url", page),
        *(("citation_reference", one) for one in references),
    ]
    return [(name, content) for name, content in tags if content]


def dublin_core(item: Item, page: str) -> list[Tag]:
    """Return the Dublin Core tags of a book or chapter."""
    tags = [
        ("DC.title", item["title"]),
        *(("DC.creator", plain_name(one)) for one in authors(item)),
        ("DC.date", _day(item, "-")),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.identifier", item.get("DOI", "") or page),
        ("DC.language", item.get("language", "")),
        ("DC.rights", item.get("custom", {}).get("licence", "")),
        ("DC.description", item.get("abstract", "")),
        ("DCTERMS.isPartOf", item.get("container-title", "")),
        ("DCTERMS.isVersionOf", edition_words(item)),
    ]
    return [(name, content) for name, content in tags if content]


def reference(
    title: str, names: Iterable[str], year: str, *, doi: str = "", arxiv: str = ""
) -> str:
    """Write a reference the way ``citation_reference`` takes it."""
    parts = [
        ("citation_title", title),
        *(("citation_author", one) for one in names if one != AND_OTHERS),
        ("citation_publication_date", year),
        ("citation_doi", doi),
        ("citation_arxiv_id", arxiv),
    ]
    return "; ".join(f"{name}={content.replace(';', ',')}" for name, content in parts if content)


def _day(item: Item, sign: str) -> str:
    year, *rest = issued_parts(item)
    return sign.join([str(year), *(f"{part:02d}" for part in rest)])
