"""Which rows of tables a number of prose may be of: those named before it, else those of totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.groups import ROWS, Group, Groups, apart
from qicao.arithmetic.index import core
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement
from qicao.statements.lexicon import WORD

CLAUSE, SENTENCE, LINE = "。；;\n", "。\n", "\n"
"""What ends the words in which the name of a row is looked for."""
_JOINED = re.compile("[、和与及]$")
_HEADING = 30
"""Characters of a first sentence that says what its line is of."""
_TAIL = re.compile("[距离差欠较与比所]+$")
"""What a name may end with that only holds it against something."""
_NAME = 3
"""Characters of a name at least that stands for a longer one."""
_BESIDE, _BEHIND = 4, 2
"""Lines between a table and what is said of its totals; where nothing says what is measured."""
_ABOVE = 120
"""Characters above a table that tell what it is of."""
_FILLING = re.compile(
    "20[0-9]{2}年?|[一两二三四五]年|年[初中末]|全年|本年|今年|累计|一年|资金|金额|总额|合计|项目|净|应|而|所"
    "|仅|只|均|则|主要"
)
"""Words before a number that say nothing of what is measured."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A row that a number may be of."""

    cells: Sequence[Statement]
    near: bool
    """Whether its name stands in the clause, its table beside it, and no other is joined to it."""
    since: int
    """Where the words begin that speak of it."""
    total: bool = False


class RowsMeant:
    """The rows of a text's tables."""

    def __init__(self, sources: Sources) -> None:
        self.text = sources.text
        self.rows = grouped(
            (s for s in sources.statements if s.table and s.worth is not None),
            lambda s: (s.table, s.line),
        )
        self.groups = Groups(_groups(self.rows.values()))
        """The first numbers of the rows of each table."""
        self.captions: dict[int, frozenset[str]] = {}

    def begin(self, given: Statement, cuts: str) -> int:
        """Where the words before a number begin, back to one of some marks."""
        return max(self.text.rfind(cut, 0, given.start) for cut in cuts) + 1

    def of(self, given: Statement) -> Iterator[list[Meant]]:
        """The rows that a number may be of, those that its words name most clearly first."""
        near = self.groups.around(given.line)
        for cuts in (CLAUSE, SENTENCE):
            begin = self.begin(given, cuts)
            spelled = self.groups.spelled(self.text[begin : given.start])
            for groups in (near, spelled) if cuts is CLAUSE else (near,):
                parts = {p.line: p for g in groups if (p := self._named(g, given, begin))}
                beside = cuts is CLAUSE and groups is near
                yield [self._meant(p, given, begin, near=beside) for p in parts.values()]
            if cuts is CLAUSE:
                yield self._aimed(given, begin)
            if any(group.named(self.text[begin : given.start]) for group in near):
                return
        yield [*self._headed(given)]
        lines = {(w.table, w.line) for g in near if apart(g, given) <= _BESIDE for w in g.wholes}
        begin = self.begin(given, SENTENCE)
        words = self.text[begin : given.start]
        totals = [self.rows[key] for key in sorted(lines)]
        named = [row for row in totals if core(row[0].label) in words] or totals
        yield [Meant(row, near=False, since=begin, total=True) for row in named]

    def _named(self, group: Group, given: Statement, begin: int) -> Statement | None:
        """The part that is named last, or that 分别 tells; None where one is joined to it."""
        found = group.named(self.text[begin : given.start])
        if given.place and len(found) > 1:
            return found[given.place - 1] if given.place <= len(found) else None
        if len(found) > 1 and _JOINED.search(self.text[begin : self._at(found[-1], given, begin)]):
            return None
        return found[-1] if found else None

    def _at(self, part: Statement, given: Statement, begin: int) -> int:
        return max(self.text.rfind(part.label, begin, given.start), begin)

    def _meant(self, part: Statement, given: Statement, begin: int, *, near: bool) -> Meant:
        since = begin if given.place else self._at(part, given, begin)
        return Meant(self.rows[part.table, part.line], near and not given.place, since)

    def _aimed(self, given: Statement, begin: int) -> list[Meant]:
        """The only row with a target whose name has a number's in it: 及时率 for 维修响应及时率."""
        name = _TAIL.sub("", core(given.item))
        if len(name) < _NAME:
            return []
        spelled = re.compile(".{0,4}".join(map(re.escape, name)))
        rows = [row for row in self.rows.values() if spelled.search(row[0].label)]
        rows = [row for row in rows if any(cell.role is Role.TARGET for cell in row)]
        return [Meant(row, near=False, since=begin) for row in rows] if len(rows) == 1 else []

    def _headed(self, given: Statement) -> Iterator[Meant]:
        """The rows that the first short sentence of the line names."""
        begin = self.begin(given, LINE)
        end = self.text.find("。", begin, given.start)
        if 0 < end - begin <= _HEADING:
            words, since = self.text[begin:end], self.begin(given, SENTENCE)
            parts = {p.line: p for g in self.groups.spelled(words) for p in g.named(words)[-1:]}
            yield from (Meant(self.rows[p.table, p.line], False, since) for p in parts.values())

    def measures(self, given: Statement, meant: Meant, cell: Statement) -> bool:
        """Whether the words before a number measure what the column of a cell does."""
        words = self.text[meant.since : given.start] if meant.total else given.label
        measure = _measure(words.replace(cell.label, "，"))
        if meant.total and _is_behind(given, cell):
            return True
        of = pairs(f"{cell.whole}，{cell.label}") | self._caption(cell.table)
        return not measure or bool(measure & of)

    def _caption(self, table: int) -> frozenset[str]:
        """What the lines right above a table say."""
        if table not in self.captions:
            first = min(g.start for g in self.groups if g.table == table)
            before = self.text[max(0, first - 2 * _ABOVE) : first].split("\n")
            lines = [line for line in before if line and "|" not in line and "\t" not in line]
            self.captions[table] = pairs("，".join(lines)[-_ABOVE:])
        return self.captions[table]


def _groups(rows: Iterable[Sequence[Statement]]) -> Iterator[Group]:
    """The rows of each table by their first numbers, those of totals apart."""
    tables: dict[int, list[Statement]] = {}
    for row in rows:
        tables.setdefault(row[0].table, []).append(row[0])
    for cells in tables.values():
        if parts := tuple(cell for cell in cells if not cell.total):
            yield Group(parts, tuple(cell for cell in cells if cell.total))


def _is_behind(given: Statement, cell: Statement) -> bool:
    """Whether a number stands in the first line behind a table."""
    return 0 < given.line - cell.line // ROWS + 1 <= _BEHIND


def _measure(words: str) -> frozenset[str]:
    return pairs(_FILLING.sub("，", WORD.sub("，", words)))
