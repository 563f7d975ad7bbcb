"""A whole archive put among the people on file: who is who, what is written, what is kept."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from builders import NOW, contact, moment, touch
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.core.exchange.files import Archive, File, file_key, joined
from netui.core.exchange.report import ImportOutcome, ImportReport, Notice, report_lines
from netui.core.exchange.sniff import import_archive, is_wanted
from netui.core.model import (
    Channel,
    Contact,
    Degree,
    Direction,
    Former,
    Profile,
    Record,
    Source,
    Table,
    Touch,
    TouchKind,
    TouchSource,
)
from netui.core.state import State
from netui.errors import Problem

SAMPLES = Path(__file__).parent.parent / "data" / "samples" / "linkedin"
COLUMNS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
INVITES = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
IN = "https://www.linkedin.com/in/"
AMARA = f"Amara,Osei,{IN}amara,,Acme,Engineer,"
OLD, FRESH = "08 Feb 2020", "01 Mar 2026"


def archive(connections: str | None = None, invitations: str | None = None) -> Archive:
    files = []
    if connections is not None:
        files.append(File(name="Connections.csv", data=(COLUMNS + connections).encode()))
    if invitations is not None:
        files.append(File(name="Invitations.csv", data=(INVITES + invitations).encode()))
    return Archive(name="export.zip", files=tuple(files))


def sent(slug: str, when: str, text: str = "", name: str = "Amara Osei") -> str:
    return f'Me,{name},"{when}, 2:37 PM",{text},OUTGOING,{IN}me,{IN + slug if slug else ""}\n'


def received(slug: str, when: str, text: str = "", name: str = "Amara Osei") -> str:
    return f'{name},Me,"{when}, 2:37 PM",{text},INCOMING,{IN + slug},{IN}me\n'


def imported(found: Archive, state: State) -> ImportOutcome:
    outcome = import_archive(found, state, NOW)
    assert isinstance(outcome, ImportOutcome), outcome
    return outcome


def after(found: Archive, *records: Record) -> tuple[State, ImportReport]:
    """Import an archive, and prove that a second time changes nothing."""
    state = State.of(records)
    outcome = imported(found, state)
    state.apply(outcome.change)
    again = imported(found, state)
    assert again.change.edits == {}
    assert (again.report.new, again.report.updated, again.report.accepted) == (0, 0, 0)
    return state, outcome.report


def only(state: State) -> Contact:
    (found,) = state.contacts.values()
    return found


def history(state: State) -> list[tuple[str, str]]:
    return [(t.kind.value, str(t.date)) for t in state.touches_of(only(state).id)]


def tables(state: State) -> dict[Table, dict[int, Record]]:
    return {
        Table.CONTACTS: dict(state.contacts),
        Table.TOUCHES: dict(state.touches),
        Table.PROFILE: dict(state.table(Profile)),
    }


# Who comes in


def test_a_connection_becomes_a_contact() -> None:
    state, report = after(archive(f"Amara,Osei,{IN}Amara,a@b.example,Acme,Engineer,{OLD}"))
    found = only(state)
    assert (found.full, found.slug, found.company) == ("Amara Osei", "amara", "Acme")
    assert (found.degree, found.source) == (Degree.FIRST, Source.IMPORT)
    assert found.channels == (Channel.LINKEDIN_MESSAGE, Channel.EMAIL)
    assert str(found.connected_on) == "2020-02-08"
    assert history(state) == []
    assert (report.new, report.rows) == (1, 1)


def test_a_connection_of_these_days_has_accepted() -> None:
    for day in (FRESH, "18 Feb 2026", "05 Mar 2026"):
        state, report = after(archive(AMARA + day))
        assert [kind for kind, _ in history(state)] == ["accepted"]
        assert report.accepted == 0
    for day in ("17 Feb 2026", "06 Mar 2026", "unknown", ""):
        assert history(after(archive(AMARA + day))[0]) == []


def test_an_unread_day_is_kept_with_the_contact() -> None:
    state, _ = after(archive(AMARA + "gestern"))
    assert only(state).custom == {
        "linkedin": "Engineer at Acme",
        "connected_on_raw": "gestern",
    }
    state, _ = after(archive(AMARA + "gestern"), contact(slug="amara", connected_on=NOW.today))
    assert only(state).custom == {"linkedin": "Engineer at Acme"}


def test_a_pending_invitation_brings_its_person() -> None:
    state, report = after(archive(None, sent("amara", "1/29/26", "Hello")))
    found = only(state)
    assert (found.degree, found.direction) == (None, Direction.OUT)
    assert (found.source, found.channels) == (Source.IMPORT, ())
    (invite,) = state.touches.values()
    assert invite == Touch(
        id=1,
        contact=found.id,
        kind=TouchKind.INVITE,
        date=moment("2026-01-29").today,
        channel=Channel.LINKEDIN_INVITE,
        text="Hello",
        note_used=True,
        source=TouchSource.IMPORT,
    )
    assert report.invitations_out == 1


def test_an_invitation_received_waits_for_triage() -> None:
    state, report = after(archive("", received("amara", "1/29/26", "Hi")))
    found = only(state)
    assert (found.source, found.direction) == (Source.INBOUND, Direction.IN)
    (touch_,) = state.touches.values()
    assert (touch_.kind, touch_.direction) == (TouchKind.INVITE_RECEIVED, Direction.IN)
    assert (touch_.text, touch_.note_used) == ("Hi", False)
    assert report.invitations_in == 1


def test_an_invitation_accepted_long_ago_is_history() -> None:
    state, _ = after(archive(AMARA + OLD, sent("amara", "1/29/20", "Hi")))
    assert history(state) == [("invite", "2020-01-29")]
    assert state.touches[1].outcome == "accepted"


def test_an_invitation_accepted_these_days_comes_before_its_acceptance() -> None:
    state, _ = after(archive(AMARA + FRESH, sent("amara", "2/27/26")))
    assert history(state) == [("invite", "2026-02-27"), ("accepted", "2026-03-01")]
    state, _ = after(archive(AMARA + FRESH, sent("amara", "3/2/26")))
    assert history(state) == [("invite", "2026-03-02"), ("accepted", "2026-03-02")]


def test_an_invitation_that_cannot_have_led_to_the_connection_is_left_out() -> None:
    assert history(after(archive(AMARA + OLD, sent("amara", "1/29/26")))[0]) == []
    assert history(after(archive(AMARA + "", sent("amara", "1/29/26")))[0]) == []


def test_their_invitation_counts_only_while_it_is_news() -> None:
    assert history(after(archive(AMARA + OLD, received("amara", "1/29/20")))[0]) == []
    state, _ = after(archive(AMARA + FRESH, received("amara", "2/27/26")))
    assert history(state) == [("invite_received", "2026-02-27"), ("accepted", "2026-03-01")]


# Who is who


@pytest.mark.parametrize(
    ("on_file", "row", "weak"),
    [
        ({"slug": "amara"}, f"Amara,Osei-Berg,{IN}AMARA/,,,,{OLD}", 0),
        ({"profile_url": f"{IN}amara?x=1"}, f"Amara,Berg,{IN}amara,,,,{OLD}", 0),
        ({"emails": ("A@b.example",)}, f"Amara,Berg,{IN}amara,a@B.example,,,{OLD}", 0),
        ({"company": "ACME"}, AMARA + OLD, 1),
        ({"connected_on": moment("2020-02-08").today}, AMARA + OLD, 1),
        ({}, AMARA + OLD, 1),
        ({"slug": "amara", "company": "Acme"}, f"Amara,Osei,,,Acme,,{OLD}", 1),
    ],
)
def test_somebody_on_file_is_recognised(on_file: dict[str, Any], row: str, weak: int) -> None:
    state, report = after(archive(row), contact(**on_file))
    assert only(state).degree is Degree.FIRST
    assert only(state).slug == "amara" or not only(state).slug
    assert (report.new, report.updated, report.matched_by_name) == (0, 1, weak)


@pytest.mark.parametrize(
    ("on_file", "row"),
    [
        ({"slug": "other", "company": "Acme"}, AMARA + OLD),
        ({"company": "Elsewhere"}, AMARA + OLD),
        (
            {"slug": "other", "emails": ("info@b.example",)},
            f"Bo,Ek,{IN}bo,info@b.example,,,{OLD}",
        ),
        ({}, f"Amara,Osei,{IN}one,,,,{OLD}\nAmara,Osei,{IN}two,,,,{OLD}"),
    ],
)
def test_somebody_else_is_a_new_person(on_file: dict[str, Any], row: str) -> None:
    state, report = after(archive(row), contact(**on_file))
    assert state.contacts[1] == contact(**on_file)
    assert report.new == len(row.splitlines())


def test_namesakes_without_a_profile_stay_apart() -> None:
    rows = f"Neha,,,,,,{OLD}\nNeha,,,,,,09 Feb 2020\nNeha,,,n@e.example,,,\n"
    state, report = after(archive(rows + "Bo,,,n@e.example,,,\n"))
    assert (report.new, len(state.contacts)) == (4, 4)


def test_a_new_profile_address_of_the_same_person_is_taken() -> None:
    on_file = contact(slug="earlier", profile_url=f"{IN}earlier", emails=("a@b.example",))
    state, _ = after(archive(f"Amara,Osei,{IN}amara,a@b.example,,,{OLD}"), on_file)
    assert (only(state).slug, only(state).profile_url) == ("amara", f"{IN}amara")
    assert only(state).custom == {"earlier_profile_url": f"{IN}earlier"}


def test_an_invitation_finds_its_person_by_name_where_that_is_clear() -> None:
    state, _ = after(archive(None, sent("amara", "1/29/26")), contact())
    assert only(state).slug == "amara"
    state, _ = after(archive(None, sent("", "1/29/26")), contact(slug="amara"))
    assert len(state.contacts) == 1
    two = contact(slug="a"), contact(id=2, slug="b")
    state, report = after(archive(None, sent("", "1/29/26")), *two)
    assert (report.new, len(state.contacts)) == (1, 3)
    state, _ = after(archive(None, sent("amara", "1/29/26")), contact(slug="other"))
    assert len(state.contacts) == 2


def test_two_files_may_name_the_same_people() -> None:
    older = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    second = File(name="old/Connections.csv", data=f"{older}Amara,Osei,,X,,{OLD}".encode())
    both = archive(AMARA + OLD)
    state, _ = after(msgspec.structs.replace(both, files=(second, *both.files)))
    assert only(state).company == "Acme"


# What is written and what is kept


def test_empty_fields_are_filled_and_others_left() -> None:
    mine = contact(
        given="Ama", title="Head", slug="amara", channels=(Channel.PHONE,), tags=("x",)
    )
    row = f'"Dr. Amara","Osei (she/her), PhD",{IN}amara,a@b.example,Acme,Engineer,{OLD}'
    state, report = after(archive(row), mine)
    found = only(state)
    assert (found.full, found.given, found.title) == ("Amara Osei", "Ama", "Head")
    assert (found.company, found.honorific, found.pronouns) == ("Acme", "Dr.", "she/her")
    assert found.emails == ("a@b.example",)
    assert found.channels == (Channel.PHONE, Channel.EMAIL, Channel.LINKEDIN_MESSAGE)
    assert found.custom == {"linkedin": "Engineer at Acme", "credentials": "PhD"}
    assert found.tags == ("x",)
    assert "which was kept" in report.notices[0].text


def test_a_new_position_replaces_the_imported_one_which_is_kept() -> None:
    state, _ = after(archive(AMARA + OLD))
    now = archive(f"Amara,Osei,{IN}amara,,Nova,Head,{OLD}")
    state, report = after(now, *state.contacts.values())
    found = only(state)
    assert (found.company, found.title) == ("Nova", "Head")
    assert found.former == (Former(company="Acme", title="Engineer"),)
    assert report.updated == 1


def test_a_position_that_only_says_less_is_no_difference() -> None:
    mine = contact(title="Engineer", slug="amara")
    state, report = after(archive(f"Amara,Osei,{IN}amara,,Acme,Engineer,{OLD}"), mine)
    found = only(state)
    assert (found.title, report.notices) == ("Engineer", ())


def test_a_position_the_person_edited_is_theirs() -> None:
    state, _ = after(archive(AMARA + OLD))
    edited = msgspec.structs.replace(only(state), title="Pen maker")
    state, report = after(archive(AMARA + OLD), edited)
    assert (only(state), report.notices) == (edited, ())
    state, report = after(archive(f"Amara,Osei,{IN}amara,,Nova,Head,{OLD}"), edited)
    assert (only(state).company, only(state).title) == ("Acme", "Pen maker")
    assert report.notices[0] == Notice(
        file="Connections.csv",
        line=2,
        text="Amara Osei: LinkedIn says “Head at Nova”, on file is “Pen maker at Acme”, "
        "which was kept.",
    )


def test_an_archive_that_knows_less_takes_nothing_away() -> None:
    state, _ = after(archive(f"Amara,Osei,{IN}amara,a@b.example,Acme,Engineer,{OLD}"))
    before = only(state)
    state, _ = after(archive(f"Amara,Osei,{IN}amara,,,,"), before)
    assert only(state) == before


def test_my_own_profile_is_filled_where_it_is_empty() -> None:
    profile = b"First Name,Last Name,Headline\nNettie,Field,Tester at Ink | pens\n"
    found = archive(AMARA + OLD, sent("amara", "1/29/20"))
    with_profile = msgspec.structs.replace(
        found, files=(*found.files, File(name="Profile.csv", data=profile))
    )
    state, report = after(with_profile)
    assert state.profile == Profile(
        id=1,
        name="Nettie Field",
        first="Nettie",
        role="Tester",
        org="Ink",
        profile_url=f"{IN}me",
    )
    assert report.profile_filled
    mine = Profile(id=4, name="N. F.", first="N.", role="Boss", org="Me")
    state, _ = after(found, mine)
    assert state.profile == msgspec.structs.replace(mine, profile_url=f"{IN}me")
    assert after(found)[0].profile.name == "Me"


# What was on file already


def test_an_invitation_that_waited_on_file_is_found_accepted() -> None:
    row = archive(AMARA + "10 Feb 2026")
    invite = touch("invite", "2026-02-02", text="mine")
    state, report = after(row, contact(slug="amara"), invite)
    assert history(state) == [("invite", "2026-02-02"), ("accepted", "2026-02-10")]
    assert report.accepted == 1
    state, report = after(archive(AMARA), contact(slug="amara"), invite)
    assert history(state)[1] == ("accepted", "2026-03-04")


@pytest.mark.parametrize("kind", ["accepted", "replied", "thank_accept"])
def test_an_acceptance_that_is_known_is_not_logged_again(kind: str) -> None:
    on_file = (
        contact(slug="amara"),
        touch("invite", "2026-02-25"),
        touch(kind, "2026-03-02", id=2),
    )
    state, report = after(archive(AMARA + FRESH), *on_file)
    assert len(state.touches) == 2
    assert report.accepted == 0


def test_a_connection_already_known_is_not_an_acceptance() -> None:
    on_file = contact(slug="amara", degree=Degree.FIRST), touch("invite", "2020-01-01")
    assert history(after(archive(AMARA + OLD), *on_file)[0]) == [("invite", "2020-01-01")]


def test_an_invitation_that_was_logged_by_hand_is_the_same_one() -> None:
    on_file = contact(slug="amara"), touch("reinvite", "2026-01-20", text="as sent")
    state, _ = after(archive(None, sent("amara", "1/29/26", "other")), *on_file)
    assert [each.text for each in state.touches.values()] == ["as sent"]
    state, _ = after(archive(None, sent("amara", "2/28/26")), *on_file)
    assert len(state.touches) == 2


# The whole


def samples() -> Archive:
    names = {
        "2026_Connections.csv": "Connections.csv",
        "2026_Invitations.csv": "Invitations.csv",
    }
    names |= {"Profile.csv": "Profile.csv", "guide_messages.csv": "guide_messages.csv"}
    files = tuple(
        File(name=inside, data=(SAMPLES / name).read_bytes()) for name, inside in names.items()
    )
    return Archive(name="samples", files=files, unread=("messages.csv",))


def test_the_sample_archive() -> None:
    state, report = after(samples())
    assert (report.new, report.rows, report.hidden, report.duplicates) == (12, 20, 3, 1)
    assert (report.invitations_out, report.invitations_in, report.undated) == (3, 1, 0)
    assert report.unknown_columns == ()
    assert state.profile.first == "Nettie"
    uni = next(each for each in state.contacts.values() if each.given == "Uni")
    assert (uni.full, uni.pronouns) == ("Uni Corn-Example", "she/her")


@pytest.mark.parametrize(
    ("name", "people"),
    [("2020_Connections_no_preamble.csv", 2), ("2022_Connections_no_url.csv", 4)],
)
def test_the_older_samples_named_by_hand(name: str, people: int) -> None:
    file = File(name=name, data=(SAMPLES / name).read_bytes(), given=True)
    assert after(Archive(name=name, files=(file,)))[1].new == people


def test_undo_takes_the_whole_import_back() -> None:
    state = State.of([contact(slug="zoe-quillfeather-fictional-0001", company="Mine")])
    before = tables(state)
    outcome = imported(samples(), state)
    state.apply(outcome.change)
    assert len(state.contacts) == 12
    state.apply(outcome.change.inverse())
    assert tables(state) == before


def test_the_label_says_what_happened() -> None:
    state = State()
    rows = "".join(f"P{number},X,{IN}p{number},,,,{OLD}\n" for number in range(1204))
    change = imported(archive(rows), state).change
    assert change.label == "Imported 1,204 people from LinkedIn"
    state.apply(change)
    one = archive(rows.replace(f"p7,,,,{OLD}", f"p7,a@b.example,,,{OLD}"))
    assert imported(one, state).change.label == "Updated 1 person from LinkedIn"
    new = archive(f"P7,X,{IN}p7,a@b.example,,,{OLD}\n" + AMARA + OLD)
    label = "Imported 1 person from LinkedIn, updated 1"
    assert imported(new, state).change.label == label


def test_progress_ends_at_the_total() -> None:
    seen: list[tuple[int, int]] = []
    rows = "".join(f"P{number},X,{IN}p{number},,,,{OLD}\n" for number in range(600))
    import_archive(archive(rows), State(), NOW, lambda done, total: seen.append((done, total)))
    assert seen == [(500, 600), (600, 600)]


@pytest.mark.parametrize(
    ("found", "what"),
    [
        (archive(""), "No people found in 0 rows"),
        (archive(",,,,,,07 Jun 2026\n"), "No people found in 1 row, 1 of them hidden"),
        (archive("", ""), "No people found"),
        (Archive(name="x"), "There are no files in it"),
        (Archive(name="x", unread=tuple("abcdefgh")), "only a, b, c, d, e, f and 2 more"),
        (
            Archive(name="x", files=(File(name="people.csv", data=b"A,B\n", given=True),)),
            "only people.csv",
        ),
        (
            Archive(
                name="x",
                files=(File(name="book.csv", data=b"First Name,Company\nA,B", given=True),),
            ),
            "only book.csv",
        ),
        (Archive(name="x", files=(File(name="Connections.csv", data=b"A,B\n"),)), "columns"),
        (Archive(name="x", files=(File(name="Invitations.csv", data=b"A,B\n"),)), "columns"),
    ],
)
def test_nobody_is_a_problem_never_a_success(found: Archive, what: str) -> None:
    problem = import_archive(found, State(), NOW)
    assert isinstance(problem, Problem)
    assert what in problem.what


def test_a_file_named_by_hand_is_known_by_its_header() -> None:
    plain = archive(AMARA + OLD, sent("amara", "1/29/20"))
    renamed = tuple(
        File(name=f"{number}.csv", data=file.data, given=True)
        for number, file in enumerate(plain.files)
    )
    assert len(after(Archive(name="x", files=renamed))[0].touches) == 1
    outlook = b"First Name,Last Name,Company\nAmara,Osei,Acme\n"
    name = "linkedin_connections_export (1).csv"
    after(Archive(name="x", files=(File(name=name, data=outlook, given=True),)))


def test_names_of_files_are_matched_whole() -> None:
    assert is_wanted("Connections.csv")
    assert is_wanted("sub/CONNECTIONS.CSV")
    assert is_wanted("Linked In_connections_export_yahoo.csv")
    assert not is_wanted("my_connections.csv")
    assert not is_wanted("learning_role_play_messages.csv")
    assert file_key("a\\Company Follows.csv") == "companyfollows.csv"


def test_archives_are_joined() -> None:
    both = joined((archive(AMARA), archive(None, sent("amara", "1/29/20"))))
    assert (both.name, len(both.files)) == ("export.zip, export.zip", 2)


def test_the_report_in_words() -> None:
    found = samples()
    rows = COLUMNS.replace("\n", ",Shoe\n") + "".join(
        f"P{number},X,,,,,?,44\n" for number in range(23)
    )
    odd = File(name="Connections.csv", data=rows.encode())
    unread = tuple(f"file {number}" for number in range(8))
    outcome = imported(msgspec.structs.replace(found, files=(odd,), unread=unread), State())
    lines = report_lines(outcome.report)
    assert lines[:3] == [
        "23 new people, 0 updated, 0 unchanged.",
        "Connections.csv: 23 rows, 23 people, 23 undated, unknown columns: Shoe.",
        "Not imported: file 0, file 1, file 2, file 3, file 4, file 5 and 2 more.",
    ]
    assert lines[-1] == "3 more notices: see --json."
    assert outcome.report.unknown_columns == ("Shoe",)
    told = report_lines(
        ImportReport(archive="x", accepted=1, matched_by_name=2, profile_filled=True)
    )
    assert told[1:] == [
        "1 invitation found to be accepted.",
        "2 people recognised by name only.",
        "Your own profile was filled from the archive.",
    ]


def test_thirty_thousand_people_come_in_at_once() -> None:
    rows = "".join(
        f'Zoë{number % 300},"Smith-{number}, PhD",{IN}p-{number},,"Company, {number % 900}",'
        f"Engineer,{number % 28 + 1:02d} Nov {2010 + number % 15}\n"
        for number in range(30_000)
    )
    state = State()
    for label in ("first", "second"):
        start = time.perf_counter()
        outcome = imported(archive(rows), state)
        print(f"{label} import of 30,000 rows: {time.perf_counter() - start:.2f} s")  # noqa: T201 - a figure to read, not a gate
        state.apply(outcome.change)
    assert (len(state.contacts), outcome.change.edits) == (30_000, {})


# Anything at all


NAMES = st.sampled_from(["Amara", "Bo", "Zoë", "", "Dr. Bo", "Bo (x)", "🦄"])
CELLS = st.tuples(
    NAMES,
    st.sampled_from(["Osei", "", "Osei, PhD", "osei"]),
    st.sampled_from(["", f"{IN}amara", f"{IN}BO", f"{IN}b%C3%B6", "nonsense"]),
    st.sampled_from(["", "a@b.example", "A@b.example", "c@d.example"]),
    st.sampled_from(["", "Acme", "Nova"]),
    st.sampled_from(["", "Engineer", "Head"]),
    st.sampled_from(["", OLD, FRESH, "03 Mar 2026", "?"]),
)
INVITATIONS = st.tuples(
    NAMES,
    st.sampled_from(["amara", "bo", "new", ""]),
    st.sampled_from(["1/29/20", "2/27/26", "3/3/26", "1/5/26"]),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CELLS, max_size=8), st.lists(INVITATIONS, max_size=5))
def test_whatever_the_rows_a_second_import_is_empty_and_undo_restores(
    rows: list[tuple[str, ...]], invitations: list[tuple[str, str, str, bool]]
) -> None:
    people = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    invites = "".join(
        (sent if out else received)(slug, when, "Hi", name)
        for name, slug, when, out in invitations
    )
    state = State.of([contact(id=7), contact("Bo Osei", id=8, slug="bo", company="Own")])
    before = tables(state)
    outcome = import_archive(archive(people, invites), state, NOW)
    if isinstance(outcome, Problem):
        return
    state.apply(outcome.change)
    assert imported(archive(people, invites), state).change.edits == {}
    state.apply(outcome.change.inverse())
    assert tables(state) == before


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: (COLUMNS + text).encode(errors="replace"))
    | st.text(max_size=200).map(lambda text: (INVITES + text).encode("utf-16", "replace")),
    st.sampled_from(["Connections.csv", "Invitations.csv", "Profile.csv", "any.csv"]),
)
def test_no_bytes_break_the_reader(data: bytes, name: str) -> None:
    files = (File(name=name, data=data, given=True),)
    outcome = import_archive(Archive(name="x", files=files), State(), NOW)
    assert isinstance(outcome, ImportOutcome | Problem)
