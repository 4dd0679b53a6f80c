"""What there is at the end of a year: what there was, and what came and went.

年初在册21340人，当年新增2964人，停发1387人，年末在册22917人，年内净增1577人.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qicao.arithmetic.changes.gaps import gaps
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.changesums import signed_sum
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES, Listing

_OPENS = re.compile(
    "(?:年初|期初|上年[末底]|上年结存)(?!的?(?:部门|财政)?(?:预算|目标|计划|任务|下达|批复|安排|核定|设定|确定))"
)
_ENDS = re.compile("年末|期末|年底")
_NET = re.compile("净[增减]")
_MADE = re.compile("(?:[，,](?:其中|系|即|是|为)|[（(])(?!主要)")
"""Between a change and all that came and went: 减少3人，系退休5人、新招录2人."""
_AGAINST = re.compile("[较比与]")
"""Before a number of the beginning that another one is only held against."""
_CAME = re.compile(
    "新增|新纳入|新认定|新建|新发展|新收|新开|新购|增加|招聘|招录|招收|新进|调入|转入|迁入|接收"
    "|增添|添|购入|购置|购建|入库|收到|收入|募集|筹集"
)
_WENT = re.compile(
    "停发|减少|清退|退出|退休(?!人员|职工|干部)|退会|退库|调出|离职|辞职|去世|死亡|毕业|报废|转出|迁出|核销|注销"
    "|处置|核减|解除|出库|发放|使用|支出|拨付|脱困|审执结|办结|审结|剔旧"
)
_KEPT = re.compile("存|余额|原值|在册|在库")
"""What is said of money that is there; other amounts come and go in more ways than are said."""
_CUT, _BEFORE = re.compile("[，。；、：（(\n]"), 16
_MONEY, _MOST = "金额", 12
"""Numbers between the two."""
_INNER = (Listing.BRACKET, Listing.AMONG)
_TWO = 2


@dataclass
class _Run:
    """What came and went between two numbers of a line."""

    flows: list[Statement] = field(default_factory=list)
    ways: list[int] = field(default_factory=list)
    end: Statement | None = None
    plain: bool = True
    """Whether nothing of its kind stands between that is neither."""

    def add(self, s: Statement, way: int) -> None:
        self.flows.append(s)
        self.ways.append(way)

    def within(self, sentence: int) -> _Run:
        """What of it one sentence says."""
        kept = [
            (s, way) for s, way in zip(self.flows, self.ways, strict=True) if s.sentence == sentence
        ]
        return _Run([s for s, _ in kept], [way for _, way in kept], plain=self.plain)


class Stocks:
    """What a text claims of what there was at the beginning and at the end."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.places = {s.start: place for place, s in enumerate(sources.statements)}

    def claims(self) -> Iterator[Alternatives]:
        """Every number of the end with that of the beginning, and every net with what makes it."""
        yield from gaps(self.sources)
        for place, s in enumerate(self.sources.statements):
            if s.table or s.hedged or not s.dimension:
                continue
            words = self._words(s)
            if self._opens(s, words):
                yield from self._of(s, self._run(place))
            elif _NET.search(words) or self._is_made_of(s):
                yield from self._net(place)

    def _opens(self, s: Statement, words: str) -> bool:
        """Whether a number is what there was, and not only what another is held against."""
        money = s.dimension == _MONEY
        opens = _OPENS.search(words) and not _AGAINST.search(words)
        return bool(opens and (_KEPT.search(words) or not money))

    def _of(self, first: Statement, run: _Run) -> Iterator[Alternatives]:
        end = run.end
        if end is None:
            end, run = self._ended(first), run.within(first.sentence)
        if end is None or not run.flows or not self._ends(end):
            return
        one = {s.sentence for s in (first, *run.flows, end)} == {first.sentence}
        missing = [*self._before(first, run)] if len({*run.ways}) == 1 else []
        sure = one and run.plain
        formula = signed_sum((1, *run.ways))
        yield (
            Claim(end, formula, (first, *run.flows), sure=sure and not missing, likely=True),
            *(
                _with(run, first, s, way, end, sure=sure and len(missing) == 1)
                for s, way in missing
            ),
        )

    def _ended(self, first: Statement) -> Statement | None:
        """What there is at the end, said before what there was: 年末在职231人…年初在职236人."""
        place = self.places[first.start]
        before = self._beside(first, self.sources.statements[max(0, place - _MOST) : place])
        return next((s for s in before if _ENDS.search(self._words(s))), None)

    def _ends(self, s: Statement) -> bool:
        return s.dimension != _MONEY or bool(_KEPT.search(self._words(s)))

    def _run(self, place: int) -> _Run:
        """All that came and went behind a number in its line, and what there is at the end."""
        first, run = self.sources.statements[place], _Run()
        for s in self._beside(first, self.sources.statements[place + 1 : place + 1 + _MOST]):
            way = self._way(s)
            if run.end and (s.sentence != run.end.sentence or not way):
                break
            if not run.end and _ENDS.search(self._words(s)):
                run.end = s
                if run.flows:
                    break
            elif way:
                run.add(s, way)
            elif not s.total:
                run.plain = False
        return run

    def _net(self, place: int) -> Iterator[Alternatives]:
        """The flows of its sentence before it, or those that follow in this or the next one."""
        net, found = self.sources.statements[place], self.sources.statements
        sign = -1 if "净减" in self._words(net) or self._is_made_of(net) < 0 else 1
        before = [s for s in found[max(0, place - _MOST) : place] if s.sentence == net.sentence]
        after = [s for s in found[place + 1 : place + 1 + _MOST] if s.sentence <= net.sentence + 1]
        for around in (before, after):
            flows = [(s, way) for s in self._beside(net, around) if (way := self._way(s))]
            if len({way for _, way in flows}) == _TWO:
                formula = signed_sum(tuple(sign * way for _, way in flows))
                yield (Claim(net, formula, tuple(s for s, _ in flows), sure=False, likely=True),)
                return

    def _is_made_of(self, s: Statement) -> int:
        """1 or -1 for more or less than last year, right behind which it is said what it is of."""
        moved = s.role is Role.DIFFERENCE and s.base is Role.PRIOR and s.dimension != _MONEY
        return s.sign if moved and _MADE.match(self.sources.text, s.end) else 0

    def _before(self, first: Statement, run: _Run) -> Iterator[tuple[Statement, int]]:
        """What came, of the same name, where only what went is said after it; or what went."""
        place = self.places[first.start]
        for s in self._beside(first, self.sources.statements[max(0, place - _MOST) : place]):
            way = self._way(s)
            if way == -run.ways[0] and first.item and first.item in s.label:
                yield s, way

    def _beside(self, one: Statement, found: Sequence[Statement]) -> Iterator[Statement]:
        """Those of its line and unit that are no parts of another, and are held against none."""
        for s in found:
            own = s.line == one.line and s.mention.unit == one.mention.unit and not s.table
            inner = s.listing in _INNER and s.under != one.start
            aside = s.hedged or inner or s.base in BASES or s.role in _ASIDE
            if own and not aside:
                yield s

    def _way(self, s: Statement) -> int:
        """1 for what came, -1 for what went, 0 for what neither is said of, or both."""
        words = self._words(s) + ("" if s.carried else s.label)
        if _NET.search(words):
            return 0
        return bool(_CAME.search(words)) - bool(_WENT.search(words))

    def _words(self, s: Statement) -> str:
        """The words right before a number and behind another one, its time as well."""
        place = self.places[s.start]
        cut = self.sources.statements[place - 1].end if place else 0
        return _CUT.split(self.sources.text[max(cut, s.start - _BEFORE) : s.start])[-1]


def _with(
    run: _Run, first: Statement, s: Statement, way: int, end: Statement, *, sure: bool
) -> Claim:
    """The same with one that came or went and was said before."""
    return Claim(
        end, signed_sum((1, way, *run.ways)), (first, s, *run.flows), sure=sure, likely=True
    )


_ASIDE = (Role.PER, Role.OTHER, Role.TARGET, Role.AGAIN)
"""What is no number of its own that came or went."""
