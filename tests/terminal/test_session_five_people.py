"""The half hour a day in a real terminal: five people written to, and all of it found again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from terminals import CommandLine, StartApp, TmuxApp, XServer

COPIED = "Copied to the system clipboard and checked."

FIVE = {
    "Jürgen Weiß": ("follow_up_1", " Übrigens: Grüße aus Köln 🌱 und bis bald, genau5."),
    "Amara Osei": ("thank_accept", " Your slide with the teapot — it stays ☕ one1."),
    "Tomás Prado": ("thank_accept", " ¿Café en Lisboa? I bring the type specimens 👋🏽 two2."),
    "Ines Novak": ("invite", " The ebb table made me smile; žlutý kůň 🐎 three3."),
    "נועה בדיונית": ("nurture", " Schöne Grüße an alle, 日本 was lovely 👩‍🚀 four4."),
}
"""Who is due in the order of the queue, with the touch and the words that are typed."""

NEXT = {
    "Jürgen Weiß": ("follow_up_2", "2026-11-26"),
    "Amara Osei": ("rapport", "2026-12-07"),
    "Tomás Prado": ("rapport", "2026-12-07"),
    "Ines Novak": ("engage", "2026-11-26"),
    "נועה בדיונית": ("nurture", "2027-02-22"),
}
"""What is scheduled for them afterwards, and from when."""


@dataclass
class Person:
    """Somebody at the keyboard: types words, presses keys that are counted, looks up."""

    app: TmuxApp
    pressed: int = 0

    def press(self, *keys: str) -> None:
        """Press keys that are no words."""
        self.pressed += len(keys)
        self.app.keys(*keys)

    def write(self, words: str) -> None:
        """Type words and wait until they are on the screen."""
        self.app.text(words)
        self.app.wait_for(words.rsplit(maxsplit=1)[-1])


def told(*words: str) -> Callable[[str], bool]:
    """Return a question: whether one line of the screen holds all of these words."""
    return lambda screen: any(
        all(word in line for word in words) for line in screen.split("\n")
    )


def outcome(*words: str) -> Callable[[str], bool]:
    """Return a question: whether what was done is told at the bottom with all of these words.

    That is the line above the key bar, and one more where the sentence is long.
    """

    def holds(screen: str) -> bool:
        bottom = " ".join(" ".join(screen.rstrip().split("\n")[-3:]).split())
        return all(word in bottom for word in words)

    return holds


def newest_touch(commands: CommandLine, name: str) -> dict[str, Any]:
    touches: list[dict[str, Any]] = commands.json("show", name)["touches"]
    return max(touches, key=lambda touch: int(touch["id"]))


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_five_people_in_the_queue(
    size: tuple[int, int], five_due: CommandLine, tmux_app: StartApp, x_server: XServer
) -> None:
    """At most three keys a person besides the words; tomorrow everything is there."""
    assert [row["name"] for row in five_due.json("due")][:5] == list(FIVE)
    drafts = {name: five_due.json("draft", name)["text"] for name in FIVE}
    app = tmux_app(size=size)
    person = Person(app)
    app.wait_for("Hi Jürgen" if size[1] > 24 else "Jürgen, one thing")
    sent: dict[str, str] = {}
    for number, (name, (_, words)) in enumerate(FIVE.items()):
        before = person.pressed
        if number == 0:
            person.press("Enter")
        person.write(words)
        person.press("F5")
        app.wait_for(COPIED)
        sent[name] = drafts[name] + words
        assert x_server.read() == sent[name]
        person.press("F9")
        app.wait_for(outcome(name.split()[0], "takes it back"))
        assert person.pressed - before <= 3
    assert person.pressed == 11
    app.keys("C-q")
    assert app.wait_for_exit() == 0

    for name, (kind, _) in FIVE.items():
        touch = newest_touch(five_due, name)
        assert (touch["kind"], touch["text"]) == (kind, sent[name])
        assert touch["date"] == "2026-11-23"
    steps = five_due.json("history")
    assert [step["contact"] for step in steps[:5]] == [
        five_due.json("show", name)["id"] for name in reversed(FIVE)
    ]
    assert not any(step["undone"] for step in steps)
    coming = {name: five_due.json("show", name)["next"] for name in FIVE}
    assert {name: (found["step"], found["opens"]) for name, found in coming.items()} == NEXT
    assert FIVE.keys().isdisjoint(row["name"] for row in five_due.json("due"))

    fortnight = five_due.on("2026-12-07")
    due = [row["name"] for row in fortnight.json("due")]
    assert due[0] == "Jürgen Weiß"
    assert {"Amara Osei", "Tomás Prado", "Ines Novak"} <= set(due)
    tomorrow = tmux_app(size=size, today="2026-12-07")
    tomorrow.wait_for(told("Jürgen Weiß"))
    tomorrow.wait_for("Overdue 1")
    tomorrow.keys("C-q")
    assert tomorrow.wait_for_exit() == 0


def test_nothing_gets_lost_or_out_of_order_when_nobody_looks_up(
    five_due: CommandLine, tmux_app: StartApp
) -> None:
    """Keys and words in one burst, as over a slow line: each acts where it was meant."""
    names = list(FIVE)[:3]
    drafts = {name: five_due.json("draft", name)["text"] for name in names}
    app = tmux_app()
    app.wait_for("Invited 7 business days ago")
    burst = ["send-keys", "Enter"]
    for name in names:
        burst += [";", "send-keys", "-l", FIVE[name][1], ";", "send-keys", "F9"]
    app.server.run(*burst, ";", "send-keys", "C-q")
    assert app.wait_for_exit() == 0
    for name in names:
        touch = newest_touch(five_due, name)
        assert (touch["kind"], touch["text"]) == (FIVE[name][0], drafts[name] + FIVE[name][1])
