"""Tables that have a new head half way: the official form of scores has its money above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar


class _Cell(Protocol):
    @property
    def text(self) -> str: ...


C = TypeVar("C", bound=_Cell)
_MEASURED = re.compile(
    "(?:年度|全年|实际|自评|评价|年初|指标|标准|资金)*"
    "(?:分值|权重|满分|得分|评分|指标值|目标(?:值)?|完成(?:值|情况)|(?:预算|执行|决算)数|金额|数量)"
    "(?:[（(][^（()）]*[）)])?"
)
"""What the head of a column of numbers is called, and nothing else."""
_NAMED, _WIDE = re.compile("指标|名称|项目|内容|科目|类别|序号"), 3
"""In the head of a column of names; and columns that a head has at least."""


def stretches(rows: Sequence[Sequence[C]]) -> Iterator[tuple[int, Sequence[Sequence[C]]]]:
    """The stretches of a table, each with its own head, by the row that it begins with.

    One stretch for a table whose head stands at its top alone.
    """
    begins = [0, *(n for n in range(1, len(rows)) if _is_head_again(rows, n))]
    for begin, end in zip(begins, [*begins[1:], len(rows)], strict=True):
        yield begin, rows[begin:end]


def _is_head_again(rows: Sequence[Sequence[C]], number: int) -> bool:
    """Whether a row behind numbers is a head: it has none, and says what those below it are."""
    texts = {"".join(cell.text.split()) for cell in rows[number]} - {""}
    if len(texts) < _WIDE or any(char.isdigit() for text in texts for char in text):
        return False
    measured = sum(_MEASURED.fullmatch(text) is not None for text in texts)
    named = any(_NAMED.search(text) for text in texts)
    above = any(_has_number(row) for row in rows[:number])
    return measured > 1 and named and above and any(map(_has_number, rows[number + 1 :][:2]))


def _has_number(row: Sequence[C]) -> bool:
    return any(char.isdigit() for cell in row for char in cell.text)
