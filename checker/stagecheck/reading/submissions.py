"""Which submissions stand under the paths given, and which files belong to each."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from stagemodel.errors import StagebookError

SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".et"})
DOCUMENTS = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".wps", ".odt", ".rtf"})


class Found(Struct, frozen=True):
    """A submission that was found, not yet read.

    A run may have ten thousand of them: it holds next to nothing, and makes paths when asked.
    """

    name: str
    folder: str
    """The path of the folder that its files stand in or below."""
    inside: tuple[str, ...] = ()
    """Paths of its files from there, in the report's order."""
    above: str = ""
    """What stands before these in the report."""
    named: tuple[tuple[str, str], ...] = ()
    """In place of both, where files were named or folders joined: each file's path, and that path
    as the report shows it, in the order of the latter."""
    is_folder: bool = True
    """A folder was given; files named one by one may be incomplete."""

    @property
    def files(self) -> list[tuple[Path, str]]:
        """Each file and its path as the report shows it, in the order of the latter."""
        if self.named:
            return [(Path(path), shown) for path, shown in self.named]
        return [(self.home / path, self.above + _as_shown(path)) for path in self.inside]

    @property
    def home(self) -> Path:
        """The folder that its files stand in or below."""
        return Path(self.folder)

    @property
    def to_read(self) -> list[Path]:
        """Its files without the locks of those that are open."""
        return [path for path, shown in self.files if not is_lock(PurePath(shown).name)]


def find_submissions(paths: Sequence[Path], together: bool = False) -> list[Found]:
    """Find the submissions: one a folder that directly holds workbooks, one of all files named.

    `together` makes one submission of everything. Raises `StagebookError` for a path that is
    missing, a folder that cannot be opened, and where there is nothing to check.
    """
    for path in paths:
        if not _exists(path):
            raise StagebookError(
                f"找不到 {display_name(str(path))}。请检查路径是否写对",
                f"{display_name(str(path))} does not exist; check the path",
            )
    roots = _outermost([path for path in paths if path.is_dir()])
    named = [path for path in paths if not path.is_dir()]
    found = _apart([(root, _below(str(root))) for root in roots])
    below = {path.resolve() for one in found for path, _ in one.files} if named else ()
    # A file named beside its folder is one file of that folder.
    named = [path for path in named if path.resolve() not in below]
    if named:
        found.append(_from_files(named))
    if not found:
        shown = [display_name(str(path)) for path in paths]
        raise StagebookError(
            f"{'、'.join(shown)} 里没有可检查的文件（.xlsx 工作簿或 .docx 谈判纪要）",
            f"nothing to check in {', '.join(shown)}: no .xlsx workbook and no .docx minutes",
        )
    if together and len(found) > 1:
        return [_join(found, _own_name(roots[0]) if len(paths) == 1 else None)]
    return found


