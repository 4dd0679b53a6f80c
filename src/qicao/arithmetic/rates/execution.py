"""How much of its budget a department spent: the rate that stands apart from its two amounts.

全年预算 is said where the budget is spoken of, 本年支出 where the outturn is, and the rate names
neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.index import plain_name
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.identities import IDENTITIES
from qicao.statements import Role, Statement

_MONEY, _RATE = "金额", "比率"
_SPENT = frozenset(IDENTITIES[0].whole)
"""What all that was spent is called; names that are not in it are of a part."""
_GENERAL = re.compile(
    "^(?:(?:总体|收支|来源|筹集|下达|到位|部门|单位|整体|年初|全年|本年|资金|支出|预算|编制|执行|情况|决算|与|和|及|的)*)$"
)
_CUT, _WORDS = re.compile("[，,。；;：:、\n（）()]"), 30
"""What parts the words before a budget, and how many there are."""
_OF_ALL = re.compile(
    "(?:20[0-9]{2}(?:年度?|(?=年初))|[0-9]+[.．]|[我本](?:[局委办厅院校馆中心所站镇乡县市区]|单位|部门)+|部门|财政(?:拨款)?|批复的?"
    "|核定|加上|形成|合计|共计)*(?:年初|全年|调整后|可用|可支配|年度)+(?:的|部门|批复|财政(?:拨款)?|全年|资金)*"
    "(?:预算|资金)(?:总[额计]|数|额|合计|规模)?(?:调整)?(?:[为共是达到计]|总计)*"
)
"""Such words for all that is planned, by the time that they say."""
_NAMED = re.compile("预算|^(?:资金)?(?:执行|支出)(?:率|进度)$")
_PLANNED = (Role.FULL, Role.BUDGET)
_LEFT = re.compile("(?:年[末底])?(?:结转|结余|结转结余|结转和结余)(?:资金)?")
_SPENDING = re.compile("支出|支付|使用|拨付|执行")
_PART = 5
"""Times a budget that the largest one is at most, for both to be of all; one that only its words
name has all but one such part of it."""
_LINES = 4
"""Lines above in which the budget stands that something is left of."""
IT_IS = re.compile("(?:[（(][^）)]*[）)])?，(?:是|为|相当于)[^，]*$")
"""Between a budget and how many times another it is."""
_MOST = 2
"""Values of either that are tried."""


class Execution:
    """What a text claims of its budget as a whole."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        prose = [s for s in sources.statements if _is_prose(s)]
        self.rates = [s for s in prose if _is_rate(s)]
        self.spent = [s for s in prose if s.role is Role.LEVEL and _is_spent(s)]
        left = (s for s in prose if s.role in (Role.LEVEL, Role.DIFFERENCE))
        self.left = [s for s in left if _LEFT.fullmatch(s.label)]
        self.planned = planned_of(sources)
        self.lines = grouped((s for s in prose if s.dimension == _MONEY), lambda s: s.line)

    def claims(self) -> Iterator[Alternatives]:
        """Every rate with what was spent over what was planned."""
        for given in self.rates:
            levels = _values(self._spent(given), given)
            planned = tuple(s for s in self.planned if s.role is _base_of(given))
            bases = _values(self.sources.called(given, planned), given)
            if self._is_of_another(given, (*levels, *bases)):
                continue
            sure = len(levels) == len(bases) == 1
            offers = tuple(
                Claim(given, f.RATIO, (level, base), sure=sure, likely=True)
                for level in levels
                for base in bases
            )
            if offers:
                yield offers
        for given in self.left:
            if offers := tuple(self._left(given)):
                yield offers

    def _is_of_another(self, given: Statement, numbers: Sequence[Statement]) -> bool:
        """Whether the line has spoken of other money only: “三公”经费…。支出为预算的83.42%."""
        before = [s for s in self.lines.get(given.line, ()) if s.start < given.start]
        full = [s for s in before if s.sentence == given.sentence and s.role is Role.FULL]
        if any(IT_IS.match(self.sources.text, s.end, given.start) for s in full):
            return True  # 全年预算数为9248.75万元，是年初预算的2.35倍
        return bool(before) and not any(s.line == given.line for s in numbers)

    def _spent(self, given: Statement) -> list[Statement]:
        """What was spent in all; of several that are told apart the one in the rate's place."""
        if not given.place:
            return self.spent
        run = [s for s in self.sources.sentences[given.sentence] if _is_told_apart(s)]
        run = run if run and _SPENDING.search(run[0].label) else []
        return [s for s in run if s.place == given.place]

    def _left(self, given: Statement) -> Iterator[Claim]:
        """What is carried over, as what was spent leaves of a budget said beside it."""
        full = [s for s in self.planned if s.role is Role.FULL and _is_above(s, given)]
        for level in (s for s in self.spent if _is_beside(s, given)):
            yield from (
                Claim(given, f.DIFFERENCE, (base, level), False, alone=True) for base in full
            )


