"""What a row of the archive adds to a contact.

Imported facts fill empty fields. Company and title are the exception: where they still are
what the last import wrote, a newer archive replaces them and the old ones move to ``former``;
where the person using netui has changed them, theirs stay and a notice says so. What LinkedIn
said last is kept under ``custom.linkedin``.
"""

from __future__ import annotations

from typing import Any

import msgspec

from netui.core.exchange.people import Person
from netui.core.model import Channel, Contact, Degree, Former, Source

IMPORTED = "linkedin"
_UNREAD_DAY = "connected_on_raw"
_CREDENTIALS = "credentials"
_EARLIER_URL = "earlier_profile_url"


def new_contact(person: Person, source: Source) -> Contact:
    """Return a contact with what a row says."""
    name = person.name
    return Contact(
        full=name.full,
        given=name.given,
        family=name.family,
        aliases=name.aliases,
        honorific=name.honorific,
        pronouns=name.pronouns,
        emails=(person.email,) if person.email else (),
        profile_url=person.url,
        slug=person.slug,
        company=person.company,
        title=person.title,
        source=source,
        connected_on=person.connected_on,
        custom=_custom(person) or None,
    )


def connected(contact: Contact) -> Contact:
    """Return a contact as connected on LinkedIn, and so within reach of a message there."""
    channels = [Channel.LINKEDIN_MESSAGE] + ([Channel.EMAIL] if contact.emails else [])
    return msgspec.structs.replace(
        contact,
        degree=Degree.FIRST,
        channels=(
            *contact.channels,
            *(each for each in channels if each not in contact.channels),
        ),
    )


def updated(contact: Contact, person: Person, *, again: bool) -> tuple[Contact, str]:
    """Return a contact with what a row adds, and a sentence where the row was not followed.

    ``again`` is a second row about somebody in one import: it only fills what is empty.
    """
    facts = _filling(contact, person)
    mine = contact.custom or {}
    theirs = _custom(person)
    custom = theirs | mine
    refused = ""
    if not again:
        position, refused = _position(contact, person)
        facts |= position
        custom |= {key: text for key, text in theirs.items() if key == IMPORTED}
    if person.slug and contact.slug and person.slug != contact.slug.casefold() and not again:
        facts |= {"slug": person.slug, "profile_url": person.url}
        custom[_EARLIER_URL] = contact.profile_url or contact.slug
    if contact.connected_on and _UNREAD_DAY not in mine:
        custom.pop(_UNREAD_DAY, None)
    if custom != mine:
        facts["custom"] = custom
    return (msgspec.structs.replace(contact, **facts) if facts else contact), refused


def _filling(contact: Contact, person: Person) -> dict[str, Any]:
    name = person.name
    offered = {
        "given": name.given,
        "family": name.family,
        "honorific": name.honorific,
        "pronouns": name.pronouns,
        "profile_url": person.url,
        "slug": person.slug,
        "company": person.company,
        "title": person.title,
        "connected_on": person.connected_on,
    }
    facts: dict[str, Any] = {
        field: value
        for field, value in offered.items()
        if value and not getattr(contact, field)
    }
    known = {email.casefold() for email in contact.emails}
    if person.email and person.email.casefold() not in known:
        facts["emails"] = (*contact.emails, person.email)
        if contact.channels and Channel.EMAIL not in contact.channels:
            facts["channels"] = (*contact.channels, Channel.EMAIL)
    return facts


def _position(contact: Contact, person: Person) -> tuple[dict[str, Any], str]:
    """Return company and title if the archive's are newer, or why they were left alone."""
    said = _headline(person.title, person.company)
    if not said:
        return {}, ""
    last_said = (contact.custom or {}).get(IMPORTED, "")
    on_file = _headline(contact.title, contact.company)
    if said in (last_said, on_file) or not on_file:
        return {}, ""
    if on_file == last_said:
        left = Former(company=contact.company, title=contact.title)
        now = {"company": person.company, "title": person.title}
        return now | {"former": (left, *contact.former)}, ""
    if _agrees(contact.company, person.company) and _agrees(contact.title, person.title):
        return {}, ""
    return {}, f"LinkedIn says “{said}”, on file is “{on_file}”, which was kept."


def _agrees(mine: str, theirs: str) -> bool:
    return not mine or not theirs or mine == theirs


def _headline(title: str, company: str) -> str:
    return " at ".join(part for part in (title, company) if part)


def _custom(person: Person) -> dict[str, str]:
    kept = {
        IMPORTED: _headline(person.title, person.company),
        _CREDENTIALS: person.name.credentials,
        _UNREAD_DAY: person.connected_text,
    }
    return {key: text for key, text in kept.items() if text}
