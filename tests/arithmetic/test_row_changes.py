"""What prose says of a row of a table by two of its cells: true texts, and wrong ones."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

KINDS = """表2　项目支出

单位：万元

| 项目 | 年初预算 | 全年预算 | 上年支出 | 实际支出 |
|---|---:|---:|---:|---:|
| 渠道疏浚 | 860.00 | 905.00 | 781.36 | 884.25 |
| 泵站检修 | 640.00 | 652.00 | 668.92 | 597.48 |
| 水质监测 | 310.00 | 318.00 | 246.73 | 305.17 |
| 合计 | 1810.00 | 1875.00 | 1697.01 | 1786.90 |

"""
YEARS = """近三年运行情况如下：

| 事项 | 2022年 | 2023年 | 2024年 |
|---|---:|---:|---:|
| 供水量（万吨） | 1204.62 | 1286.37 | 1341.85 |
| 水费收入（万元） | 2386.14 | 2517.93 | 2748.26 |
| 达标率 | 91.26% | 93.57% | 95.18% |

"""
TASKS = """| 片区 | 改造任务（户） | 改造完成（户） |
|---|---:|---:|
| 河东 | 1860 | 1648 |
| 河西 | 1425 | 1425 |
| 河口 | 930 | 902 |

"""
RIGHT_AND_WRONG = [
    KINDS + "增量最大的是渠道疏浚，比上年多支{102.89|102.98}万元，增长13.17%。",
    KINDS + "增量最大的是渠道疏浚，比上年多支102.89万元，增长{13.17%|31.17%}。",
    KINDS + "增幅最高的则是{水质监测|泵站检修}，上升23.69%。",
    KINDS + "只有泵站检修少于上年，降幅{10.68%|10.86%}。",
    KINDS + "泵站检修因设备到货迟，未支出{54.52|45.52}万元。",
    KINDS + "渠道疏浚、水质监测分别增长13.17%和{23.69%|23.96%}。",
    KINDS + "项目支出比上年多支{89.89|98.89}万元。",
    KINDS + "项目支出未支出{88.10|81.80}万元。",
    KINDS + "水源部门办法二项。\n\n一是泵站检修拖期，结余{54.52|45.52}万元。",
    YEARS + "水费收入2023年增长{5.52%|5.25%}，2024年增长9.15%。",
    YEARS + "水费收入比2022年增长{15.18%|9.15%}。",
    YEARS + "达标率两年共提高{3.92|3.29}个百分点。",
    TASKS + "河东因拆迁滞后，欠{212|221}户。",
]
RIGHT = [
    KINDS + "扣除一次性因素后，泵站检修下降2.35%。",
    KINDS + "泵站检修完成22座，合同价586.40万元，比控制价下浮4.83%。",
    KINDS + "水质监测合格率98.62%，比渠道疏浚验收合格率高1.37个百分点。",
    KINDS + "河口泵站用电量下降6.27%。",
    TASKS + "河东投诉比上年减少35件，下降18.62%。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_a_row_that_is_named_is_held_against_its_cells(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_not_of_a_row_as_it_stands_is_let_be(text: str) -> None:
    assert serious(text) == []
