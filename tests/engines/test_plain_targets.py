"""Targets without a sign before them are written as they were given."""

from __future__ import annotations

import re
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
{name},茶园改造,,,
抽检合格率一级指标,产出指标,,,指标
抽检合格率二级指标,质量指标,,,指标
抽检合格率年度指标值,100,%,,指标
抽检合格率实际完成值,100,%,,指标
抽检合格率分值,10,分,,指标
抽检合格率得分,10,分,,指标
培训场次一级指标,产出指标,,,指标
培训场次二级指标,数量指标,,,指标
培训场次年度指标值,40,场,,指标
培训场次实际完成值,36,场,,指标
培训场次分值,10,分,,指标
培训场次得分,9,分,,指标
培训场次偏差原因分析及改进措施,场地维修，部分培训未办,,,指标
"""
PROFILES = {
    "hunan_overall": "单位简称",
    "hubei_overall": "单位简称",
    "mof_project": "项目名称",
    "transfer_payment": "转移支付名称",
}
"""By profile what is called 茶园改造 in the data."""


@pytest.fixture(params=PROFILES)
def text(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A report of a profile over the data, as text."""
    data, written = tmp_path / "数据.csv", tmp_path / "报告.md"
    data.write_text(DATA.format(name=PROFILES[request.param]), encoding="utf-8")
    ready = prepare([data], load_profile(REPO / "prompts" / request.param))
    deliver(draft(ready, BuiltinEngine(ready.profile, ready.ledger)), written)
    return written.read_text(encoding="utf-8")


def test_a_target_without_a_sign_stands_in_the_table(text: str) -> None:
    assert "抽检合格率 | 100% | 100% | 10 | 10" in text
    assert "培训场次 | 40场 | 36场 | 10 | 9" in text


def test_what_was_reached_is_told_beside_a_target_without_a_sign(text: str) -> None:
    prose = "".join(line for line in text.splitlines() if not line.startswith("|"))
    assert re.search("抽检合格率[^；。|]*目标100%|抽检合格率100%（目标100%）", prose)
    assert re.search("培训场次[^；。|]*目标40场", prose)
