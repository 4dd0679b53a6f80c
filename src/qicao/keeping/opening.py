"""The database of the desk, opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qicao.store import Store


def open_shelf(url: str) -> Store:
    """Reports, jobs and runs at an address; made and brought up to date first.

    StoreError if the database cannot be used.
    """
    from qicao.store import open_desk

    return open_desk(url)
