"""Suppressing a hint and lifting that again, each as one change with undo.

For the screen: ``suppress`` takes the hint as the engine gave it; a note-scoped one needs the
id of the draft, so save the draft first. It ends with that draft, sent or discarded.
``REASONS`` are the reasons to offer for each scope; the first stands where none is given.
"""

from __future__ import annotations

from netui.core.changes import Change, ChangeBuilder
from netui.core.hints.hushed import squeezed
from netui.core.hints.model import Hint, Severity
from netui.core.model import Scope, Suppression
from netui.core.moment import Moment
from netui.core.state import State
from netui.core.text import normal
from netui.errors import Problem

REASONS: dict[Scope, tuple[str, ...]] = {
    Scope.NOTE: ("It is right as it is", "I know, and mean it so"),
    Scope.CONTACT: ("It does not fit this person", "We know each other well"),
    Scope.PHRASE: ("The phrase is right", "It is a term of the trade", "It is a name"),
    Scope.EVERYWHERE: ("The rule does not help me",),
}
"""Why somebody suppresses a hint, by how far it goes."""


def suppress(
    state: State,
    hint: Hint,
    scope: Scope,
    moment: Moment,
    *,
    contact: int,
    text: str = "",
    draft: int | None = None,
    reason: str = "",
) -> Change | Problem:
    """Return the change by which a hint is no longer shown, as far as ``scope`` goes.

    ``text`` is the note of the hint, ``draft`` the id of its draft. Errors may be suppressed
    too: the label says what that lets through. Nothing new is an empty change.
    """
    phrases = phrases_of(hint, text) if scope is Scope.PHRASE else ("",)
    if contact not in state.contacts:
        return Problem("This person is no longer on file", todo="Undo brings them back.")
    if scope is Scope.NOTE and draft not in state.drafts:
        todo = "Write something first, or choose another scope."
        return Problem("There is no draft of this note yet", todo=todo)
    if not phrases:
        todo = "Choose this note, this contact or everywhere."
        return Problem("The hint is about no phrase of the note", todo=todo)
    builder = ChangeBuilder(state)
    for phrase in phrases:
        wanted = Suppression(
            rule=hint.rule,
            scope=scope.value,
            contact=contact,
            draft=draft if scope is Scope.NOTE else None,
            phrase=phrase,
            reason=" ".join(reason.split()) or REASONS[scope][0],
            date=moment.today,
        )
        if not any(same(wanted, one) for one in state.table(Suppression).values()):
            builder.add(wanted)
    name = state.contacts[contact].full
    return builder.change(label(hint, scope, name, phrases), contact=contact)


def lift(state: State, suppression: int) -> Change | Problem:
    """Return the change by which a suppressed hint is shown again."""
    found = state.table(Suppression).get(suppression)
    if found is None:
        todo = "netui lint --suppressions lists them."
        return Problem(f"There is no suppression {suppression}", todo=todo)
    builder = ChangeBuilder(state)
    builder.remove(Suppression, suppression)
    return builder.change(f"Shows {found.rule} again: {reach(found)}", contact=found.contact)


def lift_with_draft(builder: ChangeBuilder, state: State, draft: int) -> None:
    """Take away what was suppressed in one note alone, in the change that ends its draft."""
    for one in state.table(Suppression).values():
        if one.scope == Scope.NOTE and one.draft == draft:
            builder.remove(Suppression, one.id)


def phrases_of(hint: Hint, text: str) -> tuple[str, ...]:
    """Return the phrases of the note that a hint is about, each once."""
    whole = normal(text)
    found = {squeezed(whole[a:b]): " ".join(whole[a:b].split()) for a, b in hint.spans}
    return tuple(phrase for key, phrase in found.items() if key)


def same(one: Suppression, two: Suppression) -> bool:
    """Whether two suppressions keep the same hints away."""
    if (one.rule, one.scope) != (two.rule, two.scope):
        return False
    if one.scope == Scope.PHRASE:
        return squeezed(one.phrase) == squeezed(two.phrase)
    if one.scope == Scope.CONTACT:
        return one.contact == two.contact
    return one.scope == Scope.EVERYWHERE or one.draft == two.draft


def label(hint: Hint, scope: Scope, name: str, phrases: tuple[str, ...]) -> str:
    """Return what was done, and for an error what now goes through unasked."""
    listed = ", ".join(f"“{phrase}”" for phrase in phrases)
    where = {
        Scope.NOTE: f"in this note to {name}",
        Scope.CONTACT: f"for {name}",
        Scope.PHRASE: f"for {listed}",
        Scope.EVERYWHERE: "everywhere",
    }[scope]
    unasked = ", which no longer asks before sent" if hint.severity is Severity.ERROR else ""
    return f"Ignored {hint.rule} {hint.name} {where}{unasked}"


def reach(one: Suppression) -> str:
    """Return how far a suppression went, without naming anybody."""
    if one.scope == Scope.PHRASE:
        return f"“{one.phrase}”"
    return {"note": "in this note", "contact": "for this contact"}.get(one.scope, "everywhere")
