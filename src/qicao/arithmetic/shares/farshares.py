"""Shares of a whole that stands lines away: 结余714.25万元，占全部结余的41.63%.

The part stands right before, or is named by the clause; the whole has the name that the words give
it, wherever it stands: its own words, a row, the column of a total, what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import above, alike, is_money
from qicao.arithmetic.index import core, plain_name
from qicao.arithmetic.shares.shares import is_of_some
from qicao.arithmetic.shares.together import TOGETHER, is_together
from qicao.arithmetic.sources import Sources
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.statements.signwords import named_base, words_of
from qicao.statements.statement import BASES, Listing

_RATES = ("", "比率", "百分点")
_KINDS = (MentionKind.RATE, MentionKind.FRACTION)
_MAY = (Role.LEVEL, Role.FULL, Role.DIFFERENCE, Role.DEDUCTION)
"""What a part may be."""
_LACKS = re.compile("缺|差|欠|余|转|节约|净|未|增|减")
_LOST = re.compile("扣|失分")
_ADVERBS = re.compile(
    "^(?:其中|[仅只就却则均也都还])+|(?:[仅只就却则均也都还]|合计|共计|累计|共)+$"
)
ALL_SPENT = re.compile(
    "^(?:全部|部门|单位|整体|本年度?|全年|当年|决算|实际|累计|总|[全我本][省市县区镇乡院校局委馆])*"
    "支出(?:总额|总计|合计|决算)?$"
)
_SPENT = "支出"
_ALL = re.compile("^(?:全部|全年|当年|部门|单位|[全本][省市县区镇乡院校局委馆])+(?=..)")
_ANY = ("项目", "基本", "专项")
"""What is left of names that have nothing in common: 项目资金, 项目支出."""
_POINTING = ("该", "本", "其", "此", "这", "上述")
_NUMBERED = re.compile("^(?:[一二三四五六七八九十]+、|[0-9]{3,7}(?=[一-鿿]{2})(?!年)|加上)")
_MONEY = re.compile("(?:金额|资金|经费|支出|收入|款|投资|费|总额|补贴|补助)$")
_MOST = re.compile("最[多大高]|居首|首位|其次|次之")
"""Words by which a row is meant, and no number of the sentence."""
_OF_ALL = re.compile("占全[年省市州县区镇乡]的?$")
_OF_SOME = re.compile("^.*(?:季度|半年|[0-9]月|[区县市乡镇州])(?:末|内|的|就|累计|合计|共)*")
"""What a part begins with that says which part it is: 第四季度支出, 两乡演出."""
_STOPS = re.compile("[。；;\n]")
_LEAST, _BEFORE, _FEW, _WORDS = 2, 12, 3, 6
"""Characters of a name; statements before a share among which its part stands; wholes tried;
characters before a share that say that it is of all."""


class FarShares:
    """What a text claims of parts and of wholes that it names."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.places = {s.start: place for place, s in enumerate(sources.statements)}
        self.known: dict[str, list[Statement]] = {}
        """The numbers by what their names come down to."""
        for s in sources.statements:
            if s.amount and not s.hedged and s.dimension not in _RATES:
                for name in _names(s):
                    self.known.setdefault(name, []).append(s)

    def claims(self) -> Iterator[Alternatives]:
        """Every share over the numbers that have the name of its whole."""
        for place, given in enumerate(self.sources.statements):
            several = is_together(given, self.sources.statements[place - 1])
            if several or not self._names_whole(given):
                continue
            named = [(p, self._name(given, p)) for p in self._parts(place, given)]
            parts = [(p, name) for p, name in named if name and _suits(p, name)]
            pairs = [(p, w) for p, name in parts for w in self._wholes(name, p, given)]
            if pairs:
                sure = len(pairs) == 1
                yield tuple(Claim(given, f.SHARE, pair, sure, likely=sure) for pair in pairs)

    def _names_whole(self, given: Statement) -> bool:
        """Whether it is a share of something that has a name, or of all of what it is itself."""
        plain = given.role is Role.SHARE and given.mention.kind in _KINDS
        if not plain or given.table or given.place or TOGETHER.search(given.label):
            return False
        return not given.whole.startswith(_POINTING) if given.whole else self._is_of_all(given)

    def _is_of_all(self, given: Statement) -> bool:
        """Whether a share is of a year, or of all places: 占全年的22.41%, 占全县11.43%."""
        return bool(
            _OF_ALL.search(self.sources.text, max(0, given.start - _LEAST * 3), given.start)
        )

    def _name(self, given: Statement, part: Statement) -> str:
        """What a share is of: as it says, or what its part is, the time or the place aside."""
        return _OF_SOME.sub("", part.label) if self._is_of_all(given) else given.whole

    def _parts(self, place: int, given: Statement) -> Sequence[Statement]:
        """The number of its sentence that a share is of, or the one that its clause names.

        A rough share is held only against what its own clause names: 追加资金占年初预算两成以上.
        """
        own = _ADVERBS.sub("", given.label.rpartition("占")[0])
        before = self.sources.statements[max(0, place - _BEFORE) : place]
        said = [s for s in before if s.sentence == given.sentence and _may_be_part(s)]
        if own or given.hedged:
            return self._named(own, said, given) if own else ()
        near = {s.dimension: s for s in said if self._is_beside(s, given)}
        return [p for s in near.values() for p in self._headed(s, said)]

    def _headed(self, last: Statement, said: Sequence[Statement]) -> Iterator[Statement]:
        """A number, or what it is listed under with others, or explains in a bracket."""
        listed = [s for s in said if s.under == last.under >= 0 and alike(s, last)]
        if len(listed) < _LEAST and last.listing is not Listing.BRACKET:
            yield last
        elif alike(whole := self.sources.by_start[last.under], last) and _may_be_part(whole):
            yield whole

    def _is_beside(self, part: Statement, given: Statement) -> bool:
        """Whether nothing parts a number from its share, and no row is meant in its place."""
        between = self.sources.text[part.end : given.start]
        return not (_STOPS.search(between) or _MOST.search(between))

    def _named(self, own: str, said: Sequence[Statement], given: Statement) -> list[Statement]:
        """The numbers of a name, those of the sentence first, then of the text, the nearest."""
        stem = _stem(own)
        here = [s for s in said if stem in _names(s)]
        found = [s for s in self.known.get(stem, ()) if _may_be_part(s) and not s.table]
        if not here and stem != _SPENT:
            here = [s for s in found if s.role in (Role.LEVEL, Role.FULL)]
        return sorted(here, key=lambda s: abs(s.start - given.start))[:1]

    def _wholes(self, name: str, part: Statement, given: Statement) -> list[Statement]:
        """The numbers of a whole's name that are more than its part, each value once."""
        base, stem = named_base(words_of(name, 0)), _stem(name)
        said = self.sources.sentences.get(given.sentence, ())
        short = [s for s in said if s.label.endswith(stem)]  # 到位缺口98.96万元，占缺口的…
        found = [
            s
            for s in self.known.get(stem) or short
            if alike(s, part) and above(s, part) and s.start != given.start
            if _has_role(s, name, base) and not self._is_of_some(s)
        ]
        full = [s for s in found if _full(name) in _names(s, _full)]
        found = full or ([] if stem in _ANY else found)
        found = [s for s in found if s.role is Role.LEVEL] or found
        found = [s for s in found if s.sentence == given.sentence] or found
        found.sort(key=lambda s: (s.start > given.start, abs(s.start - given.start)))
        values = {s.worth: s for s in reversed(found)}
        return [s for s in values.values() if not _is_rounded(s, found)][-_FEW:]

    def _is_of_some(self, whole: Statement) -> bool:
        """Whether a number is of some of what the words name: 前六类共发放3733.13万元."""
        place = self.places[whole.start]
        return place > 0 and is_of_some(whole, self.sources.statements[place - 1])


