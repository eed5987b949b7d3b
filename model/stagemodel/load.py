"""A pack by its name or folder: found, and taken from the cache or read anew."""

from pathlib import Path

from stagemodel.errors import StagebookError
from stagemodel.pack import Pack
from stagemodel.packcache import PackCache

STANDARD = "standard"

# An editable install leaves a stale copy of `templates` in site-packages: the checkout's go first.
_ROOTS = (
    Path(__file__).resolve().parents[2] / "templates",
    Path(__file__).resolve().parent / "templates",
)


def load_pack(name_or_folder: str | Path = STANDARD, cache: Path | None = None) -> Pack:
    """Load the pack of that name, or the one in that folder.

    `cache` is a folder in which a pack that was found right is kept for the next time.
    Raises StagebookError when there is no such pack, and PackError, with file, key and reason,
    for the first thing that is wrong with it.
    """
    folder = find_pack(name_or_folder)
    if cache is None:
        return _load(folder)
    try:
        kept = PackCache(cache, folder, find_pack(STANDARD))
    except OSError:
        return _load(folder)  # which says what is wrong
    pack = kept.load()
    if pack is None:
        pack = _load(folder)
        kept.save(pack)
    return pack


def _load(folder: Path) -> Pack:
    # Seldom needed where packs are kept.
    from stagemodel.loading.pack_folder import read_pack  # noqa: PLC0415

    return read_pack(folder, find_pack(STANDARD))


def find_pack(name_or_folder: str | Path) -> Path:
    """Give the folder of a pack: one of ours by its name, else any folder by its path.

    Raises StagebookError when there is neither.
    """
    if isinstance(name_or_folder, str):
        for root in _ROOTS:
            if "/" not in name_or_folder and (root / name_or_folder / "pack.toml").is_file():
                return root / name_or_folder
    folder = Path(name_or_folder)
    if folder.is_dir():
        return folder
    raise StagebookError(
        f"找不到模板包 {name_or_folder}：请写“{STANDARD}”，或写一个存在的模板包文件夹",
        f"there is no pack '{name_or_folder}': give '{STANDARD}' or the folder of a pack",
    )
