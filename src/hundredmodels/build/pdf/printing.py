"""PDFs of the site: its booklets, printed by a headless Chromium.

Kept in the cache by the digest of the print page, the browser's version and the letters that it
lacks, so that an unchanged book costs nothing. Chromium writes the same bytes for the same page but
for two dates, which are replaced by the edition's own day.
"""

import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from hundredmodels.build import digest
from hundredmodels.build.files import write_whole
from hundredmodels.build.pdf.booklet import Booklet, Imprint, booklets
from hundredmodels.build.pdf.browser import ARGUMENTS, VARIABLE, Browser, BrowserError
from hundredmodels.build.toc import Contents

FOLDER = "pdf"
FORMAT = 1  # part of every key: raise it when the same print page gives another PDF
PATIENCE = 300  # seconds for a browser to print a booklet
AT_A_TIME = 2
KEPT = 40  # PDFs in the cache; the oldest go
PRINTING = (
    "--headless",
    "--hide-scrollbars",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--force-color-profile=srgb",
    "--lang=en",
)
INSTEAD = f"Name another browser in {VARIABLE}, or build with --pdf no."
UNTAGGED = "--disable-pdf-tagging"  # quicker, where only the places count
DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}([+-]\d\d'\d\d'\))")
OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(<<.*?>>)\nendobj", re.DOTALL)
KIDS = re.compile(rb"/Kids \[([^\]]*)\]")
PLACE = re.compile(rb"/([^\s/\[\]<>()]+) \[(\d+) 0 R /XYZ")


def file_name(name: str) -> str:
    """Return the file of a booklet, named from the site's root."""
    return f"{FOLDER}/{name}.pdf"


def make_pdfs(
    site: Path, pages: Contents, imprint: Imprint, browser: Browser, cache: Path
) -> tuple[Path, ...]:
    """Put the PDFs into a site.

    Parameters
    ----------
    site
        The built site.
    pages
        Its pages.
    imprint
        What the fronts of the PDFs say.
    browser
        Who prints.
    cache
        Where PDFs are kept from build to build.

    Returns
    -------
    tuple of pathlib.Path
        The files.

    Raises
    ------
    BrowserError
        If the browser fails; the site then has no PDFs.
    """
    made = booklets(site, pages, imprint)
    with ThreadPoolExecutor(AT_A_TIME) as printers:
        printed = list(
            printers.map(lambda one: pdf_of(one, imprint.as_of, browser, cache / "pdf"), made)
        )
    files = []
    for booklet, content in zip(made, printed, strict=True):
        file = site / file_name(booklet.name)
        write_whole(file, content)
        files.append(file)
    _prune(cache / "pdf")
    return tuple(files)


def pdf_of(booklet: Booklet, day: str, browser: Browser, kept: Path) -> bytes:
    """Return the PDF of a booklet, from the cache if it is there.

    Parameters
    ----------
    booklet
        The booklet.
    day
        The edition's day, ``YYYY-MM-DD``: the date that the PDF bears.
    browser
        Who prints.
    kept
        Where PDFs are kept.

    Returns
    -------
    bytes
        The PDF. A booklet with a list of contents is printed twice: the first time tells on
        which page each entry is.
    """
    draft = booklet.page({})
    file = kept / f"{digest.of_json([FORMAT, browser.version, browser.lacks, day, draft])}.pdf"
    if file.is_file():
        file.touch()
        return file.read_bytes()
    if booklet.listed:
        draft = booklet.page(page_numbers(_print(draft, browser, UNTAGGED)))
    content = dated(_print(draft, browser), day)
    write_whole(file, content)
    return content


def dated(content: bytes, day: str) -> bytes:
    """Give a PDF the edition's day in place of the moment when it was printed."""
    stamp = day.replace("-", "").encode("ascii") + b"000000"
    return DATE.sub(lambda match: match[1] + stamp + match[2], content)


def page_numbers(content: bytes) -> Mapping[str, int]:
    """Read on which page of a PDF each place is that a link leads to.

    Parameters
    ----------
    content
        A PDF as Chromium writes it: its objects are plain text but for the streams.

    Returns
    -------
    dict
        From the place's name to the number of its page, from 1.
    """
    objects = {int(match[1]): match[2] for match in OBJECT.finditer(content)}
    numbers = {one: place for place, one in enumerate(_leaves(objects), start=1)}
    return {
        match[1].decode("ascii", "replace"): numbers[int(match[2])]
        for body in objects.values()
        for match in PLACE.finditer(body)
        if int(match[2]) in numbers
    }


def _leaves(objects: Mapping[int, bytes]) -> Iterator[int]:
    """Yield the numbers of the objects that are pages, in their order."""
    roots = (
        one for one, body in objects.items() if b"/Type /Pages" in body and b"/Parent" not in body
    )
    waiting = [next(roots, -1)]
    while waiting:
        one = waiting.pop()
        kids = KIDS.search(objects.get(one, b""))
        if kids and b"/Type /Pages" in objects[one]:
            waiting.extend(int(kid) for kid in reversed(re.findall(rb"(\d+) 0 R", kids[1])))
        else:
            yield one


def _print(page: str, browser: Browser, *options: str) -> bytes:
    """Print a page; the browser runs with a profile of its own, and never longer than allowed."""
    with tempfile.TemporaryDirectory(prefix="hundredmodels-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "print.html", Path(folder) / "print.pdf"
        source.write_text(page, encoding="utf-8", newline="\n")
        command = (
            browser.path,
            *ARGUMENTS,
            *PRINTING,
            *options,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={target}",
            source.as_uri(),
        )
        _run(command, browser)
        content = target.read_bytes() if target.is_file() else b""
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-32:]:
        raise BrowserError(
            f"The browser {browser.path} ({browser.version}) ended without a whole PDF. {INSTEAD}"
        )
    return content


def _run(command: tuple[str, ...], browser: Browser) -> None:
    """Run the browser; end it and its helpers if it takes too long or the build is stopped."""
    with subprocess.Popen(  # noqa: S603 -- the user's own browser
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            _, said = process.communicate(timeout=PATIENCE)
        except BaseException as error:
            with suppress(OSError):
                _end(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise BrowserError(
                    f"The browser {browser.path} did not print within {PATIENCE} s. {INSTEAD}"
                ) from error
            raise
    if process.returncode != 0:
        last = said.decode("utf-8", "replace").strip().splitlines()[-1:] or ["nothing"]
        raise BrowserError(
            f"The browser {browser.path} failed with status {process.returncode} and said: "
            f"{last[0]}. {INSTEAD}"
        )


def _end(process: "subprocess.Popen[bytes]") -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _prune(kept: Path) -> None:
    """Leave only the PDFs that were used last."""
    files = sorted(kept.glob("*.pdf"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEPT:]:
        file.unlink(missing_ok=True)
