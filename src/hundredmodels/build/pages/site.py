"""The site: Sphinx through Jupyter Book's configuration, every warning an error.

Sphinx runs in a process of its own, in a steady environment and with a fixed date, so that the
same sources give the same bytes. The process is started before the sources are there: it imports
while the chapters run, then reads from its standard input what to build.
"""

import contextlib
import gc
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import IO, Self

from hundredmodels import CACHE_VARIABLE, DATA_VARIABLE
from hundredmodels.build.processes.steady import STEADY, lean
from hundredmodels.build.runs.verify import numbered
from hundredmodels.errors import UserError

UNWANTED = (".buildinfo", ".buildinfo.bak", ".doctrees", "_sources", "objects.inv.tmp")
EPOCH = "1767225600"
"""1 January 2026, what Sphinx takes for now; the pages say the edition's own day."""
OWN_BUILD = "HUNDREDMODELS_OWN_BUILD"
"""Set to 1, it lets the extension share the writing among several processes."""
DRAWS = "draws"
"""Given to the process, it makes ready to draw."""
REVISED = "HUNDREDMODELS_REVISED"
"""Names, as JSON, the files of the pages that have changed in a site that is there already."""
NONE = json.dumps([])
STEADY_PAGES = {"SOURCE_DATE_EPOCH": EPOCH, OWN_BUILD: "1"}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
DOCTREES = "doctrees"
"""Beside the pages: what Sphinx has read of them."""
OUTLINE = "outline.json"
"""Among these: what the pages can see of one another, kept by the report's own extension."""
SHOWN = 40
PLACE = re.compile(r"(\S+\.ipynb):(\d+):")
PER_CELL = 10_000
RARELY = (50_000, 20)
"""Objects made, and collections of young ones, before Python looks for garbage.

Pages are trees of many small nodes that stay: by Python's own measure a sixth of the time went into
walking through them all, over and over, to find next to nothing.
"""


class SiteError(UserError):
    """Sphinx has warned or failed; the message lists what it said, by page."""


