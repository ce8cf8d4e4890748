"""Writing HTML: tags with escaped attributes, and nothing else."""

import re
from html import escape


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


def typeset(words: str) -> str:
    """Set typographic quotation marks and apostrophes; the words stay unescaped.

    Parameters
    ----------
    words
        Plain words with straight marks, as the tables have them.

    Returns
    -------
    str
        The words with “ ”, and ’ within and after words.
    """
    return re.sub(r"(?<=\w)'", "’", re.sub(r'"([^"]*)"', "“\\1”", words))
