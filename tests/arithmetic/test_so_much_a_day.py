"""Numbers of so much a day or a head: what stands behind the stroke names nothing."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

CASES = [
    "新增处理能力1,260吨/日，全县由3,480吨/日增至4,740吨/日，增长{36.21|26.58}%。",
    "供水能力由3.2万吨/日提高到4.0万吨/日，提高{25.00|20.00}%。",
    "污泥处置由185吨/天增加到214吨/天，增幅{15.68|13.55}%。",
]


@pytest.mark.parametrize("case", CASES)
def test_growth_from_one_to_another_is_held_to_both(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) == 1
