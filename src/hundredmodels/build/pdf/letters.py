"""Letters that the machine's fonts lack, as its browser draws them.

Where no font has a letter, the browser prints a box in its place and says nothing. Two letters that
are drawn alike, dot for dot, are such boxes.
"""

import json
import re
import subprocess
import tempfile
from pathlib import Path

from hundredmodels.build.files import write_whole
from hundredmodels.build.pdf.browser import ARGUMENTS, PATIENCE

NOTE = "letters.json"
TRIED = {"Japanese": "きの", "Chinese": "战汉"}
"""Two letters of each language that the report quotes and not every machine has a font for."""
HOW_TO_GET_THEM = (
    "install a font that has them (Debian and Ubuntu: apt-get install fonts-noto-cjk; "
    "Fedora: dnf install google-noto-sans-cjk-fonts) and build again"
)
PAGE = """<!DOCTYPE html><meta charset="utf-8"><body><script>
const drawn = letter => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 48;
  const pen = canvas.getContext("2d");
  pen.font = "32px sans-serif";
  pen.fillText(letter, 4, 36);
  return canvas.toDataURL();
};
const tried = TRIED;
const alike = ([, [one, other]]) => drawn(one) === drawn(other);
document.title = JSON.stringify(Object.entries(tried).filter(alike).map(([name]) => name));
</script>"""
ANSWER = re.compile(r"<title>(\[[^<]*\])</title>")


def lacking(path: str) -> tuple[str, ...]:
    """Ask a browser which languages it has no letters for.

    Parameters
    ----------
    path
        Its executable.

    Returns
    -------
    tuple of str
        Their English names; none where the browser does not answer, since what it can't print it
        says when it prints.
    """
    with tempfile.TemporaryDirectory(prefix="hundredmodels-", ignore_cleanup_errors=True) as folder:
        page = Path(folder) / "letters.html"
        page.write_text(PAGE.replace("TRIED", json.dumps(TRIED)), encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        command = (path, *ARGUMENTS, "--headless", "--dump-dom", profile, page.as_uri())
        try:
            done = subprocess.run(  # noqa: S603 -- the user's own browser
                command, check=False, capture_output=True, timeout=PATIENCE
            )
        except (OSError, subprocess.TimeoutExpired):
            return ()
    found = ANSWER.search(done.stdout.decode("utf-8", "replace"))
    return tuple(name for name in json.loads(found[1]) if name in TRIED) if found else ()


def noted(cache: Path) -> tuple[str, ...]:
    """Return what was lacking when PDFs were printed last; it is an input of the build."""
    try:
        return tuple(json.loads((cache / "pdf" / NOTE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return ()


def note(cache: Path, names: tuple[str, ...]) -> None:
    """Take down what is lacking, for :func:`noted`."""
    if names != noted(cache):
        write_whole(cache / "pdf" / NOTE, json.dumps(names))
