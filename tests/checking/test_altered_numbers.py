"""A number that somebody altered in Word does not count among those that agree with the data."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from drafts import drafted

from qicao.checking import check_document
from qicao.checking.places import contradicts
from qicao.delivery import deliver
from qicao.marking.page import page_bytes
from qicao.values import Finding, Severity

AMOUNT, ALTERED = "8601.30万元", "8610.30万元"


def test_an_altered_number_is_contradicted_wherever_numbers_are_counted(tmp_path: Path) -> None:
    deliver(drafted("county_full"), tmp_path / "a.qicao")
    deliver(drafted("county_full"), tmp_path / "a.docx")
    before = check_document(tmp_path / "a.docx").document()["summary"]["bound"]
    document = Document(str(tmp_path / "a.docx"))
    runs = (run for paragraph in document.paragraphs for run in paragraph.runs)
    next(run for run in runs if run.text == AMOUNT).text = ALTERED
    document.save(str(tmp_path / "a.docx"))
    checked = check_document(tmp_path / "a.docx")
    told = checked.document()
    (altered,) = [m for m in told["mentions"] if m["text"] == ALTERED]
    assert (altered["status"], told["summary"]["bound"]) == ("contradicted", before - 1)
    assert "与数据或别处矛盾" in page_bytes(checked, "a.docx").decode()


@pytest.mark.parametrize(
    ("number", "wrong"), [("1.20万元", False), ("4.95%", True), ("30.00万元", True)]
)
def test_of_a_phrase_only_the_clauses_that_read_otherwise_are(number: str, wrong: bool) -> None:
    text = "会费较上年增加1.20万元，下降4.95%，余30.00万元"
    finding = Finding(
        code="X05",
        severity=Severity.ERROR,
        message="",
        text=text,
        expected="会费较上年增加1.20万元，增长4.95%，余31.00万元",
        start=7,
        end=7 + len(text),
    )
    start = 7 + text.index(number)
    assert contradicts(finding, start, start + len(number)) is wrong
    hint = finding.model_copy(update={"severity": Severity.HINT})
    assert not contradicts(hint, start, start + len(number))
