"""Any order of acts, crashes and kills in between: nothing acknowledged is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from builders import contact, draft
from hypothesis import given, settings
from hypothesis import strategies as st
from store_acts import add, done, everything, opened, rename, send, write

from netui import store as store_module
from netui.data.file import DataFile
from netui.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "netui.json"


STEPS = st.lists(
    st.sampled_from(["add", "rename", "send", "undo", "undo", "redo", "reopen", "crash"])
    | st.tuples(st.just("write"), st.sampled_from(["a", "b", "c", "\ud800\0"])),
    max_size=25,
)


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_any_order_of_acts_equals_the_model(acts: list[Any]) -> None:
    """Contacts and touches follow a stack of states; the newest words are never lost."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "netui.json"
        store = opened(path)
        add(store, contact())
        states, place, words = [stepped(store)], 0, ""
        for number, act in enumerate(acts):
            if act in {"reopen", "crash"}:
                store = reopened(store, path, crash=act == "crash")
            elif act in {"undo", "redo"}:
                to = place + (1 if act == "redo" else -1)
                if 0 <= to < len(states):
                    place = to
                    done(store.undo() if act == "undo" else store.redo())
            elif isinstance(act, tuple):
                words = f"{act[1]}{number}"
                write(store, words)
            elif act != "send" or store.state.draft_of(1) is not None:
                if act == "add":
                    add(store, contact(f"P{number}", id=0))
                elif act == "rename":
                    rename(store, f"N{number}")
                else:
                    send(store)
                    words = ""
                states[place + 1 :] = [stepped(store)]
                place += 1
            assert stepped(store) == states[place]
            assert len(store.state.drafts) <= 1
            if words:
                assert store.state.drafts
                assert store.state.draft_of(1) == draft(
                    words, id=next(iter(store.state.drafts))
                )
        store.close()


def stepped(store: Store) -> Any:
    found = everything(store)
    return found["Contact"], found["Touch"]


def reopened(store: Store, path: Path, *, crash: bool) -> Store:
    before, steps = everything(store), store.history()
    if crash:
        file = store._file
        assert isinstance(file, DataFile)
        assert file._lock is not None
        os.close(file._lock)
    else:
        assert store.close() is None
    again = opened(path)
    assert (everything(again), again.history()) == (before, steps)
    return again


WRITER = """
import sys
from pathlib import Path
import msgspec
from netui.clock import system_clock
from netui.core.changes import ChangeBuilder
from netui.core.model import Contact
from netui.data import file
from netui.store import open_store
file.FOLD_AT = 4000
store = open_store(Path(sys.argv[1]), system_clock({}))
build = ChangeBuilder(store.state)
if not store.state.contacts:
    build.add(Contact(full="0"))
    store.commit(build.change("Added"))
while True:
    build = ChangeBuilder(store.state)
    found = store.state.contacts[1]
    number = int(found.full) + 1
    build.put(msgspec.structs.replace(found, full=str(number)))
    assert store.commit(build.change("Counted")) is None
    print(number, flush=True)
"""


def test_killed_at_any_time_it_keeps_what_it_acknowledged(path: Path) -> None:
    root = Path(store_module.__file__).parents[1]
    for kill in range(15):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdout=subprocess.PIPE,
            cwd=root,
            text=True,
        ) as writer:
            assert writer.stdout is not None
            said = 0
            for _ in range(1 + kill * 7):
                said = int(writer.stdout.readline())
            writer.send_signal(signal.SIGKILL)
            rest = writer.stdout.read().split("\n")[:-1]
        acknowledged = int(rest[-1]) if rest else said
        reader = opened(path, read_only=True)
        assert int(reader.state.contacts[1].full) in {acknowledged, acknowledged + 1}
        assert reader.notices == ()
    shutil.rmtree(path.parent)
