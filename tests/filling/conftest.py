"""The ledger of an invented bureau, made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from teabureau import write_data

from qicao.profile import Profile
from qicao.values import Ledger
from qicao.workflow import prepare


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bureau's figures and facts."""
    return write_data(tmp_path_factory.mktemp("bureau"))


@pytest.fixture(scope="session")
def ledger(data: Path, profile: Profile) -> Ledger:
    return prepare([data], profile).ledger
