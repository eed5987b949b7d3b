import os
import stat

import pytest

from stagegen.writing import write_files, write_folder
from stagemodel.errors import StagebookError


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_files_land_with_their_content_in_a_new_folder(tmp_path):
    folder = tmp_path / "华东 一组" / "新"
    paths = write_files({"客户.xlsx": b"1", "b.xlsx": b"2"}, folder)
    assert paths == [folder / "客户.xlsx", folder / "b.xlsx"]
    assert [path.read_bytes() for path in paths] == [b"1", b"2"]
    assert names(folder) == ["b.xlsx", "客户.xlsx"]


def test_one_existing_file_stops_all(tmp_path):
    (tmp_path / "b.xlsx").write_bytes(b"mine")
    with pytest.raises(StagebookError, match=r"b\.xlsx"):
        write_files({"a.xlsx": b"1", "b.xlsx": b"2"}, tmp_path)
    assert names(tmp_path) == ["b.xlsx"]
    assert (tmp_path / "b.xlsx").read_bytes() == b"mine"


def test_force_replaces(tmp_path):
    (tmp_path / "b.xlsx").write_bytes(b"old")
    write_files({"b.xlsx": b"new"}, tmp_path, force=True)
    assert (tmp_path / "b.xlsx").read_bytes() == b"new"


def test_a_refusing_disk_leaves_old_files_whole_and_no_rubbish(tmp_path, monkeypatch):
    (tmp_path / "a.xlsx").write_bytes(b"old")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StagebookError, match="No space left"):
        write_files({"a.xlsx": b"new", "b.xlsx": b"new"}, tmp_path, force=True)
    assert names(tmp_path) == ["a.xlsx"]
    assert (tmp_path / "a.xlsx").read_bytes() == b"old"


def test_a_file_in_the_folders_place_is_told(tmp_path):
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(StagebookError, match="out"):
        write_files({"a.xlsx": b"1"}, tmp_path / "out")


def test_no_name_leads_out_of_the_folder(tmp_path):
    with pytest.raises(ValueError, match="plain file name"):
        write_files({"../a.xlsx": b"1"}, tmp_path / "x")


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_colleagues_may_read_what_was_written(tmp_path):
    (path,) = write_files({"a.xlsx": b"1"}, tmp_path)
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask


def test_a_folder_lands_whole(tmp_path):
    folder = tmp_path / "六月" / "华东"
    write_folder({"a.xlsx": b"1", "b.xlsx": b"2"}, folder)
    assert names(folder) == ["a.xlsx", "b.xlsx"]
    assert names(tmp_path / "六月") == ["华东"]


def test_an_empty_folder_is_taken_and_one_with_files_left_alone(tmp_path):
    (tmp_path / "empty").mkdir()
    write_folder({"a.xlsx": b"1"}, tmp_path / "empty")
    assert names(tmp_path / "empty") == ["a.xlsx"]
    with pytest.raises(StagebookError, match="empty"):
        write_folder({"b.xlsx": b"2"}, tmp_path / "empty")
    assert names(tmp_path / "empty") == ["a.xlsx"]
    assert names(tmp_path) == ["empty"]


def test_a_refusing_disk_leaves_no_part_of_a_folder(tmp_path, monkeypatch):
    written = []

    def full_at_the_second(_descriptor):
        written.append(1)
        if len(written) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_at_the_second)
    with pytest.raises(StagebookError, match="No space left"):
        write_folder({"a.xlsx": b"1", "b.xlsx": b"2"}, tmp_path / "华东")
    assert names(tmp_path) == []