class Press:
    """Processes that build pages, the first of them started early, to import while others work."""

    def __init__(
        self, data: Path, cache: Path, revised: Iterable[str] = (), *, draws: bool = False
    ) -> None:
        """Start one.

        Parameters
        ----------
        data
            The folder of the data package.
        cache
            Where drawings are kept from build to build.
        revised
            The files of the pages to write anew, named from the sources; all if not given.
        draws
            Whether a few figures are likely to be drawn.
        """
        told = {
            DATA_VARIABLE: str(data),
            CACHE_VARIABLE: str(cache),
            REVISED: json.dumps(sorted(revised)),
        }
        self._environment = os.environ | STEADY | STEADY_PAGES | told
        self._command = [sys.executable, "-P", "-m", "hundredmodels.build.pages.site"]
        self._command += [DRAWS] if draws else []
        self._waiting = [self._start()]

    def __enter__(self) -> Self:
        """Return this."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process that nothing was asked of."""
        for process, log in self._waiting:
            process.kill()
            process.communicate()
            log.close()

    def _start(self) -> "tuple[subprocess.Popen[bytes], IO[bytes]]":
        log = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the process
        process = subprocess.Popen(  # noqa: S603 -- this interpreter and our own module
            self._command,
            env=self._environment,
            stdin=subprocess.PIPE,  # its end tells Sphinx that the build is gone
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        return process, log

    def show(self, notebook: Path) -> None:
        """Show an executed notebook ahead of the others, to draw its figures meanwhile.

        Parameters
        ----------
        notebook
            Its file.
        """
        for process, _ in self._waiting[:1]:
            _tell(process, str(notebook))

    def build(
        self, sources: Path, output: Path, meanwhile: Callable[[], None] = lambda: None
    ) -> None:
        """Build the pages.

        Parameters
        ----------
        sources
            The assembled folder.
        output
            Where to.
        meanwhile
            What to do while Sphinx is at work.

        Raises
        ------
        SiteError
            If Sphinx warns of anything or fails.
        """
        process, log = self._waiting.pop() if self._waiting else self._start()
        with log, process:
            try:
                _tell(process, [str(sources), str(output)])
                meanwhile()
                status = process.wait()
            except BaseException:
                process.kill()
                raise
            log.seek(0)
            said = log.read().decode("utf-8", "replace")
        if status != 0:
            raise SiteError(_complaint(said, sources))
        for name in UNWANTED:
            path = output / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def _tell(process: "subprocess.Popen[bytes]", what: str | list[str]) -> None:
    assert process.stdin is not None  # noqa: S101 -- asked for where it is started
    with contextlib.suppress(BrokenPipeError):  # it has failed; the log says why
        process.stdin.write(json.dumps(what).encode() + b"\n")
        process.stdin.flush()


def _told(cache: Path) -> list[str]:
    """Wait to be told what to build, and begin to draw the notebooks that are shown before."""
    for line in sys.stdin:
        told: str | list[str] = json.loads(line)
        if isinstance(told, list):
            return told
        studio = import_module("hundredmodels.sphinx_ext.studio")
        studio.begin(Path(told), studio.Drawings.kept_in(cache))
    return []


def _complaint(said: str, sources: Path) -> str:
    """Return what Sphinx complained of, with the pages as the project names them."""
    lines = COLOUR.sub("", said).replace(f"{sources}{os.sep}", "").splitlines()
    lines = [_in_cells(line, sources) for line in lines if line.strip()]
    telling = [line for line in lines if re.search(r"\b(WARNING|ERROR|CRITICAL)\b", line)]
    shown = list(dict.fromkeys(telling)) or lines[-SHOWN:]
    more = [f"… and {len(shown) - SHOWN} more"] if len(shown) > SHOWN else []
    return "\n".join(["The pages were not built. Sphinx says:", *shown[:SHOWN], *more])


def _in_cells(line: str, sources: Path) -> str:
    """Say a place in a notebook by cell and line; MyST-NB packs both into one number."""
    place = PLACE.match(line)
    if place is None:
        return line
    try:
        content = json.loads((sources / place[1]).read_text(encoding="utf-8"))
        cell = numbered(content)[int(place[2]) // PER_CELL - 1][0]
    except (OSError, ValueError, KeyError, IndexError):
        return line
    return f"{place[1]}, cell {cell}, line {int(place[2]) % PER_CELL}:{line[place.end() :]}"


class _Unwritten:
    """In place of nbformat where MyST-NB writes each notebook beside the pages: nobody reads it.

    It copies and indents them for seconds.
    """

    @staticmethod
    def writes(notebook: object) -> str:  # noqa: ARG004 -- nbformat's signature
        """Return nothing."""
        return ""


def _leave_out_executors() -> None:
    """Stand in for the library by which MyST-NB would run notebooks and keep their outputs.

    The notebooks have run; the library's database takes a quarter of a second to import.
    """
    package = "jupyter_cache"
    for name in ("", ".base", ".cache", ".cache.db", ".executors", ".executors.utils"):
        module = ModuleType(package + name)
        module.__path__ = []
        module.__getattr__ = lambda _: object  # type: ignore[method-assign]
        sys.modules.setdefault(module.__name__, module)


def _end_with_parent() -> None:
    """Wait for the end of the standard input, which only the build holds, and stop."""
    os.read(0, 1)  # not through sys.stdin, whose lock would be held at this process's own end
    os._exit(1)


def _prepare(data: Path) -> None:
    """Do what can be done before the sources are there, while the build checks and runs."""
    import_module("hundredmodels.sphinx_ext.facts").prepare(data)
    if DRAWS in sys.argv:
        import_module("hundredmodels.sphinx_ext.drawings.painters").warm()


def main() -> int:
    """Import, wait to be told what to build, and run Sphinx in this process; return its status."""
    gc.set_threshold(*RARELY)
    _leave_out_executors()
    with lean():
        import myst_nb.sphinx_  # noqa: PLC0415 -- only in the process of its own
        import pybtex.plugin  # noqa: PLC0415
        from jupyter_book.sphinx import build_sphinx  # noqa: PLC0415
        from sphinx.search.en import SearchEnglish  # noqa: PLC0415

        import_module("hundredmodels.sphinx_ext")  # by name, as Sphinx will ask for it

    myst_nb.sphinx_.nbformat = _Unwritten
    pybtex.plugin._load_entry_point = cache(pybtex.plugin._load_entry_point)  # noqa: SLF001
    SearchEnglish.stem = cache(SearchEnglish.stem)  # type: ignore[method-assign]
    revised = json.loads(os.environ.get(REVISED, NONE))
    if not revised:
        _prepare(Path(os.environ[DATA_VARIABLE]))
    told = _told(Path(os.environ[CACHE_VARIABLE]))
    if not told:
        return 1
    sources, output = told
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.chdir(sources)
    doctrees = Path(output).parent / DOCTREES
    if revised:
        dated = import_module("hundredmodels.sphinx_ext.outline").Outline.read(doctrees).dated
        revised = [str(Path(sources) / name) for name in sorted({*revised, *dated})]
    status = build_sphinx(
        sources,
        output,
        path_config=str(Path(sources) / "_config.yml"),
        confoverrides={
            "external_toc_path": str(Path(sources) / "_toc.yml"),
            "latex_individualpages": False,
            "nitpicky": True,
        },
        noconfig=True,
        doctreedir=str(doctrees),
        filenames=revised,
        force_all=not revised,
        freshenv=not revised,
        warningiserror=True,
        keep_going=True,
        quiet=True,
    )
    return status if isinstance(status, int) else 1


if __name__ == "__main__":
    ended = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ended)  # to take its trees apart would take half a second
