"""The rows of a table: bytes until somebody looks, and still while a fold reads them."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netui.core.model import Contact, Table
from netui.data.codec import decode, encode, read
from netui.data.documents import GONE, dump
from netui.data.rows import Rows

KEYS = st.sampled_from(["1", "2", "3", "4"])
ACTS = st.lists(
    st.tuples(st.just("put"), KEYS, st.integers(0, 9))
    | st.tuples(st.just("remove"), KEYS, st.just(0))
    | st.tuples(st.sampled_from(["freeze", "thaw"]), KEYS, st.just(0)),
    max_size=25,
)


@given(ACTS)
def test_rows_are_a_mapping_and_what_is_frozen_stays(acts: list[tuple[str, str, int]]) -> None:
    rows = Rows.of({"1": {"n": 0}, "2": {"n": 0}})
    model = {"1": {"n": 0}, "2": {"n": 0}}
    frozen: tuple[Any, dict[str, bytes]] | None = None
    for act, key, number in acts:
        if act == "put":
            rows.put(key, dump({"n": number}))
            model[key] = {"n": number}
        elif act == "remove":
            rows.put(key, GONE)
            model.pop(key, None)
        elif act == "freeze" and frozen is None:
            lines = rows.freeze()
            assert [(k, bytes(line)) for k, line in lines.items()] == [
                (k, dump(document)) for k, document in rows.items()
            ]
            frozen = lines, dict(lines)
        elif act == "thaw":
            rows.thaw()
            frozen = None
        if frozen is not None:
            assert dict(frozen[0]) == frozen[1]
        assert dict(rows) == model
        assert len(rows) == len(model)
        assert [k for k in "1234" if k in rows] == sorted(model)
        assert rows.get("4") == model.get("4")
        for gone in set("1234") - model.keys():
            with pytest.raises(KeyError):
                rows.line(gone)


def test_a_document_may_be_altered_by_who_got_it() -> None:
    rows = Rows.of({"1": {"tags": ["a"]}})
    rows["1"]["tags"].append("b")
    assert rows["1"] == {"tags": ["a"]}


def test_the_word_for_a_removed_document_removes_it_wherever_it_comes_from() -> None:
    rows = Rows.of({"1": {}})
    rows.put("1", bytes(bytearray(b"null")))
    assert "1" not in rows


def test_who_reads_never_sees_a_row_missing_while_another_thread_thaws() -> None:
    rows = Rows.of({str(n): {"n": 0} for n in range(50)})
    ended = threading.Event()

    def fold() -> None:
        while not ended.is_set():
            rows.freeze()
            rows.thaw()

    thread = threading.Thread(target=fold)
    thread.start()
    try:
        for _ in range(2_000):
            assert rows["7"] == {"n": 0}
            assert len(list(rows)) == 50
    finally:
        ended.set()
        thread.join()


@pytest.mark.parametrize(
    "document",
    [
        {"full": "Ann"},
        {"full": "Zoë \ud800", "tags": ["a"]},
        {"full": "Ann", "shoe_size": 41},
        {"full": "Ann", "met": {"where": "Porto", "mood": "good"}},
        {"full": "Ann", "posts": [{"title": "T", "stars": 5}, "x"]},
        {"full": "Ann", "id": 0},
        {"full": "Ann", "extra": {"full": "Bo"}},
        {"full": "Ann", "tags": ["id", "extra"]},
        {"full": "Ann", "closeness": "near", "connected_on": "soon"},
        {"given": "Ann"},
        {},
    ],
)
def test_bytes_are_read_as_the_document_is(document: dict[str, Any]) -> None:
    found = read(Table.CONTACTS, 7, dump(document))
    assert found == decode(Table.CONTACTS, 7, document)
    assert isinstance(found, Contact)
    assert found.id == 7
    assert encode(found) == document


def test_what_stands_now_is_told_in_bytes_or_as_gone() -> None:
    rows = Rows.of({"1": {"n": 1}})
    assert (rows.now("1"), rows.now("2")) == (b'{"n":1}', GONE)
    rows.freeze()
    rows.put("1", GONE)
    rows.put("2", b'{"n":2}')
    assert (rows.now("1"), rows.now("2")) == (GONE, b'{"n":2}')


def test_a_table_that_is_frozen_shows_what_was_written_over_it() -> None:
    rows = Rows.of({"1": {"n": 1}, "2": {"n": 2}})
    frozen = rows.freeze()
    rows.put("2", GONE)
    rows.put("3", dump({"n": 3}))
    assert list(frozen) == ["1", "2"]
    assert dict(rows) == {"1": {"n": 1}, "3": {"n": 3}}
    assert ("2" in rows, "3" in rows, len(rows)) == (False, True, 2)
    with pytest.raises(KeyError):
        rows.line("2")
    rows.thaw()
    assert dict(rows) == {"1": {"n": 1}, "3": {"n": 3}}
    rows.put("1", GONE)
    assert list(rows) == ["3"]
