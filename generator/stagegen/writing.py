"""The one place where the generator touches the disk: files whole or not at all."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import NoReturn

from stagemodel.errors import StagebookError


def write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write `files` (plain name to content) as the new folder `folder`: whole, or not at all.

    Raises StagebookError when something of that name exists, or when the disk refuses.
    """
    with _told_to_the_user(folder):
        if not is_free(folder):
            _refuse(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = folder.parent / f".stagebook-{os.urandom(8).hex()}.tmp"
        making.mkdir()
        try:
            for name, data in files.items():
                _write(making / _plain(name), data)
            if folder.is_dir():
                folder.rmdir()  # empty; Windows moves nothing onto it
            making.replace(folder)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise


Content = bytes | Iterable[bytes]
"""A file's content, whole or piece by piece."""


def refuse_existing(target: Path, force: bool = False) -> None:
    """Refuse a place for a file before the work for it begins.

    Raises StagebookError where something exists and `force` is not given, or it is a folder.
    """
    if target.is_dir() or (os.path.lexists(target) and not force):
        _refuse(target)


def write_files(files: Mapping[str, Content], folder: Path, force: bool = False) -> list[Path]:
    """Write `files` (plain name to content) into `folder`, made if need be; give their paths.

    Every file is first written beside its place and flushed to disk, then moved into it: a full
    disk or a kill leaves old files whole and no half file. Raises StagebookError when a file
    exists and `force` is not given (before anything is written), or when the disk refuses.
    """
    targets = [folder / _plain(name) for name in files]
    with _told_to_the_user(folder):
        if not force:
            for target in targets:
                if os.path.lexists(target):
                    _refuse(target)
        folder.mkdir(parents=True, exist_ok=True)
        _write_all(list(zip(targets, files.values(), strict=True)), folder)
    return targets


@contextmanager
def _told_to_the_user(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into words."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise StagebookError(
            f"写不进 {folder}：{reason}。"
            "请检查该位置是否可写、磁盘是否已满、文件是否正在 Excel 中打开。",
            f"cannot write into {folder}: {reason}. Check that the place is writable, the disk is "
            "not full and the file is not open in Excel.",
        ) from error


def _plain(name: str) -> str:
    if PurePath(name).name != name or "\\" in name:
        raise ValueError(f"not a plain file name: {name!r}")
    return name


def is_free(folder: Path) -> bool:
    """Whether nothing of that name exists, or an empty folder."""
    return not os.path.lexists(folder) or (folder.is_dir() and not any(folder.iterdir()))


def _refuse(target: Path) -> NoReturn:
    raise StagebookError(
        f"文件已存在，未覆盖：{target}。请换一个文件夹，或加 --force 覆盖。",
        f"the file exists and was left alone: {target}. "
        "Choose another folder, or add --force to overwrite.",
    )


def _write_all(contents: list[tuple[Path, Content]], folder: Path) -> None:
    pending: list[tuple[Path, Path]] = []
    try:
        for target, data in contents:
            # Not tempfile: its files are readable by their owner alone, and stay so when moved.
            temporary = folder / f".stagebook-{os.urandom(8).hex()}.tmp"
            pending.append((temporary, target))
            _write(temporary, data)
        for temporary, target in pending:
            temporary.replace(target)
    finally:
        for temporary, _ in pending:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _write(path: Path, data: Content) -> None:
    with path.open("xb") as stream:
        stream.writelines([data] if isinstance(data, bytes) else data)
        stream.flush()
        os.fsync(stream.fileno())
