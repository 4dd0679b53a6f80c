"""What the tests of the page stand on."""

from __future__ import annotations

from uivisits import data_dir, desk, keep, visit

__all__ = ["data_dir", "desk", "keep", "visit"]
