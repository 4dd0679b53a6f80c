"""%, 个百分点 and 增加到: what the words beside a number say of it, and clean ones near by."""

from __future__ import annotations

import pytest
from proselooks import YEAR, looked, told

from qicao.checking.foreign import examine
from qicao.checking.text import text_of

# a rate, or a rate of change, and no difference of two rates
RATES_IN_POINTS = [
    ("本级支出占比87个百分点。", "87个百分点"),
    ("本级支出占全年支出的62.5个百分点。", "62.5个百分点"),
    ("办结率96.4个百分点。", "96.4个百分点"),
    ("办结率达到96.4个百分点。", "96.4个百分点"),
    ("群众满意度为96.4个百分点。", "96.4个百分点"),
    ("完成全年任务的92.1个百分点。", "92.1个百分点"),
    ("完成率仍达96.4个百分点。", "96.4个百分点"),
    ("实际工位达到目标的90.5个百分点。", "90.5个百分点"),
    ("培训费增幅7.2个百分点。", "7.2个百分点"),
    ("培训费降幅为7.2个百分点。", "7.2个百分点"),
]
# in a row of shares, and behind an amount
NOT_OF_TWO_RATES = [
    ("中央、省、县占比依次为61.2%、25.1%、13.7个百分点。", "13.7个百分点"),
    ("甲、乙两类分别占61.2%和38.8个百分点。", "38.8个百分点"),
    ("印刷费比上年8万元下降22.5个百分点。", "22.5个百分点"),
    ("灌区供水超出控制目标60万立方米，超出4.8个百分点。", "4.8个百分点"),
]
# a difference is not what something was raised to
RAISED_TO_POINTS = [
    ("办结率提高到0.7个百分点。", "0.7个百分点"),
    ("办结率较上年提高到0.7个百分点。", "0.7个百分点"),
    ("办结率下降至0.7个百分点。", "0.7个百分点"),
    ("办结率由96.4%提升到了0.7个百分点。", "0.7个百分点"),
]
# a rate of change is not what an amount was raised to
RAISED_TO_RATE = [
    ("印刷费较上年的3.55万元下降到3.66%。", "3.66%"),
    ("印刷费由3.55万元减少到3.66%。", "3.66%"),
    ("印刷费3.42万元，较上年下降到3.66%。", "3.66%"),
    ("全县站点由40处增至80处，增长到100%。", "100%"),
    ("茶园由300亩扩大到600亩，增加到一倍。", "一倍"),
]
# how far two rates are apart is in points
GAPS_IN_RATES = [
    ("预算执行率70.5%，低于75%的序时进度4.5%。", "4.5%"),
    ("满意度92%，目标90%，高于目标2%。", "2%"),
    ("满意度92.4%，全县平均90.1%，高出2.3%。", "2.3%"),
    ("覆盖率实际92.86%，与目标还差2.14%。", "2.14%"),
    ("完成率92.86%，落后2.14%。", "2.14%"),
]
# this year's number was said already
RAISED_AGAIN = [
    ("印发资料18.62万份，较上年增加到3.14万份。", "3.14万份"),
    ("印发资料18.62万份，比上年减少至3.14万份。", "3.14万份"),
    ("培训群众18,620人，同比增长到3,140人。", "3,140人"),
]
# what was reached is not by how much it grew
NOT_REACHED = [
    ("抢救成功率由4.26%提高5.18%，提高0.92个百分点。", "5.18%"),
    ("持证率提高61.40%，比上年58.25%上升3.15个百分点。", "61.40%"),
    ("巡护里程由上年的312公里扩大346公里，实现全覆盖。", "346公里"),
    ("救助站由26处增加31处。", "31处"),
]
# nor is by how much the budget grew what it was raised to
NET = [("全年预算843.20万元，比年初净增到62.50万元。", "62.50万元")]
CLEAN = [
    "抢救成功率由4.26%提高到5.18%，提高0.92个百分点。",
    "持证率61.40%，比上年58.25%上升3.15个百分点。",
    "巡护里程由上年的312公里扩大到346公里。",
    "救助站由上年的3处增加5处，达到8处。",
    "持证人数增长5.41%，持证率比上年58.25%上升3.15个百分点。",
    "茶园由300亩扩大到600亩，增加到2倍。",
    "茶园由300亩扩大到600亩，增长100%。",
    "执行率95.2%，比上年多支出12万元，提高3.1个百分点。",
    "合格率和办结率分别提高2.1%和1.3个百分点。",
    "合格率、办结率分别提高2.1个、1.3个百分点。",
    "执行率比上年的92.1%提高3.1个百分点。",
    "本级支出占比87%。",
    "本级支出占全年支出的62.5%。",
    "占比较上年提高2.91个百分点。",
    "本级支出占比较上年提高2.91个百分点。",
    "本级支出占比变化2.91个百分点。",
    "办结率与上年相比0.7个百分点。",
    "培训费增幅7.2%。",
    "培训费增幅收窄2个百分点。",
    "办结率提高0.7个百分点。",
    "办结率提高到97.1%。",
    "办结率由96.4%提升到97.1%，提高0.7个百分点。",
    "印刷费较上年的3.55万元下降3.66%。",
    "印刷费较上年的3.55万元下降到3.42万元。",
    "印刷费由3.0万元增加到3.14万元。",
    "印刷费3.42万元，支出进度提高到96.6%。",
    "预算执行率68%，低于序时进度7个百分点。",
    "预算执行率70.5%，低于75%的序时进度。",
    "预算执行率70.5%，低于75%的序时进度4.5个百分点。",
    "预算执行率91.2%，高出88%的目标值3.2个百分点。",
    "预算执行率91.2%，高出88%的目标值。",
    "满意度92%，目标90%，高于目标2个百分点。",
    "满意度92%，去年91%，高于目标90%。",
    "满意度约92%，高于目标约2%。",
    "满意度92%，目标90%，高于目标约2%。",
    "满意度约92%，目标90%，高于目标2%。",
    "满意度92%，目标90%，投诉率2%。",
    "覆盖率实际92.86%，与目标还差2.14个百分点。",
    "覆盖率实际92.86%，落后97.10%的水平。",
    "培训群众18,620人，落后2.14%。",
    "印发资料18.62万份，较上年增加3.14万份。",
    "印发资料由15.48万份增加到18.62万份。",
    "印发资料18.62万份，由上年15.48万份增加到18.62万份。",
    "印发资料较上年的15.48万份增加到18.62万份。",
    "印发资料较上年增加到18.62万份。",
    "印发资料18.62万份，较上年增加到18.62万份。",
    "印发资料18.62万份，其中手册增加到3.14万份。",
    "印发资料18.62万份，页数增加到3.14万份。",
    "印发资料18.62万份，培训群众较上年增加到3,140人。",
]


