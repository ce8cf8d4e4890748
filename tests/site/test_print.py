"""A chapter on paper, from the built site."""

import io
import re
from pathlib import Path

import pytest
from browser import browser as browser_path
from built import ROOT
from pypdf import PdfReader

from hundredmodels.build.pdf import browser, letters, printing as pdf
from hundredmodels.build.pdf.booklet import Imprint, booklets
from hundredmodels.build.project import Project
from hundredmodels.build.toc import read_contents

pytestmark = pytest.mark.site
CHAPTER = "vertical-models"


def test_a_chapter_as_pdf(site: Path, tmp_path: Path) -> None:
    """Title, each figure's caption, the articles' words if there are letters; no idle link."""
    imprint = Imprint("The War of a Hundred Models", "its authors", "0123456789", "2024-07-31")
    made = booklets(site, read_contents(Project.find(ROOT)), imprint)
    chapter = next(one for one in made if one.name == CHAPTER)
    printer = browser.start(browser_path())
    reader = PdfReader(io.BytesIO(pdf.pdf_of(chapter, imprint.as_of, printer, tmp_path)))
    text = "".join(page.extract_text() for page in reader.pages)
    html = (site / f"notebooks/{CHAPTER}.html").read_text(encoding="utf-8")
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Vertical models")
    captions = re.findall(r'class="hm-figure-number">(Figure [\d.]+)<', html)
    assert captions
    assert not [one for one in captions if one not in text]
    known = "Japanese" not in letters.lacking(printer.path)
    assert bool(re.search(r"[぀-ヿ]", text)) is known
    places = set(reader.named_destinations)
    for page in reader.pages:
        for mark in page.get("/Annots", ()):
            link = mark.get_object()
            if "/Dest" in link:
                assert link["/Dest"] in places
            else:
                assert link["/A"]["/URI"].startswith(("https://", "http://", "mailto:"))
