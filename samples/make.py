"""Make the samples again: `make samples`, or `python samples/make.py [FOLDER]`.

Every `sources/<kind>/<name>.toml` becomes the folder `<kind>/<name>`: workbooks and minutes by the
product's own generator, then the changes that people made to them, then `expected.json`, the report
of `stagebook check --format json` as of the sample's day.
"""

import shutil
import sys
from pathlib import Path

from making.build import build
from making.source import SOURCES, read_sample

from stagebook.api import check_paths, load_pack, to_json

SAMPLES = Path(__file__).resolve().parent


def make(source: Path, out: Path) -> str:
    """Make one sample below `out`; give a line that tells what came out."""
    pack = load_pack("standard")
    sample = read_sample(source)
    folder = out / source.parent.name / source.stem
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    build(sample, pack, folder)
    report = check_paths([folder], pack, sample.as_of)
    text = to_json(report, sample.lang)
    (folder / "expected.json").write_text(text, encoding="utf-8", newline="\n")
    codes = sorted({finding.code for finding in report.findings})
    return f"{source.parent.name}/{source.stem}: {' '.join(codes) or 'nothing found'}"


def main(arguments: list[str]) -> int:
    """Make all samples, into this folder unless another is given."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    out = Path(arguments[0]) if arguments else SAMPLES
    for source in sorted(SOURCES.glob("*/*.toml")):
        print(make(source, out))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
