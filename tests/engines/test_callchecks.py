"""The wrong slot in the right sentence is told; a right one, however it is said, is let pass."""

from __future__ import annotations

import pytest
from bureau import make_ledger, make_profile, make_prose_plan
from county import SAMPLES, drafted, passage

from qicao.engines.asked import Request, make_passage
from qicao.engines.callchecks import check_called
from qicao.engines.passage import Passage

RIGHT = [
    "全年支出合计[[支出.决算数]]。",
    "基本支出合计[[基本支出.决算数]]，项目支出[[项目支出.决算数]]。",
    "其中基本支出[[基本支出.决算数]]，占[[基本支出.占比]]。",
    "基本支出和项目支出分别为[[基本支出.决算数]]和[[项目支出.决算数]]。",
    "其中：工资福利支出[[工资福利支出.决算数]]、商品和服务支出[[商品和服务支出.决算数]]、"
    "资本性支出[[资本性支出.决算数]]。",
    "编制、在职人数分别为[[人员.编制数]]、[[人员.在职人数]]。",
    "核定编制[[人员.编制数]]，实有在职人员[[人员.在职人数]]，退休[[人员.退休人数]]。",
    "在职人员控制率为[[人员.在职人员控制率]]，在编制以内。",
    "三公经费预算[[三公经费.预算数]]，实际支出[[三公经费.决算数]]。",
    "“三公”经费完成预算的[[三公经费.控制率]]，节约率[[三公经费.节约率]]。",
    "与三公经费预算相比节约[[三公经费.节约额]]。",
    "公用经费支出[[公用经费.决算数]]，低于人员经费，比预算多[[公用经费.节约额|绝对值]]。",
    "基本支出占总支出的[[基本支出.占比]]。",
    "年末结转和结余[[结转结余.本年数]]，上年末为[[结转结余.上年数]]。",
    "较上年末增加后，结转结余达到[[结转结余.本年数]]。",
    "共[[项目支出.项目个数]]项目，全年预算[[项目支出.所列项目预算合计]]。",
    "[[项目.高标准农田建设]]支出[[项目.高标准农田建设.决算数]]，预算执行完毕。",
    "乡村产业融合发展全年预算[[项目.乡村产业融合发展.全年预算数]]，"
    "执行率[[项目.乡村产业融合发展.执行率]]，结余[[项目.乡村产业融合发展.结余数]]。",
    "该项目支出[[项目.高标准农田建设.决算数]]，是投入最多的一项。",
    "除高标准农田建设外，乡村产业融合发展支出[[项目.乡村产业融合发展.决算数]]。",
    "高标准农田建设等项目共支出[[项目支出.决算数]]。",
    "[[指标.粮食播种面积]]目标[[指标.粮食播种面积.目标值|原样]]，"
    "实际[[指标.粮食播种面积.实际值|原样]]，得[[指标.粮食播种面积.得分]]。",
    "自评得分[[自评.总分]]，其中产出[[自评.产出得分]]，预算执行率[[自评.执行率得分]]。",
    "共扣[[自评.扣分]]，预算执行率占[[自评.执行率扣分]]。",
    "固定资产总额[[固定资产.总额]]，在用[[固定资产.在用额]]，利用率[[固定资产.利用率]]。",
    "政府采购中货物[[政府采购.货物]]、工程[[政府采购.工程]]、服务[[政府采购.服务]]。",
    "上年支出[[支出.上年决算数]]，本年支出[[支出.决算数]]。",
    "支出由上年的[[支出.上年决算数]]增至[[支出.决算数]]。",
    "一般公共预算支出[[一般公共预算支出.决算数]]，政府性基金支出[[政府性基金支出.决算数]]。",
    "[[基本支出.决算数|带名]]用于人员和日常运转。",
    "日常公用经费主要用于水电，全年为[[公用经费.决算数]]。",
]

