"""Amounts whose unit cannot be right, by what a report like this speaks of elsewhere (A46)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from qicao.arithmetic.doubts.misread import digits_told
from qicao.arithmetic.grouped import grouped
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.values import Severity

_EACH = re.compile("每|[百千]元|均|单[价位次]|标准|成本|价|[/÷]|平摊|除以|折合")
"""Words of a sentence in which so much each is spoken of, from there on."""
_FOR_EACH = re.compile("每|均|单价")
_CUT = re.compile("[。；;\n]")
_SENTENCE, _OWN = 120, 20
_SMALL, _COMMON = 10_000, 10
"""What a lone amount in 元 is less than; amounts in 万元 and 亿元 that a report has beside it."""
_HUGE = 20
"""Times the next largest amount beyond which one in 亿元 is none of the report's money."""
_THOUSAND, _HUNDRED, _FEW, _OPEN = 1000, 100, 3, 0.02
"""Times all there is that other amounts are, and what it is less than as printed; digits of a
small amount; what rounding leaves of the difference of two amounts in 亿元."""
_TOTAL = re.compile(
    "(?:[年0-9]|我[局院委厅校]|批复)*(?:本年|全年|年初|部门|整体|总)+(?:批复|部门)*(?:预算|收入|支出|资产)"
    "(?:总额|合计|总计)?"
)
_SMALL_ONES = re.compile("三公|接待|出国|公务用车|会议费|培训费|采购")
"""Before an amount of which no report has much: “三公”经费只有公务接待一项，年初预算2万元."""
_LEFT = re.compile("[，、](?:当期|当年|本年|年末|收支)?(?:结余|结存|盈余)(?:为)?$")
_FUNDS = re.compile("缺口|配套|资金|补助|支出|预算|拨付|到位|结转|结余|经费")
_DIGITS = 4
"""Digits of a number that hardly stands twice in two units."""
_HEAD = re.compile(
    "(?:人均|每人)(?P<time>每[年月天日])?(?:[0-9.,]+[一-鿿]{1,2}、)?[^，。；、0-9]{0,12}(?:，[达为]到?)?$"
)
_RESIDENTS = re.compile("人口(?!.*(?:产值|总值|收入|存款|GDP))[^。；]{0,12}(?:人均|每人)")
"""Words of what is spent on all who live there."""
_MUCH, _OFTEN, _ALL = 3_000_000, 200_000, 50_000
"""元 for each person, each every month, and each of the residents, that no report has."""
_STAFF = re.compile(
    "(?:(?:公用|人员)经费|[按以][^，。；]{0,8}(?:在职|在编|在岗|实有)[^，。；]{0,8})[^。；]{0,24}"
    "(?:人均(?:日常)?(?:公用)?(?:经费)?|每人)$"
    "|(?:在[职编岗]|实有)(?:人员|职工)?人均(?:日常)?公用(?:经费)[为达]?$"
)
_THING = re.compile("每(?:公里|辆|部|座)(?:造价|投资|投入|支出|补助|补贴|建设)?$")
_LITTLE, _LESS = 50, 100
"""元 for each of the staff, and for each kilometre or vehicle, that no report has either."""
_HELD = re.compile("[低高]于|比|上年|控制|标准|最[高低]|提高|[上下]调|平均|目标")
"""Between two amounts each of which the other is held against."""
_THINGS = re.compile("每([一-鿿])")
"""What it is that each of which an amount is for."""
_PAID = re.compile("共|合计|支出|发放|投入")
"""The same before what all of it comes to: 按每户2400元的标准，共支出1109.76万元."""
_ALIKE = 3
"""Times one number that another is at most that is the same in another unit."""
_LESS_THAN = {"亿元": "万元", "万元": "元"}
_SCALES: Mapping[str, int] = {"元": 1, "万元": 10_000, "亿元": 100_000_000}


def _look(subject: Subject) -> Iterator[Spot | None]:
    conflicts = subject.examined.conflicts
    told = {m.start for conflict in conflicts for claim in conflict.claims for m in claim.members}
    amounts = [s for s in subject.prose if _unit(s) in _SCALES and s.mention.value]
    found: dict[int, Spot] = {}
    for look in (_lone, _little, _between, _huge, _twice, _heads, _held):
        for one, due in look(subject, amounts):
            found.setdefault(one.start, _spot(subject, one, due))
    yield from (found.get(s.start) for s in amounts if s.start not in told)


def _unit(s: Statement) -> str:
    """The unit of an amount, without what it is for: 元 of 元/吨."""
    money = s.mention.kind is MentionKind.AMOUNT and s.mention.unit
    return s.mention.unit.split("/")[0] if money and s.mention.unit else ""


def _value(s: Statement) -> float:
    return abs(float(s.mention.value or 0)) * _SCALES[_unit(s)]


def _said(subject: Subject, s: Statement, reach: int = _SENTENCE) -> str:
    """The words of a sentence up to a number; what a semicolon parts are sentences."""
    return _CUT.split(subject.text[max(0, s.start - reach) : s.start])[-1]


Odd = Iterator[tuple[Statement, str]]
"""Amounts with the unit that each was to have."""


