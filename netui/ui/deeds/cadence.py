"""Deeds about people's own cadence: a form that shows what holds, and where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from netui.core.acts.contacts import edit_contact
from netui.core.acts.together import people
from netui.core.cadence.own import OWN_FIELDS, Figure, figures
from netui.core.changes import Change
from netui.core.fields import FieldEdit, field_text
from netui.core.model import Contact
from netui.errors import Problem
from netui.ui.deeds.contacts import field_edits, keep
from netui.ui.deeds.together import do, who_words
from netui.ui.dialogs.form import FormDialog, FormField

if TYPE_CHECKING:
    from netui.session import Session
    from netui.ui.screens.desk import Desk

LABELS = dict(
    zip(
        OWN_FIELDS,
        ("Attempts", "Days between", "Keep in touch", "Ways", "No farewell"),
        strict=True,
    )
)
EMPTY = "-"
"""Empties a line of the form for many, where an empty one leaves everybody as they are."""

LOOKED_AT = 200
"""People of many whose settings and tags are looked at for the words in grey."""

MEANING = (
    "Days between are two business days, the window for a follow-up; keep in touch is days."
)
ONE = f"Empty follows what stands there in grey. {MEANING}"
ALL = f"Empty leaves everybody as they are, {EMPTY} follows the settings again. {MEANING}"


async def cadence(desk: Desk, contact: Contact) -> None:
    """Ask for the open person's own cadence and save what was changed."""
    session = desk.session
    found = figures(contact, session.context)

    def save(edited: Mapping[str, str]) -> Change | Problem:
        edits = field_edits(edited)
        if isinstance(edits, Problem):
            return edits
        return edit_contact(session.state, contact.id, edits, session.moment)

    change = await desk.app.push_screen_wait(
        FormDialog(
            f"Cadence of {contact.full}",
            {figure.field: figure.own for figure in found},
            save,
            fields=[
                FormField(figure.field, LABELS[figure.field], otherwise([figure]))
                for figure in found
            ],
            ask=ONE,
        )
    )
    if change is not None:
        keep(desk, change)


async def cadence_of_marked(desk: Desk) -> None:
    """Ask for a cadence for everybody marked; what is left empty stays as each has it."""
    session = desk.session
    known = usual_figures(session)
    fields: list[FormField] = []
    texts: dict[str, str] = {}
    for field in OWN_FIELDS:
        owned = Counter(field_text(session.state.contacts[who], field) for who in session.marks)
        texts[field] = next(iter(owned)) if len(owned) == 1 else ""
        example = otherwise(known[field]) if len(owned) == 1 else differing(owned)
        fields.append(FormField(field, LABELS[field], example))

    def read(edited: Mapping[str, str]) -> tuple[FieldEdit, ...] | Problem:
        return field_edits(
            {field: "" if text.strip() == EMPTY else text for field, text in edited.items()}
        )

    edits = await desk.app.push_screen_wait(
        FormDialog(
            f"Cadence of {people(len(session.marks))}",
            texts,
            read,
            fields=fields,
            ask=f"{who_words(desk)} {ALL}",
        )
    )
    if not edits:
        return
    moment = session.moment
    going = do(desk, lambda state, who: edit_contact(state, who, edits, moment), stay=True)
    if going is not None:
        await going


def usual_figures(session: Session) -> dict[str, list[Figure]]:
    """Return what holds for the marked people while they have nothing of their own."""
    found: dict[str, list[Figure]] = {field: [] for field in OWN_FIELDS}
    for who in islice(session.marks, LOOKED_AT):
        for figure in figures(session.state.contacts[who], session.context):
            found[figure.field].append(figure)
    return found


def otherwise(found: Sequence[Figure]) -> str:
    """Return what holds where nothing is set, and where it comes from; the commonest few."""
    counted = Counter((figure.otherwise, figure.source) for figure in found)
    return " or ".join(f"{text} · {source}" for (text, source), _ in counted.most_common(2))


def differing(owned: Mapping[str, int]) -> str:
    """Return what the marked people have of their own, and how many of them."""
    return ", ".join(
        f"{text or 'none'} ({people(number)})" for text, number in Counter(owned).most_common(3)
    )
