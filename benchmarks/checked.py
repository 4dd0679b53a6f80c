"""How a text is checked in the benchmarks: as `qicao check` does, the file written anew each time.

`Check` is all that the measuring knows of the checker.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from judging import Document

from qicao.checking import check_document, report_on
from qicao.checking.accounts import read_accounts
from qicao.checking.foreign import report_year
from qicao.checking.text import text_of

Check = Callable[[str, Path | None], Document]
"""A text, and the file of its figures or None → the document of the contract."""


def check_as_file(text: str, figures: Path | None) -> Document:
    """The document of `qicao check TEXT.txt --figures FILE --json`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "报告.txt"
        path.write_text(text, encoding="utf-8")
        return check_document(path, [figures] if figures else []).document()


def ready(text: str, figures: Path | None) -> Callable[[], Document]:
    """The same with the text read and the figures at hand: what is left is the check itself."""
    read = text_of("报告.txt", text)
    year = report_year(read.text)
    accounts = read_accounts([figures] if figures else [], None, year)
    return lambda: report_on(read, accounts, year).document()
