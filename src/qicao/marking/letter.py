"""The letter that a reviewer sends back: every point with its place, basis and advice, in order.

What only a person knows (who sends it, on which day, to whom if the text does not say) is left
open. The words are here, `letterdocx` puts them on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qicao.checking.weight import by_weight, is_of_reading
from qicao.marking.places import Places, Quoted
from qicao.marking.scope import scope_of_letter
from qicao.marking.stretches import Report, Stretches
from qicao.marking.words import figure_lines, told
from qicao.outline import number
from qicao.values import Finding, Severity

FIRST = 30
"""Stretches at the beginning in which the title and the unit are looked for."""
HINTS = 6
"""Hints that are named."""
_UNIT = re.compile(r"(?:(?:单位|部门)名称|(?:填报|报告)单位)[^：:]{0,6}[:：]\s*([^\s　]{3,40})")
_TITLE = re.compile(r".{4,60}(?:报告|自评表|总结)(?:（.{1,12}）)?")
_OF_TITLE = re.compile(
    r"^(.{2,30}?(?:局|委|委员会|厅|办|办公室|办事处|中心|院|校|馆|所|站|队|会|部|政府|街道|[乡镇]))\s*(?:关于)?\s*20\d\d"
)
_SEALED = re.compile(r"[（(](?:单位)?(?:公|盖|签)章[）)]?$|[（(]盖章处[）)]$")
"""What a cover asks for behind the name of a unit."""
_BLANK_UNIT, _BLANK_SENDER, _BLANK_DAY = "（被审核单位）", "（审核单位）", "　　　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to mend: where, what, why, how. `basis` and `advice` may be ''."""

    place: str
    quoted: Quoted | None
    problem: str
    basis: str
    advice: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter: title, addressee, paragraphs before, groups of points, paragraphs after.

    Of `hints` and `scope` each line is a paragraph.
    """

    title: str
    addressee: str
    opening: str
    groups: tuple[tuple[str, tuple[Point, ...]], ...]
    hints: str
    scope: str
    sender: str = _BLANK_SENDER
    day: str = _BLANK_DAY


def letter_of(report: Report) -> Letter:
    """The letter about a report that was checked."""
    places = Places(report)
    groups = [
        (weight.value, tuple(_point(finding, places) for finding in group))
        for weight, group in by_weight(report.findings)
    ]
    title, unit = report_name(places.stretches)
    named = f"《{title}》" if title else f"{unit}报送报告"
    return Letter(
        title=f"关于{named}的审核意见",
        addressee=unit or _BLANK_UNIT,
        opening=_opening(
            f"《{title}》" if title else "你单位报送的报告",
            [f for f in report.findings if not is_of_reading(f)],
        ),
        groups=tuple(groups),
        hints=_hints(report.findings, places),
        scope="\n".join((*scope_of_letter(report), *_reading(report.findings))),
    )


def report_name(stretches: Stretches) -> tuple[str, str]:
    """The title of a report and the unit that it is of, as far as its beginning tells; ''."""
    head = [stretch.text.strip() for stretch in stretches.all[:FIRST]]
    title = next((line for line in head if _TITLE.fullmatch(line)), "")
    named = next((match[1] for line in head if (match := _UNIT.search(line))), "")
    in_title = _OF_TITLE.match(title)
    unit = named or (in_title[1] if in_title else "")
    return title.strip("《》"), _SEALED.sub("", unit)


def _opening(named: str, findings: Sequence[Finding]) -> str:
    levels = [finding.severity for finding in findings]
    errors, warnings = levels.count(Severity.ERROR), levels.count(Severity.WARNING)
    if not errors + warnings:
        return f"{named}收悉。经核对，没有发现需要改正的数据，核对范围见后。"
    parts = [f"需要改正的{errors}处"] if errors else []
    parts += [f"需要核实或者说明的{warnings}处"] if warnings else []
    return (
        f"{named}收悉。经核对，{'，'.join(parts)}，按对自评结论影响的大小排列如下。"
        "请逐条核实改正后重新报送，同一数据在其他各处出现的一并改正；不需要改正的，请说明理由。"
    )


def _point(finding: Finding, places: Places) -> Point:
    parts = told(finding, figure_lines(places.report, finding))
    place = places.place(finding) or "全文"
    return Point(place, places.quoted(finding), parts.problem, parts.basis, parts.advice)


def _inner(text: str) -> str:
    """Quotes inside quotes, as they are written."""
    return text.replace("“", "‘").replace("”", "’")


def _hints(findings: Sequence[Finding], places: Places) -> str:
    """The first hints, a line each where there are several; '' for none."""
    hints = [f for f in findings if f.severity is Severity.HINT and not is_of_reading(f)]
    if not hints:
        return ""
    told_ = [f"{n}.{_hint(hint, places)}" for n, hint in enumerate(hints[:HINTS], 1)]
    apart = "\n" if len(hints) > 1 else ""
    more = f"；其余{len(hints) - HINTS}处从略" if len(hints) > HINTS else ""
    shown = "；\n".join(told_)
    return f"另有{len(hints)}处供修改时参考：{apart}{shown}{more}。"


def _hint(hint: Finding, places: Places) -> str:
    place = places.place(hint)
    told_ = f"{place}，{hint.message}" if place else hint.message
    return told_.rstrip("。")


def _reading(findings: Sequence[Finding]) -> Iterator[str]:
    """What was met in reading the file, without its name."""
    for finding in findings:
        if is_of_reading(finding):
            message = re.sub(r"^[^：]{1,80}\.\w{2,5}(?:｜[^：]*)?：", "", finding.message)
            yield f"{message.rstrip('。')}。"


class Look(StrEnum):
    """How words look."""

    PLAIN = ""
    BOLD = "b"
    MARKED = "u"


Words = tuple[tuple[str, Look], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; `leads` if it stands on the page of what follows it."""

    words: Words
    heading: bool = False
    leads: bool = False

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(text for text, _ in self.words)


def paragraphs(letter: Letter) -> Iterator[Paragraph]:
    """The body of the letter from top to bottom."""
    yield _plain(letter.opening)
    for place, (heading, points) in enumerate(letter.groups, 1):
        yield _headed(place, f"涉及{heading}的问题")
        for count, point in enumerate(points, 1):
            yield from _told(count, point)
    following = len(letter.groups) + 1
    if letter.hints:
        yield _headed(following, "其他提示")
        yield from map(_plain, letter.hints.split("\n"))
        following += 1
    yield _headed(following, "核对情况")
    yield from map(_plain, letter.scope.split("\n"))


def _told(count: int, point: Point) -> Iterator[Paragraph]:
    place: Words = ((f"{count}.{point.place}", Look.BOLD),)
    if quoted := point.quoted:
        before, after = f"：“{_inner(quoted.before)}", f"{_inner(quoted.after)}”"
        marked = (_inner(quoted.words), Look.MARKED)
        place = (*place, (before, Look.PLAIN), marked, (after, Look.PLAIN))
    yield Paragraph(place, leads=True)
    parts = (("问题", point.problem), ("依据", point.basis), ("建议", point.advice))
    for label, words in parts:
        if words:
            stop = f"{words.rstrip('。')}。"
            yield Paragraph(((f"{label}：", Look.BOLD), (stop, Look.PLAIN)))


def _plain(words: str) -> Paragraph:
    return Paragraph(((words, Look.PLAIN),))


def _headed(place: int, words: str) -> Paragraph:
    return Paragraph(((f"{number(1, place)}{words}", Look.PLAIN),), heading=True)
