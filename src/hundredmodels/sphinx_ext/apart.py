"""Work done apart: the files that no page waits for, written by a second process.

Once every page is read, nothing that the pages show can change. This process is forked then: the
fork writes the lists for machines, the rows of the numbers, the citations, the pages of source and
of code, while this one writes the pages. Only the report's own build asks for it
(``HUNDREDMODELS_APART=1``), on Linux; elsewhere all is done in turn, to the same bytes.
"""

import gc
import logging
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from hundredmodels.build.orphans import end_with_parent
from hundredmodels.build.site import APART
from hundredmodels.sphinx_ext import citations, code, numbers, outputs, provenance
from hundredmodels.sphinx_ext.site import Site, site_of

BEGUN = "apart"


class Teller(logging.Handler):
    """Tells warnings at once and counts them: Sphinx holds them back while it writes pages."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Tell one."""
        self.count += 1
        place = getattr(record, "location", None)
        told = f"{place}: " if place else ""
        sys.stderr.write(f"{told}{record.levelname}: {record.getMessage()}\n")


def begin(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Begin (event ``doctree-resolved``, of the first page: the builder is then ready to write)."""
    if app.builder.format != "html" or os.environ.get(APART) != "1":
        return
    site = site_of(app)
    if sys.platform != "linux" or BEGUN in site.kept:
        return
    citations.citations(site)  # both need them
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()  # a collection in the fork would touch, and so copy, every page of memory
    child = os.fork()
    if child == 0:
        _work_and_exit(app, site)
    gc.unfreeze()
    site.kept[BEGUN] = child


def pages(app: Sphinx) -> Iterator[code.Page]:
    """Yield the pages of code, unless that is done apart; see to its end (``html-collect-pages``).

    Raises
    ------
    ExtensionError
        If the work apart has warned or failed; it has told of what.
    """
    site = site_of(app)
    if BEGUN not in site.kept:
        yield from code.pages(site)
        return
    _, status = os.waitpid(site.kept[BEGUN], 0)
    if status != 0:
        raise ExtensionError("The lists and the pages of code were not written.")


def finish(app: Sphinx, error: Exception | None) -> None:
    """Write what is still to be written when all pages are (event ``build-finished``)."""
    if error is not None or app.builder.format != "html":
        return
    site, folder = site_of(app), Path(app.outdir)
    if BEGUN not in site.kept:
        _write(site, folder)
    outputs.write(site, folder)


def _write(site: Site, folder: Path) -> None:
    outputs.write_lists(site, folder)
    numbers.write_files(site, folder)
    citations.write_files(site, folder)
    provenance.write_files(site, folder)


def _work_and_exit(app: Sphinx, site: Site) -> NoReturn:
    status = 1
    try:
        gc.disable()  # it is soon over
        end_with_parent()
        teller = Teller(logging.WARNING)
        logging.getLogger("sphinx").addHandler(teller)
        _write(site, Path(app.outdir))
        builder: Any = app.builder
        for name, context, template in code.pages(site):
            builder.handle_page(name, context, template)
        status = 1 if teller.count else 0
    except BaseException:  # noqa: BLE001 -- told, and said by the status
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
