"""A disk of a few megabytes that a test can fill and lock, where mounting is allowed.

Where it is not, but a namespace of one's own is to be had, the test runs in there.
"""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from terminals import go_without

ROOT = Path(__file__).resolve().parents[1]
SIZE = "6m"


@functools.cache
def may_mount() -> bool:
    """Whether this process may mount a disk."""
    with tempfile.TemporaryDirectory() as place:
        words = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place]
        if shutil.which("mount") is None or subprocess.run(words, check=False).returncode:
            return False
        subprocess.run(["umount", place], check=True)
    return True


def run_in_a_namespace(test: str) -> None:
    """Run a test where its process may mount, in a namespace of its own."""
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test]
    if shutil.which("unshare") is None:
        go_without("needs the right to mount, or unshare")
    if subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        go_without("needs the right to mount, or namespaces of one's own")
    done = subprocess.run(
        ["unshare", "-rm", *words], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


class SmallDisk:
    """A mounted disk; ``ballast`` is what fills it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.ballast = place / "ballast"
        place.mkdir(parents=True)
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)], check=True
        )

    def fill(self) -> None:
        """Leave no byte free."""
        with self.ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
        assert os.statvfs(self.place).f_bfree == 0

    def free(self) -> None:
        """Take away what fills it."""
        self.ballast.unlink()

    def set_writable(self, *, writable: bool) -> None:
        """Let everybody write to it, or nobody."""
        way = "rw" if writable else "ro"
        subprocess.run(["mount", "-o", f"remount,{way}", str(self.place)], check=True)

    def close(self) -> None:
        """Unmount it, whoever still uses it."""
        subprocess.run(["umount", "-l", str(self.place)], check=True)
