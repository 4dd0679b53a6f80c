"""What templates, people and slips of the hand leave in a text: patterns for any kind of text."""

from __future__ import annotations

import re

from qicao.values import Severity

_LEFT = (
    r"(?=[XＸxｘ×（(参\[〔待T_…])(?:"
    r"(?<![A-Za-z])[XＸxｘ×]{2,}(?![A-Za-z])|[（(](?:增长|减少|增加|下降)(?:/[^）)]+)?[）)]"
    r"|[（(]?参考提纲[）)]?|[（(][^（）()]{0,8}字以内[）)]|\[bookmark:[^\]]*\]|〔?待填〕?|TODO"
    r"|_{3,}|…{3,})"
)
LEFTOVERS = re.compile(_LEFT)
"""What only a template has."""
DOUBLED = re.compile(r"([一-鿿]{2,4})\1(?!地)|[，。；、]{2,}")
"""Words and marks that stand twice in a row."""
MARKS = (
    (LEFTOVERS, Severity.ERROR, "是模板残留", "填写或删去"),
    (
        re.compile(r"[（(]待补：[^（）()]*[）)]"),
        Severity.WARNING,
        "还没有提供",
        "补充这项数据后重新起草，或改写这句话",
    ),
    (
        re.compile(r"(?=[主原待])(?:主要)?原因待核实(?:（[^（）]*）)?|待核实(?![后清处情无])"),
        Severity.WARNING,
        "需要人补充",
        "从材料中找到依据后改写；没有依据的删去",
    ),
)
"""What is left for a person to fill in: pattern, how bad, what it is, what to do."""
