"""The deed that sends a note another way: by e-mail, as InMail, as a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netui.core.acts import drafts
from netui.core.cadence.ways import BY_WAY, WAYS, WITH_SUBJECT, Way
from netui.core.composition import Composition
from netui.core.limit import limit_for
from netui.core.model import Channel, Plan
from netui.core.rerouting import reader_and_tie, rerouted, ways_of
from netui.core.settings import plan_in_force
from netui.core.text import clean
from netui.errors import Problem
from netui.ui.deeds.words import capital, undo_words
from netui.ui.dialogs.pick import Option, PickDialog

if TYPE_CHECKING:
    from netui.ui.screens.desk import Desk


async def channel(desk: Desk, open_now: Composition) -> None:
    """Ask which way the note is to go, and show it there with its words."""
    chosen = await ask_way(desk, open_now)
    now = desk.composer.composition
    if chosen is None or now is None or now.contact.id != open_now.contact.id:
        return
    if chosen is now.channel:
        desk.tell(f"The note goes {BY_WAY[chosen]} already.")
    else:
        reroute(desk, now, chosen)


async def ask_way(desk: Desk, open_now: Composition) -> Channel | None:
    """Return the way that is picked; one that cannot be says why, and the list stays."""
    listed = ways_of(open_now)
    options = [option(desk, open_now, way) for way in listed]
    channels = [way.channel for way in listed]
    start = channels.index(open_now.channel) if open_now.channel else 0
    ask = ""
    while True:
        picked = await desk.app.push_screen_wait(
            PickDialog("Channel", options, ask=ask, start=start)
        )
        if picked is None or not picked.against:
            return picked and picked.channel
        start = channels.index(picked.channel)
        ask = f"Not {BY_WAY[picked.channel]}. {picked.against}."


def option(desk: Desk, open_now: Composition, way: Way) -> Option[Way]:
    """Return a channel as a line: what it takes, or dimmed and why it cannot be."""
    name = capital(WAYS[way.channel])
    if way.against:
        return Option(name, way.against, way, dim=True)
    return Option(name, told(desk, open_now, way.channel), way)


def told(desk: Desk, open_now: Composition, to: Channel) -> str:
    """Return what is to be known of a possible channel: whether it is in use, what it takes."""
    settings, profile = desk.session.settings, desk.session.state.profile
    plan = plan_in_force(settings, profile)
    limit, _ = limit_for(to, plan, settings.limits)
    reader, _ = reader_and_tie(open_now)
    known = {Channel.EMAIL: reader.emails, Channel.PHONE: reader.phones}.get(to, ())
    parts = (
        "in use" if to is open_now.channel else "",
        known[0] if known else "",
        "for paid accounts" if to is Channel.INMAIL and plan is not Plan.PREMIUM else "",
        f"up to {limit:,} characters" if limit else "",
        "with a subject" if to in WITH_SUBJECT else "",
    )
    return ", ".join(part for part in parts if part)


def reroute(desk: Desk, open_now: Composition, to: Channel) -> None:
    """Put the note on another channel as one step; what is in the box is saved before."""
    session, composer = desk.session, desk.composer
    who = open_now.contact.id
    fresh = rerouted(
        session.state,
        session.standing(who),
        session.context,
        open_now,
        to,
        subject=composer.subject.value,
        text=clean(composer.note),
    )
    if isinstance(fresh, Problem):
        desk.tell(fresh)
        return
    if not desk.drafts.keep_for_step():
        return
    change = drafts.reroute(
        session.state,
        who,
        session.moment,
        channel=to,
        subject=fresh.subject,
        text=clean(fresh.text),
        template=fresh.template,
    )
    if not desk.commit(change) or isinstance(change, Problem):
        return
    shown = session.compose(who)
    if not isinstance(shown, Problem):
        composer.reroute(shown)
    desk.refresh_keys()
    desk.tell(f"{change.label}. {undo_words(desk)}")
