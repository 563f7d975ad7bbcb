"""Real terminals and displays for tests; without the tools they skip, but never in CI.

``x_server``   an ``XServer`` (Xvfb) on a free display: ``.display``, ``.read()`` pastes
``tmux``       a ``TmuxServer`` running a shell: ``.run(…)``, ``.environ`` as if inside it
``tmux_app``   starts netui in a private tmux, with NETUI_HOME in ``tmp_path``, a fixed
               NETUI_TODAY and the display of ``x_server``:
               ``app = tmux_app("--demo", size=(80, 24))``, then ``app.keys("j", "F5")``,
               ``app.text("Hi")``, ``app.wait_for("Overdue")``, ``app.screen()``; keywords
               ``argv`` (another program), ``today``, ``environ`` (more variables)
``commands``   a ``CommandLine`` on the same files, with the same date by default:
               ``.do("add", "Amara Osei")``, ``.json("due")``, ``.run(…)``, ``.path("data")``
``sample``     LinkedIn's sample archive, which imports 12 people
``five_due``   the commands after it was imported and five people are due: Jürgen Weiß (a
               follow-up, overdue), Amara Osei and Tomás Prado (to be thanked), Ines Novak (to
               be invited) and one from the archive (for a hello)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from small_disk import may_mount, run_in_a_namespace
from terminals import (
    NETUI,
    TODAY,
    CommandLine,
    StartApp,
    TmuxApp,
    TmuxServer,
    XServer,
    plain_environ,
)

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "data" / "samples" / "linkedin"
SAMPLE = SAMPLES / "Basic_LinkedInDataExport_11-22-2026.zip.zip"

FIVE_DUE: tuple[tuple[str, ...], ...] = (
    ("add", "Jürgen Weiß", "emails=jw@example.org", "reason=we both restore old clocks"),
    ("log", "Jürgen Weiß", "invite", "--date", "2026-11-12", "--text", "Hello Jürgen"),
    ("add", "Amara Osei", "met.where=RustConf", "tie=met", "reason=of your talk on compilers"),
    ("log", "Amara Osei", "invite", "--date", "2026-11-16"),
    ("log", "Amara Osei", "accepted", "--date", "2026-11-20"),
    ("add", "Tomás Prado", "met.where=a workshop", "tie=met", "reason=we both set type"),
    ("log", "Tomás Prado", "invite", "--date", "2026-11-16"),
    ("log", "Tomás Prado", "accepted", "--date", "2026-11-20"),
    (
        "add",
        "Ines Novak",
        "met.where=the tide fair",
        "tie=met",
        "reason=of your essay on tides",
    ),
    ("log", "Pending Person", "snooze", "--until", "2026-12-07"),
)
"""What makes four people due besides those of the archive; an old question is put off."""


def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that mounts a disk where that is allowed."""
    if pyfuncitem.get_closest_marker("mounts") is None or may_mount():
        return None
    run_in_a_namespace(pyfuncitem.nodeid)
    return True


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


def own_environ(tmp_path: Path, today: str) -> dict[str, str]:
    home = str(tmp_path / "home")
    return plain_environ(NETUI_HOME=home, NETUI_TODAY=today, PYTHONPATH=str(ROOT))


@pytest.fixture
def commands(tmp_path: Path) -> CommandLine:
    return CommandLine(own_environ(tmp_path, TODAY))


@pytest.fixture
def sample() -> Path:
    return SAMPLE


@pytest.fixture
def five_due(commands: CommandLine, sample: Path) -> CommandLine:
    commands.do("import", str(sample))
    for words in FIVE_DUE:
        commands.do(*words)
    return commands


@pytest.fixture
def tmux_app(x_server: XServer, tmp_path: Path) -> Iterator[StartApp]:
    started: list[TmuxApp] = []

    def start(
        *words: str,
        argv: Sequence[str] = NETUI,
        size: tuple[int, int] = (120, 40),
        today: str = TODAY,
        environ: Mapping[str, str] | None = None,
    ) -> TmuxApp:
        given = own_environ(tmp_path, today) | {"DISPLAY": x_server.display}
        app = TmuxApp([*argv, *words], environ=given | dict(environ or {}), size=size)
        started.append(app)
        return app

    yield start
    for app in started:
        app.close()
