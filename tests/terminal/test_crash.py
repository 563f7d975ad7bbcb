"""What is left when the app is killed, the file is taken, or the disk takes no more."""

from __future__ import annotations

import contextlib
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

from terminals import CommandLine, StartApp, TmuxApp, go_without, wait_until

FIRST = " Grüße vor dem Absturz, bleibt7."
LATER = " und danach8."


def write(app: TmuxApp, words: str) -> None:
    """Type words and wait until they are on the screen."""
    app.text(words)
    app.wait_for(words.rsplit(maxsplit=1)[-1])


def journal_of(commands: CommandLine) -> Path:
    data = commands.path("data")
    return data.with_name(f"{data.name}-journal")


def until_saved(journal: Path, word: str) -> None:
    wait_until(lambda: word in journal.read_text(), 10, lambda: f"{word} was never saved")


# Killed


def test_what_was_typed_before_a_kill_is_there_on_the_next_start(
    five_due: CommandLine, tmux_app: StartApp
) -> None:
    """Nothing but the words of the last moment may be lost: drafts save themselves."""
    app = tmux_app()
    app.wait_for("Invited 7 business days ago")
    app.keys("Enter")
    write(app, FIRST)
    until_saved(journal_of(five_due), "bleibt7.")
    app.text(LATER)
    app.kill()
    assert app.wait_for_exit() == -signal.SIGKILL
    assert FIRST in five_due.json("draft", "Jürgen")["text"]
    again = tmux_app()
    again.wait_for("bleibt7.")
    assert five_due.json("history")[0]["label"].startswith("Snoozed Pending Person")
    again.keys("C-q")
    assert again.wait_for_exit() == 0
    assert FIRST in five_due.json("draft", "Jürgen")["text"]


def test_a_touch_that_was_told_as_sent_survives_a_kill(
    five_due: CommandLine, tmux_app: StartApp
) -> None:
    app = tmux_app()
    app.wait_for("Invited 7 business days ago")
    app.keys("Enter")
    write(app, FIRST)
    app.keys("F9")
    app.wait_for("Sent a follow-up to Jürgen Weiß")
    app.kill()
    assert app.wait_for_exit() == -signal.SIGKILL
    touch = five_due.json("show", "Jürgen")["touches"][-1]
    assert (touch["kind"], touch["text"].endswith(FIRST)) == ("follow_up_1", True)


# In use


def test_a_second_netui_reads_and_writes_once_the_first_has_closed(
    five_due: CommandLine, tmux_app: StartApp
) -> None:
    app = tmux_app()
    app.wait_for("Invited 7 business days ago")
    second = tmux_app()
    second.wait_for(f"Only to read: pid {app.pid} on ")
    holder = f"The data file is in use by pid {app.pid} on "
    refused = five_due.run("add", "Mira Kowal")
    assert refused.returncode == 3
    assert holder in refused.stderr
    assert refused.stdout == ""
    assert "Jürgen Weiß" in five_due.do("list")
    assert five_due.json("due")[0]["name"] == "Jürgen Weiß"

    app.keys("C-q")
    assert app.wait_for_exit() == 0
    second.wait_for("from now on everything is saved here", 20)
    second.keys("C-q")
    assert second.wait_for_exit() == 0
    assert "Mira" not in five_due.do("list")
    five_due.do("add", "Mira Kowal")


# No room


@contextlib.contextmanager
def files_end_at(size: int, pid: int) -> Iterator[None]:
    """Let no file of a running program grow beyond a size, as a full disk would."""
    if not hasattr(resource, "prlimit"):
        go_without("needs a system that can limit a running program")
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    yield
    resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


def test_a_disk_that_takes_no_more_is_told_and_the_text_stays_in_the_box(
    five_due: CommandLine, tmux_app: StartApp
) -> None:
    """Nobody moves on from words that are nowhere else; with room again they are saved."""
    app = tmux_app()
    app.wait_for("Invited 7 business days ago")
    app.keys("Enter")
    write(app, FIRST)
    journal = journal_of(five_due)
    until_saved(journal, "bleibt7.")
    saved = journal.read_bytes().rstrip(b"\0")
    with files_end_at(len(saved), app.pid):
        write(app, LATER)
        app.wait_for("The change was not saved")
        app.keys("F9")
        app.keys("C-q")
        app.wait_for("What you typed cannot be saved now.")
        app.keys("1")
        app.wait_for("danach8.")
        assert app.running
        assert "Sent a follow-up" not in app.screen()
        assert five_due.json("draft", "Jürgen")["text"].endswith(FIRST)
    write(app, " jetzt9.")
    until_saved(journal, "jetzt9.")
    app.keys("C-q")
    assert app.wait_for_exit() == 0
    assert five_due.json("draft", "Jürgen")["text"].endswith(FIRST + LATER + " jetzt9.")
