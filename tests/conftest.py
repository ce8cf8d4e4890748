"""Fixtures that several test folders share: a small data package, and the real one."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from hundredmodels.data import find_directory

# The short form tries the same cases each time, so that a red run is about the change; the long
# form (`make soak`) tries others, and more of them.
settings.register_profile("short", derandomize=True)
settings.register_profile("wide", max_examples=1000, deadline=None)
settings.load_profile("short")

SOURCES = "source,title,published\nlab,A laboratory,2023-01-02\nboard,A leaderboard,2024-05-01\n"
MODELS = (
    "model,release_date,parameters_total_b,context_length,open,source,known_on\n"
    "Alpha 7B,2023-02-24,7,2048,true,lab,2023-02-24\n"
    "Beta,2023-07-18,,,false,lab,2023-07-18\n"
    '"Gamma, large",2024-04-18,70.6,8192,,board,2024-04-30\n'
)


def _field(name: str, kind: str = "string", **constraints: Any) -> dict[str, Any]:
    return {
        "name": name,
        "type": kind,
        "description": f"The {name}.",
        "unit": "",
        "constraints": constraints,
    }


def _resource(name: str, fields: list[dict[str, Any]], key: str, **links: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "title": name.title(),
        "description": f"The {name}.",
        "encoding": "utf-8",
        "schema": {
            "fields": fields,
            "missingValues": [""],
            "primaryKey": [key],
            "foreignKeys": [
                {"fields": [field], "reference": {"resource": other, "fields": [field]}}
                for field, other in links.items()
            ],
        },
    }


DESCRIPTOR: dict[str, Any] = {
    "name": "small",
    "profile": "tabular-data-package",
    "resources": [
        _resource(
            "sources",
            [
                _field("source", required=True, unique=True),
                _field("title", required=True),
                _field("published", "date"),
            ],
            "source",
        ),
        _resource(
            "models",
            [
                _field("model", required=True, unique=True),
                _field("release_date", "date", required=True),
                _field("parameters_total_b", "number", minimum=0),
                _field("context_length", "integer", minimum=1),
                _field("open", "boolean"),
                _field("source", required=True),
                _field("known_on", "date", required=True),
            ],
            "model",
            source="sources",
        ),
    ],
}


@pytest.fixture
def small_package(tmp_path: Path) -> Path:
    """Write a data package of two small tables and return its folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "datapackage.json").write_text(json.dumps(DESCRIPTOR), encoding="utf-8")
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "models.csv").write_text(MODELS, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def real_directory() -> Path:
    """Return the folder of the report's own data package."""
    return find_directory(Path(__file__).parents[1] / "data")
