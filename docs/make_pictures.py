#!/usr/bin/env python3
"""Draws the pictures of the desk in ``docs/pictures`` from the app itself.

Run it as ``.venv/bin/python docs/make_pictures.py``. The people are the demo's, the day is
fixed, and a picture never names a foreign address: what reads it makes no network request.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from netui.actions import ACTIONS
from netui.clock import Clock, system_clock
from netui.config.keymap import default_keymap
from netui.config.paths import create_folders, paths
from netui.core.model import TouchKind
from netui.core.settings import Settings
from netui.errors import Problem
from netui.ui.app import NetuiApp
from netui.ui.start import OpenedStore, make_app

FOLDER = Path(__file__).resolve().parent

DAY = "2026-11-26"
"""A Thursday, so that the week's budget is under way."""

PICTURES = {
    "desk-dark.svg": ("netui-dark", (120, 40)),
    "desk-light.svg": ("netui-light", (120, 40)),
    "desk-small.svg": ("netui-dark", (80, 24)),
}
"""Each picture with its theme and size in columns and lines."""

UNFINISHED = "\n\nP.S. I still think about [their talk]."
"""What is typed, so that a picture shows what a hint looks like."""

FONT_FACE = re.compile(r"@font-face\s*{[^}]*}\s*")
COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
FONT = re.compile(r"font-family:\s*Fira Code,\s*monospace")
SPACES = "font-family: ui-monospace, Menlo, Consolas, monospace"


def own(picture: str) -> str:
    """Return a picture without fonts from elsewhere, remarks and blank lines."""
    bare = FONT.sub(SPACES, COMMENT.sub("", FONT_FACE.sub("", picture)))
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip()) + "\n"


def app_with(theme: str, folder: Path, clock: Clock) -> NetuiApp:
    """Return the app on the demo's people, its folders inside ``folder``."""
    places = paths({"NETUI_HOME": str(folder)})
    opened = OpenedStore(folder / "netui.json", clock, demo=True)
    problem = create_folders(places)
    settings = Settings(theme=theme)
    app = make_app(places, clock, settings, default_keymap(ACTIONS), opened)
    if isinstance(app, Problem) or problem is not None:
        raise SystemExit(str(problem or app))
    return app


async def picture(theme: str, size: tuple[int, int]) -> str:
    """Return the desk with an invitation open, as an SVG picture."""
    clock = system_clock({"NETUI_TODAY": DAY})
    if isinstance(clock, Problem):
        raise SystemExit(str(clock))
    with tempfile.TemporaryDirectory() as folder:
        app = app_with(theme, Path(folder), clock)
        async with app.run_test(size=size) as pilot:
            while not app.desk.loaded or app.desk.composer.composition is None:
                await pilot.pause(0.05)
            for _ in app.desk.session.queue.rows:
                open_now = app.desk.composer.composition
                if open_now is not None and open_now.kind is TouchKind.INVITE:
                    break
                await pilot.press("n")
            await pilot.press("enter")
            app.desk.composer.area.insert(UNFINISHED)
            await pilot.pause(0.5)
            return own(app.export_screenshot(title="netui", simplify=True))


def main() -> None:
    """Draw every picture anew."""
    os.environ.pop("NO_COLOR", None)
    (FOLDER / "pictures").mkdir(exist_ok=True)
    for name, (theme, size) in PICTURES.items():
        drawn = asyncio.run(picture(theme, size))
        (FOLDER / "pictures" / name).write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
