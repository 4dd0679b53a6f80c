"""Bounds of what the text says elsewhere (A31): 控制率不足一成, 过夜游客占比超过20%, by its number.

A bound says nothing new: of what it speaks there is a number before or behind, in prose or in a
table. Where all that it can be lie beyond, and one of them near, the word is the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from qicao.arithmetic.known import known
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.thresholds import exact, fits, unlike
from qicao.statements import Role, Statement

_RATE = "比率"
_SAID = re.compile("(?<!不)(?P<word>超过|高于|突破|不足|低于|不到)$")
_KINDS = {"超过": "above", "高于": "above", "突破": "above"}
_OWN = (Role.LEVEL, Role.COMPLETION, Role.SHARE, Role.CHANGE, Role.SAVING)
_ATTRIBUTE = re.compile("(?:以[上下])?的(?!目标|要求|标准|[年预])")
"""After a bound: it only says which ones are meant, as in 执行率低于85%的项目."""
_NAME = 4
"""Characters of a name that is that of one rate."""
_SENTENCE = 80
_ENDS = re.compile("[。；;：:\\n]|[一二三四五六七八九十]是|总[体的]?[来看]*[，,]")
_TYPE = re.compile("(?:项目|支出|经费|资金|类)+$")
_CALLED = re.compile("[一-鿿（）]{2,24}率$")
_WHOLE = re.compile("^(?:全年|年度|本年|部门|整体|单位|预算|我[局院委厅校])*|项目(?=[一-鿿]{2}率$)")
"""Words of the name of a rate that say no more than that it is of the whole."""
_JOINS = re.compile("^(?:但|而|且|其中|由于|因)+|(?:占比|比重|进度|占|总额|规模|合计)+$")
"""What stands around a name in one place and not in the other."""
_CHANGED = re.compile(
    "[比较](?P<of>年初|上年)[一-鿿]{0,4}(?:调增|追加|增加|增长|调减|减少|压减|下降)"
)
_GROWN = re.compile("调增|追加|增加|增长")
_SEVERAL = re.compile("合计|共|之和|[0-9一二两三四五六七八九十][个项家类]")
"""In the clause of a bound: it is of several together, or each of so many."""
_SHARE = re.compile("占比|比重|占$|比例$")
_CLAUSE, _CLOSE = 30, 8
_NEAR = Decimal("0.2")
"""Of a bound: how far beyond it a number may be that is the one it was said of."""
_SHORT = 2
"""Characters of a name that may be a thing's."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    rates = [s for s in subject.examined.statements if _is_rate(s)]
    levels = [s for s in subject.examined.statements if _is_level(s)]
    changes = [s for s in subject.examined.statements if _is_change(s)]
    for given in subject.prose:
        word = _SAID.search(subject.text, max(0, given.start - 3), given.start)
        if not word or given.quantity is None or _ATTRIBUTE.match(subject.text, given.end):
            continue
        rated = given.dimension == _RATE
        meant = (rated and _rates_meant(subject, given, rates)) or (
            not _is_of_several(subject, given)
            and (_same(given, rates if rated else levels) or _changed(given, changes))
        )
        if meant and not _is_told_otherwise(given, meant):
            limit, said = exact(given.quantity.base), _KINDS.get(word["word"], "below")
            fitting = any(
                v and fits(v, limit, said, given) for v in (known(s.mention) for s in meant)
            )
            yield None if fitting else unlike(subject, given, meant[0])


def _is_of_several(subject: Subject, given: Statement) -> bool:
    clause = subject.clause(given.start, back=_CLAUSE).split("，")[-1]
    return bool(_SEVERAL.search(clause))


def _is_told_otherwise(given: Statement, meant: Sequence[Statement]) -> bool:
    """Whether other checks hold a bound against the number beside it, or a share to its parts."""
    shared = given.mention.unit == "成" and _SHARE.search(given.label)
    beside = (s for s in meant if not s.table and s.sentence == given.sentence)
    return bool(shared) or any(_is_close(s, given) for s in beside)