def _lone(subject: Subject, amounts: Sequence[Statement]) -> Odd:
    """A small amount in 元 that is for nothing each, and the only one of its sentence in 元, in a
    report that counts in 万元."""
    large = [s for s in amounts if _unit(s) != "元" and s.mention.decimals]
    small = [s for s in amounts if s.mention.unit == "元" and _value(s) < _SMALL]
    times = Counter(s.sentence for s in amounts if _unit(s) == "元")
    places = {s.mention.decimals for s in large}
    usual = len(large) >= max(_COMMON, len(small))
    lone = [s for s in small if times[s.sentence] == 1 and not s.hedged]
    lone = [s for s in lone if s.mention.decimals in places and digits_told(s) >= _FEW]
    lone = [s for s in lone if not (_EACH.search(_said(subject, s)) or _is_each(subject, s))]
    for s in lone if len(lone) == 1 else ():
        beside = s.role is Role.DIFFERENCE and any(o.sentence == s.sentence for o in large)
        if usual or beside:
            yield s, "万元"


def _is_each(subject: Subject, s: Statement) -> bool:
    return subject.text.startswith(("/", "每"), s.end)


def _little(subject: Subject, amounts: Sequence[Statement]) -> Odd:
    """All that there is in 万元, where other amounts of the report are a thousand times more."""
    sizes = sorted((_value(s) for s in amounts), reverse=True)
    for s in amounts:
        whole = s.mention.unit == "万元" and not s.hedged and _TOTAL.fullmatch(s.item or s.label)
        several = len(sizes) > _COMMON and sizes[2] > _value(s) * _THOUSAND
        few = (s.mention.value or 0) < _HUNDRED and not _SMALL_ONES.search(_said(subject, s))
        if whole and several and few and s.role in (Role.LEVEL, Role.BUDGET, Role.FULL):
            yield s, "亿元"


def _between(subject: Subject, amounts: Sequence[Statement]) -> Odd:
    """What is left of two amounts in 亿元, in 万元 with as few digits: 当期结余2.14万元."""
    for one, other, left in zip(amounts, amounts[1:], amounts[2:], strict=False):
        large = one.mention.unit == other.mention.unit == "亿元" and left.mention.unit == "万元"
        places = {s.mention.decimals for s in (one, other, left)}
        same = one.sentence == other.sentence == left.sentence and len(places) == 1
        if large and same and _LEFT.search(subject.between(other, left)):
            due = abs(_value(one) - _value(other)) / _SCALES["亿元"]
            if abs(due - float(left.mention.value or 0)) <= _OPEN:
                yield left, "亿元"


def _huge(subject: Subject, amounts: Sequence[Statement]) -> Odd:
    """An amount of 亿元 or 万元 that is many times all the others of text and tables."""
    every = [s for s in subject.examined.statements if _unit(s) in _SCALES and s.mention.value]
    sizes = sorted((_value(s) for s in every), reverse=True)
    for s in amounts:
        only = len(sizes) > _COMMON and _value(s) == sizes[0] > sizes[1] * _HUGE
        if only and s.mention.unit in _LESS_THAN and _FUNDS.search(s.label):
            yield s, _LESS_THAN[s.mention.unit]


def _twice(_: Subject, amounts: Sequence[Statement]) -> Odd:
    """A number that is said in two units: the one that fewer amounts of the report have."""
    units = Counter(_unit(s) for s in amounts)
    long = [s for s in amounts if digits_told(s) >= _DIGITS and s.mention.decimals and not s.hedged]
    found = grouped(long, lambda s: (s.mention.value, s.mention.decimals))
    for same in found.values():
        usual = max((_unit(s) for s in same), key=lambda name: units[name])
        yield from ((s, usual) for s in same if _unit(s) != usual)


def _heads(subject: Subject, amounts: Sequence[Statement]) -> Odd:
    """So much for each person, or so little for one of the staff or a vehicle, as nobody spends."""
    for s in amounts:
        words = _said(subject, s)
        head = _HEAD.search(words)
        if head and _unit(s) == "万元":
            often = head["time"] in ("每月", "每天", "每日")
            most = _ALL if _RESIDENTS.search(words) else _OFTEN if often else _MUCH
            if _value(s) > most:
                yield s, "元"
        elif s.mention.unit == "元" and s.role is not Role.DIFFERENCE:
            least = _LITTLE if _STAFF.search(words) else _LESS if _THING.search(words) else 0
            if _value(s) < least:
                yield s, "万元"


def _held(subject: Subject, _: Sequence[Statement]) -> Odd:
    """One for each that is held against another of about the same number in another unit."""
    for one, other in pairwise(subject.prose):
        units = {_unit(one), _unit(other)}
        if units != {"元", "万元"} or one.sentence != other.sentence:
            continue
        between = subject.between(one, other)
        times = float(one.mention.value or 0) / float(other.mention.value or 1)
        each = _FOR_EACH.search(_said(subject, one, _OWN)) or "/" in (one.mention.unit or "")
        held = _HELD.search(between) and not (_CUT.search(between) or _PAID.search(between))
        each = each and not _is_of_others(_said(subject, one, _OWN), between)
        if each and held and 1 / _ALIKE < times < _ALIKE:
            yield (one if _unit(one) == "万元" else other), "元"


def _is_of_others(before: str, between: str) -> bool:
    """Whether each is of another thing: 平均每个41.5万元，平均每亩32.87元."""
    things = [_THINGS.findall(words) for words in (before, between)]
    return bool(things[0] and things[1]) and things[0][-1] != things[1][-1]


def _spot(subject: Subject, one: Statement, due: str) -> Spot:
    shown = subject.text[one.start : one.end]
    return Spot(
        Severity.WARNING,
        f"“{shown}”与文中同类的金额差得太远，单位疑似应为{due}",
        one.start,
        one.end,
        todo="请核对这个数的单位",
        suggestion=f"改为{shown.replace(_unit(one), due)}",
    )


MAGNITUDES = TextCheck("A46", "金额的单位合乎常理", _look, aim="以元、万元、亿元计的金额")
