"""Where a cell stands, in tables that have a new head half way."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import report_of

from qicao.marking.places import Places

FORM = """某某县水产站2024年度项目支出绩效自评表

| 资金 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 年度资金总额 | 500.00 | 520.00 | 494.00 | 10 | 95.00% | 9.5 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 培训渔民 | ≥200人 | 180人 | 20 | 16 |
| 效益指标 | 社会效益指标 | 鱼苗成活率 | ≥80% | 82% | 70 | 70 |
"""


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("9.5", "（年度资金总额，得分）"),
        ("16", "（培训渔民，得分）"),
        ("82%", "（鱼苗成活率，实际完成值）"),
    ],
)
def test_a_cell_has_the_head_of_its_own_stretch_and_the_name_of_its_row(
    tmp_path: Path, words: str, place: str
) -> None:
    path = tmp_path / "自评表.md"
    path.write_text(FORM, encoding="utf-8")
    report = report_of(path, words)
    (finding,) = report.findings
    assert Places(report).place(finding).endswith(place)
