"""Direction words that the numbers beside them refute."""

from __future__ import annotations

import re

import pytest
from againstfigures import against

from qicao.checking import check_text
from qicao.checking.prose import look_over
from qicao.checking.text import text_of
from qicao.values import Severity

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
WORDS = [
    "鱼苗每尾385元，比概算的380元{高|低}5元。",
    "清淤为任务的93.82%，比上年（任务20万亩、完成率96.10%）{低|高}2.28个百分点。",
    "2025年预算260.50万元，较2024年初预算增加20.50万元，{增长|下降}8.54%。",
    "投放单价由测算的每尾2.00元{降|升}到1.20元，数量没有变。",
    "招待费预算12万元，实支9.7万元（会议6.2万元、接待35,000元），{节约|超支}2.3万元，节约率百分之十九。",
    "考核列第9位，较上年的第13位前移{4|5}位。",
    "考核列第13名，比上年第9名{后移|前移}4名。",
    "年初结转412.67万元。年末结转结余634.58万元，较年初{增加|减少}221.91万元。",
    "年初预算2600.00万元。执行中，省里追加312.50万元，县里{调减|调增}48.00万元，另有上年结转126.35万元，"
    "全年预算为2990.85万元。",
    "单位：万元（文中数均同）\n\n与上年决算6028.91相比，多支445.46，增幅7.39%。"
    "其中日常支出{增加|减少}76.71，投放支出增加368.75。",
]
RIGHT = [
    "鱼苗每尾385元，比概算的380元高5元，比市价低8元。",
    "满意度93.82%，比全县91.54%高2.28个百分点。",
    "支出增加20.50万元，下降2.10个百分点。",
    "支出减少20.50万元，完成全年任务的98.00%。",
    "年初结转412.67万元。年末结转结余634.58万元，年初预算多221.91万元。",
    "年初预算2600.00万元。执行中追加312.50万元，调减48.00万元，另有上年结转126.35万元，"
    "全年预算为2990.85万元。",
]


def _found(words: str) -> list[str]:
    report = check_text(text_of("例.md", f"某某县水产站2024年度报告\n\n{words}"))
    return [f.message for f in report.findings if f.severity is Severity.ERROR]


@pytest.mark.parametrize("words", WORDS)
def test_a_word_that_the_numbers_refute_is_told(words: str) -> None:
    assert _found(PICK.sub(r"\1", words)) == []
    assert _found(PICK.sub(r"\2", words))


def test_what_was_carried_over_is_the_year_s_beginning() -> None:
    figures = "上年结转 年初 218.40万元\n结转结余 年末 186.75万元"
    for way, found in (("减少", 0), ("增加", 1)):
        seen = against(f"年末结转结余186.75万元，较年初{way}31.65万元。", figures)
        told = [f.message for f in look_over(seen)[0] if "方向" in f.message]
        assert len(told) == found


@pytest.mark.parametrize("words", RIGHT)
def test_words_that_fit_are_let_be(words: str) -> None:
    assert _found(words) == []
