"""Files a person wrote: what is wrong is named with its file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from netui.config.toml import TomlFile, printable, read_toml, shown, spelled
from netui.errors import Problem


def read(folder: Path, text: str) -> TomlFile:
    path = folder / "a.toml"
    path.write_text(text, encoding="utf-8")
    file = read_toml(path)
    assert isinstance(file, TomlFile)
    return file


def refused(folder: Path, raw: bytes) -> Problem:
    path = folder / "a.toml"
    path.write_bytes(raw)
    problem = read_toml(path)
    assert isinstance(problem, Problem)
    assert str(path) in problem.where
    return problem


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("a = 1\nb = 2\n", ("b",), 2),
        ("# b = 1\n\nb = 2\n", ("b",), 3),
        ("a = '''\nb = 1\n'''\nb = 2\n", ("b",), 4),
        ("[t]\nb = 1\n[u]\nb = 2\n", ("u", "b"), 4),
        ("[t]\nx = 1\n\n[t.b]\n", ("t", "b"), 4),
        ("t.u.b = [\n1,\n]\n", ("t", "u", "b"), 1),
        ("x = 1\nt = { u = 1, b = 2 }\n", ("t", "b"), 2),
        ('x = 1\n"\\u0062" = 2\n', ("b",), 2),
        ("a = 1\n", ("b",), None),
        ("a = 1\n", ("a", "b"), None),
    ],
)
def test_the_line_of_a_key_is_where_its_statement_starts(
    tmp_path: Path, text: str, key: tuple[str, ...], line: int | None
) -> None:
    assert read(tmp_path, text).line_of(key) == line


def test_leaves_are_all_values_and_empty_tables_in_order(tmp_path: Path) -> None:
    file = read(tmp_path, "a = 1\n[t]\nb = [1]\n[t.u]\n")
    assert list(file.leaves()) == [(("a",), 1), (("t", "b"), [1]), (("t", "u"), {})]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"a = 1\nb = \n", ", line 2, column 5"),
        (b"a = 1\nb = [1,", ", line 2, at the end"),
        (b"a = 1\nb = '\xff'\n", ", line 2"),
        (b"a = 1\na = 2\n", ", line 2, column 6"),
    ],
)
def test_broken_toml_is_refused_with_line_and_column(
    tmp_path: Path, raw: bytes, place: str
) -> None:
    assert refused(tmp_path, raw).where.endswith(f"a.toml{place}")


@pytest.mark.parametrize("raw", [b"a = " + b"9" * 5_000, b"a = " + b"[" * 20_000])
def test_a_value_no_parser_takes_is_refused_not_raised(tmp_path: Path, raw: bytes) -> None:
    assert "too long or too deep" in refused(tmp_path, raw).what


def test_a_folder_or_an_impossible_name_cannot_be_read(tmp_path: Path) -> None:
    folder, impossible = read_toml(tmp_path), read_toml(tmp_path / "a\0b")
    assert isinstance(folder, Problem)
    assert "cannot be read" in folder.what
    assert isinstance(impossible, Problem)
    assert "\0" not in impossible.where


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbfa = '''\r\nx'''\r\n")
    file = read_toml(path)
    assert isinstance(file, TomlFile)
    assert file.values == {"a": "x"}


def test_a_problem_names_the_key_or_only_the_file(tmp_path: Path) -> None:
    file = read(tmp_path, "a = 1\n")
    assert file.refuse(("a",), "No", "Mend it.").where == f"{file.path}, line 1, a"
    assert file.refuse((), "No", "Mend it.").where == str(file.path)
    assert file.refuse(("z",), "No", "Mend it.").where == f"{file.path}, z"


def test_keys_and_values_are_shown_as_the_file_writes_them() -> None:
    assert spelled(("a", "b c", "é\x1b")) == 'a."b c"."é\\x1b"'
    assert shown(value=True) == "true"
    assert shown(["x"]) == '["x"]'
    assert shown("y" * 100) == '"' + "y" * 38 + "…"
    assert printable("a\u202eb") == "a\\u202eb"
