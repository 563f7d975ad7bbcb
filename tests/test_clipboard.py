"""The clipboard chain against stand-ins: order, proofs, messages, the file."""

from __future__ import annotations

import io
import os
import runpy
import select
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from netui.clipboard import (
    Attempt,
    ChainClipboard,
    CommandProvider,
    Copied,
    FileProvider,
    NativeProvider,
    Osc52Provider,
    Proof,
    Ran,
    TmuxProvider,
    child,
    clipboard_for,
    order_for,
    osc52,
    process,
)
from netui.core.settings import ClipboardSettings
from netui.errors import Problem

LOCAL = {"TERM": "xterm-256color"}
REMOTE = LOCAL | {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "TMUX": "/tmp/s,1,0"}


class FakeRunner:
    """Answers programs by the last word of their command."""

    def __init__(self, answers: Mapping[str, Ran] | None = None) -> None:
        self.answers = dict(answers or {})
        self.runs: list[tuple[tuple[str, ...], bytes, dict[str, str]]] = []

    def __call__(
        self,
        argv: Sequence[str],
        *,
        given: bytes,
        environ: Mapping[str, str],
        timeout: float,
        capture: bool = False,
    ) -> Ran:
        self.runs.append((tuple(argv), given, dict(environ)))
        return self.answers.get(argv[-1], Ran(1))


class Fixed:
    """A provider that always answers the same."""

    def __init__(self, name: str, proof: Proof | None = None, detail: str = "") -> None:
        self.name = name
        self.proof = proof
        self.detail = detail
        self.texts: list[str] = []

    def offer(self, text: str) -> Attempt:
        self.texts.append(text)
        return Attempt(
            provider=self.name, proof=self.proof, where="the place", detail=self.detail
        )


def chain(tmp_path: Path, *providers: Fixed) -> ChainClipboard:
    return ChainClipboard(*providers, file=FileProvider(tmp_path / "state" / "clipboard.txt"))


def copied(outcome: Copied | Problem) -> Copied:
    assert isinstance(outcome, Copied), str(outcome)
    return outcome


def built(
    tmp_path: Path,
    environ: Mapping[str, str],
    *,
    runner: FakeRunner | None = None,
    settings: ClipboardSettings | None = None,
    write: Callable[[str], object] | None = None,
) -> ChainClipboard:
    board = clipboard_for(
        settings or ClipboardSettings(),
        state_folder=tmp_path,
        environ=environ,
        write=write,
        runner=runner or FakeRunner(),
    )
    assert isinstance(board, ChainClipboard)
    return board


# The chain


def test_the_first_proof_ends_the_chain(tmp_path: Path) -> None:
    first, second = Fixed("one", Proof.CHECKED), Fixed("two", Proof.CHECKED)
    outcome = copied(chain(tmp_path, first, second).copy("Hello"))
    assert (outcome.how, outcome.provider) == (Proof.CHECKED, "one")
    assert outcome.message() == "Copied to the place and checked."
    assert outcome.on_clipboard
    assert second.texts == []


def test_a_failed_step_hands_on_to_the_next_and_is_told(tmp_path: Path) -> None:
    first, second = Fixed("one", None, "no such thing"), Fixed("two", Proof.SENT, "Mind it.")
    outcome = copied(chain(tmp_path, first, second).copy("Hello"))
    assert outcome.message() == "Sent to the place, cannot be checked. Mind it."
    assert outcome.on_clipboard
    assert [(step.provider, step.detail) for step in outcome.tried] == [
        ("one", "no such thing"),
        ("two", "Mind it."),
    ]


def test_where_everything_fails_the_file_has_it_and_nothing_is_called_copied(
    tmp_path: Path,
) -> None:
    board = chain(tmp_path, Fixed("one"))
    outcome = copied(board.copy("Hello"))
    assert outcome.how is Proof.SAVED
    assert outcome.message() == f"Saved to {board.last_copied}, nothing copied."
    assert not outcome.on_clipboard
    assert board.last_copied.read_text() == "Hello"


def test_a_checked_copy_is_kept_in_the_file_too(tmp_path: Path) -> None:
    board = chain(tmp_path, Fixed("one", Proof.CHECKED))
    board.copy("First")
    board.copy("Second ✓")
    assert board.last_copied.read_text(encoding="utf-8") == "Second ✓"


def test_nothing_to_copy_is_refused_and_keeps_the_last_text(tmp_path: Path) -> None:
    board = chain(tmp_path, Fixed("one", Proof.CHECKED))
    board.copy("First")
    assert isinstance(board.copy("\n\x00"), Problem)
    assert board.last_copied.read_text() == "First"


