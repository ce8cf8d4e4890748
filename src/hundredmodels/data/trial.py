"""Trying out a change: the whole package in a copy, with some of its files as they would be."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from hundredmodels.data.descriptor import PackageDescriptor


@contextlib.contextmanager
def tried(package: PackageDescriptor, contents: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a copy of a package with other contents of some tables, for as long as it is needed.

    Parameters
    ----------
    package
        The package.
    contents
        The files' contents by table.

    Yields
    ------
    pathlib.Path
        The copy's folder, of the same name.
    """
    with tempfile.TemporaryDirectory(prefix="hundredmodels-") as private:
        copy = Path(private) / package.directory.name
        shutil.copytree(package.directory, copy)
        for name, content in contents.items():
            (copy / package.tables[name].file.relative_to(package.directory)).write_bytes(content)
        yield copy
