"""What is said of a part of what its words name: 剔除搬迁费后下降2.35%, 按可比口径增长1.44%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import PER, PRODUCT, SAME, SCORE, SHARE, SUM
from qicao.statements import Role, Statement

_ASIDE = re.compile(
    "扣除|剔除|刨[除去掉开]|刨出去|撇开|除[^了以]|[之以]外|不含|并在一起|合在一起|合并计算|同口径|可比口径"
)
"""Before a change that is not of the whole of what is named."""
_TAKES = re.compile("(?:扣除|剔除)[^，。；、0-9后]*$")
_CLOSED = re.compile("[（(][^（）()]*[）)]")
_RATES = (Role.CHANGE, Role.DIFFERENCE, Role.COMPLETION, Role.SHARE, Role.SAVING)
_STOPS, _CLAUSES = "。；;\n", 2
_CUT, _MAKES = re.compile("核减|审减|扣减"), re.compile("[，,]?(?:共?计|合计?|总计)(?!划)")
"""Of an amount before so much each what takes from it, and what says behind it what it makes."""
_WITH_OWN = re.compile("[（(]含[局厅委院办]?(?:机关|本级)")
"""Behind a count of units: the own office is one of them as well."""
_WORDS = 20
_WORN = re.compile("折旧|摊销")
_ONE = re.compile("(?<![一-鿿])一[座套台辆亩户栋处间眼口个本册场]$")
"""Before what one of a thing costs: 大棚120座，一座2.75万元，合330万元."""
_SUPPOSED = re.compile("若|倘|连同")
"""Before a count behind so much each, which is of another reckoning."""
_BY = re.compile("按(?P<rate>[一-鿿]{2,4}?)(?:的?比例|占比|比重)[一-鿿]{0,3}[，,]?[一-鿿]{0,3}$")
"""Before a score by a rate of its own: 按座数比例计，得5.14分."""
_GROUP = re.compile(
    "占(?:这|上述|以上)?(?P<name>[两二三四五六七八九十0-9]+[大个项类家种][^，。；、0-9]{1,10})$"
)
"""Before a share of some of what its words name: 占四大项目支出39.41%."""


def leaves_out(words: str) -> bool:
    """Whether words leave something out of what they name; none in brackets do."""
    return bool(_ASIDE.search(_CLOSED.sub("", words)))


def is_left_out(text: str, given: Statement, inputs: Sequence[Statement]) -> bool:
    """Whether the words before a number leave something out of what it would be of.

    增长6.93%，若剔除…则为57.14万元 does so behind it. What is left out before the first of its
    numbers is nothing to it.
    """
    begin = max(text.rfind(cut, 0, given.start) for cut in _STOPS) + 1
    said = [s.end for s in inputs if begin <= s.start < given.start]
    if any(_TAKES.search(text[begin : s.start]) for s in inputs if s.end in said):
        return False  # 新增46家，扣除退库15家，净增31家: of what is taken off itself
    behind = (s for s in inputs if s.sentence == given.sentence and s.start > given.end)
    return leaves_out(text[min(said, default=begin) : given.start]) or any(
        leaves_out(text[given.end : s.start]) for s in behind
    )


def is_of_rest(claim: Claim, text: str) -> bool:
    """Whether a rate of prose that fails is only of what is left of its numbers."""
    given, rate = claim.given, claim.given.dimension == "比率"
    plain = not (given.table or given.figure) and (rate or given.role in _RATES)
    inputs = [s for s in claim.inputs if not s.figure]
    return plain and (is_left_out(text, given, inputs) or any(_is_left(text, s) for s in inputs))


def _is_left(text: str, s: Statement) -> bool:
    """Whether a number is what is left of its item: 剔除调标2875.30万元后，支出为51443.32万元."""
    begin = max(text.rfind(cut, 0, s.start) for cut in _STOPS) + 1
    words = text[begin : s.start]
    left = any(map(leaves_out, re.split("[，,]", words)[-_CLAUSES:])) and not _TAKES.search(words)
    return left and not s.table and s.role is Role.LEVEL


def is_of_others(claim: Claim, text: str) -> bool:
    """Whether words say that a number that fails is of others than those it is held against."""
    given, first = claim.given, claim.inputs[0]
    if claim.formula is SUM:
        carried_off = "净" in given.label and any(_WORN.search(s.label) for s in claim.inputs)
        open_ = text.startswith("等", claim.inputs[-1].end) and (claim.excess() or 0) > 0
        more = open_ or text[given.start - 1 : given.start] == "各"
        return carried_off or more or bool(_WITH_OWN.match(text, given.end))
    if claim.formula is SHARE and not given.table:
        group = _GROUP.search(text[max(0, given.start - _WORDS) : given.start])
        return bool(group) and group["name"] not in claim.inputs[1].label  # type: ignore[index]
    if claim.formula is SAME and first.figure:
        return not given.table and _is_of_other_figure(text, given)
    if claim.formula is SAME:
        return given.role is Role.AGAIN and _is_of_one(text, first)
    if claim.formula is SCORE and not given.table:
        by = _BY.search(text[max(0, given.start - _WORDS) : given.start])
        return bool(by) and by["rate"] not in first.label + first.whole  # type: ignore[index]
    if given.table or any(s.table or s.figure for s in claim.inputs):
        return False
    return (_is_of_other_amount if claim.formula is PER else _is_apart)(claim, text)


def _is_of_other_figure(text: str, given: Statement) -> bool:
    """Whether a number is of one of a thing, of what is left of it, or of two: 次、差等路合计."""
    ends = f"{re.escape(given.item)}[^，。；、0-9]{{0,3}}(?:合计|共计|至)$"
    name = f"(?:^|[，。；：（\\s])[一-鿿]{{1,6}}、{ends}"
    joined = re.search(name, text[max(0, given.start - 2 * _WORDS) : given.start])
    alone = not given.place and given.item
    return _is_of_one(text, given) or _is_left(text, given) or bool(alone and joined)


def _is_of_one(text: str, s: Statement) -> bool:
    return bool(_ONE.search(text, max(0, s.start - _WORDS), s.start))


def _is_of_other_amount(claim: Claim, text: str) -> bool:
    """Whether so much each is of another amount than the one before it, or over another count.

    合同价468.50万元，核减16.14万元，每公里36.48万元 is of what is left; 每套1.65万元，计693万元 of
    what stands behind; 人均2.53万元，若按114人平均 of others than those.
    """
    given, first = claim.given, claim.inputs[0]
    beyond = any(stop in text[given.end : first.start] for stop in _STOPS)
    supposed = beyond or any(_SUPPOSED.search(text[given.end : s.start]) for s in claim.inputs)
    cut = bool(_CUT.search(text[first.end : given.start])) or bool(_MAKES.match(text, given.end))
    return supposed or (first.start < given.start and cut)


def _is_apart(claim: Claim, text: str) -> bool:
    """Whether so many times so much each stand apart: 户均3.78人；监测对象412户、1386人."""
    first = claim.inputs[0]
    between = text[first.end : claim.given.start]
    apart = any(stop in between for stop in _STOPS)
    return claim.formula is PRODUCT and first.role is Role.PER and apart
