"""Waiting for a forked kernel: as long as it takes, and no longer."""

import asyncio
from collections.abc import Iterable
from queue import Empty
from typing import Any

import pytest

from hundredmodels.build.processes.provisioner import PromptClient

SOON = 0.1
"""Seconds that are lost at most where a kernel has answered on one channel and not on the other."""


class Scripted(PromptClient):
    """A client whose kernel answers by a script: a list of messages for each time that it is asked.

    A message is a channel, the number of the question that it answers and, if it is told to
    everybody, the state that it tells.
    """

    def __init__(self, script: Iterable[list[tuple[str, int, str]]], *, alive: bool = True) -> None:
        """Hold the script, and whether the kernel lives."""
        super().__init__()
        self.script = list(script)
        self.alive = alive
        self.asked = 0
        self.waited: list[float] = []
        self.waiting: dict[str, list[dict[str, Any]]] = {"shell": [], "iopub": []}

    def kernel_info(self) -> str:
        """Ask; the answers of the script arrive."""
        for channel, question, state in self.script[self.asked]:
            self.waiting[channel].append(
                {
                    "parent_header": {"msg_id": str(question)},
                    "content": {"execution_state": state, "protocol_version": "5.3"},
                    "msg_type": "kernel_info_reply",
                }
            )
        self.asked += 1
        return str(self.asked)

    async def get_shell_msg(self, **_: float) -> dict[str, Any]:
        """Return what was answered."""
        return self._next("shell")

    async def get_iopub_msg(self, *, timeout: float, **_: float) -> dict[str, Any]:  # noqa: ASYNC109 -- Jupyter's
        """Return what everybody was told."""
        self.waited.append(timeout)
        return self._next("iopub")

    def _next(self, channel: str) -> dict[str, Any]:
        if not self.waiting[channel]:
            raise Empty
        return self.waiting[channel].pop(0)

    async def _async_is_alive(self) -> bool:
        return self.alive


def test_a_kernel_that_answers_is_ready_at_once() -> None:
    """It is asked once, and nothing of its answer is left to be taken for a cell's."""
    client = Scripted([[("iopub", 1, "busy"), ("shell", 1, ""), ("iopub", 1, "idle")]])
    asyncio.run(client.wait_for_ready(timeout=5))
    assert client.asked == 1
    assert client.waiting == {"shell": [], "iopub": []}


def test_a_kernel_is_asked_until_both_channels_are_connected() -> None:
    """An answer that everybody was told before this client could hear is asked for again."""
    script = [
        [],
        [("shell", 1, ""), ("shell", 2, "")],
        [("shell", 3, ""), ("iopub", 2, "idle"), ("iopub", 3, "busy"), ("iopub", 3, "idle")],
    ]
    client = Scripted(script)
    asyncio.run(client.wait_for_ready(timeout=5))
    assert client.asked == len(script)
    assert max(client.waited) < SOON
    assert client.waiting == {"shell": [], "iopub": []}


@pytest.mark.parametrize(
    ("alive", "said"), [(False, "died before it answered"), (True, "did not answer in 0 seconds")]
)
def test_a_kernel_that_never_answers_is_an_error(said: str, *, alive: bool) -> None:
    """Nobody waits for a kernel that is dead, nor longer than was asked for."""
    with pytest.raises(RuntimeError, match=said):
        asyncio.run(Scripted([[]] * 3, alive=alive).wait_for_ready(timeout=0))
