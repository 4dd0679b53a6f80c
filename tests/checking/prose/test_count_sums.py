"""Counts that the parts beside them make up."""

from __future__ import annotations

import re

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

HEAD = "某某县水产站2024年度部门整体支出绩效自评报告\n\n"
PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
WORDS = [
    "全县有{7家|8家}育苗场（国有2家、民营5家）。",
    "流域内有{14个|15个}乡镇（9镇5乡）。",
    "全年办班{十一期|十二期}，育苗班6期、养护班4期、安全班1期。",
    "退回的{6台中|8台中}，铭牌不清3台、缺件2台、未见实物1台，均已换发。",
    "剩余117台分两批安装，第一批70台于7月底前装完，第二批{47台|57台}于10月底前装完。",
    "26个鱼塘上半年清淤{12个|10个}，下半年14个。",
    "八个项目分别打分，{七个|六个}为“优”、一个为“良”。",
    "设{3个|4个}监测站、12个点位：东湾监测站5个、西湾监测站4个、南湾监测站3个。",
    "资金分{三|两}期下达。一期30万元，二期20万元，三期10万元。",
    "水温超过20度的有{五|六}个月，即6月至10月。",
    "新建塘埂18条、6.5公里，监测点22个，投饵台35座，三类设施共{75|76}处。",
    "获奖{18项|17项}，包括一等奖3项、二等奖6项、三等奖9项。",
]
RIGHT = [
    "全县有15个项目（已开工12个、完工5个）。",
    "获奖20项，包括一等奖3项、二等奖6项、三等奖9项。",
    "核定编制40名，渔政12名、科研18名、后勤10名，空编3名。",
    "全年办班12期，另有讲座6场、参观3场。",
    "全站35人（高级职称12人、中级职称20人）。",
    "养殖户中大户8户、散户1260户，收回问卷1250份。",
]


def _found(text: str) -> list[str]:
    report = check_text(text_of("例.md", HEAD + text))
    return [one.message for one in report.findings if "与所列的不符：各部分共" in one.message]


@pytest.mark.parametrize("words", WORDS)
def test_a_count_is_what_its_parts_are(words: str) -> None:
    assert _found(PICK.sub(r"\1", words)) == []
    assert len(_found(PICK.sub(r"\2", words))) == 1


@pytest.mark.parametrize("words", RIGHT)
def test_what_may_leave_some_out_is_let_be(words: str) -> None:
    assert _found(words) == []
