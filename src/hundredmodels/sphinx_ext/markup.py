"""Writing HTML: tags with escaped attributes, and nothing else."""

import re
from html import escape

KANA = re.compile(r"[\u3040-\u30ff]")
LETTERS = r"[\u3040-\u30ff\u3400-\u9fff]"
EASTERN = re.compile(rf"<[^>]*>|{LETTERS}(?:[\s\u3000-\u303f]*{LETTERS})*")
"""A tag, which is left alone, or a run of Japanese or Chinese letters with the spaces within."""


def tag(name: str, /, *inner: str, **attributes: str | bool | None) -> str:
    """Write an element.

    Parameters
    ----------
    name
        Name of the element.
    *inner
        Its content as HTML, already escaped.
    **attributes
        Attributes; a trailing underscore is dropped, other underscores become hyphens, ``True``
        writes the bare name, and ``None`` or ``False`` leaves the attribute out.

    Returns
    -------
    str
        The HTML.
    """
    written = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.rstrip("_").replace("_", "-")
        written.append(f" {attribute}" if value is True else f' {attribute}="{escape(value)}"')
    return f"<{name}{''.join(written)}>{''.join(inner)}</{name}>"


def text(words: str) -> str:
    """Escape words for HTML."""
    return escape(words, quote=False)


def languages(html: str) -> str:
    """Mark words in Japanese or Chinese letters with their language.

    Parameters
    ----------
    html
        HTML in which such words stand among English ones, unmarked.

    Returns
    -------
    str
        The HTML with each run of such letters in a ``span`` of its language: Japanese where it
        has kana, else Chinese.
    """

    def marked(match: re.Match[str]) -> str:
        words = match[0]
        return words if words[0] == "<" else tag("span", words, lang=_language(words))

    return EASTERN.sub(marked, html)


def _language(words: str) -> str:
    return "ja" if KANA.search(words) else "zh"


def definitions(pairs: list[tuple[str, str]]) -> str:
    """Write a list of terms and their (HTML) definitions; pairs without a definition are left out.

    Parameters
    ----------
    pairs
        Terms as words, definitions as HTML.

    Returns
    -------
    str
        A ``dl``.
    """
    return tag("dl", *(tag("dt", text(term)) + tag("dd", words) for term, words in pairs if words))
