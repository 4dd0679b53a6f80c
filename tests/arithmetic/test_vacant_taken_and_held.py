"""Numbers that were taken for others: vacant posts, what was cut, a base told behind its number."""

from __future__ import annotations

import pytest
from messages import told

STAFF = "核定编制62名，年末在编57人，空编5名，其中医师20人、护士{}人、药师13人。"
POSTS = "核定编制62名，年末在编57人，缺编5名，其中行政编制2名、事业编制{}名。"
FILLED = "在职在编人员38人（机关11人、所属单位27人），核定编制41个，缺编3个，编制到位率{}%。"
CUT = (
    "县财政年初下达我局预算863.40万元，年中追加补助资金95.60万元，压减一般性支出17.25万元，"
    "全年预算{}万元。"
)
TWICE = (
    "年初预算2350.00万元，追加专项资金410.50万元，压减会议费36.20万元，收回结余资金52.30万元，"
    "全年预算{}万元。"
)
WITHIN = "公务接待费3.26万元，控制在5.00万元的预算以内，比上年4.15万元压缩{}万元，降幅21.45%。"
TIMES = "从报案到出警平均用时48秒，比上年缩短6秒；平均到场时间9.6分钟，较上年10.5分钟缩短{}分钟。"
ABROAD = "签约率达到{}%，比上年71.25%上升3.18个百分点，高于全市平均水平1.06个百分点。"


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (STAFF, "24", "29"),
        (FILLED, "92.68", "93.68"),
        (CUT, "941.75", "947.15"),
        (TWICE, "2672.00", "2762.00"),
        (WITHIN, "0.89", "0.98"),
        (TIMES, "0.9", "1.9"),
        (ABROAD, "74.43", "74.34"),
    ],
)
def test_a_number_is_held_against_what_it_is_of(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == ()
    assert told(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        POSTS.format("3"),
        "年末结转结余1,846,203.15元，较年初增加512,380.40元，全部为未到期的工程质保金。",
        "年末结余86.35万元，比上年增加12.40万元，全部结转下年使用。",
        "全系统编制96名，在职88人，空编8名；其中机关31人、站所57人。",
        "年初预算713.50万元，压减后预算698.20万元，压减15.30万元，压减率2.14%。",
        "平均受理时间3.5天，平均办结时间6.2天，均短于承诺时限。",
    ],
)
def test_what_was_taken_for_another_is_let_be(text: str) -> None:
    assert told(text) == ()
