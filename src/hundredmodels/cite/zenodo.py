"""What Zenodo is told of a release, ``.zenodo.json``: the same as ``CITATION.cff`` says."""

import json
from typing import Any

from hundredmodels.cite.work import Work, plain_name

FILE = ".zenodo.json"


def zenodo(work: Work) -> dict[str, Any]:
    """Return the record that Zenodo makes of a release.

    Parameters
    ----------
    work
        The work.

    Returns
    -------
    dict
        Title, creators, description, version, licence and keywords.
    """
    creators = [
        {"name": plain_name(name)} | ({"orcid": orcid.rpartition("/")[2]} if orcid else {})
        for name, orcid in zip(work.authors, work.orcids, strict=True)
    ]
    return {
        "title": work.title,
        "upload_type": "publication",
        "publication_type": "report",
        "description": work.abstract,
        "creators": creators,
        "version": work.version,
        "publication_date": work.released.isoformat(),
        "access_right": "open",
        "license": work.licences[-1] if work.licences else "",
        "keywords": list(work.keywords),
        "language": "eng",
    }


def to_text(work: Work) -> str:
    """Return the file's text."""
    return json.dumps(zenodo(work), ensure_ascii=False, indent=2) + "\n"
