"""So many times another row or part, held against the numbers that these have."""

from __future__ import annotations

import pytest
from pickedtexts import right, wrong

from qicao.checking import check_text
from qicao.checking.text import text_of

FUNDS = """| 项目 | 预算（万元） | 支出（万元） | 执行率 | 占支出比重 |
|---|---:|---:|---:|---:|
| 科技创新专项 | 3200.00 | 3200.00 | 100.00% | 61.38% |
| 企业奖补 | 1550.00 | 1460.00 | 94.19% | 28.01% |
| 特派员专项 | 340.00 | 328.00 | 96.47% | 6.29% |
| 平台运行 | 225.00 | 225.00 | 100.00% | 4.32% |
| 合计 | 5315.00 | 5213.00 | 98.08% | 100.00% |

"""
ROADS = "分乡镇完成里程：河西镇18.4公里，石桥镇4.6公里，东坪镇9.2公里，"
CASES = [
    FUNDS + "科技创新专项占支出比重最大，为61.38%，是特派员专项的{近10倍|近15倍}。",
    FUNDS + "企业奖补支出1460.00万元，约为平台运行的{6.5倍|5.6倍}。",
    FUNDS + "特派员专项支出328.00万元，科技创新专项支出是特派员专项的{9倍多|6倍多}。",
    ROADS + "河西镇是石桥镇的{4倍|5倍}。",
]
TRUE = [
    FUNDS + "从人数看，企业奖补覆盖的企业是平台运行的20倍。",
    FUNDS + "科技创新专项资金是2020年的3倍。",
    FUNDS + "社会培训3640人次，是上年2800人次的1.3倍。",
    ROADS + "河西镇投资是石桥镇的2倍。",
]


def _told(text: str) -> list[str]:
    report = check_text(text_of("例.md", f"某县水产站2024年度报告\n\n{text}"))
    return [one.message for one in report.findings if one.code in ("A13", "A31")]


@pytest.mark.parametrize("case", CASES)
def test_so_many_times_another_is_held_to_both(case: str) -> None:
    assert _told(right(case)) == []
    assert _told(wrong(case))


@pytest.mark.parametrize("text", TRUE)
def test_what_the_rows_do_not_say_is_let_be(text: str) -> None:
    assert _told(text) == []
