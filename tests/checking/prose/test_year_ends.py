"""The end of a year that is not the report's, where a sentence on the staff begins with it."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of


def _told(text: str) -> list[str]:
    report = check_text(text_of("例.md", f"某县水产站2024年度部门整体支出绩效自评报告\n\n{text}"))
    return [one.text or "" for one in report.findings if one.code == "A50"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年末，学校编制198名，在编教职工187人，其中专任教师159人。", "2023年末"),
        ("我站内设3个股室。2023年底，在职人员45人，退休12人。", "2023年底"),
        ("（一）2023年12月31日，实有编制12名，在职11人。", "2023年12月31日"),
        ("2023年末实有车辆4辆、现有船只2艘。", "2023年末"),
    ],
)
def test_the_staff_of_the_year_before_is_asked_about(text: str, year: str) -> None:
    assert _told(text) == [year]


@pytest.mark.parametrize(
    "text",
    [
        "2024年末，学校编制198名，在编教职工187人。",
        "2023年末，在职人员47人，2024年末45人。",
        "2023年末在职人员47人，本年退休3人，年末比年初减少2人。",
        "2023年末结转12.00万元，全部用于本年。",
        "2023年底建成投用的泵站现有水泵6台，较建成时增加2台。",
        "全县2023年末在校生3.2万人。",
    ],
)
def test_what_was_so_then_is_let_be(text: str) -> None:
    assert _told(text) == []
