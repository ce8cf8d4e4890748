"""Letters that no font of the machine has are found out before they are printed."""

import sys
from pathlib import Path

import pytest

from hundredmodels.build.pdf import letters, printer
from hundredmodels.build.pdf.browser import VARIABLE, find

LATIN_ALONE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""
BROWSER = """#!/bin/sh
case "$*" in
  *--version*) echo Some Browser 1 ;;
  *) echo "<html><head><title>$(cat {said})</title></head></html>" ;;
esac
"""


@pytest.mark.skipif(sys.platform != "linux", reason="its fonts are told by fontconfig's variable")
def test_a_machine_without_letters_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no font at all, the real browser draws all letters alike, and both languages lack."""
    (tmp_path / "fonts").mkdir()
    told = tmp_path / "fonts.conf"
    told.write_text(
        LATIN_ALONE.format(fonts=tmp_path / "fonts", cache=tmp_path / "cache"), encoding="utf-8"
    )
    path = find()
    assert path is not None
    assert set(letters.lacking(path)) <= set(letters.TRIED)
    monkeypatch.setenv("FONTCONFIG_FILE", str(told))
    assert letters.lacking(path) == tuple(letters.TRIED)


def test_a_browser_that_does_not_answer_lacks_nothing(tmp_path: Path) -> None:
    """What can't be asked is no lack: the printing itself will say what is wrong."""
    assert letters.lacking("/nowhere/at-all") == ()
    assert letters.lacking("/bin/false") == ()
    assert letters.noted(tmp_path) == ()


def test_what_lacks_is_told_and_a_new_font_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lack is told with its mend and noted; looked at again, a font installed since counts."""
    said, path, told = tmp_path / "said", tmp_path / "browser", list[str]()
    path.write_text(BROWSER.format(said=said), encoding="utf-8")
    path.chmod(0o755)
    said.write_text('["Japanese", "Chinese", "Klingon"]', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(path))
    chosen = printer.choose("yes", tmp_path, told.append)
    assert chosen is not None
    assert chosen.lacks == ("Japanese", "Chinese") == letters.noted(tmp_path)
    assert "Japanese and Chinese letters" in told[0]
    assert "apt-get install fonts-noto-cjk" in told[0]
    said.write_text("[]", encoding="utf-8")
    printer.look_again(tmp_path)
    assert letters.noted(tmp_path) == ()
    assert printer.choose("yes", tmp_path, told.append) is not None
    assert len(told) == 1


def test_without_a_browser_there_are_no_pdfs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PDFs that are wished for are left out with a word; nothing is started where none is asked."""
    told = list[str]()
    monkeypatch.setattr(printer, "find", lambda: None)
    assert printer.choose("no", tmp_path, told.append) is None
    assert told == []
    assert printer.choose("auto", tmp_path, told.append) is None
    assert told[0].startswith("Without PDFs. ")
