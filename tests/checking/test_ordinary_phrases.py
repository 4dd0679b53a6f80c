"""What ordinary reports say again and again: each true once, and once with its fault."""

from __future__ import annotations

import pytest
from againstfigures import told as against

from qicao.checking import report_on
from qicao.checking.accounts import read_accounts
from qicao.checking.text import text_of
from qicao.values import Severity

YEAR = 2024
AIMS = "## 一、年度绩效目标\n\n"
DONE = "\n\n## 二、完成情况\n\n"


def told(text: str) -> list[str]:
    """Errors and warnings of a text, as `code words → expected`."""
    found = report_on(text_of("例.md", text), read_accounts([], None, YEAR), YEAR).findings
    real = [f for f in found if f.severity is not Severity.HINT and f.code != "B02"]
    return [f"{f.code} {f.text}" + (f" → {f.expected}" if f.expected else "") for f in real]


INDICATORS = (
    "| 指标 | 目标值 | 完成值 |\n|---|---|---|\n| 新立项课题（项） | 35 | 36 |\n"
    "| 验收课题（项） | 28 | 30 |\n| 发布标准（项） | 8 | 8 |\n| 举办培训（期） | 40 | 42 |\n"
    "| 推广良种（亩） | 34000 | 35100 |\n\n"
)


