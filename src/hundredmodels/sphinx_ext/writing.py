"""Writing the site: its pages and the files beside them, shared among several processes.

Once every page is read, nothing that the pages show can change, so each page and each list can be
written by whoever is free. A fork hands back what Sphinx gathers from its pages, the search index
above all, and what was warned of, which is told here in the order of one process. Only the report's
own build asks for it (``HUNDREDMODELS_OWN_BUILD=1``); elsewhere all is done in turn, to the same
bytes. Where only some pages are written anew, the other files stand already.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from logging import LogRecord
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.build_phase import BuildPhase

from hundredmodels.build.processes.shares import FORKS, LostShareError, processors, shared
from hundredmodels.sphinx_ext import outputs, theme
from hundredmodels.sphinx_ext.elements import citations, corrections, provenance
from hundredmodels.sphinx_ext.gathered import Gathered
from hundredmodels.sphinx_ext.outline import own, revised
from hundredmodels.sphinx_ext.pages import code, numbers, search
from hundredmodels.sphinx_ext.site import Site, site_of

SHARED = "written in shares"
LEAST = 2
"""Processes, where sharing is asked for: even one processor then tells whether it works."""
Task = Callable[[], None]
logger = logging.getLogger(__name__)


class SharingBuilder(StandaloneHTMLBuilder):
    """Sphinx's builder of pages, which can share its work among processes."""

    def _write_serial(self, docnames: Sequence[str]) -> None:
        if not own() or not FORKS or revised():
            super()._write_serial(docnames)
            return
        site = site_of(self.app)
        site.kept[SHARED] = True
        prepare(site)
        # Those that take longest begin first; what they say is told in the order of one process.
        long = sorted(docnames, key=lambda one: not _lists_much(site, one))
        pages: list[Task] = [partial(self._write_page, name) for name in long]
        beside: list[Task] = [
            partial(lists, site, Path(self.outdir)),
            partial(self._write_code, site),
        ]
        try:
            told, gathered = shared(
                [partial(_told, task) for task in (*beside, *pages)],
                lambda: Gathered.of(self),
                max(LEAST, processors()),
            )
        except LostShareError as error:
            raise ExtensionError(f"Not all pages and lists were written. {error}") from error
        for one in gathered:
            one.add_to(self)
        of_pages = dict(zip(long, told[len(beside) :], strict=True))
        for logs in (*map(of_pages.__getitem__, docnames), *told[: len(beside)]):
            for record in logs:
                logger.handle(record)

    def index_page(self, pagename: str, doctree: nodes.document, title: str) -> None:
        """Take a page into the search index, word by word."""
        with search.apart(doctree):
            super().index_page(pagename, doctree, title)

    def _write_page(self, docname: str) -> None:
        self.app.phase = BuildPhase.RESOLVING
        doctree = self.env.get_and_resolve_doctree(docname, self)
        self.app.phase = BuildPhase.WRITING
        self.write_doc_serialized(docname, doctree)
        self.write_doc(docname, doctree)

    def _write_code(self, site: Site) -> None:
        for name, context, template in code.pages(site):
            self.handle_page(name, context, template)


def prepare(site: Site) -> None:
    """Read and compute once what most pages need, before the work is shared."""
    corrections.mended(site)
    for table in {one.table for result in site.results.values() for one in result.inputs}:
        site.facts.rows(table)
    citations.records(site)


def lists(site: Site, folder: Path) -> None:
    """Write the lists for machines, rows, citations and pages of source.

    They are thousands of files, which two processes at once write no faster than one.
    """
    outputs.write_lists(site, folder)
    numbers.write_files(site, folder)
    citations.write_files(site, folder)
    provenance.write_files(site, folder)


def pages(app: Sphinx) -> Iterator[code.Page]:
    """Yield the pages of code, unless they are written already (event ``html-collect-pages``)."""
    site = site_of(app)
    if SHARED not in site.kept and not revised():
        yield from code.pages(site)


def finish(app: Sphinx, error: Exception | None) -> None:
    """Write what is still to be written when all pages are (event ``build-finished``)."""
    if error is not None or app.builder.format != "html":
        return
    site, folder = site_of(app), Path(app.outdir)
    if revised():
        theme.sweep(folder)
        return
    if SHARED not in site.kept:
        lists(site, folder)
    outputs.write(site, folder)


def _lists_much(site: Site, docname: str) -> bool:
    """Say whether a page is one of those that take long: a chapter, or a list of much."""
    page = site.book.pages.get(docname)
    return page is not None and (page.results is not None or bool(page.homes))


def _told(task: Task) -> list[LogRecord]:
    """Do a task and return what it said, fit to be handed from process to process."""
    collector = logging.LogCollector()
    with collector.collect():
        task()
    logging.convert_serializable(collector.logs)
    return collector.logs
