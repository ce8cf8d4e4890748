"""Runs on a pool of processes, and what becomes of them when somebody stops it."""

import subprocess
import sys
from pathlib import Path

STOPPED = """
import time
from concurrent.futures import ProcessPoolExecutor
from hundredmodels.build.runs.workers import outcomes

def task(run):
    time.sleep(60)

def stop(_pending):
    raise KeyboardInterrupt

if __name__ == "__main__":
    long = [bytes(300_000) for _ in range(8)]
    list(outcomes(long, task, jobs=2, pool=ProcessPoolExecutor, waiting=stop))
"""


def test_stopping_ends_at_once(tmp_path: Path) -> None:
    """Calls that no worker has read yet, longer than a pipe holds, keep nobody waiting."""
    script = tmp_path / "stopped.py"
    script.write_text(STOPPED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, timeout=30, check=False
    )
    assert "KeyboardInterrupt" in done.stderr
