"""Parts of what a sentence names again, the whole of which is said sentences before."""

from __future__ import annotations

import pytest
from shownclaims import told

FEES = (
    "全年收入1,860.40万元，其中财政拨款1,215.60万元、事业收入{}万元、其他收入98.50万元，"
    "较上年增加120.00万元。无经营收入。事业收入包括门票{}万元、讲解服务{}万元和场地使用{}万元。"
)
TRUE = ("546.30", "312.45", "146.25", "87.60")
REST = "单位自筹资金642.80万元。资金均已到位。单位自筹资金中捐赠{}万元、票务{}万元、其他{}万元。"
OWN = ("215.60", "318.90", "108.30")
KINDS = "绩效目标表一张，设绩效指标18个，其中产出指标{}个，效益指标{}个，满意度指标{}个。"
COUNTS = ("11", "5", "2")


def _put(text: str, numbers: tuple[str, ...], place: int, now: str) -> str:
    return text.format(*numbers[:place], now, *numbers[place + 1 :])


def test_parts_of_what_is_named_again_are_let_be() -> None:
    assert told(FEES.format(*TRUE)) == ()
    assert told(REST.format(*OWN)) == ()
    assert told(KINDS.format(*COUNTS)) == ()


@pytest.mark.parametrize(
    ("text", "numbers", "place", "now"),
    [
        (FEES, TRUE, 1, "98.50"),
        (FEES, TRUE, 2, "164.25"),
        (FEES, TRUE, 3, "146.25"),
        (REST, OWN, 0, "1842.80"),
        (REST, OWN, 2, "642.80"),
        (KINDS, COUNTS, 0, "18"),
        (KINDS, COUNTS, 1, "2"),
    ],
)
def test_a_part_that_does_not_add_up_is_told(
    text: str, numbers: tuple[str, ...], place: int, now: str
) -> None:
    assert told(_put(text, numbers, place, now)) != ()


@pytest.mark.parametrize(
    "text",
    [
        FEES.replace("包括", "主要包括").format("546.30", "312.45", "146.25", "20.10"),
        FEES.replace("万元。", "万元等。").format("546.30", "312.45", "146.25", "20.10"),
        REST.replace("其他", "展览").format("215.60", "318.90", "20.70"),  # some of it
        REST.replace("单位自筹资金中", "社会资金中").format("215.60", "318.90", "20.70"),
        KINDS.replace("18", "38").replace("满意度", "成本").format("5", "3", "1"),
    ],
)
def test_parts_that_need_not_be_all_are_let_be(text: str) -> None:
    assert told(text) == ()
