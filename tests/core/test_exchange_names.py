"""Names as people type them, and profile addresses as they are passed around."""

from __future__ import annotations

import pytest

from netui.core.exchange.names import Name, read_full_name, read_name
from netui.core.exchange.profiles import slug_of
from netui.core.exchange.text import folded, one_line, quoted


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Amara", "Osei", Name(full="Amara Osei", given="Amara", family="Osei")),
        (
            "Tomás",
            "Smith, PhD",
            Name(full="Tomás Smith", given="Tomás", family="Smith", credentials="PhD"),
        ),
        (
            "Ñandú",
            "de la Nada, Ph.D., MBA",
            Name(
                full="Ñandú de la Nada",
                given="Ñandú",
                family="de la Nada",
                credentials="Ph.D., MBA",
            ),
        ),
        (
            "Ida",
            "Smith PMP CSM",
            Name(full="Ida Smith", given="Ida", family="Smith", credentials="PMP CSM"),
        ),
        ("JO", "MARIA BA", Name(full="JO MARIA BA", given="JO", family="MARIA BA")),
        ("Jack", "Ma", Name(full="Jack Ma", given="Jack", family="Ma")),
        ("Ida", "Berg, Anna", Name(full="Ida Berg, Anna", given="Ida", family="Berg, Anna")),
        (
            "🦄 Uni",
            "Corn-Example (she/her)",
            Name(
                full="Uni Corn-Example",
                given="Uni",
                family="Corn-Example",
                pronouns="she/her",
            ),
        ),
        (
            "Sam (They / Them)",
            "O'Hara ❤️",
            Name(full="Sam O'Hara", given="Sam", family="O'Hara", pronouns="they/them"),
        ),
        (
            "Dr. Anna",
            "Berg",
            Name(full="Anna Berg", given="Anna", family="Berg", honorific="Dr."),
        ),
        (
            "Prof. Dr. Anna",
            "Berg",
            Name(full="Anna Berg", given="Anna", family="Berg", honorific="Prof. Dr."),
        ),
        ("Dr.", "Berg", Name(full="Dr. Berg", given="Dr.", family="Berg")),
        (
            "Robert (Bob)",
            "Hill",
            Name(full="Robert Hill", given="Robert", family="Hill", aliases=("Bob",)),
        ),
        ("Mary J.", "K.", Name(full="Mary J. K.", given="Mary J.", family="K.")),
        ("Neha, MBA", "", Name(full="Neha", given="Neha", credentials="MBA")),
        ("🦄", "✨", Name(full="🦄 ✨")),
        ("Seán", "AC/DC", Name(full="Seán AC/DC", given="Seán", family="AC/DC")),
        ("", "Osei", Name(full="Osei", family="Osei")),
        (
            " Multi\nline ",
            "O\tX",
            Name(full="Multi line O X", given="Multi line", family="O X"),
        ),
    ],
)
def test_a_name_is_taken_apart_where_that_is_safe(first: str, last: str, name: Name) -> None:
    assert read_name(first, last) == name


def test_no_name_is_nobody() -> None:
    assert read_name("  ", "\n") is None
    assert read_full_name(" ") is None


def test_a_middle_name_stays_in_the_full_name() -> None:
    assert read_name("Ada", "Osei", "Maria") == Name(
        full="Ada Maria Osei", given="Ada", family="Osei"
    )


def test_a_name_in_one_column_begins_with_the_given_name() -> None:
    assert read_full_name("Dr. Pending Q. Person, MBA") == Name(
        full="Pending Q. Person",
        given="Pending",
        family="Q. Person",
        honorific="Dr.",
        credentials="MBA",
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/%E6%9D%8E-Li-1",
        "https://www.linkedin.com/in/李-li-1",
        "http://se.linkedin.com/in/%e6%9d%8e-LI-1/?trk=abc",
        "www.linkedin.com/in/%E6%9D%8E-li-1/",
        "linkedin.com/in/李-li-1#top",
        " https://www.linkedin.com/in/李-li-1 ",
    ],
)
def test_every_way_of_writing_an_address_is_one_slug(url: str) -> None:
    assert slug_of(url) == "李-li-1"


@pytest.mark.parametrize(
    "url", ["", "amara", "https://example.com/in/amara", "https://www.linkedin.com/company/x"]
)
def test_what_is_no_profile_has_no_slug(url: str) -> None:
    assert slug_of(url) == ""


def test_texts_are_made_comparable_and_showable() -> None:
    assert one_line(" Zoe\u0308 \n Nomad ") == "Zoë Nomad"
    assert folded("Zoë  QUILL-feather") == "zoe quill feather"
    assert folded("🦄") == "🦄"
    assert quoted("a\x1b[31mb\x00") == "a�[31mb�"
    assert quoted("x" * 99) == "x" * 59 + "…"
