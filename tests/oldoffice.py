"""Old Office files made in code: an OLE container of streams, and the records of an xls."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Place = tuple[int, int]


def compound(streams: Mapping[str, bytes], storages: Iterable[str] = ()) -> bytes:
    """An OLE file with these streams, each filled up with zeros to 4 KiB, and empty storages."""
    contents = {name: body.ljust(4096, b"\0") for name, body in streams.items()}
    chains: list[list[int]] = []
    body = b""
    for content in contents.values():
        count = -(-len(content) // SECTOR)
        chains.append(list(range(len(body) // SECTOR, len(body) // SECTOR + count)))
        body += content.ljust(count * SECTOR, b"\0")
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    names = [*contents, *storages]
    for number, name in enumerate(names, 1):
        following = number + 1 if number < len(names) else FREE
        if name in contents:
            start, size = chains[number - 1][0], len(contents[name])
            entries.append(_entry(name, 2, start, size, right=following))
        else:
            entries.append(_entry(name, 1, 0, 0, right=following))
    directory = b"".join(entries)
    directory += bytes(-len(directory) % SECTOR)
    chains.append(list(range(len(body) // SECTOR, (len(body) + len(directory)) // SECTOR)))
    body += directory
    return _header(chains[-1][0], len(body) // SECTOR) + body + _table(chains, len(body) // SECTOR)


def _entry(
    name: str, kind: int, start: int, size: int, child: int = FREE, right: int = FREE
) -> bytes:
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
    links = struct.pack("<III", FREE, right, child)
    return head + links + bytes(36) + struct.pack("<IQ", start, size)


def _header(directory: int, sectors: int) -> bytes:
    tables = _tables(sectors)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, tables, directory, 0, 4096, END, 0, END, 0)
    places = [sectors + number for number in range(tables)] + [FREE] * (109 - tables)
    return head + struct.pack("<109I", *places)


def _tables(sectors: int) -> int:
    tables = 1
    while tables * (SECTOR // 4) < sectors + tables:
        tables += 1
    return tables


def _table(chains: list[list[int]], sectors: int) -> bytes:
    tables = _tables(sectors)
    table = [FREE] * (tables * SECTOR // 4)
    for chain in chains:
        for sector, following in zip(chain, [*chain[1:], END], strict=True):
            table[sector] = following
    for number in range(tables):
        table[sectors + number] = FAT
    return struct.pack(f"<{len(table)}I", *table)


def record(kind: int, body: bytes = b"") -> bytes:
    """One record of an xls."""
    return struct.pack("<HH", kind, len(body)) + body


def xls(
    cells: Mapping[Place, float | str],
    *,
    sheet: str = "数据",
    formats: Mapping[Place, str] | None = None,
    visible: bool = True,
    sort: int = 0,
    extra: bytes = b"",
    book_extra: bytes = b"",
    dimensions: tuple[int, int] | None = None,
    storages: Iterable[str] = (),
) -> bytes:
    """An xls of one sheet with these numbers and texts; `extra` are more records of the sheet."""
    codes = list(dict.fromkeys((formats or {}).values()))
    texts = list(dict.fromkeys(value for value in cells.values() if isinstance(value, str)))
    head = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6)) + book_extra
    for number, code in enumerate(codes):
        wide = code.encode("utf-16-le")
        head += record(0x41E, struct.pack("<HHB", 164 + number, len(code), 1) + wide)
    for number in (0, *(164 + number for number in range(len(codes)))):
        head += record(0xE0, struct.pack("<HH16x", 0, number))
    strings = record(0xFC, struct.pack("<II", len(texts), len(texts)) + b"".join(map(_wide, texts)))
    name = sheet.encode("utf-16-le")
    bound = struct.pack("<BBBB", not visible, sort, len(sheet), 1) + name
    start = len(head) + 8 + len(bound) + len(strings) + 4
    book = head + record(0x85, struct.pack("<I", start) + bound) + strings + record(0x0A)
    bottom, right = dimensions or (
        max((row + 1 for row, _ in cells), default=0),
        max((column + 1 for _, column in cells), default=0),
    )
    body = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    body += record(0x200, struct.pack("<IIHHH", 0, bottom, 0, right, 0)) + extra
    for place, value in sorted(cells.items()):
        style = 1 + codes.index(formats[place]) if formats and place in formats else 0
        placed = struct.pack("<HHH", *place, style)
        if isinstance(value, str):
            body += record(0xFD, placed + struct.pack("<I", texts.index(value)))
        else:
            body += record(0x203, placed + struct.pack("<d", value))
    return compound({"Workbook": book + body + record(0x0A)}, storages)


def _wide(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
