"""What the last of a few numbers can only be of the others, where nothing else is said.

Each shape is given a number and all that its stretch says: a rate of two, their difference, a
total of all, so much each of so many. `closed` holds them against the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.per import counts_each, pieces
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import above, alike
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.statements.statement import LEVELS

Stretch = Sequence[Statement]
Shape = Callable[[Statement, Stretch], Iterator[Claim]]
_RATE, _SCORE = "比率", "分值"
_POINTS = "百分点"
_NO_AMOUNT = ("", _RATE, _POINTS, _SCORE)
_PAIR = 2
_MOST_COUNTS = 2
_NAMED = re.compile("(?:率|度|面|比例|比重)(?:为|达|达到|是|约|仅|只有)?$")
_OF_WORK = re.compile("完成|使用|执行|支付|支出|拨付|到位|覆盖|办结|回收|验收|进度")
"""Of what rates are that are named by what is done, whatever it is done to."""
_LEFT = re.compile("^(?:尚|还|仍|剩|余|未|缺|待|正在)|(?:尚|仍|还)有|剩余|未完成|未办结")
_OF_YEAR = re.compile("每个?月|月均")
_MONTH = ("月", "月均", "每月", "每个月", "月平均")
_ADDED = ("合计", "共计", "总计", "小计")
_BOUND = re.compile("限额|上限|下限|红线|警戒线|控制线")
_DAYS = ("天", "工作日", "日")
_TIMES = ("人次", "人")
_FORMULAS: dict[Role, tuple[Formula, ...]] = {
    Role.COMPLETION: (f.RATIO,),
    Role.LEVEL: (f.RATIO, f.SAVED, f.OF_BOTH),
    Role.SAVING: (f.SAVED, f.RATIO),
    Role.SHARE: (f.SHARE, f.OF_BOTH, f.SAVED),
    Role.CHANGE: (f.CHANGE,),
}


def rates(given: Statement, stretch: Stretch) -> Iterator[Claim]:
    """A rate of the only two numbers before it that can make one."""
    if given.mention.kind is not MentionKind.RATE or given.role not in _FORMULAS:
        return
    before = [s for s in stretch if _is_amount(s) and s.start < given.start]
    if given is stretch[0] and all(_is_level(s) for s in stretch[1:]):
        before = [*stretch[1:]]
    pair = [s for s in before if s.role is not Role.DIFFERENCE]
    gaps = [s for s in before if s.role is Role.DIFFERENCE]
    if len(pair) != _PAIR or not alike(*pair) or any(s.hedged for s in pair):
        return
    if given.role is Role.LEVEL and not _is_of(given, pair):
        return
    if pair[-1].total and pair[-1].label.endswith(_ADDED):
        return  # 培训144000元，合计1243000元，使用率96.63%: of more than they are
    if given.role is Role.COMPLETION and any(s.role is Role.PRIOR for s in pair):
        return  # 执行率 is of a budget, and not of last year's
    if given.role is Role.SHARE and not _is_whole(given.whole, pair):
        return
    for first, second in permutations(pair):
        for formula in _FORMULAS[given.role]:
            if _suits(formula, given, first, second):
                tells = formula is not f.OF_BOTH or given.role is Role.SHARE
                tells = tells and (formula is not f.SAVED or given.role is not Role.SHARE)
                tells = tells and not (gaps and given.role is Role.CHANGE)
                yield Claim(given, formula, (first, second), False, tells=tells, likely=True)


def totals(given: Statement, stretch: Stretch) -> Iterator[Claim]:
    """A total right behind all that the stretch says, which is all of its kind."""
    parts = tuple(s for s in stretch if s is not given)
    if given.role is not Role.LEVEL or given.dimension in _NO_AMOUNT or len(parts) < _PAIR:
        return
    if all(_adds(s, given) for s in parts):
        yield Claim(given, f.SUM, parts, sure=False, likely=True)


def differences(given: Statement, stretch: Stretch) -> Iterator[Claim]:
    """How far two numbers are apart, or what one leaves of the other."""
    pair = [s for s in stretch if s is not given and s.mention.unit == given.mention.unit]
    left = given.role is Role.LEVEL and _LEFT.search(given.label) and given is stretch[-1]
    if len(pair) != _PAIR or not (left or given.role is Role.DIFFERENCE):
        return
    if left and not above(*pair):
        return  # 新增5个，累计117个，尚有1个未通
    named = given.base is None or given.base in (s.role for s in pair)
    named = named and any(s.under != given.start for s in pair)
    if named and given.level is None and all(s.role in LEVELS and not s.hedged for s in pair):
        yield Claim(given, f.DIFFERENCE, tuple(pair), sure=False, likely=True)


def points(given: Statement, stretch: Stretch) -> Iterator[Claim]:
    """How many points the only two rates before it are apart."""
    pair = [s for s in stretch if s.dimension == _RATE and s.start < given.start]
    if given.dimension != _POINTS or given.role is not Role.DIFFERENCE or len(pair) != _PAIR:
        return
    plain = all(s.mention.kind is MentionKind.RATE and not s.hedged for s in pair)
    named = given.base is None or given.base in (s.role for s in pair)
    if plain and named and (pair[0].role is Role.CHANGE) is (pair[1].role is Role.CHANGE):
        yield Claim(given, f.DIFFERENCE, tuple(pair), sure=False, likely=True)


def products(given: Statement, stretch: Stretch) -> Iterator[Claim]:
    """So many, so much each, and what that makes; of so much a month, in a year."""
    each = [s for s in stretch if _is_each(s) and s is not given]
    others = [s for s in stretch if s is not given and not _is_each(s)]
    if len(each) == 1 and not others and _is_of_year(given, each[0]):
        yield Claim(given, f.IN_TWELVE, (each[0],), sure=False, likely=True)
    counts = [pieces(s) for s in others if each and _counts(each[0], s)]
    if given.role is not Role.LEVEL or len(each) != 1 or not 0 < len(counts) == len(others):
        return
    if given.start < each[0].start or len(counts) > _MOST_COUNTS or not _made(each[0], given):
        return
    made = pieces(given) if not alike(each[0], given) else given
    factors = (pieces(each[0]) if made is not given else each[0], *counts)
    formula = f.PRODUCT if len(counts) == 1 else f.TRIPLE
    yield Claim(made, formula, factors, sure=False, likely=True)
    if _OF_YEAR.search(each[0].label) and len(counts) == 1:
        yield Claim(made, f.IN_A_YEAR, factors, sure=False, likely=True)


def averages(given: Statement, stretch: Stretch) -> Iterator[Claim]:
    """So much each of the only two numbers before it."""
    pair = [s for s in stretch if s is not given]
    if given.role is not Role.PER or len(pair) != _PAIR:
        return
    for whole, count in permutations(pair):
        if whole.role is Role.LEVEL and _made(given, whole) and _counts(given, count):
            same = alike(given, whole)
            made, of = (given, whole) if same else (pieces(given), pieces(whole))
            yield Claim(made, f.PER, (of, pieces(count)), sure=False, likely=True)


def stocks(given: Statement, stretch: Stretch) -> Iterator[Claim]:
    """What there was, of what there is and what is new: 新建320个，累计1150个，上年末830个."""
    others = [s for s in stretch if s is not given and s.mention.unit == given.mention.unit]
    new = [s for s in others if s.role is Role.LEVEL and s.label.startswith("新")]
    now = [s for s in others if s.role is Role.LEVEL and s.total]
    if given.role is Role.PRIOR and len(new) == len(now) == 1 and len(others) == _PAIR:
        yield Claim(given, f.DIFFERENCE, (now[0], new[0]), sure=False, likely=True)


def monthly(given: Statement, stretch: Stretch) -> Iterator[Claim]:
    """So much a month, of what there was in the year."""
    whole = stretch[0]
    if len(stretch) != _PAIR or whole is given or whole.role is not Role.LEVEL:
        return
    if given.role is Role.PER and given.label.endswith(_MONTH) and _made(given, whole):
        yield Claim(given, f.A_MONTH, (whole,), sure=False, likely=True)


def scores(given: Statement, stretch: Stretch) -> Iterator[Claim]:
    """A rate, what it weighs, and what it got."""
    others = [s for s in stretch if s is not given]
    rate = [s for s in others if s.role is Role.COMPLETION]
    weight = [s for s in others if s.role is Role.WEIGHT]
    alone = len(rate) == len(weight) == 1 and len(others) == _PAIR
    if alone and given.role is Role.SCORE and given.mention.decimals:
        yield Claim(given, f.SCORE, (rate[0], weight[0]), sure=False, likely=True)


SHAPES = (rates, totals, differences, points, products, averages, stocks, monthly, scores)


def _is_amount(s: Statement) -> bool:
    return s.dimension not in _NO_AMOUNT and s.role is not Role.AGAIN and not is_bound(s)


def is_bound(s: Statement) -> bool:
    """Whether a number is only what another has to stay within: 控制在限额13.20亿元以内."""
    return s.role is Role.LEVEL and bool(_BOUND.search(s.label))


def _is_level(s: Statement) -> bool:
    return _is_amount(s) and s.role is Role.LEVEL


def _is_of(given: Statement, pair: Stretch) -> bool:
    """Whether a rate is named by what is done, or by what is counted."""
    if not _NAMED.search(given.label):
        return False
    stem = _NAMED.sub("", given.label)
    first, second = ({*_pairs_of(stem)} & {*_pairs_of(s.label)} for s in pair)
    return bool(first ^ second) or (not first and bool(_OF_WORK.search(stem)))


def _pairs_of(name: str) -> list[str]:
    """Its characters, two in a row each."""
    return [name[n : n + 2] for n in range(len(name) - 1)]


def _is_whole(name: str, pair: Stretch) -> bool:
    """Whether the whole of a share is one of two numbers, or both."""
    if not all(s.role is Role.LEVEL for s in pair):
        return False
    counted = "总" in name and all((s.mention.unit or "元")[-1:] in name for s in pair)
    return not name or counted or any(two in s.label for s in pair for two in _pairs_of(name))


def _suits(formula: Formula, given: Statement, first: Statement, second: Statement) -> bool:
    """Whether two numbers can be what a formula takes: no part is more than its whole."""
    if first.role not in LEVELS or second.role not in LEVELS:
        return False
    if formula is f.OF_BOTH:
        return True
    if given.role is Role.SAVING and formula is f.RATIO and "减" not in first.label:
        return False  # 审减额93万元，审减率5%: what is taken off itself
    if formula is f.CHANGE:
        return second.role is not Role.LEVEL or first.start > second.start
    if first.role is not Role.LEVEL and second.role is Role.LEVEL:
        return False  # what was done over what was planned
    if formula is f.RATIO:
        over = bool(given.amount and given.amount.value > f.HUNDRED)
        fits = above(first, second) is over or second.role is not Role.LEVEL
        return fits and second.role in (given.base or second.role, Role.LEVEL)
    return second.role is not Role.PRIOR and not above(first, second)


def _adds(part: Statement, whole: Statement) -> bool:
    same = part.mention.unit == whole.mention.unit and part.start < whole.start
    return same and part.role is Role.LEVEL and not (part.hedged or part.total)


def _counts(each: Statement, count: Statement) -> bool:
    """Whether a count is one that so much each is for: 人, 天, 个月, 批次."""
    name = (count.mention.unit or "").removeprefix("个")
    named = bool(name) and name in each.label and count.role is Role.LEVEL
    daily = name in _DAYS and each.label.startswith(("日", "每日", "每天", "平均每天"))
    priced = each.role is Role.OTHER and count.role is Role.LEVEL
    return counts_each(each, count) or named or daily or priced


def _is_each(s: Statement) -> bool:
    """Whether a number is what one of something costs or makes: 每人, 单价."""
    return s.role is Role.PER or (s.role is Role.OTHER and s.label.endswith("单价"))


def _is_of_year(given: Statement, each: Statement) -> bool:
    """Whether a number is of all twelve months of so much a month: 每月8.5万元，全年102万元."""
    monthly = each.label.endswith(_MONTH) and each.start < given.start and alike(each, given)
    return monthly and given.role is Role.LEVEL and not given.hedged


def _made(each: Statement, whole: Statement) -> bool:
    """Whether so much each makes up a number: of money, or people that come again."""
    people = each.mention.unit in _TIMES and whole.mention.unit in _TIMES
    return not whole.hedged and (alike(each, whole) or people)
