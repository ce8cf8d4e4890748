"""The book's configuration: what of ``_config.yml`` the build itself needs to know."""

from dataclasses import dataclass
from typing import Any

import yaml

from hundredmodels.build.project import Project
from hundredmodels.errors import UserError

ADDRESS_BEGINS = ("https://", "http://")


@dataclass(frozen=True)
class Config:
    """The book's configuration.

    Attributes
    ----------
    content
        All of it.
    title, author
        Of the report.
    base
        The address of the site, ending in a slash; empty where it has none.
    language
        Of the report, ``en`` if not said.
    """

    content: dict[str, Any]
    title: str
    author: str
    base: str
    language: str


def read_config(project: Project) -> Config:
    """Read ``_config.yml``.

    Parameters
    ----------
    project
        The project.

    Returns
    -------
    Config
        The configuration.

    Raises
    ------
    UserError
        If the file can't be read, or the site's address in it is none.
    """
    try:
        content = yaml.safe_load(project.config.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise UserError(f"{project.config} can't be read: {error}") from error
    if not isinstance(content, dict):
        raise UserError(f"{project.config} must be a mapping; see Jupyter Book's documentation.")
    html = content.get("html")
    base = str((html if isinstance(html, dict) else {}).get("baseurl") or "").strip()
    if base and not base.startswith(ADDRESS_BEGINS):
        raise UserError(
            f"{project.config}, html.baseurl: {base!r} is no address of a site; "
            "write it whole, such as https://example.org/report/, or leave it empty."
        )
    if base and not base.endswith("/"):
        base += "/"
    sphinx = content.get("sphinx")
    settings = (sphinx if isinstance(sphinx, dict) else {}).get("config") or {}
    return Config(
        content,
        title=str(content.get("title") or ""),
        author=str(content.get("author") or ""),
        base=base,
        language=str(settings.get("language") or "en"),
    )
