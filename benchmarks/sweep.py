"""Many runs of one chapter: time, disk and memory, against plain papermill on the same machine.

Papermill runs the notebook some times, each with an ordinary kernel; a sweep does as many with one
process and with two, the three by turns so that a busy machine is busy for all. A last, longer
sweep is watched: the memory of its whole family of processes in its middle and its last third.

    python benchmarks/sweep.py [--runs 8] [--watched 40] [--chapter vertical-models]
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import psutil

from hundredmodels import CACHE_VARIABLE

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
DRAWS = 50
RUNS_TOOK = re.compile(r"\d+ runs in ([\d.]+) s")
MIB = 2**20


def papermill(chapter: str, folder: Path, runs: int) -> float:
    """Run a notebook with papermill so many times; return the seconds of one."""
    begin = time.perf_counter()
    for number in range(runs):
        subprocess.run(
            (str(BIN / "papermill"), f"notebooks/{chapter}.ipynb", str(folder / "out.ipynb"),
             "-p", "draws", str(DRAWS), "-p", "seed", str(number + 1), "--no-progress-bar"),
            cwd=ROOT, capture_output=True, check=True,
        )  # fmt: skip
    return (time.perf_counter() - begin) / runs


def start(chapter: str, folder: Path, runs: int, jobs: int) -> "subprocess.Popen[str]":
    """Start a sweep over so many seeds with an empty cache."""
    return subprocess.Popen(
        (sys.executable, "-m", "hundredmodels.cli", "sweep", chapter, "--over", f"seed=1:{runs}:1",
         "--set", f"draws={DRAWS}", "--jobs", str(jobs), "--out", str(folder / "out.parquet")),
        cwd=ROOT, env=os.environ | {CACHE_VARIABLE: str(folder / "cache")},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip


def swept(chapter: str, runs: int, jobs: int) -> tuple[float, float]:
    """Sweep; return the seconds of one run, and of one run with everything around it."""
    with tempfile.TemporaryDirectory() as name:
        begin = time.perf_counter()
        with start(chapter, Path(name), runs, jobs) as process:
            _, said = process.communicate()
        whole = time.perf_counter() - begin
    found = RUNS_TOOK.search(said)
    if process.returncode or not found:
        sys.exit(f"The sweep failed:\n{said}")
    return float(found[1]) / runs, whole / runs


def watched(chapter: str, runs: int) -> tuple[list[float], float]:
    """Sweep with two processes; return the family's memory over time, and the disk of one run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seen = []
        with start(chapter, folder, runs, 2) as process:
            family = psutil.Process(process.pid)
            while process.poll() is None:
                seen.append(_memory(family) / MIB)
                time.sleep(0.25)
        if process.returncode:
            sys.exit("The watched sweep failed.")
        files = [*folder.glob("out.parquet"), *(folder / "cache" / "sweeps").rglob("*.gz")]
        return seen, sum(file.stat().st_size for file in files) / runs


def _memory(family: psutil.Process) -> int:
    """Return the memory of a process and its children, shared pages counted once, in bytes."""
    total = 0
    for one in (family, *family.children(recursive=True)):
        try:
            held = one.memory_full_info()
            total += getattr(held, "pss", held.uss)  # only Linux tells the former
        except psutil.Error:  # it has just ended
            continue
    return total


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chapter", default="vertical-models")
    parser.add_argument("--runs", type=int, default=8)
    parser.add_argument("--watched", type=int, default=40)
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    chapter, runs = arguments.chapter, arguments.runs
    plain, one, two = [], [], []
    with tempfile.TemporaryDirectory() as name:
        for _ in range(arguments.repeats):
            plain.append(papermill(chapter, Path(name), max(1, runs // 4)))
            one.append(swept(chapter, runs, 1)[0])
            two.append(swept(chapter, runs, 2)[0])
    print(f"{chapter}, draws={DRAWS}; medians of {arguments.repeats} turns; seconds a run")
    print(f"papermill, ordinary kernel: {median(plain):.2f}")
    print(f"sweep, one process:         {median(one):.2f} ({median(plain) / median(one):.1f} x)")
    print(f"sweep, two processes:       {median(two):.2f} ({median(one) / median(two):.2f} x one)")
    seen, disk = watched(chapter, arguments.watched)
    third = max(1, len(seen) // 3)
    print(
        f"{arguments.watched} runs, two processes: {disk / 1024:.1f} KiB of disk a run; "
        f"memory {median(seen[third : 2 * third]):.0f} MiB in the middle third, "
        f"{median(seen[-third:]):.0f} MiB in the last, {max(seen):.0f} MiB at most"
    )


if __name__ == "__main__":
    main()
