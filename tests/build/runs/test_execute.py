"""Execution in worker processes: what can go wrong in a kernel, with real kernels."""

import io
import json
import os
import time
from functools import partial
from pathlib import Path

import pytest

from hundredmodels.build import digest
from hundredmodels.build.plan import Run
from hundredmodels.build.processes import forkserver
from hundredmodels.build.processes.provisioner import ORDINARY
from hundredmodels.build.progress import Progress
from hundredmodels.build.runs.execute import PRIVATE, Limits, clear_private_folders
from hundredmodels.build.runs.store import Store
from hundredmodels.build.runs.verify import Failure
from hundredmodels.build.runs.workers import outcomes, run_all


def run(slug: str, *cells: str) -> Run:
    """Return a run of a notebook of these cells, the first being its parameters."""
    content = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": {"name": "python3", "display_name": "P", "language": "python"}},
        "cells": [
            {
                "id": f"c{number}",
                "cell_type": "code",
                "metadata": {"tags": [] if number else ["parameters"]},
                "source": source,
                "outputs": [],
                "execution_count": None,
            }
            for number, source in enumerate(("x = 1", *cells))
        ],
    }
    text = json.dumps(content)
    return Run(
        slug, text, {"x": 2}, Path("data"), {"tables": {}}, digest.of_json([slug, text]), "new"
    )


def test_good_runs_are_kept_and_bad_ones_told(tmp_path: Path) -> None:
    """Law: a run that times out, is killed or fails is told by cell; the others are kept."""
    runs = (
        run("good", "print(x)"),
        run("slow", "import time", "time.sleep(600)"),
        run("killed", "import os, signal", "os.kill(os.getpid(), signal.SIGKILL)", "after = 1"),
        run("wrong", "1 / 0"),
    )
    told = io.StringIO()
    store = Store(tmp_path)
    failures = run_all(runs, store, Progress(told), limits=Limits(cell=3), jobs=2)
    causes = {one.chapter: (one.cell, one.cause) for one in failures}
    assert causes["slow"] == (3, "it took longer than 3 seconds and was ended.")
    assert causes["killed"] == (3, "its kernel died (killed, crashed, or out of memory).")
    assert causes["wrong"] == (2, "ZeroDivisionError: division by zero")
    kept = store.get(runs[0].key)
    assert kept is not None
    cells = json.loads(kept.notebook)["cells"]
    assert cells[-1]["outputs"][0]["text"] == "2\n"
    assert [store.get(one.key) for one in runs[1:]] == [None, None, None]
    assert "(4/4)" in told.getvalue()


def test_a_notebook_that_takes_too_long_as_a_whole(tmp_path: Path) -> None:
    """Law: the limit of the whole run ends it though each cell is within its own."""
    slow = run("slow", *("import time; time.sleep(1)" for _ in range(30)))
    failures = run_all(
        (slow,), Store(tmp_path), Progress(io.StringIO()), limits=Limits(run=4), jobs=1
    )
    assert "the whole notebook took longer than 4 seconds" in failures[0].cause


@pytest.mark.parametrize(
    "endless",
    [
        "while True: print('x')",
        # What it prints in a fifth of a second comes as one message, of a gigabyte or so.
        pytest.param("while True: print('x' * 100_000)", marks=pytest.mark.soak),
        "from IPython.display import display\nwhile True: display(1)",
    ],
)
def test_a_notebook_that_writes_without_end(tmp_path: Path, endless: str) -> None:
    """Law: endless output ends the run long before its time, told by cell; nothing is kept."""
    noisy = run("noisy", "before = 1", endless)
    begun = time.monotonic()
    limits = Limits(cell=60, characters=3_000_000, messages=500)
    store = Store(tmp_path)
    (failure,) = run_all((noisy,), store, Progress(io.StringIO()), limits=limits, jobs=1)
    assert (failure.chapter, failure.cell) == ("noisy", 3)
    assert failure.cause == "it wrote without end, or nearly, and was ended."
    assert time.monotonic() - begun < 30
    assert store.get(noisy.key) is None


def test_what_a_killed_worker_left_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: a private folder goes once its process is gone, and stays while that lives."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in (f"{PRIVATE}{2**22 + 1}-x", f"{PRIVATE}{os.getpid()}-x", f"{PRIVATE}notes-x"):
        (tmp_path / name).mkdir()
    clear_private_folders()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        (f"{PRIVATE}{os.getpid()}-x", f"{PRIVATE}notes-x")
    )


def test_forked_and_ordinary_kernels_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: how a kernel starts leaves no trace in what it writes."""
    one = run(
        "one", "import pandas, os, sys", "print(pandas.Series([x]), os.environ['TZ'], hash('a'))"
    )
    texts = []
    for ordinary in ("", "1"):
        monkeypatch.setitem(os.environ, ORDINARY, ordinary)
        store = Store(tmp_path / f"store{ordinary}")
        assert run_all((one,), store, Progress(io.StringIO()), limits=Limits(), jobs=1) == ()
        entry = store.get(one.key)
        assert entry is not None
        texts.append(entry.notebook)
    assert texts[0] == texts[1]


@pytest.mark.skipif(not forkserver.available(), reason="no fork server on this system")
def test_a_forked_kernel_looks_for_garbage_in_what_is_its_own(tmp_path: Path) -> None:
    """Law: what was imported before the fork is frozen, and new garbage is still collected."""
    one = run("one", "import gc", "print(gc.get_freeze_count() > 100_000, gc.isenabled())")
    store = Store(tmp_path)
    assert run_all((one,), store, Progress(io.StringIO()), limits=Limits(), jobs=1) == ()
    entry = store.get(one.key)
    assert entry is not None
    assert "True True" in entry.notebook


def end_the_worker(one: Run, guilty: str) -> str:
    """Take a little time, or end the worker's process."""
    time.sleep(0.2)
    if one.chapter == guilty:
        os._exit(1)
    return one.chapter


def test_only_the_run_that_ends_its_worker_fails(tmp_path: Path) -> None:
    """Law: a broken pool fails the guilty run alone, whatever was under way beside it."""
    runs = [Run(slug, "", {}, tmp_path, {}, slug) for slug in "abcdef"]
    found = {
        one.chapter: outcome
        for one, outcome in outcomes(runs, partial(end_the_worker, guilty="b"), jobs=2)
    }
    assert found.pop("b") == Failure("b", 0, "", "its worker process was killed, twice.")
    assert found == {slug: slug for slug in "acdef"}
