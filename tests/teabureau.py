"""An invented bureau: what its ledger holds, and blank forms that are to be filled from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

FIGURES = """\
id,label,value,unit
支出.年初预算数,支出年初预算,940,万元
支出.全年预算数,支出全年预算,950.5,万元
支出.决算数,支出合计,940.5,万元
一般公共预算支出.年初预算数,一般公共预算支出年初预算,900,万元
一般公共预算支出.全年预算数,一般公共预算支出全年预算,910.5,万元
一般公共预算支出.决算数,一般公共预算支出,900.5,万元
政府性基金支出.决算数,政府性基金支出,40,万元
基本支出.决算数,基本支出,600.5,万元
项目支出.决算数,项目支出,340,万元
三公经费.预算数,三公经费预算,30,万元
三公经费.决算数,三公经费决算,25.5,万元
三公经费.上年决算数,三公经费上年决算,27,万元
人员.编制数,编制数,40,人
人员.在职人数,在职人数,38,人
指标.新建茶园面积.目标值,,1200,亩
指标.新建茶园面积.实际值,,1250,亩
指标.新建茶园面积.权重,,30,分
指标.新建茶园面积.得分,,30,分
指标.成活率.目标值,,95,%
指标.成活率.实际值,,93,%
指标.成活率.权重,,20,分
指标.成活率.得分,,19.58,分
指标.茶农满意度.目标值,,90,%
指标.茶农满意度.实际值,,92,%
指标.茶农满意度.权重,,10,分
指标.茶农满意度.得分,,10,分
项目.茶园改造.年初预算数,,200,万元
项目.茶园改造.全年预算数,,200,万元
项目.茶园改造.决算数,,190,万元
项目.茶园改造二期.年初预算数,,80,万元
项目.茶园改造二期.全年预算数,,80,万元
项目.茶园改造二期.决算数,,77,万元
项目指标.茶园改造种植面积.目标值,,300,亩
项目指标.茶园改造种植面积.实际值,,310,亩
项目指标.茶园改造种植面积.权重,,90,分
项目指标.茶园改造种植面积.得分,,90,分
项目指标.茶园改造二期补苗数.目标值,,5000,株
项目指标.茶园改造二期补苗数.实际值,,5200,株
项目指标.茶园改造二期补苗数.权重,,90,分
项目指标.茶园改造二期补苗数.得分,,90,分
"""
FACTS = """\
facts:
  报告.年度: '2024'
  单位.名称: 青禾县茶叶局
  目标.预期: 建好茶园
  目标.完成: 茶园建成
  指标.新建茶园面积.一级指标: 产出指标
  指标.新建茶园面积.二级指标: 数量指标
  指标.新建茶园面积.比较方式: ≥
  指标.成活率.一级指标: 产出指标
  指标.成活率.二级指标: 质量指标
  指标.成活率.比较方式: ≥
  指标.成活率.偏差原因: '=春旱，下年补种'
  指标.茶农满意度.一级指标: 满意度指标
  指标.茶农满意度.二级指标: 服务对象满意度指标
  指标.茶农满意度.比较方式: ≥
  项目指标.茶园改造种植面积.一级指标: 产出指标
  项目指标.茶园改造种植面积.二级指标: 数量指标
  项目指标.茶园改造种植面积.比较方式: ≥
  项目指标.茶园改造二期补苗数.一级指标: 产出指标
  项目指标.茶园改造二期补苗数.二级指标: 数量指标
  项目指标.茶园改造二期补苗数.比较方式: ≥
