"""What is said of a text that does not agree with itself: findings, one a cause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from qicao.arithmetic.changes.points import Mistaken
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.codes import code_of, slipped
from qicao.arithmetic.conflicts import Conflict
from qicao.arithmetic.doubts.corroborated import is_corroborated
from qicao.arithmetic.formula import SAME, SUM
from qicao.arithmetic.scores.bands import Graded
from qicao.arithmetic.sums.counts import Counted, Summed
from qicao.checking.text import Text
from qicao.quantity import Kind, from_base, half_up, plain, unit
from qicao.statements import Role, Statement
from qicao.steps import GRADES, Step
from qicao.values import Finding, Severity
from qicao.verdict import Outcome, shown_like

AROUND = 12
"""Characters before a number by which it is found elsewhere."""
_ABOUT = Decimal("0.05")
MOST = 6
"""Numbers of a sum that a message names."""


def conflict_told(text: Text, conflict: Conflict, sources: Mapping[str, str]) -> Finding:
    """A conflict as one finding at its culprit, or at the number that is said to follow.

    `sources` say of each figure what it is and where it stands.
    """
    claim = conflict.told
    told = conflict.culprit or claim.given
    due = _due(claim)
    at_given = told.start == claim.given.start
    return at(
        text,
        told.start,
        told.end,
        code=code_of(claim),
        severity=_severity(conflict),
        message=_message(text, conflict, due, sources),
        expected=due or None if at_given else None,
        todo=_todo(conflict, text),
        suggestion=_suggestion(conflict, due) if at_given else None,
        figures=tuple(dict.fromkeys(m.figure for m in claim.members if m.figure)),
    )


def _severity(conflict: Conflict) -> Severity:
    return Severity.ERROR if is_corroborated(conflict) else Severity.WARNING


def _due(claim: Claim) -> str:
    """The number that follows, printed as the given one is; a slip of the unit as the other is."""
    if slipped(claim) and claim.formula is SAME:
        return claim.inputs[0].mention.text
    quantity = claim.given.quantity
    if quantity is None or _is_rounded(claim):
        return ""
    if slipped(claim) and (other := _in_other_unit(claim)):
        return other
    return shown_like(quantity, _value(claim))


def _in_other_unit(claim: Claim) -> str:
    """The number in the unit that makes it about what follows: 元 for 万元; else ''."""
    mention, due = claim.given.mention, _value(claim)
    for name in ("元", "万元", "亿元"):
        value = (mention.value or 0) * unit(name).factor
        if name != mention.unit and due and abs(value / due - 1) < _ABOUT:
            return f"{mention.value:f}{name}"
    return ""


def _is_rounded(claim: Claim) -> bool:
    """Whether the number that it is said to be is another one rounded, and so unknown in full."""
    given, other = claim.given.amount, claim.inputs[0].amount
    if claim.formula is not SAME or given is None or other is None:
        return False
    return other.high - other.low > given.high - given.low


def _value(claim: Claim) -> Decimal:
    """The number that follows from the inputs, in base units."""
    return Decimal(claim.formula.compute(claim.values()))


def _message(text: Text, conflict: Conflict, due: str, sources: Mapping[str, str]) -> str:
    claim = conflict.told
    given = words(text, claim.given)
    by = _by(text, claim)
    if conflict.outcome is Outcome.TRUNCATED:
        return f"“{given}”是截断的结果，未四舍五入：{by}，应为{due}"
    if claim.formula is SAME and claim.inputs[0].figure:
        known = sources.get(claim.inputs[0].figure, words(text, claim.inputs[0]))
        slip = "，疑似把万元写成了元，或把元写成了万元" if slipped(claim) else ""
        return f"“{given}”与数据不符{slip}：{known}"
    if claim.formula is SAME:
        other = claim.inputs[0]
        return f"“{given}”与“{_called(text, other)}”说的是同一个数，两处不一致"
    return f"“{given}”与{by}不符，应为{due}"


def _called(text: Text, statement: Statement) -> str:
    """A number with the words of its clause before it, or the names of its row and column."""
    if statement.table:
        return f"{statement.label}{words(text, statement)}"
    before = text.text[max(0, statement.start - AROUND) : statement.start]
    clause = re.split("[\\n，。；：、（(]", before)[-1]
    return clause.strip() + text.text[statement.start : statement.end]


def _by(text: Text, claim: Claim) -> str:
    """How the number follows, with the numbers of the text put in."""
    parts = [words(text, s) for s in claim.inputs]
    if claim.formula is SUM:
        shown = "＋".join(parts[:MOST]) + (f"＋…（共{len(parts)}项）" if len(parts) > MOST else "")
        return f"{shown}＝{_exactly(claim)}"
    return f"{claim.formula.says.format(*parts)}＝{_exactly(claim)}"


def _exactly(claim: Claim) -> str:
    """The derived number: a rate with two more decimals than are shown, anything else as shown."""
    quantity = claim.given.quantity
    if quantity is None:
        return ""
    value = from_base(_value(claim), quantity.unit)
    places = (quantity.decimals or 0) + (2 if quantity.kind in (Kind.RATE, Kind.POINTS) else 0)
    return plain(half_up(value, places), places) + quantity.unit


def _todo(conflict: Conflict, text: Text) -> str:
    if conflict.culprit is not None:
        return "请核对这个数；改正后同一数据的其他各处一并改"
    numbers = dict.fromkeys(words(text, m) for c in conflict.claims for m in c.members)
    return f"这几个数不能同时成立，请核对：{'、'.join([*numbers][:MOST])}"


def _suggestion(conflict: Conflict, due: str) -> str | None:
    return f"改为{due}" if conflict.culprit is not None and due else None


def baseless_told(text: Text, claim: Claim) -> Finding:
    """A rate over nought (A27, A28)."""
    prior = any(s.role is Role.PRIOR for s in claim.inputs)
    code, instead = _OVER_NOUGHT[prior]
    given, base = words(text, claim.given), words(text, claim.inputs[-1])
    return at(
        text,
        claim.given.start,
        claim.given.end,
        code=code,
        severity=Severity.ERROR,
        message=f"基数是“{base}”，算不出“{given}”这样的比率",
        todo=instead,
    )


_OVER_NOUGHT = {
    True: ("A27", "请写明上年没有这项数，不写增减比率"),
    False: ("A28", "请改用调整后的数作基数，或只写金额"),
}
"""Whether the base is last year's → the rule, and what to write instead."""


