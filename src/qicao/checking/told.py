"""What is said of a text that does not agree with itself: findings, one a cause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from qicao.arithmetic.changes.points import Mistaken
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.codes import code_of, slipped
from qicao.arithmetic.conflicts import Conflict
from qicao.arithmetic.doubts.corroborated import is_corroborated
from qicao.arithmetic.doubts.misread import digits_told
from qicao.arithmetic.formula import SAME
from qicao.arithmetic.overother import over_other
from qicao.arithmetic.scores.bands import Graded
from qicao.arithmetic.slips import LEAST
from qicao.arithmetic.sums.counts import Counted, Summed
from qicao.checking.reckoning import (
    MOST,
    due,
    exactly,
    formula_of,
    is_rough,
    needed,
    reckoned,
    words,
)
from qicao.checking.text import Text
from qicao.statements import Role, Statement
from qicao.steps import GRADES, Step
from qicao.values import Finding, Severity
from qicao.verdict import Outcome, shown_like

_UNQUOTED = re.compile("[“”]|^[0-9]{1,2}[.．]")
"""What the words before a number leave behind where they are quoted: 6.新增车位600个."""
_NUMERALS = re.compile("[0-9〇零一二两三四五六七八九十百千万余多]+")
_FEW = 3
"""Numbers that may be at fault of which each is named."""
AROUND = 12
"""Characters before a number by which it is found elsewhere."""


def conflict_told(text: Text, conflict: Conflict, sources: Mapping[str, str]) -> Finding:
    """A conflict as one finding at its culprit, or at the number that is said to follow.

    `sources` say of each figure what it is and where it stands.
    """
    claim = conflict.told
    told = conflict.culprit or claim.given
    shown = due(claim)
    at_given = told.start == claim.given.start
    return at(
        text,
        told.start,
        told.end,
        code=code_of(claim),
        severity=_severity(conflict),
        message=_message(text, conflict, shown, sources),
        expected=shown or None if at_given else None,
        todo=_todo(conflict, text),
        suggestion=_suggestion(conflict, shown) if at_given else None,
        figures=tuple(dict.fromkeys(m.figure for m in claim.members if m.figure)),
    )


def _severity(conflict: Conflict) -> Severity:
    return Severity.ERROR if is_corroborated(conflict) else Severity.WARNING


def _message(text: Text, conflict: Conflict, shown: str, sources: Mapping[str, str]) -> str:
    claim = conflict.told
    if {s.role for s in claim.members} == {Role.SCORE, Role.WEIGHT} and claim.formula is SAME:
        return _message_of_score(text, claim)
    if conflict.culprit and conflict.culprit.start != claim.given.start:
        return _message_of_input(text, claim, conflict.culprit)
    given = words(text, claim.given)
    rough = "约" if shown and is_rough(claim) else ""
    if conflict.outcome is Outcome.TRUNCATED:
        by = reckoned(text, claim)
        return f"“{given}”是截断的结果，未四舍五入：{by}，应为{rough}{shown}"
    if claim.formula is SAME and claim.inputs[0].figure:
        known = sources.get(claim.inputs[0].figure, words(text, claim.inputs[0]))
        slip = "，疑似把万元写成了元，或把元写成了万元" if slipped(claim) else ""
        return f"“{given}”与数据不符{slip}：{known}"
    if claim.formula is SAME:
        return f"“{given}”与“{_called(text, claim.inputs[0])}”说的是同一个数，两处不一致"
    if _is_borne_out(conflict):
        return f"“{given}”与{reckoned(text, claim)}不符；{_to_ask(text, conflict)}"
    slip = "（疑似单位写错）" if slipped(claim) else _over_other(text, claim)
    given_these = "" if conflict.culprit else "按此"
    return f"“{given}”与{reckoned(text, claim)}不符，{given_these}应为{rough}{shown}{slip}"


def _over_other(text: Text, claim: Claim) -> str:
    """What a rate was reckoned as that is printed the wrong way round; '' for any other."""
    other = over_other(claim)
    return f"（写的是{formula_of(text, other)}的结果）" if other else ""


def _is_borne_out(conflict: Conflict) -> bool:
    """Whether the rest of the text bears out the number that is said to follow, and not others."""
    claim = conflict.told
    known = conflict.suspects and not slipped(claim)
    return bool(known) and digits_told(claim.given) >= LEAST


def _to_ask(text: Text, conflict: Conflict) -> str:
    """Which of the numbers to look at first: two or three, else all of them."""
    given = words(text, conflict.told.given)
    named = dict.fromkeys(words(text, s) for s in conflict.suspects)
    asked = f"多半是{'或'.join(named)}有误" if len(named) <= _FEW else "请核对各项"
    return f"别处与“{given}”相符，{asked}"


def _message_of_score(text: Text, claim: Claim) -> str:
    """Of a score and its weight: more than there is to be had, or less where nothing was lost."""
    score, weight = sorted(claim.members, key=lambda s: s.role is Role.WEIGHT)
    more = (score.worth or 0) > (weight.worth or 0)
    against, full = ("超过", "") if more else ("不到", "，按前后所说没有扣分")
    return f"得分{words(text, score)}{against}分值{words(text, weight)}{full}"


def _message_of_input(text: Text, claim: Claim, culprit: Statement) -> str:
    """Of a number that another one is reckoned with: what it makes, what it would have to be."""
    own, given = words(text, culprit), _called(text, claim.given, culprit.end)
    if claim.formula is SAME:
        return f"“{own}”与“{given}”说的是同一个数，两处不一致"
    due_of_it = needed(claim, culprit)
    to_fit = f"，要相符应为{due_of_it}" if due_of_it else ""
    return f"“{own}”与“{given}”对不上：{reckoned(text, claim, culprit)}{to_fit}"


def _called(text: Text, statement: Statement, after: int = 0) -> str:
    """A number with the words of its clause before it, or the names of its row and column.

    Of the words none that stand before `after`, where another number ends.
    """
    if statement.table:
        return f"{_UNQUOTED.sub('', statement.label)}{words(text, statement)}"
    near = max(0, statement.start - AROUND)
    apart = near < after <= statement.start
    before = text.text[after if apart else near : statement.start]
    clause = re.split("[\\n，。；：、（(]", before)[-1].strip()
    clause = clause.removeprefix("的") if apart else clause
    return f"{_UNQUOTED.sub('', clause)}{text.text[statement.start : statement.end]}"


def _todo(conflict: Conflict, text: Text) -> str:
    if conflict.culprit is not None:
        return "请核对这个数；改正后同一数据的其他各处一并改"
    numbers = dict.fromkeys(words(text, m) for c in conflict.claims for m in c.members)
    return f"这几个数不能同时成立，请核对：{'、'.join([*numbers][:MOST])}"


def _suggestion(conflict: Conflict, shown: str) -> str | None:
    if conflict.culprit is None or not shown:
        return None
    if is_rough(conflict.told):
        return f"按文中的数约为{shown}，请查原始数据后改正"
    return f"改为{shown}"


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
    right = f"{number.removesuffix('个百分点').removesuffix('%').removesuffix('％')}{mistaken.unit}"
    return at(
        text,
        given.start,
        given.end,
        code="A58",
        severity=Severity.ERROR,
        message=f"“{number}”应写“{right}”：{reckoned(text, mistaken.claim)}",
        expected=right,
        todo="两个比率相减写个百分点，两个数比较写%",
        suggestion=f"改为{right}",
    )


def _gap_called_level(text: Text, mistaken: Mistaken) -> Finding:
    given, by = mistaken.given, reckoned(text, mistaken.claim)
    return at(
        text,
        given.start,
        given.end,
        code="A25",
        severity=Severity.ERROR,
        message=f"“{words(text, given)}”是增减的数，不是增减后的数：{by}",
        todo="写增减多少不用“到”“至”",
    )


def count_told(text: Text, counted: Counted) -> Iterator[Finding]:
    """A count that is not that of its list, and names that stand in it twice."""
    if not counted.holds:
        yield _miscounted(text, counted)
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


def _miscounted(text: Text, counted: Counted) -> Finding:
    """A count that is another one; one more than an open list names may well be right."""
    stated, many = counted.stated, len(counted.names)
    more = counted.open and many < stated.value
    names = "名单末尾有“等”，列出的有" if more else "列出的至少有" if counted.open else "列出的有"
    sure, shown = "请核对个数与名单", text.text[stated.start : stated.end]
    return at(
        text,
        stated.start,
        stated.end,
        code="A43",
        severity=Severity.WARNING if more else Severity.ERROR,
        message=f"写的是“{shown}”，{names}{many}{_NUMERALS.sub('', shown) or '个'}",
        expected=None if counted.open else f"{many}",
        todo=f"{sure}；有意没有列全的不用改" if more else sure,
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
            message=f"“{words(text, claim.given)}”比所列各项之和{exactly(claim)}多{gap}，"
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
