"""Documents become records and come back whole."""

from __future__ import annotations

import copy
import json
from typing import Any

import msgspec
import pytest
from builders import contact, day, draft, touch
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.core.model import (
    RECORD_TYPES,
    CadenceOverride,
    Channel,
    Contact,
    Draft,
    Met,
    Mutual,
    Post,
    Record,
    Remark,
    Table,
    Template,
    Touch,
    TouchKind,
)
from netui.data.codec import NAMELESS, decode, encode, line_of
from netui.data.documents import dump, load
from netui.data.records import Records
from netui.data.rows import Rows

TEXT = st.text(max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
DAYS = st.dates().map(lambda d: d.isoformat())
CONTACTS = st.fixed_dictionaries(
    {},
    optional={
        "full": TEXT | JSON,
        "given": TEXT,
        "company": TEXT | JSON,
        "emails": st.lists(TEXT, min_size=1, max_size=2) | JSON,
        "closeness": st.integers() | JSON,
        "connected_on": DAYS | JSON,
        "degree": st.sampled_from(["1", "2", "9", 1]),
        "channels": st.lists(st.sampled_from(["email", "fax"]), min_size=1, max_size=2),
        "met": st.fixed_dictionaries({"where": TEXT.filter(bool)}, optional={"mood": JSON}),
        "posts": st.lists(
            st.fixed_dictionaries({"title": TEXT}, optional={"stars": JSON}), min_size=1
        )
        | JSON,
        "custom": st.dictionaries(TEXT, TEXT, min_size=1, max_size=2),
        "id": JSON,
        "extra": JSON,
        "shoe_size": JSON,
    },
)


def full() -> Contact:
    """Return a contact with every kind of field."""
    return contact(
        "Zoë Ångström",
        tags=("alumni", "jazz"),
        channels=(Channel.EMAIL,),
        met=Met(where="Oslo", when=day("2025-05-01")),
        mutuals=(Mutual(name="Ben", discreet=True),),
        posts=(Post(title="On tides", date=day("2025-01-02")),),
        notes=(Remark(text="likes [brackets]"),),
        cadence=CadenceOverride(gap_days=(2, 4), channel_order=(Channel.PHONE,)),
        custom={"team": "blue"},
        closeness=3,
        do_not_contact=True,
    )


def there_and_back(record: Record) -> Record:
    table = next(t for t, kind in RECORD_TYPES.items() if kind is type(record))
    return decode(table, record.id, load(dump(encode(record))))


@pytest.mark.parametrize(
    "record",
    [
        full(),
        touch("invite", "2026-03-04", id=9, text="Hi\0 \ud800 \x1b[31m", channel=Channel.EMAIL),
        draft(text="", id=4),
        Template(id=2, name=NAMELESS, kind=TouchKind.INVITE, text=""),
        *[k(id=3) for k in RECORD_TYPES.values() if k.__name__ == "Profile"],
    ],
)
def test_record_survives_the_file(record: Record) -> None:
    assert there_and_back(record) == record


def test_document_has_no_defaults_no_id_and_lists() -> None:
    document = encode(full())
    assert not document.keys() & {"id", "extra", "company", "archived"}
    assert document["tags"] == ["alumni", "jazz"]
    assert document["cadence"]["gap_days"] == [2, 4]
    assert document["met"]["when"] == "2025-05-01"


def test_unknown_fields_survive_an_edit() -> None:
    document = {"full": "Ann Lee", "shoe_size": 41, "id": "x", "extra": [1]}
    found = decode(Table.CONTACTS, 7, document)
    assert (found.id, found.extra) == (7, {"shoe_size": 41, "id": "x", "extra": [1]})
    assert isinstance(found, Contact)
    edited = encode(msgspec.structs.replace(found, company="Tidal"))
    assert edited == {**document, "company": "Tidal"}


def test_unreadable_field_survives_until_it_is_set() -> None:
    document = {"full": "Ann Lee", "closeness": "very", "posts": [{"kind": "talk"}]}
    found = decode(Table.CONTACTS, 1, document)
    assert isinstance(found, Contact)
    assert found.closeness is None
    assert encode(found) == document
    assert encode(msgspec.structs.replace(found, closeness=2))["closeness"] == 2


def test_unreadable_field_without_parts_is_read_field_by_field() -> None:
    found = decode(Table.CONTACTS, 1, {"full": "Ann Lee", "closeness": "very"})
    assert found == Contact(id=1, full="Ann Lee", extra={"closeness": "very"})


@pytest.mark.parametrize("document", [{}, {"full": 12}, {"full": None, "given": "Ann"}])
def test_nameless_contact_is_shown_and_nothing_is_invented(document: dict[str, Any]) -> None:
    found = decode(Table.CONTACTS, 1, document)
    assert isinstance(found, Contact)
    assert found.full == NAMELESS
    assert encode(found) == document
    named = encode(msgspec.structs.replace(found, full="Ann"))
    assert named["full"] == "Ann"


@pytest.mark.parametrize(
    "document",
    [
        {"contact": 5, "kind": "telepathy", "date": "2026-03-04", "text": "Hi"},
        {"contact": 5, "kind": "invite", "date": "yesterday"},
        {"contact": 5, "date": "2026-03-04"},
        {"contact": "five", "kind": "invite", "date": "2026-03-04"},
        {},
    ],
)
def test_half_a_touch_belongs_to_nobody_and_survives(document: dict[str, Any]) -> None:
    found = decode(Table.TOUCHES, 1, document)
    assert isinstance(found, Touch)
    assert found.contact == 0
    assert encode(found) == document


def test_unknown_field_of_a_part_survives_what_is_done_to_its_neighbours() -> None:
    document = {
        "full": "Ann Lee",
        "met": {"where": "Oslo", "mood": "good"},
        "posts": [{"title": "One", "stars": 5}, {"title": "Two", "stars": 1}],
    }
    found = decode(Table.CONTACTS, 1, document)
    assert isinstance(found, Contact)
    assert found.met == Met(where="Oslo")
    assert encode(found) == document
    edited = msgspec.structs.replace(
        found, met=Met(where="Bergen"), posts=(Post(title="Three"), Post(title="Two"))
    )
    assert encode(edited)["met"] == {"where": "Bergen", "mood": "good"}
    assert encode(edited)["posts"] == [{"title": "Three"}, {"title": "Two", "stars": 1}]
    assert "met" not in encode(msgspec.structs.replace(edited, met=None))


def test_part_that_was_no_part_gives_way() -> None:
    found = decode(Table.CONTACTS, 1, {"full": "Ann", "met": [{"mood": 1}]})
    assert isinstance(found, Contact)
    assert encode(msgspec.structs.replace(found, met=Met(where="Oslo")))["met"] == {
        "where": "Oslo"
    }


@given(CONTACTS)
@settings(max_examples=100, deadline=None)
def test_no_document_fails_or_loses_anything(document: dict[str, Any]) -> None:
    before = copy.deepcopy(document)
    found = decode(Table.CONTACTS, 3, document)
    after = encode(found)
    assert document == before
    assert decode(Table.CONTACTS, 3, after) == found
    for name, value in document.items():
        if after.get(name) != value:
            # Only a value that says nothing may go.
            assert value in ("", [], {}, None, False) or isinstance(value, dict), name


@given(st.dictionaries(st.text(max_size=8), JSON, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_text_survives_the_bytes(document: dict[str, Any]) -> None:
    data = dump(document)
    assert data.isascii()
    assert load(data) == document
    assert json.loads(data) == document


def test_lone_surrogates_and_nul_are_kept() -> None:
    document = {"text": "a\0b\ud83dc\u2028"}
    assert load(dump(document)) == document


def test_numbers_that_are_none_become_text() -> None:
    assert load(b'{"a": NaN, "b": -Infinity}') == {"a": "NaN", "b": "-Infinity"}


def test_records_decode_when_they_are_looked_at() -> None:
    documents = Rows.of({str(n): {"full": f"Person {n}"} for n in (3, 1, 2)})
    records = Records(Table.CONTACTS, documents)
    assert list(records) == [3, 1, 2]
    assert len(records) == 3
    assert 1 in records
    documents.put("1", b'{"full":"Late"}')
    first = records[1]
    assert first == Contact(id=1, full="Late")
    assert records[1] is first
    assert [r.id for r in records.values()] == [3, 1, 2]
    assert dict(records.items())[1] is first
    assert records.get(9) is None


def test_records_write_only_what_the_file_lacks() -> None:
    documents = Rows.of({"1": {"full": "Ann"}})
    records = Records(Table.CONTACTS, documents)
    records[1] = Contact(id=1, full="Bo")
    records[2] = Contact(id=2, full="Cy")
    assert documents == {"1": {"full": "Ann"}, "2": {"full": "Cy"}}
    assert list(records.values()) == [Contact(id=1, full="Bo"), Contact(id=2, full="Cy")]
    del records[1]
    assert documents.keys() == {"2"}
    with pytest.raises(KeyError):
        records[1]


def test_draft_without_a_contact_is_nobodys() -> None:
    found = decode(Table.DRAFTS, 2, {"text": "Hello"})
    assert isinstance(found, Draft)
    assert (found.contact, found.text) == (0, "Hello")
    assert encode(found) == {"text": "Hello"}


@pytest.mark.parametrize("name", ["Amara Osei", "Łucja Ørsted", "cut \ud800 off"])
def test_a_record_is_written_as_its_document(name: str) -> None:
    record = msgspec.structs.replace(full(), full=name)
    for one in (record, msgspec.structs.replace(record, extra={"shoe": "44"})):
        line = line_of(one)
        assert line.isascii()
        assert load(line) == load(dump(encode(one)))
