"""The lines of the form about a person: in parts, each with what may be written there."""

from __future__ import annotations

from netui.core.fields import field_text
from netui.core.model import Contact, Degree, Goal, Tie
from netui.ui.dialogs.form import FormField, choice, spoken_choice

COMMON_FIELDS: tuple[FormField, ...] = (
    FormField("full", "Name", "Amara Osei"),
    FormField("given", "Call name", "what a greeting uses"),
    FormField("company", "Company"),
    FormField("title", "Title"),
    FormField("profile_url", "Profile", "https://www.linkedin.com/in/…"),
    FormField("emails", "E-mail", "several with commas"),
    FormField("langs", "Languages", "en, de", "Codes such as en, de or pt-BR, with commas."),
    FormField("reason", "Reason", "Why I write: …", "Becomes part of the invitation."),
    FormField("tags", "Tags", "several with commas"),
    choice("degree", "Degree", "1, 2, 3 or none", Degree, "How you know each other"),
    choice("tie", "Tie", "met, weak, stranger, colleague, friend …", Tie),
    FormField("met.where", "Met where"),
    FormField("met.when", "Met on", "YYYY-MM-DD"),
    FormField("met.what", "Talked of"),
    FormField(
        "mutuals",
        "Both know",
        "names with commas",
        "Name | discreet is somebody who is never to be named in a note.",
    ),
    FormField("schools", "Schools"),
    FormField("groups", "Groups"),
    FormField("interests", "Interests"),
    choice("goal", "Goal", "informational, collaborate, keep in touch …", Goal),
    FormField("can_offer", "I can offer"),
    FormField("city", "City", part="When to write"),
    FormField(
        "country",
        "Country",
        "Germany, DE or DE-BY",
        "Its public holidays are no business days; a region has its own.",
    ),
    FormField("timezone", "Time zone", "Europe/Berlin", "For the hours that are suggested."),
    FormField("weekdays", "Works on", "mon-fri", "Their week: sun-thu, or mon, wed."),
    FormField(
        "leave",
        "Away",
        "2026-12-20..2027-01-02",
        "First and last day, or one day; several with commas. Nothing is due meanwhile.",
    ),
    FormField(
        "news",
        "News",
        "opened a workshop | 2026-02-20 | good",
        "What | day | good or bad; several with semicolons. What is good and has a day is "
        "congratulated.",
        part="What happens",
    ),
    FormField(
        "milestones",
        "Yearly days",
        "birthday | 03-14",
        "What | MM-DD; several with semicolons.",
    ),
    FormField("notes", "Notes", "", "Remarks of your own; several with semicolons."),
)
"""The form of a person."""


def texts_of(contact: Contact) -> dict[str, str]:
    """Return what stands in the lines of somebody's form, in words where a word is chosen."""
    return {
        line.field: spoken_choice(field_text(contact, line.field), line.choices)
        for line in COMMON_FIELDS
    }
