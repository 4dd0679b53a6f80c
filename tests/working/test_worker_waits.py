"""A worker outlives a database that is locked for a while."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from qicao.errors import StoreError
from qicao.keeping import keep_new
from qicao.settings import Settings
from qicao.store import Store, open_desk
from qicao.values import Job, JobState
from qicao.workflow import Prepared
from qicao.working import ask, work


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The file of a database."""
    return tmp_path / "qicao.db"


@pytest.fixture
def hasty(place: Path) -> Iterator[Store]:
    """A store in it that does not wait for a lock."""
    with open_desk(f"sqlite:///{place}", wait=0) as store:
        yield store


@pytest.fixture
def job(hasty: Store, prepared: Prepared) -> Job:
    """A job that waits."""
    return hasty.jobs.add(ask(keep_new(hasty.reports, prepared, (), "绩效岗"), "甲", "builtin"))


def test_a_locked_database_is_told_of_once_and_waited_for(
    hasty: Store, job: Job, place: Path
) -> None:
    other = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    letting_go = threading.Timer(0.7, other.execute, ["ROLLBACK"])
    letting_go.start()
    told: list[str] = []
    work(hasty, Settings(), told.append, idle=2)
    letting_go.join()
    other.close()
    assert [line for line in told if "占用太久" in line] == told[:1]
    assert "没有退出" in told[0]
    assert hasty.jobs.job(job.id).state is JobState.DONE


def test_a_worker_that_may_idle_ends_while_the_database_is_locked(
    hasty: Store, job: Job, place: Path
) -> None:
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    work(hasty, Settings(), lambda _: None, idle=0.01)
    with pytest.raises(StoreError):
        hasty.jobs.claim("甲")
    other.close()
    assert hasty.jobs.job(job.id).state is JobState.WAITING
