"""How many are not done yet, by what was aimed at and what was done (A43): 有4座未能完工.

What was aimed at and reached stands elsewhere, in the row of a table or in prose, in the same unit
and under words that the clause shares: 目标40座，修缮36座.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from qicao.arithmetic.formula import RATIO
from qicao.arithmetic.words import pairs
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES
from qicao.values import Severity

_NOT = re.compile(
    "未能?(?:按期|如期|按时|全部|完全)*(?:完[成工]|建成|开工|纳入|达|交付|验收|投用)|尚未|缺口|没有完成"
)
_AHEAD, _BACK = 24, 24
_OFF, _MOST = 1, 30
"""How many a count may be off to be meant for a gap, and the largest that is looked at."""
_COMMON = re.compile("完成|目标|计划|实际|指标|数量|项目|年度|全年|建设|工作|部分|个别|新增|新建")
_NO_UNIT = "个"


def _look(subject: Subject) -> Iterator[Spot | None]:
    gaps = [*_gaps(subject)]
    for given in subject.prose if gaps else ():
        count = given.mention.kind is MentionKind.COUNT and given.worth is not None
        if not count or given.hedged or not 0 < (given.worth or 0) <= _MOST:
            continue
        before, after = _around(subject, given)
        if _NOT.search(before + after):
            names = pairs(_COMMON.sub(" ", before + " " + after))
            due = {
                gap
                for unit, words, gap, sentence in gaps
                if sentence != given.sentence
                if unit in (given.mention.unit, _NO_UNIT) and words & names
            }
            if len(due) == 1:
                yield _judged(given, max(due))


def _around(subject: Subject, given: Statement) -> tuple[str, str]:
    """The words of the clause on either side of a count."""
    before = re.split("[。；;\n，,]", subject.text[max(0, given.start - _BACK) : given.start])[-1]
    after = re.split("[。；;\n，,]", subject.text[given.end : given.end + _AHEAD])[0]
    return before, after


Gap = tuple[str | None, frozenset[str], Decimal, int]
"""The unit, the words, how many are lacking, and the sentence."""


def _gaps(subject: Subject) -> Iterator[Gap]:
    """What is lacking of every aim that was not reached, where both stand side by side."""
    said = [s for s in subject.examined.statements if s.worth is not None and not s.hedged]
    for one, other in pairwise(said):
        place = (one.table, one.line) == (other.table, other.line)
        roles = {one.role, other.role}
        if not place or one.dimension != other.dimension or Role.LEVEL not in roles:
            continue
        aim, done = (one, other) if one.role in BASES else (other, one)
        if aim.role in BASES and aim.role is not Role.PRIOR and _lacks(aim, done):
            yield _gap(aim, done, aim.sentence)

    for claim in subject.examined.judged.held:
        if claim.given.role is Role.COMPLETION and claim.formula is RATIO:
            done, aim = claim.inputs
            if done.dimension == aim.dimension and _lacks(aim, done):
                yield _gap(aim, done, claim.given.sentence)


def _gap(aim: Statement, done: Statement, sentence: int) -> Gap:
    words = pairs(_COMMON.sub(" ", f"{aim.item} {done.item}"))
    lack = (aim.worth or Decimal(0)) - (done.worth or Decimal(0))
    return done.mention.unit, words, lack, sentence


def _lacks(aim: Statement, done: Statement) -> bool:
    count = aim.mention.kind is not MentionKind.AMOUNT
    return count and (aim.worth or 0) > (done.worth or 0)


def _judged(given: Statement, due: Decimal) -> Spot | None:
    if given.worth == due or abs((given.worth or 0) - due) > _OFF:
        return None
    return Spot(
        Severity.WARNING,
        f"“{given.mention.text}”与前后的目标和完成数不符：相差{due:g}",
        given.start,
        given.end,
        todo="请核对目标、完成数和没有完成的数",
        expected=f"{due:g}",
    )


LEFT_COUNTS = TextCheck("A43", "没有完成的个数与目标、完成数一致", _look, aim="几个没有完成的话")
