"""Progress: what a build tells while it works.

Lines go to standard error, so that a command's output proper can be piped. On a terminal the
last line is a live one that says what is under way; elsewhere only finished lines are written.
"""

import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TextIO

import click

SHOWN_CHANGES = 6


def listed(names: Sequence[str], shown: int = 3) -> str:
    """List names, the first few in full."""
    more = f" and {len(names) - shown} more" if len(names) > shown else ""
    return f"{', '.join(names[:shown])}{more}"


@dataclass
class Progress:
    """A teller of progress.

    Attributes
    ----------
    stream
        Where to; standard error at the time of the first line if not given.
    """

    stream: TextIO = field(default_factory=lambda: sys.stderr)

    def say(self, line: str) -> None:
        """Write a line that stays."""
        self._clear()
        try:
            self.stream.write(f"{line}\n")
        except UnicodeEncodeError:  # an odd locale must not end a build
            encoding = self.stream.encoding or "ascii"
            self.stream.write(f"{line}\n".encode(encoding, "replace").decode(encoding))
        self.stream.flush()

    def live(self, line: str) -> None:
        """Show what is under way, where there is a terminal; the next line overwrites it."""
        if self.stream.isatty():
            self._clear()
            width = shutil.get_terminal_size().columns - 1
            self.stream.write(line[:width])
            self.stream.flush()

    def _clear(self) -> None:
        if self.stream.isatty():
            self.stream.write("\r\x1b[K")


def print_lines(lines: Iterable[str]) -> None:
    """Write to standard output: what was asked for, not progress."""
    click.echo("\n".join(lines))


def tell_changes(names: tuple[str, ...], progress: Progress) -> None:
    """Say what differs from what is published."""
    if not names:
        progress.say("The published site has been altered or is not whole; making it again.")
        return
    progress.say(f"Changed: {listed(names, SHOWN_CHANGES)}")
