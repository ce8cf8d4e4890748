"""Laws of the workflows that run elsewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_rights_are_least(path: Path) -> None:
    """Law: actions are GitHub's own, pinned by commit; a workflow has no right it does not name."""
    lines = [line.strip().removeprefix("- ") for line in path.read_text("utf-8").splitlines()]
    uses = [line for line in lines if line.startswith("uses:")]
    assert uses
    assert all(PINNED.fullmatch(line) and line.startswith("uses: actions/") for line in uses)
    read = yaml.safe_load(path.read_text("utf-8"))
    assert read["permissions"] == {}
    assert all("timeout-minutes" in job and "permissions" in job for job in read["jobs"].values())


def test_zizmor_finds_nothing() -> None:
    """Law: the auditor of workflows, asked offline, has nothing to say."""
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--no-progress", ROOT / ".github" / "workflows"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_refresh_holds_its_token_last() -> None:
    """Law: the token stands in the environment of the last step alone, and runs monthly."""
    read = yaml.safe_load((ROOT / ".github" / "workflows" / "refresh.yml").read_text("utf-8"))
    *before, last = read["jobs"]["refresh"]["steps"]
    assert "github.token" in last["env"]["GH_TOKEN"]
    assert "token" not in yaml.safe_dump(before)
    (schedule,) = read[True]["schedule"]  # YAML 1.1 reads "on" as true
    minute, hour, day, month, weekday = schedule["cron"].split()
    assert (month, weekday) == ("*", "*")
    assert all(part.isdecimal() for part in (minute, hour, day))
