"""Starts the app for one person: reads what they set, wires the ports, closes the store."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from netui.actions import ACTIONS
from netui.browser import SystemBrowser
from netui.clipboard import clipboard_for
from netui.clock import Clock
from netui.config.keymap import Keymap, read_keymap
from netui.config.named import theme_named
from netui.config.paths import Paths, create_folders
from netui.config.settings import read_settings
from netui.config.themes import DEFAULT_THEME, themes
from netui.core.settings import Settings
from netui.errors import Problem
from netui.store import Store, open_beside
from netui.ui.app import NetuiApp
from netui.ui.ports import Ports
from netui.ui.sweeping import leave_the_rest

if TYPE_CHECKING:
    from netui.session import Session


@dataclass
class OpenedStore:
    """Opens the data file once the app asks for it, and remembers it for closing."""

    file: Path
    clock: Clock
    demo: bool = False
    store: Store | None = field(default=None, init=False)

    def open(self) -> Store | Problem:
        """Open the file; a demo is filled with invented people first."""
        opened = open_beside(self.file, self.clock)
        if isinstance(opened, Problem):
            return opened
        self.store = opened
        if self.demo:
            from netui.demo import demo_change  # noqa: PLC0415 - only a demo needs it

            problem = opened.commit(demo_change(opened.state, self.clock()))
            if problem is not None:
                return problem
        return opened

    def close(self) -> Problem | None:
        """Fold and let go of the file, if it was ever opened."""
        return None if self.store is None else self.store.close()


def run_app(places: Paths, clock: Clock, *, data_file: Path, demo: bool = False) -> int:
    """Run the app until the person leaves and return the exit status.

    A demo lives in a temporary folder and is gone afterwards; settings and themes are the
    person's own.
    """
    if not demo:
        return _run(places, clock, OpenedStore(data_file, clock))
    import tempfile  # noqa: PLC0415 - 10 ms, and only a demo needs it

    with tempfile.TemporaryDirectory(prefix="netui-demo-") as folder:
        return _run(places, clock, OpenedStore(Path(folder) / "netui.json", clock, demo=True))


def _run(places: Paths, clock: Clock, opened: OpenedStore) -> int:
    problem = create_folders(places)
    settings = read_settings(places.settings_file)
    keymap = (
        settings
        if isinstance(settings, Problem)
        else read_keymap(settings.keymap, ACTIONS, places.config)
    )
    for refused in (problem, settings, keymap):
        if isinstance(refused, Problem):
            print(f"netui: {refused}", file=sys.stderr)  # noqa: T201  # before the screen is taken
            return refused.exit_code
    assert isinstance(settings, Settings)
    assert not isinstance(keymap, Problem)
    app = make_app(places, clock, settings, keymap, opened)
    app_problem = app if isinstance(app, Problem) else app.run()
    closing = opened.close()
    leave_the_rest()
    for told in (app_problem, closing):
        if told is not None:
            print(f"netui: {told}", file=sys.stderr)  # noqa: T201  # the screen is the terminal's again
            return told.exit_code
    return 0


def session_of(places: Paths, settings: Settings, clock: Clock, store: Store) -> Session:
    """Return the session over a store, with the user's hint rules."""
    from netui.config.hint_rules import read_rules  # noqa: PLC0415 - after the first frame
    from netui.session import Session  # noqa: PLC0415 - likewise

    return Session(store, settings, clock, read_rules(places))


def make_app(
    places: Paths, clock: Clock, settings: Settings, keymap: Keymap, opened: OpenedStore
) -> NetuiApp | Problem:
    """Return the app with its ports, or what is wrong with the settings of the clipboard."""
    specs, notices = themes(places)
    made: list[NetuiApp] = []

    def write(sequence: str) -> None:
        made[0].write_to_terminal(sequence)

    chain = clipboard_for(
        settings.clipboard,
        state_folder=places.state,
        environ=os.environ,
        write=write,
    )
    if isinstance(chain, Problem):
        return chain

    known = tuple(spec.name for spec in specs)
    refused = theme_named(places.settings_file, settings, known)
    if refused is not None:
        return refused
    window = None if opened.demo else places.window_state
    app = NetuiApp(
        opened.open,
        partial(session_of, places, settings, clock),
        Ports(chain, SystemBrowser(os.environ), known, window),
        specs=specs,
        theme=settings.theme or DEFAULT_THEME,
        keymap=keymap,
        notices=notices,
    )
    made.append(app)
    return app
