"""What the verbs print: read, found, written; short lines that fit a terminal of 80 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from qicao.cli.lines import say
from qicao.values import Coverage, CoverageStatus, Finding, Severity

if TYPE_CHECKING:
    from qicao.delivery import Delivered
    from qicao.errors import DraftRefused
    from qicao.workflow import Drafted, Prepared

SHOWN = 20
ALIKE = 2
"""Hints of one code that are shown; the others are counted."""
MARKS = {Severity.ERROR: ("错误", "red"), Severity.WARNING: ("警告", "yellow")}
HINT = ("提示", "bright_black")
STATUS = {
    CoverageStatus.DONE: "已核对",
    CoverageStatus.NOT_APPLICABLE: "不适用",
    CoverageStatus.NOT_ENOUGH_DATA: "缺数据",
    CoverageStatus.AMBIGUOUS: "不能确定",
}


def title(text: str) -> None:
    """A heading line."""
    typer.secho(f"\n【{text}】", bold=True)


def findings(
    heading: str,
    found: Sequence[Finding],
    limit: int | None = SHOWN,
    *,
    others: str = "用 qicao figures --all 看全部",
) -> None:
    """Findings, the worst first; of hints of one code the first two, unless `limit` is None.

    `others` says how to see the rest.
    """
    title(heading)
    if not found:
        typer.echo("  没有发现问题。")
        return
    order = list(Severity)
    ranked = sorted(found, key=lambda finding: order.index(finding.severity))
    shown = ranked if limit is None else _unlike(ranked)[:limit]
    for alike in _together(shown):
        line(alike[0], [found.place.section for found in alike if found.place])
    counts = Counter(finding.severity for finding in found)
    summary = "，".join(f"{_mark(level)[0]} {counts[level]}" for level in order if counts[level])
    left = len(found) - len(shown)
    rest = f"；另有 {left} 条没有列出，{others}" if left else ""
    say(f"共 {len(found)} 条：{summary}{rest}", indent=2)


def _unlike(ranked: Sequence[Finding]) -> list[Finding]:
    """The findings without the hints that say the same of yet another figure."""
    seen: Counter[str] = Counter()
    kept = []
    for finding in ranked:
        seen[finding.code] += finding.severity is Severity.HINT
        if seen[finding.code] <= ALIKE:
            kept.append(finding)
    return kept


def _together(shown: Iterable[Finding]) -> Iterable[list[Finding]]:
    """Findings that say the same of several places, told once."""
    told: dict[tuple[object, ...], list[Finding]] = {}
    for found in shown:
        key = (found.severity, found.code, found.message, found.todo, found.sources)
        told.setdefault(key, []).append(found)
    return told.values()


def line(finding: Finding, sections: Sequence[str | None] = ()) -> None:
    """One finding: what, where, and what to do; `sections` are those in which it was found."""
    word, colour = _mark(finding.severity)
    say(f"{word} {finding.code} {finding.message}", indent=2, hang=5, colour=colour)
    if named := Counter(filter(None, sections)):
        shown = (f"{name}（{n} 处）" if n > 1 else name for name, n in named.items())
        say(f"位置：{'、'.join(map(str, shown))}", indent=7)
    places = dict.fromkeys(map(str, finding.sources[:4]))
    if places:
        say(f"出处：{'；'.join(places)}", indent=7)
    if todo := finding.todo_on_command_line:
        say(f"怎么办：{todo}", indent=7)


def _mark(severity: Severity) -> tuple[str, str]:
    return MARKS.get(severity, HINT)


def plans(prepared: Prepared) -> None:
    """What each section must and may say."""
    title("各节计划")
    for plan in prepared.plans:
        typer.secho(f"  {plan.number}{plan.heading}（{plan.id}）", bold=True)
        for word, names in (
            ("必写", plan.must),
            ("可写", plan.may),
            ("缺", tuple(plan.missing.values())),
        ):
            if names:
                say(f"{word}：{'、'.join(names)}", indent=4)
        for signal in plan.signals:
            say(f"信号：{signal.code}（{'、'.join(signal.labels) or '部门整体'}）", indent=4)


def refusal(refused: DraftRefused) -> None:
    """Why nothing was written."""
    typer.secho(f"\n没有写出文件：{refused}", fg="red", err=True)
    for finding in refused.findings:
        if isinstance(finding, Finding):
            line(finding)


def written(drafted: Drafted, delivered: Iterable[Delivered]) -> None:
    """The files, what reading them back found, and sections that are not what was asked for."""
    title("写出")
    characters = sum(len(piece.text) for piece in drafted.script.pieces)
    quantities = sum(bool(r.figures) for p in drafted.script.pieces for r in p.runs)
    for file in delivered:
        problems = len(file.findings)
        verdict = f"读回发现 {problems} 处不符" if problems else "读回核对无误"
        say(f"{file.path}：{characters} 字，{quantities} 处数据引用，{verdict}", indent=2)
        for finding in file.findings[:SHOWN]:
            line(finding)
        for note in file.notes:
            say(note, indent=7)
    for section in drafted.noted:
        say(f"注意 {section.number}{section.heading}：{section.note}", indent=2, colour="yellow")


def coverage(rows: Sequence[Coverage], *, limit: int | None = SHOWN) -> None:
    """What was checked and what could not be, with the reason; `limit` None shows it all."""
    title("核对范围")
    counts = Counter(row.status for row in rows)
    typer.echo("  " + "，".join(f"{STATUS[s]} {counts[s]}" for s in STATUS if counts[s]))
    open_ = [
        r for r in rows if r.status in (CoverageStatus.NOT_ENOUGH_DATA, CoverageStatus.AMBIGUOUS)
    ]
    for row in open_[:limit]:
        why = row.reason_on_command_line
        say(f"{STATUS[row.status]} {row.code} {row.label}：{why}", indent=2, hang=5)
    if limit is not None and len(open_) > limit:
        typer.echo(f"  ……另有 {len(open_) - limit} 条，运行 qicao figures --all 看全部")
