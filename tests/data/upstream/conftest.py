"""A server on loopback, and a small package in the shape of the real one."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Server

# The rows of the real tables that the small package holds.
ROWS = {
    "models": ("model", {"GPT-3 175B", "GPT-4o", "o3", "DeepSeek-V4-Flash", "Claude Sonnet 5"}),
    "model_aliases": ("model", {"GPT-4o", "o3"}),
    "systems": ("system", {"$\\infty$-former (SM)", "GPT-3 175B (davinci)"}),
    "api_prices": ("api_name", {"o3", "deepseek-v4-flash", "gpt-4o-2024-05-13"}),
    "corrections": ("correction", {"a-002"}),
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Give a server on loopback; no proxy stands between."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    one = Server()
    yield one
    one.close()


@pytest.fixture
def package(real_directory: Path, tmp_path: Path) -> Path:
    """Write a small package: some tables of the real one, with some of their rows."""
    folder = tmp_path / "project" / "data"
    folder.mkdir(parents=True)
    (folder.parent / "_build" / ".hundredmodels").mkdir(parents=True)
    raw = json.loads((real_directory / "datapackage.json").read_text(encoding="utf-8"))
    raw["resources"] = [one for one in raw["resources"] if one["name"] in {*ROWS, "sources"}]
    (folder / "datapackage.json").write_text(json.dumps(raw), encoding="utf-8")
    (folder / "sources.csv").write_bytes((real_directory / "sources.csv").read_bytes())
    for name, (column, wanted) in ROWS.items():
        with (real_directory / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row[column] in wanted]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder
