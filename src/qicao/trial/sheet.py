"""A trial as CSV: a line for each draft and kind of section, counts alone, to be summed anew."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from qicao.trial.cells import CellScore, Trial
from qicao.trial.scoring import State
from qicao.trial.tallying import ALL, Tally, tally_kinds
from qicao.trial.words import kind_words

Column = Callable[[CellScore, Tally], object]


def _of_state(state: State) -> Column:
    return lambda _, tally: tally.states.get(state, 0)


COLUMNS: dict[str, Column] = {
    "样例": lambda score, _: score.cell.case,
    "提示词": lambda score, _: score.cell.prompts,
    "引擎": lambda score, _: score.cell.engine,
    "种子": lambda score, _: score.cell.seed,
    "类别": lambda _, tally: kind_words(tally.kind),
    "节数": lambda _, tally: tally.sections,
    "首稿数": lambda _, tally: tally.first.of,
    "首稿无错": lambda _, tally: tally.first.n,
    "可评节数": lambda _, tally: tally.clean.of,
    "改后无错": lambda _, tally: tally.clean.n,
    "带疵采用": _of_state(State.TAKEN),
    "删改采用": _of_state(State.SALVAGED),
    "内置文字": _of_state(State.BUILTIN),
    "服务失败": _of_state(State.FAILED),
    "必写": lambda _, tally: tally.said.of,
    "必写写到": lambda _, tally: tally.said.n,
    "错误": lambda _, tally: tally.errors,
    "警告": lambda _, tally: tally.warnings,
    "字数": lambda _, tally: tally.characters,
    "句数": lambda _, tally: tally.bound.of,
    "带数的句": lambda _, tally: tally.bound.n,
    "回复数": lambda _, tally: tally.spent.replies,
    "有词元数的回复": lambda _, tally: tally.spent.counted,
    "词元进": lambda _, tally: tally.spent.prompt_tokens,
    "词元出": lambda _, tally: tally.spent.completion_tokens,
    "秒": lambda _, tally: f"{tally.spent.seconds:.2f}",
    "花费": lambda _, tally: tally.spent.cost,
}


def csv_text(trial: Trial) -> str:
    """The lines, with the mark that Excel wants. Findings outside all sections are not in it."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for score in trial.done:
        arm = (score.cell.prompts, score.cell.engine)
        tallied = [tally for tally in tally_kinds((score,), arm, 1) if tally.kind != ALL]
        writer.writerows([cell(score, tally) for cell in COLUMNS.values()] for tally in tallied)
    return "\ufeff" + stream.getvalue()
