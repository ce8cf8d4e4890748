"""What the machine refuses: no room, no right, too many files; told as a sentence."""

import errno

RIGHT = (
    "Make it readable and writable for you, or name another folder (HUNDREDMODELS_CACHE, --out)."
)
ROOM = "Make room there, or name another folder (HUNDREDMODELS_CACHE, --out)."
OPEN = "Raise the limit of open files (ulimit -n), or use fewer jobs (--jobs)."
MENDS = {
    errno.EACCES: RIGHT,
    errno.EPERM: RIGHT,
    errno.EROFS: RIGHT,
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EFBIG: ROOM,
    errno.EMFILE: OPEN,
    errno.ENFILE: OPEN,
    errno.ENAMETOOLONG: "Move the project to a folder with a shorter path.",
}
"""What to do, by the system's number for the refusal."""


def refusal(error: OSError) -> str | None:
    """Say what the machine refused, and what to do.

    Parameters
    ----------
    error
        What the system answered.

    Returns
    -------
    str or None
        A sentence that names the file; ``None`` where the fault may be ours and keeps its
        traceback.
    """
    mend = MENDS.get(error.errno or 0)
    if mend is None:
        return None
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror}. {mend}"
