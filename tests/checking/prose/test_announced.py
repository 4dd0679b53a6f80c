"""So many points are announced, and so many follow."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Finding

INLINE = "{}：一是预算编得粗；二是支付偏慢；三是资料不全。"
MARKED = "{}：（一）预算编得粗；（二）支付偏慢；（三）资料不全。"
LINES = "{}：\n\n1. 预算编得粗。共3笔。\n\n2. 支付偏慢。\n\n3. 资料不全。\n"
ABOVE = "存在问题：一是预算编得粗；二是支付偏慢；三是资料不全。以上{}个问题要在年底前改完。"

SECTIONS = (
    "## 一、概况\n\n略。\n\n## 二、问题\n\n（一）预算编得粗。略。\n\n（二）支付偏慢。略。\n\n"
    "（三）资料不全。略。\n\n## 三、措施\n\n针对以上{}个问题，年底前逐项改完。\n"
)


def _found(text: str) -> list[Finding]:
    report = check_text(text_of("例.md", f"某某县水产站2024年度报告\n\n{text}"))
    return [one for one in report.findings if one.code == "A43"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (INLINE.format("主要有四个方面"), "error"),
        (INLINE.format("年度确定了2项重点任务"), "error"),
        (INLINE.format("主要职责包括两个方面").replace("：", "。", 1), "error"),
        (MARKED.format("主要有四个方面"), "error"),
        (LINES.format("共实施项目4个，具体为"), "warning"),
        (ABOVE.format("四"), "warning"),
        (SECTIONS.format("四"), "warning"),
    ],
)
def test_more_or_fewer_points_than_were_announced_are_told(text: str, severity: str) -> None:
    (found,) = _found(text)
    assert (found.severity.value, found.expected) == (severity, "3")


@pytest.mark.parametrize(
    "text",
    [
        INLINE.format("主要有三个方面"),
        INLINE.format("年度确定了3项重点任务"),
        LINES.format("共实施项目3个，具体为"),
        ABOVE.format("三"),
        SECTIONS.format("三"),
        INLINE.format("全年实施20个项目，做法主要是"),
        "全年实施20个项目。一是预算编得粗；二是支付偏慢。",
        "上述四个方面的问题，改进如下：一是编细预算；二是按月通报。",
        "主要有三个方面：一是预算编得粗。",
        "主要有三个方面：一是预算编得粗；三是资料不全。",
    ],
)
def test_what_is_as_announced_or_cannot_be_counted_is_let_be(text: str) -> None:
    assert _found(text) == []


def test_a_list_in_a_list_is_not_counted() -> None:
    inner = "主要有两个方面：一是支付偏慢，原因有二：一是审批长，二是合同晚；二是资料不全。"
    assert _found(inner) == []


def test_one_count_is_told_by_one_check() -> None:
    text = "五、存在的问题\n\n存在以下四个方面的问题：一是粗；二是慢；三是少。"
    report = check_text(text_of("例.md", f"某某局2024年度报告\n\n{text}"))
    told = [one for one in report.findings if "四个方面" in one.message]
    assert [one.code for one in told] == ["A43"]
