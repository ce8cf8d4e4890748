"""One build at a time on one checkout; a second one says so and waits for the first."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from hundredmodels.build.progress import Progress
from hundredmodels.errors import UserError


@contextmanager
def alone(cache: Path, progress: Progress) -> Iterator[None]:
    """Hold the lock of a cache folder; the system releases it if the process dies.

    Parameters
    ----------
    cache
        The folder; made if missing.
    progress
        Who tells the user that there is someone to wait for.

    Yields
    ------
    None

    Raises
    ------
    UserError
        If the folder can't be written to.
    """
    try:
        cache.mkdir(parents=True, exist_ok=True)
        lock = FileLock(cache / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            progress.say(f"Another build{_holder(cache)} is at work here; waiting for it to end.")
            lock.acquire()
    except OSError as error:
        raise UserError(
            f"The cache folder {cache} can't be written to ({error.strerror}): "
            "make it writable, or name another with HUNDREDMODELS_CACHE."
        ) from error
    holder = cache / "holder"
    try:
        with suppress(OSError):
            holder.write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _holder(cache: Path) -> str:
    """Name the process that holds the lock, if it has said so."""
    try:
        return f" (process {int((cache / 'holder').read_text(encoding='ascii'))})"
    except (OSError, ValueError):
        return ""
