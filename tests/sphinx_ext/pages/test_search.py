"""What Sphinx takes into its search index of raw HTML."""

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.search import WordCollector
from sphinx.search.en import SearchEnglish

from hundredmodels.sphinx_ext.pages.search import apart


def words(html: str) -> list[str]:
    """Return what Sphinx finds in raw HTML."""
    document = new_document("page")
    document += nodes.raw("", html, format="html")
    collector = WordCollector(document, SearchEnglish({}))
    with apart(document):
        document.walk(collector)
    assert document.astext() == html
    return collector.found_words


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<tr><td>20</td><td>commit</td></tr>", ["20", "commit"]),
        ("<dt>price</dt><dd>number</dd>", ["price", "number"]),
        ("<svg><text>10</text><text>12</text></svg>", ["10", "12"]),
        ("<span>open</span><span lang='zh'>MIT</span>", ["open", "MIT"]),
        ("H<sub>2</sub>O, <em>un</em>likely", ["H2O", "unlikely"]),
        ("<td>1</td><script>let hidden = 1;</script><td>2</td>", ["1", "2"]),
    ],
)
def test_neighbours_are_words_of_their_own(html: str, expected: list[str]) -> None:
    """Cells, entries and labels are found by their own words; the page stays as it is."""
    assert words(html) == expected
