"""The feed: the editions of the report as RSS, the present one first, then those that are kept.

Its days are the editions' own, never the clock's. Where the site has no address its links are
relative to the feed. The kept ones are added when they are known: the file is read and written
again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree as ET

NAME = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
LINK = f"{{{ATOM}}}link"


@dataclass(frozen=True)
class Entry:
    """An edition in the feed.

    Attributes
    ----------
    id
        The edition's id.
    as_of
        Its day, ``YYYY-MM-DD``.
    scenario
        Title of its set of parameters; empty for the report's own.
    text
        What is in it.
    address
        Where it is read, from the site's root.
    """

    id: str
    as_of: str
    scenario: str
    text: str
    address: str


class Kept(Protocol):
    """An edition that is kept in the site, as far as the feed tells of it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def as_of(self) -> str:
        """Its day."""

    @property
    def path(self) -> str:
        """Its folder, from the site's root."""

    @property
    def scenario(self) -> str:
        """Its scenario; empty for none."""


def write_feed(site: Path, entry: Entry, *, title: str, base: str, language: str) -> None:
    """Write the feed with one edition.

    Parameters
    ----------
    site
        The built site.
    entry
        The edition.
    title
        Of the report.
    base
        The address of the site, ending in a slash; empty where it has none.
    language
        Of the report.
    """
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    for name, said in (
        ("title", title),
        ("link", base or entry.address),
        ("description", f"The editions of {title}: when the numbers move, there is a new one."),
        ("language", language),
        ("lastBuildDate", _moment(entry.as_of)),
    ):
        ET.SubElement(channel, name).text = said
    if base:
        ET.SubElement(channel, LINK, href=base + NAME, rel="self", type="application/rss+xml")
    channel.append(_item(entry, base))
    _write(site, root)


def list_kept(site: Path, kept: Iterable[Kept]) -> None:
    """Put the kept editions after the present one; those listed before are replaced.

    Parameters
    ----------
    site
        The site; one that has no feed gets none.
    kept
        The kept editions, the last one first.
    """
    file = site / NAME
    if not file.is_file():
        return
    root = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 -- our own file
    channel = root.find("channel")
    if channel is None:
        return
    self_link = channel.find(LINK)
    base = "" if self_link is None else self_link.get("href", "").removesuffix(NAME)
    items = channel.findall("item")
    for item in items[1:]:
        channel.remove(item)
    present = items[0].findtext("guid") if items else None
    for one in kept:
        entry = Entry(one.id, one.as_of, one.scenario, "A kept edition.", f"{one.path}/index.html")
        if _guid(entry) != present:
            channel.append(_item(entry, base))
    _write(site, root)


def _item(entry: Entry, base: str) -> ET.Element:
    title = f"Edition {entry.id}, data as of {entry.as_of}"
    item = ET.Element("item")
    for name, said in (
        ("title", f"{title}, scenario {entry.scenario}" if entry.scenario else title),
        ("link", base + entry.address),
        ("guid", _guid(entry)),
        ("pubDate", _moment(entry.as_of)),
        ("description", entry.text),
    ):
        ET.SubElement(item, name).text = said
    item.find("guid").set("isPermaLink", "false")  # type: ignore[union-attr]
    return item


def _guid(entry: Entry) -> str:
    return f"hundredmodels-edition-{entry.id}"


def _moment(day: str) -> str:
    return format_datetime(datetime.combine(date.fromisoformat(day), time(), UTC))


def _write(site: Path, root: ET.Element) -> None:
    ET.register_namespace("atom", ATOM)
    ET.indent(root)
    words = ET.tostring(root, encoding="unicode")
    file = site / NAME
    file.unlink(missing_ok=True)  # it may be shared with a kept edition
    file.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n{words}\n', encoding="utf-8", newline="\n"
    )
