"""`python -m fuzz [-n N] [--seed S] [--jobs J] [--only NUMBER] [--keep FOLDER]`.

Makes N mutants of real files, a different one for each number of a seed, and reads them with the
product's own reader processes. Fails where a mutant brings out an exception, is not answered in
time, or where too many readers die of it; such mutants are kept. Then lets the real command check
every tenth mutant.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from fuzz.corpus import make_corpus
from fuzz.judge import Verdict
from fuzz.slices import Tally, keep_mutant, make, run_slice

HONEST = (
    "客户信息跟踪表.xlsx", "销售阶段进度表.xlsx", "客户需求记录表.xlsx", "合同关键信息表.xlsx",
    "谈判纪要-_科技有限公司.docx",
)  # fmt: skip
"""The worked example: what stands beside each mutant."""
SLICE = 250
MEMORY_LIMIT = 512
"""Megabytes that a reader may take at its peak."""
DEATHS = 0.005
"""Share of mutants that may cost a reader its life: native code is what it is."""


def run(count: int, seed: int, jobs: int, keep: Path, folder: Path) -> tuple[Tally, list[str]]:
    """Judge all mutants in several processes; give the tally and what is wrong."""
    total = Tally()
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        slices = [range(n, min(n + SLICE, count)) for n in range(0, count, SLICE)]
        futures = [pool.submit(run_slice, folder, keep, seed, numbers) for numbers in slices]
        for future in as_completed(futures):
            total.add(future.result())
            if sys.stderr.isatty():
                print(f"\r{total.outcomes.total():,} of {count:,}", end="", file=sys.stderr)
    wrong = [f"kept: {keep / name}" for name in total.kept if re.search("-(broken|slow)-", name)]
    if total.outcomes["died"] > max(count * DEATHS, 2):
        wrong.append(f"{total.outcomes['died']} mutants killed their reader; kept in {keep}")
    if total.megabytes > MEMORY_LIMIT:
        wrong.append(f"a reader took {total.megabytes:.0f} MB, more than {MEMORY_LIMIT}")
    return total, wrong


def run_command(folder: Path, jobs: int) -> list[str]:
    """Let the real command check the mutants that were left; give what is wrong."""
    files = len(list((folder / "mutants").iterdir()))
    done = subprocess.run(
        [sys.executable, "-m", "stagebook", "check", str(folder / "mutants"), "--format", "json",
         "--as-of", "2024-06-01", "--jobs", str(jobs), "--lang", "en"],
        capture_output=True, check=False,
    )  # fmt: skip
    errors = done.stderr.decode("utf-8", "replace")
    if done.returncode not in (0, 1) or "Traceback" in errors:
        return [f"stagebook check ended with {done.returncode}: {errors}"]
    told = len(json.loads(done.stdout)["files"])
    return [] if told == files else [f"the report tells of {told} of {files} files"]


def main() -> int:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("-n", type=int, default=5000, help="how many mutants (default: 5000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", type=int, help="make this one mutant and keep it")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-kept"))
    asked = parser.parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = make_corpus()
        if asked.only is not None:
            source, data = make(corpus, asked.seed, asked.only)
            keep_mutant(asked.keep, f"{asked.seed}-{asked.only}-{source}", data, Verdict("", 0))
            return 0
        for part in ("corpus", "honest", "mutants"):
            (folder / part).mkdir()
        for source, data in corpus.items():
            (folder / "corpus" / source).write_bytes(data)
            if source in HONEST:
                (folder / "honest" / source).write_bytes(data)
        total, wrong = run(asked.n, asked.seed, asked.jobs, asked.keep, folder)
        wrong += run_command(folder, asked.jobs)
    outcomes = ", ".join(f"{count:,} {what}" for what, count in total.outcomes.most_common())
    print(f"{asked.n:,} mutants of {len(corpus)} files, seed {asked.seed}: {outcomes}")
    print(f"slowest {total.slowest:.1f} s, peak of a reader {total.megabytes:.0f} MB, "
          f"all in {time.perf_counter() - start:.0f} s")  # fmt: skip
    for line in wrong:
        print(f"WRONG: {line}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
