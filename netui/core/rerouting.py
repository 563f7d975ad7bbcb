"""Rerouting: which ways a note can go, and with which words it goes another way.

What somebody has written goes along to the letter; only a template that nobody has touched
gives way to that of the new channel. Reading only: it saves nothing.
"""

from __future__ import annotations

from netui.core.cadence.model import Context, Standing
from netui.core.cadence.ways import Way, no_way, ways_for
from netui.core.composition import (
    Composition,
    Opening,
    assembled,
    begin,
    compose,
    wanted_note,
)
from netui.core.connector import is_about
from netui.core.model import Channel, Contact, Degree
from netui.core.state import State
from netui.core.templates import blanks_in, in_force, shipped
from netui.core.text import clean
from netui.errors import Problem

WHOEVER = Contact(full="Whoever you ask", degree=Degree.FIRST)
"""Who gets a note of which nothing is known but that it is about somebody else."""


def reader_and_tie(note: Composition) -> tuple[Contact, bool]:
    """Return who gets the note, and whether we are connected."""
    if is_about(note.kind, note.standing.stage):
        reader = note.reader or WHOEVER
        return reader, reader.degree is Degree.FIRST
    return note.contact, note.standing.connected


def ways_of(note: Composition) -> tuple[Way, ...]:
    """Return every channel for a note, the possible ones first."""
    reader, connected = reader_and_tie(note)
    return ways_for(note.kind, reader, connected=connected)


def rerouted(
    state: State,
    standing: Standing,
    context: Context,
    note: Composition,
    channel: Channel,
    *,
    subject: str,
    text: str,
) -> Composition | Problem:
    """Return the note as it goes another way, or why it cannot; ``text`` is as it stands now.

    A subject goes along to a channel that has none: on the way back it is still there.
    """
    reader, connected = reader_and_tie(note)
    found = no_way(note.kind, channel, reader, connected=connected)
    if found is not None:
        return Problem(found.what, "G05", found.instead)
    available = in_force(shipped(), state.templates.values())
    wanted = wanted_note(state, standing, note.kind, channel, available, fresh=True)
    if isinstance(wanted, Problem):
        return wanted
    opening: Opening | Problem = Opening(
        subject=subject, text=text, template=note.template, blanks=blanks_in(text)
    )
    if is_untouched(state, standing, context, note, subject=subject, text=text):
        opening = begin(state, context, wanted)
    if isinstance(opening, Problem):
        return opening
    return assembled(state, standing, context, wanted, opening)


def is_untouched(
    state: State,
    standing: Standing,
    context: Context,
    note: Composition,
    *,
    subject: str,
    text: str,
) -> bool:
    """Whether the words are those of the template and nobody's own."""
    if not note.template:
        return note.draft is None and not (subject or text)
    begun = compose(
        state, standing, context, kind=note.kind, channel=note.channel, template=note.template
    )
    if isinstance(begun, Problem):
        return False
    return (clean(begun.subject), clean(begun.text)) == (clean(subject), clean(text))
