"""Fetching an answer: with time-outs, retries, ETags and a limit of size.

An answer is read as a stream and given up once it is too large, as sent or as unpacked, or takes
too long as a whole. Redirects stay with the host that was asked. The last whole answer is kept
beside its ETag, and used again if the server says that nothing has changed.
"""

import asyncio
import email.utils
import hashlib
import json
import zlib
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import httpx
import tenacity

from hundredmodels.data import kept
from hundredmodels.errors import UserError

AGENT = "hundredmodels (refresh of open data)"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
MOST_REDIRECTS = 5
CHUNK = 65_536
NOT_MODIFIED, TOO_MANY, FIRST_FAULT, FAULTS_END = 304, 429, 500, 600


class FetchError(UserError):
    """An upstream can't be read."""


@dataclass(frozen=True)
class Patience:
    """How long to wait, and how often.

    Attributes
    ----------
    connect, read
        Seconds to connect, and between two pieces of an answer.
    whole
        Seconds for an answer as a whole.
    tries
        How often to ask.
    pause
        Seconds before the second try, doubling after that.
    longest
        The longest wait that a server may ask for.
    """

    connect: float = 10.0
    read: float = 20.0
    whole: float = 180.0
    tries: int = 4
    pause: float = 1.0
    longest: float = 60.0


@dataclass(frozen=True)
class Answer:
    """What an upstream said.

    Attributes
    ----------
    url
        The address that was asked.
    content
        The bytes, unpacked.
    day
        The day of the content by the server's own word; ``None`` if it gave none.
    again
        Whether it is the kept answer, which the server says is still good.
    """

    url: str
    content: bytes
    day: date | None
    again: bool = False


@dataclass(frozen=True)
class _Kept:
    """What is kept beside an answer."""

    url: str
    etag: str
    day: str
    digest: str


@dataclass(frozen=True)
class _Wanted:
    """What is expected of an answer."""

    media: tuple[str, ...]
    most_bytes: int


class _PassingError(FetchError):
    """A fault that may pass; ``wait`` is what the server asks for, in seconds."""

    def __init__(self, text: str, wait: float | None = None) -> None:
        super().__init__(text)
        self.wait = wait


def fetch(
    url: str,
    *,
    media: tuple[str, ...],
    most_bytes: int,
    cache: Path | None = None,
    patience: Patience | None = None,
) -> Answer:
    """Fetch an address.

    Parameters
    ----------
    url
        The address, https; http only on this machine.
    media
        The kinds of content that are expected.
    most_bytes
        The largest answer, as sent and as unpacked.
    cache
        The file in which the last answer is kept; ``None`` to keep nothing.
    patience
        How long to wait.

    Returns
    -------
    Answer
        The whole answer.

    Raises
    ------
    FetchError
        If it can't be had; the sentence says why.
    """
    given = patience or Patience()
    asked = _address(url)
    before = _recall(cache, url)

    def wait(state: tenacity.RetryCallState) -> float:
        fault = state.outcome.exception() if state.outcome else None
        if isinstance(fault, _PassingError) and fault.wait is not None:
            return fault.wait
        return min(given.pause * 2.0 ** (state.attempt_number - 1), given.longest)

    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception_type(_PassingError),
        stop=tenacity.stop_after_attempt(given.tries),
        wait=wait,
        reraise=True,
    )
    try:
        answer, etag = retrying(
            lambda: _run(_ask(asked, _Wanted(media, most_bytes), before, given))
        )
    except _PassingError as fault:
        raise FetchError(f"{fault} It was asked {given.tries} times.") from None
    if cache is not None and not answer.again:
        _remember(cache, answer, etag)
    return answer


