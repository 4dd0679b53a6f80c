"""Numbers that the words name like a figure, and that are another part, stage or place than it.

事业收入由学费1243.38万元、住宿费… has its parts behind the name; 结余44.23万元，其中省级20.00万元
is not what the province's money was spent on; 公用经费年初预算249,000元，压减后240,000元 has the
figure beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from qicao.arithmetic.bound.binding import Binding, Status
from qicao.arithmetic.bound.given import bare_name
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import SAME, SUM
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement

_MADE_UP = re.compile("由[^，。；、0-9]{1,10}$")
_ADJUSTED, _TO = "调整", re.compile("调整(?:为|到|至)")
_STAGES = (re.compile("结[转余]|缺口"), re.compile("支出|决算|支付"))
"""What is left, and what was spent: no part of one is the other."""
_PLANNED = re.compile("预算|下达|安排|计划")
_BRACKET, _AT_END = re.compile("[（(](?P<of>[一-鿿]{2,12})[）)]"), re.compile("[）)]$")
_COLUMN = re.compile("预算|决算|全年|年初|本年|上年|执行|权重|分值|得分|含|合计|万?元|人次?$")
_EACH = re.compile("百元|千元|每百|每千|每万")
_NOT = re.compile("不能|尚未|还没|没有|未能|仍未")
_WORDS = 40
_THIRD = 3


def is_of_other_figure(
    sources: Sources, held: Sequence[Claim], bindings: Mapping[int, Binding]
) -> Callable[[Claim], bool]:
    """Asks whether a number that seems to be a figure of another value is none of it."""
    return _OtherFigures(sources, held, bindings).is_of_other


class _OtherFigures:
    def __init__(
        self, sources: Sources, held: Sequence[Claim], bindings: Mapping[int, Binding]
    ) -> None:
        self.sources, self.bindings = sources, bindings
        self.wholes: dict[int, list[Statement]] = {}
        """What a number is a part of, by sums that hold."""
        for claim in held:
            for part in claim.inputs if claim.formula is SUM else ():
                self.wholes.setdefault(part.start, []).append(claim.given)
        self.bound: dict[str, list[Statement]] = {}
        """The numbers that are a figure, by its name."""
        for binding in bindings.values():
            if binding.status is Status.BOUND:
                for figure in binding.figures:
                    self.bound.setdefault(figure.figure, []).append(binding.statement)

    def is_of_other(self, claim: Claim) -> bool:
        """Whether the words, the list or the row of a number make it another than the figure."""
        stated, figure = claim.given, claim.inputs[0]
        if claim.formula is not SAME or not figure.figure or stated.figure:
            return False
        before = self.sources.text[max(0, stated.start - _WORDS) : stated.start]
        words = re.split("[，。；、]", before)[-1]
        if not stated.table and (_EACH.search(words) or _is_denied(words, figure)):
            return True
        own = self.bound.get(figure.figure, ())
        return (
            self._is_of_same_name(stated, figure)
            or self._is_part(stated, figure)
            or any(_is_beside(stated, other) for other in own)
            or self._is_of_other_stage(stated, figure)
            or _is_of_other_place(stated, figure)
            or self._is_moved(stated, figure)
        )

    def _is_of_same_name(self, stated: Statement, figure: Statement) -> bool:
        """Whether it is another figure of the very name: the adjusted budget of it."""
        own = self.bindings.get(stated.start) if stated.table else None
        bound = own is not None and own.status is Status.BOUND and own.figures
        return bool(bound) and all(
            f.figure != figure.figure and f.label == figure.label for f in bound or ()
        )

    def _is_part(self, stated: Statement, figure: Statement) -> bool:
        """Whether it is a part of what the figure is."""
        before = self.sources.text[max(0, stated.start - _WORDS) : stated.start]
        if not stated.table and _MADE_UP.search(before):
            return True
        wholes = (s.quantity for s in self.wholes.get(stated.start, ()))
        due = figure.worth
        return any(q is not None and due is not None and due in q.interval for q in wholes)

    def _is_of_other_stage(self, stated: Statement, figure: Statement) -> bool:
        """Whether it is listed under what is left or planned, and the figure was spent."""
        whole = self.sources.by_start.get(stated.under)
        if whole is None or stated.table:
            return False
        left, spent = (bool(stage.search(whole.label)) for stage in _STAGES)
        planned = _PLANNED.search(whole.label) and not (left or spent)
        was_left, was_spent = (bool(stage.search(figure.label)) for stage in _STAGES)
        return was_spent and not was_left and bool(left or planned)

    def _is_moved(self, stated: Statement, figure: Statement) -> bool:
        """Whether it is a budget before or after it was changed, or by how much a third moved."""
        adjusted = stated.label.endswith(_ADJUSTED) and _ADJUSTED not in figure.label
        to = _TO.match(self.sources.text, stated.end) and figure.role is Role.PRIOR
        if adjusted or to:
            return True
        if stated.place < _THIRD or stated.role is not Role.PRIOR:
            return False
        said = self.sources.sentences.get(stated.sentence, ())
        before = [s for s in said if s.start < stated.start][-1:]
        return any(s.role is Role.DIFFERENCE and s.place == stated.place - 1 for s in before)


def _is_beside(stated: Statement, other: Statement) -> bool:
    """Whether another number of the sentence or row is the figure, in another role of the item."""
    if other.start == stated.start or bool(other.table) != bool(stated.table):
        return False
    if stated.table:
        row = (other.table, other.line) == (stated.table, stated.line)
        return row and other.column > stated.column
    same = other.sentence == stated.sentence and other.role is not stated.role
    return same and bool(pairs(other.item) & pairs(stated.item))


def _is_denied(words: str, figure: Statement) -> bool:
    """Whether a number is of those that do not, and the figure of those that do."""
    return bool(_NOT.search(words)) and not _NOT.search(figure.label)


def _is_of_other_place(stated: Statement, figure: Statement) -> bool:
    """Whether the figure is of one place or kind that the words do not name: （云岩乡）."""
    named, words = _BRACKET.search(figure.label), f"{stated.item}{stated.label}{stated.whole}"
    if named is None or _COLUMN.search(named["of"]):
        return False
    inside = _BRACKET.sub("", bare_name(figure.label)) == stated.item  # 退休（社会化）人员
    known = named["of"] in words or bool(pairs(named["of"]) & pairs(words))
    return not (known or (inside and not _AT_END.search(bare_name(figure.label))))
