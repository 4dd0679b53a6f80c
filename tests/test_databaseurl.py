"""Addresses of databases: which are taken, and that a password is not shown."""

from __future__ import annotations

import pytest

from qicao.databaseurl import driver_url, masked


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_goes_through_psycopg_3(scheme: str) -> None:
    rest = "://u:p%40@127.0.0.1:5432/d?sslmode=require"
    assert driver_url(scheme + rest) == "postgresql+psycopg" + rest


@pytest.mark.parametrize("address", ["sqlite:///qicao.db", "sqlite:////数据/a@b/qicao.db"])
def test_a_file_is_taken_as_it_is(address: str) -> None:
    assert driver_url(address) == address
    assert masked(address) == address


@pytest.mark.parametrize(
    "address",
    [
        *("", "qicao.db", "mysql://u@h/d", "postgresql+asyncpg://h/d", "sqlite://h/d"),
        *("postgresql://u:p@ss@h/d", "postgresql://u:p/w@h/d", "postgresql://u:p?w@h/d"),
        *("postgresql://u:p#w@h/d", "postgresql://"),
    ],
)
def test_what_could_be_misread_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no such database"):
        driver_url(address)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://u:p@h/d", "postgresql://u:***@h/d"),
        ("postgresql+psycopg://u:a@b/c@h/d", "postgresql+psycopg://u:***@h/d"),
        ("postgresql://:p@h/d", "postgresql://:***@h/d"),
        ("postgresql://u@h/d?password=p&x=1", "postgresql://u@h/d?password=***&x=1"),
        ("postgresql://u@h/d?x=1&sslpassword=p", "postgresql://u@h/d?x=1&sslpassword=***"),
        ("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1"),
    ],
)
def test_a_password_reads_as_stars(address: str, shown: str) -> None:
    assert masked(address) == shown
