"""Laws of Ctrl-C: whenever it comes, a build ends with one line, and nothing else is said."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

LINE = "Stopped; nothing was published."
LONG = "from pathlib import Path; Path({sign!r}).touch(); import time; time.sleep(100)"
AT_IMPORT = '''"""Send Ctrl-C to the group when a module is first imported, in whichever process."""

import os
import signal
import sys


def _told(event, values):
    if event == "import" and values[0] == os.environ["STOP_AT"]:
        try:
            os.close(os.open(os.environ["STOPPED"], os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
        os.killpg(os.getpgrp(), signal.SIGINT)


sys.addaudithook(_told)
'''


def _heard() -> None:
    """Have Ctrl-C heard, where the tests themselves are run deaf to it, as in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def _begun(house: Any, *words: str, **more: str) -> Iterator["subprocess.Popen[str]"]:
    """Begin a build in a process group of its own, as a terminal does; leave nothing of it."""
    process = subprocess.Popen(
        [*house.command(), "build", *words],
        cwd=house.root,
        env=house.environment(**more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=_heard,  # noqa: PLW1509 -- no thread of the tests holds a lock
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _wait(process: "subprocess.Popen[str]", until: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end and not until() and process.poll() is None:
        time.sleep(0.01)
    assert until(), process.communicate()[1]


def _left(group: int) -> list[psutil.Process]:
    """Return the processes of a group that are still there."""
    found = []
    for one in psutil.process_iter():
        with suppress(ProcessLookupError, psutil.NoSuchProcess):
            if os.getpgid(one.pid) == group and one.status() != psutil.STATUS_ZOMBIE:
                found.append(one)
    return found


def _require_stopped(house: Any, process: "subprocess.Popen[str]") -> None:
    """Require the status, the one line, no site, and that every process ends."""
    below = _left(process.pid)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130, said
    lines = said.splitlines()
    assert lines[-1] == LINE
    assert all(line.startswith(("  alpha: ", "  beta: ", "✓ ")) for line in lines[:-1]), said
    assert not house.site.exists()
    _, alive = psutil.wait_procs(below, timeout=60)
    assert alive == []


@pytest.mark.parametrize(
    "module",
    [
        "click",  # the command line is still being imported
        "hundredmodels.build.pipeline",
        "pandas",
        "altair.vegalite",  # by the server that workers are forked from
        "jupyter_book",  # by the process that will write the pages
        "hundredmodels.build.runs.workers",
    ],
)
def test_stopped_in_the_midst_of_an_import(unbuilt: Any, tmp_path: Path, module: str) -> None:
    """Law: no process prints where its imports were, and none swallows the stop."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(AT_IMPORT, encoding="utf-8")
    path = f"{tmp_path / 'guard'}{os.pathsep}{unbuilt.root / 'src'}"
    sign = tmp_path / "stopped"
    more = {"PYTHONPATH": path, "STOP_AT": module, "STOPPED": str(sign)}
    with _begun(unbuilt, **more) as process:
        _wait(process, sign.exists)
        _require_stopped(unbuilt, process)


@pytest.mark.parametrize("moment", [0.0, 0.3, 0.6, 1.0, 2.0])
def test_stopped_after_a_while(unbuilt: Any, tmp_path: Path, moment: float) -> None:
    """Law: the same so many seconds after the build has begun, wherever that is on this machine."""
    unbuilt.notebook("alpha", LONG.format(sign=str(tmp_path / "running")))
    with _begun(unbuilt) as process:
        _wait(process, (unbuilt.root / "_build" / ".hundredmodels" / "lock").exists)
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGINT)
        _require_stopped(unbuilt, process)


def test_stopped_while_chapters_run(unbuilt: Any, tmp_path: Path) -> None:
    """Law: the same while kernels are at work; they end too, and the next build is right."""
    sign = tmp_path / "running"
    unbuilt.notebook("alpha", LONG.format(sign=str(sign)))
    with _begun(unbuilt) as process:
        _wait(process, sign.exists)
        below = psutil.Process(process.pid).children(recursive=True)
        os.killpg(process.pid, signal.SIGINT)
        _require_stopped(unbuilt, process)
        _, alive = psutil.wait_procs(below, timeout=60)
        assert alive == []
    unbuilt.notebook("alpha")
    unbuilt.build()
    assert unbuilt.results()["alpha.rows"] == 3
