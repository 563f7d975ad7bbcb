"""Whether what the settings name exists: a theme, a country with a table of holidays.

A file with such a name can be read; what is wrong is said with its line all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from netui.config.toml import Key, read_toml, shown
from netui.core.cadence.terms import region_named
from netui.core.nearest import did_you_mean
from netui.core.settings import Settings
from netui.errors import Problem


def theme_named(path: Path, settings: Settings, known: Sequence[str]) -> Problem | None:
    """Return what is wrong with the theme that the settings name, if anything is."""
    if not settings.theme or settings.theme in known:
        return None
    return _refused(
        path,
        ("theme",),
        f"There is no theme {shown(settings.theme)}",
        did_you_mean(settings.theme, known),
    )


def country_named(path: Path, settings: Settings) -> Problem | None:
    """Return what is wrong with the country whose holidays are to count, if anything is."""
    if not settings.holidays or region_named(settings.holidays):
        return None
    what = f"There is no table of holidays for {shown(settings.holidays)}"
    return _refused(path, ("holidays",), what, 'Write a country code such as "DE", or "".')


def _refused(path: Path, key: Key, what: str, todo: str) -> Problem:
    file = read_toml(path)
    if isinstance(file, Problem):
        return Problem(what, where=str(path), todo=todo)
    return file.refuse(key, what, todo)