def test_a_copy_that_can_go_nowhere_is_a_problem_that_names_every_step(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    outcome = chain(tmp_path, Fixed("one", None, "no display")).copy("Hello")
    assert isinstance(outcome, Problem)
    assert "one: no display; file: " in outcome.what


def test_a_copy_that_could_not_be_kept_says_so(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    outcome = copied(chain(tmp_path, Fixed("one", Proof.CHECKED)).copy("Hello"))
    assert outcome.message() == (
        "Copied to the place and checked. "
        f"It could not be kept in {tmp_path}/state/clipboard.txt: File exists."
    )


def test_every_step_is_timed_by_the_clock_it_is_given(tmp_path: Path) -> None:
    ticks = count(step=0.5)
    board = ChainClipboard(
        Fixed("one", Proof.CHECKED),
        file=FileProvider(tmp_path / "clipboard.txt"),
        clock=lambda: next(ticks),
    )
    assert copied(board.copy("Hello")).tried[0].seconds == 0.5


def test_ways_tries_every_step_and_leaves_the_last_copied_text(tmp_path: Path) -> None:
    board = chain(tmp_path, Fixed("one", Proof.CHECKED), Fixed("two", None, "no"))
    board.copy("Mine")
    steps = board.ways("A test")
    assert [(step.provider, step.proof) for step in steps] == [
        ("one", Proof.CHECKED),
        ("two", None),
        ("file", Proof.SAVED),
    ]
    assert board.last_copied.read_text() == "Mine"
    assert [path.name for path in board.last_copied.parent.iterdir()] == ["clipboard.txt"]


def test_ways_survives_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    assert chain(tmp_path).ways("A test")[0].proof is None


def test_what_is_copied_is_cleaned(tmp_path: Path) -> None:
    provider = Fixed("one", Proof.CHECKED)
    given = "Cafe\u0301\r\n\tone\rtwo\x1b[31m\x00\ud800 👩‍🚀\r\n\n"
    chain(tmp_path, provider).copy(given)
    assert provider.texts == ["Café\n\tone\ntwo[31m 👩‍🚀"]


# The order


@pytest.mark.parametrize(
    ("environ", "order"),
    [
        (LOCAL, ("native", "tmux", "osc52", "file")),
        (REMOTE, ("tmux", "osc52", "native", "file")),
        (LOCAL | {"SSH_TTY": "/dev/pts/1"}, ("tmux", "osc52", "native", "file")),
    ],
)
def test_the_order_depends_on_where_the_app_runs(
    environ: Mapping[str, str], order: tuple[str, ...]
) -> None:
    assert order_for(ClipboardSettings(), environ) == order


@pytest.mark.parametrize(
    ("given", "order"),
    [
        (ClipboardSettings(order=("osc52", "file", "osc52")), ("osc52", "file")),
        (
            ClipboardSettings(command=("mine",)),
            ("command", "native", "tmux", "osc52", "file"),
        ),
        (
            ClipboardSettings(order=("native", "command"), command=("mine",)),
            ("native", "command"),
        ),
    ],
)
def test_settings_win(given: ClipboardSettings, order: tuple[str, ...]) -> None:
    assert order_for(given, LOCAL) == order


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (ClipboardSettings(order=("osc25",)), "Did you mean osc52?"),
        (ClipboardSettings(order=("xyz",)), "Use any of native, tmux, osc52, file, command."),
        (ClipboardSettings(order=("command",)), "no command is set"),
    ],
)
def test_an_order_that_cannot_be_followed_is_refused(
    given: ClipboardSettings, words: str, tmp_path: Path
) -> None:
    refused = clipboard_for(given, state_folder=tmp_path, environ=LOCAL)
    assert isinstance(refused, Problem)
    assert words in str(refused)
    assert refused.where == "clipboard.order"


def test_a_file_that_is_ordered_first_is_where_it_ends(tmp_path: Path) -> None:
    runner = FakeRunner({child.__name__: Ran(child.CHECKED)})
    settings = ClipboardSettings(order=("file", "native"))
    outcome = copied(built(tmp_path, LOCAL, runner=runner, settings=settings).copy("Hello"))
    assert outcome.how is Proof.SAVED
    assert runner.runs == []


# The native clipboard


def test_native_runs_a_child_in_utf_8_and_believes_its_status(tmp_path: Path) -> None:
    runner = FakeRunner({child.__name__: Ran(child.CHECKED)})
    environ = LOCAL | {"LC_ALL": "C", "PYTHONPATH": "/mine"}
    outcome = copied(built(tmp_path, environ, runner=runner).copy("Grüße"))
    assert outcome.message() == "Copied to the system clipboard and checked."
    ((argv, given, seen),) = runner.runs
    assert argv[1:] == ("-P", "-m", "netui.clipboard.child")
    assert given == "Grüße".encode()
    assert seen["LC_CTYPE"] == "UTF-8"
    assert "LC_ALL" not in seen
    assert seen["PYTHONPATH"].endswith(f"{os.pathsep}/mine")


