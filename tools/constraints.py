"""Keep constraints.txt true: one pin for every package that an install can bring.

    python tools/constraints.py            say what is missing, different or no longer needed
    python tools/constraints.py --write    pin what this environment has

What counts is the closure of pyproject.toml (run-time, dev and build requirements) on every
platform and Python that we support, so that a package only Windows needs is pinned as well.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from itertools import product
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "constraints.txt"
HEAD = """\
# The versions that the checks ran with. Kept by tools/constraints.py; to move on to newer ones:
# install them into .venv, then `.venv/bin/python tools/constraints.py --write`.
"""
SYSTEMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def environments() -> Iterator[Mapping[str, str]]:
    """Give the marker values of each system and Python that we support."""
    for (platform, system, os_name), python in product(SYSTEMS, PYTHONS):
        yield {name: str(value) for name, value in default_environment().items()} | {
            "sys_platform": platform,
            "platform_system": system,
            "os_name": os_name,
            "python_version": python,
            "python_full_version": f"{python}.0",
        }


ENVIRONMENTS = tuple(environments())


def applies(requirement: Requirement, extras: set[str]) -> bool:
    """Say whether the requirement is wanted anywhere, with these extras of its owner."""
    if requirement.marker is None:
        return True
    asked = product(ENVIRONMENTS, ("", *extras))
    return any(requirement.marker.evaluate({**env, "extra": extra}) for env, extra in asked)


def closure(roots: Iterable[str]) -> dict[str, str | None]:
    """Give each package that the roots bring, with its installed version where it is installed."""
    found: dict[str, str | None] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [Requirement(root) for root in roots]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if (name, frozenset(requirement.extras)) in seen:
            continue
        seen.add((name, frozenset(requirement.extras)))
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            found[name] = None  # another platform's
            continue
        found[name] = package.version
        needs = [Requirement(text) for text in package.requires or ()]
        waiting += [need for need in needs if applies(need, requirement.extras)]
    return found


def main() -> int:
    """Compare or write the pins; 1 when something has to be done."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    roots = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    needed = closure([*roots, *(need for extra in extras for need in extra)])

    lines = PINS.read_text(encoding="utf-8").splitlines() if PINS.exists() else []
    pinned = dict(line.split("==") for line in lines if "==" in line)
    wanted = {name: version or pinned.get(name) for name, version in sorted(needed.items())}
    if "--write" in sys.argv[1:]:
        text = "".join(f"{name}=={version}\n" for name, version in wanted.items() if version)
        PINS.write_text(HEAD + text, encoding="utf-8", newline="\n")
        pinned = {name: version for name, version in wanted.items() if version}

    for name in sorted(wanted.keys() | pinned.keys()):
        if name not in wanted:
            print(f"constraints.txt: nothing needs {name} any more")
        elif name not in pinned:
            print(f"constraints.txt: no pin for {name} (installed: {wanted[name]})")
        elif pinned[name] != wanted[name]:
            print(f"constraints.txt: {name} is pinned to {pinned[name]}, but {wanted[name]} is in")
    return int(pinned != wanted)


if __name__ == "__main__":
    sys.exit(main())
