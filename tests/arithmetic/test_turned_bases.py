"""Changes that hold only over the number that was compared, and not over what it was held to."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

CASES = [
    "标准为945.55万元，实际投入986.42万元，超出标准40.87万元，超出{4.32|4.14}%。",
    "东岭县单价195元/吨，比西河区的168元/吨高27元，高{16.07|13.85}%。",
    "南山县人均186.40元，比北川县的213.20元低26.80元，低{12.57|14.38}%。",
]


@pytest.mark.parametrize("case", CASES)
def test_what_is_more_is_so_over_the_smaller(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) >= 1
