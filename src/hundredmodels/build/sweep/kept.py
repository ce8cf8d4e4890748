"""What is kept of a sweep's run: its results, compressed, by the run's key.

Some kilobytes in place of an executed notebook's megabyte. A file is written whole, and the
compression's checksum tells a damaged one, which counts as absent.
"""

import gzip
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hundredmodels.build.files import write_whole
from hundredmodels.chapters.result import Result
from hundredmodels.report.payload import (
    PROSE_MIME,
    ProsePayload,
    ResultsPayload,
    outputs_of,
    result_to_json,
)
from hundredmodels.report.tokens import Token, split

FORMAT = 1
FIELDS = ("id", "label", "value", "low", "high", "interval", "unit", "n", "reason")
Row = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What a run of a sweep has found.

    Attributes
    ----------
    key
        The run's key.
    rows
        Each result's :data:`FIELDS`, and whether the chapter's answer quotes it as ``headline``.
    """

    key: str
    rows: tuple[Row, ...]


def outcome(key: str, notebook: Mapping[str, Any], payload: ResultsPayload) -> Outcome:
    """Take from an executed notebook what a sweep keeps.

    Parameters
    ----------
    key
        The run's key.
    notebook
        The executed notebook as JSON.
    payload
        The results that it published.

    Returns
    -------
    Outcome
        The results, in the order published.
    """
    quoted = set(_quoted(notebook))
    return Outcome(key, tuple(_row(one, quoted) for one in payload.results.values()))


def _row(result: Result, quoted: set[str]) -> Row:
    """Return a result as it is kept; open ends of intervals are ``"inf"``, as in the payload."""
    content = result_to_json(result)
    return {name: content[name] for name in FIELDS} | {"headline": result.id in quoted}


def _quoted(notebook: Mapping[str, Any]) -> list[str]:
    """Return the ids of the results that the chapter's answer quotes."""
    answers = (ProsePayload.from_json(one) for one in outputs_of(notebook, PROSE_MIME))
    return [
        piece.id
        for answer in answers
        if answer.style == "answer"
        for paragraph in answer.paragraphs
        for piece in split(paragraph)
        if isinstance(piece, Token)
    ]


@dataclass(frozen=True)
class Kept:
    """A folder of outcomes.

    Attributes
    ----------
    folder
        Where it is; made when first written to.
    """

    folder: Path

    def get(self, key: str) -> Outcome | None:
        """Return the outcome of this key, or ``None`` if there is none that is whole."""
        try:
            content = json.loads(gzip.decompress(self._file(key).read_bytes()))
            if content["format"] != FORMAT or content["key"] != key:
                return None
            rows = tuple(dict(row) for row in content["rows"])
        except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error):
            return None
        return Outcome(key, rows)

    def put(self, one: Outcome) -> None:
        """Keep an outcome."""
        content = {"format": FORMAT, "key": one.key, "rows": one.rows}
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        write_whole(self._file(one.key), gzip.compress(text.encode("utf-8"), mtime=0))

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json.gz"
