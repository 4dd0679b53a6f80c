"""The first or the last lines of a list together: 前两项合计21,105,050元, 后三项合计4,620,570元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.linelists import LineColumn, find_line_lists
from qicao.statements import Role, Statement

_ENDS = re.compile("(?<![居列排靠])[前后]$")
"""Words before a count of the ends; 居前两位 is of the largest."""
_FAR = 8
"""Lines between the list and what is said of it."""
_CLAUSE = 8
"""Characters between the count and the total."""


class Ends:
    """What a text claims of the ends of a list of lines."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every total of the first or the last so many, with them."""
        columns: list[LineColumn] | None = None
        prose = (s for s in self.sources.statements if not s.table)
        for count, given in pairwise(prose):
            if not _is_of_ends(count, given):
                continue
            if columns is None:
                columns = [*find_line_lists(self.sources.statements, self.sources.text)]
            number = int(count.mention.value or 0)
            for column in columns:
                if _is_of(column, given) and number < len(column.parts):
                    first = count.label.endswith("前")
                    parts = column.parts[:number] if first else column.parts[-number:]
                    yield (Claim(given, f.SUM, parts, sure=True),)


def _is_of_ends(count: Statement, given: Statement) -> bool:
    number = count.mention.value
    whole = number is not None and number == int(number) and number > 1
    beside = count.sentence == given.sentence and given.start - count.end <= _CLAUSE
    total = given.total and given.role is Role.LEVEL and not given.hedged
    return bool(whole and beside and total) and bool(_ENDS.search(count.label))


def _is_of(column: LineColumn, given: Statement) -> bool:
    """Whether a column is of the list right above, and of the kind of a total."""
    last = column.parts[-1]
    return last.start < given.start and given.line - last.line <= _FAR and alike(last, given)
