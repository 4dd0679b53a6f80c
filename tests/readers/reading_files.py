"""What the tests of the readers do to files, and what they ask of a reading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from qicao.values import Reading


def edited(path: Path, edit: Callable[[str, bytes], bytes | None], **extra: bytes) -> Path:
    """The archive at `path` with each part edited (None leaves it out) and more parts added."""
    stream = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as to:
        for name in source.namelist():
            content = edit(name, source.read(name))
            if content is not None:
                to.writestr(name, content)
        for name, content in extra.items():
            to.writestr(name, content)
    return path


def amounts(reading: Reading) -> dict[str, str]:
    """Figure id → its quantity as text."""
    return {figure.id: str(figure.quantity) for figure in reading.figures}


def codes(reading: Reading) -> list[str]:
    """The codes of all findings in order."""
    return [finding.code for finding in reading.findings]
