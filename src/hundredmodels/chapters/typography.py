"""Typographic marks for words that are written with straight ones."""

import re


def typeset(words: str) -> str:
    """Set typographic quotation marks and apostrophes; the words stay unescaped.

    Parameters
    ----------
    words
        Plain words with straight marks, as the tables and the package have them.

    Returns
    -------
    str
        The words with double and single marks around quotations, and ’ within and after words.
    """
    words = re.sub(r"(?<!\w)'(?=\w[^']*')", "\N{LEFT SINGLE QUOTATION MARK}", words)
    return re.sub(r"(?<=\w)'", "’", re.sub(r'"([^"]*)"', "“\\1”", words))
