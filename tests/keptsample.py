"""A report of a sample in a store of its own, to save on top of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from keptruns import clock

from qicao.engines.builtin import BuiltinEngine
from qicao.keeping import Kept, keep_new
from qicao.profile import Profile, load_profile
from qicao.resources import find_profile, samples_folder
from qicao.store import Store, open_desk
from qicao.workflow import Drafted, Prepared, draft, prepare

CASE = samples_folder() / "seed_gaj_2024"
FILES = (("表一.xlsx", b"one"), ("表二.csv", b"two"))


@pytest.fixture(scope="session")
def profile() -> Profile:
    """The kind of report of the sample."""
    return load_profile(find_profile("hunan_overall", None))


@pytest.fixture(scope="session")
def prepared(profile: Profile) -> Prepared:
    """The sample, read."""
    return prepare([CASE], profile)


@pytest.fixture(scope="session")
def drafted(prepared: Prepared) -> Drafted:
    """The sample, drafted by the builtin engine."""
    return draft(prepared, BuiltinEngine(prepared.profile, prepared.ledger))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    """A store with nothing in it."""
    with open_desk(f"sqlite:///{tmp_path / 'qicao.db'}", clock=clock) as store:
        yield store


@pytest.fixture
def kept(desk: Store, prepared: Prepared, drafted: Drafted) -> Kept:
    """The sample in the store, drafted."""
    return keep_new(desk.reports, prepared, FILES, "绩效岗", drafted=drafted)