def display_name(name: str) -> str:
    """Give a file name as text, those that older systems wrote in GBK as well."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def is_lock(name: str) -> bool:
    """Tell whether it is the lock that Office leaves beside an open file."""
    return name.startswith("~$")


def _below(root: str) -> list[Found]:
    """Give the submissions of a folder: itself, or each folder below that holds workbooks."""
    folders = _walk(root)
    homes = {folder for folder, names in folders.items() if any(map(_is_workbook, names))}
    files: dict[str, list[str]] = {home: [] for home in homes}
    for folder, names in folders.items():
        # Minutes in a subfolder belong to the nearest submission above.
        home = folder
        while home not in homes and home != root:
            home = os.path.dirname(home)  # noqa: PTH120  # as in `_walk`
        between = _cut(folder, home)
        files.setdefault(home, []).extend(map(between.__add__, names))
    shown = {home: _as_shown(_cut(home, root)) for home, below in files.items() if below}
    return [
        Found(
            name=shown[home][:-1] or _own_name(Path(root)),
            folder=home,
            inside=tuple(sorted(files[home], key=_as_shown)),
            above=shown[home],
            # Loose documents above the submissions are nobody's incomplete folder.
            is_folder=home in homes or not homes,
        )
        for home in sorted(shown, key=lambda home: shown[home][:-1])
    ]


def _walk(root: str) -> dict[str, list[str]]:
    """Give the folders with files that may be of use: as text, since there may be very many."""

    def fail(error: OSError) -> None:
        shown = display_name(str(error.filename))
        raise StagebookError(
            f"无法打开文件夹 {shown}。请检查权限",
            f"the folder {shown} cannot be opened; check that you may read it",
        )

    found = {}
    for folder, below, names in os.walk(root, onerror=fail):
        below[:] = sorted(name for name in below if not name.startswith("."))
        # Most teams call their files alike.
        wanted = [sys.intern(name) for name in names if _is_wanted(name)]
        if wanted:
            found[folder] = wanted
    return found


def _cut(folder: str, above: str) -> str:
    """Give the path of a folder from one above it, with a separator at its end; empty for that one
    itself.
    """
    path = folder[len(above) :].lstrip(os.sep)
    return f"{path}{os.sep}" if path else ""


def _is_wanted(name: str) -> bool:
    # Hidden files, and the locks of LibreOffice and WPS, begin with a dot.
    suffix = PurePath(name).suffix.lower()
    return not name.startswith(".") and suffix in SPREADSHEETS | DOCUMENTS


def _is_workbook(name: str) -> bool:
    return PurePath(name).suffix.lower() in SPREADSHEETS and not is_lock(name)


def _from_files(paths: Sequence[Path]) -> Found:
    """Make one submission of files that were named; each once."""
    unique = list({path.resolve(): path for path in paths}.values())
    folder = _common([path.resolve().parent for path in unique])
    shown = _shortest_apart([path.resolve() for path in unique])
    files = sorted(zip(map(str, unique), shown, strict=True), key=lambda pair: pair[1])
    return Found(_own_name(folder), str(folder), named=tuple(files), is_folder=False)


def _common(folders: Sequence[Path]) -> Path:
    """Give the folder above all of these; the current one where they are on different drives."""
    whole = [folder.resolve() for folder in folders]
    return Path(os.path.commonpath(whole)) if len({f.drive for f in whole}) == 1 else Path()


def _apart(groups: Sequence[tuple[Path, list[Found]]]) -> list[Found]:
    """Give the submissions of all folders; where names repeat, with the folder given before."""
    found = [submission for _, below in groups for submission in below]
    if len({submission.name for submission in found}) == len(found):
        return found
    labels = _shortest_apart([root.resolve() for root, _ in groups])
    return [
        replace(s, name=label if s.name == _own_name(root) else f"{label}/{s.name}")
        for (root, below), label in zip(groups, labels, strict=True)
        for s in below
    ]


def _join(found: Sequence[Found], name: str | None) -> Found:
    """Make one submission of several; where paths repeat, with the submission's name before."""
    files = [file for submission in found for file in submission.files]
    if len({shown for _, shown in files}) < len(files):
        files = [(path, f"{s.name}/{shown}") for s in found for path, shown in s.files]
    return Found(
        name or "+".join(submission.name for submission in found),
        str(_common([submission.home for submission in found])),
        named=tuple(sorted(((str(path), shown) for path, shown in files), key=lambda p: p[1])),
        is_folder=any(submission.is_folder for submission in found),
    )


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # It is there but may not be looked at: reading it will say so.
        return True


def _outermost(folders: Sequence[Path]) -> list[Path]:
    """Leave out a folder that is given twice, or that lies below another one given."""
    whole = {folder.resolve(): folder for folder in reversed(folders)}
    return [
        folder
        for folder in folders
        if whole[folder.resolve()] is folder and not whole.keys() & set(folder.resolve().parents)
    ]


def _shortest_apart(paths: Sequence[Path]) -> list[str]:
    """Give each path's name with as much of its folders as keeps it apart from the others."""
    shown = []
    for path in paths:
        length = 1
        while length < len(path.parts) and any(
            other != path and other.parts[-length:] == path.parts[-length:] for other in paths
        ):
            length += 1
        shown.append(display_name("/".join(path.parts[-length:])))
    return shown


def _as_shown(path: str) -> str:
    return display_name(path.replace(os.sep, "/"))


def _own_name(folder: Path) -> str:
    name = folder.resolve().name
    # The root of a drive has no name.
    return display_name(name or folder.resolve().as_posix())
