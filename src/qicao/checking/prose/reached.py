"""Aims that are said to be reached, or not (A31): 满意度93.33%、95.00%，均未达到目标要求.

What is aimed at stands elsewhere: by the name of the rate, or for satisfaction whichever aim of it
the text has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from qicao.arithmetic.aims import side
from qicao.arithmetic.formula import HUNDRED
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.quantity import half_up
from qicao.statements import Role, Statement
from qicao.values import Severity

_RATE, _SATISFIED = "比率", "满意"
_PLAN = "(?:年初|年度|全年|预期|预定|既定|设定|绩效|考核|指标|目标|计划|要求|的|值)"
_SAID = re.compile(
    "(?P<all>[两三四]项(?:指标)?|[均都全])*(?:(?P<not>未|没有|尚未)?[均都已]{0,2}(?:达到|实现|完成|超过|高于)"
    f"了?(?:[或并和](?:超过|优于))?|(?P<below>不足|低于|不及)){_PLAN}*(?:目标|指标值?|要求|预期|计划)(?:要求|值)?(?=[，。；）)\n])"
    "|(?P<both>[两三四]项指标)均(?P<none>未)?(?:已|能)?达到(?=[，。；）)\n])"
)
_RATED = re.compile(
    "(?<![0-9])(?P<of>[1-9][0-9]{0,3})项[^。；0-9]{0,12}[中，]+(?P<said>(?P<some>[0-9]+)项(?:均|都)?未(?:达到|完成|实现)"
    "[^，。；]{0,8})，(?:达标|完成|达成|实现)率(?:为|达)?(?P<rate>[0-9]+(?:\\.[0-9]+)?)%"
)
_RATED_DONE = re.compile(
    "(?<![0-9])(?P<of>[1-9][0-9]{0,3})(?P<unit>[项个条])[^。；，0-9未没不]{0,8}[中里，]+有?(?P<some>[0-9]+)(?P=unit)"
    "[^。；，0-9未没不]{0,4}(?:完成|达到|达标|实现)[^。；%]{0,40}?[，（]"
    "(?P<said>(?:指标|目标|任务)?(?:总体)?(?:完成|达标|达成|实现)(?:率|比例)(?:为|达到?|是)?(?P<rate>[0-9]+(?:\\.[0-9]+)?)%)"
)
"""6项中有4项完成，2项未完成，完成比例为66.67%."""
_FULL = re.compile(
    "满分(?P<full>[0-9]+(?:\\.[0-9]+)?)分，(?:自评(?:得分)?|得分?)(?P=full)分[^；]{0,40}?(?P<said>均未(?:完成|达到|实现))"
)
_CLOSE = Decimal("0.1")
_OWN = (Role.LEVEL, Role.COMPLETION, Role.SHARE)
_NAME = 3
"""Characters of a name that is that of one rate."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    yield from _counted(subject)
    aims = [s for s in subject.examined.statements if _is_aim(s)]
    for line in subject.lines:
        for match in _SAID.finditer(line.text):
            at = line.start + match.start()
            rates = _rates_before(subject, at, several=bool(match["all"] or match["both"]))
            done = _completions(subject, at) if match["all"] and not rates else []
            if done:
                full = [(s.worth or 0) >= HUNDRED for s in done]
                denied = match["not"] or match["below"]
                wrong = all(full) if denied else not all(full)
                yield _denied_by(at, match, done) if wrong else None
            limits = [(rate, _limits(subject, rate, aims)) for rate in rates]
            if limits and all(found for _, found in limits):
                denied = match["not"] or match["below"] or match["none"]
                wrong = _all_reach(limits) if denied else _one_misses(limits)
                yield _spot(at, match, limits) if wrong else None


