"""A trial as files: JSON with every reason, CSV with a line a draft and kind, Markdown to show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from qicao.errors import UsageError
from qicao.export.archive import write_file
from qicao.trial.cells import Trial
from qicao.trial.comparing import WHOLE, compare
from qicao.trial.sheet import csv_text
from qicao.trial.tallying import ALL, Tally, tallies
from qicao.trial.versus import HEADS, compared_row, comparison_lines, comparison_title
from qicao.trial.words import COLUMNS, arm_words, remarks, row

SCHEMA = "qicao.trial/1"


def require_writable(path: Path) -> None:
    """UsageError for a name from whose end no way of writing follows."""
    if path.suffix.lower() not in WRITERS:
        raise UsageError(f"“{path}”：试验结果写成 {'、'.join(WRITERS)}，请改扩展名")


def write_trial(trial: Trial, path: Path) -> None:
    """Writes the file whole, in the way that its name ends. UsageError, in words, if it fails."""
    write_file(path, WRITERS[path.suffix.lower()](trial).encode())


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
            yield from _table(list(COLUMNS), map(row, rows))
            yield ""
            yield from (f"- {line}" for line in remarks(tally, trial))
            rows = []
    for found in compare(trial):
        yield f"\n## {comparison_title(found)}\n"
        yield from (f"- {line}" for line in comparison_lines(found))
        yield ""
        measures = (d for d in found.differences if d.measure != WHOLE)
        yield from _table(HEADS, map(compared_row, measures))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _cells(head.replace("\n", "") for head in heads)
    yield _cells("---" for _ in heads)
    yield from map(_cells, rows)


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


WRITERS = {".json": json_text, ".csv": csv_text, ".md": markdown_text}
"""How a file is written, by the end of its name."""
