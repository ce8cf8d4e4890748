"""The four formats that a record is written in, and all citations of a site in them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hundredmodels.cite.bibtex import to_bibtex
from hundredmodels.cite.item import Item
from hundredmodels.cite.ris import to_ris
from hundredmodels.cite.text import to_text

TEXT, BIBTEX, RIS, CSL = "text", "bibtex", "ris", "csl"
SUFFIXES: Mapping[str, str] = {TEXT: ".txt", BIBTEX: ".bib", RIS: ".ris", CSL: ".csl.json"}


@dataclass(frozen=True)
class Citation:
    """One thing's citation.

    Attributes
    ----------
    item
        Its record.
    written
        The record in each format.
    """

    item: Item
    written: Mapping[str, str]


def written(items: Iterable[Item]) -> dict[str, Citation]:
    """Write records in every format.

    Parameters
    ----------
    items
        The records.

    Returns
    -------
    dict
        By id.
    """
    listed = list(items)
    texts = to_text(listed)
    return {
        item["id"]: Citation(
            item,
            {
                TEXT: f"{texts[item['id']]}\n",
                BIBTEX: to_bibtex(item),
                RIS: to_ris(item),
                CSL: to_csl(item),
            },
        )
        for item in listed
    }


def to_csl(item: Item) -> str:
    """Write a record as a CSL-JSON file: a list of one."""
    return json.dumps([item], ensure_ascii=False) + "\n"
