"""The overall goal of a year and what came of it: in the text and before the indicators."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.delivery import deliver
from qicao.engines.builtin import BuiltinEngine
from qicao.profile import load_profile
from qicao.workflow import draft, prepare

REPO = Path(__file__).parents[2]
DATA = """\
label,value,unit,period,group
报告年度,2024,,,
单位名称,青禾县茶叶局,,,
培训场次一级指标,产出指标,,,指标
培训场次年度指标值,40,场,,指标
培训场次实际完成值,41,场,,指标
年度总体目标,改造茶园2000亩，守住质量安全底线{end},,,
年度总体目标完成情况,改造茶园1980亩，没有发生质量安全事故{end},,,
"""


@pytest.fixture(params=["", "。"])
def text(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The report, where the bureau ended its goal with a full stop and where it did not."""
    data, written = tmp_path / "数据.csv", tmp_path / "报告.md"
    data.write_text(DATA.format(end=request.param), encoding="utf-8")
    ready = prepare([data], load_profile(REPO / "prompts" / "hunan_overall"))
    deliver(draft(ready, BuiltinEngine(ready.profile, ready.ledger)), written)
    return written.read_text(encoding="utf-8")


def test_goal_and_result_are_said_each_with_one_full_stop(text: str) -> None:
    prose = "".join(line for line in text.splitlines() if not line.startswith("|"))
    assert "：改造茶园2000亩，守住质量安全底线。" in prose
    assert "：改造茶园1980亩，没有发生质量安全事故。" in prose
    assert "。。" not in prose


def test_goal_and_result_stand_above_the_indicators(text: str) -> None:
    goal, result = text.index("| 年度总体目标 | 实际完成情况 |"), text.index("| 改造茶园2000亩")
    assert goal < result < text.index("| 一级指标 ")
