"""A Dask cluster as the place where a sweep runs.

Imported only where a scheduler is named. What a lost worker had under way, the scheduler gives to
another; a run that takes three workers with it counts as failed. The workers need this project at
the same path, and the same pinned packages.
"""

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any

from hundredmodels.build.runs.verify import Failure
from hundredmodels.errors import UserError

ANSWER_WITHIN = 60
"""Seconds that a scheduler and its first worker may take to answer."""


@contextmanager
def cluster(address: str) -> Iterator["Cluster"]:
    """Connect to a scheduler.

    Parameters
    ----------
    address
        Its address, as in ``tcp://127.0.0.1:8786``.

    Yields
    ------
    Cluster
        What runs tasks there.

    Raises
    ------
    UserError
        If Dask is not installed, no scheduler answers, or it has no worker.
    """
    try:
        from distributed import Client  # noqa: PLC0415 -- an extra
    except ImportError as error:
        raise UserError(
            "--scheduler needs Dask: install it with pip install 'hundredmodels[cluster]', "
            "or leave --scheduler out to run on this machine."
        ) from error
    try:
        client = Client(address, timeout=ANSWER_WITHIN)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UserError(
            f"No Dask scheduler answers at {address}: start one with dask scheduler, "
            "and name the address that it prints."
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=ANSWER_WITHIN)
        except OSError as error:
            raise UserError(
                f"The scheduler at {address} has no worker: start some with dask worker {address}."
            ) from error
        yield Cluster(client)


class Cluster:
    """A connected cluster."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 -- ships no types
        """Hold the client."""
        self._client = client

    def threads(self) -> int:
        """Count the tasks that the workers take at a time."""
        return max(1, sum(int(one) for one in self._client.nthreads().values()))

    def pool(self, _: int) -> Executor:
        """Return an executor; how many tasks it runs at a time is the cluster's to say."""
        return _Tasks(self._client.get_executor(pure=False))


class _Tasks(Executor):
    """Dask's executor, with a run that no worker survives told as a failure."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(self, task: Any, /, *arguments: Any, **named: Any) -> "Future[Any]":  # noqa: ANN401
        """Hand a task to the cluster; its first argument is the run."""
        told: Future[Any] = Future()
        done = self._executor.submit(task, *arguments, **named)

        def tell(future: "Future[Any]") -> None:
            if future.cancelled():
                told.set_exception(UserError("The scheduler was lost."))
                return
            error = future.exception()
            if error is None:
                told.set_result(future.result())
            elif type(error).__name__ == "KilledWorker":
                cause = "each worker that ran it was killed."
                told.set_result(Failure(arguments[0].chapter, 0, "", cause))
            else:
                told.set_exception(error)

        done.add_done_callback(tell)
        return told

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Let go of the tasks; those still under way are called off."""
        self._executor.shutdown(wait=False)
