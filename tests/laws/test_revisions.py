"""The laws of a changed text: it is written alone, to the bytes that a build of the whole gives."""

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hundredmodels.build.editions.manifest import Manifest

MOMENTS = 12
OWN = Path(__file__).parents[2]
ALONE = "Only text has changed"
PAGE = """(spot)=
# Second

First sentence, with {number}`alpha.rows` rows.

## Section

Second sentence.

```{changes}
```
"""
REFERENCES = """# References

Cited {cite:p}`vaswani2017attention`.

```{bibliography}
```

```{chapters}
```
"""


def write_prose(house: Any, slug: str, text: str) -> None:
    """Write a chapter's prose below its title."""
    path = Path(house.root) / "notebooks" / f"{slug}.ipynb"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["cells"][0]["source"] = f"# {slug}\n\n{text}"
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture(scope="module")
def book(furnished: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a built house whose pages refer to one another; each test leaves it built."""
    house = furnished(tmp_path_factory.mktemp("revisions") / "house")
    for name in ("_config.yml", "CITATION.cff", "book/references.bib"):
        shutil.copy(OWN / name, house.root / name)
    shutil.copytree(OWN / "book" / "_static", house.root / "book" / "_static")
    (house.root / "book" / "second.md").write_text(PAGE, encoding="utf-8")
    (house.root / "book" / "references.md").write_text(REFERENCES, encoding="utf-8")
    with (house.root / "_toc.yml").open("a", encoding="utf-8") as contents:
        contents.write("  - file: book/second\n  - file: book/references\n")
    house.edit("book/index.md", "A page.", "A page. See {ref}`spot` and [](../notebooks/alpha).")
    write_prose(house, "alpha", "Its prose.")
    house.build()
    return house


def whole(house: Any) -> dict[str, bytes]:
    """Have the same edition made by a build of the whole, and return its files."""
    (house.site / "robots.txt").unlink()
    assert ALONE not in house.build()
    files: dict[str, bytes] = house.bytes()
    return files


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the names of the files that are not the same in both."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def test_a_sentence_is_written_alone(book: Any) -> None:
    """Law: a changed sentence of a page or a chapter gives what a build of the whole gives.

    One after the other, so that each is made from the last; and the new sentence is there. A
    broken one is told by its page, and nothing is published.
    """
    before = book.bytes()
    book.edit("book/second.md", "Second sentence.", "See [nothing](nowhere.md).")
    assert "book/second.md" in book.fail()
    assert differing(book.bytes(), before) == []
    book.edit("book/second.md", "See [nothing](nowhere.md).", "Second sentence.")
    book.edit("book/second.md", "Second sentence.", "Another sentence: {number}`beta.rows`.")
    said = book.build()
    assert ALONE in said
    assert ": no number moved.\n" in said
    write_prose(book, "alpha", "Its prose, told at length, in words that no page had. " * 60)
    assert ALONE in book.build()
    revised = book.bytes()
    assert b"Another sentence" in revised["book/second.html"]
    assert b"at length" in revised["notebooks/alpha.html"]
    assert revised["notebooks/beta.html"] != before["notebooks/beta.html"]  # it bears the edition
    assert differing(revised, whole(book)) == []
    book.edit("book/second.md", "Another sentence: {number}`beta.rows`.", "Second sentence.")
    assert ALONE in book.build()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("# Second", "# The second", marks=pytest.mark.soak),
        pytest.param("## Section", "## Another section", marks=pytest.mark.soak),
        pytest.param("Second sentence.", "(more)=\nSecond sentence.", marks=pytest.mark.soak),
        pytest.param(
            "Second sentence.",
            "Second sentence, {cite:p}`kaplan2020scaling`.",
            marks=pytest.mark.soak,
        ),
    ],
    ids=["title", "heading", "label", "citation"],
)
def test_what_other_pages_can_see(book: Any, old: str, new: str) -> None:
    """Law: a change that another page can show has all pages written anew."""
    book.edit("book/second.md", old, new)
    assert ALONE not in book.build()
    book.edit("book/second.md", new, old)
    assert ALONE not in book.build()


@pytest.mark.soak
def test_what_is_kept_must_be_whole(book: Any) -> None:
    """Law: where what Sphinx has read, or the published site, is not as it was, all is made."""
    kept = book.root / "_build" / ".hundredmodels" / "pages" / "doctrees"
    tree = kept / "book" / "second.doctree"
    tree.write_bytes(tree.read_bytes()[:-1])
    book.edit("book/second.md", "First sentence", "The sentence")
    assert ALONE not in book.build()
    (book.site / "index.json").write_text("[]", encoding="utf-8")
    book.edit("book/second.md", "The sentence", "A sentence")
    assert ALONE not in book.build()
    book.edit("book/second.md", "A sentence", "First sentence")
    assert ALONE in book.build()


@pytest.mark.soak
def test_killed_while_a_text_is_written(book: Any) -> None:
    """Law: a build killed while it writes a text leaves the site whole, and the next one is right.

    The moments are spread over the whole of such a build.
    """
    texts = ["First sentence", *(f"Sentence no. {number}" for number in range(MOMENTS))]
    begin = time.monotonic()
    book.edit("book/second.md", texts[0], texts[1])
    assert ALONE in book.build()
    lasts = time.monotonic() - begin
    killed = 0
    for number, (old, new) in enumerate(pairwise(texts[1:])):
        book.edit("book/second.md", old, new)
        process = subprocess.Popen(
            [*book.command(), "build"],
            cwd=book.root,
            env=book.environment(),
            stderr=subprocess.DEVNULL,
        )
        time.sleep(lasts * (number + 1) / MOMENTS)
        killed += process.poll() is None
        process.kill()
        process.wait()
        manifest = Manifest.read(book.site)
        assert manifest is not None
        assert manifest.holds(book.site)
    assert killed > MOMENTS / 2
    book.edit("book/second.md", texts[-1], texts[0])
    book.build()
    assert differing(book.bytes(), whole(book)) == []
