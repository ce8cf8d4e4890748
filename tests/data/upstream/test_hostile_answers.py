"""Laws of hostile answers: what an upstream list says is text, and never anything else."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from lists import EPOCH, entry, epoch, genai, listed, models_dev, priced
from loopback import Server, answer
from payloads import ALL

from hundredmodels.cli import main
from hundredmodels.data import check
from hundredmodels.data.characters import unfit

TAG = re.compile("<[a-z/!?]", re.IGNORECASE)
READ = ("Model", "Domain", "Organization", "Publication date", "Link", "Notability criteria",
        "Parameters", "Confidence", "Model accessibility", "Country (of organization)")  # fmt: skip
"""Columns of Epoch AI's list that become cells, each tried alone."""


def _epoch() -> bytes:
    """Return Epoch AI's list with each text in each of its columns."""
    spoilt = [
        entry(f"{column} {place}") | {column: text}
        for column in READ
        for place, text in enumerate(ALL)
    ]
    rest = [column for column in EPOCH if column not in READ]
    spoilt += [entry(f"Rest {place}") | dict.fromkeys(rest, text) for place, text in enumerate(ALL)]
    return epoch(entry("Good 8B", Parameters="8e9"), *spoilt)


def _models_dev() -> bytes:
    """Return models.dev's catalogue with each text in each field, and as a provider."""
    fields = listed("a", "b")
    spoilt = [
        listed(f"{field} {place}", f"Claude {place}") | {field: text}
        for field in fields
        for place, text in enumerate(ALL)
    ]
    content = json.loads(models_dev(listed("claude-nova-6", "Claude Nova 6"), *spoilt))
    for text in ALL:
        content[text] = {"id": text, "name": text, "doc": text, "models": {text: fields}}
    return json.dumps(content).encode()


def _genai() -> bytes:
    """Return genai-prices' list with each text in each field, and as a provider."""
    good = priced("o3", 1, 4, 0.25, name="OpenAI o3")
    spoilt = [good | {"id": f"{field}-{place}", field: text}
              for field in (*good, "context_window", "deprecated", "match")
              for place, text in enumerate(ALL)]  # fmt: skip
    spoilt += [good | {"id": text, "prices": {text: text, "input_mtok": text}} for text in ALL]
    dated = [{"constraint": "", "prices": ""} | dict.fromkeys(("constraint", "prices"), text)
             for text in ALL]  # fmt: skip
    spoilt += [good | {"id": one["prices"], "prices": [one]} for one in dated]
    content = json.loads(genai(good, *spoilt))
    content += [dict(content[0], id=text, name=text, models=[good]) for text in ALL]
    return json.dumps(content).encode()


def _cells(package: Path) -> set[tuple[str, str, str]]:
    """Return table, column and text of each cell."""
    found = set()
    for file in package.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found |= {(file.stem, column, cell) for column, cell in row.items()}
    return found


@pytest.mark.parametrize(
    ("name", "made", "kind"),
    [
        ("epoch", _epoch, "text/csv"),
        ("models-dev", _models_dev, "application/json"),
        ("genai-prices", _genai, "application/json"),
    ],
)
def test_500_texts_in_each_field_of_an_answer(
    package: Path, server: Server, name: str, made: Callable[[], bytes], kind: str
) -> None:
    """Law: what is taken from a hostile list passes the check, and nothing else is touched."""
    around, before = set(package.parent.parent.rglob("*")), _cells(package)
    server.says = [answer(made(), kind)]
    words = ["refresh", name, "--data", str(package), "--url", f"{name}={server.url}", "--yes"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output[-2000:]
    assert check(package).valid
    new = _cells(package) - before
    assert new
    assert [one for one in new if unfit(one[2])] == []
    links = {cell for _, column, cell in new if column in {"url", "origin_url"} and cell}
    hosts = {(urlsplit(one).scheme, urlsplit(one).netloc) for one in links - {server.url}}
    assert hosts <= {("https", "evil.invalid"), ("https", "example.org")}
    assert [one for one in new if TAG.search(one[2])] == []
    files = {path.relative_to(package.parent.parent) for path in package.parent.parent.rglob("*")}
    made_ = files - {path.relative_to(package.parent.parent) for path in around}
    assert {path.parts[:3] for path in made_} <= {("project", "_build", ".hundredmodels")}
