"""Real terminals and displays for tests; without the tools they skip, but never in CI.

``x_server``   an ``XServer`` (Xvfb) on a free display: ``.display``, ``.read()`` pastes
``tmux``       a ``TmuxServer`` running a shell: ``.run(…)``, ``.environ`` as if inside it
``tmux_app``   starts netui in a private tmux, with NETUI_HOME in ``tmp_path``, a fixed
               NETUI_TODAY and the display of ``x_server``:
               ``app = tmux_app("--demo", size=(80, 24))``, then ``app.keys("j", "F5")``,
               ``app.text("Hi")``, ``app.wait_for("Overdue")``, ``app.screen()``; keywords
               ``argv`` (another program), ``today``, ``environ`` (more variables)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from terminals import NETUI, StartApp, TmuxApp, TmuxServer, XServer, plain_environ

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def x_server() -> Iterator[XServer]:
    server = XServer()
    yield server
    server.close()


@pytest.fixture
def tmux() -> Iterator[TmuxServer]:
    server = TmuxServer()
    server.start(["/bin/sh"])
    yield server
    server.close()


@pytest.fixture
def tmux_app(x_server: XServer, tmp_path: Path) -> Iterator[StartApp]:
    started: list[TmuxApp] = []

    def start(
        *words: str,
        argv: Sequence[str] = NETUI,
        size: tuple[int, int] = (120, 40),
        today: str = "2026-03-04",
        environ: Mapping[str, str] | None = None,
    ) -> TmuxApp:
        given = plain_environ(
            DISPLAY=x_server.display,
            NETUI_HOME=str(tmp_path / "home"),
            NETUI_TODAY=today,
            PYTHONPATH=str(ROOT),
        )
        app = TmuxApp([*argv, *words], environ=given | dict(environ or {}), size=size)
        started.append(app)
        return app

    yield start
    for app in started:
        app.close()
