"""Sentences of real habit, invented, and what each of their numbers states."""

from __future__ import annotations

import pytest
from spoken import read, rows

from qicao.statements import Role

SENTENCES: dict[str, list[str]] = {
    # the year, the year before, and what lies between
    "公务接待费支出3.20万元，较上年3.80万元减少0.60万元，下降15.79%。": [
        "3.20万元 level 公务接待费支出",
        "3.80万元 prior 公务接待费支出",
        "0.60万元 difference/prior- 公务接待费支出",
        "15.79% change/prior- 公务接待费支出",
    ],
    "培训费9.30万元，同比增加1.10万元，增幅13.41%。": [
        "9.30万元 level 培训费",
        "1.10万元 difference/prior+ 培训费",
        "13.41% change/prior+ 培训费",
    ],
    "会议费比去年多支出0.45万元。": ["0.45万元 difference/prior+ 会议费"],
    "上年同期差旅费为21.60万元，本年为19.44万元。": [
        "21.60万元 prior 差旅费",
        "19.44万元 level 差旅费",
    ],
    "2023年办案经费88.50万元，2024年办案经费91.20万元。": [
        "88.50万元 prior 办案经费",
        "91.20万元 level 办案经费",
    ],
    "群众满意度由91.20%提高到94.60%，提高3.40个百分点。": [
        "91.20% prior 群众满意度",
        "94.60% level 群众满意度",
        "3.40个百分点 difference/prior+ 群众满意度",
    ],
    "印刷费由年初的6.00万元压减至4.80万元。": [
        "6.00万元 budget 印刷费",
        "4.80万元 level- 印刷费",
    ],
    # budgets: approved, adjusted, carried out
    "维修经费年初预算120万元，全年预算150万元，实际支出143.25万元，执行率95.50%。": [
        "120万元 budget 维修经费",
        "150万元 full 维修经费",
        "143.25万元 level 维修经费",
        "95.50% completion 维修经费",
    ],
    "公用经费批复预算260万元，决算数251.68万元，较预算节约8.32万元，节约率3.20%。": [
        "260万元 budget 公用经费",
        "251.68万元 level 公用经费",
        "8.32万元 difference/budget- 公用经费",
        "3.20% saving/budget- 公用经费",
    ],
    "公务用车运行费超支1.20万元，完成预算的112.00%。": [
        "1.20万元 difference+ 公务用车运行费",
        "112.00% completion/budget 公务用车运行费",
    ],
    "项目支出为年初预算的116.49%，为全年预算的95.05%。": [
        "116.49% completion/budget 项目支出",
        "95.05% completion/full 项目支出",
    ],
    "以年初预算为基数，设备购置费完成97.35%。": ["97.35% completion/budget 设备购置费"],
    "资金到位率100%，采购执行率98.20%。": [
        "100% completion 资金",
        "98.20% completion 采购",
    ],
    "三公经费预算执行率65.05%，三公经费变动率12.30%。": [
        "65.05% completion 三公经费",
        "12.30% change 三公经费",
    ],
    # shares, by head, by piece
    "人员经费1,240万元，占基本支出的82.67%。": [
        "1,240万元 level 人员经费",
        "82.67% share 人员经费",
    ],
    "宣传费占比6.10%。": ["6.10% share 宣传费"],
    "举办培训班6期，每期成本1.55万元。": ["6期 level 举办培训班", "1.55万元 per 举办培训班"],
    "补助脱贫户310户，户均补助2,600元。": ["310户 level 补助脱贫户", "2,600元 per 补助脱贫户"],
    # scores
    "产出指标满分50分，自评得47.60分，扣2.40分。": [
        "50分 weight 产出指标",
        "47.60分 score 产出指标",
        "2.40分 deduction 产出指标",
    ],
    "效益指标30分，得28.5分。": ["30分 weight 效益指标", "28.5分 score 效益指标"],
    "自评总分94.25分，比上年提高1.75分。": [
        "94.25分 score 自评总分",
        "1.75分 difference/prior+ 自评总分",
    ],
    # targets, done, thresholds
    "新建便民服务点目标值40个，实际完成38个，完成率95.00%。": [
        "40个 target 新建便民服务点",
        "38个 level 新建便民服务点",
        "95.00% completion 新建便民服务点",
    ],
    "案件评查合格率98.30%，高于目标值95%。": [
        "98.30% level 案件评查合格率",
        "95% target+ 案件评查合格率",
    ],
    "单项采购金额超过5万元的须集体研究。": ["5万元 other+ 单项采购金额"],
    "上半年执行率不低于45%。": ["45% other"],
    "能耗增幅控制在3%以内。": ["3% other 能耗增幅"],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_each_number_states_what_the_words_beside_it_say(
    sentence: str, expected: list[str]
) -> None:
    assert rows(sentence) == expected


def test_every_role_but_one_that_says_again_stands_in_the_sentences() -> None:
    seen = {statement.role for sentence in SENTENCES for statement in read(sentence)}
    assert {*Role} - seen == {Role.AGAIN}
