"""Everyone can read it: axe-core on every page, the keyboard alone, no script, less motion."""

from collections.abc import Iterator
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from axe_playwright_python.sync_playwright import Axe
from built import chapters, enliven, lightest, listings, pages, sample
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.site
RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
}
COLOURS: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
TARGET = 24  # pixels: the smallest target of WCAG 2.2 AA


def faults(page: Page, rules: dict[str, Any] = RULES, within: str | None = None) -> list[str]:
    """Let axe judge the page, or a part, as it stands; list its complaints with a culprit each."""
    found = Axe().run(page, within, options=rules).response["violations"]
    return [
        f"{one['impact']}: {one['id']}: {len(one['nodes'])} × {one['nodes'][0]['html'][:160]}"
        for one in found
    ]


def judged() -> list[ParameterSet]:
    """List the pages to judge: those of code take longest, and are left to the long form."""
    always = ("book/claims.html", "book/index.html", "search.html", "404.html")
    code = [path for path in pages() if path.startswith("code/")]
    rest = [path for path in [*pages(), *listings()] if path not in code]
    long = [pytest.param(path, marks=pytest.mark.soak) for path in code]
    return sample(lightest(rest), always=always) + long


@pytest.fixture(params=["light", "dark"])
def coloured(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """Open a page in light and in dark."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme=request.param,
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", judged())
def test_axe_finds_nothing(path: str, server: str, page: Page) -> None:
    """No page breaks a rule of WCAG 2.2 AA in light, nor in dark, where only colours differ."""
    page.goto(f"{server}/{path}", wait_until="load")
    assert not faults(page)
    page.emulate_media(color_scheme="dark")
    page.reload(wait_until="load")
    assert not faults(page, COLOURS)


def test_axe_finds_nothing_in_what_opens(server: str, coloured: Page) -> None:
    """Nor do a live chart, an open table and the card of a number."""
    coloured.goto(f"{server}/{chapters()[0]}", wait_until="load")
    enliven(coloured.locator("figure[id]").first)
    coloured.locator("figure.is-live").first.wait_for()
    coloured.locator("figure[id] details").first.evaluate("details => { details.open = true; }")
    coloured.locator("a.hm-number").first.click()
    assert coloured.locator("#hm-popup").is_visible()
    assert not faults(coloured, within="#hm-popup")
    assert not faults(coloured, within="figure.is-live")


def test_axe_finds_nothing_in_the_lists_of_a_phone(server: str, coloured: Page) -> None:
    """Nor do the two lists that open over the page on a phone, nor what a search finds."""
    coloured.set_viewport_size({"width": 360, "height": 800})
    coloured.goto(f"{server}/{chapters()[0]}", wait_until="load")
    for name in ("hm-pages", "hm-contents"):
        coloured.locator(f"[popovertarget={name}]:visible").first.click()
        assert coloured.locator(f"#{name}").is_visible()
        assert not faults(coloured, within=f"#{name}")
        coloured.keyboard.press("Escape")
        assert coloured.locator(f"#{name}").is_hidden()
    coloured.goto(f"{server}/search.html?q=model", wait_until="load")
    coloured.locator("main a[href*='.html']").first.wait_for()
    assert not faults(coloured)


@pytest.mark.parametrize("path", sample(chapters()))
def test_every_figure_is_reached_by_the_keyboard(path: str, server: str, page: Page) -> None:
    """Tab alone visits each control of every figure, visibly, and so makes its chart live."""
    page.goto(f"{server}/{path}", wait_until="load")
    wanted = page.evaluate(
        """() => {
          const control = 'figure[id] :is(a[href], button, summary, input)';
          const all = [...document.querySelectorAll(control)];
          const shown = all.filter(
            one => one.checkVisibility() && !one.disabled && !one.closest('.hm-live'));
          shown.forEach((one, index) => { one.dataset.expected = index; });
          return shown.length;
        }"""
    )
    figures = page.locator("figure[id]").count()
    assert wanted >= 2 * figures
    seen: set[str] = set()
    unseen: list[str] = []
    for _ in range(page.evaluate("document.querySelectorAll('a, button, summary, input').length")):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
              const now = document.activeElement;
              if (now.dataset.expected === undefined) return null;
              const style = getComputedStyle(now);
              return [now.dataset.expected, style.outlineStyle !== 'none'
                && parseFloat(style.outlineWidth) >= 2, now.outerHTML.slice(0, 120)];
            }"""
        )
        if told is not None:
            seen.add(told[0])
            if not told[1]:
                unseen.append(told[2])
        if len(seen) == wanted:
            break
    assert len(seen) == wanted
    assert not unseen
    page.locator("figure.is-live").nth(figures - 1).wait_for(timeout=60_000)


@pytest.mark.parametrize("path", chapters())
def test_every_chart_can_be_read_without_seeing_it(path: str, server: str, page: Page) -> None:
    """Each chart has a description, and its data as a table that the keyboard can scroll."""
    page.goto(f"{server}/{path}", wait_until="load")
    for figure in page.locator("figure[id]").all():
        assert len(figure.locator("svg[role=img]:visible").get_attribute("aria-label") or "") > 30
        table = figure.locator("details:has(table)").first
        table.evaluate("details => { details.open = true; }")
        scroll = table.locator(".hm-scroll")
        assert scroll.get_attribute("tabindex") == "0"
        assert scroll.get_attribute("role") == "region"
        assert scroll.get_attribute("aria-label")
        assert table.locator("thead th").count() >= 2
        assert table.locator("tbody tr").count() >= 1


