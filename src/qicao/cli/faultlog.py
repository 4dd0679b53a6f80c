"""Where the traceback of a fault of ours goes, for whoever looks after the program."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path


def kept_trace() -> Path:
    """The new file with the traceback of the exception that is being handled."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="qicao-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exc(file=log)
    return Path(log.name)
