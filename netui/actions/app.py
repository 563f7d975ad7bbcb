"""Actions about the app: undo, panes, help, leaving."""

from __future__ import annotations

from netui.actions.action import Action, Scope

APP: tuple[Action, ...] = (
    Action("app.undo", "Undo", "Take back the last change.", Scope.LISTS, ("u",), ("alt+u",)),
    Action(
        "app.redo",
        "Redo",
        "Do again what was taken back.",
        Scope.LISTS,
        ("U",),
        ("alt+shift+u",),
        footer=False,
    ),
    Action(
        "pane.contacts", "Contacts", "Go to the contacts.", Scope.APP, ("f2",), footer=False
    ),
    Action(
        "pane.composer", "Composer", "Go to the composer.", Scope.APP, ("f3",), footer=False
    ),
    Action(
        "pane.queue",
        "Queue",
        "Go to the follow-up queue.",
        Scope.APP,
        ("f4",),
        ("escape",),
        footer=False,
    ),
    Action("pane.next", "Next pane", "Go to the next pane.", Scope.APP, ("tab",), footer=False),
    Action("app.help", "Help", "Show the keys that work here.", Scope.APP, ("f1", "alt+h")),
    Action("app.palette", "Commands", "Find any action by name.", Scope.APP, ("ctrl+p",)),
    Action(
        "app.theme",
        "Theme",
        "Choose another theme for this session.",
        Scope.APP,
        ("f10",),
        footer=False,
    ),
    Action("app.quit", "Quit", "Save everything and leave.", Scope.APP, ("ctrl+q",)),
)
