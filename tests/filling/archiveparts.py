"""One part of an archive in another wording."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path


def replaced(path: Path, part: str, edit: Callable[[bytes], bytes]) -> Path:
    """The archive at `path` with one of its parts edited."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as source:
        contents = {name: source.read(name) for name in source.namelist()}
    contents[part] = edit(contents[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path
