"""Days of steps that follow one another, and which year of a time it is."""

from __future__ import annotations

import re

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

HEAD = "某某县水产站2024年度部门整体支出绩效自评报告\n\n"
PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
WORDS = [
    "2025年2月10日布置，3月6日各站报送，{3月20日|3月2日}站务会审定，4月1日报县财政局。",
    "自评工作2025年{2月17日|4月17日}启动，3月14日形成初稿。",
    "资金按方案（2021—2025年）设立，2024年是第{四|三}年。",
    "我站自2012年秋季起轮捕，到2024年已是第{13|11}个年头。",
    "合同{三年|两年}一签，自2023年1月1日起至2025年12月31日止。",
    "合同三年一签，自2023年5月1日至{2026|2025}年4月30日。",
]
RIGHT = [
    "项目2023年11月20日启动，3月14日形成初稿。",
    "一标段于2024年12月5日完工，二标段于11月20日完工，三标段于10月8日完工。",
    "2024年12月5日甲标段完工，11月20日乙标段完工，10月8日丙标段完工。",
    "依据〔2021〕36号文件设立，2024年是执行的第三年。",
    "自2019年起放流，2021年扩大到全县，2024年是扩大后的第四年。",
    "合同一年一签，自2024年3月1日起。",
]


def _found(text: str) -> list[str]:
    report = check_text(text_of("例.md", HEAD + text))
    return [one.message for one in report.findings if one.code == "A50"]


@pytest.mark.parametrize("words", WORDS)
def test_what_is_out_of_the_order_of_days_is_told(words: str) -> None:
    assert _found(PICK.sub(r"\1", words)) == []
    assert len(_found(PICK.sub(r"\2", words))) == 1


@pytest.mark.parametrize("words", RIGHT)
def test_other_days_and_years_are_let_be(words: str) -> None:
    assert _found(words) == []
