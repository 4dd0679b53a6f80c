"""Without the optional packages the store says which one to install."""

from __future__ import annotations

import subprocess
import sys

import pytest

WITHOUT = """
import sys
sys.modules[sys.argv[1]] = None
from qicao.errors import MissingDependency
try:
    from qicao.store import open_store
    open_store(sys.argv[2])
except MissingDependency as error:
    sys.stdout.reconfigure(encoding="utf-8")
    print(error)
"""


@pytest.mark.parametrize(
    ("package", "extra", "url"),
    [
        ("sqlalchemy", "store", "sqlite:///:memory:"),
        ("alembic", "store", "sqlite:///:memory:"),
        ("psycopg", "postgres", "postgresql://u@/d?host=/nowhere"),
    ],
)
def test_a_missing_package_is_named_with_how_to_get_it(package: str, extra: str, url: str) -> None:
    child = subprocess.run(
        [sys.executable, "-c", WITHOUT, package, url],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert child.returncode == 0, child.stderr
    assert package in child.stdout
    assert f"pip install 'qicao[{extra}]'" in child.stdout
