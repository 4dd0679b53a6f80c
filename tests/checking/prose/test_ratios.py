"""Ratios of the amounts before them, portions beside shares, and times that became shorter."""

from __future__ import annotations

import re

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
SAID = """
预算由省级60.00万元、市级20.00万元、区级10.00万元组成，比例为6∶{2|3}∶1。
预算由省级60.00万元、市级21.00万元、区级10.00万元组成，比例为{6|5}∶2∶1。
教师120人、学生1860人，师生之比为1:{15.5|16.5}。
男182人、女121人，比例为3:{2|1}。
种粮户692人次，占44.36%；养殖户209人次，占13.40%；其中女性811人次，占{五成二|四成二}。
办理时限由30日缩短到20日，缩短三分之{一|二}。
内设办公室、救护股、捐献服务与志愿股{三|四}个股室，没有下属单位。
"""
LET_BE = """
省级60.00万元、市级20.00万元，用于三项工作，比例为6∶3∶1。
省级60.00万元、市级约20.00万元、区级10.00万元，比例为6∶3∶1。
预算60.00万元，绩效指标20个，比例为6∶3。
内设办公室、人事与法规股两个股室。
"""


def _told(text: str) -> list[str]:
    report = check_text(text_of("例.md", f"某局2024年度支出绩效自评报告\n\n{text}\n"))
    kept = ("A54", "A31", "A26", "A43")
    return [f"{one.code} {one.text}" for one in report.findings if one.code in kept]


@pytest.mark.parametrize("text", SAID.strip().splitlines())
def test_what_is_said_in_proportion_is_held_against_its_numbers(text: str) -> None:
    assert _told(PICK.sub(lambda m: m[1], text)) == []
    assert len(_told(PICK.sub(lambda m: m[2], text))) == 1


@pytest.mark.parametrize("text", LET_BE.strip().splitlines())
def test_other_numbers_are_let_be(text: str) -> None:
    assert _told(text) == []


def test_shares_in_a_ratio_are_due_as_shares() -> None:
    said = "门诊收入142.98万元、住院收入243.45万元，二者之比为36:64。"
    report = check_text(text_of("例.md", f"某局2024年度支出绩效自评报告\n\n{said}\n"))
    assert ["约为37∶63" in one.message for one in report.findings if one.code == "A54"] == [True]
