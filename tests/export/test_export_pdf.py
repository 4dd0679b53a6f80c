"""PDF through LibreOffice: rendered for real, read back, substitutions named."""

import os
import shutil
from pathlib import Path

import pytest

from qicao.errors import MissingDependency, UsageError
from qicao.export.docx import write_docx
from qicao.export.fonts import FontSubstitution, tell_substitutions, used_fonts
from qicao.export.pdf import docx_to_pdf, find_soffice
from qicao.export.readback import verify_pdf
from qicao.pagestyle import PageStyle
from qicao.values import CoverageStatus, Ledger, Paragraph, Report, Section

absent = find_soffice() is None and "CI" not in os.environ
rendering = pytest.mark.skipif(absent, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def written(
    report: Report, ledger: Ledger, page: PageStyle, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "报告.docx"
    write_docx(report, ledger, page, path)
    return path


@rendering
def test_a_report_becomes_a_pdf_with_all_its_quantities(
    written: Path, report: Report, ledger: Ledger, tmp_path: Path
) -> None:
    pdf = tmp_path / "报告.pdf"
    substitutions = docx_to_pdf(written, pdf)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == [pdf]
    assert all(isinstance(found, FontSubstitution) for found in substitutions)
    if shutil.which("pdftotext"):
        findings, coverage = verify_pdf(pdf, report, ledger)
        assert findings == ()
        assert coverage.status is CoverageStatus.DONE
        figures = ledger.figures | {"支出.决算数": ledger.figures["会务费.预算数"]}
        other = ledger.model_copy(update={"figures": figures})
        assert [f.code for f in verify_pdf(pdf, report, other)[0]] == ["X03"]


@rendering
def test_a_rendering_that_takes_too_long_is_stopped(written: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="超过"):
        docx_to_pdf(written, tmp_path / "a.pdf", limit=0.05)
    assert list(tmp_path.iterdir()) == []


def test_without_libreoffice_the_message_says_what_to_do(written: Path, tmp_path: Path) -> None:
    if find_soffice() is not None:
        pytest.skip("LibreOffice is installed")
    with pytest.raises(MissingDependency, match="LibreOffice"):
        docx_to_pdf(written, tmp_path / "a.pdf")


def test_only_fonts_that_the_pages_use_are_looked_for(written: Path) -> None:
    fonts = used_fonts(written)
    assert {"仿宋", "黑体", "楷体", "宋体", "方正小标宋简体", "Times New Roman"} == set(fonts)


def test_a_substitution_is_a_sentence() -> None:
    told = str(FontSubstitution(wanted="仿宋", used=("FandolFang-Regular",)))
    assert "仿宋" in told
    assert "FandolFang-Regular" in told
    assert "pdffonts" in str(FontSubstitution(wanted=""))


def test_fonts_that_were_replaced_are_told_in_one_sentence() -> None:
    found = [FontSubstitution(wanted=name, used=("Noto",)) for name in ("仿宋", "黑体")]
    sentence = tell_substitutions(found)
    assert sentence.startswith("本机没有字体“仿宋”“黑体”，PDF 中已由Noto代替")
    assert tell_substitutions([]) == ""


def test_rare_characters_that_a_pdf_loses_are_told_and_are_no_difference(
    report: Report, ledger: Ledger, page: PageStyle, tmp_path: Path, program
) -> None:
    program("soffice")
    program("pdftotext")
    figure = ledger.figures["支出.决算数"].model_copy(update={"label": "𠮷\u200b项目支出"})
    rare = ledger.model_copy(update={"figures": ledger.figures | {figure.id: figure}})
    words = Paragraph(id="p1", text="𠮷县[[支出.决算数|带名]]，另有[[宣讲.场次]]。")
    section = Section(id="s1", heading="概况", blocks=(words,))
    change = {"sections": (section,), "appendices": (), "ledger_digest": rare.digest}
    odd = report.model_copy(update=change)
    write_docx(odd, rare, page, tmp_path / "a.docx")
    docx_to_pdf(tmp_path / "a.docx", tmp_path / "a.pdf")
    findings, coverage = verify_pdf(tmp_path / "a.pdf", odd, rare)
    assert findings == ()
    assert coverage.status == "done"
