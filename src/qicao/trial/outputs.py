"""A trial as files: JSON with every reason, CSV with a line a draft and kind, Markdown to show."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from qicao.errors import UsageError
from qicao.trial.comparing import WHOLE, compare
from qicao.trial.running import CellScore, Trial
from qicao.trial.scoring import State
from qicao.trial.tallying import ALL, Tally, tallies, tally_kinds
from qicao.trial.words import (
    COMPARED,
    HEADS,
    arm_words,
    compared_row,
    comparison_lines,
    comparison_title,
    kind_words,
    remarks,
    row,
)

SCHEMA = "qicao.trial/1"
CSV_HEADS = tuple(
    [
        "样例",
        "提示词",
        "引擎",
        "种子",
        "类别",
        "节数",
        "首稿数",
        "首稿无错",
        "可评节数",
        "改后无错",
        "带疵采用",
        "删改采用",
        "内置文字",
        "服务失败",
        "必写",
        "必写写到",
        "错误",
        "警告",
        "字数",
        "句数",
        "带数的句",
        "回复数",
        "有词元数的回复",
        "词元进",
        "词元出",
        "秒",
        "花费",
    ]
)
_STATES = (State.TAKEN, State.SALVAGED, State.BUILTIN, State.FAILED)


def require_writable(path: Path) -> None:
    """UsageError for a name from whose end no way of writing follows."""
    if path.suffix.lower() not in WRITERS:
        raise UsageError(f"“{path}”：试验结果写成 {'、'.join(WRITERS)}，请改扩展名")


def write_trial(trial: Trial, path: Path) -> None:
    """Writes the file whole or not at all, in the way that its name ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.part")
    fresh.write_bytes(WRITERS[path.suffix.lower()](trial).encode())
    fresh.replace(path)


def document(trial: Trial) -> dict[str, Any]:
    """The object of the contract: what was planned, every score with its reasons, the sums."""
    return {
        "schema": SCHEMA,
        **trial.model_dump(mode="json"),
        "tallies": [tally.model_dump(mode="json") for tally in tallies(trial)],
        "comparisons": [comparison.model_dump(mode="json") for comparison in compare(trial)],
    }


def json_text(trial: Trial) -> str:
    """The document, indented."""
    return json.dumps(document(trial), ensure_ascii=False, indent=1) + "\n"


def csv_text(trial: Trial) -> str:
    """A line for each draft and kind that it has, without sums; with the mark that Excel wants."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(CSV_HEADS)
    for score in trial.done:
        arm = (score.cell.prompts, score.cell.engine)
        tallied = tally_kinds((score,), arm, 1)
        writer.writerows(_line(score, tally) for tally in tallied if tally.kind != ALL)
    return "\ufeff" + stream.getvalue()


def _line(score: CellScore, tally: Tally) -> tuple[object, ...]:
    cell, spent = score.cell, tally.spent
    return (
        *(cell.case, cell.prompts, cell.engine, "" if cell.seed is None else cell.seed),
        *(kind_words(tally.kind), tally.sections),
        *(tally.first.of, tally.first.n, tally.clean.of, tally.clean.n),
        *(tally.states.get(state, 0) for state in _STATES),
        *(tally.said.of, tally.said.n, tally.errors, tally.warnings, tally.characters),
        *(tally.bound.of, tally.bound.n, spent.replies, spent.counted),
        *(spent.prompt_tokens, spent.completion_tokens, f"{spent.seconds:.2f}"),
        "" if spent.cost is None else f"{spent.cost:f}",
    )


def markdown_text(trial: Trial) -> str:
    """The tables and the sentences below them."""
    return "\n".join(_markdown(trial)) + "\n"


def _markdown(trial: Trial) -> Iterator[str]:
    yield f"# 提示词试验\n\n起草 {len(trial.done)}/{len(trial.planned)} 份。"
    rows: list[Tally] = []
    for tally in tallies(trial):
        rows.append(tally)
        if tally.kind == ALL:
            yield f"\n## {arm_words(tally)}\n"
            yield from _table(HEADS, map(row, rows))
            yield from (f"- {line}" for line in ("", *remarks(tally, trial)) if line)
            rows = []
    for found in compare(trial):
        yield f"\n## {comparison_title(found)}\n"
        yield from (f"- {line}" for line in comparison_lines(found))
        yield ""
        measures = (d for d in found.differences if d.measure != WHOLE)
        yield from _table(COMPARED, map(compared_row, measures))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _cells(head.replace("\n", "") for head in heads)
    yield _cells("---" for _ in heads)
    yield from map(_cells, rows)
    yield ""


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


WRITERS = {".json": json_text, ".csv": csv_text, ".md": markdown_text}
"""How a file is written, by the end of its name."""
