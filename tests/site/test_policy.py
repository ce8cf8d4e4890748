"""Laws of what a page may load and run."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from built import ALWAYS, Log, enliven, listings
from playwright.sync_api import Page

META = re.compile(
    r'<meta http-equiv="Content-Security-Policy" content="(?P<rules>[^"]+)">', re.IGNORECASE
)
INLINE = re.compile(
    r"<(?P<name>script|style)\b(?P<attributes>[^>]*)>(?P<content>.*?)</(?P=name)>", re.DOTALL
)
DATA = re.compile(r'type="application/(?:ld\+)?json"')
HANDLER = re.compile(
    r"""<\w[^>]*\s(?:on\w+|style)\s*=\s*["'][^>]*>|(?:href|src)="\s*javascript:""", re.IGNORECASE
)
ATTACK = """
() => new Promise(resolve => {
  const told = [];
  document.addEventListener("securitypolicyviolation", one => told.push(one.effectiveDirective));
  const place = document.createElement("div");
  place.innerHTML = '<img src="data:," onerror="window.pwned = 1"><p style="color:red">x</p>'
    + '<a href="javascript:window.pwned = 2">x</a><iframe src="data:text/html,x"></iframe>';
  document.body.append(place);
  const script = document.createElement("script");
  script.textContent = "window.pwned = 3";
  document.body.append(script);
  place.querySelector("a").click();
  /* Later: what the browser's own tools evaluate at once is exempt. */
  setTimeout(() => {
    try { window.pwned = (0, eval)("4"); } catch (error) { told.push("eval"); }
  }, 50);
  setTimeout(() => { place.remove(); resolve([window.pwned || 0, told]); }, 300);
})
"""


def test_every_page_has_a_policy(site: Path) -> None:
    """Law: each page has it before anything loads; what is inline is data, or named by digest."""
    pages = [one for one in site.rglob("*.html") if "editions" not in one.parts]
    assert len(pages) > 20
    for path in pages:
        html = path.read_text(encoding="utf-8")
        found = META.search(html)
        assert found, path
        assert found.start() < min(
            (
                at
                for at in (html.find("<script"), html.find("<link"), html.find("<style"))
                if at > 0
            ),
            default=len(html),
        )
        rules = found["rules"]
        assert "unsafe" not in rules
        assert "*" not in rules
        assert "default-src 'none'" in rules
        for inline in INLINE.finditer(html):
            if DATA.search(inline["attributes"]) or "src=" in inline["attributes"]:
                continue
            digest = base64.b64encode(hashlib.sha256(inline["content"].encode()).digest()).decode()
            assert f"'sha256-{digest}'" in rules, (path, inline["content"][:60])
        bare = INLINE.sub("", html)
        assert not HANDLER.search(bare), (path, HANDLER.search(bare))


@pytest.mark.site
@pytest.mark.parametrize("path", [*ALWAYS, *listings()])
def test_nothing_is_refused_and_attacks_are(page: Page, site: Path, log: Log, path: str) -> None:
    """Law: read from a folder, no page breaks its own policy; what is put into it does not run."""
    page.goto((site / path).as_uri())
    figure = page.locator("figure.hm-figure").first
    if figure.count():
        enliven(figure)
        page.wait_for_selector("figure.is-live")
        figure.locator(".hm-live svg .mark-symbol path, .hm-live svg path").first.hover(force=True)
    assert log.errors == []
    pwned, told = page.evaluate(ATTACK)
    assert pwned == 0
    assert {"script-src-elem", "script-src-attr", "style-src-attr", "frame-src", "eval"} <= set(
        told
    )


@pytest.mark.site
def test_searching_from_a_server(page: Page, server: str, log: Log) -> None:
    """Law: the search, which reads the pages that it finds, does so within the policy."""
    page.goto(f"{server}/search.html?q=licence")
    page.wait_for_selector("#search-results ul.search li")
    assert log.errors == []