"""
Cells = Mapping[str, object]
LINE = Side(style="thin", color="FF0000")
OVERALL: Cells = {
    "A1": "部门整体支出绩效自评表",
    "A2": "（2024年度）",
    "A3": "省级预算部门名称",
    "A4": "年度预算申请（万元）",
    "D4": "年初预算数",
    "E4": "全年预算数",
    "F4": "全年执行数",
    "G4": "分值",
    "H4": "执行率",
    "I4": "得分",
    "C5": "年度资金总额",
    "G5": 10,
    "H5": '=IF(E5>0,F5/E5,"")',
    "C6": "其中：一般公共预算",
    "C7": "政府性基金拨款",
    "C8": "其他资金",
    "C9": "其中：基本支出",
    "C10": "项目支出",
    "A11": "年度总体目标",
    "C11": "预期目标",
    "F11": "实际完成情况",
    "A13": "绩效指标",
    "B13": "一级指标",
    "C13": "二级指标",
    "D13": "三级指标",
    "E13": "年度指标值",
    "F13": "实际完成值",
    "G13": "分值",
    "H13": "得分",
    "I13": "偏差原因分析及改进措施",
    "B14": "产出指标",
    "C14": "数量指标",
    "D14": "指标1：",
    "C15": "质量指标",
    "D15": "成活率",
    "E15": "≥95%",
    "G15": 20,
    "B16": "满意度指标",
    "C16": "服务对象满意度指标",
    "D16": "……",
    "A17": "总分",
    "G17": 100,
    "H17": "=SUM(H14:H16)+I5",
}
OVERALL_MERGED = (
    "A3:B3",
    "C3:I3",
    "A4:B10",
    "A11:B12",
    "C11:E11",
    "F11:I11",
    "C12:E12",
    "F12:I12",
    "A13:A16",
    "B14:B15",
    "A17:F17",
)
PROJECT: Cells = {
    "A1": "项目支出绩效自评表",
    "A2": "（2024年度）",
    "A3": "项目名称",
    "C3": "茶园改造",
    "A4": "主管部门",
    "A5": "项目资金（万元）",
    "D5": "年初预算数",
    "E5": "全年预算数",
    "F5": "全年执行数",
    "G5": "分值",
    "H5": "执行率",
    "I5": "得分",
    "C6": "年度资金总额",
    "C7": "其中：本年财政拨款",
    "A8": "绩效指标",
    "B8": "一级指标",
    "C8": "二级指标",
    "D8": "三级指标",
    "E8": "年度指标值",
    "F8": "实际完成值",
    "G8": "分值",
    "H8": "得分",
    "I8": "偏差原因分析及改进措施",
    "B9": "产出指标",
    "C9": "数量指标",
    "D9": "指标1：",
    "D10": "指标2：",
    "A11": "总分",
}
PROJECT_MERGED = ("A3:B3", "C3:I3", "A4:B4", "C4:I4", "A5:B7", "A8:A10")
DATA: Cells = {
    "A1": "部门整体支出绩效评价基础数据表",
    "A2": "填报单位：青禾县茶叶局",
    "D2": "单位：元",
    "A3": "财政供养人员情况",
    "B3": "编制数",
    "C3": "2024年实际在职人数",
    "D3": "控制率",
    "A5": "经费控制情况",
    "B5": "2023年决算数",
    "C5": "2024年预算数",
    "D5": "2024年决算数",
    "A6": "三公经费",
    "A7": "项目支出：",
    "A8": "1、业务工作专项",
    "A9": "项目1",
    "A10": "……",
    "A11": "公用经费",
}


def write_data(folder: Path) -> Path:
    """The folder with the bureau's figures and facts in it."""
    (folder / "figures.csv").write_text(FIGURES, encoding="utf-8")
    (folder / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return folder


def blank(
    path: Path,
    cells: Cells,
    merged: Sequence[str] = (),
    *,
    name: str = "附件",
    percent: Sequence[str] = (),
) -> Path:
    """A blank form with fonts, colours, borders, widths and a sheet beside it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for place, value in cells.items():
        sheet[place] = value
    for places in merged:
        sheet.merge_cells(places)
    _look(sheet)
    for place in percent:
        sheet[place].number_format = "0.00%"
    other = book.create_sheet("填表说明")
    other["A1"] = "请按统一口径填写"
    book.save(path)
    return path


def _look(sheet: Worksheet) -> None:
    for row in sheet.iter_rows(max_row=14, max_col=9):
        for cell in row:
            cell.font = Font(name="宋体", size=9, bold=cell.row < 5)
            cell.border = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
            cell.fill = PatternFill("solid", fgColor="FFFBE6")
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.column_dimensions["D"].width = 21.5
    sheet.row_dimensions[5].height = 33
