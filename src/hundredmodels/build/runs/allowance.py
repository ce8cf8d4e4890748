"""How much a notebook may write: past it the kernel is ended, before memory or disk run out."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field


class OverspentError(Exception):
    """The notebook has written more than it may."""


@dataclass
class Allowance:
    """What is left to a run; papermill writes to it what the notebook prints.

    Attributes
    ----------
    characters
        How much the notebook may print, on both streams together.
    messages
        How many pieces of output of any kind it may send.
    end
        Ends its kernel.
    spent
        Set once the notebook has gone past either.
    """

    characters: int
    messages: int
    end: Callable[[], None]
    spent: threading.Event = field(default_factory=threading.Event)

    def write(self, text: str) -> None:
        """Count what was printed.

        Raises
        ------
        OverspentError
            If it was too much; the kernel has been ended.
        """
        self.characters -= len(text)
        self._settle()

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    def message(self) -> None:
        """Count a piece of output.

        Raises
        ------
        OverspentError
            If there were too many; the kernel has been ended.
        """
        self.messages -= 1
        self._settle()

    def _settle(self) -> None:
        if self.characters >= 0 and self.messages >= 0:
            return
        if not self.spent.is_set():
            self.spent.set()
            self.end()
        raise OverspentError  # so that what the kernel has sent ahead is not read to its end
