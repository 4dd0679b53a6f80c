"""The streams of an OLE file (xls, doc, wps, et): names, and the bytes of one stream.

Only what the guard has to know before another reader sees the file; every chain of sectors is
followed at most once around, so a file that lies cannot hold us.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from qicao.errors import ImportRefused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = struct.Struct("<8s22xHH14xI4xII")
"""Magic, shifts of a sector and a small one, first directory, cutoff, first of the small table."""
_FREE = 0xFFFFFFF0
"""Sector numbers from here on are marks: end of a chain, unused."""
_MACROS = frozenset({"_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "Macros"})
_SORTS = (
    ("EncryptedPackage", "encrypted"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
)


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    start: int
    size: int


class Compound:
    """An OLE file. ImportRefused for one whose sectors do not hold together."""

    def __init__(self, data: bytes, file: str) -> None:
        self.data, self.file = data, file
        try:
            self._read_header()
            self.entries = dict(self._directory())
        except (struct.error, IndexError, UnicodeDecodeError):
            raise self.damaged() from None

    def damaged(self) -> ImportRefused:
        """The refusal of a file that is cut off or broken."""
        hint = "旧版 Office 文件不完整或已损坏：请用 WPS 或 Office 打开后另存一次"
        return ImportRefused("damaged", self.file, hint)

    @property
    def sort(self) -> str:
        """xls, doc, ppt, encrypted, or '' for what we do not know."""
        return next((sort for name, sort in _SORTS if name in self.entries), "")

    @property
    def has_macros(self) -> bool:
        """Whether it holds a project of macros, under whatever extension."""
        return not _MACROS.isdisjoint(self.entries)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; b'' if there is none of that name."""
        entry = self.entries.get(name)
        if entry is None:
            return b""
        try:
            small = entry.size < self.cutoff
            content = self._mini(entry) if small else b"".join(self._chain(entry.start))
        except (struct.error, IndexError):
            raise self.damaged() from None
        if len(content) < entry.size:
            raise self.damaged()
        return content[: entry.size]

    def _read_header(self) -> None:
        magic, shift, mini_shift, first, self.cutoff, self.first_mini = _HEADER.unpack_from(
            self.data
        )
        if magic != OLE or shift not in (9, 12) or mini_shift != 6:
            raise self.damaged()
        self.sector, self.mini_sector = 1 << shift, 1 << mini_shift
        self.count = max(len(self.data) // self.sector, 1)
        self.table, self.first_directory = self._table(), first

    def _table(self) -> list[int]:
        """The allocation table: after each sector comes which."""
        sectors = list(struct.unpack_from("<109I", self.data, 76))
        following, many = struct.unpack_from("<II", self.data, 68)
        for _ in range(min(many, self.count)):
            if following >= _FREE:
                break
            *more, following = self._numbers(self._at(following))
            sectors += more
        table: list[int] = []
        for sector in sectors[: self.count]:
            if sector < _FREE:
                table += self._numbers(self._at(sector))
        return table

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self.sector
        if start >= len(self.data):
            raise IndexError
        return self.data[start : start + self.sector]

    @staticmethod
    def _numbers(content: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def _chain(self, sector: int) -> list[bytes]:
        found: list[bytes] = []
        while sector < _FREE:
            if len(found) > self.count:
                raise IndexError
            found.append(self._at(sector))
            sector = self.table[sector]
        return found

    def _directory(self) -> list[tuple[str, _Entry]]:
        content = b"".join(self._chain(self.first_directory))
        found = []
        for offset in range(0, len(content) - 127, 128):
            length, kind = struct.unpack_from("<HB", content, offset + 64)
            if kind in (1, 2, 5) and 2 <= length <= 64:
                name = content[offset : offset + length - 2].decode("utf-16-le")
                start, size = struct.unpack_from("<II", content, offset + 116)
                found.append((name if kind != 5 else "\0root", _Entry(kind, start, size)))
        return found

    def _mini(self, entry: _Entry) -> bytes:
        root = self.entries["\0root"] if "\0root" in self.entries else _Entry(5, _FREE, 0)
        ministream = b"".join(self._chain(root.start))
        table = self._numbers(b"".join(self._chain(self.first_mini)))
        found: list[bytes] = []
        sector, many = entry.start, len(ministream) // self.mini_sector
        while sector < _FREE and len(found) <= many:
            start = sector * self.mini_sector
            found.append(ministream[start : start + self.mini_sector])
            sector = table[sector]
        return b"".join(found)
