"""By what rate a plan is more or less than what was, in true texts and in wrong ones."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

RIGHT_AND_WRONG = [
    "2025年计划整修渠道52公里，比2024年完成数多11.60公里，增长{28.71%|22.31%}。",
    "2025年预算安排9650.00万元，比2024年实际支出增加618.40万元，增长{6.85%|6.41%}。",
    "广告整治2025年预算压减到420.00万元，比2024年全年预算498.00万元少78.00万元，"
    "减少{15.66%|18.57%}。",
    "多元化解项目2025年预算由16.40万元调减到12.00万元，压减{26.83%|36.67%}。",
    "技能培训18.42万人次。\n\n2025年计划技能培训20万人次，比2024年实际增长{8.58%|7.90%}。",
]
RIGHT = [
    "项目支出共七项，全年预算2857.54万元，执行率90.11%，比上年增支201.86万元，增长8.51%。",
    "公车运行维护费预算26000.00元，比上年少用1823.80元，下降7.2%。",
    "支出542.30万元，比上年498.60万元增加43.70万元，增长8.76%。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_what_is_right_is_let_be_and_what_is_wrong_is_told(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_of_last_year_is_let_be(text: str) -> None:
    assert serious(text) == []
