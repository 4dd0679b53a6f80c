"""A unit with a spelling of its own is counted as the usual one, and printed as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.boundtext import render_plain
from qicao.profile import Profile
from qicao.quantity import as_written, find_unit
from qicao.values import NumberStyle
from qicao.workflow import prepare

GOALS = """groups:
  指标:
    购置监测设备:
      一级指标: 产出指标
      目标值: {target}
      实际值: {result}
      权重: 4分
      得分: 4分
"""
NUMBERS = NumberStyle()


@pytest.mark.parametrize(
    ("target", "result"),
    [("260台（套）", "264台（套）"), ("260台(套)", "264台套"), ("2.6万台（套）", "264台/套")],
)
def test_a_unit_is_printed_as_it_was_written(
    target: str, result: str, profile: Profile, tmp_path: Path
) -> None:
    text = GOALS.format(target=target, result=result)
    (tmp_path / "指标.yaml").write_text(text, encoding="utf-8")
    ledger = prepare([tmp_path], profile, told=2024).ledger
    for field, written in (("目标值", target), ("实际值", result)):
        name = f"指标.购置监测设备.{field}"
        known = ledger.figures[name].quantity
        assert known is not None
        assert known.of.dimension == "台套"
        assert render_plain(f"[[{name}]]", ledger, NUMBERS) == written
        assert render_plain(f"[[{name}|原样]]", ledger, NUMBERS) == written


@pytest.mark.parametrize(
    ("name", "text", "printed"),
    [
        ("台套", "台（套）", "台（套）"),
        ("万台套", "1.2万台(套)", "万台(套)"),
        ("台套", "15台套", "台套"),
        ("个", "15台（套）", "个"),
        ("平方米", "15㎡", "平方米"),
    ],
)
def test_only_a_spelling_of_the_unit_itself_is_kept(name: str, text: str, printed: str) -> None:
    assert as_written(name, text) == printed
    assert find_unit(printed) == find_unit(name)
