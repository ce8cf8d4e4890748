"""Run a command as one who may not override the rights of files, even where the tests are root."""

import os
import shutil

import pytest


def bound() -> list[str]:
    """Return what to put before a command: nothing for a user, a drop of rights for root.

    Returns
    -------
    list of str
        Words of util-linux's ``setpriv``, or none. Where root has no ``setpriv``, the test is
        skipped.
    """
    if os.geteuid() != 0:
        return []
    found = shutil.which("setpriv")
    if found is None:
        pytest.skip("root may read and write everywhere, and there is no setpriv to forgo it")
    return [found, "--bounding-set", "-dac_override,-dac_read_search"]
