"""LinkedIn's archive: its files read, put together and merged into one change.

Messages, notes and the other files of the archive have no reader yet; they are named in the
report as not imported.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from netui.core.exchange.connections import (
    is_connections,
    is_dated_connections,
    read_connections,
)
from netui.core.exchange.files import Archive, File
from netui.core.exchange.invitations import (
    Invitation,
    is_invitations,
    owner_of,
    read_invitations,
)
from netui.core.exchange.merge import Merge
from netui.core.exchange.names import read_full_name
from netui.core.exchange.owner import filled, read_owner
from netui.core.exchange.people import Person, without_duplicates
from netui.core.exchange.report import (
    FileReport,
    ImportOutcome,
    ImportReport,
    Notice,
    counted,
)
from netui.core.exchange.sheet import sheet_has
from netui.core.model import Profile
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem

Progress = Callable[[int, int], None]
"""Called with how many rows are done and how many there are."""

_STEP = 500
_CONNECTIONS = frozenset(
    {
        "connections.csv",
        "linkedinconnectionsexportmicrosoftoutlook.csv",
        "linkedinconnectionsexportoutlookexpress.csv",
        "linkedinconnectionsexportyahoo.csv",
    }
)
_INVITATIONS = "invitations.csv"
_PROFILE = "profile.csv"
KEYS = _CONNECTIONS | {_INVITATIONS, _PROFILE}
"""The files of an archive that are read, as ``file_key`` names them."""


class _Contents(msgspec.Struct):
    """What the files of an archive hold, gathered file by file."""

    people: list[Person] = []
    invitations: list[Invitation] = []
    owner: Profile = Profile()
    reports: list[FileReport] = []
    notices: list[Notice] = []


def is_linkedin(archive: Archive) -> bool:
    """Whether there is a file in it that LinkedIn wrote and netui can read."""
    return any(_role(file) in {"connections", "invitations"} for file in archive.files)


def import_linkedin(
    archive: Archive, state: State, moment: Moment, progress: Progress | None = None
) -> ImportOutcome | Problem:
    """Return the change that puts an archive's people on file, and the report about it."""
    contents = _read(archive)
    if isinstance(contents, Problem):
        return contents
    people = without_duplicates(contents.people)
    people.sort(key=lambda person: not person.slug)
    if not people and not contents.invitations:
        return _nobody(archive, contents)
    merge = Merge(state, moment, people)
    _merge_all(merge, people, contents.invitations, progress)
    profile = _profile(state.profile, contents)
    if profile != state.profile:
        if state.profile.id:
            merge.builder.put(profile)
        else:
            merge.builder.add(profile)
    return ImportOutcome(
        change=merge.builder.change(_label(merge)),
        report=ImportReport(
            archive=archive.name,
            files=tuple(contents.reports),
            new=len(merge.new),
            updated=len(merge.changed - merge.new),
            unchanged=len(merge.seen - merge.changed - merge.new),
            matched_by_name=merge.matched_by_name,
            accepted=merge.accepted,
            profile_filled=profile != state.profile,
            unread=archive.unread,
            notices=(*contents.notices, *merge.notices),
        ),
    )


def _role(file: File) -> str:
    """Return what a file is: by its name, and one that was named by hand by its header too."""
    if file.key in _CONNECTIONS:
        return "connections"
    if file.key == _INVITATIONS:
        return "invitations"
    if file.key == _PROFILE:
        return "profile"
    if not file.given:
        return ""
    from_linkedin = is_connections if "linkedin" in file.key else is_dated_connections
    if sheet_has(file, from_linkedin):
        return "connections"
    return "invitations" if sheet_has(file, is_invitations) else ""


def _read(archive: Archive) -> _Contents | Problem:
    contents = _Contents()
    for file in archive.files:
        role = _role(file)
        if role == "connections":
            connections = read_connections(file)
            if isinstance(connections, Problem):
                return connections
            contents.people += connections.people
            _note(contents, connections.report, connections.notices)
        elif role == "invitations":
            invitations = read_invitations(file)
            if isinstance(invitations, Problem):
                return invitations
            contents.invitations += invitations.invitations
            _note(contents, invitations.report, invitations.notices)
        elif role == "profile":
            owner = read_owner(file)
            contents.owner = filled(contents.owner, owner.owner)
            _note(contents, owner.report, owner.notices)
    return contents


def _note(contents: _Contents, report: FileReport, notices: tuple[Notice, ...]) -> None:
    contents.reports.append(report)
    contents.notices += notices


def _nobody(archive: Archive, contents: _Contents) -> Problem:
    hidden = sum(report.hidden for report in contents.reports)
    rows = sum(report.rows for report in contents.reports)
    return Problem(
        f"No people found in {counted(rows, 'row')}, {hidden:,} of them hidden",
        archive.name,
        "Ask LinkedIn for the archive again, with Connections ticked.",
    )


def _merge_all(
    merge: Merge,
    people: list[Person],
    invitations: list[Invitation],
    progress: Progress | None,
) -> None:
    total = len(people) + len(invitations)
    in_order = sorted(invitations, key=lambda each: (not each.person.slug, each.sent))
    items: list[Person | Invitation] = [*people, *in_order]
    for done, item in enumerate(items, start=1):
        if isinstance(item, Person):
            merge.connection(item)
        else:
            merge.invitation(item)
        if progress and (done % _STEP == 0 or done == total):
            progress(done, total)
    merge.acceptances()


def _profile(profile: Profile, contents: _Contents) -> Profile:
    name, url = owner_of(tuple(contents.invitations))
    inviter = read_full_name(name)
    full, given = (inviter.full, inviter.given) if inviter else ("", "")
    return filled(profile, contents.owner, Profile(name=full, first=given, profile_url=url))


def _label(merge: Merge) -> str:
    updated = len(merge.changed - merge.new)
    if merge.new:
        label = f"Imported {counted(len(merge.new), 'person', 'people')} from LinkedIn"
        return f"{label}, updated {updated:,}" if updated else label
    if updated:
        return f"Updated {counted(updated, 'person', 'people')} from LinkedIn"
    return "Imported from LinkedIn"