def _is_close(s: Statement, given: Statement) -> bool:
    return min(abs(s.end - given.start), abs(given.end - s.start)) <= _CLOSE


def _is_level(s: Statement) -> bool:
    return s.role is Role.LEVEL and not s.hedged and s.worth is not None and bool(s.item)


def _is_change(s: Statement) -> bool:
    return s.role is Role.DIFFERENCE and not s.hedged and bool(_CHANGED.search(s.label))


def _changed(given: Statement, changes: Sequence[Statement]) -> Sequence[Statement]:
    """What may be by how much it changed: 较年初调增超过800万元, 比年初增加876.17万元."""
    said = _CHANGED.search(given.label)
    alike = [s for s in changes if s.dimension == given.dimension and _is_near(s, given)]
    same = (s for s in alike if (m := _CHANGED.search(s.label)) and said and m["of"] == said["of"])
    return [s for s in same if said and _way(s.label) == _way(given.label)]


def _way(label: str) -> bool:
    return bool(_GROWN.search(label))


def _is_near(s: Statement, given: Statement) -> bool:
    limit = given.worth or Decimal(0)
    return s.worth is not None and abs(s.worth - limit) <= _NEAR * limit


def _same(given: Statement, others: Sequence[Statement]) -> Sequence[Statement]:
    """What may be the number of the thing that is bounded, where one of them is near enough."""
    name = _JOINS.sub("", given.item)
    if len(name) < _SHORT:
        return ()
    alike = [s for s in others if s.dimension == given.dimension and _JOINS.sub("", s.item) == name]
    return alike if any(_is_near(s, given) for s in alike) else ()


def _is_rate(s: Statement) -> bool:
    return s.dimension == _RATE and not s.hedged and s.role in _OWN and s.amount is not None


def _rates_meant(
    subject: Subject, given: Statement, rates: Sequence[Statement]
) -> Sequence[Statement]:
    """The rates that a bounded one may be, by the name before it: its own, those of the rows that
    its sentence names, or that of the whole where no other has the name."""
    before = subject.text[max(0, given.start - _SENTENCE) : given.start - 2]
    clauses = _ENDS.split(before)[-1]
    found = _CALLED.search(clauses)
    if not found:
        return []
    name = _WHOLE.sub("", found[0])
    kind = found[0][-3:]
    alike = [(s, _called(s)) for s in rates]
    named = [s for s, own in alike if len(name) >= _NAME and own == name]
    kinds = [s for s, own in alike if _is_of_kind(s, own, kind)]
    each = ([s for s in kinds if _is_row_in(s, one)] for one in reversed(clauses.split("，")))
    rows = next(filter(None, each), []) or _part_of_row(name.removesuffix(kind), kinds)
    general = [s for s, own in alike if own == kind]
    only = clauses == found[0] or all(own == kind for _, own in alike if own.endswith(kind))
    of_whole = name == kind != found[0]
    return named or rows or (general if only and of_whole else [])


def _called(s: Statement) -> str:
    """The name of a rate: in prose its own, in a table its row's with its head's."""
    return _WHOLE.sub("", f"{s.item}{s.whole}" if s.table else s.label)


def _is_of_kind(s: Statement, own: str, kind: str) -> bool:
    """Whether a cell is a rate of a kind by its head, or one of what was done without more."""
    return own.endswith(kind) or (s.role is Role.COMPLETION and not s.whole)


def _is_row_in(s: Statement, clause: str) -> bool:
    """Whether words name the row of a table that a rate is of."""
    row = _TYPE.sub("", s.item)
    return s.table > 0 and len(row) >= _NAME and row in clause


def _part_of_row(name: str, kinds: Sequence[Statement]) -> Sequence[Statement]:
    """The only row that has a shorter name in its own: 培训项目, of 统计业务培训."""
    part = _TYPE.sub("", name)
    rows = [s for s in kinds if s.table > 0 and part in s.item]
    return rows if len(part) >= _SHORT and len({s.item for s in rows}) == 1 else []


BOUNDED = TextCheck("A31", "超过、不足某数与前后的数一致", _look, aim="说超过、不足某数的话")
