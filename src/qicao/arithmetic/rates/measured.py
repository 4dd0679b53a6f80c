"""Rates whose words name what they are measured by: 若以到位资金为基数，则为97.83%.

What is measured stands right before, is named, or is what was done as the rates before it have it;
what it is measured by is found by its name anywhere: 有效率（与发放数之比）, 相当于年初预算的4.62%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.index import core
from qicao.arithmetic.rates.execution import is_general, names_all, planned_of
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.naming import trimmed
from qicao.statements.signwords import named_base, words_of

_RATE = "比率"
_NO_AMOUNT = ("", _RATE, "百分点", "分值")
_RATES, _AMOUNTS = (Role.LEVEL, Role.COMPLETION), (Role.LEVEL, Role.DIFFERENCE)
_PLANNED = (Role.FULL, Role.BUDGET)
_NAME = "(?P<name>[一-鿿（）“”]{2,16}?)"
_IS = "(?:则?[为是达])?$"
_BRACKET = re.compile(
    "[（(](?P<part>[一-鿿]{2,10}?)?"
    "(?:[占对÷/]|除以|[与和](?=[^）)]*[之相]比)|[按以](?=[^）)]*(?:[计算]|基数|分母)[）)]))"
    f"{_NAME}(?:[之相]比|的?比[例重]|计算|(?<!预)算|计|为基数|为分母)?[）)]{_IS}"
)
"""A bracket behind the name of a rate that says what it is of what."""
_OF = re.compile(
    f"(?P<part>[^，,、]*?)[只仅恰约]?(?:占到?|[为是](?!.*占)|相当于|完成|达到?){_NAME}的[约近]?$"
)
_BY = re.compile(
    f"(?:(?:[若如]果?)?(?:对照|比照|[按以用拿与同]|对(?!照))|[若如]){_NAME}"
    "(?:计算|测算|[为作做](?:基数|分母|口径)|口径|衡量|相比|比较|而言|比|(?<!预)算|(?=，))的?"
    "[，,]?(?P<part>[一-鿿]{0,12}?)[仅只约]?(?:则?[为是达]|相当于)?$"
)
_DONE = re.compile("(?:预算|资金|总)*(?:执行|完成|支出|支付)?(?:率|进度|比例)|则|支出|")
"""What a rate is called that is of all that was done."""
_PROGRESS = re.compile("，(?:累计|预算|支出|执行)*(?:进度|率)[仅只约]?[为达]?")
_PARTLY, _YEAR = re.compile("上半年|季度|[0-9一二三四五六七八九十]月"), "全年预算"
"""What says that only a part of the year has gone, and what is measured by then."""
_NOT_DONE = re.compile("未|[结尚剩]?余|结转|[追增]加|[欠缺差]|预算|下达|安排|[调核]减")
_REST = re.compile("未|[尚剩]?余$|[差缺欠]")
_ITS = "其"
_BEFORE, _WORDS, _LEAST = 8, 40, 2
"""Statements before a rate among which what it is of stands, characters that name its base, and
those of a name that says anything."""


class Measured:
    """What a text claims of rates by the names of what they are measured by."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every rate whose words name its base, over the numbers of that name."""
        for place, given in enumerate(self.sources.statements):
            rate = given.dimension == _RATE and given.role in _RATES
            if not rate or given.table or given.hedged or given.place:
                continue
            before = self.sources.statements[max(0, place - _BEFORE) : place]
            line = [s for s in before if s.line == given.line and not s.table]
            if offers := (*self._offers(given, line),):
                yield offers

    def _offers(self, given: Statement, before: Sequence[Statement]) -> Iterator[Claim]:
        name, parts = self._said(given, before)
        for part in parts:
            bases = [s for s in self._bases(name, part) if s.worth != part.worth]
            sure = len(parts) == len(bases) == 1
            yield from (Claim(given, f.RATIO, (part, base), sure=sure) for base in bases)

    def _said(
        self, given: Statement, before: Sequence[Statement]
    ) -> tuple[str, Sequence[Statement]]:
        """The name of what a rate is measured by, and what is measured."""
        begin = max([given.start - _WORDS, 0, *(s.end for s in before[-1:])])
        words = re.split("[。；;\n]", self.sources.text[begin : given.start])[-1]
        found = _BRACKET.search(words) or _OF.search(words)
        if found:
            part = trimmed(re.split("[是为]", found["part"] or "")[-1])
            gaps = "占" in found[0] or "相当于" in found[0]
            beside = _right(given, before, gaps=gaps)
            return found["name"], self._called(part, given) if part else beside
        if _PROGRESS.fullmatch(words) and before and _PARTLY.search(before[-1].label):
            return _YEAR, before[-1:]
        found = _BY.search(words)
        if not found or not _DONE.fullmatch(found["part"]):
            return "", ()
        return found["name"], _done(given, before) or self._called("支出", given)

    def _called(self, name: str, given: Statement) -> Sequence[Statement]:
        """The last number of a name before a rate; of all that there is the largest one."""
        short = _short(name)
        if names_all(name):
            return self._budgets(name, named_base(words_of(name, 0)))
        if len(short) < _LEAST:
            return ()
        said = self.sources.sentences.get(given.sentence, ())
        beside = [s for s in said if s.start < given.start and _is_amount(s)]
        found = [s for s in beside if _short(s.label).endswith(short)]
        own = [s for s in beside if s.under < 0 and _short(s.label).startswith(short)]
        found = own or found or [s for s in beside if short in s.label]
        called = (s for s in self.names.get(short, ()) if _short(s.label) == short)
        before = [s for s in called if s.start < given.start]
        return (found or before)[-1:] if found or not is_general(name) else _all(before)

    @cached_property
    def amounts(self) -> list[Statement]:
        """What prose says of this year."""
        return [s for s in self.sources.statements if _is_amount(s)]

    @cached_property
    def names(self) -> Mapping[str, Sequence[Statement]]:
        """The same by what each is called, or what it is of."""
        found: dict[str, list[Statement]] = {}
        for s in self.amounts:
            for name in {_short(s.label), _short(s.item)}:
                found.setdefault(name, []).append(s)
        return found

    @cached_property
    def planned(self) -> list[Statement]:
        """The budgets of all."""
        return planned_of(self.sources)

    def _bases(self, name: str, part: Statement) -> Sequence[Statement]:
        """The numbers of a base's name, each value once."""
        role = named_base(words_of(name, 0))
        found = self._meant(name, role, part) if role in _PLANNED else self._named(name, part)
        return [*{s.worth: s for s in found if s is not part and alike(s, part)}.values()]

    def _meant(self, name: str, role: Role, part: Statement) -> Sequence[Statement]:
        """The budgets of all that a name may mean; where the sentence has another one, that."""
        found = self._budgets(name, role)
        said = self.sources.sentences.get(part.sentence, ())
        own = [s for s in said if s.role is role and alike(s, part) and not s.hedged]
        other = own and names_all(name) and not any(s in found for s in own)
        return own if other else found

    def _budgets(self, name: str, role: Role | None) -> Sequence[Statement]:
        """The budgets of all, where the name says which of them is meant."""
        found = [s for s in self.planned if s.role is role] if names_all(name) else []
        return [s for s in found if _short(s.label) == _short(name)] or found

    def _named(self, name: str, part: Statement) -> Sequence[Statement]:
        """What prose says of the name, else the totals of tables under it."""
        if name.startswith(_ITS):
            return self._of_row(name.removeprefix(_ITS), part)
        short = _short(name)
        if len(short) < _LEAST:
            return ()
        own = [
            s
            for s in self.names.get(short, ())
            if s.role is Role.LEVEL and not _REST.search(s.label)
        ]
        own = [s for s in own if alike(s, part)]
        found = own or self._beside(short, part) or self._heads(short, part)
        return _all(found) if is_general(name) else found

    def _beside(self, short: str, part: Statement) -> Sequence[Statement]:
        """What begins with a name in the line of a part: 发出问卷640份 of 与发出数之比."""
        line = (s for s in self.amounts if s.line == part.line and s.role is Role.LEVEL)
        return [s for s in line if s.label.startswith(short) and alike(s, part)]

    def _heads(self, short: str, part: Statement) -> Sequence[Statement]:
        """The totals of tables in columns of a name."""
        totals = (s for s in self.sources.alike(part) if s.table and s.total)
        return [s for s in totals if s.role is Role.LEVEL and short == _short(s.whole)]

    def _of_row(self, name: str, part: Statement) -> Sequence[Statement]:
        """What the row of a table says that the item of a part begins with the name of."""
        short = _short(name)
        cells = (s for s in self.sources.statements if s.table and not s.total and s.worth)
        named = [s for s in cells if _short(s.whole) == short and len(s.item) >= _LEAST]
        return [s for s in named if part.item.startswith(s.item)]


