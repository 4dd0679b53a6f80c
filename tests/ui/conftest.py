"""What the tests of the page stand on."""

from __future__ import annotations

from browsing import address, context, page, watch
from uivisits import data_dir, desk, keep, visit

__all__ = ["address", "context", "data_dir", "desk", "keep", "page", "visit", "watch"]