def mistaken_told(text: Text, mistaken: Mistaken) -> Finding:
    """A per cent that is a difference of rates, or the reverse; a gap called a level."""
    given = mistaken.given
    if not mistaken.unit:
        return _gap_called_level(text, mistaken)
    number = words(text, given)
    due = f"{number.removesuffix('个百分点').removesuffix('%').removesuffix('％')}{mistaken.unit}"
    return at(
        text,
        given.start,
        given.end,
        code="A58",
        severity=Severity.ERROR,
        message=f"“{number}”应写“{due}”：{_by(text, mistaken.claim)}",
        expected=due,
        todo="两个比率相减写个百分点，两个数比较写%",
        suggestion=f"改为{due}",
    )


def _gap_called_level(text: Text, mistaken: Mistaken) -> Finding:
    given = mistaken.given
    return at(
        text,
        given.start,
        given.end,
        code="A25",
        severity=Severity.ERROR,
        message=f"“{words(text, given)}”是增减的数，不是增减后的数：{_by(text, mistaken.claim)}",
        todo="写增减多少不用“到”“至”",
    )


def count_told(text: Text, counted: Counted) -> Iterator[Finding]:
    """A count that is not that of its list, and names that stand in it twice."""
    stated = text.text[counted.stated.start : counted.stated.end]
    if not counted.holds:
        least = "至少" if counted.open else ""
        yield at(
            text,
            counted.stated.start,
            counted.stated.end,
            code="A43",
            severity=Severity.ERROR,
            message=f"写的是“{stated}”，列出的{least}有{len(counted.names)}个",
            expected=None if counted.open else f"{len(counted.names)}",
            todo="请核对个数与名单",
        )
    for name in counted.twice:
        message = f"“{name}”在名单里列了两次"
        yield at(
            text,
            counted.start,
            counted.end,
            code="A44",
            severity=Severity.WARNING,
            message=message,
            todo="删去重复的一个，并核对个数",
        )


def summed_told(text: Text, summed: Summed) -> Finding:
    """A total of so many parts that has more or fewer."""
    return at(
        text,
        summed.start,
        summed.end,
        code="A43",
        severity=Severity.WARNING,
        message=f"写的是{summed.stated}项之和，相加的有{summed.parts}项",
        expected=f"{summed.parts}",
        todo="请核对项数",
    )


def grade_told(text: Text, graded: Graded) -> Iterator[Finding]:
    """A grade that is not that of its score."""
    if not graded.holds:
        score = words(text, graded.score)
        yield at(
            text,
            graded.start,
            graded.end,
            code="A41",
            severity=Severity.ERROR,
            message=f"得分“{score}”对应的等级应为“{graded.due}”，写的是“{graded.grade}”",
            expected=graded.due,
            todo="请核对得分与等级",
            step=GRADES,
        )


def gap_told(text: Text, claims: Iterable[Claim]) -> Iterator[Finding]:
    """A total of a section above what the section lists: no fault, but somebody has to say why."""
    for claim in claims:
        derived, quantity = claim.derived(), claim.given.quantity
        if derived is None or quantity is None or quantity.interval.lo <= derived.hi:
            continue
        gap = shown_like(quantity, quantity.base - (derived.lo + derived.hi) / 2)
        yield at(
            text,
            claim.given.start,
            claim.given.end,
            code="A05",
            severity=Severity.WARNING,
            message=f"“{words(text, claim.given)}”比所列各项之和{_exactly(claim)}多{gap}，"
            "口径差额未说明",
            expected=gap,
            todo="请说明差额属于哪些支出，或补列没有列出的项目",
        )


def unfounded_told(text: Text, statement: Statement) -> Finding:
    """A number that is no figure and follows from none, where nearly all others are."""
    number = words(text, statement)
    return at(
        text,
        statement.start,
        statement.end,
        code="A48",
        severity=Severity.WARNING,
        message=f"“{number}”在给出的数据里没有，也不能由文中其他数推出",
        todo="请核对这个数；没有写错的，在数据里补上它",
    )


def words(text: Text, statement: Statement) -> str:
    """A number as it stands in the text; a figure with its name."""
    if statement.figure:
        return f"{statement.label}{statement.mention.text}"
    return text.text[statement.start : statement.end]


def at(
    text: Text,
    start: int,
    end: int,
    *,
    code: str,
    severity: Severity,
    message: str,
    todo: str = "",
    expected: str | None = None,
    suggestion: str | None = None,
    figures: tuple[str, ...] = (),
    step: Step | None = None,
) -> Finding:
    """A finding at a span of the text."""
    return Finding(
        code=code,
        severity=severity,
        message=message,
        todo=todo,
        observed=text.text[start:end],
        expected=expected,
        suggestion=suggestion,
        figures=figures,
        start=start,
        end=end,
        text=text.text[start:end],
        place=text.place(start),
        step=step,
    )
