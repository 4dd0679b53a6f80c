"""True words that were taken for wrong, each with its check."""

from __future__ import annotations

import pytest
from proselooks import told

PROBLEMS = """一、存在的问题
（一）支付偏慢。
（二）课题延期。
（三）采购计划偏松。
（四）培训人数不足。
二、改进措施
"""
INLINE = f"{PROBLEMS}（一）按月通报支付进度。（二）四月签订合同。（三）核对采购。（四）补办培训。\n"
DIGITS = f"{PROBLEMS}1.按月通报支付进度；2.四月签订合同；3.核对采购；4.补办培训。\n"
CAPTION = """一、资金
（一）分县执行
支出125万元。
附表1　各县执行情况
（二）按用途分
购置25万元。
"""


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("A55", "四项占比分别为81.51%、8.78%、4.09%和5.63%，因四舍五入，四项占比相加为100.01%。"),
        ("A31", "每季度抽查不少于160户，全年不少于640户。"),
        ("A31", "增幅29.63%，近三成的增幅主要来自尾款。"),
        ("A31", "秋季拟增班12个，达到160个。"),
        ("D07", "补助标准为县图书馆、县文化馆每馆每年20万元。"),
        ("A59", INLINE),
        ("A59", DIGITS),
        ("A45", CAPTION),
    ],
)
def test_true_words_are_let_be(code: str, text: str) -> None:
    assert told(text, code) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("A55", "满意率为100.01%。"),
        ("A31", "全年抽查160户，高于640户的目标。"),
        ("A31", "增幅29.63%，超过三成的增幅主要来自尾款。"),
        ("D07", "补助的的标准为20万元。"),
        ("A59", f"{PROBLEMS}（一）按月通报支付进度。"),
        ("A45", CAPTION.replace("（二）", "（三）")),
    ],
)
def test_wrong_ones_of_the_kind_are_told(code: str, text: str) -> None:
    assert told(text, code)
