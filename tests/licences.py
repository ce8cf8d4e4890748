"""The licences of the pinned packages, from their metadata; run as a script it writes the list."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "licences.md"
UNSAID = "not said in its metadata; see the package"
ELSEWHERE = "for another system or Python; see the package"
LONGEST = 60  # of a licence's name; what is longer is its text
HEAD = """# Licences of the packages

What the report is built and tested with, pinned by hash in `requirements.txt` and
`requirements-dev.txt`, and under which licence each package comes, as its own metadata say it.
`python tests/licences.py` writes this list from the installed packages; a test holds it to them.
None is part of the published site but Vega, Vega-Lite and vega-embed (BSD-3-Clause), in the script
that vl-convert-python brings, and Sphinx's search (BSD-2-Clause).

| package | licence |
|---|---|
"""


def pinned() -> list[str]:
    """Return the names of the pinned packages, in order."""
    found: set[str] = set()
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        found |= set(re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]+\])?==", text, re.MULTILINE))
    return sorted(found)


def listed(name: str) -> str:
    """Return a package's licence: as an expression, else its classifiers, else its name."""
    about = metadata(name)
    if expression := about.get("License-Expression"):
        return expression
    kinds = [
        one.rpartition(" :: ")[2]
        for one in about.get_all("Classifier") or []
        if one.startswith("License :: ") and not one.endswith("OSI Approved")
    ]
    said = " ".join((about.get("License") or "").split())
    short = said if 0 < len(said) <= LONGEST else ""
    return ("; ".join(sorted(kinds)) or short or UNSAID).replace("|", "/")


def main() -> None:
    """Write the list; a package that is pinned for another system keeps the licence it had."""
    before = dict(
        re.findall(r"^\| ([\w.-]+) \| (.+?) \|", FILE.read_text("utf-8"), re.MULTILINE)
        if FILE.exists() else []
    )  # fmt: skip
    rows = []
    for name in pinned():
        try:
            licence = listed(name)
        except PackageNotFoundError:
            licence = before.get(name, ELSEWHERE)
        rows.append(f"| {name} | {licence} |\n")
    FILE.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
