"""A Word file of ours that somebody gives is opened in the reading process, like any other file."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import pytest
from drafts import drafted
from reading_files import edited
from test_guard import guard

from qicao.bookmarked import open_docx
from qicao.checking import check_document
from qicao.delivery import deliver
from qicao.errors import ImportRefused
from qicao.readers.guard.door import open_bookmarked
from qicao.readers.guard.limits import Limits
from qicao.readers.guard.worker import GUARD


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A report as Word file with its bundle beside it."""
    deliver(drafted("county_full"), tmp_path / "甲.qicao")
    deliver(drafted("county_full"), tmp_path / "甲.docx")
    return tmp_path / "甲.docx"


def test_what_comes_through_the_door_is_what_stands_in_the_file(ours: Path) -> None:
    opened = open_bookmarked(ours, ours.name)
    assert opened is not None
    assert opened.bookmarks
    assert opened == open_docx(str(ours), ours.name)


def test_of_anybody_elses_file_there_is_nothing(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "乙.docx"))
    (tmp_path / "丙.docx").write_bytes(b"PK\x03\x04")
    for name in ("乙.docx", "丙.docx"):
        assert open_bookmarked(tmp_path / name, name) is None


@pytest.mark.parametrize(
    "act",
    [
        "os.abort()",
        'send(out, b"bookmarked"); send(out, b"{}x")',
        'send(out, b"bookmarked"); send(out, packed_json({"paragraphs": 5}))',
        'send(out, b"text"); send(out, b"{}")',
    ],
)
def test_a_reading_process_that_fails_over_it_is_a_refusal(ours: Path, act: str) -> None:
    with guard(act) as failing, pytest.raises(ImportRefused) as refused:
        open_bookmarked(ours, ours.name, guard=failing)
    assert (refused.value.code, refused.value.file) == ("reader_died", "甲.docx")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system limits otherwise")
def test_a_file_of_ours_that_needs_too_much_memory_is_refused(ours: Path) -> None:
    more = b"<w:body>" + b"<w:p><w:r/></w:p>" * 50_000
    path = edited(ours, lambda _, content: content.replace(b"<w:body>", more, 1))
    with pytest.raises(ImportRefused) as refused:
        open_bookmarked(path, path.name, limits=Limits(memory=40 << 20))
    assert refused.value.code in ("too_heavy", "reader_died")
    assert open_bookmarked(path, path.name) is not None


def test_the_check_of_a_file_of_ours_asks_the_reading_process(ours: Path) -> None:
    GUARD.close()
    assert check_document(ours).findings == ()
    assert GUARD.worker is not None
    assert GUARD.worker.files == 1
