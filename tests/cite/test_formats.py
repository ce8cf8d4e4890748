"""Every format, read back by a parser that is not ours, says what the record says."""

import json
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy
import yaml
from hypothesis import HealthCheck, given, settings, strategies as st
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from hundredmodels.cite.bibtex import to_bibtex
from hundredmodels.cite.cff import problems
from hundredmodels.cite.formats import BIBTEX, CSL, RIS, TEXT, written
from hundredmodels.cite.item import Edition, Item, article_item, book_item, part_item
from hundredmodels.cite.ris import to_ris
from hundredmodels.cite.text import _signed, written_by_citeproc
from hundredmodels.cite.work import CitationFileError, Work, read_work
from hundredmodels.cite.zenodo import FILE, to_text

ROOT = Path(__file__).parents[2]
SIGNS = r"100 % & a_b #1 $5 {x} \y ~z ^w"
TITLES = ["Lag: 13 months", SIGNS, "AI大モデル百花繚乱", "Is it so?", 'He said "so" — twice', "{"]


@pytest.fixture(scope="module")
def work() -> Work:
    """Return the report's own description."""
    return read_work(ROOT)


EDITION = Edition("b8dc21685b", date(2026, 11, 21), "1.0.0", base="https://example.org/report/")


def number(work: Work, title: str) -> Item:
    """Return the record of a number with this title."""
    path = "book/numbers.html#number-race.lag"
    return part_item(work, EDITION, "race.lag", title, path, genre="Number", abstract=SIGNS)


def plain(words: str) -> str:
    """Return what LaTeX would print; the library lacks two macros, and prints one as an accent."""
    known = words.replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")
    return str(LatexNodes2Text().latex_to_text(known)).replace(
        "\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "^"
    )


@pytest.mark.parametrize("title", TITLES)
def test_bibtex_survives_two_parsers(work: Work, title: str) -> None:
    """Title, author, edition, day, data version and address come back, LaTeX's signs and all."""
    text = to_bibtex(number(work, title))
    entry = parse_string(text, "bibtex").entries["race.lag"]
    assert plain(entry.fields["title"]) == title
    assert entry.fields["edition"] == EDITION.id
    assert entry.fields["version"] == "1.0.0"
    assert [entry.fields[one] for one in ("year", "month", "day")] == ["2026", "11", "21"]
    assert entry.fields["url"] == (
        "https://example.org/report/book/numbers.html?edition=b8dc21685b#number-race.lag"
    )
    assert [str(one) for one in entry.persons["author"]] == [f"{{{work.credit}}}"]
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert plain(library.entries[0].fields_dict["title"].value) == title
    assert plain(library.entries[0].fields_dict["abstract"].value) == SIGNS


@pytest.mark.parametrize("title", TITLES)
def test_ris_survives_its_parser(work: Work, title: str) -> None:
    """Every field comes back from RIS."""
    [record] = rispy.loads(to_ris(number(work, title)))
    assert record["title"] == title
    assert record["authors"] == [work.credit]
    assert record["secondary_title"] == work.title
    assert record["edition"] == EDITION.words
    assert record["custom1"] == "1.0.0"
    assert (record["year"], record["date"]) == ("2026", "2026/11/21")
    assert record["urls"] == [number(work, title)["URL"]]
    assert record["abstract"] == SIGNS


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1))
def test_any_title_survives(work: Work, title: str) -> None:
    """No title of visible signs is lost or breaks a file."""
    item = number(work, "x") | {"title": title}
    entry = parse_string(to_bibtex(item), "bibtex").entries["race.lag"]
    back = entry.fields["title"].removeprefix("{").removesuffix("}")
    assert plain(back) == plain(plain_source(title))
    assert rispy.loads(to_ris(item))[0]["title"] == title


