"""What readers may try: the browser computes and prints what Python does, and the page follows."""

import json
import random
from math import isfinite
from pathlib import Path

import pytest
from built import SITE, Log
from playwright.sync_api import Browser, Locator, Page, expect

from hundredmodels.chapters.result import format_number
from hundredmodels.chapters.what_if import WhatIf
from hundredmodels.report.what_if import from_json
from hundredmodels.sphinx_ext.assets import joined
from hundredmodels.sphinx_ext.elements.what_if import unbroken

pytestmark = pytest.mark.site
FIGURES = {
    "transformer-shift-layer-operations": ("model_width", "sequence_length"),
    "transformer-shift-block-against-lstm": ("model_width", "sequence_length"),
    "cost-imbalance-gap-waterfall": (
        "chip_spend", "multiple", "margin", "share", "lifetime", "revenue"),
    "vertical-models-total-cost": ("volume", "utilisation", "price", "fall"),
}  # fmt: skip
"""Figures with sliders, and what they must let a reader change."""
PAGES = tuple(
    f"notebooks/{slug}.html" for slug in ("transformer-shift", "cost-imbalance", "vertical-models")
)
CLOSE = 1e-9
TRIES = 250
PHONE = 320
PATIENCE = 20_000
"""Milliseconds that a busy machine is given."""


def address(server: str, figure: str) -> str:
    """Return the page of a figure."""
    page = next(one for one in PAGES if figure.startswith(Path(one).stem))
    return f"{server}/{page}"


def definitions(page: Page, server: str) -> dict[str, dict[str, object]]:
    """Collect the what-ifs of all pages, as the site carries them."""
    found = {}
    for path in PAGES:
        page.goto(f"{server}/{path}", wait_until="domcontentloaded")
        for place in page.locator("figure .hm-what-if").all():
            figure = place.locator("xpath=ancestor::figure").get_attribute("id")
            text = place.locator(".hm-what-if-data").text_content()
            found[str(figure)] = json.loads(str(text))
    return found


def settings(tried: WhatIf, chance: random.Random) -> dict[str, float]:
    """Draw a setting of the sliders, their ends among them."""
    return {
        one.name: chance.choice([one.low, one.high, *(chance.uniform(one.low, one.high),) * 4])
        for one in tried.inputs
    }


def live(page: Page, figure: str) -> Locator:
    """Reach a figure's first slider, as from the keyboard, and wait for its live chart."""
    place = page.locator(f"#{figure}")
    place.locator("input[type=range]").first.focus()
    place.locator(".vega-embed svg").wait_for(state="visible", timeout=PATIENCE)
    return place


def test_the_browser_computes_and_says_what_python_does(page: Page, server: str) -> None:
    """Over many settings each formula agrees to 1e-9, and each sentence to the letter."""
    found = definitions(page, server)
    assert found.keys() == FIGURES.keys()
    chance = random.Random(20231001)  # noqa: S311 -- settings, no secrets
    worst = 0.0
    for figure, content in found.items():
        tried = from_json(content)
        cases = [settings(tried, chance) for _ in range(TRIES)]
        answers = page.evaluate(
            """([content, cases]) => {
                const tried = window.hundredmodels.whatIf.model(content);
                return cases.map(one => {
                    const values = tried.values(one);
                    return [values, tried.words(values)];
                });
            }""",
            [content, cases],
        )
        for given, (values, words) in zip(cases, answers, strict=True):
            expected = tried.values(given)
            assert values.keys() == expected.keys()
            for name, value in expected.items():
                if isfinite(value) and value:
                    worst = max(worst, abs(values[name] / value - 1))
                    assert values[name] == pytest.approx(value, rel=CLOSE), (figure, name, given)
                else:
                    assert values[name] == value, (figure, name, given)
            assert words == tried.words(given), (figure, given)
    assert worst < CLOSE