def _run(asking: Coroutine[None, None, tuple[Answer, str]]) -> tuple[Answer, str]:
    """Run to the end; beside a loop that already runs, as in a notebook, on a thread."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(asking)
    with ThreadPoolExecutor(max_workers=1) as aside:
        return aside.submit(asyncio.run, asking).result()


async def _ask(
    asked: httpx.URL,
    wanted: _Wanted,
    before: tuple[_Kept, bytes] | None,
    patience: Patience,
) -> tuple[Answer, str]:
    """Ask once."""
    times = httpx.Timeout(patience.read, connect=patience.connect)
    headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": ", ".join(wanted.media)}
    if before is not None:
        headers["If-None-Match"] = before[0].etag
    url = asked
    try:
        async with (
            asyncio.timeout(patience.whole),
            httpx.AsyncClient(timeout=times, headers=headers, follow_redirects=False) as client,
        ):
            for _ in range(MOST_REDIRECTS + 1):
                async with client.stream("GET", url) as response:
                    if response.has_redirect_location:
                        url = _redirected(url, response.headers.get("location", ""))
                        continue
                    return await _read(asked, response, wanted, before, patience)
    except TimeoutError:
        raise _PassingError(f"{asked} took more than {patience.whole:g} seconds.") from None
    except httpx.TimeoutException:
        raise _PassingError(f"{asked} did not answer in time.") from None
    except httpx.ConnectError as cause:
        raise _PassingError(f"{asked.host} can't be reached ({cause}).") from None
    except httpx.HTTPError as cause:
        raise _PassingError(f"{asked} broke off its answer ({cause}).") from None
    raise FetchError(f"{asked} redirects more than {MOST_REDIRECTS} times.")


async def _read(
    asked: httpx.URL,
    response: httpx.Response,
    wanted: _Wanted,
    before: tuple[_Kept, bytes] | None,
    patience: Patience,
) -> tuple[Answer, str]:
    """Read an answer that is no redirect."""
    status = response.status_code
    if status == NOT_MODIFIED and before is not None:
        said, content = before
        day = _day(response) if not said.day else date.fromisoformat(said.day)
        return Answer(str(asked), content, day, again=True), said.etag
    if status == TOO_MANY or FIRST_FAULT <= status < FAULTS_END:
        raise _PassingError(f"{asked} answers {status}.", _asked_wait(asked, response, patience))
    if status != httpx.codes.OK:
        raise FetchError(f"{asked} answers {status}, where 200 was expected. Is the address right?")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in wanted.media:
        told = (
            f"{asked} sends {kind or 'no kind of content'}, where {wanted.media[0]} was expected."
        )
        raise FetchError(f"{told} Is it still the list's address?")
    content = b"".join([piece async for piece in _unpacked(asked, response, wanted.most_bytes)])
    return Answer(str(asked), content, _day(response)), response.headers.get("etag", "")


async def _unpacked(
    asked: httpx.URL, response: httpx.Response, most_bytes: int
) -> AsyncIterator[bytes]:
    """Yield the content piece by piece; a bomb is given up before it is unpacked.

    httpx would unpack a whole piece at once, which may be a thousand times as large.
    """
    large = FetchError(f"{asked} sends more than {most_bytes / 1e6:g} MB.")
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in {"identity", "", "gzip"}:
        raise FetchError(f"{asked} is packed as {packing}, which was not asked for.")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > most_bytes:
        raise large
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS) if packing == "gzip" else None
    sent = size = 0
    async for raw in response.aiter_raw(CHUNK):
        sent += len(raw)
        rest = raw
        while rest:
            if unpacker is None:
                piece, rest = rest, b""
            elif unpacker.eof:
                raise FetchError(f"{asked} sends more after the end of its gzip data.")
            else:
                try:
                    piece = unpacker.decompress(rest, CHUNK)
                except zlib.error:
                    raise FetchError(f"{asked} sends broken gzip data.") from None
                rest = unpacker.unconsumed_tail or unpacker.unused_data
            size += len(piece)
            if max(sent, size) > most_bytes:
                raise large
            yield piece
    if unpacker is not None and not unpacker.eof:
        raise _PassingError(f"{asked} broke off its answer (the gzip data has no end).")


def _address(url: str) -> httpx.URL:
    """Read an address that may be asked."""
    try:
        read = httpx.URL(url)
    except httpx.InvalidURL as cause:
        raise FetchError(f"{url!r} is no address ({cause}).") from None
    if read.scheme == "https" or (read.scheme == "http" and read.host in LOOPBACK):
        if read.host and not read.userinfo:
            return read
        raise FetchError(f"{url!r} must name a host, and no user.")
    raise FetchError(f"{url!r} is not asked: addresses begin with https://.")


def _redirected(url: httpx.URL, location: str) -> httpx.URL:
    """Follow a redirect within the same host."""
    try:
        there = url.join(location)
    except httpx.InvalidURL:
        raise FetchError(f"{url} redirects to {location[:100]!r}, which is no address.") from None
    same = (there.scheme, there.host, there.port) == (url.scheme, url.host, url.port)
    if not location or not same:
        raise FetchError(
            f"{url} redirects to {str(there)[:100]!r}, which is another place and not followed. "
            "If the list has moved, name its new address with --url."
        )
    return there


def _asked_wait(asked: httpx.URL, response: httpx.Response, patience: Patience) -> float | None:
    """Return how long the server asks to wait, if it says."""
    text = response.headers.get("retry-after", "").strip()
    if not text:
        return None
    if text.isdecimal():
        seconds = float(text[:9])
    else:
        until, now = (_moment(one) for one in (text, response.headers.get("date", "")))
        if until is None or now is None:
            return None
        seconds = max(until - now, 0.0)
    if seconds > patience.longest:
        status = response.status_code
        raise FetchError(f"{asked} answers {status} and asks to wait {seconds:,.0f} s. Try later.")
    return seconds


def _moment(text: str) -> float | None:
    try:
        return email.utils.parsedate_to_datetime(text).timestamp()
    except (ValueError, OverflowError):
        return None


def _day(response: httpx.Response) -> date | None:
    """Return the day of an answer's content: when it changed last, else when it was sent."""
    for name in ("last-modified", "date"):
        try:
            return email.utils.parsedate_to_datetime(response.headers.get(name, "")).date()
        except (ValueError, OverflowError):
            continue
    return None


def _recall(cache: Path | None, url: str) -> tuple[_Kept, bytes] | None:
    """Return the kept answer of an address, if it is whole."""
    if cache is None:
        return None
    try:
        said = _Kept(**json.loads(cache.with_suffix(".json").read_text(encoding="utf-8")))
        content = cache.read_bytes()
    except (OSError, ValueError, TypeError):
        return None
    whole = hashlib.sha256(content).hexdigest() == said.digest
    return (said, content) if whole and said.url == url and said.etag else None


def _remember(cache: Path, answer: Answer, etag: str) -> None:
    """Keep an answer beside its ETag; the second is written last, and names the first."""
    day = answer.day.isoformat() if answer.day else ""
    said = _Kept(answer.url, etag, day, hashlib.sha256(answer.content).hexdigest())
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        with kept.beside(cache) as new:
            new.write_bytes(answer.content)
        with kept.beside(cache.with_suffix(".json")) as new:
            new.write_text(json.dumps(asdict(said)), encoding="utf-8")
    except OSError:
        return  # a full or read-only disk: then nothing is kept
