"""Actions about the note that is being written, and the hints about it."""

from __future__ import annotations

from netui.actions.action import Action, Scope

NOTES: tuple[Action, ...] = (
    Action(
        "note.copy",
        "Copy",
        "Copy the note to the clipboard and keep it as the last copied text.",
        Scope.LISTS,
        ("y",),
        ("f5", "ctrl+c"),
    ),
    Action(
        "hint.fix",
        "Fix",
        "Apply the fix of the first hint that has one, or of the chosen one.",
        Scope.COMPOSER,
        ("ctrl+g",),
    ),
    Action(
        "hint.explain",
        "Explain",
        "Explain the first or chosen hint: the whole rule, with examples.",
        Scope.COMPOSER,
        ("ctrl+l",),
    ),
    Action(
        "hint.list",
        "All hints",
        "Go through all hints of the note, each shown where it points.",
        Scope.COMPOSER,
        ("alt+g",),
        footer=False,
    ),
    Action(
        "hint.suppress",
        "Ignore",
        "Show the first or chosen hint no more: in this note, for this contact, this phrase, "
        "or everywhere.",
        Scope.COMPOSER,
        ("alt+i",),
        footer=False,
    ),
    Action(
        "hint.suppressions",
        "Ignored hints",
        "List the hints you do not want to see, and show one again.",
        Scope.COMPOSER,
        ("alt+shift+i",),
        footer=False,
    ),
    Action(
        "note.template",
        "Template",
        "Start the note from another template.",
        Scope.COMPOSER,
        ("ctrl+t",),
        footer=False,
    ),
    Action(
        "note.fact",
        "Facts",
        "Insert something that is on file about the contact.",
        Scope.COMPOSER,
        ("ctrl+f",),
        footer=False,
    ),
    Action(
        "note.compare",
        "Compare",
        "Show what this note shares with the one sent earlier that is most like it.",
        Scope.COMPOSER,
        ("alt+d",),
        footer=False,
    ),
    Action(
        "note.subject",
        "Subject",
        "Go to the subject line, where the channel has one.",
        Scope.COMPOSER,
        ("alt+s",),
        footer=False,
    ),
    Action(
        "note.channel",
        "Channel",
        "Send the note another way: by e-mail, as a message, as an InMail.",
        Scope.LISTS,
        (),
        ("alt+c",),
        footer=False,
    ),
)
