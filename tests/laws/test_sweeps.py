"""The laws of sweeps, with real kernels: what was done is never done twice, and nothing is lost."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

ANSWER = 'from hundredmodels.report import say\nsay("They are [[alpha.rows]].", style="answer")'
SLOW = "import time\ntime.sleep(0.4)"
FAULT = 'assert (parameters.factor, as_of[5:7]) != (2, "02"), "twice two"'


def kept(house: Any) -> int:
    """Count the outcomes that are kept."""
    return len(list((house.root / "_build" / ".hundredmodels" / "sweeps").rglob("*.json.gz")))


def wait_until_kept(house: Any, process: "subprocess.Popen[str]", least: int) -> None:
    """Wait until a sweep under way has kept some outcomes."""
    deadline = time.monotonic() + 240
    while kept(house) < least:
        assert process.poll() is None, "the sweep ended too early"
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _heed() -> None:
    """Heed Ctrl-C: what is started in the background of a script is told to ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def start(house: Any, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """Start a sweep and go on."""
    with subprocess.Popen(
        [*house.command(), "sweep", *words],
        cwd=house.root,
        env=house.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=_heed,  # noqa: PLW1509 -- no thread runs here
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_grid_becomes_a_table_and_a_page(unbuilt: Any) -> None:
    """Law: one row a run and result, faults told and no stop; again runs only what had failed."""
    unbuilt.notebook("alpha", ANSWER, FAULT)
    command = ("alpha", "--over", "factor=1:2:1", "--over", "as_of=2024-01..2024-03")
    done = unbuilt.run("sweep", *command, "--out", "t.parquet")
    assert done.returncode == 1
    assert "1 of 6 runs failed:\nfactor=2.0, as_of=2024-02-29: cell 5 (" in done.stderr
    assert "Traceback" not in done.stderr
    table = pd.read_parquet(unbuilt.root / "t.parquet")
    good = table[table["id"] == "alpha.rows"]
    expected = {
        (factor, day): factor * known
        for factor in (1.0, 2.0)
        for day, known in (("2024-01-31", 1), ("2024-02-29", 2), ("2024-03-31", 3))
        if (factor, day) != (2.0, "2024-02-29")
    }
    found = zip(good["factor"], good["as_of"].astype(str), good["value"], strict=True)
    assert {(factor, day): value for factor, day, value in found} == expected
    assert good["headline"].all()
    assert good["run"].nunique() == 5
    (reason,) = table[table["id"].isna()]["reason"]
    assert "AssertionError: twice two" in reason
    page = (unbuilt.root / "t.html").read_text(encoding="utf-8")
    assert "Runs that failed: 1" in page
    assert "twice two" in page
    assert page.count("<svg") == 2
    before = (unbuilt.root / "t.parquet").read_bytes()
    again = unbuilt.run("sweep", *command, "--out", "t.parquet")
    assert "5 of them kept from before" in again.stderr
    assert (unbuilt.root / "t.parquet").read_bytes() == before


def test_mistakes_are_told_before_anything_runs(unbuilt: Any) -> None:
    """Law: an unknown name is told with the nearest one, a value out of bounds with its bound."""
    done = unbuilt.run("sweep", "alpha", "--over", "facter=1,2", "--over", "draws=10:100:10")
    assert done.returncode == 1
    assert "alpha has no parameter 'facter'. Did you mean 'factor'?" in done.stderr
    assert "alpha.draws is 10, but should be greater than or equal to 50." in done.stderr
    assert not (unbuilt.root / "_build").exists()


def test_a_stopped_sweep_goes_on(unbuilt: Any) -> None:
    """Law: after Ctrl-C and after a kill the same command does the rest, to the same bytes."""
    unbuilt.notebook("alpha", SLOW)
    command = ("alpha", "--over", "factor=1:3:0.5", "--jobs", "1")
    with start(unbuilt, *command) as first:
        wait_until_kept(unbuilt, first, 1)
        first.send_signal(signal.SIGINT)
        _, said = first.communicate(timeout=200)
    assert first.returncode == 130
    stopped = kept(unbuilt)
    assert f"Stopped. {stopped} of 5 runs are kept; the same command goes on" in said
    assert stopped < 5
    with start(unbuilt, *command) as second:
        wait_until_kept(unbuilt, second, stopped + 1)
        second.kill()
    killed = kept(unbuilt)
    assert killed < 5
    assert not list((unbuilt.root / "_build").rglob("*.parquet"))
    last = unbuilt.run("sweep", *command)
    assert last.returncode == 0, last.stderr
    assert f"{killed} of them kept from before" in last.stderr
    (table,) = (unbuilt.root / "_build" / "sweeps").glob("alpha-*.parquet")
    fresh = unbuilt.run(
        "sweep", *command, "--out", "x.parquet", HUNDREDMODELS_CACHE=str(unbuilt.root / "other")
    )
    assert "kept from before" not in fresh.stderr
    assert (unbuilt.root / "x.parquet").read_bytes() == table.read_bytes()


@contextmanager
def dask(house: Any, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Run one of Dask's servers, and end it at last."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        cwd=house.root,
        env=house.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def scheduler_address(file: Path) -> str:
    """Wait for a scheduler to say where it listens."""
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        if file.is_file() and file.stat().st_size:
            return str(json.loads(file.read_text(encoding="utf-8"))["address"])
        time.sleep(0.05)
    pytest.fail("no scheduler started")


def test_a_cluster_loses_nothing(unbuilt: Any) -> None:
    """Law: on a real cluster, one worker killed in mid-run, each result is the process pool's."""
    command = ("alpha", "--over", "factor=1:6:1")
    file = unbuilt.root / "scheduler.json"
    local = ("--host", "127.0.0.1", "--no-dashboard")
    with ExitStack() as stack:
        servers = ("scheduler", *local, "--port", "0", "--scheduler-file", str(file))
        stack.enter_context(dask(unbuilt, *servers))
        address = scheduler_address(file)
        assert address.startswith("tcp://127.0.0.1:")
        worker = ("worker", address, *local, "--nthreads", "1", "--no-nanny")
        workers = [
            stack.enter_context(dask(unbuilt, *worker, "--local-directory", name))
            for name in ("one", "two")
        ]
        away = ("--scheduler", address, "--out", "there.parquet")
        there = stack.enter_context(start(unbuilt, *command, *away))
        wait_until_kept(unbuilt, there, 1)
        os.kill(workers[0].pid, signal.SIGKILL)
        _, said = there.communicate(timeout=400)
    assert there.returncode == 0, said
    assert "6 runs in" in said
    here = unbuilt.run(
        "sweep", *command, "--out", "here.parquet", HUNDREDMODELS_CACHE=str(unbuilt.root / "other")
    )
    assert "kept from before" not in here.stderr
    there_bytes = (unbuilt.root / "there.parquet").read_bytes()
    assert there_bytes == (unbuilt.root / "here.parquet").read_bytes()
    assert pd.read_parquet(unbuilt.root / "here.parquet")["value"].tolist() == [
        3.0 * factor for factor in range(1, 7)
    ]


def test_a_missing_dask_is_told(unbuilt: Any) -> None:
    """Law: where Dask is not installed, a sentence says how to install it."""
    script = (
        "import sys; sys.modules['distributed'] = None\nfrom hundredmodels.cli import main\nmain()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "sweep", "alpha", "--over", "factor=1,2",
         "--scheduler", "tcp://127.0.0.1:9"],
        cwd=unbuilt.root, env=unbuilt.environment(), capture_output=True, text=True, check=False,
        timeout=240,
    )  # fmt: skip
    assert done.returncode == 1
    assert "pip install 'hundredmodels[cluster]'" in done.stderr
    assert "Traceback" not in done.stderr
