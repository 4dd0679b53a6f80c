"""Rates whose words say what they are of, where they were held to something else.

在建工程与公共基础设施合计占资产总额的75.26% is of both; 占人员支出增量的63.2% is of an increase;
固定资产原值中，房屋占60.69% is of what stands before 中.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import chain, combinations

from qicao.arithmetic.claim import Claim, outcome_of
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.formula import CHANGE, DIFFERENCE, OF_TWO, PER, RATIO, SCORE, SHARE
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.verdict import HOLDS

_OVER = (RATIO.name, SHARE.name)
_PLAN = "全年预算"
_SUBJECT = re.compile("([^，。；：、0-9]{4,24})，占[^，。；0-9]*$")
_DIVISOR = re.compile("的[0-9.]+%")
"""Behind a number it is what another is a share of: 占支出7097.36万元的30.7%."""
_RULE = re.compile("(?:以[内上下]|之内)[^，。；]{0,4}(?:扣|得|计)")
"""Behind a number of a rule how points are given: 超出5个百分点以内扣1分."""
_BOUND = re.compile("(?P<word>超过|超出|不足|不到|高于|低于)[^，。；0-9]{1,14}的$")
_BEHIND = re.compile("以(?P<side>[上下])")
_BY_HOW_MUCH = re.compile("(?:优|好|高|低|超出?|超过)于?(?:年度)?(?:目标|计划)值?$")
_FOREIGN = re.compile("[0-9][0-9,.]*[万亿]?(?:美|港|欧|日)元")
_STEP = 0.011
"""What the sum of two rates of two decimals is off."""
_ABOVE = frozenset({"超过", "超出", "高于"})
_LONG, _PAIR = 4, 2
"""Digits of a number that hardly fits by chance."""
_STOPS = "。；\n"
_TOGETHER = re.compile(
    "[与和、及][^，。；、0-9]{1,20}(?:合计|共计|之和|[两三]者?项?共?)占[^，。；0-9]*$"
)
_GAIN = re.compile("(?:增量|净?增[加长支]额|[减下][少降支]额|增[加长]部分|增支)的?$")
_WITHIN = re.compile(
    "(?P<whole>[一-鿿]{2,12})(?<![年其集当])中(?:，|(?=[一-鿿]))(?![心央小介期等])"
)
_LEFT, _SPENT = re.compile("结[转余]"), re.compile("支出|收入|预算")
_OWN_RATE = re.compile("[高低快慢大小]于(?P<name>[一-鿿]{2,8})(?:增[幅速长]|降幅|下降)")
_TAKEN = re.compile("(?:扣除|剔除|刨除)[^，。；0-9]*$")
_AMONG_EACH = re.compile("其中[^，。；、0-9]{1,10}(?:每|单位|人均|户均)[^，。；、0-9]*$")
_SAID = 16
"""Characters between by how much something changed and the rate of it."""
_OFF, _FAR, _MOST = 0.02, 60, 80
"""How far a change may be from what its numbers make; per cents that no budget of a part is of the
whole one, where it is said to be executed for the most part."""


def is_of_other(sources: Sources) -> Callable[[Claim], bool]:
    """Asks whether the words of a claim that fails say that it is of other numbers."""
    return partial(_is_of_other, sources)


def _is_of_other(sources: Sources, claim: Claim) -> bool:
    given, text = claim.given, sources.text
    if given.table or given.figure:
        return claim.formula is RATIO and _is_of_own_row(claim, sources)
    begin = max(text.rfind(stop, 0, given.start) for stop in _STOPS) + 1
    before = text[begin : given.start]
    if _RULE.match(text, given.end) or _is_bound(claim, before, text):
        return True
    if claim.formula is DIFFERENCE:
        return _is_of_other_pair(claim, sources)
    if claim.formula.name == PER.name:
        return bool(_AMONG_EACH.search(before)) or _is_spread_over(claim, sources)
    if claim.formula.name == CHANGE.name:
        if any(_DIVISOR.match(text, s.end) for s in claim.inputs if not (s.table or s.figure)):
            return True
        return _is_of_own_rate(given) or _is_of_own_gap(claim, sources) or _is_taken(claim, text)
    if claim.formula.name == SCORE.name:
        return _is_scored_behind(claim, sources)
    return claim.formula.name in _OVER and _is_of_named(claim, before, text)


def _is_of_other_pair(claim: Claim, sources: Sources) -> bool:
    """Whether a number is said to be apart from another than the one it was held to: 83.1%，比平均
    执行率低11.6个百分点, or one of the inputs only says by how much: 优于目标0.6个工作日."""
    given, text = claim.given, sources.text
    after = (s for s in claim.inputs if s.start > given.end and not (s.table or s.figure))
    if any(_BY_HOW_MUCH.search(text[max(0, s.start - _SAID) : s.start]) for s in after):
        return True
    said = sources.sentences.get(given.sentence, ())
    rates = [s for s in said if s.end <= given.start and s.mention.unit == "%"][-1:]
    if given.mention.unit != "个百分点" or not rates or rates[0] in claim.inputs:
        return False
    rate, gap = float(rates[0].worth or 0), float(given.mention.value or 0)
    others = [float(s.worth or 0) for s in claim.inputs]
    return any(abs(abs(rate - other) - gap) < _STEP for other in others)


def _is_bound(claim: Claim, before: str, text: str) -> bool:
    """Whether a number is only a bound, and what the inputs make is on its side of it."""
    made, given = claim.derived(), claim.given.quantity
    if made is None or given is None:
        return False
    if behind := _BEHIND.match(text, claim.given.end):
        return made.hi >= given.base if behind["side"] == "上" else made.lo <= given.base
    bound = _BOUND.search(before)
    if bound is None:
        return False
    return made.hi >= given.base if bound["word"] in _ABOVE else made.lo <= given.base


def _is_of_named(claim: Claim, before: str, text: str) -> bool:
    given, (part, *_), base = claim.given, claim.inputs, claim.inputs[-1]
    words = f"{base.label}{base.item}"
    gains = _GAIN.search(before) and not any(s.role is Role.DIFFERENCE for s in claim.inputs)
    both = _TOGETHER.search(before) and part.end <= given.start - len(before)
    left = _LEFT.search(given.whole) and not _LEFT.search(words) and bool(_SPENT.search(words))
    inside = given.listing is not Listing.AMONG and any(
        s.start > given.start and s.listing is Listing.AMONG for s in claim.inputs
    )
    planned = _PLAN in given.label and base.role is Role.LEVEL and not claim.sure
    foreign = part.end < given.start and _FOREIGN.search(text[part.end : given.start])
    if gains or both or left or inside or planned or foreign:
        return True
    return _is_within(claim, text) or _is_of_all_budgets(claim) or _is_of_subject(claim, before)


def _is_of_subject(claim: Claim, before: str) -> bool:
    """Whether the sentence says whose share it is, and the part is of the sentence before:
    结余18.50万元。儿童康复用钱最多，占总支出的62.00%."""
    given, part = claim.given, claim.inputs[0]
    named = _SUBJECT.match(before)
    if named is None or part.sentence == given.sentence or part.start > given.start:
        return False
    return not pairs(named[1]) & pairs(f"{part.item}{part.label}")


def _is_of_own_row(claim: Claim, sources: Sources) -> bool:
    """Whether a rate of a table is of its own row's amounts, two of which are its base."""
    given = claim.given
    if any(s.table == given.table for s in claim.inputs) or given.worth is None:
        return False
    row = [s for s in sources.of_line(given) if s.table == given.table]
    amounts = [s for s in row if s.dimension == claim.inputs[0].dimension and s.worth]
    return any(
        outcome_of(OF_TWO, given, chosen) in HOLDS
        for part in amounts
        for two in combinations([s for s in amounts if s is not part], 2)
        for chosen in [(part, *two)]
    )


