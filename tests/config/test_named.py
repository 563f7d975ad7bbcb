"""What the settings name is looked up, and what there is not is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from netui.config.named import country_named, theme_named
from netui.core.settings import Settings

THEMES = ("netui-dark", "netui-light")


@pytest.mark.parametrize("name", ["", "netui-light"])
def test_a_theme_that_is_there_is_fine(tmp_path: Path, name: str) -> None:
    assert theme_named(tmp_path / "config.toml", Settings(theme=name), THEMES) is None


def test_a_theme_that_is_not_there_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('editor = "vi"\ntheme = "netui-drak"\n')
    found = theme_named(path, Settings(theme="netui-drak"), THEMES)
    assert found is not None
    assert found.what == 'There is no theme "netui-drak"'
    assert found.where.startswith(f"{path}, line 2")
    assert found.todo == "Did you mean netui-dark?"


def test_a_file_that_is_gone_meanwhile_is_named_without_a_line(tmp_path: Path) -> None:
    found = theme_named(tmp_path / "config.toml", Settings(theme="zzz"), THEMES)
    assert found is not None
    assert found.where == str(tmp_path / "config.toml")
    assert found.todo == "Known: netui-dark, netui-light."


@pytest.mark.parametrize("name", ["", "DE", "DE-BY"])
def test_a_country_with_a_table_of_holidays_is_fine(tmp_path: Path, name: str) -> None:
    assert country_named(tmp_path / "config.toml", Settings(holidays=name)) is None


def test_a_country_without_a_table_is_said(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('holidays = "XX"\n')
    found = country_named(path, Settings(holidays="XX"))
    assert found is not None
    assert found.what == 'There is no table of holidays for "XX"'
    assert found.where.startswith(f"{path}, line 1")
