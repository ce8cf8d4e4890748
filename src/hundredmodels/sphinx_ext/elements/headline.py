"""A headline: a finding of a chapter that another page, the home page, is to show."""

import re
from dataclasses import dataclass

ENTRY = re.compile(r"(?P<chapter>[a-z0-9-]+)(?:/(?P<sentence>\d+))?(?:\s+(?P<figure>[a-z0-9-]+))?")


@dataclass(frozen=True)
class Headline:
    """Which sentence to show, beside which chart.

    Attributes
    ----------
    chapter
        Slug of the chapter.
    sentence
        Which sentence of its answer, from 1.
    figure
        Id of a figure of the site; where empty the chapter's figure of the sentence's number.
    """

    chapter: str
    sentence: int = 1
    figure: str = ""


def parse(lines: list[str]) -> tuple[Headline, ...]:
    """Read the body of the directive: ``chapter[/sentence] [figure]``, one a line.

    Parameters
    ----------
    lines
        The lines.

    Returns
    -------
    tuple of Headline
        What they ask for.

    Raises
    ------
    ValueError
        Naming a line that is none.
    """
    found = []
    for line in lines:
        if line.strip():
            match = ENTRY.fullmatch(line.strip())
            if match is None:
                raise ValueError(f"{line.strip()!r} is no headline: chapter[/sentence] [figure].")
            found.append(
                Headline(match["chapter"], int(match["sentence"] or 1), match["figure"] or "")
            )
    return tuple(found)
