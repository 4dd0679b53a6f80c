"""What a zip from a stranger may be: the limits and the faults that all who open one share."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Sequence

MIB = 1 << 20
MAX_FILE, MAX_UNPACKED = 20 * MIB, 100 * MIB
MAX_PARTS, MAX_RATIO = 2000, 100
ZIP_FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    OSError,
)
"""What the zip reader raises for a damaged, encrypted or foreign file."""


def is_too_large(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether there are too many parts, or too much in them, by what the zip says of itself."""
    return len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_UNPACKED


def is_bomb(entry: zipfile.ZipInfo) -> bool:
    """Whether a part of more than 1 MiB is packed more tightly than any text is."""
    return entry.file_size > max(MIB, MAX_RATIO * max(1, entry.compress_size))


def has_twins(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether two parts have one name, as far as any reader tells names apart."""
    names = {entry.filename.replace("\\", "/").lower() for entry in entries}
    return len(names) < len(entries)