def _may_be_part(s: Statement) -> bool:
    role = s.role in _MAY or (s.role in BASES and s.under >= 0)
    return role and s.amount is not None and not s.hedged and s.dimension not in _RATES


def _suits(part: Statement, name: str) -> bool:
    """Whether a number may be a part of what a name says: of money, only money is one."""
    money = is_money(part.dimension) or not _MONEY.search(name)
    return money and _has_role(part, name, part.role)


def _has_role(s: Statement, name: str, base: Role | None) -> bool:
    """Whether a number is what a name says: a gap, points lost, a budget, or what there is."""
    if s.role is Role.DEDUCTION:
        return bool(_LOST.search(name))
    if s.role is Role.DIFFERENCE and not s.sign and s.role is base:
        return True
    if s.role in (Role.DIFFERENCE, Role.OTHER):
        return bool(_LACKS.search(name))
    return s.role is base if base else s.role in (Role.LEVEL, Role.FULL)


def _is_rounded(s: Statement, found: Sequence[Statement]) -> bool:
    """Whether another number says the same more exactly."""
    return any(
        o.amount
        and s.amount
        and o.amount.half < s.amount.half
        and abs(o.amount.value - s.amount.value) <= s.amount.half
        for o in found
    )


def _names(s: Statement, shorten: Callable[[str], str] | None = None) -> set[str]:
    """What the names of a number come down to: its item, its words, the column of a total."""
    said = [s.item] if s.table else [s.item, s.label]
    if s.table and s.total:
        said = [s.whole, s.item]
    return {name for name in map(shorten or _stem, said) if len(name) >= _LEAST}


@cache
def _full(name: str) -> str:
    """A name without a number in front and what says that all is meant."""
    name = _NUMBERED.sub("", plain_name(name))
    if ALL_SPENT.match(name):
        return _SPENT
    short = _ALL.sub("", name)
    return short.replace("总", "") if len(short) > _FEW else short


@cache
def _stem(name: str) -> str:
    """The same without what any name may end with."""
    return core(_full(name)) or _full(name)
