"""Zips, folders and files become named bytes, or a sentence that says why not."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netui import archive
from netui.archive import read_archive
from netui.core.exchange.files import Archive, File
from netui.errors import Problem

ROWS = b"First Name,Last Name,Company,Connected On\nAmara,Osei,Acme,08 Feb 2026\n"
SAMPLES = Path(__file__).parent / "data" / "samples" / "linkedin"


def zipped(path: Path, members: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as opened:
        for name, data in members.items():
            opened.writestr(zipfile.ZipInfo(name), data, packing)
    return path


def opened(path: Path) -> Archive:
    found = read_archive(path)
    assert isinstance(found, Archive), found
    return found


def refused(path: Path) -> Problem:
    found = read_archive(path)
    assert isinstance(found, Problem)
    return found


@pytest.mark.parametrize(
    "name",
    [
        "Basic_LinkedInDataExport_11-22-2026.zip",
        "Basic_LinkedInDataExport_11-22-2026.zip.zip",
        "Basic_LinkedInDataExport_11-22-2026.zip (1).zip",
        "Complete_LinkedInDataExport_11-22-2026 (1).zip",
        "renamed",
    ],
)
def test_a_zip_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    members = {
        "Connections.csv": ROWS,
        "Jobs/": b"",
        "Jobs/Saved Jobs.csv": b"x",
        "learning_role_play_messages.csv": b"x",
        "my_connections.csv": b"x",
    }
    found = opened(zipped(tmp_path / name, members))
    assert found.files == (File(name="Connections.csv", data=ROWS),)
    assert found.unread == (
        "Jobs/Saved Jobs.csv",
        "learning_role_play_messages.csv",
        "my_connections.csv",
    )
    assert found.name == name


def test_the_sample_zip_is_opened_and_nothing_is_extracted(tmp_path: Path) -> None:
    copy = tmp_path / "Basic_LinkedInDataExport_11-22-2026.zip.zip"
    copy.write_bytes((SAMPLES / copy.name).read_bytes())
    names = [file.name for file in opened(copy).files]
    assert names == ["Connections.csv", "Invitations.csv", "Profile.csv"]
    assert list(tmp_path.iterdir()) == [copy]


def test_a_folder_gives_the_files_at_its_top(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_bytes(ROWS)
    (tmp_path / "messages.csv").write_bytes(b"x")
    (tmp_path / "Jobs").mkdir()
    found = opened(tmp_path)
    assert found.files == (File(name="Connections.csv", data=ROWS),)
    assert found.unread == ("messages.csv",)


def test_a_file_named_by_hand_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(ROWS)
    found = opened(tmp_path / "list.csv")
    assert found.files == (File(name="list.csv", data=ROWS, given=True),)


@pytest.mark.parametrize(
    "name", ["../Connections.csv", "/Connections.csv", "a/../../x", "C:\\x.csv", "..\\x", "\\x"]
)
def test_names_that_lead_outside_refuse_the_zip(tmp_path: Path, name: str) -> None:
    problem = refused(zipped(tmp_path / "a.zip", {name: ROWS}))
    assert "points outside" in problem.what


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "a.zip", {"Connections.csv": b"0" * (archive.SMALL + 1)})
    assert "would grow" in refused(bomb).what
    harmless = zipped(tmp_path / "b.zip", {"Connections.csv": b"0" * archive.SMALL})
    assert len(opened(harmless).files[0].data) == archive.SMALL


def test_a_bomb_that_nobody_unpacks_is_no_matter(tmp_path: Path) -> None:
    members = {"Connections.csv": ROWS, "Rich_Media.csv": b"0" * (archive.SMALL * 2)}
    assert len(opened(zipped(tmp_path / "a.zip", members)).files) == 1


def test_too_many_files_or_bytes_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Connections.csv", "Invitations.csv"):
        (tmp_path / name).write_bytes(ROWS)
    both = {"Connections.csv": ROWS, "Invitations.csv": ROWS}
    packed = zipped(tmp_path / "x.bin", both, zipfile.ZIP_STORED)
    with monkeypatch.context() as limits:
        limits.setattr(archive, "MAX_MEMBERS", 1)
        for path in (tmp_path, packed):
            assert refused(path).what == "More than 1 files in it"
    monkeypatch.setattr(archive, "MAX_BYTES", len(ROWS) + 10)
    for path in (tmp_path, packed):
        assert "MiB" in refused(path).what
    monkeypatch.setattr(archive, "MAX_BYTES", 10)
    assert "MiB" in refused(tmp_path / "Connections.csv").what


def patched(path: Path, *, local: int, central: int, value: bytes) -> Path:
    """Overwrite a field of the headers of a zip with one member."""
    data = bytearray(path.read_bytes())
    data[local : local + len(value)] = value
    start = data.rfind(b"PK\x01\x02") + central
    data[start : start + len(value)] = value
    path.write_bytes(bytes(data))
    return path


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    plain = zipped(tmp_path / "a.zip", {"Connections.csv": ROWS})
    locked = patched(plain, local=6, central=8, value=b"\x01\x00")
    assert refused(locked).what == "The zip is encrypted"


@pytest.mark.parametrize("size", [3, len(ROWS) + 500])
def test_a_size_that_lies_is_noticed(tmp_path: Path, size: int) -> None:
    plain = zipped(tmp_path / "a.zip", {"Connections.csv": ROWS})
    lying = patched(plain, local=22, central=24, value=struct.pack("<I", size))
    problem = refused(lying)
    assert "size" in problem.what or "damaged" in problem.what


def test_unusual_packing_is_refused(tmp_path: Path) -> None:
    odd = zipped(tmp_path / "a.zip", {"Connections.csv": ROWS}, zipfile.ZIP_BZIP2)
    assert "packed in a way" in refused(odd).what


def test_damaged_zips_are_refused_with_advice(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", {"Connections.csv": ROWS}).read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "page.zip").write_bytes(b"<html>Sign in</html>")
    (tmp_path / "empty.zip").write_bytes(b"")
    for name in ("half.zip", "page.zip", "empty.zip"):
        problem = refused(tmp_path / name)
        assert "damaged" in problem.what
        assert "72 hours" in problem.todo


def test_a_member_without_a_name_is_passed_over(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", {"Connections.csv": ROWS, "b.csv": b"x"})
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole.read_bytes().replace(b"b.csv", b"\0.csv"))
    assert [file.name for file in opened(cut).files] == ["Connections.csv"]


def test_an_empty_zip_is_an_archive_without_files(tmp_path: Path) -> None:
    assert opened(zipped(tmp_path / "a.zip", {})).files == ()


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere.zip").what == "There is no such file"
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").what == "Neither a file nor a folder"
    (tmp_path / "loop").symlink_to("loop")
    assert refused(tmp_path / "loop").what.startswith("Cannot be read: ")
    assert refused(Path("a\0b")).what.startswith("Cannot be read: ")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    whole = bytearray(zipped(path, {"Connections.csv": ROWS, "b.csv": b"x"}).read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(whole))
    assert isinstance(read_archive(path), Archive | Problem)
