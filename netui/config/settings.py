"""Reading ``config.toml``, which is the user's: it is read, never written.

Defaults live in ``netui.core.settings``, what may be set in ``netui.config.setting_rules``.
"""

from __future__ import annotations

from pathlib import Path

from netui.core.settings import Settings
from netui.errors import Problem

HOLIDAYS_FILE = "holidays.toml"
"""The file of one's own days off, beside the settings."""


def read_settings(path: Path) -> Settings | Problem:
    """Return the settings the file makes, with the days off that stand in one beside it.

    A file that is not there leaves the defaults. Whether the theme and the keymap it names
    exist is for their own readers to say.
    """
    holidays = path.with_name(HOLIDAYS_FILE)
    if _is_missing(path) and _is_missing(holidays):
        return Settings()
    from netui.config.setting_rules import read_written  # noqa: PLC0415 - most have no file

    return read_written(path, holidays)


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        # Something is in the way: whoever reads it says what.
        return False
    return False
