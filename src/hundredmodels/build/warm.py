"""What the fork server imports once, so that workers and kernels need not.

Imported in the fork server only, which does nothing but import and fork. :data:`SAFE` says whether
it was still single-threaded after that: forking a process with threads can deadlock its child, so
otherwise kernels start in the ordinary way. A module that can't be imported here is left for the
kernel to complain of, where the complaint reaches the person who builds. The server does not
outlive the build.

Nobody debugs a kernel that papermill talks to, so they do without the debugger that each would
import for a fifth of a second. A notebook can still import it.
"""

import contextlib
import os
import sys
import warnings
from importlib import import_module
from pathlib import Path

from hundredmodels.build.forkserver import MODULES_VARIABLE
from hundredmodels.build.orphans import end_with_parent
from hundredmodels.build.steady import lean

MODULES = (
    "pandas",
    "altair",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "papermill.execute",
    "scipy.stats",
    "hundredmodels.build.execute",
    "hundredmodels.build.kernels",
    "hundredmodels.report.display",
    "hundredmodels.chapters",
)


def _threads() -> int:
    """Return how many threads this process has; 0 where the system does not say."""
    try:
        return len(list(Path("/proc/self/task").iterdir()))
    except OSError:
        return 0


end_with_parent()

sys.modules["debugpy"] = None  # type: ignore[assignment]  # it can't be imported, see above
with contextlib.suppress(Exception), lean():
    import_module("ipykernel.debugger")
del sys.modules["debugpy"]

for _name in (*MODULES, *os.environ.get(MODULES_VARIABLE, "").split()):
    with warnings.catch_warnings(), contextlib.suppress(Exception), lean():
        warnings.simplefilter("ignore")
        import_module(_name)

SAFE = _threads() == 1
