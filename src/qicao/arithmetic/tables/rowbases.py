"""Rates of prose over what a row of a table says was planned: 到位887.75万元，到位率98.09%.

The row is the one that has the number of which the rate is; or one that is named and lacks as much
as is said: 少装380块，完成率94.41%; or else the only one that the words right before name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim, outcome_of
from qicao.arithmetic.doubts.misread import digits_told
from qicao.arithmetic.frames import alike
from qicao.arithmetic.index import core
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.tables.planrows import KINDS, LEAST, NO_AMOUNT, RATE, Kind, Pair, Row, rows_of
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES
from qicao.verdict import HOLDS

_CALLED = re.compile(
    "(?:率|进度|比例|完成)(?:仅|只有?|，|[为达是])*$"
    "|(?:执行|完成|支付|到位)率?最[高低慢快好差](?:的?是)?[一-鿿“”]*，?(?:[为仅达]|只有)*$"
)
_OF = re.compile(
    "(?:占到?|[为是]|相当于|完成|^、)(?P<name>其?[一-鿿]{0,6}?"
    "(?:计划|目标|任务|预算|投入|投资|指标|下达|应|定额)[一-鿿]{0,4}?)的$"
)
_APART = re.compile("分别|依次|上年|去年|[该此](?!项债)")
"""Words before a rate that is one of several, or of what was named before."""
_LACKS = re.compile("[少差欠缺超][一-鿿]?$")
_CUT = re.compile("[。；;\n：:]")
_ANY, _ITS = "预算", "其"
_BEFORE, _WORDS = 8, 40
"""Statements before a rate among which its part stands, and characters that name its row."""
_TELLING, _NEAREST = 4, 2
"""Digits that tell a part, and parts that are tried."""
_Rows = Sequence[tuple[Row, Sequence[Pair]]]


class RowBases:
    """What rates of prose are over in tables."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.rows = rows_of(sources.statements)
        self.offers: dict[Kind | str, _Rows] = {}

    def claims(self) -> Iterator[Alternatives]:
        """Every rate with the rows that its part, or what it lacks, stands in."""
        for place, given in enumerate(self.sources.statements if self.rows else ()):
            rate = given.role in (Role.COMPLETION, Role.LEVEL) and given.dimension == RATE
            if not rate or given.table or given.hedged:
                continue
            pairs = [(a, b) for a, b in self._pairs(place) if _suits(given, b)]
            found = {(a.worth, b.worth): (a, b) for a, b in pairs}
            if found:
                sure = len(found) == 1
                yield tuple(Claim(given, f.RATIO, p, sure, likely=True) for p in found.values())

    def _pairs(self, place: int) -> Sequence[Pair]:
        """What a rate may be of, and what was planned of it."""
        given, words = self.sources.statements[place], self._words(place)
        of, kind = _OF.search(words), _kind(words)
        if _APART.search(words) or not (of or kind):
            return ()
        name = of["name"] if of else ""
        rows = self._offers(kind if kind and not of else name)
        before = self.sources.statements[max(0, place - _BEFORE) : place]
        cut = self.sources.text.rfind("；", 0, given.start)
        said = [s for s in before if s.line == given.line and not (s.hedged or s.table)]
        if before and cut >= before[-1].end:
            said = []  # …支出率86.17%；水电能耗支出率92.66%: what is told behind it is another's
        if any(s.sentence == given.sentence and s.dimension not in NO_AMOUNT for s in said):
            return _by_amounts(rows, given, said, "" if of else words)
        if gaps := _gaps(said) if not of else ():
            return [*_lacking(rows, gaps[-1], given, words)]
        return self._by_name(rows, given, words, name)

    def _offers(self, of: Kind | str) -> _Rows:
        """The rows that have a rate of a kind, or something over what words call so."""
        if of not in self.offers:
            found = (
                (row, [*(row.over(of) if isinstance(of, str) else row.by_kind(of))])
                for row in self.rows
            )
            self.offers[of] = [(row, pairs) for row, pairs in found if pairs]
        return self.offers[of]

    def _by_name(self, rows: _Rows, given: Statement, words: str, base: str) -> Sequence[Pair]:
        """The rows that words name, or what the text says elsewhere of what they name."""
        called = [*_named(rows, words)] if not base or base.startswith(_ITS) else []
        if called or base not in ("", _ANY):
            return called
        return self._of_all(rows, given, words)

    def _words(self, place: int) -> str:
        """The words before a rate that name it, back to the number before it."""
        given = self.sources.statements[place]
        last = self.sources.statements[place - 1].end if place else 0
        begin = max(given.start - _WORDS, min(last, given.start))
        return _CUT.split(self.sources.text[begin : given.start])[-1]

    def _of_all(self, rows: _Rows, given: Statement, words: str) -> Sequence[Pair]:
        """The row with the amount that the text says elsewhere of the rate's own item."""
        if not core(given.item) or core(given.item) not in words:
            return ()
        found = self.sources.named(given.item, (Role.LEVEL, None, "金额"), given)
        levels = [s for s in found if not s.table]
        return [*_having(rows, levels[0], pairs(given.item))] if len(levels) == 1 else ()


