"""The one table about many texts that were checked: a line a text, the worst finding beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qicao.cli.lines import columns, padded, printable, say, wide
from qicao.cli.show import title
from qicao.values import Severity

if TYPE_CHECKING:
    from qicao.marking.stretches import Report

HEADS = ("错误", "警告", "提示")
COLUMN, WIDEST, NARROWEST = 6, 28, 8
"""Columns of a count; of the longest and the shortest name."""
FIGURES, NONE = 9, "没有数据"
"""Columns of how many figures there were; what is said where there were none."""
UNREAD, UNWRITTEN, FAULTY = "没有读", "没有写出", "程序出错"
"""What became of a text of which nothing is told: the text's, its files' or the program's fault."""
NAMED = 8
"""Texts that are named below the table for one reason."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text: what it was held against, how much was found at each level, the worst of it.

    `figures` is '' for a text that was held against itself alone; `refusal` says why there is
    nothing of it, and `lack` in a word what became of it then.
    """

    name: str
    counts: tuple[int, ...] = ()
    worst: str = ""
    fails: bool = False
    refusal: str = ""
    figures: str = ""
    lack: str = UNREAD

    @property
    def reason(self) -> str:
        """The lack of a text, and what there is to be said of it."""
        return f"{self.lack} {self.name}：{self.refusal}"


def line_of(text: Path, report: Report, *, fails: bool) -> Line:
    """The line of a text that was checked."""
    levels = [finding.severity for finding in report.findings]
    first = next((f for level in Severity for f in report.findings if f.severity is level), None)
    worst = f"{first.code} {first.message}" if first else "没有发现问题"
    counts = tuple(levels.count(level) for level in Severity)
    return Line(text.name, counts, worst, fails, figures=_held_against(report))


def _held_against(report: Report) -> str:
    from qicao.checking import ForeignReport

    if not isinstance(report, ForeignReport):
        return "报告包"
    count = len(report.examined.accounts.statements)
    return str(count) if count else ""


def refused(text: Path, file: str, hint: str) -> Line:
    """The line of a text that was not read, or whose `file` of figures was not."""
    return lacking(text, hint if file == text.name else f"{file}：{hint}")


def lacking(text: Path, reason: str, lack: str = UNREAD) -> Line:
    """The line of a text of which nothing is told, for that reason."""
    return Line(text.name, refusal=reason, fails=True, lack=lack)


def faulted(text: Path, log: Path) -> Line:
    """The line of a text over which the program failed; `log` holds where."""
    reason = f"其余的不受影响；这一份请人工核对，并把 {log} 发给维护人员"
    return lacking(text, reason, FAULTY)


def print_table(lines: Sequence[Line], *, figured: bool = False) -> None:
    """The table, `figured` with what was to hold against each; below it what was not read, why."""
    title(f"核对了 {len(lines)} 份")
    head, *rows = table_lines(lines, columns(), figured=figured)
    typer.secho(head, bold=True)
    for row in rows:
        typer.echo(row)
    _sums(lines)
    if figured:
        _without_figures([line.name for line in lines if not line.refusal and not line.figures])
    for line in lines:
        if line.refusal:
            say(line.reason, indent=2, hang=5, colour="red")


def table_lines(lines: Sequence[Line], width: int | None, *, figured: bool = False) -> list[str]:
    """The head and a row for each text, none wider than so many columns."""
    lines = [replace(line, name=printable(line.name)) for line in lines]
    longest = max((wide(line.name) for line in lines), default=0)
    name = max(min(longest, WIDEST), NARROWEST)
    figures = FIGURES if figured else 0
    room = 10_000 if width is None else width - name - figures - COLUMN * len(HEADS) - 4
    heads = "".join(_right(head) for head in HEADS)
    return [
        f"  {padded('文件', name)}{_right('数据', figures)}{heads}  最要紧的一处",
        *_rows(lines, name, figures, room),
    ]


def _rows(lines: Sequence[Line], name: int, figures: int, room: int) -> Iterator[str]:
    for line in lines:
        given = "—" if line.refusal else line.figures or NONE
        told = _right(given, figures) if figures else ""
        counts = "".join(_right(str(n)) for n in line.counts) or _right("—") * len(HEADS)
        worst = _cut(printable(line.worst) or f"{line.lack}，原因见下", room)
        yield f"  {padded(_cut(line.name, name), name)}{told}{counts}  {worst}"


def _sums(lines: Sequence[Line]) -> None:
    read = [line for line in lines if not line.refusal]
    totals = [sum(line.counts[place] for line in read) for place in range(len(HEADS))]
    clean = sum(not any(line.counts) for line in read)
    counted = "，".join(f"{head} {total}" for head, total in zip(HEADS, totals, strict=True))
    lacks = Counter(line.lack for line in lines if line.refusal)
    others = "".join(f"，{count} 份{lack}" for lack, count in lacks.items())
    say(f"合计：{counted}；{clean} 份没有发现问题{others}。", indent=2)
    say("逐条看：qicao check 文件，或加 -o 文件夹 写出批注、审核意见和网页。", indent=2)


def _without_figures(names: Sequence[str]) -> None:
    if names:
        more = f"等 {len(names)} 份" if len(names) > NAMED else ""
        said = f"没有数据 {'、'.join(names[:NAMED])}{more}：没有与报告同名的数据，只和报告自身核对"
        say(said, indent=2, hang=5, colour="yellow")


def _right(text: str, width: int = COLUMN) -> str:
    return " " * max(width - wide(text), 0) + text if width else ""


def _cut(text: str, width: int) -> str:
    """The text in so many columns, with … where it was longer."""
    if wide(text) <= width:
        return text
    kept = ""
    for letter in text:
        if wide(kept + letter) > width - 2:
            break
        kept += letter
    return f"{kept}…"
