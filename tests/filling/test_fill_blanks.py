"""What a form asks twice, in a row of its own, or in words that nobody knows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from teabureau import blank

from qicao.filling import Filling, fill_form
from qicao.profile import Profile
from qicao.values import Ledger

OVERALL = {
    "A1": "部门整体支出绩效自评表",
    "A2": "填报单位（盖章）：",
    "H2": "单位：万元",
    "A3": "部门名称",
    "A4": "年度预算申请",
    "C4": "年初预算数",
    "D4": "全年预算数",
    "E4": "全年执行数",
    "B5": "年度资金总额",
    "B6": "按收入性质分：",
    "B7": "其中：一般公共预算",
    "B8": "上级抵扣资金",
    "A9": "一级指标",
    "B9": "二级指标",
    "C9": "三级指标",
    "D9": "年度指标值",
    "E9": "实际完成值",
    "F9": "分值",
    "G9": "得分",
    "H9": "偏差原因分析及改进措施",
    "A10": "产出指标",
    "B10": "数量指标",
    "C10": "指标1：",
    "A11": "总分",
    "F11": 100,
    "G11": "=SUM(G10:G10)",
    "A12": "填表人：",
    "C12": "联系电话：",
}


@pytest.fixture
def filling(tmp_path: Path, ledger: Ledger, profile: Profile) -> Filling:
    path = blank(tmp_path / "自评表.xlsx", OVERALL, ("B3:H3",))
    return fill_form(path, ledger, profile, tmp_path / "填好.xlsx")


def test_a_unit_that_is_asked_in_two_places_is_named_in_both(filling: Filling) -> None:
    sheet = openpyxl.load_workbook(filling.path).worksheets[0]
    assert (sheet["B2"].value, sheet["B3"].value) == ("青禾县茶叶局", "青禾县茶叶局")


def test_the_total_stands_in_the_column_of_scores_alone(filling: Filling) -> None:
    sheet = openpyxl.load_workbook(filling.path).worksheets[0]
    assert sheet["B11"].value is None
    assert sheet["G11"].value == "=SUM(G10:G10)"


def test_what_the_form_asks_in_unknown_words_is_listed_as_empty(filling: Filling) -> None:
    (form,) = filling.forms
    labels = {cell.place: cell.label for cell in form.empty}
    assert labels["C8"] == "上级抵扣资金"
    assert (labels["B12"], labels["D12"]) == ("填表人", "联系电话")
    assert not {"C6", "B2"} & labels.keys()
