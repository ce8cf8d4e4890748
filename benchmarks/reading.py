"""Measure how a chapter reads against a stock page with four charts, side by side in one run.

The peer is what plain ``jupyter-book build`` makes of a notebook with four Altair charts of the
report's own results. Its charts ask a host of others for their library; nothing here reaches
that host, so its numbers are of a page whose charts never come, and flatter it.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat
from compare import command
from measuring import Reading, opened, read, served, settle
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
SITE = ROOT / "_build" / "html"
sys.path.insert(0, str(ROOT / "tests" / "site"))
CHAPTER = "notebooks/open-vs-closed.html"
ANCHOR = "open-vs-closed-offers"
TEXT = "The same sentence stands here often, as a chapter has text between its charts. " * 20
CHART = """
import altair as alt
import pandas as pd
results = pd.read_json({results!r})[["id", "chapter", "value"]].iloc[{start}::4]
alt.Chart(results).mark_circle().encode(
    x="value:Q", y="chapter:N", color="chapter:N", tooltip=["id", "value"]
).properties(width=600, height=300).interactive()
"""


def stock(folder: Path) -> Path:
    """Build a page with four charts by plain Jupyter Book; return the folder of its site."""
    cells = [nbformat.v4.new_markdown_cell("# Four charts")]
    for start in range(4):
        cells.append(nbformat.v4.new_markdown_cell(f"## Chart {start + 1}\n\n{TEXT}"))
        source = CHART.format(results=str(SITE / "results.json"), start=start)
        cells.append(nbformat.v4.new_code_cell(source))
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "page.ipynb")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: page\n", encoding="utf-8")
    (folder / "_config.yml").write_text("title: Stock\n", encoding="utf-8")
    command(folder, "jupyter-book", "build", ".")
    return folder / "_build" / "html"


def landing(browser: Browser, url: str, name: str) -> float:
    """Return how far from its place an anchor is, in pixels, once the page is still."""
    with opened(browser) as (page, _):
        page.goto(f"{url}#{name}", wait_until="load")
        settle(page)
        place = page.locator(f'[id="{name}"]').first
        return float(
            place.evaluate(
                "one => one.getBoundingClientRect().top"
                " - parseFloat(getComputedStyle(one).scrollMarginTop)"
                " - (parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0)"
            )
        )


def measured(browser: Browser, url: str, home: str, name: str, repeats: int) -> list[str]:
    """Measure a page; return the cells of its column."""

    def often(*, slow_cpu: bool = False, slow_network: bool = False) -> list[Reading]:
        return [
            read(browser, url, slow_cpu=slow_cpu, slow_network=slow_network) for _ in range(repeats)
        ]

    plain, cpu, network = read(browser, url), often(slow_cpu=True), often(slow_network=True)
    foreign = [one for one in plain.requests if not one.startswith(home)]
    return [
        f"{plain.size / 1000:.0f} kB in {len(plain.requests) - len(foreign)} requests",
        str(len(foreign)),
        f"{statistics.median(one.paint for one in cpu):.2f} s",
        f"{statistics.median(one.paint for one in network):.2f} s",
        f"{max(one.shift for one in (plain, *cpu, *network)):.3f}",
        f"{abs(landing(browser, url, name)):.0f} px",
        f"{statistics.median(one.blocked for one in cpu):.2f} s",
        f"{max(one.blocked for one in cpu):.2f} s",
    ]


ROWS = (
    "over the wire, gzipped, until the page is still",
    "requests to other hosts",
    "first paint, processor slowed four times",
    "first paint, slow 4G",
    "layout shift, at worst",
    "an anchor far down misses by",
    "blocked, processor slowed four times",
    "blocked, at worst",
)


def table(repeats: int) -> list[str]:
    """Measure both and write the lines of the table."""
    if not (SITE / CHAPTER).is_file():
        sys.exit(f"There is no built site in {SITE}: run `make book` first.")
    from browser import launched  # noqa: PLC0415 -- in the folder of the tests

    with (
        tempfile.TemporaryDirectory() as folder,
        served(stock(Path(folder))) as peer,
        served(SITE) as own,
        launched() as browser,
    ):
        columns = (
            measured(browser, f"{peer}/page.html", peer, "chart-4", repeats),
            measured(browser, f"{own}/{CHAPTER}", own, ANCHOR, repeats),
        )
    return [
        f"Medians of {repeats} readings; the peer's charts stay out, as their host isn't asked.",
        "",
        "| reading a page | stock Jupyter Book, four charts | ours, a whole chapter |",
        "| --- | --- | --- |",
        *(f"| {name} | {one} | {two} |" for name, one, two in zip(ROWS, *columns, strict=True)),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="readings of each page")
    print("\n".join(table(parser.parse_args().repeats)))


if __name__ == "__main__":
    main()
