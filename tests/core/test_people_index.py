"""The index: what a query finds, in which order, and that narrowing changes nothing of it."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import TODAY, contact, day
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.core.cadence.model import NextTouch, Standing, Step
from netui.core.model import Stage
from netui.core.people import index as index_module
from netui.core.people import matching
from netui.core.people.index import PeopleIndex
from netui.core.people.matching import having
from netui.core.people.query import Query, parse_query
from netui.core.people.rows import PersonRow, Sort, listed_rows, nameplate, person_row
from netui.core.state import State

PEOPLE = (
    PersonRow(1, "Amara Osei", "Blue Foods", "Procurement lead", ("alumni", "vip")),
    PersonRow(2, "Zoë Lindqvist", "", "Anna's deputy", (), Stage.INVITED, TODAY),
    PersonRow(3, "Johanna Berg", "Acme", "Buyer", ("alumni board",), Stage.INVITED),
    PersonRow(4, "Ken Annan", "Acme", "Buyer", ("job-search",), due=day("2026-03-01")),
    PersonRow(
        5,
        "Anna Ruiz",
        "Delta",
        "Buyer, foods",
        (),
        due=day("2026-03-09"),
        opens=day("2026-03-02"),
    ),
    PersonRow(6, "Jean-Paul (JP) Roy", "Zeta", "", (), due=day("2026-04-30")),
)


def built(*people: PersonRow, today: dt.date = TODAY) -> PeopleIndex:
    index = PeopleIndex(today)
    assert list(index.build(people, 2))[-1:] == ([len(people)] if people else [])
    return index


def found(index: PeopleIndex, query: str) -> list[int]:
    return [index.rows[number].id for number in index.search(query)]


def test_people_are_found_before_it_is_known_where_they_stand() -> None:
    amara = contact("Amara Osei", id=1, company="Blue Foods", tags=("vip",))
    ken = contact("Ken Annan", id=2)
    index = built(nameplate(amara), nameplate(ken))
    assert found(index, "blue") == [1]
    assert found(index, "stage:invited") == found(index, "due:<7d") == []
    places = [
        PersonRow(
            1, "Amara Osei", "Blue Foods", "", ("vip",), Stage.INVITED, TODAY, day("2026-03-01")
        ),
        PersonRow(2, "Ken Annan", due=TODAY),
    ]
    assert list(index.fill_in(places, 1)) == [1, 2]
    assert found(index, "stage:invited") == [1]
    assert sorted(found(index, "due:<7d")) == [1, 2]


@pytest.fixture
def index() -> PeopleIndex:
    return built(*PEOPLE)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [1, 5, 6, 3, 4, 2]),
        ("anna", [5, 4, 2, 3]),
        ("zoe", [2]),
        ("ACME", [3, 4]),
        ("acme an", [4, 3]),
        ("paul", [6]),
        ("jp", [6]),
        ("foods", [1, 5]),
        ("company:foods", [1]),
        ("title:foods", [5]),
        ("name:anna", [5, 3, 4]),
        ('name:"anna"', [5]),
        ('"anna"', [5, 2]),
        ('-"anna"', [1, 6, 3, 4]),
        ('"foods"', [1, 5]),
        ("tag:alumni", [1, 3]),
        ('tag:"alumni"', [1]),
        ('tag:"job-search"', [4]),
        ('-tag:"alumni"', [5, 6, 3, 4, 2]),
        ("-tag:alumni", [5, 6, 4, 2]),
        ("tag:board", []),
        ("stage:invited", [3, 2]),
        ("-stage:invited", [1, 5, 6, 4]),
        ("due:today", [5, 2]),
        ("due:overdue", [4]),
        ("due:none", [1, 3]),
        ("-due:none", [5, 6, 4, 2]),
        ("due:<6d", [5, 4, 2]),
        ("due:>2026-03", [6]),
        ("-due:today", [1, 6, 3, 4]),
        ("nobody", []),
    ],
)
def test_a_query_finds_the_best_first(index: PeopleIndex, query: str, ids: list[int]) -> None:
    assert found(index, query) == ids


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        (Sort.NAME, [1, 5, 6, 3, 4, 2]),
        (Sort.DUE, [4, 2, 5, 6, 1, 3]),
        (Sort.COMPANY, [3, 4, 1, 5, 6, 2]),
        (Sort.STAGE, [1, 5, 6, 4, 3, 2]),
        (Sort.NEWEST, [6, 5, 4, 3, 2, 1]),
    ],
)
def test_the_orders(index: PeopleIndex, sort: Sort, ids: list[int]) -> None:
    index.sort = sort
    assert index.sort is sort
    assert found(index, "") == ids


def test_a_query_that_was_read_before_is_taken_as_it_is(index: PeopleIndex) -> None:
    query = parse_query("company:acme")
    assert isinstance(query, Query)
    assert [index.rows[number].id for number in index.search(query)] == [3, 4]


def test_equally_good_hits_keep_the_order(index: PeopleIndex) -> None:
    index.sort = Sort.NEWEST
    assert found(index, "buyer") == [5, 4, 3]


def test_going_back_gives_the_very_same_answer(index: PeopleIndex) -> None:
    first = index.search("an")
    index.search("ann")
    assert index.search("an") is first


def test_another_day_finds_other_people(index: PeopleIndex) -> None:
    assert found(index, "due:overdue") == [4]
    index.today = day("2026-03-05")
    assert index.today == day("2026-03-05")
    assert found(index, "due:overdue") == [4, 2]


@pytest.mark.parametrize("sort", Sort)
def test_one_person_is_written_anew_in_place(sort: Sort) -> None:
    index = built(*PEOPLE)
    index.sort = sort
    before = index.search("")
    changed = PEOPLE[0]._replace(
        name="Ken Annan", company="Acme", due=TODAY, stage=Stage.INVITED
    )
    added = PersonRow(7, "Ken Annan", "Acme", due=TODAY)
    index.update(changed)
    index.update(added)
    again = built(changed, *PEOPLE[1:], added)
    again.sort = sort
    assert found(index, "") == found(again, "")
    assert len(before) == 6
    assert index.number_of(7) == 6


def test_somebody_gone_is_found_no_more(index: PeopleIndex) -> None:
    assert found(index, "acme") == [3, 4]
    index.remove(3)
    index.remove(99)
    assert found(index, "acme") == [4]
    assert len(index) == len(index.rows) == 5
    assert index.number_of(3) is None
    index.update(PEOPLE[2])
    assert found(index, "acme") == [3, 4]


def test_it_follows_the_state() -> None:
    people = [contact(id=1), contact("Ken Ito", id=2, archived=True)]
    state = State.of(people)
    index = PeopleIndex(TODAY)
    for who in (1, 2, 3):
        index.follow(state, lambda number: Standing(contact=number, stage=Stage.TARGET), [who])
    assert found(index, "") == [1]


def test_a_row_is_what_a_list_shows() -> None:
    coming = NextTouch(
        contact=1, step=Step.INVITE, reason="", rule="", due=day("2026-03-11"), opens=TODAY
    )
    person = contact(company="Acme", title="Lead", tags=("vip",))
    row = person_row(person, Standing(contact=1, stage=Stage.INVITED, next=coming))
    assert row == PersonRow(
        1, "Amara Osei", "Acme", "Lead", ("vip",), Stage.INVITED, day("2026-03-11"), TODAY
    )
    state = State.of([person, contact("Ken Ito", id=2, archived=True)])
    rows = list(listed_rows(state, lambda n: Standing(contact=n, stage=Stage.TARGET)))
    assert [(row.id, row.due) for row in rows] == [(1, None)]


def test_in_a_crowd_the_first_word_ranks(
    index: PeopleIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "CROWD", 1)
    assert found(index, "an acme") == [4, 3]


def test_a_column_says_the_same_read_as_a_whole_and_row_by_row() -> None:
    side = [f" {letter}{letter}" for letter in "abcabcabcabcabcabc"]
    everybody = list(range(len(side)))[::-1]
    for rows in (everybody, everybody[:2], everybody[4:5], []):
        assert list(having(side, " b", rows)) == ["b" in side[number] for number in rows]


@pytest.mark.parametrize("sparse", [0, 1_000])
def test_whether_few_or_all_are_asked_the_same_people_are_found(
    index: PeopleIndex, monkeypatch: pytest.MonkeyPatch, sparse: int
) -> None:
    texts = ("an", "acme an", '"buyer"', '-"buyer"', "-acme", "tag:al", "stage:inv", "du")
    usual = [found(index, text) for text in texts]
    monkeypatch.setattr(matching, "SPARSE", sparse)
    assert [found(built(*PEOPLE), text) for text in texts] == usual


def test_one_word_ranks_by_its_place_and_equals_keep_their_order() -> None:
    rows = [
        PersonRow(1, "Zoe Carson", "Marble"),
        PersonRow(2, "Yuri Omar", "Acme"),
        PersonRow(3, "Xena Bell", "Mart"),
        PersonRow(4, "Marta Abel", "Acme"),
        PersonRow(5, "Wim Ester", "Samara"),
        PersonRow(6, "Marlon Sand", "Acme"),
        PersonRow(7, "Vera Marsh", "Acme"),
        PersonRow(8, "Uma Salmar", "Acme"),
    ]
    assert found(built(*rows), "mar") == [6, 4, 7, 3, 1, 8, 5, 2]


def test_a_name_of_signs_alone_can_be_listed() -> None:
    index = built(PersonRow(1, "***"), PersonRow(2, ""), PersonRow(3, " \x00\n[b] "))
    assert found(index, "***") == [1]
    assert len(index.search("")) == 3


NAMES = st.text(alphabet="abn é-(", max_size=8)
ROWS = st.lists(st.tuples(NAMES, NAMES, st.lists(NAMES, max_size=2)), max_size=8)
TYPED = st.lists(
    st.sampled_from(["a", "b", "n", " ", "-", '"', "tag:", "company:"]), max_size=7
)


@settings(max_examples=100, deadline=None)
@given(ROWS, TYPED)
def test_typing_letter_by_letter_finds_what_asking_at_once_finds(
    people: list[tuple[str, str, list[str]]], typed: list[str]
) -> None:
    rows = [
        PersonRow(number, name, company, tags=tuple(tags))
        for number, (name, company, tags) in enumerate(people, 1)
    ]
    index = built(*rows)
    texts = ["".join(typed[:end]) for end in range(len(typed) + 1)]
    for text in [*texts, *reversed(texts)]:
        assert index.search(text) == built(*rows).search(text)


def test_marks_can_be_asked_for_and_are_never_remembered() -> None:
    marked = {1, 3}
    index = PeopleIndex(TODAY, marked)
    for _ in index.build(PEOPLE):
        pass
    assert sorted(found(index, "is:marked")) == [1, 3]
    marked.add(4)
    assert sorted(found(index, "is:marked")) == [1, 3, 4]
    assert sorted(found(index, "is:marked acme")) == [3, 4]
    assert set(found(index, "-is:marked")) == {row.id for row in PEOPLE} - marked
    marked.clear()
    assert found(index, "is:marked acme") == []
    assert found(index, "is:mar") == found(index, "")


def test_many_are_followed_at_once() -> None:
    crowd = [contact(f"Person {n:02}", id=n) for n in range(1, 31)]
    index = PeopleIndex(TODAY)

    def stands(number: int) -> Standing:
        return Standing(contact=number, stage=Stage.TARGET)

    index.follow(State.of(crowd), stands, range(1, 31))
    assert found(index, "") == list(range(1, 31))
    fewer = [contact(f"Name {n:02}", id=n, archived=n > 12) for n in range(1, 25)]
    index.follow(State.of(fewer), stands, range(1, 31))
    assert found(index, "") == list(range(1, 13))
    assert found(index, "person") == []
    assert [index.number_of(n) for n in (12, 13)] == [11, None]


def test_a_word_more_narrows_what_was_found(index: PeopleIndex) -> None:
    assert found(index, "buyer") == [5, 3, 4]
    assert found(index, "buyer acme") == [3, 4]
    assert found(index, "buyer acme ken") == [4]
