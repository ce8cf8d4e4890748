"""The store of executed notebooks: by the key of everything they depend on.

An entry is a folder named by its key with the canonical notebook and a record of what it was made
from. It is written beside and renamed, so it is whole or not there; on reading, the notebook's
digest must be the recorded one, else the entry counts as absent. Going back to old data or old
parameters therefore finds the old run. Times of files only decide which entries are dropped when
there are too many.
"""

import contextlib
import json
import os
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from hundredmodels.build import digest
from hundredmodels.build.files import write_folder_whole, write_whole

FORMAT = 1
KEPT = 400
NOTEBOOK, RECORD, DURATIONS = "notebook.ipynb", "record.json", "durations.json"


@dataclass(frozen=True)
class Entry:
    """An executed notebook with what it was made from.

    Attributes
    ----------
    key
        Its key.
    chapter
        The chapter's slug.
    notebook
        The canonical notebook's text.
    seconds
        How long the run took.
    ingredients
        What the key was made of.
    notes
        What the cells wrote to their error streams.
    """

    key: str
    chapter: str
    notebook: str
    seconds: float
    ingredients: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Store:
    """A folder of entries.

    Attributes
    ----------
    folder
        Where it is; made when first written to.
    """

    folder: Path

    def get(self, key: str) -> Entry | None:
        """Return the entry of this key, or ``None`` if there is none that is whole."""
        entry = self.folder / "runs" / key
        try:
            record = json.loads((entry / RECORD).read_text(encoding="utf-8"))
            notebook = (entry / NOTEBOOK).read_bytes()
            whole = (
                record["format"] == FORMAT
                and record["key"] == key
                and record["sha256"] == digest.of_bytes(notebook)
            )
            if not whole:
                return None
            found = Entry(
                key=key,
                chapter=record["chapter"],
                notebook=notebook.decode("utf-8"),
                seconds=float(record["seconds"]),
                ingredients=record["ingredients"],
                notes=tuple(record["notes"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None
        with contextlib.suppress(OSError):
            os.utime(entry)
        return found

    def put(self, entry: Entry) -> Path:
        """Keep an entry, and remember how long its chapter takes; return its notebook's file."""
        record = asdict(entry) | {
            "format": FORMAT,
            "sha256": digest.of_bytes(entry.notebook.encode("utf-8")),
        }
        del record["notebook"]
        write_folder_whole(
            self.folder / "runs" / entry.key,
            {
                NOTEBOOK: entry.notebook,
                RECORD: json.dumps(record, sort_keys=True, indent=1, ensure_ascii=False),
            },
        )
        durations = self.durations() | {entry.chapter: entry.seconds}
        write_whole(self.folder / DURATIONS, json.dumps(durations, sort_keys=True))
        return self.folder / "runs" / entry.key / NOTEBOOK

    def durations(self) -> dict[str, float]:
        """Return each chapter's last duration in seconds; only the order of work rests on it."""
        try:
            durations = json.loads((self.folder / DURATIONS).read_text(encoding="utf-8"))
            return {str(slug): float(seconds) for slug, seconds in durations.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def prune(self, kept: int = KEPT) -> None:
        """Drop what a killed build left half-done, and the entries not used for longest."""
        runs = self.folder / "runs"
        if not runs.is_dir():
            return
        entries = []
        for path in runs.iterdir():
            if path.name.startswith("."):
                shutil.rmtree(path, ignore_errors=True)
            else:
                entries.append((path.stat().st_mtime_ns, path.name))
        for _, name in sorted(entries, reverse=True)[kept:]:
            shutil.rmtree(runs / name, ignore_errors=True)
