"""What Sphinx gathers while it writes pages, and needs when all are written: index and images."""

from dataclasses import dataclass
from typing import Any, Self

from sphinx.builders.html import StandaloneHTMLBuilder

BY_PAGE = ("_titles", "_filenames", "_all_titles", "_index_entries")
BY_WORD = ("_mapping", "_title_mapping")
"""The parts of Sphinx's search index: what it knows of each page, and the pages of each word."""


@dataclass(frozen=True)
class Gathered:
    """What a builder has gathered.

    Attributes
    ----------
    images
        The images that the pages show, and their names on the site.
    pages
        Parts of the search index by page.
    words
        Parts of the search index by word.
    """

    images: dict[str, str]
    pages: dict[str, dict[str, Any]]
    words: dict[str, dict[str, set[str]]]

    @classmethod
    def of(cls, builder: StandaloneHTMLBuilder) -> Self:
        """Return what a builder has gathered so far."""
        index = builder.indexer
        return cls(
            images=dict(builder.images),
            pages={part: getattr(index, part) for part in BY_PAGE} if index else {},
            words={part: getattr(index, part) for part in BY_WORD} if index else {},
        )

    def add_to(self, builder: StandaloneHTMLBuilder) -> None:
        """Let a builder know it too, its pages in their order, as if it had written all itself."""
        builder.images.update(self.images)
        for part, theirs in self.pages.items():
            ours = getattr(builder.indexer, part)
            both = sorted((ours | theirs).items())
            ours.clear()
            ours.update(both)
        for part, found in self.words.items():
            known = getattr(builder.indexer, part)
            for word, pages in found.items():
                known.setdefault(word, set()).update(pages)
