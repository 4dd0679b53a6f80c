"""The builders of Word and PDF files of the readers' tests, found by name."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "readers"))
