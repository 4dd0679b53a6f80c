"""Word files that somebody edited, held against the bundle that they came from."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.text.paragraph import Paragraph
from drafts import drafted, profile_of

from qicao.boundtext import Run
from qicao.checking import Checked, check_document
from qicao.checking.places import printed
from qicao.delivery import deliver
from qicao.errors import ImportRefused
from qicao.values import Finding, Severity

SAMPLE = "county_full"
AMOUNT = "8601.30万元"
Edit = Callable[[Opened], object]
Check = Callable[[Edit], Checked]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    deliver(drafted(SAMPLE), folder / "a.qicao")
    deliver(drafted(SAMPLE), folder / "a.docx")
    return folder


@pytest.fixture
def edited(exported: Path, tmp_path: Path) -> Check:
    """Edits the exported file in Word's place and checks it."""

    def run(edit: Edit) -> Checked:
        document = Document(str(exported / "a.docx"))
        edit(document)
        document.save(str(tmp_path / "b.docx"))
        return check_document(tmp_path / "b.docx", [exported / "a.qicao"])

    return run


def holding(document: Opened, text: str) -> Paragraph:
    return next(p for p in document.paragraphs if text in p.text)


def cut(document: Opened, text: str, retyped: str | None = None) -> None:
    """Takes the first bookmark that prints `text` away; `retyped` is put in its place."""
    paragraph = holding(document, text)
    run = next(r for r in paragraph.runs if r.text == text)
    start, end = run._r.getprevious(), run._r.getnext()
    for element in (start, end):
        element.getparent().remove(element)
    if retyped is None:
        run._r.getparent().remove(run._r)
    else:
        run.text = retyped


def coded(checked: Checked, code: str) -> list[Finding]:
    return [f for f in checked.findings if f.code == code]


def test_a_file_as_it_was_exported_has_nothing_to_find(exported: Path, tmp_path: Path) -> None:
    assert check_document(exported / "a.docx").findings == ()
    deliver(drafted(SAMPLE), tmp_path / "a.docx", provenance=True)
    checked = check_document(tmp_path / "a.docx", [exported / "a.qicao"])
    assert checked.findings == ()
    assert "数据来源表" not in checked.script.text


def test_a_file_against_its_figures_has_nothing_to_find(exported: Path) -> None:
    from drafts import SAMPLES

    checked = check_document(exported / "a.docx", [SAMPLES / SAMPLE], profile_of(SAMPLE))
    assert checked.findings == ()
    assert any(row.status == "not_enough_data" for row in checked.coverage)


def test_a_deleted_quantity_is_an_error_with_its_section(edited: Check) -> None:
    checked = edited(lambda document: cut(document, AMOUNT))
    (finding,) = coded(checked, "X03")
    assert finding.severity is Severity.ERROR
    assert re.fullmatch(rf"“{AMOUNT}”被删去或重打（原在“.+”一节）", finding.message)
    assert coded(checked, "X06") == []


def test_a_quantity_typed_anew_is_one_hint(edited: Check) -> None:
    checked = edited(lambda document: cut(document, AMOUNT, AMOUNT))
    (finding,) = checked.findings
    assert (finding.code, finding.severity, finding.text) == ("X03", "hint", AMOUNT)


def test_a_quantity_typed_anew_with_another_value_is_an_error(edited: Check) -> None:
    checked = edited(lambda document: cut(document, AMOUNT, "8610.30万元"))
    assert {f.code for f in checked.findings} == {"X03", "D03"}


def test_an_emptied_bookmark_tells_what_stood_in_it(edited: Check) -> None:
    def empty(document: Opened) -> None:
        next(r for r in holding(document, AMOUNT).runs if r.text == AMOUNT).text = ""

    (finding,) = edited(empty).findings
    assert finding.code == "X03"
    assert AMOUNT in finding.message


def test_a_deleted_section_is_an_error(edited: Check) -> None:
    def remove(document: Opened) -> None:
        headings = [p for p in document.paragraphs if p.style and "Head" in p.style.name]
        found = next(p for p in headings if "基本支出" in p.text)
        element = found._p
        while element is not None and element is not headings[headings.index(found) + 1]._p:
            following = element.getnext()
            element.getparent().remove(element)
            element = following

    errors = [f.message for f in edited(remove).findings if f.severity is Severity.ERROR]
    assert any("基本支出" in message and "这一节" in message for message in errors)


def test_a_heading_that_is_gone_is_an_error(edited: Check) -> None:
    def remove(document: Opened) -> None:
        element = next(p for p in document.paragraphs if "基本支出情况" in p.text)._p
        element.getparent().remove(element)

    (finding,) = edited(remove).findings
    assert finding.severity is Severity.ERROR
    assert "标题被删去" in finding.message


