"""The quiet line under a title: how long it takes to read, and the PDF where there is one."""

from hundredmodels.build.pdf.booklet import slug
from hundredmodels.build.pdf.printing import file_name
from hundredmodels.sphinx_ext.elements.reading_time import minutes
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.site import Site


def of_chapter(site: Site, docname: str, here: str = "") -> str:
    """Write the line of a chapter.

    Parameters
    ----------
    site
        The site.
    docname
        The chapter.
    here
        The page that it stands on; the chapter's own if not given.

    Returns
    -------
    str
        A paragraph.
    """
    pieces = [tag("span", text(f"{minutes(site.book.pages[docname].words)} to read"))]
    if site.edition is not None and site.edition.pdf:
        file = site.file(here or docname, file_name(site.book.slug(docname)))
        pieces.append(_link("PDF", f" of the chapter {site.title(docname)}", file))
    return tag("p", " · ".join(pieces), class_="hm-byline")


def of_book(site: Site, here: str) -> str:
    """Write the line of the whole book: all its chapters, its PDF, its feed.

    Parameters
    ----------
    site
        The site.
    here
        The page that it stands on.

    Returns
    -------
    str
        A paragraph; empty where there is no chapter.
    """
    if not site.chapters:
        return ""
    counts = (site.book.pages[docname].words for docname in site.chapters)
    pieces = [tag("span", text(f"{minutes(*counts)} to read in all"))]
    if site.edition is not None:
        if site.edition.pdf:
            file = file_name(slug(str(site.app.config.html_title)))
            pieces.append(_link("The whole report as PDF", "", site.file(here, file)))
        feed = tag("a", "New editions by RSS", href=site.file(here, "feed.xml"))
        pieces.append(feed)
    return tag("p", " · ".join(pieces), class_="hm-byline")


def _link(words: str, hidden: str, file: str) -> str:
    more = tag("span", text(hidden), class_="hm-hidden") if hidden else ""
    return tag("a", text(words), more, href=file, class_="hm-screen")
