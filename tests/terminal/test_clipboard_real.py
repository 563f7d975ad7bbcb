"""The clipboard chain against a real X server, real tmux and misbehaving helpers."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from terminals import (
    TODAY,
    StartApp,
    TmuxServer,
    XServer,
    plain_environ,
    require,
    wait_until,
)

from netui.clipboard import (
    ChainClipboard,
    Copied,
    NativeProvider,
    Proof,
    TmuxProvider,
    clipboard_for,
    osc52,
    run,
)
from netui.core.settings import ClipboardSettings

NOTE = "Hi Amara — thank you for the talk on Tuesday.\n\tBest\n  Jo"
TEXTS = {
    "note": NOTE,
    "emoji": "👩‍🚀 🇩🇪 👍🏽 ☕",
    "cjk": "田中さん、こんにちは。\n您好，陈伟",
    "right to left": "שלום עמרה\nمرحبا \u200fأمارة",
    "8,000 characters": "Grüße 日本 ☕ " * 727 + "end",
    "markup and quotes": "[b]x[/] $(id) `id` \"'\\ %s",
}


def chain(tmp_path: Path, environ: Mapping[str, str]) -> ChainClipboard:
    board = clipboard_for(ClipboardSettings(), state_folder=tmp_path, environ=environ)
    assert isinstance(board, ChainClipboard)
    return board


def copy(board: ChainClipboard, text: str) -> Copied:
    outcome = board.copy(text)
    assert isinstance(outcome, Copied), str(outcome)
    return outcome


def helper(folder: Path, script: str) -> dict[str, str]:
    """Return an environment in which ``xclip`` is a shell script, on a display that is none."""
    program = folder / "bin" / "xclip"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return plain_environ(DISPLAY=":4093", PATH=path, TERM="dumb")


# A real X server


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_copied_can_be_pasted_after_the_child_is_gone(
    text: str, x_server: XServer, tmp_path: Path
) -> None:
    """Another program pastes it: the owner that xclip leaves behind survives the child."""
    outcome = copy(chain(tmp_path, plain_environ(DISPLAY=x_server.display)), text)
    assert (outcome.how, outcome.provider) == (Proof.CHECKED, "native")
    assert x_server.read() == text


def test_the_next_copy_replaces_the_last(x_server: XServer, tmp_path: Path) -> None:
    board = chain(tmp_path, plain_environ(DISPLAY=x_server.display))
    copy(board, "First")
    copy(board, "Second")
    assert x_server.read() == "Second"


def test_a_copy_does_not_wait_for_the_owner_it_leaves(
    x_server: XServer, tmp_path: Path
) -> None:
    """An owner that held a pipe of ours would make every copy time out."""
    outcome = copy(chain(tmp_path, plain_environ(DISPLAY=x_server.display)), NOTE)
    assert outcome.tried[0].proof is Proof.CHECKED
    assert outcome.tried[0].seconds < 2


def test_the_text_outlives_the_app_and_its_terminal(
    x_server: XServer, tmux_app: StartApp, tmp_path: Path
) -> None:
    code = (
        "import os, sys, pathlib; from netui.clipboard import clipboard_for; "
        "from netui.core.settings import ClipboardSettings; "
        "board = clipboard_for(ClipboardSettings(), environ=os.environ, "
        "state_folder=pathlib.Path(sys.argv[1])); print(board.copy(sys.argv[2]).message())"
    )
    app = tmux_app(str(tmp_path), NOTE, argv=[sys.executable, "-c", code])
    app.wait_for("Copied to the system clipboard and checked.")
    assert app.wait_for_exit() == 0
    app.close()
    assert x_server.read() == NOTE


# Helpers that misbehave


def test_a_dead_display_ends_in_the_file_and_nothing_is_called_copied(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    require("xclip")
    outcome = copy(chain(tmp_path, plain_environ(DISPLAY=":4093", TERM="dumb")), NOTE)
    file = tmp_path / "clipboard.txt"
    assert outcome.message() == f"Saved to {file}, nothing copied."
    assert outcome.tried[0].detail == "the clipboard did not give the text back"
    assert file.read_text() == NOTE
    assert file.stat().st_mode & 0o777 == 0o600
    assert capfd.readouterr() == ("", "")


def test_no_display_and_no_helper_is_told(tmp_path: Path) -> None:
    environ = plain_environ(PATH=str(tmp_path), TERM="dumb")
    environ.pop("DISPLAY")
    outcome = copy(chain(tmp_path, environ), NOTE)
    assert outcome.how is Proof.SAVED
    assert outcome.tried[0].detail == "no clipboard, or no program that reaches it"


def test_a_helper_that_hangs_is_ended_with_everything_it_started(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    environ = helper(tmp_path, f"exec >{pipe}\necho started\nexec sleep 60")
    attempt = NativeProvider(run, environ, timeout=1).offer(NOTE)
    assert (attempt.proof, attempt.detail) == (None, "timed out")
    seen = os.read(reading, 100)
    select.select([reading], [], [], 10)
    assert os.read(reading, 100) == b""
    assert seen == b"started\n"
    os.close(reading)


@pytest.mark.parametrize("status", [0, 1])
def test_a_noisy_helper_prints_nothing_over_the_app(
    status: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    environ = helper(tmp_path, f"cat >/dev/null\necho noise\necho noise >&2\nexit {status}")
    outcome = copy(chain(tmp_path, environ), NOTE)
    assert outcome.how is Proof.SAVED
    assert capfd.readouterr() == ("", "")


def test_a_helper_that_changes_the_text_is_not_believed(tmp_path: Path) -> None:
    """What pbcopy does without a UTF-8 locale: the dash comes back as something else."""
    environ = helper(tmp_path, "cat >/dev/null\necho 'Hi Amara ? thank you'")
    assert NativeProvider(run, environ).offer("Hi Amara — thank you").proof is None


# Real tmux


def test_tmux_holds_the_text_and_is_read_back(tmux: TmuxServer) -> None:
    for text in TEXTS.values():
        attempt = TmuxProvider(run, tmux.environ).offer(text)
        assert attempt.proof is Proof.SENT, attempt.detail
        assert tmux.run("show-buffer") == text


def test_over_ssh_tmux_comes_first(tmux: TmuxServer, tmp_path: Path) -> None:
    outcome = copy(chain(tmp_path, tmux.environ | {"SSH_TTY": "/dev/pts/9"}), NOTE)
    assert outcome.provider == "tmux"
    assert outcome.message().startswith("Sent to the terminal through tmux, cannot be")


def test_a_tmux_that_is_gone_hands_on(tmp_path: Path) -> None:
    require("tmux")
    environ = plain_environ(TMUX=f"{tmp_path}/gone,1,0", SSH_TTY="/dev/pts/9", TERM="dumb")
    outcome = copy(chain(tmp_path, environ), NOTE)
    assert outcome.tried[0].provider == "tmux"
    assert outcome.tried[0].proof is None


def test_tmux_hands_the_text_to_the_terminal_around_it(tmux: TmuxServer) -> None:
    """The terminal here is a pseudo-terminal of the test, which reads what tmux sends."""
    ours, theirs = pty.openpty()
    client = subprocess.Popen(
        ["tmux", "-S", tmux.socket, "attach"],
        env=plain_environ(),
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(theirs)
    wait_until(lambda: tmux.run("list-clients"), 10, lambda: "no client attached")
    assert TmuxProvider(run, tmux.environ).offer(NOTE).proof is Proof.SENT
    payload = osc52(NOTE).split(";")[2].removesuffix("\a").encode()
    wait_until(reader(ours, payload), 10, lambda: "the terminal got nothing")
    client.terminate()
    client.wait(10)
    os.close(ours)


def reader(descriptor: int, wanted: bytes) -> Callable[[], bool]:
    """Return a question: whether ``wanted`` has been read by now."""
    seen = bytearray()

    def there() -> bool:
        if select.select([descriptor], [], [], 0)[0]:
            seen.extend(os.read(descriptor, 65_536))
        return wanted in seen

    return there


def test_a_terminal_with_osc_52_understands_our_sequence(tmux_app: StartApp) -> None:
    """A tmux that is told to listen is such a terminal; its buffer is the clipboard."""
    code = "import sys; input(); print(sys.argv[1], flush=True); input()"
    app = tmux_app(osc52(NOTE), argv=[sys.executable, "-c", code])
    app.server.run("set-option", "-s", "set-clipboard", "on")
    app.keys("Enter")
    wait_until(lambda: app.server.run("list-buffers"), 10, app.screen)
    assert app.server.run("show-buffer") == NOTE


# The terminal itself


def test_an_app_in_tmux_is_driven_by_keys_and_read_by_its_screen(tmux_app: StartApp) -> None:
    code = "import os; print(os.environ['NETUI_TODAY'], os.get_terminal_size()); print(input())"
    app = tmux_app(argv=[sys.executable, "-c", code], size=(80, 24))
    app.wait_for(f"{TODAY} os.terminal_size(columns=80, lines=24)")
    assert app.running
    app.text("-l Grüße; C-c")
    app.keys("Enter")
    app.wait_for(lambda screen: screen.count("-l Grüße; C-c") == 2)
    assert app.wait_for_exit() == 0


def test_a_killed_app_is_told_from_one_that_ended(tmux_app: StartApp) -> None:
    app = tmux_app(argv=["cat"])
    assert app.exit_status is None
    app.kill()
    assert app.wait_for_exit() == -9
