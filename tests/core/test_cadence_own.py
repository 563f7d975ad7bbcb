"""A contact's own cadence: what holds, where it comes from, and what is out of range."""

from __future__ import annotations

import pytest
from builders import NOW, TODAY, contact

from netui.core.acts.contacts import add_contact, edit_contact, shared
from netui.core.cadence.model import Context
from netui.core.cadence.own import OWN_FIELDS, Figure, figures, refused
from netui.core.changes import Change
from netui.core.fields import FieldEdit, parse_edit
from netui.core.model import CadenceOverride, Contact
from netui.core.settings import CadenceSettings, Settings
from netui.core.state import State
from netui.errors import Problem

PLAIN = Context(today=TODAY)


def edit(text: str) -> FieldEdit:
    found = parse_edit(text)
    assert isinstance(found, FieldEdit)
    return found


def by_field(person: Contact, context: Context = PLAIN) -> dict[str, Figure]:
    return {
        figure.field.removeprefix("cadence."): figure for figure in figures(person, context)
    }


def test_without_figures_of_their_own_the_settings_hold() -> None:
    found = by_field(contact(emails=("amara@osei.example",)))
    assert [f"cadence.{name}" for name in found] == list(OWN_FIELDS)
    assert {name: figure.otherwise for name, figure in found.items()} == {
        "attempts": "3",
        "gap_days": "3, 5",
        "nurture_days": "90",
        "channel_order": "linkedin_invite, email",
        "never_farewell": "no",
    }
    assert found["attempts"].in_force == "3 (cadence.max_attempts)"
    assert found["channel_order"].source == "as always"


def test_a_figure_of_their_own_stands_before_the_setting() -> None:
    own = CadenceOverride(attempts=2, gap_days=(4, 6), never_farewell=True)
    found = by_field(contact(cadence=own, degree="1"))
    assert found["attempts"].in_force == "2 (their own)"
    assert found["attempts"].otherwise == "3"
    assert found["gap_days"].own == "4, 6"
    assert found["never_farewell"].own == "yes"
    assert found["channel_order"].otherwise == "linkedin_message"


def test_a_tag_is_named_where_it_sets_the_figure() -> None:
    settings = Settings(
        cadence=CadenceSettings(farewell="none", by_tag={"Alumni": {"nurture_days": 60}})
    )
    context = Context(today=TODAY, settings=settings)
    found = by_field(contact(tags=("pens", "alumni")), context)
    assert found["nurture_days"].in_force == "60 (tag alumni)"
    assert found["attempts"].source == "cadence.max_attempts"
    assert found["never_farewell"].otherwise == "yes"


@pytest.mark.parametrize(
    ("own", "says"),
    [
        (
            CadenceOverride(attempts=0),
            "0 is out of range (cadence.attempts). 1 to 6 notes count.",
        ),
        (CadenceOverride(attempts=7), "1 to 6 notes"),
        (CadenceOverride(gap_days=(0, 5)), "0, 5 is out of range"),
        (CadenceOverride(gap_days=(3, 31)), "1 to 30 business days"),
        (CadenceOverride(nurture_days=29), "30 to 365 days"),
        (CadenceOverride(nurture_days=366), "30 to 365 days"),
    ],
)
def test_figures_out_of_range_are_refused(own: CadenceOverride, says: str) -> None:
    assert says in str(refused(own))


@pytest.mark.parametrize(
    "own",
    [
        None,
        CadenceOverride(),
        CadenceOverride(attempts=1, gap_days=(1, 30), nurture_days=30),
        CadenceOverride(attempts=6, nurture_days=365),
    ],
)
def test_figures_within_range_are_not(own: CadenceOverride | None) -> None:
    assert refused(own) is None


def test_editing_and_adding_refuse_them_too() -> None:
    state = State.of([contact(cadence=CadenceOverride(attempts=9))])
    assert isinstance(edit_contact(state, 1, [edit("cadence.attempts=7")]), Problem)
    assert isinstance(add_contact(state, "Ken Ito", [edit("cadence.attempts=7")], NOW), Problem)
    # What stands on file from elsewhere keeps nobody from editing something else.
    assert isinstance(edit_contact(state, 1, [edit("title=Potter")]), Change)
    assert isinstance(edit_contact(state, 1, [edit("cadence.attempts=2")]), Change)


def test_what_tells_people_apart_is_nothing_to_share() -> None:
    assert shared([edit("tags+=rail"), edit("cadence.attempts=2")]) is None
    assert "belongs to one person" in str(
        shared([edit("tags+=rail"), edit("emails=a@b.example")])
    )
