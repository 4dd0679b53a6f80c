"""Whatever is done to a report: it is checked, or refused in words; and never is nothing said."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import spoiled_archive, spoiled_bytes
from pdfdocs import Sheet as Leaf
from pdfdocs import pdf
from test_word_reports import whole_report
from worddocs import deleted, inserted, p, r, table, tr, word

from qicao.checking import check_document
from qicao.errors import InputError

SPOILING = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def paper() -> bytes:
    """A PDF with a line, a ruled table, and one without rules."""
    page = Leaf()
    page.write(80, 100, "三公经费支出416.99万元。")
    page.rule([80, 200, 300], [150, 180, 210])
    page.write(90, 155, "5")
    for row, (name, amount) in enumerate((("甲", "5.00"), ("乙", "6.00"), ("丙", "7.00"))):
        page.write(80, 300 + 22 * row, name, 12)
        page.write(300, 300 + 22 * row, amount, 12)
    return pdf([page])


def changed() -> bytes:
    """A Word file with tracked changes and hidden text."""
    body = p("支出", r("38"), deleted("498"), inserted(r("500")), "万元", r("原9个", "<w:vanish/>"))
    return word(body + table(tr("项目", "金额"), tr("甲", "5", properties='<w:del w:id="8"/>')))


WHOLE, CHANGED, PAPER = whole_report(), changed(), paper()


def checks_or_tells(data: bytes, name: str) -> None:
    """Asserts that there is something in what was checked, or that the refusal says what to do."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            report = check_document(path)
        except InputError as refused:
            message = str(refused)
            assert message.startswith(name)
            assert re.search("请|要|应|可用|删", message), message
            assert re.search("[\u4e00-\u9fff]{2}", message)
            return
    document = report.document()
    assert document["text"].strip()
    for mention in document["mentions"]:
        there = document["text"][mention["start"] : mention["end"]]
        assert re.sub(r"\W", "", there) == re.sub(r"\W", "", mention["text"])


@pytest.mark.parametrize(
    ("data", "name"), [(WHOLE, "报告.docx"), (CHANGED, "报告.docx"), (PAPER, "报告.pdf")]
)
def test_what_is_not_spoiled_is_checked(data: bytes, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert check_document(path).document()["mentions"]


@SPOILING
@given(spoiled_archive(WHOLE) | spoiled_archive(CHANGED) | spoiled_bytes(WHOLE))
def test_a_spoiled_word_file_is_checked_or_refused(data: bytes) -> None:
    checks_or_tells(data, "报告.docx")


@SPOILING
@given(spoiled_bytes(PAPER))
def test_a_spoiled_pdf_is_checked_or_refused(data: bytes) -> None:
    checks_or_tells(data, "报告.pdf")


@SPOILING
@given(st.text(max_size=400), st.sampled_from(["报告.txt", "报告.md"]))
def test_any_characters_are_checked_or_refused(content: str, name: str) -> None:
    checks_or_tells(content.encode("utf-8", "surrogatepass"), name)


@SPOILING
@given(st.binary(max_size=400), st.sampled_from(["报告.txt", "报告.md", "报告.docx", "报告.pdf"]))
def test_any_bytes_are_checked_or_refused(data: bytes, name: str) -> None:
    checks_or_tells(data, name)


def test_a_word_file_that_only_its_reader_understands_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(WHOLE)  # it has no content types, without which python-docx opens nothing
    assert "38498.50万元" in check_document(path).document()["text"]
