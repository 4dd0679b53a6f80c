"""The labelled set of the checker, which stands with the tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from planting import labelled
from reports import figure_rows, load_reports
from writtenfaults import written

__all__ = ["figure_rows", "labelled", "load_reports", "written"]
