"""A table of a million rows: time and memory of its first and its next check and load.

Makes a copy of the data package whose table of scores has a million rows of invented models, then
checks and loads it in processes of their own: first with no cache, then with the kept copies. The
scores are made by a formula: only their number matters here.

    python benchmarks/tables.py [ROWS] [--keep DIR]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from hundredmodels import CACHE_VARIABLE

ROOT = Path(__file__).resolve().parents[1]
BATCH = 10_000
CHILD = """
import json, resource, sys, time
begun = time.perf_counter()
from hundredmodels.data import check, load
report = check(sys.argv[1])
checked = time.perf_counter()
rows = len(load(sys.argv[1], only=["scores"])["scores"])
loaded = time.perf_counter()
print(json.dumps({"problems": len(report.problems), "rows": rows, "check": checked - begun,
                  "load": loaded - checked, "whole": loaded - begun,
                  "cpu": time.process_time(),
                  "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def make(folder: Path, rows: int) -> None:
    """Write a data package whose table of scores has so many rows."""
    folder.mkdir(parents=True)
    for file in (ROOT / "data").iterdir():
        if file.name != "scores.csv":
            (folder / file.name).write_bytes(file.read_bytes())
    text = (ROOT / "data" / "scores.csv").read_text(encoding="utf-8")
    with (folder / "scores.csv").open("w", encoding="utf-8", newline="") as out:
        out.write(text)
        lines = [line for line in text.splitlines()[1:] if '"' not in line]
        made, turn = text.count("\n") - 1, 0
        while made < rows:
            turn += 1
            for line in lines[: rows - made]:
                model, variant, rest = line.split(",", 2)
                out.write(f"{model},{variant} turn {turn},{rest}\n")
            made += min(len(lines), rows - made)


def measure(folder: Path, cache: Path) -> dict[str, float]:
    """Check and load the package in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder)],
        env=os.environ | {CACHE_VARIABLE: str(cache)},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print the two measurements as a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "data", Path(name) / "cache"
        make(folder, rows)
        size = (folder / "scores.csv").stat().st_size / 1e6
        print(f"{rows:,} rows, {size:,.0f} MB")
        print("| | check, s | load, s | together, s | of it processor, s | peak, MiB | problems |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for words in ("first", "next"):
            one = measure(folder, cache)
            seconds = (one["check"], one["load"], one["whole"], one["cpu"])
            told = [words, *(f"{part:.1f}" for part in seconds), f"{one['mebibytes']:,.0f}"]
            print(f"| {' | '.join(told)} | {one['problems']:,.0f} |")


if __name__ == "__main__":
    main()
