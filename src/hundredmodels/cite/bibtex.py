"""BibTeX, written by pybtex, with every sign that LaTeX takes for a command escaped."""

import io
from functools import cache
from typing import Any

from hundredmodels.cite.item import Item, authors, edition_words, issued_parts
from hundredmodels.cite.work import Name, plain_name

ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # an escaped brace alone would upset BibTeX's own count
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "\n": " ",
    }
)
TYPES = {"report": "misc", "chapter": "incollection", "webpage": "misc"}


def to_bibtex(item: Item) -> str:
    """Write a record as BibTeX.

    Parameters
    ----------
    item
        The record.

    Returns
    -------
    str
        One entry. Its key is the record's id.
    """
    from pybtex.database import BibliographyData, Entry  # noqa: PLC0415 -- slow to import

    entry = Entry(TYPES[item["type"]], fields=_fields(item))
    stream = io.StringIO()
    _writer().write_stream(BibliographyData({item["id"]: entry}), stream)
    return stream.getvalue()


def escaped(words: str) -> str:
    """Escape the signs that LaTeX takes for commands."""
    return words.translate(ESCAPES)


@cache
def _writer() -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.database.output.bibtex import Writer  # noqa: PLC0415

    class Braced(Writer):  # type: ignore[misc]
        """Sets every field in braces, and leaves escaping to us: its own would touch addresses."""

        def quote(self, s: str) -> str:
            if "{" in s or "}" in s:  # it looks at each letter
                self.check_braces(s)
            return f"{{{s}}}"

        def _encode(self, text: str) -> str:
            return text

    return Braced()


def _fields(item: Item) -> list[tuple[str, str]]:
    year, *rest = issued_parts(item)
    custom = item.get("custom", {})
    fields = {
        "author": " and ".join(_name(one) for one in authors(item)),
        "title": f"{{{escaped(item['title'])}}}",  # styles change capitals that no brace protects
        "booktitle": escaped(item.get("container-title", "")),
        "howpublished": escaped(item.get("genre", "")),
        "edition": escaped(custom.get("edition", "")),
        "version": escaped(custom.get("data_version", "")),
        "year": str(year),
        "month": str(rest[0]) if rest else "",
        "day": str(rest[1]) if len(rest) > 1 else "",
        "doi": item.get("DOI", ""),
        "url": item.get("URL", ""),
        "language": item.get("language", ""),
        "note": escaped(item.get("note", "") or edition_words(item)),
        "abstract": escaped(item.get("abstract", "")),
    }
    if item["type"] == "webpage":
        fields["howpublished"] = escaped(item.get("container-title", ""))
        fields["type"] = escaped(item.get("genre", ""))
        del fields["booktitle"]
    return [(name, value) for name, value in fields.items() if value]


def _name(name: Name) -> str:
    """Write a name; one of a body stands in braces, so that it is not taken apart."""
    return f"{{{escaped(name['literal'])}}}" if "literal" in name else escaped(plain_name(name))
