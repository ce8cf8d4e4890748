"""A steady environment: what is set alike for every kernel and for Sphinx, wherever they run.

Time zone, locale, hash seed and number of threads can all show in an output or in its last digits.
Set before an interpreter starts, since it reads some of them only then.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

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


@contextmanager
def lean() -> Iterator[None]:
    """Leave out, while others are imported, a module that costs seconds and does nothing here.

    jsonschema compiles forty grammars, only to be able to check IRIs, which no schema of ours has.
    It does without them where the module that holds them is missing.

    Yields
    ------
    None
    """
    name = "rfc3987_syntax"
    if name in sys.modules or "jsonschema" in sys.modules:
        yield
        return
    cast("dict[str, object]", sys.modules)[name] = None  # "not to be found", as Python reads it
    try:
        yield
    finally:
        del sys.modules[name]
