"""The work that is cited, as ``CITATION.cff`` describes it: the one place for authors and title."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from hundredmodels.cite.cff import problems
from hundredmodels.errors import UserError

FILE = "CITATION.cff"
PERSON = ("family", "given", "non-dropping-particle", "suffix")
CFF_NAMES = {
    "family": "family-names",
    "given": "given-names",
    "non-dropping-particle": "name-particle",
    "suffix": "name-suffix",
}

Name = dict[str, str]
"""A name as CSL-JSON has it: ``literal``, or ``family`` and ``given``."""


class CitationFileError(UserError):
    """``CITATION.cff`` is missing or not as its format demands; says what to mend."""


@dataclass(frozen=True)
class Work:
    """The work.

    Attributes
    ----------
    title, abstract, version
        As the file has them.
    authors
        Names as CSL-JSON has them.
    orcids
        The authors' ORCIDs, in their order; empty where there is none.
    released
        The day of the release that the file describes.
    licences
        SPDX names.
    keywords
        Keywords.
    url
        Where the report is published; empty for a report that has no address.
    repository
        The address of its source code; empty if it is published nowhere.
    doi
        Its DOI; empty without one. This is the only place where one is kept.
    """

    title: str
    abstract: str
    version: str
    authors: tuple[Name, ...]
    orcids: tuple[str, ...]
    released: date
    licences: tuple[str, ...]
    keywords: tuple[str, ...]
    url: str
    repository: str
    doi: str

    @property
    def credit(self) -> str:
        """The authors in a line."""
        return "; ".join(plain_name(one) for one in self.authors)


def plain_name(name: Name) -> str:
    """Return a name as ``Family, Given``, or as it is written."""
    if "literal" in name:
        return name["literal"]
    last = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    return ", ".join(filter(None, (last, name.get("given"), name.get("suffix"))))


def read_work(folder: Path) -> Work:
    """Read the work's description.

    Parameters
    ----------
    folder
        The project's folder.

    Returns
    -------
    Work
        The work.

    Raises
    ------
    CitationFileError
        If the file is missing, is no YAML, or breaks the rules of its format.
    """
    file = folder / FILE
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise CitationFileError(
            f"{FILE} is missing beside _toc.yml; nothing can be cited without it."
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CitationFileError(f"{FILE} can't be read as YAML: {error}") from error
    wrong = problems(content)
    if wrong:
        raise CitationFileError("\n".join(f"{FILE}: {one}" for one in wrong))
    return _work(content)


def plain_work(title: str, author: str) -> Work:
    """Return a work of which no more is known than its title and author."""
    return Work(
        title=title,
        abstract="",
        version="",
        authors=({"literal": author},) if author else (),
        orcids=("",) if author else (),
        released=date.min,
        licences=(),
        keywords=(),
        url="",
        repository="",
        doi="",
    )


def _work(content: dict[str, Any]) -> Work:
    licences = content.get("license", [])
    authors = content["authors"]
    return Work(
        title=content["title"],
        abstract=content.get("abstract", ""),
        version=str(content["version"]),
        authors=tuple(_name(one) for one in authors),
        orcids=tuple(one.get("orcid", "") for one in authors),
        released=date.fromisoformat(str(content["date-released"])),
        licences=(licences,) if isinstance(licences, str) else tuple(licences),
        keywords=tuple(content.get("keywords", ())),
        url=content.get("url", ""),
        repository=content.get("repository-code", ""),
        doi=content.get("doi", ""),
    )


def _name(author: dict[str, str]) -> Name:
    if "name" in author:
        return {"literal": author["name"]}
    return {key: author[CFF_NAMES[key]] for key in PERSON if CFF_NAMES[key] in author}
