"""Adding, editing, tagging and archiving people, each as one change.

A person is never put on file twice by accident: the same profile or e-mail address is
refused, and so is the same name unless both companies are known and differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from netui.core.cadence.own import refused
from netui.core.changes import Change, ChangeBuilder
from netui.core.fields import FieldEdit, apply_edits, distinct
from netui.core.model import Contact
from netui.core.moment import Moment
from netui.core.people.identity import given_and_family
from netui.core.people.resolve import described, folded_name
from netui.core.state import State
from netui.errors import Problem, UsageProblem

ONE_PERSONS = frozenset({"full", "given", "family", "emails", "phones", "profile_url", "slug"})
"""Fields that tell one person from another: never the same for many."""


def add_contact(
    state: State, name: str, edits: Iterable[FieldEdit], moment: Moment
) -> Change | Problem:
    """Return the change that puts a person on file; remarks without a day get today's."""
    full = " ".join(name.split())
    if not full:
        return UsageProblem("A contact needs a name.", todo="netui add “Amara Osei” tags=met")
    given, family = given_and_family(full)
    contact = apply_edits(
        Contact(full=full, given=given, family=family), edits, today=moment.today
    )
    if isinstance(contact, Problem):
        return contact
    problem = (
        same_address(state, contact) or same_name(state, contact) or refused(contact.cadence)
    )
    if problem:
        return problem
    builder = ChangeBuilder(state)
    added = builder.add(contact)
    return builder.change(f"Added {added.full}", contact=added.id)


def edit_contact(
    state: State, contact_id: int, edits: Sequence[FieldEdit], moment: Moment | None = None
) -> Change | Problem:
    """Return the change that edits a person; what is so already is no edit."""
    before = state.contacts.get(contact_id)
    if before is None:
        return gone()
    after = apply_edits(before, edits, today=moment.today if moment else None)
    if isinstance(after, Problem):
        return after
    if (after.slug, after.emails) != (before.slug, before.emails):
        twin = same_address(state, after)
        if twin:
            return twin
    out_of_range = refused(after.cadence) if after.cadence != before.cadence else None
    if out_of_range:
        return out_of_range
    names = dict.fromkeys(f"{e.field}.{e.part}" if e.part else e.field for e in edits)
    return replaced(state, after, f"Edited {before.full}: {', '.join(names)}")


def shared(edits: Iterable[FieldEdit]) -> Problem | None:
    """Return a problem if edits that are meant for many say what only one person can be."""
    for edit in edits:
        if edit.field in ONE_PERSONS:
            return UsageProblem(
                f"{edit.field} belongs to one person.", edit.field, "Edit people one by one."
            )
    return None


def tag_contact(state: State, contact_id: int, tags: Iterable[str]) -> Change | Problem:
    """Return the change that gives a person exactly these tags, each once."""
    before = state.contacts.get(contact_id)
    if before is None:
        return gone()
    clean = tuple(str(tag) for tag in distinct(" ".join(tag.split()) for tag in tags) if tag)
    label = f"Tagged {before.full}: {', '.join(clean)}" if clean else f"Untagged {before.full}"
    return replaced(state, msgspec.structs.replace(before, tags=clean), label)


def archive_contact(state: State, contact_id: int) -> Change | Problem:
    """Return the change that archives a person: kept on file, no longer listed or due."""
    before = state.contacts.get(contact_id)
    if before is None:
        return gone()
    return replaced(
        state, msgspec.structs.replace(before, archived=True), f"Archived {before.full}"
    )


def replaced(state: State, after: Contact, label: str) -> Change:
    """Return the change that writes a contact anew."""
    builder = ChangeBuilder(state)
    builder.put(after)
    return builder.change(label, contact=after.id)


def gone() -> Problem:
    """Return the problem of a person who was removed meanwhile."""
    return Problem("This person is no longer on file.", todo="Undo brings them back.")


def same_address(state: State, contact: Contact) -> Problem | None:
    """Return a problem if somebody else has the same profile or e-mail address."""
    emails = {email.casefold() for email in contact.emails}
    for other in state.contacts.values():
        if other.id == contact.id:
            continue
        if contact.slug and other.slug == contact.slug:
            return twin(other, "profile_url", "This profile")
        if emails and any(email.casefold() in emails for email in other.emails):
            return twin(other, "emails", "This e-mail address")
    return None


def same_name(state: State, contact: Contact) -> Problem | None:
    """Return a problem if a person of this name may be the same one."""
    name, company = folded_name(contact.full), folded_name(contact.company)
    for other in state.contacts.values():
        if name != folded_name(other.full):
            continue
        theirs = folded_name(other.company)
        if not company or not theirs or company == theirs:
            return Problem(
                f"{other.full} is on file already.",
                f"contact {described(other)}",
                "Edit them, or give both a company that tells them apart.",
            )
    return None


def twin(other: Contact, field: str, what: str) -> Problem:
    """Return the problem of an address that belongs to somebody else."""
    return Problem(
        f"{what} belongs to {other.full} already.", field, f"Edit contact {described(other)}."
    )
