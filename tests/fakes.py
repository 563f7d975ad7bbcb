"""Stand-ins for the edges: a clock that stands still, a disk that fails on demand."""

from __future__ import annotations

import datetime as dt
import errno
from pathlib import Path

from builders import NOW

from netui.clipboard import Copied, Proof
from netui.core.moment import Moment
from netui.data.disk import Disk
from netui.errors import Problem


class FixedClock:
    """A clock that moves only when it is told to."""

    def __init__(self, now: Moment = NOW) -> None:
        self.now = now

    def __call__(self) -> Moment:
        return self.now

    def pass_days(self, days: int) -> None:
        """Let whole days go by."""
        step = dt.timedelta(days=days)
        self.now = Moment(self.now.today + step, self.now.at + step)


class FailingDisk(Disk):
    """The real disk until ``fail`` is called; writes that fail leave half behind."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self._from = -1
        self._until = -1
        self._errno = errno.EIO
        self._only = ""

    def fail(
        self, number: int = errno.EIO, *, after: int = 0, times: int = 10**9, only: str = ""
    ) -> None:
        """Fail with ``number`` from the call after the next ``after`` calls."""
        self.calls.clear()
        self._errno, self._only = number, only
        self._from, self._until = after, after + times

    def mend(self) -> None:
        """Work again."""
        self._from = self._until = -1

    def _call(self, name: str) -> None:
        if self._only and name != self._only:
            return
        self.calls.append(name)
        if self._from < len(self.calls) <= self._until:
            raise OSError(self._errno, "")

    def read(self, path: Path) -> bytes | None:
        self._call("read")
        return super().read(path)

    def open(self, path: Path, flags: int) -> int:
        self._call("open")
        return super().open(path, flags)

    def write(self, handle: int, data: bytes | memoryview) -> int:
        try:
            self._call("write")
        except OSError:
            super().write(handle, data[: len(data) // 2])
            raise
        return super().write(handle, data)

    def write_at(self, handle: int, data: bytes | memoryview, place: int) -> int:
        try:
            self._call("write")
        except OSError:
            super().write_at(handle, data[: len(data) // 2], place)
            raise
        return super().write_at(handle, data, place)

    def fsync(self, handle: int) -> None:
        self._call("fsync")
        super().fsync(handle)

    def truncate(self, handle: int, size: int) -> None:
        self._call("truncate")
        super().truncate(handle, size)

    def rename(self, old: Path, new: Path) -> None:
        self._call("rename")
        super().rename(old, new)

    def link(self, old: Path, new: Path) -> None:
        self._call("link")
        super().link(old, new)

    def remove(self, path: Path) -> None:
        self._call("remove")
        super().remove(path)

    def close(self, handle: int) -> None:
        super().close(handle)
        if self._only == "close":
            self._call("close")

    def make_folder(self, path: Path) -> None:
        self._call("make_folder")
        super().make_folder(path)

    def sync_folder(self, path: Path) -> None:
        self._call("sync_folder")
        super().sync_folder(path)

    def lock(self, handle: int) -> bool:
        self._call("lock")
        return super().lock(handle)


class FakeClipboard:
    """A clipboard that keeps what it was given and answers what the test wants."""

    def __init__(self, answer: Copied | Problem | None = None) -> None:
        self.answer = answer or Copied(Proof.CHECKED, "native", "the system clipboard")
        self.texts: list[str] = []

    @property
    def text(self) -> str:
        """What was copied last, empty before anything was."""
        return self.texts[-1] if self.texts else ""

    def copy(self, text: str) -> Copied | Problem:
        self.texts.append(text)
        return self.answer


class FakeBrowser:
    """A browser that remembers the addresses it was given."""

    def __init__(self, answer: Problem | None = None) -> None:
        self.answer = answer
        self.urls: list[str] = []

    def open(self, url: str) -> Problem | None:
        self.urls.append(url)
        return self.answer
