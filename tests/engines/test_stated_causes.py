"""Causes that were stated: said of those whose they are, and without a judgement beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.boundtext import render_plain
from qicao.engines.builtin import BuiltinEngine
from qicao.profile import load_profile
from qicao.values import Paragraph
from qicao.workflow import prepare

REPO = Path(__file__).parents[2]
DATA = """\
label,value,unit,period,group
报告年度,2024,,,
单位名称,青禾县茶叶局,,,
支出年初预算数,400,万元,,
支出全年预算数,560,万元,,
茶园改造,200,万元,预算,项目
茶园改造,300,万元,调整预算,项目
茶园改造,298,万元,决算,项目
补苗,100,万元,预算,项目
补苗,150,万元,调整预算,项目
补苗,149,万元,决算,项目
质检,80,万元,预算,项目
质检,100,万元,调整预算,项目
质检,99,万元,决算,项目
"""
ASKED = "主要原因待核实"


def said(tmp_path: Path, code: str, *more: str, writes: str = "problems") -> tuple[str, str]:
    """Heading and text of what is written of one signal, from the data with more rows."""
    data = tmp_path / "数据.csv"
    data.write_text(DATA + "".join(f"{line}\n" for line in more), encoding="utf-8")
    ready = prepare([data], load_profile(REPO / "prompts" / "hunan_overall"))
    remedies = BuiltinEngine(ready.profile, ready.ledger).remedies
    (plan,) = [plan for plan in ready.plans if plan.writes == writes]
    (found,) = [s for s in remedies.sections(plan) if s.id == f"{plan.id}.{code}"]
    texts = [block.text for block in found.blocks if isinstance(block, Paragraph)]
    return found.heading, render_plain("".join(texts), ready.ledger, ready.profile.numbers)


def problem(tmp_path: Path, code: str, *more: str) -> str:
    return said(tmp_path, code, *more)[1]


def test_one_projects_reason_is_not_given_for_two(tmp_path: Path) -> None:
    text = problem(tmp_path, "项目调整偏大", "茶园改造调整原因,上级追加改造资金,,,项目")
    assert text.endswith("主要原因：茶园改造，上级追加改造资金。")


def test_a_reason_of_several_is_led_by_all_their_names(tmp_path: Path) -> None:
    same = ("茶园改造调整原因,上级追加,,,项目", "补苗调整原因,上级追加,,,项目")
    text = problem(tmp_path, "项目调整偏大", *same, "质检调整原因,任务增加,,,项目")
    assert text.endswith("主要原因：茶园改造、补苗，上级追加；质检，任务增加。")


def test_a_reason_of_all_needs_no_name(tmp_path: Path) -> None:
    names = ("茶园改造", "补苗", "质检")
    text = problem(tmp_path, "项目调整偏大", *(f"{n}调整原因,上级追加,,,项目" for n in names))
    assert text.endswith("主要原因：上级追加。")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("项目调整偏大", "茶园改造调整原因,上级追加资金,,,项目"),
        ("年中调整偏大", "预算调整原因,上级追加资金,,,"),
    ],
)
def test_no_judgement_stands_beside_a_stated_reason(tmp_path: Path, code: str, reason: str) -> None:
    heading, text = said(tmp_path, code, reason)
    assert text.endswith("上级追加资金。")
    assert not any(word in heading + text for word in ("不够", "不足", "有待", "测算"))
    unknown = problem(tmp_path, code)
    assert ASKED in unknown
    assert not unknown.endswith("查找）。")
