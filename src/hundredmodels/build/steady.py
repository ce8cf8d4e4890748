"""A steady environment: what is set alike for every kernel and for Sphinx, wherever they run.

Time zone, locale, hash seed and number of threads can all show in an output or in its last digits.
Set before an interpreter starts, since it reads some of them only then.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

STEADY = {
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "PYTHONUTF8": "1",
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",  # its threads forbid a fork
}


@contextmanager
def environment(changes: dict[str, str], without: tuple[str, ...] = ()) -> Iterator[None]:
    """Change this process's environment for a while.

    Parameters
    ----------
    changes
        What to set.
    without
        What to take out.

    Yields
    ------
    None
    """
    before = dict(os.environ)
    for name in without:
        os.environ.pop(name, None)
    os.environ.update(changes)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
