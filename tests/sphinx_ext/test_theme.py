"""The frame of a page: its contents, the languages in it, and what is swept out of the site."""

from pathlib import Path

from hundredmodels.sphinx_ext.markup import languages
from hundredmodels.sphinx_ext.theme import contents, sweep


def test_contents_are_the_sections_below_the_page() -> None:
    """The list of one page gives the list of its sections; a page without any gives nothing."""
    inner = '<ul>\n<li><a href="#one">One</a><ul><li>Within</li></ul></li>\n</ul>'
    whole = f'<ul>\n<li><a href="#">Page</a>{inner}</li>\n</ul>\n'
    assert contents(whole) == inner
    assert contents('<ul>\n<li><a href="#">Page</a></li>\n</ul>\n') == ""
    assert contents("") == ""


def test_words_in_other_letters_say_their_language() -> None:
    """Kana are Japanese, other such words Chinese; tags and English words are left alone."""
    given = '<a title="垂直">Zhuiyi (追一科技), 大モデル 技術</a>'
    assert languages(given) == (
        '<a title="垂直">Zhuiyi (<span lang="zh">追一科技</span>), '
        '<span lang="ja">大モデル 技術</span></a>'
    )


def test_only_what_a_page_names_is_kept(tmp_path: Path) -> None:
    """A static file that no page names goes, and its empty folder; ours and named ones stay."""
    static = tmp_path / "_static"
    (static / "vendor").mkdir(parents=True)
    for name in ("named.js", "idle.js", "hm-vega.js", "vendor/font.woff2"):
        (static / name).write_text("", encoding="utf-8")
    (tmp_path / "page.html").write_text('<script src="_static/named.js?v=1"></script>')
    sweep(tmp_path)
    assert sorted(one.name for one in static.iterdir()) == ["hm-vega.js", "named.js"]
