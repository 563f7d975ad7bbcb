"""A01 and A02: every blank and every wrong name is found, and nothing else is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from netui.core.hints.engine import examine
from netui.core.hints.fixes import apply_fix
from netui.core.hints.model import FixKind, Hint, Note
from netui.core.hints.people import OtherPerson, people_among
from netui.core.model import Contact, Event, Met, Mutual, Post, Profile, TouchKind

GRACE = Contact(full="Grace Adeyemi", given="Grace", family="Adeyemi", company="Quarry & Vale")
DANA = Profile(name="Dana Whitlock", first="Dana", org="Orchard Metrics", role="analyst")

INNOCENT_OPENINGS = (
    "Hi Hope all is well with you these days",
    "Hello World! I",
    "Hi, Yes I know it is late but",
    "Dear Hiring Manager, I saw",
    "Hi I am Dana and",
    "Hello My name is Dana",
    "Hallo Ich bin Dana und schreibe",
    "Bonjour Je suis Dana",
    "Hola Soy Dana, trabajo",
    "Happy new year Grace!",
    "Hi G, quick one",
    "Hi Gracie, quick one",
    "Hi Dr Adeyemi, quick",
    "Hi Ms. Adeyemi, quick",
    "Hi Grace's team, hello",
    "Hello, Dana from Orchard here",
    "Hi Dana here from Orchard",
    "Honestly, I loved it",
    "Paris, where we met, was",
    "Thanks, I loved it",
    "Thanks for the tip about Karen, Grace!",
    "Karen Blythe suggested I write to you",
    "Karen, whom you know, suggested",
    "Hi fellow Halden grad, I",
    "Hi fellow Halden Grad, I",
    "Dear Grace Adeyemi, hello",
    "Dear Adeyemi Grace, hello",
    "Hi grace, hello",
    "HI GRACE, hello",
    "Hi @Grace, hello",
    "Hi “Karen” fans",
    "Hi Grace/Karen, hello",
    "Hello from Leeds! We met",
    "Hi from Leeds, Grace",
    "Greetings from Spanwell, I",
    "Dear neighbour, I",
    "Dear Neighbour, I",
    "Hello again, Grace",
    "Hello Again! I",
    "Hey! Karen told me",
    "Hi, Karen told me about you",
    "Hi - Karen told me",
    "Hi Grace – Karen told me",
    "Good to meet you, Karen said so",
    "Morning Grace, hi",
    "Dear Alumni Office, I",
    "Hi Class of 2012, I",
    "Hola, ¿qué tal? Soy",
    "Buenas, Karen me habló",
    "Salut, Karen m'a parlé",
    "Hallo, Karen hat mir",
    "Liebe Grace, hallo",
    "Lieber Nachbar, hallo",
    "Hello 👋 I saw your work",
    "Hi Queen, love",
    "Dear LinkedIn friend, I",
    "May, I ask",
    "Will, I hope",
    "June, was lovely",
    "Hi Both, hello",
    "Dear Sir/Madam, hello",
    "Dear Sir or Madam, hi",
    "To whom it may concern, hi",
    "Sehr geehrte Damen und Herren, ich",
    "Estimados señores, soy",
    "Madame, Monsieur, je vous",
    "Bonjour Mesdames, je",
    "Hi ladies, hi",
    "Hej Grace, hi",
    "Dear Professor, hi",
    "Dear Prof. Adeyemi, hi",
    "Dear Dr. Grace Adeyemi, hi",
    "Hi Amazing Grace, hi",
    "Hi! Great meeting you. Karen",
    "Hi Great to meet you Grace",
    "Hi Team Adeyemi, I",
)

WRONG_GREETINGS = (
    "Hi Karen, I",
    "Hi Karen I read your piece",
    "Hi Karen! I",
    "Hi Karen\nI read",
    "Hello Peter – I",
    "Dear Mr Thornbury, I",
    "Dear Mr. Thornbury I saw",
    "Karen, I read your piece",
    "Karen - I read your piece",
    "Hi, Karen! I read",
    "Hey Xiomara, I",
    "hey karen, i",
    "Hi Karen and Tom, I",
    "Bonjour Camille, je",
    "Salut Benoît ! je",
    "Liebe Annika, danke",
    "Hallo Herr Vogel, danke",
    "Guten Tag Frau Vogel, danke",
    "Hola Carmen, vi",
    "Estimada Sra. Quiroga: vi",
    "Querida Lucía, vi",
    "Good morning Karen, I",
    "Hi Karen 👋 I",
    "👋 Hi Karen, I",
    "  Hi Karen, I",
    "Hello Karen (long time!), I",
    "Thanks Karen, I",
    "Dear Karen Blythe, I",
    "Hi Karen:\n\nI",
    "Hi again Karen, I",
    "Hello there Karen, I",
    "Buenos días, Carmen. Vi",
    "Hi Karen... I",
    "Hi Mary-Jane, I",
    "Hi Karen; I",
)

HONEST_MARKS = (
    "see [1] and [2]",
    "[sic] yes",
    "the [Redacted] file",
    "your {async} idea",
    "a 5% rise and 3% drop",
    "<3 it",
    "use `{{name}}` and [name](http://x.y)",
    "the TODO list",
    "your TODO comments",
    "my_var and __init__",
    "[video] is good",
    "10%COMPANY% no",
    "C++ <vector> users",
    "I <3 <html> tags",
    "arrow -> [x] done",
    "{a, b} sets",
    "key {x: 1}",
    "the <title> tag rocks",
    "item _ and __",
    "xxx",
    "Formula: {n}",
    "#TODO later? no",
    "HTTP_HOST and MAX_VALUE",
    "see you at XXX Congreso",
    "the %PATH% variable",
    "$100 and ${HOME}",
    "/users/{name}/repos",
    "[12:30] call",
    "[…] and so on",
    "[...] ok",
    "F1 [live] now",
    "Mr [T] fan",
    "[Update] hi",
    "your post “Why [Name] mails fail”",
    "[OC] art",
    "email me at <a@b.org>",
)

BLANKS = (
    "about [topic]",
    "about [Topic Name]",
    "at [Company]",
    "at [Company Name]",
    "at [COMPANY]",
    "at {company}",
    "at {Company Name}",
    "at {{ company }}",
    "at {{contact.company}}",
    "at %COMPANY%",
    "at %%company%%",
    "at <company>",
    "at <Company Name>",
    "at <<company>>",
    "at COMPANY_NAME",
    "at ${company}",
    "at [your company]",
    "at [insert company here]",
    "at [Unternehmen]",
    "bei [Firma]",
    "chez [entreprise]",
    "en [empresa]",
    "at XXX and",
    "at XXXX",
    "at ___ and",
    "at _____.",
    "TODO: add",
    "TBD",
    "[mutual connection] said",
    "[Your Name]",
    "at *|COMPANY|*",
    "[[company]]",
    "[mention a specific project]",
    "[job title]",
    "{{firstName}}",
    "{firstName}",
    "{FirstName}",
    "{ first_name }",
    'your article "{{title}}"',
    "[recent post]",
    "[Event]",
    "[school]",
    "[EVENT NAME]",
    "[nom de l'entreprise]",
    "{nombre}",
    "[Thema]",
    "[Hier Namen einfügen]",
    "[Thema einfügen]",
    "[insérer le sujet]",
    "[sujet de l'article]",
    "[insertar tema]",
    "[specific achievement]",
)


def person(full: str, **facts: Any) -> Contact:
    given, _, family = full.partition(" ")
    return Contact(**({"full": full, "given": given, "family": family} | facts))


def note(text: str, contact: Contact = GRACE, **facts: Any) -> Note:
    given: dict[str, Any] = {
        "kind": TouchKind.INVITE,
        "today": dt.date(2026, 3, 4),
        "limit": 300,
    }
    return Note(text=text, contact=contact, **(given | facts))


def fired(examined: Note, code: str) -> Hint | None:
    return next((hint for hint in examine(examined).hints if hint.rule == code), None)


def found(examined: Note, code: str) -> Hint:
    hint = fired(examined, code)
    assert hint is not None
    return hint


@pytest.mark.parametrize("text", INNOCENT_OPENINGS)
def test_an_opening_that_names_nobody_else_is_fine(text: str) -> None:
    assert fired(note(text), "A02") is None
    assert fired(note(text), "A01") is None


@pytest.mark.parametrize("text", WRONG_GREETINGS)
def test_a_greeting_of_somebody_else_is_an_error(text: str) -> None:
    assert found(note(text), "A02").severity == "error"


@pytest.mark.parametrize("text", HONEST_MARKS)
def test_brackets_braces_and_capitals_have_honest_uses(text: str) -> None:
    assert fired(note(f"Hi Grace, {text}"), "A01") is None


@pytest.mark.parametrize("text", BLANKS)
def test_a_blank_that_was_left_is_an_error(text: str) -> None:
    hint = found(note(f"Hi Grace, {text}"), "A01")
    assert hint.severity == "error"
    assert hint.spans[0][0] >= 10


@pytest.mark.parametrize(
    "text",
    ["Hi Name, hello", "Hi First Name, hello", "Hallo Vorname, ich", '"Hi [Name], I saw you"'],
)
def test_the_word_for_a_name_in_the_greeting_is_a_blank(text: str) -> None:
    assert fired(note(text), "A01")


@pytest.mark.parametrize("text", ["Hi name, hello", "Hi Karen, hello", "Thanks Name, hello"])
def test_other_words_in_the_greeting_are_no_blank(text: str) -> None:
    assert fired(note(text), "A01") is None


def test_somebody_who_is_called_name_is_no_blank() -> None:
    assert fired(note("Hi Name, hello", person("Name Sornram")), "A01") is None


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("Bonjour Jean, je", person("Jean-Paul Roux")),
        ("Bonjour JP, je", person("Jean-Paul Roux")),
        ("Bonjour Jean Paul, je", person("Jean-Paul Roux")),
        ("Hi Wei, I", Contact(full="李 伟", given="伟", family="李")),
        ("Hi Bob, I", person("Robert Lang")),
        ("Hi Bee, I", person("Robert Lang", aliases=("Bee",))),
        ("Hi Maria, I", Contact(full="Maria Silva, PhD ✨", given="Maria", family="Silva")),
        ("Dear Ms O'Neill, I", person("Siobhán O’Neill")),
        ("Hi Lukasz, I", person("Łukasz Żak")),
        ("Hallo Juergen, ich", person("Jürgen Böhm")),
        ("Hallo Herr Boehm, ich", person("Jürgen Böhm")),
        ("Dear Ms van der Berg, I", person("Anne van der Berg")),
        ("Hi Zoe\u0308, I", person("Zoë Kern")),
        ("Hi Don, I", person("Don Riley")),
        ("Hi Quarry friends, I", GRACE),
        ("Dear Quarry Vale, I", GRACE),
        ("Hi Karen, Grace, I", GRACE),
        ("Sehr geehrter Herr Bürgermeister, ich", GRACE),
        ("Hallo ihr Lieben, ich", GRACE),
        ("Hello, Professor Karen told me", GRACE),
        ("¡Hola, Grace! Vi", GRACE),
        ("Lieber Herr Kollege, ich", GRACE),
        ("Hi Karen, hi Grace, I", GRACE),
        ("Liebe Karen, liebe Grace, ich", GRACE),
        ("Hi Karen, I", Contact(full="")),
        ("Hi Anna Maria Luisa Berta Clara Dora Elsa, ich", person("Anna Holt")),
        ("Hi Grace And, hello", GRACE),
    ],
)
def test_each_way_to_say_the_name_is_accepted(text: str, contact: Contact) -> None:
    assert fired(note(text, contact), "A02") is None


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Hi John, I", "Jon Castell"),
        ("Hi Jose, I", "José Ibáñez"),
        ("Hi Amarah, I", "Amara Osei"),
        ("Hi Shaun, I", "Sean Boyle"),
        ("Hi Fil, I", "Phil Marsh"),
        ("Hi Ngosi, I", "Ngozi Eze"),
    ],
)
def test_a_near_miss_is_left_to_the_rules_on_spelling(text: str, full: str) -> None:
    assert fired(note(text, person(full)), "A02") is None


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Guten Tag, Herr Vogel, ich", "Jonas Feld"),
        ("Dear Will, I", "Grace Hall"),
        ("Hi Lisa, I", "Nina Holt"),
        ("Hi Ben, I", "Jan Kok"),
        ("Hi Don, I", "Grace Hall"),
    ],
)
def test_another_name_is_no_near_miss(text: str, full: str) -> None:
    assert fired(note(text, person(full)), "A02")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Thank you for connecting, Karen!", True),
        ("Congratulations on the prize, Karen. Well earned.", True),
        ("Congratulations on the lab in Bergen, Norway.", False),
        ("Thanks for lunch with Tom, Karen.", False),
        ("Thanks for the help, will.", False),
        ("Thanks for all the help, Will.", False),
        ("Thanks for the lift.", False),
        ("Thanks for connecting on LinkedIn, Karen!", True),
        ("Thanks for connecting, Grace!", False),
    ],
)
def test_thanks_may_name_somebody_at_the_end_of_the_first_sentence(
    text: str, *, wrong: bool
) -> None:
    assert bool(fired(note(text, kind=TouchKind.THANK_ACCEPT), "A02")) is wrong


def test_the_message_says_whose_name_it_is() -> None:
    others = people_among([OtherPerson(full="Karen Blythe"), OtherPerson(full="Karen Moss")])
    message = found(note("Hi Karen, I read your piece.", others=others), "A02").message
    assert message == (
        "The note greets “Karen”, but this is Grace Adeyemi. (Karen Blythe is another contact.)"
    )


def test_a_name_known_from_another_contact_counts_where_a_word_could_stand() -> None:
    others = people_among([OtherPerson(full="Oyinlola Abe")])
    text = "oyinlola, i read your piece"
    assert fired(note("Oyinlola, I read your piece", others=others), "A02")
    assert fired(note("Oyinlola, I read your piece"), "A02") is None
    assert fired(note(text), "A02") is None


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Hi Karen Blythe, hello", "Hi Grace, hello"),
        ("Dear Mr. Thornbury, hello", "Dear Mr. Adeyemi, hello"),
    ],
)
def test_the_fix_greets_the_contact(text: str, mended: str) -> None:
    fix = found(note(text), "A02").fixes[0]
    assert fix.kind is FixKind.SAFE
    assert apply_fix(text, fix) == mended
    assert fired(note(mended), "A02") is None


def test_without_a_family_name_on_file_an_honorific_has_no_fix() -> None:
    contact = Contact(full="Grace", given="Grace")
    assert found(note("Dear Mr. Thornbury, hello", contact), "A02").fixes == ()


def test_blanks_that_one_fact_fills_are_filled_in_one_step() -> None:
    text = "Hi [Name], at [Company] I saw [topic]. [Your Name] [your company] [my role]"
    hint = found(note(text, me=DANA), "A01")
    safe, shown = hint.fixes
    assert apply_fix(text, safe) == (
        "Hi Grace, at Quarry & Vale I saw [topic]. Dana Orchard Metrics analyst"
    )
    assert shown.kind is FixKind.DISPLAY
    assert "Quarry & Vale" in shown.examples
    assert hint.message.endswith("Fill or delete them before sending.")
    assert "…" in hint.message


def test_a_blank_with_two_answers_shows_both() -> None:
    posts = (Post(title="Slow ropes", topic="ropes"), Post(title="Wet stone"))
    hint = found(note("Hi Grace, about [post]", person("Grace Hall", posts=posts)), "A01")
    assert [fix.kind for fix in hint.fixes] == [FixKind.DISPLAY]
    assert hint.fixes[0].examples == ("Slow ropes", "Wet stone")


def test_a_blank_that_nothing_could_fill_has_no_fix() -> None:
    assert found(note("Hi there, about [topic]", person("Grace Hall")), "A01").fixes == ()


@pytest.mark.parametrize(
    ("blank", "value"),
    [
        ("[Event]", "Ropes Day"),
        ("[mutual connection]", "Farah Qureshi"),
        ("[school]", "Halden"),
        ("[last name]", "Hall"),
        ("[full name]", "Grace Hall"),
        ("[topic]", "knots"),
        ("[city]", "Leeds"),
    ],
)
def test_each_field_fills_its_blank(blank: str, value: str) -> None:
    contact = person(
        "Grace Hall",
        met=Met(where="Ropes Day"),
        events=(Event(name="Ropes Day"),),
        mutuals=(Mutual(name="Farah Qureshi"), Mutual(name="Ada Sly", discreet=True)),
        schools=("Halden",),
        interests=("knots",),
        city="Leeds",
    )
    text = f"Hi Grace, {blank}"
    assert apply_fix(text, found(note(text, contact), "A01").fixes[0]) == f"Hi Grace, {value}"


def test_a_title_on_file_may_hold_a_slot_word() -> None:
    contact = person("Grace Hall", posts=(Post(title="[Name] is no variable"), Post(title="")))
    assert fired(note("Hi Grace, [Name] is no variable is fun.", contact), "A01") is None
    assert fired(note("Hi Grace, [Name] is a blank.", contact), "A01")


def test_the_slots_of_own_templates_count() -> None:
    text = "Hi Grace, the {favourite_bridge} is lovely"
    assert fired(note(text), "A01") is None
    assert fired(note(text, slots=("favourite_bridge",)), "A01")


def test_a_blank_in_the_subject_is_told_without_a_place() -> None:
    hint = found(note("Hi Grace, hello", subject="About {topic}"), "A01")
    assert hint.message.startswith("In the subject: “{topic}” is still a blank")
    assert hint.spans == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hola Grace, quiero hacer TODO en el taller con la gente", False),
        ("Hola Grace, TODO: el dato de la planta con la gente", True),
        ("Hi Grace,\nmore soon\nxoxo\nXXX", False),
        ("Hi Grace, hello\n______\nDana", False),
        ("Hi Grace, hello\nfrom ______\nDana", True),
        ("Hi Grace, `[Name]` is code", False),
        ("Hi Grace, “say [Name] here” is odd", False),
        ("Hi Grace, “[Name]” is odd", False),
        ("Hi Grace, “this” is about [topic]", True),
        ("Hi Grace, the <title> element", False),
        ("Hi Grace, your <title>", True),
        ("Hi Grace, your <title> was nice", True),
        ("Hi Grace, {{ 1 }} and {{}}", False),
    ],
)
def test_marks_are_read_in_their_place(text: str, *, left: bool) -> None:
    assert bool(fired(note(text), "A01")) is left


def test_open_blanks_hide_the_greeting_and_the_missing_detail() -> None:
    hints = examine(note("Hi [Name], I saw your nice long piece on [topic] last week.")).hints
    assert hints[0].rule == "A01"
    assert not {"A02", "C05"} & {hint.rule for hint in hints if hint.hidden_by is None}
    assert ("C05", "A01") in [(hint.rule, hint.hidden_by) for hint in hints]
