"""Help is laid out for the terminal it is shown in."""

from __future__ import annotations

import os

import pytest

from netui.cli import main
from netui.cli.helping import columns


@pytest.mark.parametrize("width", [60, 120])
def test_help_is_as_wide_as_the_columns_there_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["due", "--help"]) == 0
    longest = max(map(len, capsys.readouterr().out.splitlines()))
    assert width - 25 < longest < width


def test_the_width_is_the_terminals_unless_columns_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda: os.terminal_size((132, 40)))
    for nothing in ("", "0", "wide"):
        monkeypatch.setenv("COLUMNS", nothing)
        assert columns() == 132
    monkeypatch.setattr(os, "get_terminal_size", lambda: os.terminal_size((0, 0)))
    assert columns() == 80


def test_without_a_terminal_it_is_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> os.terminal_size:
        raise OSError

    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(os, "get_terminal_size", none)
    assert columns() == 80
