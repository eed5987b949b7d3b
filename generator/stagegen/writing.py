"""The one place where the generator touches the disk: all files whole, or none."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePath

from stagemodel.errors import StagebookError


def write_files(files: Mapping[str, bytes], folder: Path, force: bool = False) -> list[Path]:
    """Write `files` (plain name to content) into `folder`, made if need be; give their paths.

    Every file is first written beside its place and flushed to disk, then moved into it: a full
    disk or a kill leaves old files whole and no half file. Raises StagebookError when a file
    exists and `force` is not given (before anything is written), or when the disk refuses.
    """
    targets = [folder / name for name in files]
    for name in files:
        if PurePath(name).name != name or "\\" in name:
            raise ValueError(f"not a plain file name: {name!r}")
    try:
        if not force:
            _refuse_existing(targets)
        folder.mkdir(parents=True, exist_ok=True)
        _write_all(list(zip(targets, files.values(), strict=True)), folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StagebookError(
            f"写不进 {folder}：{reason}。"
            "请检查该位置是否可写、磁盘是否已满、文件是否正在 Excel 中打开。",
            f"cannot write into {folder}: {reason}. Check that the place is writable, the disk is "
            "not full and the file is not open in Excel.",
        ) from error
    return targets


def _refuse_existing(targets: list[Path]) -> None:
    for target in targets:
        if os.path.lexists(target):
            raise StagebookError(
                f"文件已存在，未覆盖：{target}。请换一个文件夹，或加 --force 覆盖。",
                f"the file exists and was left alone: {target}. "
                "Choose another folder, or add --force to overwrite.",
            )


def _write_all(contents: list[tuple[Path, bytes]], folder: Path) -> None:
    pending: list[tuple[Path, Path]] = []
    try:
        for target, data in contents:
            # Not tempfile: its files are readable by their owner alone, and stay so when moved.
            temporary = folder / f".stagebook-{secrets.token_hex(8)}.tmp"
            pending.append((temporary, target))
            with temporary.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        for temporary, target in pending:
            temporary.replace(target)
    finally:
        for temporary, _ in pending:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