def _is_spread_over(claim: Claim, sources: Sources) -> bool:
    """Whether so much each is, to its last digit, of another count of the text."""
    given, first = claim.given, claim.inputs[0]
    if given.hedged or len(printed_digits(given)) < _LONG or len(claim.inputs) != _PAIR:
        return False
    counts = (s for s in sources.statements if s.mention.unit == claim.inputs[1].mention.unit)
    bare = (s for s in sources.statements if s.table and not s.mention.unit and s.worth)
    return any(
        outcome_of(claim.formula, given, (first, s)) in HOLDS
        for s in chain(counts, bare)
        if s is not given and s.worth
    )


def _is_scored_behind(claim: Claim, sources: Sources) -> bool:
    """Whether a score stands before what it would be made of, and another one behind that."""
    given = claim.given
    said = sources.sentences.get(given.sentence, ())
    own = (s for s in claim.inputs if s in said and s.role is not Role.WEIGHT)
    behind = [s for s in own if s.start > given.end]
    scores = [s for s in said if s.role is Role.SCORE and s.start > given.end]
    return bool(behind) and any(s.start > max(b.start for b in behind) for s in scores)


def _is_within(claim: Claim, text: str) -> bool:
    """Whether the words before the part say what it is a part of, and the base is none of it."""
    part, base = claim.inputs[0], claim.inputs[-1]
    if claim.given.whole or part.sentence != claim.given.sentence or base.figure:
        return False
    begin = max(text.rfind(stop, 0, part.start) for stop in _STOPS) + 1
    found = [*_WITHIN.finditer(text[begin : part.start])][-1:]
    names = f"{base.item}{base.label}"
    return any(m["whole"][-2:] not in names and base.end <= begin for m in found)


def _is_of_all_budgets(claim: Claim) -> bool:
    """Whether what a part spent of its budget was held to the budget of all."""
    given, part, base = claim.given, claim.inputs[0], claim.inputs[-1]
    planned = base.role in (Role.BUDGET, Role.FULL) and not base.item
    if given.role is not Role.COMPLETION or not planned or not part.item:
        return False
    made = claim.derived()
    return made is not None and (given.worth or 0) >= _MOST and made.hi < _FAR


def _is_of_own_rate(given: Statement) -> bool:
    """Whether a rate that another one is held against is named: 高于学生数增幅2.16%."""
    named = _OWN_RATE.search(given.label)
    return named is not None and not pairs(named["name"]) & pairs(given.item)


def _is_of_own_gap(claim: Claim, sources: Sources) -> bool:
    """Whether the amount right before a rate is another than what the numbers make: 比上年减少
    13.79万元，下降4.58% is of what is 13.79万元 less, and not of the 229.28万元 of all."""
    given, first, base = claim.given, claim.inputs[0], claim.inputs[-1]
    said = sources.sentences.get(given.sentence, ())
    before = [s for s in said if s.end <= given.start and s.dimension == first.dimension][-1:]
    gap = before[0] if before else None
    if gap is None or gap.role is not Role.DIFFERENCE or given.start - gap.end > _SAID:
        return False
    if gap in claim.inputs or not (gap.worth and first.worth and base.worth):
        return False
    made = abs(float(first.worth - base.worth))
    return abs(made - abs(float(gap.worth))) > _OFF * max(made, abs(float(gap.worth)))


def _is_taken(claim: Claim, text: str) -> bool:
    """Whether one of the numbers is only what was left out: 扣除设备款198.60万元后下降0.46%."""
    first = claim.inputs[0]
    return not first.figure and bool(_TAKEN.search(text[max(0, first.start - 30) : first.start]))
