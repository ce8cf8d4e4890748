"""Kernels forked from the fork server, behind jupyter_client's provisioner interface.

Such a kernel starts in a seventh of a second, since pandas, Altair and the package are imported
already. It is a process group of its own, speaks over the sockets of its connection file, and ends
when its worker does, however that came about. :func:`kernel_manager` gives the ordinary kernel
where this process does not come from a fork server, or that has become unsafe to fork.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Type

from hundredmodels.build.processes import forkserver

SOON, PATIENCE, ECHO = 0.005, 1.0, 0.02
"""Seconds between two looks at a kernel that ends; until one that is silent is asked again; and
until one that has answered is, if the other channel was not connected yet and has told nothing."""
ORDINARY = "HUNDREDMODELS_ORDINARY_KERNELS"
"""Set this variable to have ordinary kernels, to compare or to find a fault."""


class ForkedKernel:
    """A forked kernel's process, with the face of a ``subprocess.Popen``."""

    stdin = stdout = stderr = None

    def __init__(self, process: BaseProcess) -> None:
        """Hold a started process."""
        self._process = process
        self.pid = process.pid or 0

    def poll(self) -> int | None:
        """Return the exit code, or ``None`` while it runs."""
        return self._process.exitcode

    def wait(self) -> int | None:
        """Wait for its end and return the exit code."""
        self._process.join()
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        """Send a signal to it and to what it has started."""
        if self.poll() is None:
            signal_group(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class ForkProvisioner(LocalProvisioner):
    """Starts a kernel by a fork instead of a command."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:  # noqa: ANN401, ARG002
        """Fork a kernel that listens where the connection file says."""
        manager: Any = self.parent
        forkserver.reuse()
        process = multiprocessing.get_context("forkserver").Process(
            target=serve_kernel,
            args=(manager.connection_file, dict(kwargs["env"])),
            name="kernel",
        )
        process.start()
        self.process = ForkedKernel(process)  # type: ignore[assignment]
        self.pid, self.pgid = process.pid, None  # signals go by way of ForkedKernel
        self.cwd = kwargs.get("cwd", Path.cwd())
        return self.connection_info


class PromptClient(AsyncKernelClient):
    """A client that goes on as soon as its kernel has answered on both channels.

    Jupyter's own waits until nothing has come for a fifth of a second.
    """

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 -- Jupyter's
        """Ask until the kernel has answered, and has told everybody that it is idle again."""
        end = float("inf") if timeout is None else time.monotonic() + timeout
        while not await self._answered(self.kernel_info()):
            if not await self._async_is_alive():
                raise RuntimeError("The kernel died before it answered.")
            if time.monotonic() > end:
                raise RuntimeError(f"The kernel did not answer in {timeout:g} seconds.")

    wait_for_ready = _async_wait_for_ready

    async def _answered(self, asked: str) -> bool:
        """Say whether both channels are connected: one asks again what came to only one."""
        try:
            reply = None
            while reply is None or reply["parent_header"].get("msg_id") != asked:
                reply = await self.get_shell_msg(timeout=PATIENCE)
            told = None
            while told is None or not _idle_after(told, asked):
                told = await self.get_iopub_msg(timeout=ECHO)
        except Empty:
            return False
        self._handle_kernel_info_reply(reply)
        return True


def _idle_after(told: dict[str, Any], asked: str) -> bool:
    state = told["content"].get("execution_state"), told["parent_header"].get("msg_id")
    return state == ("idle", asked)


class ForkKernelManager(AsyncKernelManager):
    """Manages a forked kernel."""

    client_factory = Type(klass=PromptClient)

    async def _async_wait(self, pollinterval: float = SOON) -> None:
        """Wait for the kernel's end; a killed one ends at once, so look often."""
        await super()._async_wait(pollinterval)

    async def _async_pre_start_kernel(self, **options: Any) -> Any:  # noqa: ANN401
        """Put our provisioner in the place of the default one."""
        if self.provisioner is None:
            self.provisioner = ForkProvisioner(
                kernel_id=self.kernel_id or "", kernel_spec=self.kernel_spec, parent=self
            )
        return await super()._async_pre_start_kernel(**options)


def kernel_manager() -> type[AsyncKernelManager]:
    """Return the manager for this process's kernels: forked where that is safe."""
    warm = sys.modules.get(forkserver.WARM_MODULE)
    forked = getattr(warm, "SAFE", False) and not os.environ.get(ORDINARY)
    return ForkKernelManager if forked else AsyncKernelManager


def serve_kernel(connection_file: str, environment: dict[str, str]) -> None:
    """Be a kernel, in a process just forked.

    Parameters
    ----------
    connection_file
        Where the sockets are described.
    environment
        The environment as an ordinary kernel would have it.
    """
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415 -- imported by the fork server

    app: Any = IPKernelApp.instance()
    app.initialize(["-f", connection_file, "--log-level=50", "--HistoryManager.enabled=False"])
    app.start()


def _end_with(sentinel: int) -> None:
    """Wait for the worker's end, then end this process and what it has started."""
    wait([sentinel])
    os.killpg(os.getpgid(0), signal.SIGKILL)


def signal_group(pid: int, number: int) -> None:
    """Signal a process and, if it leads a group, the whole group; one that is gone is no matter."""
    with contextlib.suppress(ProcessLookupError):
        if os.getpgid(pid) == pid:
            os.killpg(pid, number)
        else:
            os.kill(pid, number)
