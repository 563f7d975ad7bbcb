"""C02 and C11: the note does not say why it was written, or what it is for.

A reason may be said in any words, so these rules are silent in doubt: any clause of purpose,
any goal, and for C02 anything that is about this person, counts as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netui.core.hints.address import addressed
from netui.core.hints.context_words import context_words
from netui.core.hints.examined import Examined
from netui.core.hints.fixes import end_of_body, fits
from netui.core.hints.model import Choice, Finding, Fix, FixKind, Severity, Span
from netui.core.hints.rule import Example, Family, Rule
from netui.core.hints.telling import telling_words
from netui.core.model import Goal, TouchKind

FEW_WORDS = 14
HARDLY_ANY = 8
REACH = 40
"""How far behind a wish it may say that it is for the connection."""

GOALS = {
    Goal.JOB_SEARCH: ("job",),
    Goal.OPEN_ROLE: ("job",),
    Goal.INFORMATIONAL: ("learn", "job"),
    Goal.REFERRAL: ("refer", "job"),
}
"""Which lists of words say that a note is for this goal."""

SENTENCES = {Goal.INFORMATIONAL: "learn", Goal.REFERRAL: "refer"}


def no_reason(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if nothing says why; a mild one if it may be in other words."""
    if examined.blank or gives_reason(examined):
        return
    few = len(examined.body_words) < (HARDLY_ANY if examined.used else FEW_WORDS)
    bare = few or bool(examined.spans_of("connect"))
    about_them = bool(examined.used)
    if about_them and not bare:
        return
    mild = about_them or not bare
    reason = examined.contact.reason
    known = f" Your record says: “{reason}”." if reason else ""
    yield Finding(
        message=f"Why {examined.contact.call_name or 'this person'}? One clause with a reason "
        f"makes the note worth an answer.{known}",
        spans=tuple(examined.spans_of("connect")[:1]),
        fixes=saying_why(examined),
        severity=Severity.HINT if mild else None,
    )


def gives_reason(examined: Examined) -> bool:
    """Whether the note says why, in a clause of purpose, a goal or the recorded words."""
    if "{reason}" in examined.text:
        return False
    if examined.says("reason", "meetings") or any(
        map(partial(is_purpose, examined), wishes(examined))
    ):
        return True
    goal = examined.note.goal
    if goal in GOALS and examined.says(*(f"goal {kind}" for kind in GOALS[goal])):
        return True
    told = telling_words(examined.contact.reason, named=False)
    return bool(told) and examined.vocabulary.shares(told)


def wishes(examined: Examined) -> list[Span]:
    """Return where the note says what the writer would like."""
    return examined.spans_of("wish")


def is_purpose(examined: Examined, wish: Span) -> bool:
    """Whether a wish is for more than the connection: to see, to ask, to send."""
    end = min(examined.sentence_at(wish[0])[1], wish[1] + REACH)
    return not any(wish[0] <= a < end for a, _ in examined.spans_of("connect"))


def saying_why(examined: Examined) -> tuple[Fix, ...]:
    """Return the fix that says the recorded reason, if there is one and it fits."""
    reason = examined.contact.reason
    if not reason:
        return ()
    template = context_words(examined.language).clauses["reason"]
    clause = addressed(examined, template).replace("{value}", reason)
    choice = Choice(label=clause, edits=(end_of_body(examined, clause),))
    if not fits(examined, choice):
        return (Fix(label="On file", kind=FixKind.DISPLAY, examples=(clause,)),)
    return (Fix(label="Say the reason on file", kind=FixKind.CHOICE, choices=(choice,)),)


def goal_not_stated(examined: Examined) -> Iterator[Finding]:
    """Yield a finding if the touch has a goal of which the note says no word."""
    goal = examined.note.goal
    if goal not in GOALS or examined.blank:
        return
    if examined.says(*(f"goal {kind}" for kind in GOALS[goal])):
        return
    role = examined.contact.role_title
    if role and examined.vocabulary.shares(telling_words(role, named=False)):
        return
    yield Finding(
        message=f"Your goal here is “{goal.replace('_', ' ')}”. The note does not say so; "
        "people help when they know with what.",
        fixes=stating_goal(examined, goal),
    )


def stating_goal(examined: Examined, goal: Goal) -> tuple[Fix, ...]:
    """Return the fix that says what the note is for."""
    clauses = context_words(examined.language).clauses
    role = examined.contact.role_title
    if role and goal in {Goal.JOB_SEARCH, Goal.OPEN_ROLE}:
        clause = addressed(examined, clauses["role"]).replace("{value}", role)
    else:
        clause = addressed(examined, clauses[SENTENCES.get(goal, "goal")])
    choice = Choice(label=clause, edits=(end_of_body(examined, clause),))
    if not fits(examined, choice):
        return (Fix(label="For example", kind=FixKind.DISPLAY, examples=(clause,)),)
    return (Fix(label="Say what it is for", kind=FixKind.CHOICE, choices=(choice,)),)


JOB = {"touch": {"goal": "job_search"}}

RULES = (
    Rule(
        code="C02",
        name="no-reason",
        family=Family.CONTEXT,
        severity=Severity.WARNING,
        weight=61,
        summary="The note does not say why it was written.",
        why="Who has no reason to connect had better not ask yet; who has one should say it "
        "(S2-11, S2-12). A real reason matters once a request is more than tiny (E18).",
        source=("S2-11", "S2-12", "E18"),
        check=no_reason,
        good=(
            Example(
                text="Hi Noor, may I add you so that I can send the sample file I promised?"
            ),
            Example(
                text="Hallo Noor, ich möchte mich vernetzen, weil uns eine Karte verbindet."
            ),
        ),
        bad=(
            Example(text="Hi Noor, I would like to connect with you."),
            Example(text="Hola Noor, me gustaría conectar contigo y tenerte en mi red."),
        ),
        kinds=frozenset({TouchKind.INVITE, TouchKind.REINVITE, TouchKind.ASK}),
    ),
    Rule(
        code="C11",
        name="goal-not-stated",
        family=Family.CONTEXT,
        severity=Severity.HINT,
        weight=33,
        summary="The touch has a goal that the note does not mention.",
        why="People can help once they know what you are looking for (S0-26, S0-28).",
        source=("S0-26", "S0-28"),
        check=goal_not_stated,
        good=(
            Example(
                text="Hi Noor, I'm looking for a first role on the coast and your tables led "
                "me to you.",
                case=JOB,
            ),
            Example(text="Hi Noor, it would be good to be connected."),
        ),
        bad=(
            Example(text="Hi Noor, it would be good to be connected.", case=JOB),
            Example(
                text="Hallo Noor, Ihre Karte der Gezeiten hängt seit dem Winter bei uns.",
                case=JOB,
            ),
        ),
    ),
)
"""The rules on reasons and goals."""
