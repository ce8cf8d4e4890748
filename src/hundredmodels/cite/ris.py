"""RIS, written by rispy."""

from hundredmodels.cite.item import Item, authors, edition_words, issued_parts
from hundredmodels.cite.work import plain_name

TYPES = {"report": "RPRT", "chapter": "CHAP", "webpage": "ELEC"}


def to_ris(item: Item) -> str:
    """Write a record as RIS.

    Parameters
    ----------
    item
        The record.

    Returns
    -------
    str
        One record, from ``TY`` to ``ER``.
    """
    import rispy  # noqa: PLC0415 -- rarely needed

    year, *rest = issued_parts(item)
    custom = item.get("custom", {})
    fields = {
        "type_of_reference": TYPES[item["type"]],
        "id": item["id"],
        "authors": [plain_name(one) for one in authors(item)],
        "title": item["title"],
        "secondary_title": item.get("container-title", ""),
        "translated_title": item.get("original-title", ""),
        "type_of_work": item.get("genre", ""),
        "edition": edition_words(item),
        "custom1": custom.get("data_version", ""),
        "year": str(year),
        "date": "/".join([str(year), *(f"{part:02d}" for part in rest)]),
        "doi": item.get("DOI", ""),
        "urls": [item["URL"]] if item.get("URL") else [],
        "language": item.get("language", ""),
        "notes": [item["note"]] if item.get("note") else [],
        "abstract": item.get("abstract", ""),
    }

    class Headless(rispy.RisWriter):  # type: ignore[misc]
        """Writes no running number before a record, which the format does not know."""

        def set_header(self, count: int) -> str:  # noqa: ARG002 -- rispy's signature
            """Write nothing."""
            return ""

    line = {key: _flat(value) for key, value in fields.items() if value}
    return str(rispy.dumps([line], implementation=Headless)).strip("\n") + "\n"


def _flat(value: str | list[str]) -> str | list[str]:
    """Put a value on one line."""
    return (
        " ".join(value.split()) if isinstance(value, str) else [" ".join(v.split()) for v in value]
    )
