"""What a person is told when the file system says no."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from netui.errors import DataProblem

ADVICE = (
    {
        errno.ENOSPC: "Free some space on this disk, then try again.",
        errno.EDQUOT: "Free some space within your quota, then try again.",
        errno.EROFS: "This disk can only be read; choose another place with --file.",
        errno.EACCES: "Make the file and its folder yours to write, then try again.",
        errno.EPERM: "Make the file and its folder yours to write, then try again.",
    }
    | dict.fromkeys(
        (errno.EISDIR, errno.ENOTDIR, errno.ELOOP, errno.EINVAL),
        "Something else stands in its place: move it away, then try again.",
    )
    | dict.fromkeys(
        (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS),
        "Two programs could write at once here: put the data file on a disk of this computer, "
        "or name another with --file.",
    )
)
"""The next step for the reasons that have one of their own."""


def trouble(what: str, path: Path, error: OSError) -> DataProblem:
    """Return the problem for a call that failed: what, the system's reason, where, advice.

    Where the system names one file, it is that and not ``path``.
    """
    number = error.errno or 0
    reason = error.strerror or os.strerror(number)
    advice = ADVICE.get(number, "Check the disk, then try again.")
    one = error.filename is not None and error.filename2 is None
    where = str(error.filename if one else path)
    return DataProblem(f"{what}: {reason[:1].lower()}{reason[1:]}", where, advice)
