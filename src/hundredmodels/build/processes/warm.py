"""What the fork server imports once, so that workers and kernels need not.

Imported in the fork server only, which does nothing but import and fork. :data:`SAFE` says whether
it was still single-threaded after that: forking a process with threads can deadlock its child, so
otherwise kernels start in the ordinary way. A module that can't be imported here is left for the
kernel to complain of, where the complaint reaches the person who builds. The server does not
outlive the build.

What was imported stays for good. Frozen, it is no garbage to look for: a look would write to, and
so copy, each page of memory that a kernel shares with this process.

Nobody debugs a kernel that papermill talks to, so they do without the debugger that each would
import for a fifth of a second. A notebook can still import it.
"""

import contextlib
import gc
import os
import signal
import sys
import warnings
from importlib import import_module
from pathlib import Path

from hundredmodels.build.processes.forkserver import MODULES_VARIABLE
from hundredmodels.build.processes.orphans import end_with_parent
from hundredmodels.build.processes.steady import lean

MODULES = (
    "pandas",
    "altair",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.extensions.storemagic",
    "papermill.execute",
    "pyarrow.pandas_compat",
    "scipy.stats",
    "sqlite3",
    "tornado.platform.asyncio",
    "hundredmodels.build.runs.execute",
    "hundredmodels.build.processes.provisioner",
    "hundredmodels.report.display",
    "hundredmodels.chapters",
)


def _threads() -> int:
    """Return how many threads this process has; 0 where the system does not say."""
    try:
        return len(list(Path("/proc/self/task").iterdir()))
    except OSError:
        return 0


def _practise() -> None:
    """Make a chart, since a process's first one imports and prepares what all others use."""
    import altair as alt  # noqa: PLC0415 -- imported as what MODULES names is
    import pandas as pd  # noqa: PLC0415

    frame = pd.DataFrame({"amount": [1.0], "name": ["a"]})
    alt.Chart(frame).mark_point().encode(x="amount:Q", y=alt.Y("name", sort="-x")).to_dict()


end_with_parent()
signal.signal(signal.SIGINT, signal.SIG_IGN)  # so for all forks; a kernel listens to it again
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # which it was started with, see there
gc.disable()

sys.modules["debugpy"] = None  # type: ignore[assignment]  # it can't be imported, see above
with contextlib.suppress(Exception), lean():
    import_module("ipykernel.debugger")
del sys.modules["debugpy"]

for _name in (*MODULES, *os.environ.get(MODULES_VARIABLE, "").split()):
    with warnings.catch_warnings(), contextlib.suppress(Exception), lean():
        warnings.simplefilter("ignore")
        import_module(_name)

with contextlib.suppress(Exception):
    _practise()

gc.freeze()
gc.enable()

SAFE = _threads() == 1
