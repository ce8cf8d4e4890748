"""A sentence holds no number of its own: results, parameters and claims speak for themselves."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from hundredmodels.data import load

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "book").glob("*.md"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CHAPTERS = ROOT / "src" / "hundredmodels" / "chapters"
COMPUTED = sorted(
    path
    for path in CHAPTERS.rglob("*.py")
    if {"prose", "captions", "wording"} & set(path.relative_to(CHAPTERS).with_suffix("").parts[1:])
)

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
NOT_NUMBERS = (
    r"```\{(?:code|math).*?```",  # code and formulas
    r"\$\$[^$]+\$\$",  # formulas
    r"\$[^$\s\d][^$\n]*\$|\$\d+[a-z][^$\n]*\$",  # formulas within a line
    r"^:[a-z-]+:.*$",  # a directive's options
    r"\{[a-z:]+\}`[^`]*`",  # roles
    r"\[\[[^\]]*\]\]",  # results in computed sentences
    r"`[^`]*`",  # names of things
    r"\]\([^)]*\)",  # link targets
    r"https?://\S+",
    rf"\b\d{{1,2}} (?:{MONTH})\b",  # days
    r"\b(?:19|20)\d\d(?:s|-\d\d(?:-\d\d)?)?\b",  # years and ISO days
    r"\b(?:[Tt]ables?|section|[Cc]hapter|[Ff]igure|version|Jupyter Book) \d+(?:\.\d+)?\b",
    r"\bCC BY 4\.0\b",
)


@cache
def names() -> re.Pattern[str]:
    """Match the names of models, benchmarks and chips, and the starts of those names."""
    tables = load()
    words: set[str] = set()
    for table, column in (
        ("models", "model"),
        ("models", "family"),
        ("benchmarks", "name"),
        ("benchmarks", "benchmark"),
        ("accelerators", "chip"),
        ("perplexities", "benchmark"),
    ):
        for name in tables[table][column].dropna():
            pieces = re.split(r"(?<=\w)(?=[ -])", str(name))
            starts = ("".join(pieces[: end + 1]) for end in range(len(pieces)))
            words.update(start for start in starts if re.search(r"[A-Za-z].*\d", start))
            words.add(str(name).removeprefix("NVIDIA "))
    longest_first = sorted((w for w in words if re.search(r"\d", w)), key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\d])")


def own_numbers(text: str) -> list[str]:
    """Return the figures of a text that come from nowhere."""
    for pattern in NOT_NUMBERS:
        text = re.sub(pattern, " ", text, flags=re.DOTALL if "```" in pattern else re.MULTILINE)
    text = names().sub(" ", text)
    # A letter glued to digits is a name too: A100, GPT-4o, mT5, 4.0B stays a number.
    text = re.sub(r"\b[A-Za-z][A-Za-z-]*\d[\w.]*\b", " ", text)
    return re.findall(r"\S*\d\S*", text)


def markdown(path: Path) -> Iterator[str]:
    """Yield the text of a page or of a notebook's Markdown cells."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        yield re.sub(r"\A---.*?^---$", "", text, flags=re.DOTALL | re.MULTILINE)
        return
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "markdown":
            yield "".join(cell["source"])


@pytest.mark.parametrize("path", [*PAGES, *NOTEBOOKS], ids=lambda path: path.stem)
def test_written_text_holds_no_number_of_its_own(path: Path) -> None:
    """Outside roles, names and dates, no digit stands in a page or a notebook's text."""
    found = [number for text in markdown(path) for number in own_numbers(text)]
    assert not found


@pytest.mark.parametrize("path", COMPUTED, ids=lambda path: str(path.relative_to(CHAPTERS)))
def test_computed_sentences_hold_no_number_of_their_own(path: Path) -> None:
    """A sentence built in code quotes results by their ids, and never a literal figure."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.FunctionDef, ast.ClassDef)
    docstrings = {
        ast.get_docstring(n, clean=False) for n in ast.walk(tree) if isinstance(n, documented)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value in docstrings or " " not in node.value.strip():
                continue
            assert not own_numbers(node.value), f"line {node.lineno}: {node.value!r}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It fell by 40 % in 2023.", ["40"]),
        ("GPT-4 and Llama 2 70B scored {number}`a.b` on 18 July 2023.", []),
        ("About 3.5 times as many.", ["3.5"]),
        ("On WikiText-103 an A100 ran for [[a.b]].", []),
    ],
)
def test_the_rule_tells_numbers_from_names(text: str, found: list[str]) -> None:
    """The rule sees a figure, and lets names, dates and results pass."""
    assert own_numbers(text) == found
