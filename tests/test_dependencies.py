"""Laws of what is installed: audited, licensed, and by hash."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from audit import command, verdict
from licences import FILE, listed, pinned

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("status", "said", "told"),
    [
        (0, "No known vulnerabilities found", ""),
        (1, "Found 1 known vulnerability in 1 package\nx 1.0 CVE-1", "CVE-1"),
        (1, "requests.exceptions.ConnectionError: HTTPSConnectionPool", "can't be reached"),
        (0, "x  Dependency not found on PyPI and could not be audited: x (1.0)", "1 packages were"),
        (2, "usage: pip-audit", "pip-audit failed"),
    ],
)
def test_an_audit_that_did_not_happen_is_not_good(status: int, said: str, told: str) -> None:
    """Law: only an audit of every package that found nothing is good; else a sentence says why."""
    found = verdict("requirements.txt", status, said)
    assert bool(found) == bool(told)
    assert told in found
    assert "Traceback" not in found


def test_the_audit_installs_nothing() -> None:
    """Law: what is audited are the pins with their hashes, and nothing is installed for it."""
    assert {"--require-hashes", "--disable-pip"} <= set(command("requirements.txt"))


def test_installing_takes_hashes() -> None:
    """Law: each way to install goes by hash; the package itself comes without dependencies."""
    lines = [
        line
        for line in (ROOT / "Makefile").read_text("utf-8").splitlines()
        if "pip install" in line
    ]
    assert len(lines) == 3
    assert all("--require-hashes" in line or "--no-deps" in line for line in lines)


def test_every_package_has_its_licence_listed() -> None:
    """Law: the list of licences names each pinned package that is installed, as its metadata do."""
    text = FILE.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w.-]+) \| (.+?) \|", text, re.MULTILINE))
    assert set(pinned()) <= set(rows)
    for name in pinned():
        try:
            metadata(name)
        except PackageNotFoundError:
            continue  # pinned for another system
        assert rows[name] == listed(name), name
