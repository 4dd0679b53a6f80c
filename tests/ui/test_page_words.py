"""What the page itself says: no option of the command line, which its reader does not see."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "ui"
OPTION = re.compile(r"[\u4e00-\u9fff][^\"\n]{0,40}(?<![\w-])--[a-z]{3,}")


def test_no_sentence_of_the_page_names_an_option() -> None:
    files = sorted(PAGE.rglob("*.py"))
    named = [path.name for path in files if OPTION.search(path.read_text(encoding="utf-8"))]
    assert files
    assert named == []
