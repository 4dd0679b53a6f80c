"""What the tests of the page stand on."""

from __future__ import annotations

from browsing import address, page, tab, watch
from uivisits import data_dir, desk, keep, visit

__all__ = ["address", "data_dir", "desk", "keep", "page", "tab", "visit", "watch"]