def test_the_browser_prints_numbers_as_prose_does(page: Page) -> None:
    """Every size, halves and carries included, is printed to the same letters."""
    chance = random.Random(7)  # noqa: S311 -- sizes, no secrets
    values = [0.0, -0.0, 0.5, 1.5, 2.5, -2.5, 0.125, 0.375, 125.5, 1245.0, 999.5, 9995.0]
    values += [999_999.5, 1e15, 1e-4, 9.999e-5, -1e-9, 0.05, 1e6, 999_500.0, 2.675, 1e300, 100.0]
    values += [chance.choice([1, -1]) * 10 ** chance.uniform(-8, 18) for _ in range(1500)]
    values += [round(chance.uniform(0, 2000), 1) / 2 for _ in range(500)]
    cases = [[value, digits] for value in values for digits in (None, 0, 1, 3)]
    page.goto("about:blank")
    page.add_script_tag(content=joined("scripts", ["what_if"], ".js"))
    printed = page.evaluate(
        "cases => cases.map(one => window.hundredmodels.whatIf.print(one[0], one[1]))", cases
    )
    wrong = [
        (case, shown, format_number(*case))
        for case, shown in zip(cases, printed, strict=True)
        if shown != format_number(*case)
    ]
    assert not wrong[:5]


@pytest.mark.parametrize("words", ["It is −$11.9 billion a year.", "−3, or less", "None", "<b>−1"])
def test_no_line_ends_after_a_minus(page: Page, words: str) -> None:
    """A minus and its number are one piece, and the browser writes what the page was built with."""
    page.goto("about:blank")
    page.add_script_tag(content=joined("scripts", ["what_if"], ".js"))
    made = page.evaluate(
        """words => {
            const place = document.createElement("p");
            window.hundredmodels.whatIf.write(place, words);
            return [place.innerHTML.replace(/"/g, "'"), place.textContent];
        }""",
        words,
    )
    markup = str(unbroken(words))
    assert made == [markup.replace('"', "'"), words]
    assert markup.count("hm-whole") == words.count("−")


@pytest.mark.parametrize("formula", ["a.b", "a b", "alert(1)", "1 +", "(1", "a[0]", "'x'", "1 ; 2"])
def test_the_browser_refuses_what_is_no_formula(page: Page, formula: str) -> None:
    """The script reads arithmetic and nothing else."""
    page.goto("about:blank")
    page.add_script_tag(content=joined("scripts", ["what_if"], ".js"))
    refused = page.evaluate(
        "text => { try { window.hundredmodels.whatIf.parse(text); return false; }"
        " catch (error) { return error.message; } }",
        formula,
    )
    assert refused


@pytest.mark.parametrize("figure", FIGURES)
def test_sliders_drive_chart_and_sentence(figure: str, server: str, page: Page, log: Log) -> None:
    """Moved by keys, each slider changes its value, the sentence and the chart; reset undoes it."""
    page.goto(address(server, figure), wait_until="load")
    place = live(page, figure)
    sentence, svg = place.locator(".hm-what-if-sentence > span"), place.locator(".vega-embed svg")
    reset = place.locator(".hm-what-if-reset")
    sliders = place.locator("input[type=range]")
    assert [one.get_attribute("data-name") for one in sliders.all()] == [*FIGURES[figure]]
    box = place.bounding_box()
    start, label = sentence.inner_text(), svg.get_attribute("aria-label")
    assert reset.is_disabled()
    for one in sliders.all():
        said, drawn = sentence.inner_text(), svg.inner_html()
        name = str(one.get_attribute("id"))
        shown = place.locator(f"output[for='{name}']")
        before = shown.inner_text()
        assert place.locator(f"label[for='{name}']").inner_text()
        one.focus()
        key = "ArrowLeft" if one.get_attribute("data-name") == "share" else "ArrowRight"
        for _ in range(6):
            page.keyboard.press(key)
        assert shown.inner_text() != before
        assert one.get_attribute("aria-valuetext") == shown.inner_text()
        assert sentence.inner_text() != said
        page.wait_for_function(
            "([svg, before]) => svg.innerHTML !== before", arg=[svg.element_handle(), drawn]
        )
    expect(place.locator("[role=status]")).to_have_text(sentence.inner_text(), timeout=PATIENCE)
    assert str(svg.get_attribute("aria-label")).endswith(sentence.inner_text())
    assert place.bounding_box() == box
    reset.click()
    assert sentence.inner_text() == start
    assert svg.get_attribute("aria-label") == label
    assert reset.is_disabled()
    assert not log.errors