def plain_source(title: str) -> str:
    """Return a title as LaTeX source whose every sign is escaped one by one."""
    names = {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    return "".join(names.get(one, f"\\{one}" if one in "&%$#_" else one) for one in title)


def test_a_shape_is_written_as_citeproc_writes_each(work: Work) -> None:
    """Filling in a shape gives what citeproc gives for the record itself."""
    items = [
        book_item(work, EDITION, "index.html"),
        *(number(work, one) | {"id": f"race.lag{place}"} for place, one in enumerate(TITLES)),
        part_item(work, EDITION, "race", "Open vs closed", "race.html"),
        article("Gate"),
        article("") | {"id": "article-y"},
    ]
    texts = [one.written[TEXT].rstrip("\n") for one in written(items).values()]
    assert texts == written_by_citeproc([_signed(one) for one in items])
    for item, text in zip(items, texts, strict=True):
        assert item["title"] in text
        assert str(item["issued"]["date-parts"][0][0]) in text
        assert item.get("URL", "") in text


def article(site: str) -> Item:
    """Return the record of an unsigned Japanese article."""
    return article_item(
        "article-x",
        "AI大モデル百花繚乱",
        english="A hundred AI models bloom",
        language="ja",
        site=site,
        issued=[2023, 10],
        url="",
        genre="Machine translation into Japanese",
        note="inferred",
    )


def test_an_article_keeps_its_language_and_what_is_known_of_its_day() -> None:
    """Title, English title, site, month and language stand in every format."""
    one = written([article("Gate")])["article-x"]
    assert one.written[TEXT] == (
        "AI大モデル百花繚乱 [A hundred AI models bloom] [Machine translation into Japanese]. "
        "(2023, October). Gate.\n"
    )
    [record] = rispy.loads(one.written[RIS])
    assert (record["date"], record["language"], record["secondary_title"]) == (
        "2023/10",
        "ja",
        "Gate",
    )
    fields = parse_string(one.written[BIBTEX], "bibtex").entries["article-x"].fields
    assert (fields["month"], fields["language"]) == ("10", "ja")
    assert json.loads(one.written[CSL])[0]["issued"] == {"date-parts": [[2023, 10]]}


def test_a_site_without_an_address_is_cited_by_its_path(work: Work) -> None:
    """Without a base address the permalink is the path, with the edition in it."""
    here = Edition("b8dc21685b", date(2026, 11, 21), "1.0.0")
    assert book_item(work, here, "index.html")["URL"] == "index.html?edition=b8dc21685b"


def test_the_day_comes_from_the_edition_and_never_before_the_release(work: Work) -> None:
    """An edition as of 2023 is dated by the release that could make it."""
    early = Edition("a", date(2023, 10, 1), "1.0.0")
    assert early.issued(work) == work.released
    assert EDITION.issued(work) == date(2026, 11, 21)


def test_a_doi_is_kept_in_one_place(work: Work, tmp_path: Path) -> None:
    """A DOI in CITATION.cff reaches the book's citation in every format."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text(f"{text}doi: 10.5281/zenodo.1003149\n", encoding="utf-8")
    one = written([book_item(read_work(tmp_path), EDITION, "index.html")])["hundredmodels"]
    assert all("10.5281/zenodo.1003149" in words for words in one.written.values())
    assert "doi" not in work.__dict__ or not work.doi


def test_the_citation_file_is_valid() -> None:
    """The report's own file keeps the rules of its format, and Zenodo is told the same."""
    content = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert problems(content) == []
    said = (ROOT / FILE).read_text(encoding="utf-8")
    assert said == to_text(read_work(ROOT)), f"write to_text(read_work(root)) to {FILE}"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("title", None, "missing"),
        ("doi", "https://doi.org/10.1/x", "bare DOI"),
        ("date-released", "yesterday", "a day"),
        ("pages", 3, "no key"),
        ("authors", [{"name": "A", "orcid": "0000"}], "orcid"),
        ("cff-version", "1.0", "1.2.0"),
    ],
)
def test_a_broken_citation_file_says_what_to_mend(
    tmp_path: Path, key: str, value: object, said: str
) -> None:
    """Each rule is told by the key that breaks it."""
    content = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8")) | {key: value}
    (tmp_path / "CITATION.cff").write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(CitationFileError, match=said):
        read_work(tmp_path)