def planned_of(sources: Sources) -> list[Statement]:
    """The budgets of all that is spoken of, as prose says them."""
    said = [s for s in sources.statements if _is_prose(s) and s.role in _PLANNED]
    wholes = [s for s in said if _is_whole(s)]
    named = [s for s in said if s not in wholes and _is_of_all(s, sources.text)]
    return _large(wholes, named)


def _is_of_all(s: Statement, text: str) -> bool:
    """Whether a budget is named by its time, and for nothing else: 我局年初预算, 调整后预算."""
    words = _CUT.split(text[max(0, s.start - _WORDS) : s.start])[-1]
    return s.dimension == _MONEY and names_all(words)


def names_all(words: str) -> bool:
    """Whether words are of all that is planned at one time: 全年预算数, 年初部门预算."""
    return bool(_OF_ALL.fullmatch(words))


def _is_prose(s: Statement) -> bool:
    return not s.table and not s.hedged and s.amount is not None


def _is_rate(s: Statement) -> bool:
    of_money = s.base in _PLANNED or (s.base is None and bool(_NAMED.search(s.label)))
    return s.role is Role.COMPLETION and s.dimension == _RATE and of_money and is_general(s.item)


def is_general(item: str) -> bool:
    """Whether words name all that is spent or planned, and no part of it."""
    name = plain_name(item)
    return name in _SPENT or bool(_GENERAL.match(name))


def _is_spent(s: Statement) -> bool:
    return s.dimension == _MONEY and plain_name(s.item) in _SPENT


def _is_told_apart(s: Statement) -> bool:
    """Whether it is one of several amounts of this year that are told apart by turns."""
    return s.place > 0 and s.role is Role.LEVEL and s.dimension == _MONEY and not s.hedged


def _is_whole(s: Statement) -> bool:
    return s.dimension == _MONEY and s.under < 0 and is_general(s.item)


def _large(wholes: Sequence[Statement], named: Sequence[Statement]) -> list[Statement]:
    """Without what can only be the budget of a part: 32万元 beside 4902.99万元."""
    most = _most([*wholes, *named])
    first = _most([s for s in named if s.role is Role.BUDGET])
    found = [s for s in wholes if s.worth and s.worth * _PART > most]
    for s in named:
        least = first if s.role is Role.BUDGET else most
        found += [s] if s.worth and s.worth * _PART >= least * (_PART - 1) else []
    return found


def _most(planned: Sequence[Statement]) -> Decimal:
    return max((s.worth for s in planned if s.worth), default=Decimal(0))


def _is_beside(s: Statement, given: Statement) -> bool:
    return s.line == given.line and s.start < given.start


def _is_above(s: Statement, given: Statement) -> bool:
    return s.start < given.start and given.line - s.line <= _LINES


def _base_of(given: Statement) -> Role:
    return given.base or Role.FULL


def _values(found: Sequence[Statement], given: Statement) -> list[Statement]:
    """The values that are nearest to a rate, each once."""
    ordered = sorted(found, key=lambda s: abs(s.start - given.start))
    values: dict[object, Statement] = {}
    for s in ordered:
        values.setdefault(s.worth, s)
    return [*values.values()][:_MOST]
