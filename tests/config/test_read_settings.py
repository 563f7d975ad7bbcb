"""The settings file: what it makes, and what it refuses."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from netui.config.setting_rules import ANY, CADENCE_FIGURES, RULES
from netui.config.settings import read_settings
from netui.core.model import Plan
from netui.core.settings import Settings
from netui.errors import Problem


def settings(folder: Path, text: str) -> Settings | Problem:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    found = read_settings(path)
    assert path.read_text(encoding="utf-8") == text
    return found


def refusal(folder: Path, text: str) -> Problem:
    found = settings(folder, text)
    assert isinstance(found, Problem)
    return found


def test_no_file_and_an_empty_file_are_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == Settings()
    assert settings(tmp_path, "[budget]\n[cadence.by_tag.vip]\n") == msgspec.structs.replace(
        Settings(),
        cadence=msgspec.structs.replace(Settings().cadence, by_tag={"vip": {}}),
    )


@pytest.mark.parametrize("name", ["no\0name", "c" * 300])
def test_what_is_in_the_way_is_no_missing_file(tmp_path: Path, name: str) -> None:
    found = read_settings(tmp_path / name)
    assert isinstance(found, Problem)
    assert found.what.startswith("The file cannot be read")


def test_every_group_can_be_set(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        """
plan = "premium"
theme = "netui-light"
holidays = "DE-BY"
budget.invitations_per_week = 20
[limits]
checked_on = 2026-12-01
[cadence]
follow_up_days = [2, 2]
strict = true
farewell = "none"
[cadence.by_tag."close friends"]
nurture_days = 30
[hints.severity]
A01 = "off"
[clipboard]
order = ["tmux", "osc52"]
command = ["xclip", "-in"]
""",
    )
    assert isinstance(found, Settings)
    assert found.plan is Plan.PREMIUM
    assert found.theme == "netui-light"
    assert found.holidays == "DE-BY"
    assert found.budget.invitations_per_week == 20
    assert found.limits.checked_on == dt.date(2026, 12, 1)
    assert found.cadence.follow_up_days == (2, 2)
    assert found.cadence.strict
    assert found.cadence.farewell == "none"
    assert found.cadence.by_tag == {"close friends": {"nurture_days": 30}}
    assert found.hints.severity == {"A01": "off"}
    assert found.clipboard.order == ("tmux", "osc52")
    assert found.clipboard.command == ("xclip", "-in")


def fields(record: type[msgspec.Struct]) -> dict[tuple[str, ...], object]:
    made = record()
    found: dict[tuple[str, ...], object] = {}
    for field in msgspec.structs.fields(record):
        value = getattr(made, field.name)
        if isinstance(value, msgspec.Struct):
            inner = fields(type(value))
            found |= {(field.name, *key): default for key, default in inner.items()}
        else:
            found[(field.name,)] = value
    return found


def test_every_field_of_the_settings_is_a_key_and_its_default_is_allowed() -> None:
    known = fields(Settings)
    assert known.keys() - RULES.keys() == {
        ("budget", "invitations_hard"),
        ("cadence", "by_tag"),
        ("hints", "severity"),
        ("days_off",),
    }
    assert {key for key in RULES if ANY not in key} <= known.keys()
    for key, default in known.items():
        if key in RULES and default is not None:
            plain = msgspec.to_builtins(default, builtin_types=(dt.date,))
            value = list(plain) if isinstance(plain, tuple) else plain
            assert RULES[key].fits(value), key


def test_the_figures_of_a_tag_are_figures_of_the_cadence() -> None:
    assert {("cadence", name) for name in CADENCE_FIGURES} <= fields(Settings).keys()


@pytest.mark.parametrize(
    ("text", "line", "key", "todo"),
    [
        ('theem = "x"', 1, "theem", "Did you mean theme?"),
        ("\n[cadence]\nmax_atempts = 2", 3, "cadence.max_atempts", "cadence.max_attempts?"),
        ("invitations_per_week = 3", 1, "invitations_per_week", "budget.invitations_per_week?"),
        ("[budgt]\n", 1, "budgt", "Remove it"),
        ("qqqq = 1", 1, "qqqq", "Remove it"),
        (
            '"budget.notes_per_month" = 1',
            1,
            '"budget.notes_per_month"',
            "Did you mean budget.notes_per_month?",
        ),
        (
            "cadence.by_tag.vip.nurture = 3",
            1,
            "cadence.by_tag.vip.nurture",
            "Did you mean cadence.by_tag.vip.nurture_days?",
        ),
    ],
)
def test_unknown_keys_are_refused_with_the_nearest_known_one(
    tmp_path: Path, text: str, line: int, key: str, todo: str
) -> None:
    problem = refusal(tmp_path, text)
    assert problem.where == f"{tmp_path / 'config.toml'}, line {line}, {key}"
    assert todo in problem.todo


@pytest.mark.parametrize(
    ("text", "todo"),
    [
        ("cadence.max_attempts = 0", "from 1 to 6"),
        ("cadence.max_attempts = 7", "from 1 to 6"),
        ("cadence.max_attempts = true", "from 1 to 6"),
        ("cadence.max_attempts = 3.0", "from 1 to 6"),
        ("cadence.reinvite_cooloff_days = 13", "from 14"),
        ("budget.invitations_per_week = 21", "from 0 to 20"),
        ("cadence.follow_up_days = [5, 3]", "such as [3, 5]"),
        ("cadence.follow_up_days = [3]", "such as [3, 5]"),
        ("cadence.follow_up_days = [0, 3]", "such as [3, 5]"),
        ("cadence.follow_up_days = 3", "such as [3, 5]"),
        ('plan = "gold"', '"free" or "premium"'),
        ("plan = []", '"free" or "premium"'),
        ('cadence.farewell = "maybe"', '"after_last", "is_last" or "none"'),
        ('hints.severity.A01 = "loud"', '"error", "warning", "hint" or "off"'),
        ('cadence.strict = "yes"', "true or false"),
        ('limits.checked_on = "2026-01-01"', "without quotes"),
        ("limits.checked_on = 2026-01-01T10:00:00", "without quotes"),
        ('holidays = "Germany"', '"DE"'),
        ("holidays = 49", '"DE"'),
        ('editor = "vi\\u001b[2J"', "plain text"),
        ("theme = 1", "plain text"),
        ('clipboard.order = ["tmux", "tmux"]', "without repeats"),
        ('clipboard.order = ["fax"]', "native"),
        ('clipboard.order = "tmux"', "native"),
        ('clipboard.command = "xclip"', "a list of texts"),
        ('clipboard.command = [""]', "a list of texts"),
        ("clipboard.command = [1]", "a list of texts"),
        ("budget = 5", "Write [budget] above them."),
        ("[theme]\nname = 'x'", "plain text"),
    ],
)
def test_values_that_are_not_allowed_are_refused_with_what_is(
    tmp_path: Path, text: str, todo: str
) -> None:
    problem = refusal(tmp_path, text)
    assert todo in problem.todo
    assert "config.toml, line " in problem.where
    assert str(problem).isprintable()


def test_broken_toml_is_refused_with_its_place(tmp_path: Path) -> None:
    assert refusal(tmp_path, "plan = free").where.endswith("config.toml, line 1, column 8")
