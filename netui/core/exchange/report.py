"""What an import found, changed and left out, as figures and as words.

The command line and the import screen say the same; every figure is counted, none estimated.
"""

from __future__ import annotations

import msgspec

from netui.core.changes import Change
from netui.core.exchange.text import quoted


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something to look at; ``line`` 0 is the whole file."""

    file: str
    text: str
    line: int = 0

    def __str__(self) -> str:
        """File, line and sentence as one line of plain text."""
        place = f"{quoted(self.file)}, line {self.line}" if self.line else quoted(self.file)
        return f"{place}: {self.text}"


class FileReport(msgspec.Struct, frozen=True, kw_only=True):
    """What stood in one file."""

    name: str
    rows: int = 0
    people: int = 0
    hidden: int = 0
    duplicates: int = 0
    undated: int = 0
    invitations_out: int = 0
    invitations_in: int = 0
    unknown_columns: tuple[str, ...] = ()
    left_out_columns: tuple[str, ...] = ()


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an import found in its files and did to the people on file.

    ``matched_by_name`` counts people recognised by name alone, with company or day;
    ``accepted`` counts invitations found to be accepted; ``unread`` names files of the archive
    that are not imported.
    """

    archive: str
    files: tuple[FileReport, ...] = ()
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    matched_by_name: int = 0
    accepted: int = 0
    profile_filled: bool = False
    unread: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def rows(self) -> int:
        """Rows below the headers of all files."""
        return sum(file.rows for file in self.files)

    @property
    def hidden(self) -> int:
        """Rows that name nobody: closed accounts and members who hide themselves."""
        return sum(file.hidden for file in self.files)

    @property
    def duplicates(self) -> int:
        """Rows about somebody another row of the file is about."""
        return sum(file.duplicates for file in self.files)

    @property
    def undated(self) -> int:
        """People and invitations whose day is missing or could not be read."""
        return sum(file.undated for file in self.files)

    @property
    def invitations_out(self) -> int:
        """Invitations I sent."""
        return sum(file.invitations_out for file in self.files)

    @property
    def invitations_in(self) -> int:
        """Invitations I received."""
        return sum(file.invitations_in for file in self.files)

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        """Columns that no known export has."""
        return tuple(name for file in self.files for name in file.unknown_columns)


class ImportOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to commit, which may be nothing, and what to tell."""

    change: Change
    report: ImportReport


_SHOWN_NOTICES = 20


def counted(number: int, one: str, many: str = "") -> str:
    """Return a figure with its noun: ``1 person``, ``1,204 people``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def report_lines(report: ImportReport) -> list[str]:
    """Return the report in words: the people, then each file, then what to look at."""
    new = counted(report.new, "new person", "new people")
    lines = [f"{new}, {report.updated:,} updated, {report.unchanged:,} unchanged."]
    if report.accepted:
        lines.append(f"{counted(report.accepted, 'invitation')} found to be accepted.")
    if report.matched_by_name:
        lines.append(
            f"{counted(report.matched_by_name, 'person', 'people')} recognised by name only."
        )
    if report.profile_filled:
        lines.append("Your own profile was filled from the archive.")
    lines += [_file_line(file) for file in report.files]
    if report.unread:
        names = ", ".join(quoted(name) for name in report.unread[:6])
        more = len(report.unread) - 6
        lines.append(f"Not imported: {names}{f' and {more:,} more' if more > 0 else ''}.")
    lines += [str(notice) for notice in report.notices[:_SHOWN_NOTICES]]
    if len(report.notices) > _SHOWN_NOTICES:
        lines.append(f"{len(report.notices) - _SHOWN_NOTICES:,} more notices: see --json.")
    return lines


def _file_line(file: FileReport) -> str:
    facts = [
        counted(file.rows, "row"),
        counted(file.people, "person", "people"),
        f"{file.hidden:,} hidden",
        counted(file.duplicates, "duplicate"),
        f"{file.undated:,} undated",
        counted(file.invitations_out, "invitation") + " sent",
        counted(file.invitations_in, "invitation") + " received",
    ]
    told = [facts[0], *(fact for fact in facts[1:] if not fact.startswith("0 "))]
    for label, columns in (
        ("unknown columns", file.unknown_columns),
        ("columns left out", file.left_out_columns),
    ):
        if columns:
            told.append(f"{label}: {', '.join(columns)}")
    return f"{quoted(file.name)}: {', '.join(told)}."