@pytest.mark.parametrize(
    ("ran", "detail"),
    [
        (Ran(child.DIFFERENT), "the clipboard did not give the text back"),
        (Ran(child.NO_CLIPBOARD), "no clipboard, or no program that reaches it"),
        (Ran(1), "ended with status 1"),
        (Ran(None, failure="timed out"), "timed out"),
    ],
)
def test_native_fails_unless_the_text_came_back(ran: Ran, detail: str) -> None:
    attempt = NativeProvider(FakeRunner({child.__name__: ran}), LOCAL).offer("Hello")
    assert (attempt.proof, attempt.detail) == (None, detail)


class Board:
    """Stands in for pyperclip; ``back`` is what it gives back."""

    class PyperclipException(RuntimeError):  # noqa: N818 - the library's name
        pass

    def __init__(self, back: Callable[[str], str] = str) -> None:
        self.back = back
        self.text = ""

    def copy(self, text: str) -> None:
        self.text = text

    def paste(self) -> str:
        return self.back(self.text)


def refuse(text: str) -> str:
    raise Board.PyperclipException


@pytest.mark.parametrize(
    ("back", "status"),
    [
        (str, child.CHECKED),
        (lambda text: text.replace("\n", "\r\n") + "\r\n", child.CHECKED),
        (lambda text: text + "\n\n", child.DIFFERENT),
        (lambda text: "", child.DIFFERENT),
        (refuse, child.NO_CLIPBOARD),
    ],
)
def test_the_child_tells_by_its_status(back: Callable[[str], str], status: int) -> None:
    assert child.copy_and_check(Board(back), "One\nTwo") == status


def test_the_child_looks_again_while_the_old_text_comes_back() -> None:
    seen: list[str] = []

    def back(text: str) -> str:
        seen.append(text)
        return text if len(seen) == 3 else "the text before"

    assert child.copy_and_check(Board(back), "Hello") == child.CHECKED
    assert len(seen) == 3


def test_the_child_reads_utf_8_from_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    board = Board()
    monkeypatch.setattr(child, "import_module", lambda name: board)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("— 日本".encode())))
    assert child.main() == child.CHECKED
    assert board.text == "— 日本"


def test_the_child_ends_with_that_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyperclip", Board(lambda text: "else"))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Hello")))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(child.__file__, run_name="__main__")
    assert ended.value.code == child.DIFFERENT


# tmux


def test_tmux_sends_and_never_says_copied(tmp_path: Path) -> None:
    """tmux's buffer can be read back; what the terminal did with the text cannot."""
    runner = FakeRunner({"-": Ran(0), "show-buffer": Ran(0, b"Hello\n")})
    outcome = copied(built(tmp_path, REMOTE, runner=runner).copy("Hello"))
    assert outcome.how is Proof.SENT
    assert outcome.message().startswith("Sent to the terminal through tmux, cannot be checked.")
    assert [run[0] for run in runner.runs] == [
        ("tmux", "load-buffer", "-w", "-"),
        ("tmux", "show-buffer"),
    ]
    assert runner.runs[0][1] == b"Hello"


@pytest.mark.parametrize(
    ("answers", "detail"),
    [
        ({}, "ended with status 1"),
        ({"-": Ran(0)}, "ended with status 1"),
        ({"-": Ran(0), "show-buffer": Ran(0, b"Old")}, "tmux did not give the text back"),
    ],
)
def test_tmux_fails_unless_its_buffer_has_the_text(
    answers: Mapping[str, Ran], detail: str
) -> None:
    attempt = TmuxProvider(FakeRunner(answers), REMOTE).offer("Hello")
    assert (attempt.proof, attempt.detail) == (None, detail)


def test_outside_tmux_no_tmux_is_run() -> None:
    runner = FakeRunner()
    assert TmuxProvider(runner, LOCAL).offer("Hello").detail == "not inside tmux"
    assert runner.runs == []


# OSC 52


def test_osc52_is_this_exact_sequence(tmp_path: Path) -> None:
    written: list[str] = []
    outcome = copied(built(tmp_path, LOCAL, write=written.append).copy("Grüße ☕"))
    assert written == ["\x1b]52;c;R3LDvMOfZSDimJU=\x07"]
    assert outcome.message() == "Sent to the terminal, cannot be checked."


def test_osc52_notes_what_may_be_cut_and_refuses_what_is_too_long() -> None:
    written: list[str] = []
    provider = Osc52Provider(written.append, LOCAL)
    assert provider.offer("x" * 768).detail == ""
    assert "cut" in provider.offer("x" * 769).detail
    assert provider.offer("x" * 74_994).proof is Proof.SENT
    assert provider.offer("x" * 74_995).proof is None
    assert len(written) == 3


