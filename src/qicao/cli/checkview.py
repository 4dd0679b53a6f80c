"""What a reviewer sees of one text: how its numbers stand, what is wrong, what was not checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from qicao.checking import ForeignReport
from qicao.checking.weight import ranked
from qicao.cli.lines import say
from qicao.cli.show import HINT, MARKS, STATUS, title
from qicao.marking.places import Places
from qicao.marking.stretches import Report
from qicao.marking.words import LEVELS, STANDINGS
from qicao.values import Coverage, CoverageStatus, Finding, Severity

SHOWN, FOLDED = 20, 6
"""Errors and warnings that are told one by one, kinds of hints that are named."""
_OF_FILE = re.compile(r"^[^：]{1,80}\.\w{2,5}(?:｜[^：]*)?：")
_OPEN = (CoverageStatus.NOT_ENOUGH_DATA, CoverageStatus.AMBIGUOUS)
_ALL = "看全部：加 --json，或 -o 报告.html"


def show_report(
    text: Path, report: Report, figures: Sequence[Path], *, folded: bool = True
) -> None:
    """Prints it, no line wider than the terminal; hints are one line a kind where `folded`."""
    document = report.document()
    title(str(text))
    for line in _head(document):
        say(line, indent=2)
    if isinstance(report, ForeignReport):
        chance = document["summary"]["chance"]
        say("".join(_held_against(text, report, figures, chance)), indent=2)
    _findings(report, document["mentions"], folded=folded)
    _coverage(report.coverage)


def _head(document: dict[str, Any]) -> Iterator[str]:
    statuses = Counter(mention["status"] for mention in document["mentions"])
    other = statuses.pop("not_a_quantity", 0)
    total = sum(statuses.values())
    besides = f"；年份、文号、序号等 {other} 处" if other else ""
    if total:
        counts = [f"{word} {statuses[s]}" for s, word in STANDINGS.items() if statuses[s]]
        yield f"{document['characters']} 字，数 {total} 处：{'，'.join(counts)}{besides}。"
    else:
        yield f"{document['characters']} 字，没有读到一个数{besides}。"


def _held_against(
    text: Path, report: ForeignReport, figures: Sequence[Path], chance: float | None
) -> Iterator[str]:
    accounts = report.examined.accounts
    if accounts.files:
        whole = any(path.is_dir() and path.name != text.stem for path in figures)
        folder = "（整个文件夹）" if whole else ""
        names = "、".join(map(str, figures))
        yield f"对照：{names}{folder}，{accounts.told}"
        if chance is not None:
            yield f"随便写一个数碰巧对得上的机会约 {chance:.1%}。"
    else:
        yield "没有给数据，只和报告自身核对；有数据的用 --figures 指定文件、文件夹或报告包。"


def _findings(report: Report, mentions: Sequence[dict[str, Any]], *, folded: bool) -> None:
    found = ranked(report.findings)
    levels = Counter(finding.severity for finding in found)
    counts = "，".join(f"{LEVELS[level]} {levels[level]}" for level in LEVELS if levels[level])
    title(f"发现：{counts}" if counts else "发现")
    if not found:
        told = "没有发现问题" if mentions else "没有读到数，没有可以核对的"
        typer.echo(f"  {told}；没有核对的见下面的核对范围。")
        return
    grave = [f for f in found if not folded or f.severity is not Severity.HINT]
    places = Places(report)
    for finding in grave[:SHOWN]:
        _finding(finding, report, places)
    if len(grave) > SHOWN:
        say(f"……另有 {len(grave) - SHOWN} 条没有列出。{_ALL}", indent=2)
    if folded:
        _hints([finding for finding in found if finding.severity is Severity.HINT])


def _finding(finding: Finding, report: Report, places: Places) -> None:
    """What is wrong, where, what to do: a line each, as long as they need."""
    word, colour = MARKS.get(finding.severity, HINT)
    say(f"{word} {finding.code} {finding.message}", indent=2, hang=5, colour=colour)
    if where := _where(finding, report, places):
        say(f"位置：{where}", indent=7)
    if todo := finding.suggestion or finding.todo_on_command_line:
        say(f"怎么办：{todo}", indent=7)


def _where(finding: Finding, report: Report, places: Places) -> str:
    """The part and the paragraph, or the cell, and the words with those around them."""
    if not isinstance(report, ForeignReport):
        return report.where(finding)
    quoted = places.quoted(finding)
    words = f"「{' '.join(str(quoted).split())}」" if quoted else ""
    return f"{places.place(finding)}{words}"


def _hints(hints: Sequence[Finding]) -> None:
    """The hints, one line a kind."""
    if not hints:
        return
    kinds: dict[str, list[Finding]] = {}
    for hint in hints:
        kinds.setdefault(hint.code, []).append(hint)
    for code, some in [*kinds.items()][:FOLDED]:
        more = f"（等 {len(some)} 条）" if len(some) > 1 else ""
        say(f"提示 {code} {_bare(some[0].message)}{more}", indent=2, hang=5)
    shown = sum(len(some) for some in [*kinds.values()][:FOLDED])
    rest = f"，另有 {len(hints) - shown} 条没有列出" if shown < len(hints) else ""
    say(f"提示供参考，每类一条{rest}。{_ALL}", indent=2, dim=True)


def _coverage(rows: Sequence[Coverage]) -> None:
    """What was checked, what could not be and which data that lacks, in few lines."""
    counts = Counter(row.status for row in rows)
    title("核对范围")
    done, unused = counts[CoverageStatus.DONE], counts[CoverageStatus.NOT_APPLICABLE]
    told = f"核对了 {done} 项规则" if done else "没有一项规则能核对"
    besides = f"，另有 {unused} 项不适用" if unused else ""
    say(f"{told}{besides}。没有发现不等于没有问题，没有核对的要自己看。", indent=2)
    for row in (row for row in rows if row.status in _OPEN):
        why = row.reason_on_command_line
        say(f"{STATUS[row.status]} {row.code} {row.label}：{why}", indent=2, hang=5)


def _bare(message: str) -> str:
    """A message without the name of the file, which stands above all."""
    return _OF_FILE.sub("", message)
