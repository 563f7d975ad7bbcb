"""Connections.csv in every era, and everything that goes wrong with it."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from netui.core.exchange.connections import ConnectionsFile, is_connections, read_connections
from netui.core.exchange.files import File
from netui.core.exchange.sheet import sheet_has
from netui.errors import Problem

PREAMBLE = 'Notes:\n"Some e-mail addresses, you may notice, are missing."\n\n'
NOW = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
SIX = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
AMARA = "Amara,Osei,https://www.linkedin.com/in/amara,a@b.example,Acme,Engineer,08 Feb 2026\n"


def read(data: str | bytes, name: str = "Connections.csv") -> ConnectionsFile:
    found = refused(data, name)
    assert isinstance(found, ConnectionsFile), found
    return found


def refused(data: str | bytes, name: str = "Connections.csv") -> ConnectionsFile | Problem:
    raw = data.encode() if isinstance(data, str) else data
    return read_connections(File(name=name, data=raw))


def facts(found: ConnectionsFile) -> list[tuple[str, str, str, str, str, dt.date | None]]:
    return [
        (each.name.full, each.slug, each.email, each.company, each.title, each.connected_on)
        for each in found.people
    ]


FEB = dt.date(2026, 2, 8)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            PREAMBLE + NOW + AMARA,
            ("Amara Osei", "amara", "a@b.example", "Acme", "Engineer", FEB),
        ),
        (
            PREAMBLE + SIX + "Amara,Osei,,Acme,Engineer,28 Nov 2021",
            ("Amara Osei", "", "", "Acme", "Engineer", dt.date(2021, 11, 28)),
        ),
        (
            SIX + "Amara,Osei,,Acme,Engineer,12 Mar 2019",
            ("Amara Osei", "", "", "Acme", "Engineer", dt.date(2019, 3, 12)),
        ),
        (
            SIX + 'Amara,Osei,,Acme,Engineer,"4/13/18, 2:52 AM"',
            ("Amara Osei", "", "", "Acme", "Engineer", dt.date(2018, 4, 13)),
        ),
        (
            (
                "First Name,Last Name,Address,Email Address,Company,Position,Connected On,"
                "Websites,Instant Messengers\n"
                'Amara,Osei,1 Way,a@b.example,Acme,Engineer,"04/13/17, 14:52 PM",[x:y],'
            ),
            ("Amara Osei", "", "a@b.example", "Acme", "Engineer", dt.date(2017, 4, 13)),
        ),
        (
            (
                "Title,First Name,Middle Name,Last Name,E-mail Address,Company,Job Title\n"
                "Ms,Amara,,Osei,a@b.example,Acme,Engineer"
            ),
            ("Amara Osei", "", "a@b.example", "Acme", "Engineer", None),
        ),
        (
            (
                "First,Middle,Last,Nickname,Email,Title,Company\n"
                "Amara,,Osei,,a@b.example,Engineer,Acme"
            ),
            ("Amara Osei", "", "a@b.example", "Acme", "Engineer", None),
        ),
        (
            (
                "First Name,Last Name,Email Address,Current Company,Current Position\n"
                "Amara,Osei,,Acme,Engineer"
            ),
            ("Amara Osei", "", "", "Acme", "Engineer", None),
        ),
    ],
    ids=["2023", "2021", "2019", "2018", "2017", "outlook", "yahoo", "rumour"],
)
def test_every_era_is_read_by_its_column_names(
    data: str, expected: tuple[str, str, str, str, str, dt.date | None]
) -> None:
    assert facts(read(data)) == [expected]


@pytest.mark.parametrize(
    "data",
    [
        (PREAMBLE + NOW + AMARA).replace("\n", "\r\n").encode("utf-8-sig"),
        (PREAMBLE + NOW + AMARA).encode("utf-16"),
        (PREAMBLE + NOW + AMARA).replace(",", ";").encode(),
        (PREAMBLE + NOW + AMARA).replace(",", "\t").encode(),
        ("Notes:,,,,,,\n" + '"Some, you may notice",,,,,,\n,,,,,,\n' + NOW + AMARA).encode(),
        (NOW + AMARA.replace("08 Feb 2026", "8-Feb-26")).encode(),
        (NOW + AMARA.replace("08 Feb 2026", "2026-02-08")).encode(),
        (NOW + AMARA + NOW + AMARA).encode(),
    ],
    ids=["bom-crlf", "utf16", "semicolon", "tab", "padded", "excel", "iso", "joined"],
)
def test_a_file_another_program_saved_says_the_same(data: bytes) -> None:
    found = read(data)
    assert facts(found) == [("Amara Osei", "amara", "a@b.example", "Acme", "Engineer", FEB)]
    assert found.notices == ()


def test_windows_1252_is_read_with_a_notice() -> None:
    found = read((NOW + "Seán,Cía,,,,,4-Apr-21").encode("cp1252") + b"\x81")
    assert found.people[0].name.full == "Seán Cía"
    assert "Windows-1252" in str(found.notices[0])


def test_the_header_is_found_below_any_number_of_lines() -> None:
    for lines in (0, 1, 2, 3, 7):
        assert len(read("about this file\n" * lines + NOW + AMARA).people) == 1


def test_quoted_commas_quotes_and_line_breaks_stay_in_their_cell() -> None:
    row = 'Amara,Osei,,,"The ""Pretend""\nCompany, Inc.","Head,\r\nInk",08 Feb 2026\n'
    found = read(NOW + row + AMARA)
    assert found.people[0].company == 'The "Pretend" Company, Inc.'
    assert found.people[0].title == "Head, Ink"
    assert [person.line for person in found.people] == [2, 5]


def test_rows_with_only_a_day_are_hidden_members_and_blank_rows_nothing() -> None:
    found = read(NOW + AMARA + ",,,,,,07 Jun 2026\n,,,,,,\n\n,,,,,,30 Apr 2026")
    assert (found.report.rows, found.report.people, found.report.hidden) == (3, 1, 2)


def test_somebody_named_twice_is_one_person_with_all_that_is_known() -> None:
    found = read(
        NOW
        + "Amara,Osei,https://www.linkedin.com/in/amara,,,Engineer,sometime\n"
        + "Amara,Osei,https://se.linkedin.com/in/Amara/?trk=x,a@b.example,Acme,,08 Feb 2026\n"
        + "Amara,Osei,,A@B.example,,,\n"
        + "Namesake,Osei,https://www.linkedin.com/in/other,a@b.example,,,08 Feb 2026\n"
        + "Neha,,,,,,03 Jan 2023\n"
        + "Neha,,,,,,03 Jan 2023\n"
        + "Neha,,,,,,04 Jan 2023\n"
    )
    assert found.report.duplicates == 3
    assert facts(found)[0] == ("Amara Osei", "amara", "a@b.example", "Acme", "Engineer", FEB)
    assert found.people[0].connected_text == ""
    assert len(found.people) == 4


def test_an_unreadable_day_is_kept_as_written_and_counted() -> None:
    found = read(NOW + "Amara,Osei,,,,,08 févr. 2026\nBo,Ek,,,,,\n")
    assert found.report.undated == 2
    assert found.people[0].connected_text == "08 févr. 2026"
    assert [str(notice) for notice in found.notices] == [
        "Connections.csv, line 2: The day “08 févr. 2026” was kept as written."
    ]


def test_numeric_days_are_read_only_where_the_column_tells_their_order() -> None:
    clear = read(NOW + "Amara,Osei,,,,,03/04/2021\nBo,Ek,,,,,25/04/2021\n")
    assert clear.people[0].connected_on == dt.date(2021, 4, 3)
    assert read(NOW + "Amara,Osei,,,,,03/04/2021\n").people[0].connected_on is None


def test_columns_nobody_knows_are_named_if_they_say_anything() -> None:
    found = read(
        NOW.replace("\n", ",Shoe Size,Empty,Websites\n") + AMARA.replace("\n", ",44,,[x]\n")
    )
    assert found.report.unknown_columns == ("Shoe Size",)
    assert found.report.left_out_columns == ("Websites",)


def test_a_row_with_more_cells_than_columns_is_pointed_out() -> None:
    found = read(NOW + AMARA.replace("\n", ",extra\n") + AMARA.replace("\n", ",,\n"))
    assert [notice.line for notice in found.notices] == [2]


def test_a_quote_that_never_closes_is_pointed_out() -> None:
    found = read(NOW + f'Bo,Ek,,,"Acme,,{FEB}\n' + AMARA * 40)
    assert [notice.line for notice in found.notices] == [2]
    assert "quote" in found.notices[0].text


def test_short_rows_and_huge_cells_are_read() -> None:
    found = read(NOW + "Amara\n" + f'Bo,Ek,,,"{"x" * 200_000}",,')
    assert found.people[0].name.full == "Amara"
    assert len(found.people[1].company) == 200_000


def test_formulas_are_text() -> None:
    found = read(NOW + "Formula,Injection,,,=1+1 Holdings,@cmd lead,02 Dec 2025")
    assert (found.people[0].company, found.people[0].title) == ("=1+1 Holdings", "@cmd lead")


def test_foreign_columns_are_refused_by_name() -> None:
    german = "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\nA,B,,,,,\n"
    problem = refused(PREAMBLE + german)
    assert isinstance(problem, Problem)
    assert "Vorname, Nachname, URL" in problem.what
    assert problem.where == "Connections.csv"
    assert "later version" in problem.todo


def test_many_columns_are_not_all_named() -> None:
    problem = refused(",".join(f"c{number}" for number in range(30)))
    assert isinstance(problem, Problem)
    assert problem.what.endswith("c11 and 18 more")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00\x00", b"just text"])
def test_a_file_without_columns_is_refused(data: bytes) -> None:
    problem = refused(data)
    assert isinstance(problem, Problem)
    assert problem.what == "The file has no columns"


def test_a_cell_beyond_the_limit_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    before = csv.field_size_limit(10)
    try:
        problem = refused("x" * 50)
        assert not sheet_has(File(name="a.csv", data=b"x" * 50), is_connections)
    finally:
        csv.field_size_limit(before)
    assert isinstance(problem, Problem)
    assert "field larger than field limit" in problem.what
