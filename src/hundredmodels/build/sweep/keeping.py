"""Keeping outcomes as they come, in parts: what they were made from is looked at once for each."""

import time
from collections.abc import Callable

from hundredmodels.build.sweep.kept import Kept, Outcome

PART_SECONDS = 1.0
"""How long an outcome may wait to be kept."""


class Keeping:
    """Keeps outcomes in parts."""

    def __init__(self, kept: Kept, confirm: Callable[[], None]) -> None:
        """Keep outcomes here, each part once this does not raise."""
        self._kept, self._confirm = kept, confirm
        self._part: list[Outcome] = []
        self._since = time.monotonic()
        self.count = 0

    def add(self, found: Outcome) -> None:
        """Take an outcome."""
        self._part.append(found)
        self.count += 1
        self.keep_what_waits()

    def keep_what_waits(self) -> None:
        """Keep the part if it has waited long enough."""
        if self._part and time.monotonic() - self._since > PART_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Keep the part."""
        if self._part:
            self._confirm()
            for found in self._part:
                self._kept.put(found)
            self._part.clear()
        self._since = time.monotonic()
