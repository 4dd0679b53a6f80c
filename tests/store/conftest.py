"""Every test of the store that asks for `url` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from keptruns import clock
from throwaway_postgres import Databases

from qicao.store import RunStore, Store, open_desk, open_store


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that nobody has opened."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / '新文件夹' / 'qicao.db'}"
    make: Databases = request.getfixturevalue("postgres")
    return make()


@pytest.fixture
def store(url: str) -> Iterator[RunStore]:
    """An open store with nothing in it."""
    with open_store(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def desk(url: str) -> Iterator[Store]:
    """Reports, jobs and runs, with nothing in them."""
    with open_desk(url, clock=clock) as opened:
        yield opened