WRONG = [
    ("基本支出合计[[支出.决算数]]。", "基本支出.决算数"),
    ("在职人员[[人员.编制数]]。", "人员.在职人数"),
    ("核定编制[[人员.在职人数]]。", "人员.编制数"),
    ("退休人员[[人员.在职人数]]。", "人员.退休人数"),
    ("项目支出[[基本支出.决算数]]。", "项目支出.决算数"),
    ("三公经费[[公用经费.决算数]]。", "三公经费.决算数"),
    ("三公经费预算[[三公经费.决算数]]。", "三公经费.预算数"),
    ("公务接待费支出[[公务用车购置及运行费.决算数]]。", "公务接待费.决算数"),
    ("三公经费节约率[[三公经费.控制率]]。", "三公经费.节约率"),
    ("[[项目.高标准农田建设]]支出[[项目.乡村产业融合发展.决算数]]。", "高标准农田建设.决算数"),
    ("高标准农田建设全年预算[[项目.高标准农田建设.决算数]]。", "高标准农田建设.全年预算数"),
    ("高标准农田建设结余[[项目.高标准农田建设.决算数]]。", "高标准农田建设.结余数"),
    ("上年支出[[支出.决算数]]。", "支出.上年决算数"),
    ("本年支出[[支出.上年决算数]]。", "支出.决算数"),
    ("指标目标值[[指标.粮食播种面积.实际值]]。", "粮食播种面积.目标值"),
    ("扣分[[自评.产出得分]]。", "扣分"),
    ("资本性支出为[[工资福利支出.决算数]]。", "资本性支出.决算数"),
    ("政府性基金支出[[一般公共预算支出.决算数]]。", "政府性基金支出.决算数"),
    ("年初结转和结余[[结转结余.本年数]]。", "年初"),
    ("固定资产利用率[[在职人员控制率]]，人员经费[[公用经费.决算数]]。", "人员经费.决算数"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_slot_called_by_its_own_name_or_none_is_let_pass(text: str) -> None:
    assert [str(fault) for fault in check_called(passage(text))] == []


@pytest.mark.parametrize(("text", "better"), WRONG)
def test_a_slot_called_by_anothers_name_is_told_with_the_one_that_fits(
    text: str, better: str
) -> None:
    (found,) = check_called(passage(text))
    assert (found.code, found.blocking) == ("wrong_slot", True)
    assert better in found.message


def bureau(text: str) -> Passage:
    request = Request(make_prose_plan(), make_ledger(), make_profile())
    blank = make_passage(request, tuple(make_ledger().figures), ())
    return blank.model_copy(update={"where": "第1段", "text": text})


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("会务费支出[[支出.决算数]]。", "会务费"),
        ("会务费预算[[会务费.决算数]]。", "会务费.预算数"),
        ("河道整治结余[[会务费.节约额]]。", "项目.河道整治.结余数"),
        ("编制[[人员.在职人数]]。", "在职人数"),
        ("宣讲场次[[人员.在职人数]]。", "宣讲.场次"),
    ],
)
def test_a_report_without_a_catalogue_is_judged_by_its_labels(text: str, named: str) -> None:
    (found,) = check_called(bureau(text))
    assert named in found.message


@pytest.mark.parametrize(
    "text",
    [
        "会务费预算[[会务费.预算数]]，支出[[会务费.决算数]]，差额[[会务费.节约额]]。",
        "全年支出[[支出.决算数]]，在职[[人员.在职人数]]。",
        "会务费完成预算的[[会务费.完成率]]。",
        "河道整治执行率[[项目.河道整治.执行率]]，结余[[项目.河道整治.结余数]]。",
    ],
)
def test_right_words_pass_without_a_catalogue(text: str) -> None:
    assert list(check_called(bureau(text))) == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_slot_of_a_builtin_draft_is_called_by_anothers_name(sample: str) -> None:
    found = [str(fault) for p in drafted(sample) for fault in check_called(p)]
    assert found == []


def test_a_long_text_is_looked_at_to_its_end() -> None:
    text = "基本支出合计[[基本支出.决算数]]，在职人员[[人员.在职人数]]。" * 5000
    assert list(check_called(passage(text))) == []
