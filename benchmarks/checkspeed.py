"""How fast a text is checked, as ratios measured in turns in one run, and how memory grows."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from checked import check_as_file, ready
from labelledset import figure_rows, labelled, load_reports
from pairsearch import explained
from qualitytable import Target
from sidebyside import Result, Work, seconds

from qicao.mentions import find_mentions
from qicao.quantity import find_unit
from qicao.trial.chance import Chance
from qicao.trial.prose import Labelled, plant

CHARACTERS, FIGURES = 4_800, 300
ROUNDS, SHORT_ROUNDS, MANY_ROUNDS = 15, 60, 2
"""How often each is timed; of short works more, so that one at least is not disturbed."""
LOOPS, TIMES = 50, 10
PROCESSES, CHUNK = 2, 32
COUNT = 320
"""Reports that are checked by one process and by two; the issue speaks of 1,000."""
DIGITS = re.compile(r"\d+")


def measure_speed(count: int = COUNT) -> Iterator[Result | Target]:
    """Extraction, the whole check, a text ten times as long, many reports, memory."""
    text = long_text(CHARACTERS)
    yield extraction(text)
    with TemporaryDirectory() as folder:
        table = Path(folder) / "figures.csv"
        values = write_figures(table)
        yield whole_check(text, table, values)
    yield ten_times(long_text(TIMES * CHARACTERS))
    texts = [*islice(variants(), count)]
    yield two_processes(texts)
    if sys.platform == "linux":
        yield memory(count)


def least(name: str, ours: Work, plain: Work, limit: float, rounds: int = ROUNDS) -> Result:
    """The least time of each, in turns, after one round that does not count."""
    ours(), plain()
    times = [(seconds(ours), seconds(plain)) for _ in range(rounds)]
    return Result(name, min(a for a, _ in times), min(b for _, b in times), limit)


def long_text(characters: int) -> str:
    """The labelled reports one after the other, cut at the end of a line."""
    texts = islice(cycle(report.text for report in load_reports()), 1 + characters // 1_000)
    text = "\n".join(texts)
    return text[: text.index("\n", characters - 1)]


def ten_times(text: str) -> Result:
    """A text beside a tenth of it: the mean of its ten parts, for one part is not as another."""
    parts = [ready(part, None) for part in tenths(text)]

    def each() -> None:
        for part in parts:
            part()

    whole = ready(text, None)
    return least("核对：十倍长的文本", whole, each, 12).per(1, TIMES)


def tenths(text: str) -> list[str]:
    """A text cut at the ends of lines into ten parts of about one length."""
    parts = [""]
    for line in text.splitlines(keepends=True):
        if len(parts) < TIMES and len(parts[-1]) >= len(text) / TIMES:
            parts.append("")
        parts[-1] += line
    return parts


def extraction(text: str) -> Result:
    """All mentions of a text, line by line as it is checked, beside one scan for digits."""
    lines = text.split("\n")

    def ours() -> None:
        for line in lines:
            find_mentions(line)

    def plain() -> None:
        for _ in range(LOOPS):
            DIGITS.findall(text)

    return least("找数：全部提及对扫一遍数字", ours, plain, 15, SHORT_ROUNDS).per(1, LOOPS)


def write_figures(table: Path) -> np.ndarray:
    """A plain table of so many figures as the labelled reports have; their values in 分."""
    rows = [row for report in load_reports() for row in figure_rows(report)][:FIGURES]
    lines = ["id,label,value,unit", *(f",{r['label']},{r['value']},{r['unit']}" for r in rows)]
    table.write_text("\n".join(lines), encoding="utf-8")
    return np.array([cents(float(r["value"]), r["unit"]) for r in rows], dtype=np.int64)


def cents(value: float, unit: str) -> int:
    """A value in hundredths of the base unit, for a search that knows no units."""
    known = find_unit(unit)
    return round(value * float(known.factor if known else 1) * 100)


def whole_check(text: str, table: Path, figures: np.ndarray) -> Result:
    """Bind, relations, wording and structure beside the pair search over the same numbers."""
    found = [m for line in text.split("\n") for m in find_mentions(line) if m.value is not None]
    numbers = np.array([cents(float(m.value or 0), m.unit or "") for m in found], dtype=np.int64)
    steps = [cents(0.5 * 10 ** -(m.decimals or 0), m.unit or "") for m in found]
    halves = np.array(steps, dtype=np.int64)
    name = f"核对：{len(text)}字、{len(figures)}项数据对 searchsorted 配对 {len(numbers)} 个数"
    return least(name, ready(text, table), lambda: explained(numbers, halves, figures), 3)


def variants() -> Iterator[str]:
    """Reports that differ from each other, without end."""
    open_ones: list[Labelled] = [labelled(report) for report in load_reports()]
    for number, report in enumerate(cycle(open_ones)):
        planted = plant(report, "wrong_digit", Chance(f"variant/{number}"))
        yield planted.text if planted else report.text


def two_processes(texts: list[str]) -> Result:
    """Many reports over two processes beside half the time of one."""
    name = f"{len(texts)} 份报告：{PROCESSES} 个进程对单进程的一半"
    with ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(findings, texts[: 2 * PROCESSES]))
        parallel = partial(pool.map, findings, texts, chunksize=CHUNK)
        times = [
            (seconds(lambda: list(parallel())), seconds(lambda: [*map(findings, texts)]))
            for _ in range(MANY_ROUNDS)
        ]
    serial = min(b for _, b in times) / PROCESSES
    return Result(name, min(a for a, _ in times), serial, 1.1)


def findings(text: str) -> int:
    """Checks a text; how many findings it has."""
    return len(check_as_file(text, None)["findings"])


def memory(count: int) -> Target:
    """The peak of a process that checks many reports over that of one that checks a tenth."""
    context = get_context("spawn")
    peaks = []
    for reports in (count // 10, count):
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            peaks.append(pool.submit(peak, reports).result())
    few, many = peaks
    return Target(f"内存峰值（KB）：核对 {count} 份对 {count // 10} 份", many, few, most=1.1)


def peak(reports: int) -> int:
    """Kilobytes at most while so many reports are checked in this process."""
    for text in islice(variants(), reports):
        findings(text)
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    found = re.search(r"VmHWM:\s*([0-9]+)", status)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    for result in measure_speed(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT):
        kept = "通过" if result.kept else "超出"
        print(f"{result.name}：{result.ratio or 0:.2f} {kept}")
