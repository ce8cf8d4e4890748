"""The edition as a research object: the metadata file of an RO-Crate, version 1.1."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from hundredmodels.cite.item import Item, authors, edition_words
from hundredmodels.cite.jsonld import SPDX, day, person
from hundredmodels.cite.work import Work

FILE = "ro-crate-metadata.json"
PROFILE = "https://w3id.org/ro/crate/1.1"
TYPES = {
    ".html": "text/html",
    ".json": "application/json",
    ".csv": "text/csv",
    ".pdf": "application/pdf",
}


def crate(work: Work, item: Item, files: Mapping[str, str]) -> dict[str, Any]:
    """Return the metadata of an edition.

    Parameters
    ----------
    work
        The work.
    item
        The record of the edition.
    files
        What it holds: names by path, as seen from the site's root.

    Returns
    -------
    dict
        The crate's JSON-LD, flat as its specification asks.
    """
    people = [
        person(name) | {"@id": orcid or f"#author-{place}"}
        for place, (name, orcid) in enumerate(zip(authors(item), work.orcids, strict=True), start=1)
    ]
    licences = [
        {"@id": f"{SPDX}{name}", "@type": "CreativeWork", "name": name} for name in work.licences
    ]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": work.title,
        "description": work.abstract or work.title,
        "datePublished": day(item),
        "version": edition_words(item),
        "author": [_link(one) for one in people],
        "license": [_link(one) for one in licences],
        "keywords": list(work.keywords),
        "identifier": f"https://doi.org/{work.doi}" if work.doi else item["URL"],
        "hasPart": [{"@id": path} for path in sorted(files)],
    }
    parts = [
        {
            "@id": path,
            "@type": "File",
            "name": files[path],
            "encodingFormat": TYPES[PurePosixPath(path).suffix],
        }
        for path in sorted(files)
    ]
    about = {
        "@id": FILE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": PROFILE},
        "about": {"@id": "./"},
    }
    return {"@context": f"{PROFILE}/context", "@graph": [about, root, *people, *licences, *parts]}


def _link(node: Mapping[str, Any]) -> dict[str, str]:
    return {"@id": node["@id"]}