def _suits(given: Statement, base: Statement) -> bool:
    """Whether a base is the one that the words of a rate name, if they name any."""
    return given.base not in BASES or base.role is given.base


def _kind(words: str) -> Kind | None:
    """What kind of rate words name right before it."""
    called = _CALLED.search(words)
    return next((kind for kind in KINDS if kind.name.search(words)), None) if called else None


def _gaps(said: Sequence[Statement]) -> Sequence[Statement]:
    """What is lacking, of which no rate was said yet."""
    rated = max((s.end for s in said if s.dimension == RATE), default=0)
    return [s for s in said if _is_gap(s) and s.start > rated]


def _is_gap(s: Statement) -> bool:
    """Whether a number is what is lacking: 差6处, 少装380块."""
    return s.role is Role.DIFFERENCE or (s.role is Role.LEVEL and bool(_LACKS.search(s.label)))


def _by_amounts(
    rows: _Rows, given: Statement, said: Sequence[Statement], words: str
) -> Sequence[Pair]:
    """The rows of the amounts that the sentence says before a rate, else of what is lacking."""
    rated = max((s.end for s in said if s.dimension == RATE), default=0)
    near = [s for s in said if s.sentence == given.sentence and s.dimension not in NO_AMOUNT]
    levels = [s for s in reversed(near) if s.role is Role.LEVEL and s.under < 0]
    levels = [s for s in levels if not _is_gap(s)]
    for level in levels[:_NEAREST]:
        first = level is levels[0]
        own = pairs(f"{given.item}，{level.label}" if first else level.label)
        name = None if first and digits_told(level) >= _TELLING else own
        found = [*_having(rows, level, name)] if first or level.start > rated else []
        if found:
            return found
    gaps = _gaps(said) if words else ()
    if any(alike(s, gap) and s.start < gap.start for gap in gaps[-1:] for s in levels):
        return ()  # 培训4170人次，比目标少30人次: it is of what the sentence says
    return [*_lacking(rows, gaps[-1], given, words)] if gaps else ()


def _having(rows: _Rows, level: Statement, name: frozenset[str] | None) -> Iterator[Pair]:
    """A part with the bases of the rows that say the same was done, and have part of the name."""
    for row, found in rows:
        if name is None or row.names & name:
            for done, base in found:
                if alike(level, done) and outcome_of(f.SAME, level, (done,)) in HOLDS:
                    yield level, base


def _lacking(rows: _Rows, gap: Statement, given: Statement, words: str) -> Iterator[Pair]:
    """The rows of a name in which so much is lacking, or was done above what was planned."""
    name = pairs(f"{given.item}，{gap.label}，{words}")
    for row, found in rows:
        if row.names & name:
            for done, base in found:
                if alike(gap, done) and outcome_of(f.DIFFERENCE, gap, (base, done)) in HOLDS:
                    yield done, base


def _named(rows: _Rows, words: str) -> Iterator[Pair]:
    """The rows of whose name words have most."""
    common = [(row.common(words), found) for row, found in rows]
    most = max((length for length, _ in common), default=0)
    for length, found in common:
        if length == most >= LEAST:
            yield from found
