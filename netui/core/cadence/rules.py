"""Rules: the rows of the cadence as data, with the guide statements and settings behind them.

A reason names its rule; what the rule says, in our own words, is told from here alone.
"""

from __future__ import annotations

import msgspec


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the cadence: what it says, why, and what changes it.

    ``settings`` are keys of the settings, ``actions`` ids of what a person can do about it.
    """

    name: str
    says: str
    statements: tuple[str, ...]
    settings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


ANSWERS = ("touch.accepted", "touch.replied", "touch.declined")
DONE = ("touch.sent", "touch.not_sent", "queue.snooze")
SENDING = (*DONE, "note.channel")

RULES: tuple[Rule, ...] = (
    Rule(
        name="target",
        says="A new person is looked up first: a reason to write and one fact on file.",
        statements=("S0-11", "S0-12", "S3-25"),
        actions=("contact.edit",),
    ),
    Rule(
        name="ask_advice",
        says="Whoever can introduce you is asked for advice before the invitation.",
        statements=("S0-16",),
        actions=("contact.edit", *SENDING),
    ),
    Rule(
        name="researched",
        says="Who is researched is invited when the week's budget allows, the best fit first.",
        statements=("S3-25", "S1-40", "S3-58"),
        settings=("budget.invitations_per_week", "budget.strangers_per_week"),
        actions=SENDING,
    ),
    Rule(
        name="drafted",
        says="A note that was begun waits to be sent.",
        statements=("S0-25",),
        settings=("budget.invitations_per_week",),
        actions=SENDING,
    ),
    Rule(
        name="follow_up",
        says="No answer to a note: the next one follows within a window of business days.",
        statements=("S0-35", "S0-36", "S0-37", "S0-39", "S0-40"),
        settings=("cadence.follow_up_days", "cadence.max_attempts"),
        actions=(*SENDING, *ANSWERS),
    ),
    Rule(
        name="last_follow_up",
        says="The last attempt leaves an easy way out.",
        statements=("S0-35", "S0-36", "S0-47"),
        settings=("cadence.follow_up_days", "cadence.max_attempts"),
        actions=(*SENDING, *ANSWERS),
    ),
    Rule(
        name="engage",
        says="With no other way to write, you engage with what they post.",
        statements=("S1-40", "S3-31"),
        settings=("cadence.follow_up_days",),
        actions=("contact.profile", *DONE, *ANSWERS),
    ),
    Rule(
        name="check",
        says="LinkedIn tells netui nothing, so after two weeks you look yourself.",
        statements=("S4-43", "S4-44"),
        actions=("contact.profile", *ANSWERS, "queue.snooze"),
    ),
    Rule(
        name="decide",
        says="An invitation that stays open is a question: withdraw it, keep it, or engage.",
        statements=("S4-46",),
        settings=("cadence.pending_question_days", "cadence.expiry_question_days"),
        actions=("touch.withdrawn", *ANSWERS, "queue.snooze"),
    ),
    Rule(
        name="farewell",
        says="After the last attempt one closing note ends it kindly.",
        statements=("S0-43", "S0-44", "S0-45", "S0-46"),
        settings=("cadence.farewell", "cadence.max_attempts"),
        actions=(*SENDING, *ANSWERS),
    ),
    Rule(
        name="closed",
        says="Closed; a look back after 90 days only where there is common ground.",
        statements=("S0-45", "S0-46"),
        actions=("contact.edit", "touch.replied"),
    ),
    Rule(
        name="cooling_off",
        says="After an invitation has ended comes a rest, then at most one more invitation.",
        statements=("S1-39", "S4-47", "S4-48", "S4-49"),
        settings=("cadence.reinvite_cooloff_days", "cadence.reinvite_max"),
        actions=("contact.edit", *SENDING),
    ),
    Rule(
        name="accepted",
        says="A new connection is thanked by the next business day.",
        statements=("S1-15", "S1-30", "S1-37", "S1-41", "S3-30", "S4-40"),
        actions=SENDING,
    ),
    Rule(
        name="thanked",
        says="Two weeks after the welcome a second note builds the relationship.",
        statements=("S1-42", "S4-41", "S4-42"),
        settings=("cadence.rapport_days",),
        actions=(*SENDING, "touch.replied"),
    ),
    Rule(
        name="reply",
        says="Who writes gets an answer by the next business day.",
        statements=("S0-08", "S3-13"),
        actions=SENDING,
    ),
    Rule(
        name="promise",
        says="A promise has its own day.",
        statements=("S0-31", "S0-32"),
        actions=SENDING,
    ),
    Rule(
        name="nurtured",
        says="People you know hear from you now and then.",
        statements=("S1-14", "S1-44", "S4-53"),
        settings=("cadence.nurture_days", "cadence.quiet_days"),
        actions=(*SENDING, "touch.replied"),
    ),
    Rule(
        name="occasion",
        says="Good news and yearly days are congratulated on the day, bad news is not.",
        statements=("S4-50", "S4-51"),
        actions=("contact.edit", *SENDING),
    ),
    Rule(
        name="dormant",
        says="Connections from an import have no date; a few are offered every day.",
        statements=("S1-44", "S3-60", "S4-53"),
        settings=("minutes_per_week", "budget.invitations_per_week"),
        actions=("contact.tag", "contact.edit", "contacts.open"),
    ),
    Rule(
        name="inbound",
        says="An invitation you received is triaged within three business days.",
        statements=("S3-40", "S3-41", "S3-42", "S3-43", "S3-44", "S1-41"),
        actions=("touch.accepted", "touch.declined", "queue.snooze"),
    ),
    Rule(
        name="do_not_contact",
        says="Who wants no contact gets none, ever.",
        statements=("S0-42",),
        actions=("contact.block", "app.undo"),
    ),
    Rule(
        name="archived",
        says="Archived people stay on file and out of the queue.",
        statements=("S0-01",),
        actions=("contact.edit",),
    ),
)

RULE: dict[str, Rule] = {rule.name: rule for rule in RULES}
