"""A PostgreSQL of this run's own: a cluster in a temporary folder, reached by a unix socket only.

QICAO_TEST_DATABASE_URL names a server to use in its place; its user may create databases.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

GIVEN = os.environ.get("QICAO_TEST_DATABASE_URL")
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
Databases = Callable[[], str]
"""Makes an empty database and returns its address."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Databases]:
    """Empty databases of one server, which ends with the session."""
    with server() as address, databases(address) as make:
        yield make


@contextmanager
def databases(address: str) -> Iterator[Databases]:
    """A maker of databases, dropped in the end from a server that stays."""
    import psycopg
    from sqlalchemy import make_url

    made: list[str] = []

    def make() -> str:
        made.append(f"qicao_{uuid4().hex}")
        connection.execute(f'CREATE DATABASE "{made[-1]}"')
        return make_url(address).set(database=made[-1]).render_as_string(hide_password=False)

    with psycopg.connect(address, autocommit=True) as connection:
        yield make
        for name in made if GIVEN else ():
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def server() -> Iterator[str]:
    """The address of a server: the one that was given, or one that is started here."""
    if GIVEN:
        yield GIVEN
        return
    programs = find_programs()
    folder = Path(tempfile.mkdtemp(prefix="qicao-pg-"))
    try:
        if AS_ROOT:
            shutil.chown(folder, "postgres")
        with started(programs, folder):
            yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder)


@contextmanager
def started(programs: Path, folder: Path) -> Iterator[None]:
    """The server runs in `folder` as long as this is open."""
    data = folder / "data"
    new = ("-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync")
    run(programs / "initdb", "-D", data, *new)
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run(programs / "pg_ctl", "start", "-w", "-D", data, "-l", folder / "log", "-o", options)
    try:
        yield
    finally:
        run(programs / "pg_ctl", "stop", "-w", "-D", data, "-m", "immediate")


def run(*command: str | Path) -> None:
    """Runs a program of PostgreSQL, as the user `postgres` where we are root, whom it refuses."""
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
        cwd=tempfile.gettempdir(),
        user="postgres" if AS_ROOT else None,
    )
    assert done.returncode == 0, done.stderr


def find_programs() -> Path:
    """The folder with initdb; the test is skipped where there is none."""
    found = shutil.which("initdb")
    candidates = [Path(found).resolve()] if found else []
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if not candidates:
        pytest.skip("postgresql is not installed: `make system` installs it")
    return candidates[0].parent
