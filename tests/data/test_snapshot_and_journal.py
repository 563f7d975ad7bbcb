"""What the two files look like, and what is refused."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest

from netui.data import journal, snapshot
from netui.data.documents import dump, lines_of, load
from netui.errors import DataProblem

META: dict[str, Any] = {"schema": 1, "seq": 7, "file": "ab", "highest": {"contacts": 4}}


def rendered(tables: Any, meta: Any = META) -> bytes:
    return b"".join(snapshot.pieces(lines_of(tables), meta))


def read(raw: bytes) -> snapshot.Snapshot:
    found = snapshot.parse(raw, "netui.json")
    assert isinstance(found, snapshot.Snapshot)
    return found


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"meta": {"1": {}, "2": {"mine": 1}}},
        {"contacts": {}, "_default": {"1": {"a": None}}},
        {"contacts": {"1": {"full": 'Zoë "\0\ud800'}, "3": {}}, "odd name\n": {"x": {}}},
    ],
)
def test_snapshot_is_json_in_ascii_with_a_document_a_line(tables: Any) -> None:
    raw = rendered(tables)
    assert raw.isascii()
    plain = json.loads(raw)
    meta = plain["meta"].pop("1")
    assert list(plain)[-1] == "meta"
    assert {k: v for k, v in plain.items() if k != "meta"} == {
        k: v for k, v in tables.items() if k != "meta"
    }
    for documents in plain.values():
        for key, document in documents.items():
            assert dump(key) + b": " + dump(document) in raw.replace(b",\n", b"\n").split(b"\n")
    found = read(raw)
    assert (found.meta.seq, found.meta.highest, found.edited) == (7, {"contacts": 4}, False)
    assert meta["crc"] == found.meta.crc


def test_long_tables_come_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "PIECE", 2)
    tables: Any = {"contacts": {str(n): {"full": f"P{n}"} for n in range(1, 6)}}
    assert len(list(snapshot.pieces(lines_of(tables), META))) == 5
    found = read(rendered(tables))
    assert found.tables["contacts"] == tables["contacts"]
    assert not found.edited


def test_every_change_of_a_byte_is_noticed_or_refused() -> None:
    raw = rendered({"contacts": {"1": {"full": "Ann Lee"}, "2": {"full": "Bo"}}})
    for place in range(len(raw) - 1):
        broken = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        found = snapshot.parse(broken, "netui.json")
        if isinstance(found, snapshot.Snapshot) and not found.edited:
            # What stays silent may only be space that says nothing, or no checksum at all.
            assert found.tables == read(raw).tables or found.meta.crc is None


def test_every_cut_is_refused() -> None:
    raw = rendered({"contacts": {"1": {"full": "Ann Lee"}}})
    for size in range(len(raw) - 1):
        assert isinstance(snapshot.parse(raw[:size], "netui.json"), DataProblem), size


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"{", "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"\xff\xfe\xfa", "damaged"),
        (b"[1]", "no tables"),
        (b'{"contacts": []}', "contacts is no table"),
        (b'{"x": {"1": 2}}', "x 1 is no document"),
        (b'{"contacts": {"ann": {}}}', "'ann', which is no id"),
        (b'{"contacts": {"01": {}}}', "'01', which is no id"),
        (b'{"contacts": {"1%s": {}}}' % (b"0" * 18), "which is no id"),
        (b'{"contacts": {"1": {}, "2": {}, "1": {}}}', "contacts has two documents under '1'"),
        (b'{"touches": {}, "contacts": {}, "touches": {}}', "it has two tables touches"),
        (b'{"meta": {"1": {"seq": "x"}}}', "meta"),
        (b'{"meta": {"1": {"schema": 2}}}', "newer netui"),
    ],
)
def test_what_is_no_data_file_is_refused_with_the_place(raw: bytes, words: str) -> None:
    problem = snapshot.parse(raw, "/home/x/netui.json")
    assert isinstance(problem, DataProblem)
    assert words in problem.what
    assert problem.where == "/home/x/netui.json"
    assert problem.todo


def test_file_of_stock_tinydb_has_no_id_and_is_no_edit() -> None:
    found = read(b'\xef\xbb\xbf{"_default": {"1": {"a": NaN}}}')
    assert (found.meta.file, found.meta.seq, found.edited) == ("", 0, False)
    assert found.tables["_default"] == {"1": {"a": "NaN"}}


def test_other_layout_with_our_checksum_was_edited() -> None:
    raw = rendered({"contacts": {"1": {"full": "Ann"}}})
    assert read(json.dumps(json.loads(raw)).encode()).edited


def line(n: int, seed: str = "ab", **ops: Any) -> bytes:
    return journal.write(n, "2026-03-04T12:00:00+00:00", f"Change {n}", lines_of(ops), seed)


def test_journal_gives_back_what_was_written() -> None:
    raw = line(8, contacts={"1": {"full": "Zoë\0\ud800"}, "2": None}) + line(9)
    found = journal.read(raw, "ab", 7)
    assert [x.n for x in found.lines] == [8, 9]
    contacts = {key: load(line) for key, line in found.lines[0].ops["contacts"].items()}
    assert contacts == {"1": {"full": "Zoë\0\ud800"}, "2": None}
    assert found.lines[0].label == "Change 8"
    assert (found.end, found.bad) == (len(raw), 0)


def test_lines_the_snapshot_has_are_skipped() -> None:
    found = journal.read(line(6) + line(7) + line(8), "ab", 7)
    assert [x.n for x in found.lines] == [8]
    assert found.bad == 0


def test_a_cut_at_every_byte_keeps_the_whole_lines() -> None:
    first, second = line(8, contacts={"1": {}}), line(9, contacts={"1": None})
    raw = first + second
    for size in range(len(raw)):
        found = journal.read(raw[:size], "ab", 7)
        # A line that lacks its newline alone is whole, but nothing can follow it.
        ends = [len(first) - 1, len(raw) - 1]
        assert found.bad == (size in ends)
        assert [x.n for x in found.lines] == [8, 9][: sum(size >= end for end in ends)]
        assert found.end == (len(first) if size >= len(first) else 0)


def test_a_flipped_byte_in_the_middle_is_told() -> None:
    raw = line(8) + line(9)
    for place in range(len(line(8))):
        broken = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        found = journal.read(broken, "ab", 7)
        assert found.bad > 0


@pytest.mark.parametrize("flip", [0x01, 0x0A, 0x55, 0xFF])
def test_no_garbled_byte_loses_a_line_in_silence(flip: int) -> None:
    raw = line(8, contacts={"1": {"full": "Ann"}}) + line(9, contacts={"2": {"full": "Bo"}})
    for place in range(len(raw) + 20):
        # The zeros behind the lines may be hit as well.
        garbled = bytearray(raw + bytes(64))
        garbled[place] ^= flip
        found = journal.read(journal.lines_in(bytes(garbled)), "ab", 7)
        assert found.bad or [x.n for x in found.lines] == [8, 9]


def test_a_last_line_whose_newline_is_garbled_is_used_and_told() -> None:
    raw = line(8) + line(9)
    found = journal.read(raw[:-1] + b"\x0b", "ab", 7)
    assert [x.n for x in found.lines] == [8, 9]
    assert (found.end, found.bad) == (len(line(8)), 1)
    assert journal.read(raw[:-1] + b"\x0b", "ab", 9) == journal.Journal(end=len(line(8)))


def test_a_missing_line_is_told() -> None:
    assert journal.read(line(9), "ab", 7).bad == 1


def test_lines_of_another_file_are_bad() -> None:
    assert journal.read(line(8, seed="zz"), "ab", 7) == journal.Journal(end=len(line(8)), bad=1)


@pytest.mark.parametrize("body", [b"{}", b"nonsense"])
def test_good_checksum_over_nonsense_is_bad(body: bytes) -> None:
    raw = b"%08x %s\n" % (zlib.crc32(body, zlib.crc32(b"ab")), body)
    assert journal.read(raw, "ab", 7).bad == 1
