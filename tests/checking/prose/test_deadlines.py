"""Deadlines and dates of signing that lie before they can."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

HEAD = "某某县水产站2024年度部门整体支出绩效自评报告\n\n"


def _found(text: str) -> list[str]:
    report = check_text(text_of("例.md", HEAD + text))
    return [one.message for one in report.findings if one.code == "A50"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# 五、改进措施\n\n（一）2024年6月底前补足县级资金。\n", "2024年6月底前"),
        ("# 五、下一步打算\n\n1. 于2023年12月31日前完成验收。\n", "2023年12月31日前"),
        ("填报日期：2024年4月18日　　金额单位：万元\n", "2024年4月18日"),
        ("# 五、结论\n\n好。\n\n某某县水产站　2024年3月28日\n", "2024年3月28日"),
    ],
)
def test_a_day_that_is_past_is_told(text: str, says: str) -> None:
    assert any(says in message for message in _found(text))


@pytest.mark.parametrize(
    "text",
    [
        "# 五、改进措施\n\n（一）2025年6月底前补足县级资金。\n",
        "# 五、改进措施\n\n（一）已于2024年10月底前完成整改的，继续巩固。\n",
        "# 三、完成情况\n\n2024年6月底前完成拨付。\n",
        "填报日期：2025年4月18日　　金额单位：万元\n",
        "# 五、结论\n\n好。\n\n某某县水产站　2025年3月28日\n",
    ],
)
def test_a_day_that_may_be_is_let_be(text: str) -> None:
    assert _found(text) == []
