"""What is kept on disk stays within its limit, and is never another's."""

from __future__ import annotations

import hashlib

from stagecheck import store
from stagecheck.store import Store


def key(number):
    return hashlib.sha256(b"%d" % number).digest()


def test_it_does_not_grow_for_ever(tmp_path, monkeypatch):
    content = bytes(1000)
    monkeypatch.setattr(store, "_SHARE", 2500)
    kept = Store(tmp_path)
    for number in range(800):
        kept.keep(key(number), content)
    sizes = [sum(path.stat().st_size for path in folder.iterdir()) for folder in tmp_path.iterdir()]
    assert max(sizes) <= 2500
    assert sum(sizes) > 100 * len(content)
    assert kept.find(key(799)) == content, "the latest stays"


def test_an_entry_under_another_name_is_not_taken(tmp_path):
    kept = Store(tmp_path)
    kept.keep(key(1), b"one")
    kept.keep(key(2), b"two")
    one, two = (next(tmp_path.glob(f"*/{key(n).hex()[2:]}.bin")) for n in (1, 2))
    one.write_bytes(two.read_bytes())
    assert kept.find(key(1)) is None
    assert kept.find(key(2)) == b"two"
