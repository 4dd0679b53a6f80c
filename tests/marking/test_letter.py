"""The letter of a reviewer: its order, its words, its page. All data invented."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from marked import report_of

from qicao.checking import ForeignReport, examine
from qicao.checking.accounts import Accounts
from qicao.checking.text import text_of
from qicao.checking.told import at
from qicao.marking.letter import Letter, letter_of, paragraphs, report_name
from qicao.marking.letterdocx import letter_bytes
from qicao.marking.places import Places
from qicao.marking.scope import scope, scope_of_letter
from qicao.marking.stretches import stretches_of
from qicao.steps import FIGURES, GRADES
from qicao.values import Finding, Severity

TEXT = """某市测试局2024年度部门整体支出绩效自评报告
一、支出情况
全年支出1200.50万元，其中甲项目700.20万元。
（一）“三公”经费
三公支出416.99万元，完成预算66%。
二、自评结论
自评得分88.50分，等级为“优”。
项目\t金额
甲\t31.20
合计\t45.60
"""


def finding(words: str, code: str, message: str, severity: Severity = Severity.ERROR) -> Finding:
    text = text_of("报告.txt", TEXT)
    start = TEXT.index(words)
    return at(
        text,
        start,
        start + len(words),
        code=code,
        severity=severity,
        message=message,
        todo="请核对",
    )


def letter(*findings: Finding) -> Letter:
    return letter_of(ForeignReport(examine(text_of("报告.txt", TEXT)), findings))


def body(made: Letter) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(made)]


RATE = finding("66%", "A10", "“66%”与416.99万元÷641.00万元×100%＝65.05%不符，应为65%")
GRADE = finding("优", "A41", "得分“88.50分”对应的等级应为“良”，写的是“优”")
TABLE = finding("45.60", "A01", "“45.60”与31.20＋14.30＝45.50不符，应为45.50")
HINT = finding("甲项目", "D08", "称谓前后不一致", Severity.HINT)


@pytest.fixture(scope="module")
def whole() -> Letter:
    """A letter with a point of several kinds, given in the wrong order."""
    return letter(TABLE, RATE, HINT, GRADE)


def groups(made: Letter) -> list[str]:
    return [heading for heading, _ in made.groups]


def test_points_are_ordered_by_what_they_change(whole: Letter) -> None:
    known = [h for h in groups(whole) if h in ("等级", "金额、比率和个数", "表格")]
    assert known == ["等级", "金额、比率和个数", "表格"]


def test_a_point_tells_place_problem_basis_and_advice(whole: Letter) -> None:
    lines = body(whole)
    at_rate = lines.index("问题：“66%”与算得的结果不符，应为65%。")
    place, _, basis, advice = lines[at_rate - 1 : at_rate + 3]
    assert place.endswith("第一部分（一）第1段：“三公支出416.99万元，完成预算66%”")
    assert basis == "依据：416.99万元÷641.00万元×100%＝65.05%。"
    assert advice == "建议：请核对。"


@pytest.mark.parametrize(
    ("due", "problem"),
    [("", ""), ("，要相符应为15.00", "，要相符应为15.00")],
)
def test_a_part_that_does_not_fit_says_with_what(due: str, problem: str) -> None:
    said = f"“14.30”与“合计45.60”对不上：31.20＋14.30＝45.50{due}"
    lines = body(letter(finding("45.60", "A01", said)))
    assert f"问题：“14.30”与“合计45.60”对不上{problem}。" in lines
    assert "依据：31.20＋14.30＝45.50。" in lines


def test_what_is_due_by_the_others_alone_stays_in_the_problem() -> None:
    said = "“66%”与416.99万元÷641.00万元×100%＝65.05%不符，按此应为约65%"
    assert "问题：“66%”与算得的结果不符，按此应为约65%。" in body(
        letter(finding("66%", "A10", said))
    )


def test_quotes_inside_a_quotation_are_single(whole: Letter) -> None:
    assert any("“自评得分88.50分，等级为‘优’”" in line for line in body(whole))


def test_a_cell_is_named_by_the_heads_of_its_row_and_column(whole: Letter) -> None:
    assert any("表1第3行第2列（合计，金额）：“45.60”" in line for line in body(whole))


def test_hints_stand_in_one_paragraph_and_the_scope_closes(whole: Letter) -> None:
    lines = body(whole)
    hints = next(line for line in lines if line.startswith("另有1处供修改时参考"))
    assert "1.第一部分第1段，称谓前后不一致" in hints
    heading, *scope = lines[-whole.scope.count("\n") - 2 :]
    assert heading.endswith("、核对情况")
    assert scope == whole.scope.split("\n")
    assert "不表示已经核实无误" in whole.scope


def test_many_hints_are_counted_and_the_first_are_named() -> None:
    made = letter(*[HINT] * 9)
    assert "6.第一部分第1段，称谓前后不一致；其余3处从略" in made.hints


FIGURE = "基本支出（决算）：700.30万元，决算.xlsx｜D7"


def test_a_point_about_a_figure_names_its_value_and_where_it_stands() -> None:
    text = text_of("报告.txt", TEXT)
    examined = replace(examine(text), accounts=Accounts(sources={"基本支出": FIGURE}))
    told = finding("700.20", "A48", f"“700.20”与数据不符：{FIGURE}；写的是“7”，列出的有8个")
    told = told.model_copy(update={"figures": ("基本支出",), "expected": "700.30万元"})
    lines = body(letter_of(ForeignReport(examined, (told,))))
    assert "问题：“700.20”与数据不符，应为700.30万元。" in lines
    basis = "对照数据“基本支出（决算）”为700.30万元（决算.xlsx｜D7）；写的是“7”，列出的有8个"
    assert f"依据：{basis}。" in lines


def test_title_and_addressee_come_from_the_text_and_the_rest_is_left_open(whole: Letter) -> None:
    assert whole.title == "关于《某市测试局2024年度部门整体支出绩效自评报告》的审核意见"
    assert whole.addressee == "某市测试局"
    assert whole.sender == "（审核单位）"
    assert whole.day.split() == ["年", "月", "日"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("单位名称： 测试委\n2024年度绩效自评报告\n正文", ("2024年度绩效自评报告", "测试委")),
        ("某县档案馆2024年度绩效自评报告", ("某县档案馆2024年度绩效自评报告", "某县档案馆")),
        ("正文一句。", ("", "")),
    ],
)
def test_the_name_of_a_report_is_told_by_its_beginning(text: str, name: tuple[str, str]) -> None:
    report = ForeignReport(examine(text_of("a.txt", text)))
    assert report_name(stretches_of(report)) == name


def test_several_hints_and_what_was_checked_stand_in_short_paragraphs() -> None:
    made = letter(*[HINT] * 3)
    assert [line[:2] for line in made.hints.split("\n")] == ["另有", "1.", "2.", "3."]
    assert {*made.hints.split("\n"), *made.scope.split("\n")} <= {*body(made)}


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("部门名称：某市水产站（盖章）", "某市水产站"),
        ("某区某街道办事处2024年度部门整体支出绩效自评报告", "某区某街道办事处"),
    ],
)
def test_the_letter_goes_to_the_unit_and_not_to_its_seal(line: str, unit: str) -> None:
    text = text_of("报告.txt", f"{line}\n{TEXT}")
    made = letter_of(ForeignReport(examine(text), ()))
    assert made.addressee == unit


def test_nothing_found_is_said_with_the_scope_and_never_as_passed() -> None:
    made = letter_of(ForeignReport(examine(text_of("a.txt", "正文一句，没有数。"))))
    assert made.groups == ()
    assert made.addressee == "（被审核单位）"
    assert "没有发现需要改正的数据，核对范围见后" in made.opening
    assert "没有一项规则能够核对" in made.scope


def test_what_is_said_to_who_runs_the_program_is_left_out() -> None:
    told = finding("优", "A41", "等级不符").model_copy(
        update={"todo": "请核对等级", "step": GRADES}
    )
    assert "建议：请核对等级。" in body(letter(told))


def test_the_scope_of_a_letter_says_nothing_of_the_command_line_or_the_page() -> None:
    report = ForeignReport(examine(text_of("a.txt", "共100万元，其中甲60万元，乙30万元。")))
    (lacking,) = (row for row in report.coverage if row.step is FIGURES)
    assert "--figures" in lacking.reason_on_command_line
    assert "放进“数据（可不给）”" in lacking.reason_on_page
    said = [*scope(report.coverage), *scope_of_letter(report)]
    assert not [line for line in said if "--" in line or "数据（可不给）" in line]


def test_how_a_file_was_read_belongs_to_the_scope(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "某局文件"
    made.add_paragraph("正文一句。")
    made.save(str(path))
    told = letter_of(report_of(path))
    assert "页眉、页脚里有文字1处" in told.scope
    assert "报告.docx" not in told.scope
    assert "没有发现需要改正的数据" in told.opening


def test_the_word_file_says_the_same_on_the_page_of_the_standard(whole: Letter) -> None:
    data = letter_bytes(whole)
    assert data == letter_bytes(whole)
    opened = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in opened.paragraphs]
    assert texts[0].replace("\n", "") == whole.title
    assert texts[1] == "某市测试局："
    assert texts[2 : 2 + len(body(whole))] == body(whole)
    assert texts[-2:] == [whole.sender, whole.day]
    page = opened.sections[0]
    assert (round(page.top_margin.mm), round(page.left_margin.mm)) == (37, 28)
    assert opened.styles["Title"].font.size.pt == 22
    assert opened.core_properties.author == ""


def test_the_words_in_question_are_underlined(whole: Letter) -> None:
    opened = docx.Document(io.BytesIO(letter_bytes(whole)))
    underlined = [run.text for p in opened.paragraphs for run in p.runs if run.underline]
    assert {"66%", "45.60", "优"} <= set(underlined)


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("甲。支出12.5万元", "12.5万元", "支出【12.5万元】"),
        (
            "项目支出12345.67万元，全年实际用于某工程的支出9万元",
            "9万元",
            "…万元，全年实际用于某工程的支出【9万元】",
        ),
        (
            "支出9万元，其余各项合计另有甲乙丙丁戊己庚1234.56万元",
            "9万元",
            "支出【9万元】，其余各项合计另有甲乙丙丁戊己庚…",
        ),
    ],
)
def test_a_quotation_keeps_to_its_sentence_and_cuts_no_number(
    text: str, words: str, shown: str
) -> None:
    whole = text_of("a.txt", text)
    start = text.index(words)
    one = at(whole, start, start + len(words), code="T", severity=Severity.ERROR, message="")
    assert str(Places(ForeignReport(examine(whole))).quoted(one)) == shown
