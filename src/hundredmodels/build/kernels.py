"""Kernels forked from the fork server, behind jupyter_client's provisioner interface.

Such a kernel starts in hundredths of a second, since pandas, Altair and the package are imported
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
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from hundredmodels.build import forkserver

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


class ForkKernelManager(AsyncKernelManager):
    """Manages a forked kernel."""

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
    app.initialize(["-f", connection_file, "--log-level=50"])
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
