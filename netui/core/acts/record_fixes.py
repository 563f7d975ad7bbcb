"""What a hint may do to the record instead of the note, as one undoable change."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from netui.core.acts.contacts import gone, replaced
from netui.core.changes import Change
from netui.core.hints.model import Fix, RecordStep
from netui.core.model import Contact, Met, Post
from netui.core.moment import Moment
from netui.core.state import State
from netui.errors import Problem

ASKED_FOR = {
    RecordStep.ADD_ALIAS: "name they go by",
    RecordStep.ADD_POST: "title of what they wrote or said",
    RecordStep.ADD_MEETING: "place where you met",
    RecordStep.SET_LANG: "language",
    RecordStep.ADD_LANG: "language",
    RecordStep.SET_FORMALITY: "way of address",
}
"""What a step has to be told; the others need nothing."""


def value_needed(fix: Fix) -> str | None:
    """Return what to ask a person for before the fix can be carried out, if anything."""
    if fix.record is None or fix.record.value.strip():
        return None
    return ASKED_FOR.get(fix.record.step)


def record_change(
    state: State, contact_id: int, fix: Fix, moment: Moment, value: str = ""
) -> Change | Problem:
    """Return the change that a record fix stands for; ``value`` is what was asked for."""
    before = state.contacts.get(contact_id)
    if before is None:
        return gone()
    if fix.record is None:
        return Problem("This fix does not change the record.", todo="Change the note instead.")
    told = " ".join((value or fix.record.value).split())
    needed = ASKED_FOR.get(fix.record.step)
    if needed and not told:
        return Problem(f"The {needed} is missing.", todo="Type it, then press enter.")
    after = STEPS[fix.record.step](before, told, moment)
    return replaced(state, after, LABELS[fix.record.step].format(who=before.full, what=told))


def with_alias(contact: Contact, name: str, moment: Moment) -> Contact:
    """Return the contact with one more name they go by."""
    del moment
    if name in contact.aliases:
        return contact
    return msgspec.structs.replace(contact, aliases=(*contact.aliases, name))


def with_post(contact: Contact, title: str, moment: Moment) -> Contact:
    """Return the contact with one more thing they wrote or said; its day is not known."""
    del moment
    if any(post.title == title for post in contact.posts):
        return contact
    return msgspec.structs.replace(contact, posts=(*contact.posts, Post(title=title)))


def with_meeting(contact: Contact, where: str, moment: Moment) -> Contact:
    """Return the contact with the place where we met; day and subject stay as they are."""
    del moment
    met = msgspec.structs.replace(contact.met or Met(), where=where)
    return msgspec.structs.replace(contact, met=met)


def with_checked_facts(contact: Contact, value: str, moment: Moment) -> Contact:
    """Return the contact whose facts were looked at today."""
    del value
    return msgspec.structs.replace(contact, facts_checked=moment.today)


def with_language(contact: Contact, code: str, moment: Moment) -> Contact:
    """Return the contact who is written to in one language."""
    del moment
    return msgspec.structs.replace(contact, langs=(code,))


def with_one_more_language(contact: Contact, code: str, moment: Moment) -> Contact:
    """Return the contact who may be written to in one language more."""
    del moment
    if code in contact.langs:
        return contact
    return msgspec.structs.replace(contact, langs=(*contact.langs, code))


def with_formality(contact: Contact, word: str, moment: Moment) -> Contact:
    """Return the contact who is addressed in one way from now on."""
    del moment
    return msgspec.structs.replace(contact, formality=word)


STEPS: dict[RecordStep, Callable[[Contact, str, Moment], Contact]] = {
    RecordStep.ADD_ALIAS: with_alias,
    RecordStep.ADD_POST: with_post,
    RecordStep.ADD_MEETING: with_meeting,
    RecordStep.CHECK_FACTS: with_checked_facts,
    RecordStep.SET_LANG: with_language,
    RecordStep.ADD_LANG: with_one_more_language,
    RecordStep.SET_FORMALITY: with_formality,
}

LABELS = {
    RecordStep.ADD_ALIAS: "Noted that {who} goes by {what}",
    RecordStep.ADD_POST: "Noted of {who}: {what}",
    RecordStep.ADD_MEETING: "Noted where you met {who}: {what}",
    RecordStep.CHECK_FACTS: "Checked the facts about {who}",
    RecordStep.SET_LANG: "Set the language of {who} to {what}",
    RecordStep.ADD_LANG: "Noted that {who} reads {what}",
    RecordStep.SET_FORMALITY: "Noted to say {what} to {who}",
}
"""The step in the history, in the past tense."""