def _is_amount(s: Statement) -> bool:
    plain = not s.table and not s.hedged and bool(s.worth)
    return plain and s.role in _AMOUNTS and s.dimension not in _NO_AMOUNT


def _short(name: str) -> str:
    return core(name).rstrip("数额")


def _all(found: Sequence[Statement]) -> Sequence[Statement]:
    """The largest of some numbers: the others are of parts."""
    return [max(found, key=lambda s: s.worth or 0)] if found else ()


def _right(given: Statement, before: Sequence[Statement], *, gaps: bool) -> Sequence[Statement]:
    """What stands right before a rate in its sentence, other rates of it aside.

    What is more or less than something else is meant only in words of a part of it.
    """
    said = [s for s in before if s.sentence == given.sentence and s.dimension != _RATE]
    said = [s for s in said if s.role is not Role.AGAIN and (gaps or s.role is not Role.DIFFERENCE)]
    if not said or said[-1].dimension in _NO_AMOUNT or said[-1].base is Role.PRIOR:
        return ()
    return said[-1:] if said[-1].role in _AMOUNTS else ()


def _done(given: Statement, before: Sequence[Statement]) -> Sequence[Statement]:
    """What was done, as the sentence or the one before has it."""
    near = [s for s in before if s.sentence >= given.sentence - 1 and s.under < 0]
    found = [s for s in near if s.role is Role.LEVEL and s.dimension not in _NO_AMOUNT]
    return [s for s in found if not _NOT_DONE.search(s.label)][-1:]
