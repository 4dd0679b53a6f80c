"""The unit of the amounts of a text, where it is named once for many numbers that have none.

单位：万元 at its head holds for all of it, 预算收支（万元） in a title for what stands under
that, and （本段单位为亿元） for its own paragraph. A line alone above a table is that table's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from qicao.arithmetic.linelevels import PROSE
from qicao.checking.blocks import Grid, Line, Text
from qicao.checking.columns import OF_TABLES, unit_of
from qicao.mentions import Mention, MentionKind

AMOUNTS = frozenset({"元", "千元", "万元", "百万元", "亿元"})
_ALL = re.compile("另有|另行|除|以外|文中|以下|下文|本文|全文|本报告|所有|均|都是|统一|一律")
"""Words with which a unit is named for more than a table."""
_PARAGRAPH = re.compile("本[段节条]")
_TITLED = re.compile(r"[（(](?:金额)?(?:单位[:：]?)?(?P<unit>[一-鿿]{1,4})[）)]\s*$")
_NO_AMOUNT = re.compile(
    "系数|指数|按|值[为是在]?$|(?<!相)比(?!上年|去年|年初|预算|同期|批复|计划)为?|分"
)
_BEFORE = 6
"""Characters before a number that may say that it is no amount: 系数0.55."""
Found = Mapping[int, Sequence[Mention]]
"""Where a line begins → its mentions."""


def in_declared_units(text: Text, found: Found, levels: Mapping[int, int]) -> Found:
    """The mentions of the lines, bare numbers with decimals in the unit that holds for them.

    `levels` are those of the headings, by the numbers of their lines.
    """
    units = line_units(text, levels)
    return {
        start: [_in_unit(m, units[start], text.text, start) for m in mentions]
        if start in units
        else mentions
        for start, mentions in found.items()
    }


def line_units(text: Text, levels: Mapping[int, int]) -> dict[int, str]:
    """Where a line begins → the unit that is named for its numbers; lines without one are not."""
    found: dict[int, str] = {}
    whole = declared(text)
    titled: list[tuple[int, str]] = []
    for number, block in enumerate(text.blocks):
        if not isinstance(block, Line):
            continue
        level = levels.get(number, PROSE)
        titled = [one for one in titled if one[0] < level]
        own = unit_of(block.text) if _PARAGRAPH.search(block.text) else None
        if level < PROSE and (title := _TITLED.search(block.text)) and title["unit"] in AMOUNTS:
            titled.append((level, title["unit"]))
        if unit := own or (titled[-1][1] if titled else whole):
            found[block.start] = unit
    return found if whole else _everywhere(text, found)


def _everywhere(text: Text, found: dict[int, str]) -> dict[int, str]:
    """The only unit that titles name holds under the others too; a paragraph's own does not."""
    titles = {
        title["unit"]
        for block in text.blocks
        if isinstance(block, Line) and (title := _TITLED.search(block.text))
    } & {*found.values()}
    if len(titles) != 1:
        return found
    unit = titles.pop()
    return {b.start: unit for b in text.blocks if isinstance(b, Line)} | found


def declared(text: Text) -> str | None:
    """The unit that is named for the amounts of the whole text; None if none is, or several."""
    named = set()
    for block, following in zip_longest(text.blocks, text.blocks[1:]):
        if not isinstance(block, Line) or block.heading or _PARAGRAPH.search(block.text):
            continue
        of_table = isinstance(following, Grid) and not _ALL.search(block.text)
        if not of_table and (unit := unit_of(OF_TABLES.sub("", block.text))) in AMOUNTS:
            named.add(unit)
    return named.pop() if len(named) == 1 else None


def of_tables(text: Text) -> str | None:
    """The unit that the text says its tables are in; None if it says none, or several."""
    lines = (block.text for block in text.blocks if isinstance(block, Line))
    named = {found["unit"] for line in lines for found in OF_TABLES.finditer(line)}
    return named.pop() if len(named) == 1 else None


def _in_unit(mention: Mention, unit: str, text: str, start: int) -> Mention:
    bare = mention.kind is MentionKind.BARE and mention.value is not None
    at = start + mention.start
    if not bare or not mention.decimals or _NO_AMOUNT.search(text, max(start, at - _BEFORE), at):
        return mention
    return mention._replace(kind=MentionKind.AMOUNT, unit=unit)
