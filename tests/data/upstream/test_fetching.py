"""Laws of fetching: whatever a server does, there is a whole answer or a sentence."""

import asyncio
import gzip
import socket
import struct
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from loopback import DATE, Say, Server, answer

from hundredmodels.data.upstream.fetching import Answer, FetchError, Patience, fetch

JSON = ("application/json",)
GOOD = b'{"a": 1}'
QUICK = Patience(connect=5, read=1.0, whole=1.5, tries=2, pause=0.01, longest=0.2)
STEADY = replace(QUICK, read=10, whole=20)
"""Where nothing is slow, a busy machine must not look so."""
BOMB = gzip.compress(b"0" * 30_000_000)


def _get(server: Server, *says: Say, cache: Path | None = None, most: int = 100_000) -> Answer:
    server.says = list(says)
    patience = QUICK if SLOW.intersection(says) else STEADY
    return fetch(server.url, media=JSON, most_bytes=most, cache=cache, patience=patience)


def _cut(handler: BaseHTTPRequestHandler) -> None:
    """Promise more than is sent."""
    answer(GOOD, Content_Length="500")(handler)


def _reset(handler: BaseHTTPRequestHandler) -> None:
    """Close with a reset."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.wfile.close()
    handler.connection.close()


def _silent(handler: BaseHTTPRequestHandler) -> None:
    """Say nothing for longer than anyone waits."""
    time.sleep(1.6)
    answer(GOOD)(handler)


def _drip(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, each in time, all of them never."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    try:
        for _ in range(40):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        return


def _drip_head(handler: BaseHTTPRequestHandler) -> None:
    """Send the head of an answer so slowly that it never ends."""
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(40):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        return


SLOW = {_silent, _drip, _drip_head}


def test_an_answer_is_had_inside_a_notebook(server: Server) -> None:
    """Law: beside an event loop that already runs, as Jupyter's does, fetching works alike."""

    async def cell() -> Answer:
        """Fetch as a cell does, on the kernel's own loop."""
        return _get(server, answer(GOOD))

    with ThreadPoolExecutor(1) as kernel:
        assert kernel.submit(asyncio.run, cell()).result().content == GOOD


def test_an_answer_and_its_day(server: Server) -> None:
    """Law: the content is unpacked; its day is Last-Modified, else Date, never the clock's."""
    packed = answer(gzip.compress(GOOD), Content_Encoding="gzip")
    assert _get(server, packed) == Answer(server.url, GOOD, date(2026, 12, 20))
    changed = answer(GOOD, Last_Modified="Tue, 01 Dec 2026 09:00:00 GMT")
    assert _get(server, changed).day == date(2026, 12, 1)


def test_an_unchanged_list_is_not_sent_again(server: Server, tmp_path: Path) -> None:
    """Law: the ETag is sent back; 304 gives the kept answer; a damaged copy is asked for anew."""
    cache = tmp_path / "cache" / "list.body"
    _get(server, answer(GOOD, ETag='"one"'), cache=cache)
    again = _get(server, answer(b"", status=304), cache=cache)
    assert (again.content, again.again) == (GOOD, True)
    assert server.asked[-1]["if-none-match"] == '"one"'
    cache.write_bytes(b"damaged")
    assert _get(server, answer(GOOD), cache=cache).content == GOOD
    assert "if-none-match" not in server.asked[-1]
    with pytest.raises(FetchError, match="answers 304, where 200 was expected"):
        _get(server, answer(b"", status=304))


@pytest.mark.parametrize(
    "fault",
    [
        answer(b"busy", status=500),
        answer(b"busy", status=503, Retry_After="0"),
        answer(b"slow", status=429, Retry_After="0"),
        answer(b"slow", status=429, Retry_After=DATE),
        _cut,
        _reset,
        _silent,
        _drip,
        _drip_head,
        answer(gzip.compress(GOOD)[:-9], Content_Encoding="gzip"),
    ],
    ids=["500", "503", "429", "429-date", "cut", "reset", "silent", "drip", "head", "gzip-cut"],
)
def test_a_passing_fault_is_asked_again(server: Server, fault: Say) -> None:
    """Law: what may pass is asked again, and given up in time with a sentence if it does not."""
    assert _get(server, fault, answer(GOOD)).content == GOOD
    assert len(server.asked) == 2
    begun = time.monotonic()
    with pytest.raises(FetchError, match=r"It was asked 2 times\.$"):
        _get(server, fault)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("say", "says"),
    [
        (answer(GOOD, status=404), "answers 404"),
        (answer(b"<html>", "text/html; charset=utf-8"), "sends text/html, where application/json"),
        (answer(GOOD, ""), "sends no kind of content"),
        (answer(b"0" * 200_000), "more than 0.1 MB"),
        (answer(BOMB, Content_Encoding="gzip"), "more than 0.1 MB"),
        (answer(b"no gzip", Content_Encoding="gzip"), "broken gzip data"),
        (answer(gzip.compress(GOOD) + b"more", Content_Encoding="gzip"), "after the end"),
        (answer(GOOD, Content_Encoding="br"), "packed as br"),
        (answer(b"", status=302, Location="file:///etc/passwd"), "another place and not followed"),
        (answer(b"", status=302, Location="http://127.0.0.1:1/list"), "another place"),
        (answer(b"", status=301, Location="//example.org/list"), "another place"),
        (answer(b"", status=302, Location="/list"), "redirects more than 5 times"),
        (answer(b"", status=429, Retry_After="3600"), "asks to wait 3,600 s"),
    ],
)
def test_a_lasting_fault_is_told_at_once(server: Server, say: Say, says: str) -> None:
    """Law: what will not pass is told in a sentence, and not asked again."""
    with pytest.raises(FetchError, match=says):
        _get(server, say)
    assert len(server.asked) == (6 if "redirects more" in says else 1)


def test_a_bomb_in_chunks_is_given_up_early(server: Server) -> None:
    """Law: an answer that does not say how large it is ends at the limit all the same."""

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.end_headers()
        try:
            for _ in range(10_000):
                handler.wfile.write(b"0" * 10_000)
        except OSError:
            return

    with pytest.raises(FetchError, match=r"more than 0\.1 MB"):
        _get(server, endless)


def test_a_redirect_on_the_same_host_is_followed(server: Server) -> None:
    """Law: a list that moved on its host is found."""
    assert _get(server, answer(b"", status=301, Location="/new"), answer(GOOD)).content == GOOD


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "http://example.org/x", "ftp://127.0.0.1/x", "https://u:p@x.org/", "x",
     "https://"],
)  # fmt: skip
def test_addresses_that_are_not_asked(url: str) -> None:
    """Law: only https is asked, or http on this machine, and no user is named."""
    with pytest.raises(FetchError):
        fetch(url, media=JSON, most_bytes=10, patience=QUICK)


def test_a_host_that_is_not_there() -> None:
    """Law: a refused connection is a sentence that names the host."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(FetchError, match=r"127\.0\.0\.1 can't be reached"):
        fetch(f"http://127.0.0.1:{port}/", media=JSON, most_bytes=10, patience=QUICK)
