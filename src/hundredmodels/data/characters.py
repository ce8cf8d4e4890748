"""Characters that a cell may not hold: those that nobody sees, and those that make it a formula.

A table's text goes into pages, messages, drawings and files that people open in spreadsheets. A
character that turns the direction of writing makes a text read as what it is not; one without
width makes two names look the same; and a spreadsheet runs a cell that begins like a formula. No
fact needs any of them, so they are refused where they come in, and never have to be defused later.
"""

import re
import unicodedata

UNSEEN = re.compile(
    "["
    "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but not the end of a line
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, separators, direction of writing
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\ue000-\uf8ff"  # private use: another picture on each machine
    "\ud800-\udfff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    "]|\r(?!\n)"
)
FORMULA = re.compile(r"\s*[=@+\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH COMMERCIAL AT}"
                     r"\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}-]")  # fmt: skip
NUMERIC = re.compile(r"[+-]?[0-9](?:[0-9.,;:% –]|[eE][+-]?[0-9]|(?<=[; ])[+-](?=[0-9]))*")
"""What begins with a sign and is no formula: a number, a share, or several with semicolons."""

Verdict = tuple[str, str]


def unfit(text: str) -> Verdict | None:
    """Say why a text may not stand in a cell.

    Parameters
    ----------
    text
        The cell's text.

    Returns
    -------
    tuple or None
        Reason and mend; ``None`` if it may.
    """
    if found := UNSEEN.search(text):
        code = f"U+{ord(found[0]):04X}"
        name = unicodedata.name(found[0], "a control character")
        reason = (
            f"holds a character that nobody sees ({code}, {name}, after {found.start()} others)"
        )
        return reason, "Delete it, or type the cell anew rather than pasting it."
    if FORMULA.match(text) and not NUMERIC.fullmatch(text):
        reason = f"is a formula to a spreadsheet, since it begins with {text.strip()[:1]!r}"
        return reason, "Put its value in the cell, or begin it with another word."
    return None
