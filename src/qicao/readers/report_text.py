"""Opens anybody's report for checking: a text document, or the characters of a plain text."""

from __future__ import annotations

from pathlib import Path

from qicao.errors import ImportRefused
from qicao.readers.cells import TextDocument
from qicao.readers.disguise import refuse_disguise
from qicao.readers.encodings import decode
from qicao.readers.guard.door import TEXTS, open_file
from qicao.readers.safe_open import read_bytes

DOCUMENTS = (".docx", ".doc", ".wps", ".pdf")
MOST = 700_000
"""Characters of a report; the longest that a reviewer gets has a tenth of it."""


def open_text(path: Path) -> TextDocument | str:
    """What the report in a file says: plain text as it stands, with line ends as `\\n`.

    ImportRefused for another kind of file, one that is guarded or damaged, and an empty one.
    """
    suffix = path.suffix.lower()
    if suffix in DOCUMENTS:
        content = open_file(path, path.name).content
        if isinstance(content, TextDocument):
            return content
    if suffix not in TEXTS:
        kinds = "、".join((*DOCUMENTS, *TEXTS, ".qicao"))
        raise ImportRefused("wrong_extension", path.name, f"核对的报告应为 {kinds}")
    data = read_bytes(path, path.name)
    refuse_disguise(data, path.name)
    text = decode(data, path.name)
    if len(text) > MOST:
        hint = f"超过 {MOST // 10_000} 万字，不核对：请拆成几个文件"
        raise ImportRefused("too_large", path.name, hint)
    if not text.strip():
        raise ImportRefused("empty", path.name, "文件里没有文字：请核对文件")
    return text
