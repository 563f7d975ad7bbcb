"""Profile.csv: what the archive says of its owner. It fills what is empty, nothing else."""

from __future__ import annotations

import re

import msgspec

from netui.core.exchange.files import File
from netui.core.exchange.names import read_name
from netui.core.exchange.report import FileReport, Notice
from netui.core.exchange.sheet import heading, read_sheet
from netui.core.exchange.text import one_line
from netui.core.model import Profile
from netui.errors import Problem

_PARTS = re.compile(r"\s*(?:[|•·–—]|\s-\s)\s*")
_AT = re.compile(r"\s+(?:at|@)\s+", re.IGNORECASE)
_FIELDS = ("name", "first", "role", "org", "profile_url")


class OwnerFile(msgspec.Struct, frozen=True, kw_only=True):
    """The owner as far as the file tells; a file that tells nothing leaves a notice."""

    owner: Profile
    report: FileReport
    notices: tuple[Notice, ...] = ()


def is_profile(columns: frozenset[str]) -> bool:
    """Whether a row with these headings is the header of the owner's profile."""
    return {"first name", "last name", "headline"} <= columns


def read_owner(file: File) -> OwnerFile:
    """Return the owner's name, role and employer; an unreadable file is no reason to stop."""
    sheet = read_sheet(file, is_profile)
    if isinstance(sheet, Problem):
        notice = Notice(file=file.name, text="Your own profile could not be read.")
        return OwnerFile(owner=Profile(), report=FileReport(name=file.name), notices=(notice,))
    report = FileReport(name=file.name, rows=len(sheet.rows))
    if not sheet.rows:
        return OwnerFile(owner=Profile(), report=report, notices=sheet.notices)
    told = dict(zip(map(heading, sheet.header), sheet.rows[0][1], strict=False))
    owner = named(told["first name"], told["last name"], told["headline"])
    return OwnerFile(owner=owner, report=report, notices=sheet.notices)


def named(first: str, last: str, headline: str) -> Profile:
    """Return a profile; the first part of a headline is the role, after “at” the employer."""
    name = read_name(first, last)
    role, _, org = _AT.sub("\n", _PARTS.split(one_line(headline))[0], count=1).partition("\n")
    full, given = (name.full, name.given) if name else ("", "")
    return Profile(name=full, first=given, role=role, org=org)


def filled(profile: Profile, *offers: Profile) -> Profile:
    """Return a profile with its empty fields filled from the first offer that has them."""
    facts = {
        field: next((getattr(each, field) for each in offers if getattr(each, field)), "")
        for field in _FIELDS
        if not getattr(profile, field)
    }
    return msgspec.structs.replace(profile, **facts)
