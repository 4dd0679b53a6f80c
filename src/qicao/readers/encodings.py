"""The characters of a text file: UTF-8, GB 18030 or UTF-16, and never a guess that mangles them.

A file that is UTF-8 but for one line, or that holds a NUL, is refused with the line: read as
GB 18030 it would give characters that nobody wrote.
"""

from __future__ import annotations

import re

from qicao.errors import ImportRefused

_BOMS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WIDE = ((1, "utf-16-le"), (0, "utf-16-be"))
"""Which byte of each two is zero for a character of ASCII."""
_HAN = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}")
"""A common 汉字 in UTF-8."""


def decode(data: bytes, file: str) -> str:
    """The text of a file in UTF-8, GB 18030 or UTF-16; lines end in a line feed.

    ImportRefused, with the line where it is one, for any other encoding or more than one.
    """
    wide = _wide(data)
    if not wide and b"\0" in data:
        hint = "有空字符（NUL），文件可能已损坏：请删去它，再另存为 UTF-8"
        raise ImportRefused("encoding", file, hint, cell=_line_of(data, data.index(b"\0")))
    for encoding in (wide,) if wide else ("utf-8-sig", "gb18030"):
        if encoding == "gb18030":
            _refuse_mixture(data, file)
        if (text := _decoded(data, encoding)) is not None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ImportRefused("encoding", file, "文字编码不是 UTF-8、GBK 或 UTF-16：请另存为 UTF-8")


def _wide(data: bytes) -> str:
    """The encoding of two or four bytes a character that the file says or shows, else ''."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    for zero, encoding in _WIDE:
        zeros, others = data[zero::2].count(0), data[1 - zero :: 2].count(0)
        if zeros * 20 >= len(data) > 1 and not others:
            return encoding
    return ""


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _refuse_mixture(data: bytes, file: str) -> None:
    """Refuses a file that is not UTF-8 as a whole, of which some lines are beyond doubt."""
    lines = data.split(b"\n")
    fits = [_decoded(line, "utf-8") is not None for line in lines]
    if any(fit and _HAN.search(line) for fit, line in zip(fits, lines, strict=True)):
        hint = "这一行的文字编码与其他行不同，或已损坏：请用记事本打开核对这一行，再另存为 UTF-8"
        raise ImportRefused("encoding", file, hint, cell=f"第{fits.index(False) + 1}行")


def _line_of(data: bytes, at: int) -> str:
    number = data.count(b"\n", 0, at) + 1
    return f"第{number}行"
