"""A plain text or Markdown file as a text document: a line is a passage, tables are sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.errors import ImportRefused
from qicao.readers.cells import Cell, Passage, Sheet, TextDocument
from qicao.readers.encodings import decode
from qicao.readers.kept import MAX_TEXT
from qicao.readers.passages import Shown, told
from qicao.readers.safe_open import refuse_disguise
from qicao.readers.word.grid import cell_place
from qicao.values import Severity

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^\s*(?:[-*+]\s+|>\s?)")
_EMPHASIS = re.compile(r"\*\*|__|`")
_RULE = re.compile(r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FENCE = "---"
MAX_CHARACTERS = 500_000
MAX_FRONT = 50
"""Lines within which front matter has to end."""


def read_plain_text(data: bytes, file: str) -> TextDocument:
    """The text document in a .md or .txt file, its front matter left out and told.

    ImportRefused for another kind of file, one in no known encoding, or one that is too long.
    """
    refuse_disguise(data, file)
    reader = _Reader(file)
    text = decode(data, file)
    if len(text) > MAX_CHARACTERS:
        hint = f"超过 {MAX_CHARACTERS // 10_000} 万字，不读：请拆成几个文件"
        raise ImportRefused("too_large", file, hint)
    lines = list(enumerate(text.split("\n"), 1))
    for number, line in lines[reader.front(lines) :]:
        reader.line(number, line)
    reader.close()
    return TextDocument(tuple(reader.blocks), tuple(reader.shown.findings))


class _Reader:
    """Takes lines one by one; those of a table wait until it ends."""

    def __init__(self, file: str) -> None:
        self.file, self.shown = file, Shown(file)
        self.blocks: list[Passage | Sheet] = []
        self.rows: list[list[str]] = []
        self.tables = 0

    def front(self, lines: list[tuple[int, str]]) -> int:
        """How many lines of front matter there are: those between two --- at the top."""
        texts = [line.rstrip() for _, line in lines[:MAX_FRONT]]
        if texts[0] != _FENCE or _FENCE not in texts[1:]:
            return 0
        count = texts.index(_FENCE, 1) + 1
        seen = f"文件头（第1至{count}行）没有读"
        todo = "文件头不是正文；其中的内容需要的话请写进正文"
        note = told(self.file, "第1行", _FENCE, "R08", seen, todo, Severity.HINT)
        self.shown.findings.append(note)
        return count

    def line(self, number: int, line: str) -> None:
        """One line: of a table, a heading, or a paragraph."""
        if len(line) > MAX_TEXT:
            hint = f"这一行超过 {MAX_TEXT} 个字：请分成几段"
            raise ImportRefused("long_cell", self.file, hint, cell=f"第{number}行")
        shown = self.shown.text(line, f"第{number}行")
        if shown.lstrip().startswith("|"):
            self.rows.append(list(_cells(shown)))
            return
        self.close()
        heading = _HEADING.match(shown)
        text = _plain(heading[2] if heading else _BULLET.sub("", shown, count=1))
        if text.strip():
            level = len(heading[1]) if heading else 0
            self.blocks.append(Passage(text, f"第{number}行", level))

    def close(self) -> None:
        """Puts down the table that has ended."""
        rows = [row for row in self.rows if not _RULE.fullmatch("|".join(row))]
        self.rows = []
        if not rows:
            return
        self.tables += 1
        name, width = f"表{self.tables}", max(map(len, rows))
        padded = (row + [""] * (width - len(row)) for row in rows)
        cells = (
            tuple(Cell(text, cell_place(row, column), name) for column, text in enumerate(texts))
            for row, texts in enumerate(padded)
        )
        self.blocks.append(Sheet(name, tuple(cells)))


def _cells(line: str) -> Iterator[str]:
    """The texts between the bars of a line."""
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    for text in _BAR.split(inner):
        yield _BREAK.sub("\n", _plain(text.strip()).replace("\\|", "|"))


def _plain(text: str) -> str:
    return _EMPHASIS.sub("", text)
