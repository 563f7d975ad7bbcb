"""Adding, editing, tagging and archiving people: labels, twins, and what is no change."""

from __future__ import annotations

import pytest
from builders import NOW, TODAY, contact

from netui.core.acts.contacts import add_contact, archive_contact, edit_contact, tag_contact
from netui.core.changes import Change
from netui.core.fields import FieldEdit, parse_edit
from netui.core.model import Contact, Remark
from netui.core.state import State
from netui.errors import Problem

AMARA = contact(
    company="Acme",
    slug="amara-osei",
    profile_url="https://linkedin.com/in/amara-osei",
    emails=("amara@example.com",),
    tags=("vip",),
)
STATE = State.of([AMARA, contact("Ken Ito", id=2)])


def edits(*texts: str) -> list[FieldEdit]:
    found = [parse_edit(text) for text in texts]
    return [edit for edit in found if isinstance(edit, FieldEdit)]


def written(change: Change | Problem) -> Contact:
    assert isinstance(change, Change), change
    (edit,) = change.edits.values()
    assert isinstance(edit.after, Contact)
    return edit.after


def told(change: Change | Problem) -> str:
    assert isinstance(change, Problem)
    return str(change)


def test_adding_with_a_name_alone() -> None:
    change = add_contact(STATE, "  Zoë   van Berg ", [], NOW)
    added = written(change)
    assert isinstance(change, Change)
    assert change.label == "Added Zoë van Berg"
    assert change.contact == added.id == 3
    assert (added.full, added.given, added.family) == ("Zoë van Berg", "Zoë", "van Berg")


def test_adding_with_facts() -> None:
    added = written(add_contact(STATE, "Zoë Berg", edits("notes+=tea", "given=Zo"), NOW))
    assert added.notes == (Remark(text="tea", date=TODAY),)
    assert added.given == "Zo"


@pytest.mark.parametrize(
    ("name", "facts", "says"),
    [
        (" ", [], "needs a name"),
        ("Zoë", ["tags-=x"], "has no"),
        ("Zoë", ["profile_url=linkedin.com/in/Amara-Osei"], "profile belongs to Amara Osei"),
        ("Zoë", ["emails=AMARA@example.com"], "address belongs to Amara Osei"),
        ("amara OSEI", [], "is on file already"),
        ("Amara Osei", ["company=ACME"], "is on file already"),
        ("Ken Ito", ["company=Acme"], "is on file already"),
    ],
)
def test_nobody_is_added_twice_by_accident(name: str, facts: list[str], says: str) -> None:
    assert says in told(add_contact(STATE, name, edits(*facts), NOW))


def test_a_namesake_elsewhere_is_somebody_else() -> None:
    assert written(add_contact(STATE, "Amara Osei", edits("company=Zeta"), NOW)).id == 3


def test_editing_names_the_person_and_the_fields() -> None:
    change = edit_contact(STATE, 1, edits("company=Zeta", "met.where=Porto", "tags+=a"), NOW)
    assert written(change).company == "Zeta"
    assert isinstance(change, Change)
    assert change.label == "Edited Amara Osei: company, met.where, tags"


def test_writing_what_is_there_is_no_change() -> None:
    change = edit_contact(STATE, 1, edits("company=Acme"))
    assert isinstance(change, Change)
    assert not change


def test_editing_may_not_make_twins() -> None:
    assert "belongs to" in told(edit_contact(STATE, 2, edits("emails+=amara@example.com")))
    assert written(edit_contact(STATE, 1, edits("emails+=a@b"))).emails[1] == "a@b"
    assert written(edit_contact(STATE, 2, edits("emails+=ken@example.com"))).id == 2


def test_an_edit_that_fails_is_told() -> None:
    assert "has no" in told(edit_contact(STATE, 1, edits("tags-=nothing")))


def test_tags_are_set_as_given() -> None:
    change = tag_contact(STATE, 1, [" alumni ", "Alumni", "", "two  words"])
    assert written(change).tags == ("alumni", "two words")
    assert isinstance(change, Change)
    assert change.label == "Tagged Amara Osei: alumni, two words"
    bare = tag_contact(STATE, 1, [])
    assert isinstance(bare, Change)
    assert bare.label == "Untagged Amara Osei"


def test_archiving() -> None:
    change = archive_contact(STATE, 1)
    assert written(change).archived
    assert isinstance(change, Change)
    assert change.label == "Archived Amara Osei"


def test_somebody_gone_is_told() -> None:
    for change in (
        edit_contact(STATE, 9, []),
        tag_contact(STATE, 9, []),
        archive_contact(STATE, 9),
    ):
        assert "no longer on file" in told(change)
