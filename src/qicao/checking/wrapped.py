"""Plain text whose lines were broken at the edge of a page: which line goes on in the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qicao.checking.blocks import is_heading
from qicao.checking.columns import unit_of
from qicao.outline import find_headings

WIDEST = 130
"""Columns, a 汉字 two of them: longer lines were not broken to fit a page."""
FULL = 0.88
"""Of the width: from where a line may have been broken."""
FEW, SHARE = 5, 0.4
"""Full lines from which a text is taken to be broken, and which part of all they are."""
_CUT = re.compile(r"[0-9]\.$")
_REST = re.compile(r"[0-9]+(?:[%％‰]|万|亿|元|个百分点)")
_BEGINS = re.compile(r"[ \t]{2}|　|\||[-*+>#•●]|[^|]*\t")
_ENDS = "。！？；!?;：:”）》"


def goes_on(lines: Sequence[str]) -> list[bool]:
    """For each line whether the next one belongs to the same paragraph."""
    width = _width(lines)
    pairs = zip(lines, [*lines[1:], ""], strict=True)
    return [_is_cut(line, after) or _is_broken(line, after, width) for line, after in pairs]


def _width(lines: Sequence[str]) -> int:
    """How wide the lines of a broken text are; 0 for a text that was not broken."""
    widths = sorted(filter(None, (columns(line) for line in lines)))
    if not widths:
        return 0
    width = widths[int(0.95 * (len(widths) - 1))]
    full = sum(FULL * width <= w for w in widths)
    broken = widths[-1] <= WIDEST and full >= FEW and full >= SHARE * len(widths)
    return width if broken and width >= FEW else 0


def columns(line: str) -> int:
    """How wide a line is, a 汉字 two columns."""
    return len(line.strip().encode("gbk", "replace"))


def _is_cut(line: str, after: str) -> bool:
    """Whether the break stands inside a number: 95. and 10%."""
    return bool(_CUT.search(line.rstrip()) and _REST.match(after) and not _BEGINS.match(after))


def _is_broken(line: str, after: str, width: int) -> bool:
    if not width or columns(line) < FULL * width or not after.strip():
        return False
    if (is_heading(line) and "，" not in line) or line.rstrip().endswith(tuple(_ENDS)):
        return False
    return not (_BEGINS.match(after) or find_headings(after) or unit_of(after))
