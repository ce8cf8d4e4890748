"""Tasks shared among forks: each done once, in order, and nothing that goes wrong is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
import pytest

from hundredmodels.build.processes.shares import LostShareError, processors, shared

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")

ORPHAN = r"""
import os, time
from hundredmodels.build.processes.shares import shared
def task():
    os.write(1, f"{os.getpid()}\n".encode())
    time.sleep(60)
shared([task, task], lambda: None, 2)
"""


def met(act: Callable[[], object]) -> list[Callable[[], object]]:
    """Return two tasks that wait for each other, so that two processes have one each, and act."""
    ends = [os.pipe(), os.pipe()]

    def task(own: int) -> object:
        os.write(ends[own][1], b".")
        os.read(ends[1 - own][0], 1)
        return act()

    return [partial(task, 0), partial(task, 1)]


def children() -> set[int]:
    """Return the processes of this one, the ended ones that nobody has waited for among them."""
    return {one.pid for one in psutil.Process().children()}


def only_in_forks(act: Callable[[], object]) -> Callable[[], object]:
    """Return what acts in any process but this one."""
    here = os.getpid()
    return lambda: act() if os.getpid() != here else None


def test_each_task_is_done_once_and_results_keep_their_order(tmp_path: Path) -> None:
    """Law: whoever does them, the results are those of one process, in the order of the tasks."""

    def task(place: int) -> int:
        with (tmp_path / str(place)).open("x"):  # a second time would fail
            return place * place

    expected = [place * place for place in range(40)]
    for processes in (1, 3):
        done, collected = shared([partial(task, one) for one in range(40)], os.getpid, processes)
        assert done == expected
        assert len(set(collected) - {os.getpid()}) == processes - 1
        for file in tmp_path.iterdir():
            file.unlink()


def test_both_processes_work() -> None:
    """Law: the work is shared; this process does not leave it to its forks, nor they to it."""
    done, (fork,) = shared(met(os.getpid), os.getpid, 2)
    assert set(done) == {os.getpid(), fork}
    assert fork != os.getpid()


def test_one_processor_is_enough() -> None:
    """Law: where nothing can be shared, this process does all, and nothing is collected."""
    assert processors() >= 1
    assert shared([os.getpid, os.getpid], os.getpid, 1) == ([os.getpid()] * 2, [])
    assert shared([], os.getpid, 4) == ([], [])


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda: {}["a page"], "KeyError: 'a page'"),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "ended by signal 9"),
        (lambda: os._exit(3), "failed"),
    ],
)
def test_a_fork_that_fails_or_dies_is_an_error(act: Callable[[], object], told: str) -> None:
    """Law: what a fork could not do is never taken for done, and the error says why."""
    before = children()
    with pytest.raises(LostShareError, match=told):
        shared(met(only_in_forks(act)), lambda: None, 2)
    assert children() == before


def test_a_failure_here_ends_the_forks() -> None:
    """Law: an error in this process is raised as it is, and no fork works on."""

    def act() -> None:
        if os.getpid() != here:
            time.sleep(60)
        raise KeyError("a page")

    here, begun, before = os.getpid(), time.monotonic(), children()
    with pytest.raises(KeyError, match="a page"):
        shared(met(act), lambda: None, 2)
    assert children() == before
    assert time.monotonic() - begun < 30


def test_no_fork_outlives_this_process() -> None:
    """Law: a fork ends with the process that it shares with, however that ends."""
    with subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        pids = {int(process.stdout.readline()) for _ in range(2)}
        process.kill()
    (fork,) = pids - {process.pid}
    until = time.monotonic() + 10
    while time.monotonic() < until and _runs(fork):
        time.sleep(0.05)
    assert not _runs(fork)


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
