"""Markdown shows every text as it stands."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qicao.export.markdown import escape_markdown, to_markdown
from qicao.export.plaintext import to_text
from qicao.export.readback import verify_text
from qicao.values import Ledger, Report

Build = Callable[[str], Report]


def test_headings_paragraphs_and_tables_have_their_marks(report: Report, ledger: Ledger) -> None:
    lines = to_markdown(report, ledger).splitlines()
    assert "# 青禾县水务局2024年度部门整体支出绩效自评报告" in lines
    assert "## 一、部门基本情况" in lines
    assert "### （一）部门概况" in lines
    assert "- 2.开展宣讲36场，覆盖全部乡镇。" in lines
    assert "| 1 | 河道整治 | 1250.00 | 已完成年度建设内容 |" in lines


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("2*3*4_5_", r"2\*3\*4\_5\_"),
        ("# 标题", r"\# 标题"),
        ("第#1号", "第#1号"),
        ("a|b", r"a\|b"),
        ("<img src=x>", r"\<img src=x\>"),
        ("![](http://x)", r"!\[\](http://x)"),
        ("1. 第一", r"1\. 第一"),
        ("1.第一", "1.第一"),
        ("1250.00", "1250.00"),
        ("- 项", r"\- 项"),
        ("---", r"\---"),
        ("    代码", "代码"),
        ("a\n# b", "a\n\\# b"),
        ("&lt;", r"\&lt;"),
    ],
)
def test_what_markdown_would_act_on_is_escaped(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_any_text_is_read_back(saying: Build, ledger: Ledger, text: str) -> None:
    report = saying(text)
    assert verify_text(to_markdown(report, ledger), report, ledger) == ()
    assert verify_text(to_text(report, ledger), report, ledger) == ()


def test_plain_text_has_a_line_for_each_row(report: Report, ledger: Ledger) -> None:
    assert "1\t河道整治\t1250.00\t已完成年度建设内容" in to_text(report, ledger).splitlines()
