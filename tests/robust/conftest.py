"""The worked example as real files, and a way to check folders made of such files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from stagebook.api import Order, build_workbooks, check_paths, load_pack, render_minutes
from stagecheck.report import Report
from stagemodel.pack import Pack
from support.files import MADE, TODAY

Files = Mapping[str, bytes]


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack("standard")


@pytest.fixture(scope="session")
def example(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Four filled workbooks and a customer's minutes: file name to content."""
    books = build_workbooks(pack, Order("zh", sample=True), made=MADE)
    folder = tmp_path_factory.mktemp("example")
    for name, data in books.items():
        (folder / name).write_bytes(data)
    (minutes,) = render_minutes(folder, pack, TODAY, "zh", "*科技").values()
    return {**books, "谈判纪要.docx": minutes}


@pytest.fixture(scope="session")
def check(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Files], Report]:
    """Write files into a new folder and check it as of 2024-06-01."""

    def run(files: Files) -> Report:
        folder = tmp_path_factory.mktemp("checked") / "华东"
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        return check_paths([folder], pack, TODAY)

    return run


@pytest.fixture(scope="session")
def usual(check: Callable[[Files], Report], example: Files) -> Report:
    """What is found in the worked example as it is."""
    return check(example)