TRUE_AND_FALSE = {
    "a share of what was bought and not of what was planned": (
        "政府采购计划516.00万元，实际采购489.28万元，节约26.72万元；"
        "其中货物340.62万元、服务148.66万元，货物占{}%。",
        "69.6",
        "66.0",
        "A30 66.0% → 69.6%",
    ),
    "a share of the contracts by that name": (
        "采购预算5842.00万元，实际签订采购合同5496.32万元。"
        "授予中小企业合同金额4921.65万元，占采购合同总额的{}%。",
        "89.54",
        "84.25",
        "A30 84.25% → 89.54%",
    ),
    "who is content of those who answered": (
        "面向企业发放调查表220份，收回214份，回收率97.3%，评价为满意的203份，满意度{}%。",
        "94.9",
        "92.3",
        "A13 92.3% → 94.9%",
    ),
    "all debts of all assets, parts of which stand between": (
        "年末资产总额63847.29万元，其中流动资产14230.86万元、固定资产净值43691.52万元、"
        "在建工程4187.36万元、无形资产1737.55万元，固定资产占资产总额的68.43%。"
        "负债总额20365.41万元，资产负债率{}%。",
        "31.90",
        "31.89",
        "A13 31.89% → 31.90%",
    ),
    "so much for each whom a plan of that name reaches": (
        "营养改善计划覆盖学生43841人，支出4598.24万元，生均{}元。",
        "1048.84",
        "104.88",
        "A40 104.88元 → 1048.84元",
    ),
    "a budget that grew, before what it grew to": (
        "年初部门预算为21263.46万元。年中因人员调资调增预算{}2266.82万元，"
        "调整后全年预算23530.28万元。",
        "",
        "到",
        "A58 2266.82万元 → 调增预算2266.82万元",
    ),
    "a growth by so much, with its rate of a total elsewhere": (
        "年初预算14268.35万元，全年预算15193.73万元。\n\n"
        "全年预算比年初预算增加{}925.38万元，增长6.49%。",
        "",
        "到",
        "A58 925.38万元 → 增加925.38万元",
    ),
    "from one number to another, with how far they are apart": (
        "校企合作企业由上年的118家增加{}136家，净增18家。",
        "到",
        "",
        "A58 136家 → 增加至136家",
    ),
    "from one amount to another, in one word": (
        "公务接待费由上年的10720.00元降{}8520.00元。",
        "至",
        "",
        "A58 8520.00元 → 降至8520.00元",
    ),
    "how many indicators a table has": (
        "表3　产出指标完成情况\n\n" + INDICATORS + "{}项主要产出指标均已完成。",
        "5",
        "6",
        "A54 6项 → 5",
    ),
    "how many of them were met": (
        INDICATORS.replace("42 |", "38 |") + "上述5项指标中，{}项达到目标，1项未完成。",
        "4",
        "5",
        "A54 5项 → 4",
    ),
    "offices that a count without a comma follows": (
        "局机关内设办公室、计划财务股、种植业管理股、乡村产业发展股、法规与市场信息股共{}个股室。",
        "5",
        "6",
        "A43 6个 → 5",
    ),
    "one of three units that is not named": (
        "下属3个事业单位：市机关服务中心、{}市机关幼儿园。",
        "市公务用车服务中心、",
        "",
        "A43 3个 → 2",
    ),
    "names that a sentence after the count gives": (
        "所属单位共24个，其中县直医疗机构5个，乡镇卫生院19个。"
        "县直医疗机构为县人民医院、县中医院、{}县疾控中心和县急救中心。",
        "县妇幼保健院、",
        "",
        "A43 5个 → 4",
    ),
    "a gap to an aim behind what it grew by": (
        AIMS + "巩固率达到97%。" + DONE + "巩固率97.86%，比上年提高0.54个百分点，高于目标0.86{}。",
        "个百分点",
        "%",
        "A58 0.86% → 0.86个百分点",
    ),
    "a gap between two rates of one name": (
        "基本支出执行率99.31%，项目支出执行率94.74%。基本支出执行率高于项目支出执行率4.57{}。",
        "个百分点",
        "%",
        "A58 4.57% → 4.57个百分点",
    ),
    "a gap between two changes": (
        "基本支出同比增长3.5%；项目支出同比增长13.1%，增幅高于基本支出9.6{}。",
        "个百分点",
        "%",
        "A58 9.6% → 9.6个百分点",
    ),
    "a rate of a row that the sentence names": (
        "| 项目 | 预算（万元） | 支出（万元） | 执行率 |\n|---|---|---|---|\n"
        "| 学术论坛与交流 | 190.00 | 110.68 | 58.25% |\n"
        "| 科研用房维修 | 170.00 | 131.24 | 77.20% |\n\n"
        "学术论坛与交流项目因部分活动改期，执行率{}60%。",
        "不足",
        "超过",
        "A31 超过60%",
    ),
    "the rate of the whole that another sentence bounds": (
        "全年预算10230万元，比年初预算9064万元增加1166万元，预算调整率12.86%。\n\n"
        "年中追加较多，预算调整率{}10%。",
        "超过",
        "不足",
        "A31 不足10%",
    ),
    "who exceeded what was aimed at did all of it": (
        "全年保障出行16284车次，超额1284车次，完成率{}%。",
        "108.56",
        "109.56",
        "A10 109.56% → 108.56%",
    ),
    "a gap to a target that stands elsewhere is in points": (
        AIMS + "服务对象满意度不低于90%。" + DONE + "满意度94.03%，高于目标值4.03{}。",
        "个百分点",
        "%",
        "A58 4.03% → 4.03个百分点",
    ),
    "the whole of a list has its last part too": (
        "全年共获奖牌{}枚，其中金牌47枚、银牌39枚、铜牌52枚。",
        "138",
        "86",
        "A54 86枚 → 138枚",
    ),
    "one of many parts may be ten times too large": (
        "人员经费支出2183.65万元，其中津贴补贴1564.23万元、社会保障缴费310.59万元、"
        "公积金{}万元、生活补助124.17万元。",
        "184.66",
        "1844.66",
        "A01 1844.66万元",
    ),
    "an amount that a list has twice": (
        "年末资产总额68437.62万元，较上年末的64918.35万元增加3519.27万元。其中流动资产3126.48万元，"
        "办公设备{}万元，道路设施37418.56万元，保障用房25137.67万元。",
        "2754.91",
        "3126.48",
        "A01 68437.62万元 → 68809.19万元",
    ),
    "so much for each case": (
        "执行案件结案1532件，执行到位金额8643.73万元，案均执行到位{}万元。",
        "5.64",
        "56.4",
        "A40 56.4万元 → 5.64万元",
    ),
    "what is left of what was bought": (
        "固定资产原值44394587.80元，其中房屋32468150.00元、设备11926437.80元；"
        "累计折旧15374286.92元，净值{}元。",
        "29020300.88",
        "29050300.88",
        "A01 44394587.80元 → 44424587.80元",
    ),
    "a rate that is cut off": (
        "共受理4867件，审执结4587件，结案率{}，未结280件。",
        "94.25%",
        "94.24%",
        "A13 94.24% → 94.25%",
    ),
    "more than a plan of which less was done": (
        "改造道路15.6公里，完成计划的86.67%，比计划{}2.4公里。",
        "少",
        "多",
        "A31 多",
    ),
    "the score of all and its table": (
        "我局部门整体支出绩效自评得{}分。\n\n|指标|标准分|自评分|\n|--|--|--|\n|预算|30|28|\n"
        "|产出|40|37.2|\n|效果|30|29.1|\n|合计|100|94.3|\n",
        "94.3",
        "94.8",
        "A48 94.8分 → 94.3分",
    ),
    "what came in and what was carried over": (
        "部门收入合计2595.46万元，其中财政拨款2576.84万元、其他收入18.62万元。"
        "加上年初结转和结余128.64万元，全年可用资金{}万元。",
        "2724.10",
        "2595.46",
        "A01 2595.46万元 → 2724.10万元",
    ),
    "names in a bracket": (
        "管理科室5个（办公室、人事科、{}法规科、安全科）。",
        "财务科、",
        "",
        "A43 5个 → 4",
    ),
    "both of two per cents": (
        "粪污综合利用率由{}提高到93.5%，提高2.3个百分点。",
        "91.2%",
        "91.2",
        "A47 91.2",
    ),
    "who is content is a part of who answered": (
        "发放问卷600份，收回问卷586份，表示满意的551份，满意度{}。",
        "94.03%",
        "91.83%",
        "A13 91.83% → 94.03%",
    ),
}


