"""What a kept edition, or an address that names another one, says in a browser."""

import json
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "src/hundredmodels/sphinx_ext/scripts/editions.js"
OLD, NEW = "aaaaaaaaaa", "bbbbbbbbbb"


def write(root: Path, edition: str, *values: str) -> None:
    """Write a site of one page with two numbers."""
    numbers = "".join(
        f'<li id="number-c.n{place}" data-number="c.n{place}"><div class="hm-card">'
        f'<p class="hm-card-value">{value}</p></div></li>'
        for place, value in enumerate(values)
    )
    (root / "book").mkdir(parents=True)
    (root / "book" / "numbers.html").write_text(
        f'<!doctype html><html data-content_root="../"><script defer src="{SCRIPT.as_uri()}">'
        f'</script><article class="bd-article"><ul class="hm-numbers">{numbers}</ul>'
        '<template id="card-c.n0"><div class="hm-card"><p class="hm-card-value">5 months</p></div>'
        f'</template></article><span data-hm-edition="{edition}">{edition}</span>',
        encoding="utf-8",
    )


def test_a_kept_page_tells_what_the_latest_edition_gives(page: Page, tmp_path: Path) -> None:
    """Law: each number of a kept page says whether the latest edition differs, from a folder too.

    The latest edition's own page says nothing, unless the address names another edition: then it
    says which one it is, and links to the other where it is kept.
    """
    write(tmp_path, NEW, "5.1 months", "7")
    write(tmp_path / "editions" / OLD, OLD, "5 months", "7")
    latest = {"edition": NEW, "as_of": "2024-01-02", "kept": [OLD],
              "numbers": {"c.n0": "5.1 months", "c.n1": "7"}}  # fmt: skip
    (tmp_path / "editions" / "latest.js").write_text(
        f"window.hundredmodelsLatest={json.dumps(latest)};", encoding="utf-8"
    )
    root = tmp_path.as_uri()
    page.goto(f"{root}/editions/{OLD}/book/numbers.html#number-c.n0")
    page.wait_for_selector(".hm-later")
    notes = page.locator(".hm-later")
    assert notes.count() == 3
    assert f"This is edition {OLD}, kept as it was" in notes.nth(0).inner_text()
    link = notes.nth(0).locator("a").evaluate("link => link.href")
    assert link == f"{root}/book/numbers.html#number-c.n0"
    assert notes.nth(1).inner_text() == f"A later edition ({NEW}) gives 5.1 months."
    assert notes.nth(2).inner_text() == f"The latest edition ({NEW}) gives the same."
    card = page.evaluate("document.querySelector('template').content.textContent")
    assert "gives 5.1 months" in card
    page.goto(f"{root}/book/numbers.html?edition={OLD}#number-c.n0")
    page.wait_for_selector(".hm-later")
    assert f"The address names edition {OLD}" in notes.inner_text()
    link = notes.locator("a").evaluate("link => link.href")
    assert link == f"{root}/editions/{OLD}/book/numbers.html#number-c.n0"
    page.goto(f"{root}/book/numbers.html?edition=cccccccccc")
    page.wait_for_selector(".hm-later")
    assert "not kept here" in notes.inner_text()
    page.goto(f"{root}/book/numbers.html?edition={NEW}")
    page.wait_for_timeout(100)
    assert notes.count() == 0