def _counted(subject: Subject) -> Iterator[Spot | None]:
    """34项指标中，32项未达到目标值，达标率94.1%: of how many did; and none, with all points."""
    told = {m.start for c in subject.examined.conflicts for one in c.claims for m in one.members}
    for line in subject.lines:
        for match in _RATED.finditer(line.text):
            share = HUNDRED * Decimal(match["some"]) / Decimal(match["of"])
            wrong = abs(share - Decimal(match["rate"])) < _CLOSE
            yield _denied(line.start, match, "后面的率是达到的") if wrong else None
        for match in _RATED_DONE.finditer(line.text):
            share, rate = HUNDRED * Decimal(match["some"]) / Decimal(match["of"]), match["rate"]
            wrong = half_up(share, len(rate.partition(".")[2])) != Decimal(rate)
            wrong = wrong and line.start + match.start("rate") not in told
            due = f"{match['of']}{match['unit']}中完成{match['some']}{match['unit']}"
            yield _denied(line.start, match, f"{due}是{share:.2f}%") if wrong else None
        for match in _FULL.finditer(line.text):
            yield _denied(line.start, match, "前面得了满分")


def _denied(at: int, match: re.Match[str], why: str) -> Spot:
    start, end = match.span("said")
    return Spot(
        Severity.WARNING,
        f"“{match['said']}”与前后不符：{why}",
        at + start,
        at + end,
        todo="请核对达到和没有达到目标的指标数，改正这句话",
    )


def _is_aim(s: Statement) -> bool:
    plain = s.dimension == _RATE and s.worth is not None and side(s) >= 0
    return plain and s.role is Role.TARGET


def _rates_before(subject: Subject, at: int, *, several: bool) -> Sequence[Statement]:
    """The rates that are spoken of: those of the sentence, and where several are meant those of
    the sentence before."""
    line = subject.line_at(at)
    said = [s for s in subject.prose if line and line.start <= s.start < at]
    rates = [s for s in said if s.dimension == _RATE and s.role in _OWN and not s.hedged]
    mark = max(subject.text.rfind(cut, 0, at) for cut in "。\n")
    near = [s for s in rates if s.start > mark and _SATISFIED in s.label]
    if not near and several:
        near = [s for s in rates if _SATISFIED in s.label][-2:]
    return near


def _completions(subject: Subject, at: int) -> Sequence[Statement]:
    """The rates of completion of the sentence that a place is in, before it."""
    mark = max(subject.text.rfind(cut, 0, at) for cut in "。\n")
    said = (s for s in subject.prose if mark < s.start < at)
    return [s for s in said if s.role is Role.COMPLETION and s.dimension == _RATE and not s.hedged]


def _denied_by(at: int, match: re.Match[str], rates: Sequence[Statement]) -> Spot:
    said = "、".join(rate.mention.text for rate in rates)
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”与前面的{said}不符",
        at,
        at + len(match[0]),
        todo="请核对完成的比率，改正这句话",
    )


def _limits(subject: Subject, rate: Statement, aims: Sequence[Statement]) -> list[Decimal]:
    """What a rate has to reach: the aim behind it, or those of its own name, or else all those of
    satisfaction."""
    behind = next((s for s in subject.prose if s.start > rate.start), rate)
    if behind in aims and behind.worth is not None and behind.sentence == rate.sentence:
        return [behind.worth]
    named = [a for a in aims if len(a.item) >= _NAME and a.item in rate.label]
    found = named or [a for a in aims if _SATISFIED in f"{a.item}{a.label}{a.whole}"]
    return [a.worth for a in found if a.worth is not None]


def _all_reach(limits: Sequence[tuple[Statement, list[Decimal]]]) -> bool:
    return all((rate.worth or 0) >= max(found) for rate, found in limits)


def _one_misses(limits: Sequence[tuple[Statement, list[Decimal]]]) -> bool:
    return any((rate.worth or 0) < min(found) for rate, found in limits)


def _spot(at: int, match: re.Match[str], limits: Sequence[tuple[Statement, list[Decimal]]]) -> Spot:
    said = "、".join(rate.mention.text for rate, _ in limits)
    aims = "、".join(f"{aim:g}%" for aim in sorted({a for _, found in limits for a in found}))
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”与所列的目标不符：前面是{said}，目标是{aims}",
        at,
        at + len(match[0]),
        todo="请核对目标和完成数，改正这句话",
    )


REACHED = TextCheck("A31", "达到目标的说法与目标一致", _look, aim="说满意度达到目标的话")
