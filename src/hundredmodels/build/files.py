"""Files that are whole or not there: written beside, flushed to disk, then renamed."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that a reader, or a crash, sees the old content or the new, never a part.

    Parameters
    ----------
    path
        The file; its folder is made if missing.
    content
        Text (as UTF-8, line ends as given) or bytes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode("utf-8") if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        os.replace(name, path)  # noqa: PTH105 -- both are names
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_folder_whole(folder: Path, contents: Mapping[str, str]) -> None:
    """Write a folder of files so that it is whole or not there.

    Parameters
    ----------
    folder
        The folder; one that is there is replaced.
    contents
        Text by file name.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    try:
        for name, text in contents.items():
            write_whole(beside / name, text)
        beside.chmod(0o755)
        if folder.exists():
            old = Path(tempfile.mkdtemp(prefix=".old-", dir=folder.parent))
            folder.replace(old / folder.name)
            shutil.rmtree(old, ignore_errors=True)
        try:
            beside.replace(folder)
        except OSError:
            if not folder.is_dir():  # else another build has just stored the same
                raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