def test_osc52_inside_tmux_says_that_it_may_be_dropped() -> None:
    assert "tmux" in Osc52Provider(lambda _: None, REMOTE).offer("Hello").detail


@pytest.mark.parametrize(
    ("environ", "detail"),
    [
        ({"TERM": "linux"}, "linux has no clipboard for programs"),
        (
            LOCAL | {"TERM_PROGRAM": "Apple_Terminal"},
            "Apple_Terminal has no clipboard for programs",
        ),
    ],
)
def test_osc52_is_not_sent_to_a_terminal_that_ignores_it(
    environ: Mapping[str, str], detail: str
) -> None:
    written: list[str] = []
    assert Osc52Provider(written.append, environ).offer("Hello").detail == detail
    assert written == []


def test_osc52_needs_a_terminal_that_takes_what_is_written() -> None:
    def gone(text: str) -> None:
        raise RuntimeError("App is not running")

    assert Osc52Provider(None, LOCAL).offer("Hello").detail == "no terminal to write to"
    assert Osc52Provider(gone, LOCAL).offer("Hello").detail == "App is not running"
    assert osc52("\ud800") == osc52("?")


# A command of one's own


def test_a_command_is_never_called_copied(tmp_path: Path) -> None:
    runner = FakeRunner({"--in": Ran(0)})
    settings = ClipboardSettings(command=("mine", "--in"))
    outcome = copied(built(tmp_path, LOCAL, runner=runner, settings=settings).copy("Hello"))
    assert outcome.message() == "Sent to your command mine, cannot be checked."
    assert runner.runs == [(("mine", "--in"), b"Hello", dict(LOCAL))]


def test_a_command_that_fails_hands_on(tmp_path: Path) -> None:
    settings = ClipboardSettings(command=("mine",))
    outcome = copied(built(tmp_path, LOCAL, settings=settings).copy("Hello"))
    assert outcome.provider == "file"
    assert outcome.tried[0].detail == "ended with status 1"


# The file


def test_the_file_is_for_its_owner_alone_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "state" / "clipboard.txt"
    path.parent.mkdir()
    path.write_text("old")
    path.chmod(0o644)
    attempt = FileProvider(path).offer("Grüße\nzwei")
    assert attempt == Attempt(provider="file", proof=Proof.SAVED, where=str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == "Grüße\nzwei".encode()


def test_a_failed_write_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "clipboard.txt"
    path.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    attempt = FileProvider(path).offer("new")
    assert attempt.proof is None
    assert attempt.detail == f"{path}: No space left on device"
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


# The wall, with real programs


def run_python(code: str, *, timeout: float = 10, capture: bool = False) -> Ran:
    argv = [sys.executable, "-c", code]
    return process.run(
        argv, given=b"text", environ=os.environ, timeout=timeout, capture=capture
    )


def test_a_program_gets_the_text_and_its_output_is_kept_when_asked() -> None:
    echo = "import sys; sys.stdout.write(sys.stdin.read()); sys.exit(3)"
    assert run_python(echo, capture=True) == Ran(3, b"text")
    assert run_python(echo) == Ran(3)


def test_a_program_runs_in_a_session_of_its_own() -> None:
    ran = run_python("import os; print(os.getsid(0) == os.getpid())", capture=True)
    assert ran.output == b"True\n"


def test_a_program_that_is_missing_or_impossible_is_a_failure() -> None:
    missing = CommandProvider(["no-such-program"], process.run, os.environ).offer("text")
    assert missing.detail == "No such file or directory"
    impossible = CommandProvider(["nul\0"], process.run, os.environ).offer("text")
    assert impossible.proof is None


def test_a_program_that_hangs_is_killed_with_what_it_started(tmp_path: Path) -> None:
    """The grandchild holds the pipe open for as long as it lives."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    script = f"(echo started; exec sleep 60) > {pipe} & wait"
    ran = process.run(["sh", "-c", script], given=b"text", environ=os.environ, timeout=0.5)
    assert ran == Ran(None, failure="timed out")
    assert os.read(reading, 100) == b"started\n"
    select.select([reading], [], [], 10)
    assert os.read(reading, 100) == b""
    os.close(reading)


def test_a_noisy_program_reaches_neither_our_stdout_nor_our_stderr(
    capfd: pytest.CaptureFixture[str],
) -> None:
    run_python("import sys; print('noise'); print('noise', file=sys.stderr)")
    assert capfd.readouterr() == ("", "")


def test_a_pipe_that_breaks_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: object, given: bytes, timeout: float) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(subprocess.Popen, "communicate", broken)
    assert run_python("pass").failure == "Input/output error"


def test_where_there_are_no_process_groups_the_program_itself_is_killed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "killpg")
    assert run_python("import time; time.sleep(60)", timeout=0.2).failure == "timed out"
