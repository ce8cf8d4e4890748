"""Measure how a page reads in a real browser: bytes, first paint, shift, blocked script.

The page comes from a gzipping server on loopback; slow networks and slow processors are the
browser's own emulation. Shared by the benchmark of reading and by the tests that hold its bounds.
"""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

PACKED = {".html", ".css", ".js", ".json", ".svg", ".csv", ".txt", ".xml"}
KILOBIT = 1000 / 8
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1440 * KILOBIT,
    "uploadThroughput": 675 * KILOBIT,
}
"""What Chrome's developer tools call "Slow 4G": 1.6 Mbit/s at nine tenths, 150 ms times 3.75.

It is stricter than Lighthouse's 150 ms, as each request waits for the whole latency.
"""
SLOW_CPU = 4
LONG = 50
"""Milliseconds after which a task counts as blocking; what is beyond is summed up."""
OBSERVE = """
window.measured = {shift: 0, blocked: 0, worst: 0};
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) measured.shift += entry.value;
  }
}).observe({type: 'layout-shift', buffered: true});
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    measured.blocked += Math.max(0, entry.duration - 50);
    measured.worst = Math.max(measured.worst, entry.duration);
  }
}).observe({type: 'longtask', buffered: true});
"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


@cache
def packed(file: Path, changed: int) -> bytes:  # noqa: ARG001 -- a changed file is packed again
    """Compress a file, once for each time that it was changed."""
    return gzip.compress(file.read_bytes(), compresslevel=9, mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """Serve files gzipped over connections that are kept."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, compressed where that helps."""
        file = Path(self.translate_path(self.path))
        if file.suffix not in PACKED or not file.is_file():
            super().do_GET()
            return
        body = packed(file, file.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base's name
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder gzipped on loopback; give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as http:
        http.daemon_threads = True
        Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_address[1]}"
        http.shutdown()


@dataclass
class Wire:
    """What came over the wire for a page.

    Attributes
    ----------
    size
        Bytes, headers and all.
    asked
        Addresses asked for.
    """

    size: float
    asked: list[str]

    @classmethod
    def tap(cls, session: CDPSession) -> "Wire":
        """Count from now on."""
        wire = cls(0, [])

        def asked(event: dict[str, Any]) -> None:
            if not event["request"]["url"].startswith(("data:", "blob:")):
                wire.asked.append(event["request"]["url"])

        def came(event: dict[str, Any]) -> None:
            wire.size += event["encodedDataLength"]

        session.on("Network.requestWillBeSent", asked)
        session.on("Network.loadingFinished", came)
        session.send("Network.enable")
        return wire


@dataclass(frozen=True)
class Reading:
    """How a page was read.

    Attributes
    ----------
    paint
        Seconds to the first contentful paint.
    shift
        Cumulative layout shift.
    blocked, worst
        Seconds of the main thread beyond 50 ms a task, and of its longest task.
    size, requests
        Bytes over the wire, and addresses asked for.
    """

    paint: float
    shift: float
    blocked: float
    worst: float
    size: float
    requests: tuple[str, ...]


@contextmanager
def opened(
    browser: Browser, *, slow_cpu: bool = False, slow_network: bool = False
) -> Iterator[tuple[Page, Wire]]:
    """Open an empty page with nothing cached, under the given conditions, and watch it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page = context.new_page()
    session = context.new_cdp_session(page)
    wire = Wire.tap(session)
    page.add_init_script(OBSERVE)
    if slow_cpu:
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
    if slow_network:
        session.send("Network.emulateNetworkConditions", dict(SLOW_4G))
    yield page, wire
    context.close()


def read(
    browser: Browser, url: str, *, slow_cpu: bool = False, slow_network: bool = False
) -> Reading:
    """Open a page and wait until it is still.

    Parameters
    ----------
    browser
        A running browser.
    url
        Address of the page.
    slow_cpu
        Slow the processor four times.
    slow_network
        Slow the network to "Slow 4G".

    Returns
    -------
    Reading
        What was measured, before anything was touched or scrolled.
    """
    with opened(browser, slow_cpu=slow_cpu, slow_network=slow_network) as (page, wire):
        page.goto(url, wait_until="load", timeout=120_000)
        settle(page)
        return reading(page, wire)


def settle(page: Page) -> None:
    """Wait until the network and the main thread have had nothing to do for a while."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(700)


def reading(page: Page, wire: Wire) -> Reading:
    """Take what a watched page has measured so far."""
    seen = page.evaluate("measured")
    return Reading(
        paint=page.evaluate(PAINT) / 1000,
        shift=seen["shift"],
        blocked=seen["blocked"] / 1000,
        worst=seen["worst"] / 1000,
        size=wire.size,
        requests=tuple(wire.asked),
    )
