"""The one table about many texts that were checked: a line a text, the worst finding beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qicao.cli.lines import columns, padded, say, wide
from qicao.cli.show import title
from qicao.values import Severity

if TYPE_CHECKING:
    from qicao.checking.checked import HasFindings
    from qicao.errors import ImportRefused

HEADS = ("错误", "警告", "提示")
COLUMN, WIDEST, NARROWEST = 6, 28, 8
"""Columns of a count; of the longest and the shortest name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text: how much was found at each level, the worst of it; or why it was not read."""

    name: str
    counts: tuple[int, ...] = ()
    worst: str = ""
    fails: bool = False
    refusal: str = ""


def line_of(text: Path, report: HasFindings, *, fails: bool) -> Line:
    """The line of a text that was checked."""
    levels = [finding.severity for finding in report.findings]
    first = next((f for level in Severity for f in report.findings if f.severity is level), None)
    worst = f"{first.code} {first.message}" if first else "没有发现问题"
    return Line(text.name, tuple(levels.count(level) for level in Severity), worst, fails)


def refused(text: Path, error: ImportRefused) -> Line:
    """The line of a text that was not read."""
    return Line(text.name, refusal=error.hint, fails=True)


def print_table(lines: Sequence[Line]) -> None:
    """The table; what was not read stands below it with the reason."""
    title(f"核对了 {len(lines)} 份")
    head, *rows = table_lines(lines, columns())
    typer.secho(head, bold=True)
    for row in rows:
        typer.echo(row)
    _sums(lines)


def table_lines(lines: Sequence[Line], width: int | None) -> list[str]:
    """The head and a row for each text, none wider than so many columns."""
    longest = max((wide(line.name) for line in lines), default=0)
    name = max(min(longest, WIDEST), NARROWEST)
    room = 10_000 if width is None else width - name - COLUMN * len(HEADS) - 4
    heads = "".join(_right(head) for head in HEADS)
    rows = [f"  {padded('文件', name)}{heads}  最要紧的一处"]
    for line in lines:
        counts = "".join(_right(str(n)) for n in line.counts) or _right("—") * len(HEADS)
        worst = _cut(line.worst or "没有读，原因见下", room)
        rows.append(f"  {padded(_cut(line.name, name), name)}{counts}  {worst}")
    return rows


def _sums(lines: Sequence[Line]) -> None:
    read = [line for line in lines if not line.refusal]
    totals = [sum(line.counts[place] for line in read) for place in range(len(HEADS))]
    clean = sum(not any(line.counts) for line in read)
    counted = "，".join(f"{head} {total}" for head, total in zip(HEADS, totals, strict=True))
    say(f"合计：{counted}；{clean} 份没有发现问题。", indent=2)
    say("逐条看：qicao check 文件，或加 -o 文件夹 写出批注、审核意见和网页。", indent=2)
    for line in lines:
        if line.refusal:
            say(f"没有读 {line.name}：{line.refusal}", indent=2, hang=5, colour="red")


def _right(text: str) -> str:
    return " " * max(COLUMN - wide(text), 0) + text


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