@pytest.mark.parametrize(("text", "number"), RATES_IN_POINTS)
def test_a_rate_has_no_points(text: str, number: str) -> None:
    assert told(text, "A58") == [("error", number)]
    (finding,) = looked(text)
    assert finding.expected == number.replace("个百分点", "%")
    assert "这是一个比率，不是两个比率之差" in finding.message


@pytest.mark.parametrize(("text", "number"), NOT_OF_TWO_RATES)
def test_what_is_of_no_two_rates_has_no_points(text: str, number: str) -> None:
    assert told(text, "A58") == [("error", number)]


@pytest.mark.parametrize(("text", "number"), RAISED_TO_POINTS)
def test_nothing_is_raised_to_points(text: str, number: str) -> None:
    assert told(text, "A58") == [("error", number)]
    assert "前面不写“到”" in looked(text)[0].message


@pytest.mark.parametrize(("text", "number"), RAISED_TO_RATE)
def test_no_amount_is_raised_to_a_rate(text: str, number: str) -> None:
    assert told(text, "A58") == [("error", number)]
    assert "这是增减的幅度，前面不写“到”" in looked(text)[0].message


@pytest.mark.parametrize(("text", "number"), GAPS_IN_RATES)
def test_how_far_rates_are_apart_has_points(text: str, number: str) -> None:
    assert told(text, "A58") == [("error", number)]
    (finding,) = looked(text)
    assert finding.expected == number.replace("%", "个百分点")
    assert "这是两个比率之差" in finding.message


@pytest.mark.parametrize(("text", "number"), RAISED_AGAIN)
def test_what_was_said_already_is_not_reached_again(text: str, number: str) -> None:
    assert told(text, "A58") == [("error", number)]
    assert "前面已有本年的数" in looked(text)[0].message


@pytest.mark.parametrize(("text", "number"), NOT_REACHED)
def test_what_was_reached_is_not_by_how_much_it_grew(text: str, number: str) -> None:
    assert told(text, "A58") == [("error", number)]
    assert "前面要写“到”或“至”" in looked(text)[0].message


@pytest.mark.parametrize(("text", "number"), NET)
def test_a_net_gain_is_not_what_was_reached(text: str, number: str) -> None:
    assert told(text, "A58") == [("error", number)]


@pytest.mark.parametrize("text", CLEAN)
def test_rates_and_points_that_are_right_are_let_be(text: str) -> None:
    assert told(text, "A58") == []


@pytest.mark.parametrize("gap", ["差2.14%", "与目标值相差2.14%"])
def test_a_gap_that_the_numbers_tell_is_not_told_again_by_its_words(gap: str) -> None:
    text = f"覆盖率目标95%，实际92.86%，{gap}。"
    (finding,) = examine(text_of("text.txt", text), year=YEAR).findings()
    assert (finding.code, finding.text, finding.expected) == ("A58", "2.14%", "2.14个百分点")
    assert looked(text) == ()
