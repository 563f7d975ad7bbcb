"""Who I am is edited by field, as one change; what cannot be is refused with its field."""

from __future__ import annotations

from pathlib import Path

import pytest

from netui.config.setting_rules import read_written
from netui.core.acts.profile import MINUTES, edit_profile, profile_text
from netui.core.changes import Change
from netui.core.model import Plan, Profile
from netui.core.state import State
from netui.errors import Problem

ROBIN = Profile(id=1, name="Robin Ashdown", first="Robin", one_liners=("I mend; always.", "Hi"))


def after(change: Change | Problem) -> Profile:
    assert isinstance(change, Change)
    ((_, found),) = change.edits.values()
    assert isinstance(found, Profile)
    return found


def test_a_first_profile_is_added_with_the_call_name_the_name_says() -> None:
    found = after(edit_profile(State(), {"name": "Robin  Ashdown", "plan": "Free"}))
    assert (found.id, found.name, found.first) == (1, "Robin Ashdown", "Robin")
    assert found.plan is Plan.FREE


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        ({"name": "Kim Ashdown"}, "Kim"),
        ({"name": "Kim Ashdown", "first": "Kimmy"}, "Kimmy"),
        ({"first": "Rob"}, "Rob"),
        ({"role": "potter"}, "Robin"),
    ],
)
def test_the_call_name_follows_the_name_unless_it_is_given(
    texts: dict[str, str], first: str
) -> None:
    assert after(edit_profile(State.of([ROBIN]), texts)).first == first


def test_a_call_name_of_my_own_stays() -> None:
    own = Profile(id=1, name="Robin Ashdown", first="Bob")
    assert after(edit_profile(State.of([own]), {"name": "Robin Ash"})).first == "Bob"


def test_the_history_names_what_was_edited_in_words() -> None:
    change = edit_profile(State.of([ROBIN]), {"role": "potter", "minutes_per_week": "60"})
    assert isinstance(change, Change)
    assert change.label == "Edited what is on file about you: role, minutes per week"


def test_lists_have_commas_and_sentences_semicolons() -> None:
    texts = {"schools": "Delft, Leeds", "one_liners": "I mend kilns, mostly; Hello"}
    found = after(edit_profile(State.of([ROBIN]), texts))
    assert found.schools == ("Delft", "Leeds")
    assert found.one_liners == ("I mend kilns, mostly", "Hello")
    assert profile_text(found, "schools") == "Delft, Leeds"


def test_what_is_shown_is_read_back_as_it_was() -> None:
    shown = profile_text(ROBIN, "one_liners")
    change = edit_profile(State.of([ROBIN]), {"one_liners": shown})
    assert isinstance(change, Change)
    assert not change
    assert profile_text(ROBIN, "plan") == ""


def test_empty_clears_and_nothing_new_is_no_change() -> None:
    known = Profile(id=1, name="Robin", role="potter", minutes_per_week=60)
    cleared = after(edit_profile(State.of([known]), {"role": "", "minutes_per_week": ""}))
    assert (cleared.role, cleared.minutes_per_week) == ("", None)
    assert not edit_profile(State(), {"role": ""})


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("plan", "gold"),
        ("minutes_per_week", "4"),
        ("minutes_per_week", "2401"),
        ("minutes_per_week", "an hour"),
        ("timezone", "Europe/Bonn"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(field: str, text: str) -> None:
    problem = edit_profile(State(), {field: text})
    assert isinstance(problem, Problem)
    assert problem.where == field
    assert text in problem.what


@pytest.mark.parametrize("minutes", [MINUTES[0] - 1, MINUTES[0], MINUTES[-1], MINUTES[-1] + 1])
def test_the_setting_takes_the_same_minutes(minutes: int, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"minutes_per_week = {minutes}\n")
    refused = isinstance(read_written(path, tmp_path / "holidays.toml"), Problem)
    assert refused is (minutes not in MINUTES)
