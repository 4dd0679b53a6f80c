"""How a text is checked in the benchmarks: as `qicao check` does, the file written anew each time.

`Check` is all that the measuring knows of the checker.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from judging import Document

from qicao.checking import check_document

Check = Callable[[str, Path | None], Document]
"""A text, and the file of its figures or None → the document of the contract."""


def check_as_file(text: str, figures: Path | None) -> Document:
    """The document of `qicao check TEXT.txt --figures FILE --json`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "报告.txt"
        path.write_text(text, encoding="utf-8")
        return check_document(path, figures).document()


def labelled_set() -> None:
    """Makes the modules of the labelled set importable, which stand with the tests."""
    tests = str(Path(__file__).parents[1] / "tests")
    if tests not in sys.path:
        sys.path.insert(0, tests)
