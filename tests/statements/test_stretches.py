"""Tables that have a new head half way."""

from __future__ import annotations

import pytest

from qicao.checking import report_on
from qicao.checking.accounts import read_accounts
from qicao.checking.text import text_of
from qicao.statements import TableCell
from qicao.statements.stretches import stretches

FORM = """\
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
|年度资金总额|500.00|520.00|494.00|10|95.00%|9.5
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
产出指标|数量指标|培训人数|≥200人|180人|20|{score}|名额未满
|质量指标|合格率|≥95%|96%|30|30|
效益指标|社会效益|就业率|≥80%|82%|30|30|
满意度指标|满意度|学员满意度|≥90%|85.5%|10|9.5|
总分|||||100|{total}|"""


def begins(table: str) -> list[int]:
    rows = [[TableCell(text, 0) for text in line.split("|")] for line in table.split("\n")]
    return [begin for begin, _ in stretches(rows)]


def told(score: str, total: str) -> list[tuple[str, str | None]]:
    lines = FORM.format(score=score, total=total).split("\n")
    text = "\n".join(f"|{line}|" for line in ("", *lines)[1:])
    report = report_on(text_of("表.md", f"自评表\n\n{text}\n"), read_accounts([], None, 2024), 2024)
    return [(f.code, f.expected) for f in report.findings if f.severity.value != "hint"]


def test_the_form_of_scores_has_two_heads() -> None:
    assert begins(FORM.format(score="18", total="97.0")) == [0, 2]


def test_a_table_with_one_head_is_one_stretch() -> None:
    assert begins("项目|预算数|执行数\n甲|1|2\n小计||\n乙|3|4") == [0]


@pytest.mark.parametrize(
    ("score", "total", "expected"),
    [
        ("18", "97.0", []),
        ("16", "97.0", [("A36", "18分")]),
        ("18", "99.0", [("A35", "97.0分")]),
    ],
)
def test_its_scores_are_one_column(
    score: str, total: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(score, total) == expected