@pytest.mark.parametrize("name", TRUE_AND_FALSE)
def test_what_is_true_is_let_be_and_its_fault_is_told(name: str) -> None:
    text, right, wrong, expected = TRUE_AND_FALSE[name]
    assert told(text.format(right)) == []
    assert expected in told(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "公共服务支出1029.99万元，占80.0%；社会保障支出128.64万元，占10.0%；"
        "卫生支出46.83万元，占3.6%；住房支出81.29万元，占6.3%。",
        "具有博士学位41人、硕士学位67人，硕士以上占比71.1%，在编在岗152人。",
        "面向企业、合作社、林场和林农发放满意度调查表220份，收回214份。",
        "会议费等支出14.04万元，较预算节约3.06万元，较上年下降5.36%。",
        "公用经费支出321.49万元，其中办公费48.62万元、差旅费35.29万元、维修费26.85万元、"
        "其他交通费用61.48万元，四项合计占公用经费的53.58%。",
        "赛事场次较上年的187场次增加29场次，增长15.5%，参与群众43.65万人次，较上年增长14.2%。",
        "其中固定资产净值6.13亿元，占89.6%。负债总额1928.41万元，资产负债率2.8%。",
        "用水量214860立方米，比上年的226315立方米下降5.06%；人均综合能耗下降2.36%。",
        "支出率86.17%，项目支出支出率94.98%。",
        "巩固率97.86%，比上年的97.32%提高0.54个百分点，高于目标0.86个百分点。",
        "民警618人，空编24名；另有辅助人员1036人，辅警与民警之比为1.68:1。",
        "预算调整为41587.62万元，比年初预算增加3322.22万元，调整率8.68%。",
        "年初预算1864.23万元，年中调整增加123.28万元，增幅6.6%，调整后全年预算1987.51万元。",
        "出国费26.84万元，较上年增加7.21万元，增长36.74%；接待费2.97万元，较上年下降11.45%。",
        "扣分较多的是两项：预算执行扣1.4分，产出数量扣0.6分，两项占扣分总数的48.8%。",
        "收回问卷228份，其中满意167份、比较满意47份，合计214份。",
        "完成评审项目137个，比目标多17个，完成课题61个，超目标1个。",
        "发放问卷2000份，回收有效问卷1936份，其中评价“满意”1128份、“较满意”593份、“一般”215份，"
        "满意度（满意与较满意之和）为88.89%。",
    ],
)
def test_ordinary_words_are_not_called_out(text: str) -> None:
    assert told(text) == []


FIGURES = """
验收课题 全年预算 28项
验收课题 本年 30项
检查使用单位指标值 全年预算 300家
检查使用单位 本年 312家
人均体育场地面积目标 本年 2.75平方米
实验室能力提升执行数 本年 3396.97万元
办公经费支出 本年 118.6403万元
全年预算 本年 486万元
"""


@pytest.mark.parametrize(
    "text",
    [
        AIMS + "（一）新立项课题35项，验收课题28项；" + DONE + "验收课题30项。",
        "重点工作：检查使用单位300家。\n\n全年检查使用单位312家。",
        "人均体育场地面积达到2.77平方米，均达到或超过年初目标。",
    ],
)
def test_what_was_aimed_at_is_not_held_against_what_was_done(text: str) -> None:
    assert against(text, FIGURES) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实验室能力提升项目支出33969.7万元。", "A48 33969.7万元 → 3396.97万元"),
        ("办公经费支出118.664万元。", "A48 118.664万元 → 118.640万元"),
    ],
)
def test_digits_in_another_place_are_a_figure_all_the_same(text: str, expected: str) -> None:
    assert against(text, FIGURES) == [expected]
