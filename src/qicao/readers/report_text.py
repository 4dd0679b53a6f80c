"""Opens anybody's report for checking: a text document, or the characters of a plain text."""

from __future__ import annotations

from pathlib import Path

from qicao.errors import ImportRefused
from qicao.readers.cells import Passage, TextDocument
from qicao.readers.disguise import refuse_disguise
from qicao.readers.encodings import decode
from qicao.readers.guard.door import TEXTS, open_file
from qicao.readers.invisible import visible
from qicao.readers.safe_open import read_bytes

DOCUMENTS = (".docx", ".doc", ".wps", ".pdf")
MOST = 700_000
"""Characters of a report; the longest that a reviewer gets has a tenth of it."""


def open_text(path: Path) -> TextDocument | str:
    """What the report in a file says: plain text as it stands, with line ends as `\\n`.

    ImportRefused for another kind of file, one that is guarded or damaged, one without any text,
    and one that is longer than `MOST`.
    """
    suffix = path.suffix.lower()
    if suffix in DOCUMENTS:
        content = open_file(path, path.name).content
        if isinstance(content, TextDocument):
            return _worth_reading(content, path.name)
    if suffix not in TEXTS:
        kinds = "、".join((*DOCUMENTS, *TEXTS, ".qicao"))
        raise ImportRefused("wrong_extension", path.name, f"核对的报告应为 {kinds}")
    data = read_bytes(path, path.name)
    refuse_disguise(data, path.name)
    text = decode(data, path.name)
    _refuse_long(len(text), path.name)
    if not visible(text).strip():
        raise ImportRefused("empty", path.name, "文件里没有文字：请核对文件")
    return text


def _worth_reading(document: TextDocument, file: str) -> TextDocument:
    """The document, unless there is nothing in it to check or too much."""
    texts = [
        [block.text] if isinstance(block, Passage) else [c.text for row in block.rows for c in row]
        for block in (*document.blocks, *document.hidden)
    ]
    _refuse_long(sum(len(text) for block in texts for text in block), file)
    if not any(text.strip() for block in texts for text in block):
        hint = "文档里没有文字（只有空白或图片）：请核对文件；内容是图片或扫描件的，请先识别成文字"
        raise ImportRefused("empty", file, hint)
    return document


def _refuse_long(characters: int, file: str) -> None:
    if characters > MOST:
        hint = f"超过 {MOST // 10_000} 万字，不核对：请拆成几个文件"
        raise ImportRefused("too_large", file, hint)
