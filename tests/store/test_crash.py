"""Writers are killed at random: what was acknowledged is there, once, and every chain holds."""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

import crashing
from keptreports import CONTENTS, a_save

from qicao.store import Store, open_desk

SECONDS = float(os.environ.get("CRASH_SECONDS", "30"))
WRITERS = 3
FORKED = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
"""Writers come of a process that has everything imported, so that they write when they are hit."""
FORKED.set_forkserver_preload(["qicao.store", "qicao.values", "psycopg", "sqlite3"])


def start(url: str, told: Path, reports: list[str]) -> multiprocessing.process.BaseProcess:
    """A writer in a process of its own, which does not outlive this one."""
    writer = FORKED.Process(target=crashing.main, args=(url, str(told), *reports), daemon=True)
    writer.start()
    return writer


def test_no_acknowledged_save_is_lost_and_none_is_made_twice(url: str, tmp_path: Path) -> None:
    chance = random.Random(20241127)  # noqa: S311 - chance, no secret
    with open_desk(url) as desk:
        saves = [a_save() for _ in range(2)]
        for save in saves:
            desk.reports.save(save, CONTENTS)
    reports = [save.report for save in saves]
    files = [tmp_path / f"writer{n}" for n in range(WRITERS)]
    for file in files:
        file.touch()
    writers = [start(url, file, reports) for file in files]
    found = [0] * WRITERS
    killed, lasted = 0, 0.0
    while lasted < SECONDS:
        time.sleep(pause := chance.uniform(0.1, 0.5))
        lasted += pause
        at_work = [n for n in range(WRITERS) if files[n].stat().st_size > found[n]]
        if not at_work:  # on a busy machine all may be starting still
            continue
        victim = chance.choice(at_work)
        assert writers[victim].is_alive(), "a writer ended by itself"
        writers[victim].kill()
        writers[victim].join()
        killed += 1
        found[victim] = files[victim].stat().st_size
        writers[victim] = start(url, files[victim], reports)
    for writer in writers:
        writer.kill()
        writer.join()
    with open_desk(url) as desk:
        check(desk, reports, files, killed)


def check(desk: Store, reports: list[str], files: list[Path], killed: int) -> None:
    """Holds what the writers were told against what is kept."""
    told = [line.split() for file in files for line in file.read_text().splitlines()]
    kept = {line[1]: (int(line[2]), line[3]) for line in told if line[0] == "kept"}
    assert len(kept) > killed > 5
    begun = {line[1] for line in told if line[0] == "begun"}
    for report in reports:
        history = desk.reports.history(report)
        assert [line.number for line in history] == list(range(len(history), 0, -1))
        assert max(Counter(line.id for line in history).values()) == 1
        assert {line.id for line in history[:-1]} <= begun
        there = {line.id: (line.number, line.report) for line in history}
        mine = {id: answer for id, answer in kept.items() if answer[1] == report}
        assert mine.items() <= there.items()
        assert desk.reports.broken(report) == ()
        assert desk.reports.revision(report).number == len(history)
