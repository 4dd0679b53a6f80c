"""What an average spreads: what its words name, what its sentence says, or what all of it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import chain

from qicao.arithmetic.averages.each import Each, noun_of, unit_of
from qicao.arithmetic.averages.per import PEOPLE
from qicao.arithmetic.frames import alike
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.index import core
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement

_GENERAL = re.compile(
    "成本|造价|投入|支出|费用|经费|补[助贴]|资金|平均|综合|单位|实际|约合|折合|项目|分配|安排|决算|花费|发放|测算|年末"
    "|负责|管护|服务|完成|接待|出动|总?额|中央|[省市县]级|[人户次件]数|数$"
)
"""Words that name nothing by which one amount could be told from others."""
_SPENT = re.compile("支出|决算|执行|完成|使用|支付")
_OTHER = re.compile("^[比较超低高]|均|每|预算|概算|标准|单价|限价|控制")
"""Words of amounts that are laid down, are for each already, or that others are held against."""
_MONEY = "金额"
_TITLE = re.compile("([^。：:；，、\n]{1,20})[。：:]")
"""What a line or a sentence begins with, if that only says what it is about: 4.村道安全防护。"""
_COVERED, _NEARLY = 0.6, 0.75
"""Parts of a name's characters that the words around have, with two pairs of them and with one."""
_NAME, _LEAD, _ADJACENT, _LAST = 4, 20, 5, 2
"""Characters of a name that says enough by itself, of how a line begins, and between a count and
what there is for each of it; sentences before an average in which it may be said."""


class EachWholes:
    """The amounts of a text that averages may spread."""

    def __init__(self, sources: Sources) -> None:
        self.text = sources.text
        plain = (s for s in sources.statements if s.amount and s.worth and not s.hedged)
        levels = (s for s in plain if s.role is Role.LEVEL and not _OTHER.search(s.label))
        self.levels = [s for s in levels if not (s.table and _OTHER.search(s.whole))]
        self.kinds = grouped(self.levels, lambda s: s.dimension)

    def of(
        self, given: Statement, each: Each, said: Sequence[Statement], count: Statement
    ) -> tuple[list[Statement], bool]:
        """The amounts that are likeliest meant, and whether the words themselves name them."""
        others = (s for s in self._kind(given) if s.start not in (given.start, count.start))
        fit = [s for s in others if s.sentence != given.sentence or s.start < given.start]
        words = each.words
        if each.every:
            words = words.removesuffix(each.thing) + each.thing.removeprefix(unit_of(count))
        subject = "，".join((given.item, *(s.item for s in said)))
        counted = pairs(count.label)
        told = f"{words}，{each.by}，{subject}，{count.label}{noun_of(count, self.text)}"
        names = [pairs(_GENERAL.sub("，", name)) - counted for name in (each.by, words)]
        for name in names:
            if found := _best(fit, told, name):
                return found, True
        own = [s for s in said if s.start in {fits.start for fits in fit}]
        if own:
            return ([], False) if _is_apart(own[-1], count, given) else (own[-1:], True)
        if given.dimension != _MONEY:
            return _of_line(given, fit), False
        lead = "" if names[-1] else self._lead(given)
        subjects = pairs(_GENERAL.sub("，", subject)) | counted
        for name in () if names[-1] else (subjects, pairs(lead)):
            if found := _best(fit, f"{told}，{lead}", name):
                return found, False
        return [], False

    def _kind(self, given: Statement) -> Sequence[Statement]:
        """What is of the kind of an average."""
        if given.mention.unit in PEOPLE:
            return [s for s in self.levels if is_spread(given, s)]
        return self.kinds.get(given.dimension, ()) if given.dimension else ()

    def of_year(self, given: Statement) -> list[Statement]:
        """What the line has said before of the whole year: 全年派单3267件，…月均272.3件."""
        line = (s for s in self._kind(given) if s.line == given.line and s.start < given.start)
        return [s for s in line if "全年" in self._clause(s)]

    def _clause(self, s: Statement) -> str:
        return re.split("[，,；;。\n]", self.text[max(0, s.start - _LEAD) : s.start])[-1]

    def _lead(self, given: Statement) -> str:
        """How the line and the sentence begin that a number stands in: 4.村道安全防护。"""
        line = self.text.rfind("\n", 0, given.start) + 1
        last = max(self.text.rfind(cut, 0, given.start) for cut in "。\n") + 1
        begins = (_TITLE.match(self.text, at, given.start) for at in (line, last))
        return "，".join(title[1] for title in begins if title)


def is_spread(given: Statement, s: Statement) -> bool:
    """Whether a number is of the kind of an average: of money, of people that come again."""
    return alike(s, given) or {s.mention.unit, given.mention.unit} <= PEOPLE


def _of_line(given: Statement, fit: Sequence[Statement]) -> list[Statement]:
    """What the last sentences of the line say of the kind, but for parts."""
    near = (s for s in fit if s.line == given.line and s.start < given.start)
    return [s for s in near if s.under < 0 and given.sentence - s.sentence <= _LAST]


def _is_apart(whole: Statement, count: Statement, given: Statement) -> bool:
    """Whether an amount stands before the count of what right behind it is so much each."""
    beside = given.start - count.end <= _ADJACENT
    return whole.start < count.start and beside and whole.item != count.item


def _best(fit: Sequence[Statement], told: str, named: Set[str]) -> list[Statement]:
    """Those that a name names, of whose own names most is told."""
    around = pairs(told) if named else frozenset()
    chars = frozenset(chain.from_iterable(around))
    scored = [(_likeness(s, told, around, chars), s) for s in fit if named and _is_of(s, named)]
    most = max((score for score, _ in scored), default=0.0)
    found = [s for score, s in scored if score == most > 0]
    for fits in (lambda s: pairs(s.label) & named, lambda s: _SPENT.search(f"{s.label}{s.whole}")):
        if len({s.worth for s in found}) > 1:
            found = [s for s in found if fits(s)] or found
    return found


def _is_of(s: Statement, named: Set[str]) -> bool:
    return not _own(s.item or s.label).isdisjoint(named)


@lru_cache(maxsize=4096)
def _own(name: str) -> frozenset[str]:
    """The pairs of a name by which it is told from others."""
    return pairs(_GENERAL.sub("，", name))


def _likeness(s: Statement, told: str, around: Set[str], chars: Set[str]) -> float:
    """How much of a name is told: more than all where it stands there as it is, 0 if too little."""
    item = s.item or s.label
    name = core(item) or item
    if (len(item) >= _NAME and item in told) or name in map(core, told.split("，")):
        return 2.0
    covered, hits = sum(c in chars for c in name) / len(name), len(pairs(name) & around)
    enough = hits > 1 and covered >= _COVERED
    nearly = hits == 1 and covered >= _NEARLY and len(name) >= _NAME
    return covered if enough or nearly else 0.0
