"""The citations of a site: the record of everything on it that has an id, and their files."""

import json
from collections.abc import Iterator
from pathlib import Path

from hundredmodels.chapters.result import Result
from hundredmodels.chapters.typography import typeset
from hundredmodels.cite.formats import SUFFIXES, written
from hundredmodels.cite.item import Edition, Item, article_item, book_item, part_item
from hundredmodels.cite.work import FILE, Work, plain_work, read_work
from hundredmodels.sphinx_ext.elements.cards import words
from hundredmodels.sphinx_ext.elements.citing import FOLDER, set_of
from hundredmodels.sphinx_ext.elements.claims import LANGUAGES, Claim, claims
from hundredmodels.sphinx_ext.elements.figures import split_caption
from hundredmodels.sphinx_ext.site import Placed, Site

PARTS = {"year": 1, "month": 2}
"""How much of a day is known, in the words of ``articles.csv``."""


def work_of(site: Site) -> Work:
    """Return the work that the site is an edition of; without a file, what the settings say."""
    if "work" not in site.kept:
        folder, config = Path(site.app.srcdir), site.app.config
        known = (folder / FILE).is_file()
        site.kept["work"] = (
            read_work(folder) if known else plain_work(config.project, config.author)
        )
    found: Work = site.kept["work"]
    return found


def edition_of(site: Site) -> Edition:
    """Return the edition as citations name it."""
    known = site.edition
    work = work_of(site)
    base = site.app.config.html_baseurl
    return Edition(
        id=known.id if known else "",
        as_of=known.as_of if known else work.released,
        data_version=str(site.facts.package.raw.get("version", "")),
        scenario=known.scenario if known else "",
        base=f"{base.rstrip('/')}/" if base else "",
    )


def records(site: Site) -> dict[str, Item]:
    """Return the record of everything that has an id, by id.

    Parameters
    ----------
    site
        The site, all its pages read.

    Returns
    -------
    dict
        The book, its chapters, figures, numbers and claims, and the articles that it reads.
    """
    if "records" not in site.kept:
        site.kept["records"] = {one["id"]: one for one in items(site)}
    found: dict[str, Item] = site.kept["records"]
    return found


def items(site: Site) -> Iterator[Item]:
    """Yield the record of everything that has an id."""
    work, edition = work_of(site), edition_of(site)
    yield book_item(work, edition, "index.html")
    for docname in site.chapters:
        yield chapter_item(site, docname)
    for placed in site.figures.values():
        yield part_item(
            work,
            edition,
            placed.id,
            finding(site, placed),
            site.uri("", placed.docname, placed.id),
            genre=f"Figure {placed.number}",
        )
    for result in site.results.values():
        yield part_item(
            work,
            edition,
            result.id,
            stated(result),
            _address(site, "numbers", f"number-{result.id}", result.chapter),
            genre="Number",
            abstract=f"{result.method}." if result.method else "",
        )
    for claim in claims(site).values():
        yield part_item(
            work,
            edition,
            claim.id,
            typeset(claim.statement),
            _address(site, "claims", f"claim-{claim.id}", claim.chapter),
            genre=f"Claim, judged {claim.verdict.word.value}",
            abstract=why(site, claim),
        )
    yield from _articles(site)


def chapter_item(site: Site, docname: str) -> Item:
    """Return the record of a chapter; its answer is its abstract."""
    answer = " ".join(words(site, one) for one in site.book.pages[docname].answers)
    return part_item(
        work_of(site),
        edition_of(site),
        site.book.slug(docname),
        site.title(docname),
        site.uri("", docname),
        abstract=answer,
    )


def finding(site: Site, placed: Placed) -> str:
    """Return the first sentence of a figure's caption, which states the finding."""
    return words(site, split_caption(placed.payload.caption)[0])


def stated(result: Result) -> str:
    """State a number in a line: what it is, its value, its interval."""
    interval = f" ({result.interval_text})" if result.interval_text else ""
    return f"{result.label}: {result.text}{interval}"


def why(site: Site, claim: Claim) -> str:
    """Return the reason of a verdict as plain words."""
    return words(site, typeset(claim.verdict.reason)) if claim.verdict.reason else ""


def _address(site: Site, kind: str, anchor: str, chapter: str) -> str:
    """Return where something has its permanent address, named from the site's root."""
    home = site.book.home(kind, chapter if kind == "numbers" else "")
    home = home or site.document(chapter)
    return site.uri("", home, anchor) if home else "index.html"


def _articles(site: Site) -> Iterator[Item]:
    for row in site.facts.rows("articles").records():
        day = [int(part) for part in row["date"].split("-")]
        language = LANGUAGES.get(row["language"], row["language"])
        yield article_item(
            f"article-{row['article']}",
            row["title"],
            english=row["title_en"],
            language=row["language"],
            site=row["site"],
            issued=day[: PARTS.get(row["date_precision"], len(day))],
            url=row["url"],
            genre=f"Machine translation into {language}",
            note=row["date_basis"],
        )


def write_files(site: Site, folder: Path) -> None:
    """Write every citation in every format, and the scripts that the pages take them from.

    Parameters
    ----------
    site
        The site.
    folder
        Its root.
    """
    target = folder / FOLDER
    (target / "sets").mkdir(parents=True, exist_ok=True)
    sets: dict[int, dict[str, dict[str, str]]] = {}
    for id_, citation in written(records(site).values()).items():
        for name, suffix in SUFFIXES.items():
            (target / f"{id_}{suffix}").write_bytes(citation.written[name].encode())
        sets.setdefault(set_of(id_), {})[id_] = dict(citation.written)
    for number, held in sets.items():
        told = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
        script = f"window.hundredmodels.citations({told});\n"
        (target / "sets" / f"{number}.js").write_bytes(script.encode())
