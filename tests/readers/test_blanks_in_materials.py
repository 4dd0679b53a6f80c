"""Blanks that a PDF gives in and around numbers are not printed where a sentence is quoted."""

from __future__ import annotations

import pytest

from qicao.boundtext import render_plain
from qicao.readers.cells import Passage, TextDocument
from qicao.readers.materials import material
from qicao.readers.members import Members
from qicao.values import Ledger, NumberStyle


def printed(line: str) -> str:
    """The line as the report prints it, quoted of a material."""
    reading = material(TextDocument((Passage(line, "第1段", 0),)), "总结.pdf", Members())
    ledger = Ledger(
        year=2024,
        figures={figure.id: figure for figure in reading.figures},
        facts={fact.id: fact for fact in reading.facts},
    )
    sentences = [s for m in reading.materials for s in m.sentences]
    assert "".join(sentence.plain for sentence in sentences) == line
    return "".join(render_plain(s.text, ledger, NumberStyle()) for s in sentences)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("全年拨付补助 共 1 234 万元。", "全年拨付补助 共1234万元。"),
        ("执行率 35.2 % ，低于上年。", "执行率35.2%，低于上年。"),
        ("购置设备 15 台（套）， 用于 3 个项目。", "购置设备15台（套），用于3个项目。"),
        ("2024 年 5 月验收 36 户。", "2024年5月验收36户。"),
        ("依据云办〔2019〕 31 号办理。", "依据云办〔2019〕31号办理。"),
        ("全年支出1,234.50万元。", "全年支出1,234.50万元。"),
        ("张三 李四 二人值守 WPS Office 平台。", "张三 李四 二人值守 WPS Office 平台。"),
        ("任务有：1.茶园 2.桑园。", "任务有：1.茶园 2.桑园。"),
        ("近 七 成农户受益。", "近 七 成农户受益。"),
    ],
)
def test_a_sentence_is_quoted_without_odd_blanks(line: str, said: str) -> None:
    assert printed(line) == said
