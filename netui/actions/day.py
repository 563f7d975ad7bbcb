"""Actions about the day's list as a whole, and the days to come."""

from netui.actions.action import Action, Scope

DAY: tuple[Action, ...] = (
    Action(
        "queue.forecast",
        "Forecast",
        "Show how many people each of the next two weeks' days brings.",
        Scope.LISTS,
        ("F",),
        footer=False,
    ),
    Action(
        "queue.bankruptcy",
        "Clear overdue",
        "Spread everything overdue over the days to come, say goodbye, or close.",
        Scope.LISTS,
        ("B",),
        footer=False,
    ),
    Action(
        "invitations.resume",
        "Resume",
        "Invite again before the week is over, though LinkedIn's weekly limit was reached.",
        Scope.LISTS,
        ("L",),
        footer=False,
    ),
)
"""What looks at more than one person."""