@pytest.mark.parametrize("path", sample(pages(), of_each=2))
def test_languages_are_marked_and_nothing_moves(path: str, server: str, page: Page) -> None:
    """The page says its language, other words say theirs; asked for less motion, all is still."""
    page.goto(f"{server}/{path}", wait_until="load")
    assert page.locator("html").get_attribute("lang") == "en"
    unmarked = page.evaluate(
        r"""() => {
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const found = [];
          while (walk.nextNode()) {
            const parent = walk.currentNode.parentElement;
            if (parent.closest('script, template, style')) continue;
            if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(walk.currentNode.data)
                && !['ja', 'zh'].includes(parent.closest('[lang]').lang))
              found.push(walk.currentNode.data);
          }
          return found;
        }"""
    )
    assert not unmarked
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].filter(one => {
          const style = getComputedStyle(one);
          return style.animationName !== 'none' || style.scrollBehavior === 'smooth'
            || style.transitionDuration.split(',').some(time => parseFloat(time) > 0);
        }).length"""
    )
    assert moving == 0


def test_the_ledger_marks_every_original(server: str, page: Page) -> None:
    """Each quote of the ledger names its language, Portuguese ones too."""
    page.goto(f"{server}/book/claims.html", wait_until="load")
    languages = set(
        page.eval_on_selector_all(".hm-claim blockquote [lang]", "all => all.map(one => one.lang)")
    )
    assert {"ja", "pt"} <= {one.split("-")[0] for one in languages}


@pytest.mark.parametrize("path", sample(pages(), of_each=2))
def test_a_page_is_whole_without_scripts(path: str, server: str, chromium: Browser) -> None:
    """With JavaScript off all is shown, tables and lists open, and no control is dead."""
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    bare = context.new_page()
    bare.goto(f"{server}/{path}", wait_until="load")
    assert bare.locator("main h1").is_visible()
    for figure in bare.locator("figure[id]").all():
        assert figure.locator("svg:visible").count() == 1
    for claim in bare.locator(".hm-claim").all()[:5]:
        assert claim.is_visible()
    assert bare.locator(".hm-claim:visible").count() == bare.locator(".hm-claim").count()
    working = "[popovertarget]"
    dead = bare.locator(f"button:not({working}):visible, input:visible, select:visible")
    assert dead.count() == 0
    for summary in bare.locator("main details > summary:visible").all()[:2]:
        if not summary.evaluate("one => one.parentElement.open"):
            summary.click()
        assert summary.locator("xpath=following-sibling::*[1]").is_visible()
    if path.startswith(("book/", "notebooks/")):  # pages of code stand outside of the book's frame
        bare.locator("[popovertarget=hm-pages]:visible").first.click()
        assert bare.locator("#hm-pages a").nth(1).is_visible()
    context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("path", ["404.html", "book/index.html"])
def test_paper_is_light(path: str, server: str, chromium: Browser, *, scripts: bool) -> None:
    """Who reads in the dark still prints dark letters on light paper, on every page."""
    context = chromium.new_context(java_script_enabled=scripts, color_scheme="dark")
    shown = context.new_page()
    shown.goto(f"{server}/{path}", wait_until="load")
    ink = "Math.max(...getComputedStyle(document.body).color.match(/[0-9]+/g).slice(0, 3))"
    assert shown.evaluate(ink) > 200
    shown.emulate_media(media="print", color_scheme="dark")
    assert shown.evaluate(ink) < 100
    context.close()


def test_the_readers_colours_are_kept(server: str, page: Page) -> None:
    """The switch of colours says what it does, works at once, and holds on the next page."""
    page.goto(f"{server}/book/index.html", wait_until="load")
    button = page.locator(".hm-mode")
    shown = "document.documentElement.dataset.theme"
    assert page.evaluate(shown) == "light"
    while page.evaluate("document.documentElement.dataset.mode") != "dark":
        button.click()
    assert page.evaluate(shown) == "dark"
    assert "dark" in button.inner_text()
    # The head sets the colours: they stand once the body begins, before a letter of it is painted.
    # Earlier than that a page may have no element at all to ask.
    begun = "document.body && document.documentElement.dataset.theme"
    page.add_init_script(
        f"new MutationObserver(() => {{ window.firstTheme ??= {begun} || undefined }})"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.goto(f"{server}/{chapters()[0]}", wait_until="domcontentloaded")
    assert page.evaluate("window.firstTheme") == "dark"
    page.locator(".hm-mode").click()
    assert page.evaluate(shown) == "light"


@pytest.mark.parametrize("path", sample(pages(), of_each=2))
def test_targets_are_large_enough(path: str, server: str, page: Page) -> None:
    """On a phone each control is at least 24 pixels high and wide; links in a line excepted."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{server}/{path}", wait_until="load")
    small = page.evaluate(
        """size => [...document.querySelectorAll('button, summary, select, .hm-menu a, header a')]
          .filter(one => one.checkVisibility())
          .filter(one => one.offsetHeight < size || one.offsetWidth < size)
          .map(one => one.outerHTML.slice(0, 120))""",
        TARGET,
    )
    assert not small
