"""Where everything lives: three folders, and each file netui reads or writes in them.

Working the paths out touches no disk; only ``create_folders`` does.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from netui.errors import Problem

HOME = "NETUI_HOME"
"""The variable that puts all three folders under one directory."""


class Paths(msgspec.Struct, frozen=True):
    """The user's data, config and state folders, and the files in them."""

    data: Path
    config: Path
    state: Path

    @property
    def data_file(self) -> Path:
        """The data file; journal, lock and backups stand beside it."""
        return self.data / "netui.json"

    @property
    def settings_file(self) -> Path:
        """The settings, which only the user writes."""
        return self.config / "config.toml"

    @property
    def themes_dir(self) -> Path:
        """The user's own themes."""
        return self.config / "themes"

    @property
    def templates_dir(self) -> Path:
        """The user's own templates."""
        return self.config / "templates"

    @property
    def hints_dir(self) -> Path:
        """The user's own hint rules."""
        return self.config / "hints"

    @property
    def clipboard_file(self) -> Path:
        """The note that could not be copied, or the last one that was."""
        return self.state / "clipboard.txt"

    @property
    def window_state(self) -> Path:
        """What the window looked like: theme, sort, the person shown last."""
        return self.state / "window.json"

    @property
    def log_file(self) -> Path:
        """The log of what went wrong."""
        return self.state / "netui.log"


def paths(environ: Mapping[str, str]) -> Paths:
    """Return the folders in force: under ``NETUI_HOME`` if it is set, else the system's."""
    if home := environ.get(HOME):
        base = as_typed(home).absolute()
        return Paths(base / "data", base / "config", base / "state")
    import platformdirs  # noqa: PLC0415 - costs milliseconds where the home is set

    folders = platformdirs.PlatformDirs("netui", appauthor=False)
    return Paths(folders.user_data_path, folders.user_config_path, folders.user_state_path)


def as_typed(name: str) -> Path:
    """Return the path a person typed; ``~`` of somebody unknown is a name like any other."""
    with contextlib.suppress(RuntimeError):
        return Path(name).expanduser()
    return Path(name)


def create_folders(places: Paths) -> Problem | None:
    """Create the three folders for the user alone; folders that exist are left as they are."""
    for folder in (places.data, places.config, places.state):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            return Problem(
                f"The folder cannot be created: {error.strerror}",
                where=str(folder),
                todo=f"Free that place, or set {HOME} to a folder of yours.",
            )
    return None
