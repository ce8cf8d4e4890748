"""What the book holds, collected while its pages are read: results, figures, answers, homes.

Kept in Sphinx's environment, page by page, so that an unchanged page need not be read again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docutils import nodes
from sphinx.environment import BuildEnvironment

from hundredmodels.build import digest
from hundredmodels.chapters.result import Result
from hundredmodels.report.payload import FigurePayload, ProsePayload, ResultsPayload
from hundredmodels.sphinx_ext.elements import reading_time
from hundredmodels.sphinx_ext.elements.headline import Headline
from hundredmodels.sphinx_ext.nodes import content_of, kind_of, slots

LISTS = frozenset({"sources", "dictionary", "corrections", "citing", "articles"})
"""Listings whose entries have their permanent address where they are listed."""
DATED = frozenset({"changes", "chapters", "editions"})
"""Slots that tell of editions, or how long the book takes to read: any text may change them."""


@dataclass
class Page:
    """What one page holds.

    Attributes
    ----------
    results
        The results that its notebook published, if it is a chapter.
    figures
        Its figures, in their order.
    answers
        The sentences of the chapter's answer, with their tokens.
    homes
        What has its permanent address on this page: ``numbers`` or ``numbers:chapter``,
        ``claims``, ``sources``, ``dictionary``, ``corrections``, ``citing``,
        ``articles``.
    anchor
        The id of its first section, which stands for the whole page.
    uses
        Whether any slot on it depends on other pages.
    words
        How many words a reader reads on it.
    dated
        Whether any changed text may change what it shows; it is written in any case.
    headlines
        The findings of chapters that it shows, list by list.
    """

    results: ResultsPayload | None = None
    figures: list[FigurePayload] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    homes: set[str] = field(default_factory=set)
    anchor: str = ""
    uses: bool = False
    words: int = 0
    dated: bool = False
    headlines: list[tuple[Headline, ...]] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """The digest of what other pages may show of it, but for its words: see ``dated``."""
        return digest.of_json(
            [
                self.results and self.results.to_json(),
                [one.to_json() for one in self.figures],
                self.answers,
                sorted(self.homes),
                self.anchor,
                self.uses,
                self.dated,
            ]
        )


@dataclass
class Book:
    """All pages, by name of the document."""

    pages: dict[str, Page] = field(default_factory=dict)

    def read(self, docname: str, doctree: nodes.document) -> None:
        """Take in a page that has just been read."""
        section = next(iter(doctree.findall(nodes.section)), None)
        page = Page(
            anchor=section["ids"][0] if section is not None and section["ids"] else "",
            words=reading_time.words(doctree),
        )
        for slot in slots(doctree):
            content, kind = content_of(slot), kind_of(slot)
            page.uses = True
            if isinstance(content, ResultsPayload):
                page.results = content
            elif isinstance(content, FigurePayload):
                page.figures.append(content)
            elif isinstance(content, ProsePayload):
                if content.style == "answer":
                    page.answers.extend(content.paragraphs)
            elif kind in {"numbers", "claims"}:
                page.homes.add(f"{kind}:{content.chapter}" if content.chapter else kind)
            elif kind in LISTS:
                page.homes.add(kind)
            elif kind == "headlines":
                page.headlines.append(content)
            elif kind in DATED:
                page.dated = True
        self.pages[docname] = page

    def chapters(self, env: BuildEnvironment) -> list[str]:
        """Return the documents that are chapters, in the order of the table of contents."""
        ordered = [name for name in _ordered(env) if self.pages.get(name, Page()).results]
        return ordered + sorted(
            name for name, page in self.pages.items() if page.results and name not in ordered
        )

    def slug(self, docname: str) -> str:
        """Return the slug of a chapter's document; the file's name where it has no results."""
        page = self.pages.get(docname)
        return page.results.chapter if page and page.results else docname.rpartition("/")[2]

    def results(self) -> dict[str, Result]:
        """Return all results by id."""
        found: dict[str, Result] = {}
        for docname in sorted(self.pages):
            payload = self.pages[docname].results
            if payload:
                found.update(payload.results)
        return found

    def home(self, kind: str, chapter: str = "") -> str | None:
        """Return the document where something has its permanent address."""
        wanted = (f"{kind}:{chapter}", kind) if kind == "numbers" else (kind,)
        for name in wanted:
            for docname in sorted(self.pages):
                if name in self.pages[docname].homes:
                    return docname
        return None


def book_of(env: BuildEnvironment) -> Book:
    """Return the book of an environment, an empty one at first."""
    if not hasattr(env, "hundredmodels_book"):
        env.hundredmodels_book = Book()  # type: ignore[attr-defined]
    book: Book = env.hundredmodels_book  # type: ignore[attr-defined]
    return book


def _ordered(env: BuildEnvironment) -> Iterator[str]:
    """Walk the table of contents from its root, each document once."""
    seen: set[str] = set()
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname not in seen:
            seen.add(docname)
            yield docname
            waiting.extend(reversed(env.toctree_includes.get(docname, [])))
