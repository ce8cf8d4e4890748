"""The feed of editions."""

from dataclasses import dataclass
from pathlib import Path

import feedparser
import pytest

from hundredmodels.build.editions.feed import Entry, list_kept, write_feed


@dataclass(frozen=True)
class Kept:
    """An edition that is kept."""

    id: str
    as_of: str
    path: str
    scenario: str = ""


@pytest.mark.parametrize("base", ["https://example.org/r/", ""])
def test_the_feed_is_valid_and_keeps_its_days(base: str, tmp_path: Path) -> None:
    """A reader of feeds takes it without complaint; days are the editions', links are whole."""
    entry = Entry("aaaaaaaaaa", "2024-07-31", "", "12 numbers & more.", "book/index.html")
    write_feed(tmp_path, entry, title="A <report>", base=base, language="en")
    kept = [
        Kept("aaaaaaaaaa", "2024-07-31", "editions/aaaaaaaaaa"),
        Kept("bbbbbbbbbb", "2023-10-31", "editions/bbbbbbbbbb", "autumn"),
    ]
    first = (tmp_path / "feed.xml").read_bytes()
    for _ in range(2):  # a list written again replaces the list before
        list_kept(tmp_path, kept)
    read = feedparser.parse((tmp_path / "feed.xml").read_bytes())
    assert not read.bozo
    assert read.version == "rss20"
    assert read.feed.title == "A <report>"
    assert [one.id[-10:] for one in read.entries] == ["aaaaaaaaaa", "bbbbbbbbbb"]
    assert read.entries[0].published_parsed[:3] == (2024, 7, 31)
    assert read.entries[1].link == f"{base}editions/bbbbbbbbbb/index.html"
    assert read.entries[1].title.endswith("scenario autumn")
    list_kept(tmp_path, [])
    assert (tmp_path / "feed.xml").read_bytes() == first


def test_a_site_without_a_feed_gets_none(tmp_path: Path) -> None:
    """Kept editions of a site that has no feed are listed nowhere."""
    list_kept(tmp_path, [Kept("bbbbbbbbbb", "2023-10-31", "editions/bbbbbbbbbb")])
    assert not list(tmp_path.iterdir())
