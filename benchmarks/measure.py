"""Time things side by side: in turns within one run, so that a busy minute hits all alike."""

import gc
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of a series and its quartiles."""

    low: float
    median: float
    high: float


def spread(values: list[float]) -> Spread:
    """Give the quartiles of at least two values."""
    return Spread(*quantiles(values, n=4, method="inclusive"))


def in_turns(tasks: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Run every task once a round; give each one's times in seconds, the warm-up left out."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(rounds + 1):
        for name, task in tasks.items():
            gc.collect()
            start = time.perf_counter()
            task()
            if number:
                times[name].append(time.perf_counter() - start)
    return times


def table(title: str, times: Mapping[str, list[float]]) -> str:
    """Give the figures as lines of text; the first task is what the others are compared with.

    A ratio is taken within each round and its median shown, which a slow round moves less than
    the ratio of two medians.
    """
    base = next(iter(times.values()))
    lines = [f"{title} (n = {len(base)}; median, quartiles in brackets)"]
    for name, series in times.items():
        took = spread([seconds * 1000 for seconds in series])
        ratio = spread([one / other for one, other in zip(series, base, strict=True)])
        lines.append(
            f"  {name:<36} {took.median:9.1f} ms [{took.low:.1f} - {took.high:.1f}]"
            f"   {ratio.median:6.2f}x [{ratio.low:.2f} - {ratio.high:.2f}]"
        )
    return "\n".join(lines)