def test_a_finding_names_its_heading_and_its_surroundings(edited: Check) -> None:
    def change(document: Opened) -> None:
        paragraph = holding(document, AMOUNT)
        paragraph.add_run("另有公用支出12.34万元未列入。")

    checked = edited(change)
    (finding,) = coded(checked, "D03")
    assert finding.place is not None
    assert finding.place.section
    where = checked.where(finding)
    assert where.startswith(f"“{finding.place.section}”「")
    assert "【12.34万元】未列入。」" in where
    assert "[[" not in finding.todo


def test_a_bare_number_of_the_ledger_is_to_be_copied_from_the_original(edited: Check) -> None:
    checked = edited(lambda document: holding(document, AMOUNT).add_run(f"又{AMOUNT}。"))
    (finding,) = coded(checked, "D03")
    assert f"{AMOUNT}」，请从原稿复制" in finding.todo


@pytest.mark.parametrize("slot", ["[[支出.决算数]]", "[[没有.这个]]"])
def test_a_slot_that_was_typed_in_word_is_an_error(edited: Check, slot: str) -> None:
    checked = edited(lambda document: holding(document, AMOUNT).add_run(f"另有{slot}。"))
    (finding,) = coded(checked, "D01")
    assert (finding.text, finding.severity) == (slot, Severity.ERROR)


def test_headers_and_footers_are_read(edited: Check) -> None:
    def write(document: Opened) -> None:
        document.sections[0].header.paragraphs[0].text = "全年支出9000万元"

    (finding,) = coded(edited(write), "D03")
    assert finding.text == "9000万元"


def test_changed_words_are_one_hint_for_a_paragraph(edited: Check) -> None:
    def change(document: Opened) -> None:
        words = [r for p in document.paragraphs for r in p.runs if "，" in r.text]
        run = next(r for r in words if "bookmarkStart" not in r._r.getprevious().tag)
        run.text = run.text.replace("，", "，但控制在预算以内，", 1)

    (finding,) = edited(change).findings
    assert (finding.code, finding.severity) == ("X06", Severity.HINT)
    assert finding.message.startswith("文字有改动：“")
    assert "控制在预算以内" in finding.message


def test_a_file_of_another_bundle_is_refused_at_once(exported: Path, tmp_path: Path) -> None:
    deliver(drafted("seed_gaj_2024"), tmp_path / "b.qicao")
    with pytest.raises(ImportRefused, match="不是由这个报告包导出的"):
        check_document(exported / "a.docx", [tmp_path / "b.qicao"])


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="找不到文件"):
        check_document(tmp_path / "不存在.docx")


def test_a_paragraph_typed_anew_with_the_same_words_has_hints_alone(edited: Check) -> None:
    def retype(document: Opened) -> None:
        paragraph = next(p for p in document.paragraphs if "清单" in p.text and len(p.runs) > 20)
        text = paragraph.text
        for element in list(paragraph._p):
            if not element.tag.endswith("pPr"):
                paragraph._p.remove(element)
        paragraph.add_run(text)

    found = edited(retype).findings
    assert len(found) > 5
    assert {(f.code, f.severity) for f in found} == {("X03", Severity.HINT)}


def test_a_label_changed_beside_its_quantity_is_a_hint(edited: Check) -> None:
    def change(document: Opened) -> None:
        paragraph = holding(document, "项目支出5003.06万元")
        run = next(r for r in paragraph.runs if r.text.endswith("项目支出"))
        run.text = run.text.replace("项目支出", "公用经费")

    (finding,) = edited(change).findings
    assert (finding.code, finding.severity) == ("X06", Severity.HINT)
    assert "项目支出5003.06" in finding.message
    assert "公用经费5003.06" in finding.message


def test_an_emptied_section_is_an_error(edited: Check) -> None:
    def empty(document: Opened) -> None:
        heading = holding(document, "五、社会保险基金")
        following = heading._p.getnext()
        following.getparent().remove(following)

    errors = [f for f in edited(empty).findings if f.severity is Severity.ERROR]
    assert ["这一节的内容被删去" in f.message for f in errors] == [True]


def test_a_manifest_whose_slot_does_not_parse_is_told_and_does_not_end_the_check() -> None:
    draft = drafted("seed_gaj_2024")
    shown = printed(Run("1.00万元", "[[没有收尾"), draft.ledger, draft.report.numbers)
    assert shown == "（数据中已没有这一项）"
