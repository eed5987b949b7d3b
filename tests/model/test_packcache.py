import shutil

import pytest

from stagemodel import packcache
from stagemodel.errors import PackError
from stagemodel.load import STANDARD, find_pack, load_pack


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(find_pack(STANDARD), tmp_path / "公司模板")


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def kept(cache):
    (file,) = cache.iterdir()
    return file


def test_a_kept_pack_is_the_same(folder, cache):
    plain = load_pack(folder)
    assert load_pack(folder, cache) == plain
    before = kept(cache).stat()
    assert load_pack(folder, cache) == plain
    assert kept(cache).stat().st_mtime_ns == before.st_mtime_ns


def test_a_pack_that_has_changed_is_loaded_again(folder, cache):
    load_pack(folder, cache)
    stages = folder / "stages.toml"
    text = stages.read_text(encoding="utf-8")
    stages.write_text(text.replace("客户开发", "客户开拓"), encoding="utf-8")
    assert load_pack(folder, cache).stages[0].label["zh"] == "客户开拓"


def test_a_pack_that_has_become_wrong_is_told(folder, cache):
    load_pack(folder, cache)
    (folder / "choices.toml").write_text("", encoding="utf-8")
    with pytest.raises(PackError):
        load_pack(folder, cache)


@pytest.mark.parametrize("damage", [
    lambda data: b"",
    lambda data: data[:3],
    lambda data: data[: len(data) // 2],
    lambda data: data[:2000] + bytes([data[2000] ^ 1]) + data[2001:],
    lambda data: data.replace("客户开发".encode(), "客户开挖".encode()),
    lambda data: b"\0\0\0\0",
])  # fmt: skip
def test_damage_is_never_trusted(folder, cache, damage):
    plain = load_pack(folder, cache)
    whole = kept(cache).read_bytes()
    kept(cache).write_bytes(damage(whole))
    assert load_pack(folder, cache) == plain
    assert kept(cache).read_bytes() == whole


def test_where_nothing_can_be_kept_the_pack_is_loaded_all_the_same(folder, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert load_pack(folder, tmp_path / "file") == load_pack(folder)


def test_packs_of_folders_that_are_gone_do_not_pile_up(folder, cache, monkeypatch):
    monkeypatch.setattr(packcache, "_MOST", 2)
    for name in "abc":
        load_pack(shutil.copytree(folder, folder.with_name(name)), cache)
    names = {file.name for file in cache.iterdir()}
    load_pack(folder.with_name("c"), cache)
    assert len(names) == 2
    assert {file.name for file in cache.iterdir()} == names, "the latest is among them"
