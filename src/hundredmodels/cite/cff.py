"""The rules of the Citation File Format 1.2.0, for what the report's file may hold.

No schema is at hand offline, so the rules of the format's guide are written out: which keys there
are, which must be there, and how versions, days, DOIs, ORCIDs, addresses and licences look. Keys
that the report has no use for (references, contacts, a preferred citation) are known but not
looked into.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

KEYS = frozenset(
    {
        "abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi",
        "identifiers", "keywords", "license", "license-url", "message", "preferred-citation",
        "references", "repository", "repository-artifact", "repository-code", "title", "type",
        "url", "version",
    }
)  # fmt: skip
REQUIRED = ("cff-version", "message", "title", "authors")
NEEDED = ("version", "date-released")
"""What the format leaves open but a citation of this report needs."""
PERSON = frozenset(
    {
        "address", "affiliation", "alias", "city", "country", "email", "family-names", "fax",
        "given-names", "name-particle", "name-suffix", "orcid", "post-code", "region", "tel",
        "website",
    }
)  # fmt: skip
ENTITY = frozenset(
    {
        "address", "alias", "city", "country", "date-end", "date-start", "email", "fax", "location",
        "name", "orcid", "post-code", "region", "tel", "website",
    }
)  # fmt: skip
DOI = re.compile(r"10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+")
ORCID = re.compile(r"https://orcid\.org/[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
URL = re.compile(r"(https|http|ftp|sftp)://.+")
SPDX = re.compile(r"[A-Za-z0-9.+-]+")


def problems(content: object) -> list[str]:
    """Return what is wrong with a citation file's content, a sentence each; none if it is valid.

    Parameters
    ----------
    content
        What the YAML holds.

    Returns
    -------
    list of str
        The problems.
    """
    if not isinstance(content, dict):
        return ["It must be a mapping of keys to values."]
    return [*_keys(content), *_values(content), *_authors(content.get("authors"))]


def _keys(content: dict[Any, Any]) -> Iterator[str]:
    for key in content:
        if key not in KEYS:
            yield f"{key!r} is no key of the format; remove it."
    for key in (*REQUIRED, *NEEDED):
        if content.get(key) in (None, "", []):
            yield f"{key!r} is missing; add it."


def _values(content: dict[str, Any]) -> Iterator[str]:
    rules: tuple[tuple[str, Callable[[Any], bool], str], ...] = (
        ("cff-version", lambda value: value == "1.2.0", "must be 1.2.0"),
        ("type", lambda value: value in {"software", "dataset"}, "must be software or dataset"),
        ("date-released", _is_day, "must be a day, YYYY-MM-DD"),
        ("doi", _matches(DOI), "must be a bare DOI such as 10.5281/zenodo.1003149"),
        ("url", _matches(URL), "must be a web address"),
        ("repository-code", _matches(URL), "must be a web address"),
        ("title", _is_text, "must be text"),
        ("message", _is_text, "must be text"),
        ("abstract", _is_text, "must be text"),
        ("version", lambda value: isinstance(value, str | int | float), "must be text or a number"),
        ("keywords", _is_list(_is_text), "must be a list of texts"),
        (
            "license",
            lambda value: _matches(SPDX)(value) or _is_list(_matches(SPDX))(value),
            "must be an SPDX name or a list of them",
        ),
    )
    for key, holds, rule in rules:
        if key in content and not holds(content[key]):
            yield f"{key!r} {rule}; it is {content[key]!r}."


def _authors(authors: Any) -> Iterator[str]:  # noqa: ANN401 -- whatever the YAML holds
    if authors in (None, "", []):
        return
    if not isinstance(authors, list):
        yield "'authors' must be a list."
        return
    for place, one in enumerate(authors, start=1):
        if not isinstance(one, dict) or not one:
            yield f"author {place} must be a mapping with 'name', or 'family-names'."
            continue
        allowed = ENTITY if "name" in one else PERSON
        for key in one:
            if key not in allowed:
                yield f"author {place}: {key!r} is no key of the format here."
        if not {"name", "family-names", "given-names", "alias"} & set(one):
            yield f"author {place} has no name."
        if "orcid" in one and not _matches(ORCID)(one["orcid"]):
            yield f"author {place}: 'orcid' must be like https://orcid.org/0000-0001-2345-6789."


def _matches(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list(holds: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and bool(value) and all(map(holds, value))


def _is_day(value: object) -> bool:
    if isinstance(value, date):
        return True
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True
