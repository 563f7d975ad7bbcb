"""A new title draws its own line and leaves the rest of the pane as it is."""

from __future__ import annotations

import pytest
from desks import WIDE, AtDesk, desk, screen_text
from textual.geometry import Region

from netui.ui.panes.contacts import ContactsPane


def dirty(at: AtDesk) -> set[Region]:
    return set(at.desk.contacts._repaint_regions)


async def test_a_new_title_draws_the_line_of_the_title_alone() -> None:
    async with desk(size=WIDE) as at:
        pane = at.desk.contacts
        pane.entitle("Contacts 3 of 5")
        assert dirty(at) == {Region(0, 0, pane.outer_size.width, 1)}
        await at.settle()
        assert "Contacts 3 of 5" in screen_text(at.app)
        pane.entitle("Contacts 3 of 5")
        assert dirty(at) == set()


async def test_everything_else_draws_the_whole_pane() -> None:
    async with desk(size=WIDE) as at:
        at.desk.contacts.refresh()
        assert dirty(at) == {at.desk.contacts.outer_size.region}


@pytest.mark.parametrize("title", ["Contacts [CEO]", "[/]", "[@click=app.bell]x[/]"])
def test_a_title_is_literal_text(title: str) -> None:
    pane = ContactsPane()
    pane.entitle(title)
    assert pane._border_title is not None
    assert pane._border_title.plain == title
