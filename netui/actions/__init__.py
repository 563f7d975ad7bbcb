"""The registry of everything a person can do with a key.

Bindings, footer, command palette, contextual help, ``netui keys`` and the README's key table
all derive from this one list. Ids are stable: keymaps and scripts name them.
"""

from netui.actions.action import KEY_NAMES, Action, Scope, spoken
from netui.actions.app import APP
from netui.actions.day import DAY
from netui.actions.notes import NOTES
from netui.actions.people import PEOPLE

ACTIONS: tuple[Action, ...] = (*NOTES, *PEOPLE, *DAY, *APP)
"""Every action, in the order in which keys are listed."""

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}
"""Every action by its id."""

__all__ = ["ACTIONS", "BY_ID", "KEY_NAMES", "Action", "Scope", "spoken"]