def test_the_bars_are_what_python_computes(page: Page, server: str) -> None:
    """The waterfall's bars, computed by Vega at another setting, agree with Python to 1e-9."""
    figure = "cost-imbalance-gap-waterfall"
    page.goto(address(server, figure), wait_until="load")
    place = live(page, figure)
    for name, presses in (("chip_spend", 40), ("margin", 13), ("lifetime", 5), ("revenue", 30)):
        place.locator(f"[data-name={name}]").focus()
        for _ in range(presses):
            page.keyboard.press("ArrowRight")
    found = page.evaluate(
        """async id => {
            const figure = document.getElementById(id);
            const view = figure.vegaResult.view;
            await view.runAsync();
            const given = {};
            figure.querySelectorAll("input[type=range]").forEach(one => {
                given[one.dataset.name] = view.signal(one.dataset.name);
            });
            const rows = Object.keys(view._runtime.data).map(name => view.data(name))
                .find(rows => rows.some(row => "amount" in row));
            return [given, rows.map(row => [row.step, row.end])];
        }""",
        figure,
    )
    given, ends = found
    text = place.locator(".hm-what-if-data").text_content()
    values = from_json(json.loads(str(text))).values(given)
    assert given["chip_spend"] > 100
    assert given["margin"] == 63
    bars = dict(ends)
    for step, name in (
        ("chips", "chips_spend"),
        ("rest of the data centre", "centre"),
        ("revenue required", "required"),
        ("gap", "gap"),
        ("required a year", "required_a_year"),
        ("gap a year", "gap_a_year"),
    ):
        assert bars[step] == pytest.approx(values[name], rel=CLOSE), step


def test_settings_outlive_a_switch_of_the_theme(page: Page, server: str) -> None:
    """A chart that is drawn anew for the dark keeps the reader's setting."""
    figure = "vertical-models-total-cost"
    page.goto(address(server, figure), wait_until="load")
    place = live(page, figure)
    place.locator("[data-name=volume]").focus()
    page.keyboard.press("End")
    page.evaluate(
        """id => {
          window.before = document.getElementById(id).vegaResult.view;
          document.documentElement.dataset.theme = "dark";
        }""",
        figure,
    )
    page.wait_for_function(
        """id => {
          const drawn = document.getElementById(id).vegaResult;
          return drawn && drawn.view !== window.before && drawn.view.signal("volume") === 1e5;
        }""",
        arg=figure,
        timeout=PATIENCE,
    )


def test_without_scripts_the_sentence_stays(chromium: Browser, server: str) -> None:
    """With scripts off the sliders are not there, and the sentence says the chapter's case."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for figure in FIGURES:
        page.goto(address(server, figure), wait_until="load")
        place = page.locator(f"#{figure} .hm-what-if")
        assert not any(one.is_visible() for one in place.locator("input, button, output").all())
        text = place.locator(".hm-what-if-data").text_content()
        expected = from_json(json.loads(str(text))).words()
        assert place.locator(".hm-what-if-sentence").inner_text() == expected
    context.close()


def test_sliders_fit_a_phone(server: str, page: Page) -> None:
    """At 320 pixels each slider shows its name and its value in full, one below the other."""
    page.set_viewport_size({"width": PHONE, "height": 800})
    for figure in FIGURES:
        page.goto(address(server, figure), wait_until="load")
        place = page.locator(f"#{figure}")
        place.scroll_into_view_if_needed()
        rights = place.locator(".hm-what-if *").evaluate_all(
            "all => all.filter(one => !one.closest('.hm-hidden, script'))"
            ".map(one => one.getBoundingClientRect().right)"
        )
        assert rights
        assert max(rights) <= PHONE
        words = place.locator(".hm-what-if-input :is(label, output)")
        for one in words.all():
            assert one.evaluate("one => one.scrollWidth <= one.clientWidth + 1"), one.inner_text()
        lefts = place.locator(".hm-what-if-input").evaluate_all(
            "all => all.map(one => Math.round(one.getBoundingClientRect().left))"
        )
        assert len(set(lefts)) == 1


def test_nothing_moves_when_sliders_come_alive(chromium: Browser, server: str) -> None:
    """A what-if is as tall before its script runs as after."""
    heights = []
    for blocked in (True, False):
        page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
        if blocked:
            page.route("**/hundredmodels.js*", lambda route: route.abort())
        page.goto(address(server, "cost-imbalance-gap-waterfall"), wait_until="load")
        box = page.locator("#cost-imbalance-gap-waterfall .hm-what-if").bounding_box()
        assert box
        heights.append(box["height"])
        page.context.close()
    assert heights[0] == heights[1]


def test_the_site_is_built_with_what_ifs() -> None:
    """The pages that these tests open are there."""
    for path in PAGES:
        assert "hm-what-if" in (SITE / path).read_text(encoding="utf-8")
