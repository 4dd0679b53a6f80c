"""The numbers of a trial in words and in rows of a table, for a terminal and for a page alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from qicao.trial.cells import CellScore, Trial
from qicao.trial.scoring import State
from qicao.trial.tallying import KINDS, Count, Spent, Tally

NOTHING = "—"
CODES = 6
"""Codes that are named; the others are in the JSON."""
QUOTED = 40
"""Characters of an example."""


def arm_words(tally: Tally) -> str:
    """What was tried: the prompts and the engine."""
    return f"提示词 {tally.prompts}｜{tally.engine}"


def kind_words(kind: str) -> str:
    """正文, 问题, 措施, or 合计."""
    return KINDS.get(kind, "合计")


def _of_state(state: State) -> Callable[[Tally], str]:
    def shown(tally: Tally) -> str:
        asks = State.WRITTEN not in tally.states
        return str(tally.states.get(state, 0)) if asks else NOTHING

    return shown


COLUMNS: dict[str, Callable[[Tally], str]] = {
    "类别": lambda tally: kind_words(tally.kind),
    "节数": lambda tally: str(tally.sections),
    "首稿\n无错": lambda tally: shown(tally.first),
    "改后\n无错": lambda tally: shown(tally.clean),
    "带疵\n采用": _of_state(State.TAKEN),
    "删改\n采用": _of_state(State.SALVAGED),
    "内置\n文字": _of_state(State.BUILTIN),
    "服务\n失败": _of_state(State.FAILED),
    "必写\n写到": lambda tally: shown(tally.said),
    "错误": lambda tally: str(tally.errors),
    "警告": lambda tally: str(tally.warnings),
    "字数": lambda tally: str(tally.characters),
    "带数\n的句": lambda tally: shown(tally.bound),
}
"""The table, head by head; it fits 80 columns."""


def shown(count: Count) -> str:
    """12/24; a stroke out of nothing."""
    return str(count) if count.of else NOTHING


def row(tally: Tally) -> tuple[str, ...]:
    """The cells of a tally below the heads of `COLUMNS`."""
    return tuple(cell(tally) for cell in COLUMNS.values())


def remarks(tally: Tally, trial: Trial) -> Iterator[str]:
    """What stands below the rows of one set of prompts and engine, from its whole tally."""
    done = [
        s for s in trial.done if (s.cell.prompts, s.cell.engine) == (tally.prompts, tally.engine)
    ]
    if tally.drafts.n < tally.drafts.of:
        yield f"只做完 {tally.drafts} 份；没有做完的不算在内"
    if State.WRITTEN in tally.states:
        yield "不问模型，没有回复可评；只看成稿"
    if tally.faults:
        yield f"首稿毛病：{_listed(tally.faults, _first_faults(done))}"
    if tally.codes:
        yield f"成稿发现：{_listed(tally.codes, _findings(done))}"
    if failures := [f"{s.cell.case} {text}" for s in done for text in s.server_failures]:
        yield f"服务失败 {len(failures)} 节，如 {failures[0]}"
    if tally.spent.replies:
        yield _spent(tally.spent)


def _first_faults(done: Iterable[CellScore]) -> Iterator[tuple[str, str]]:
    firsts = (part.attempts[0] for score in done for part in score.sections if part.attempts)
    return ((fault.code, str(fault)) for first in firsts for fault in first.faults)


def _findings(done: Iterable[CellScore]) -> Iterator[tuple[str, str]]:
    for score in done:
        inside = (finding for part in score.sections for finding in part.findings)
        yield from ((f.code, f.message) for f in (*inside, *score.elsewhere))


def _listed(counts: dict[str, int], said: Iterable[tuple[str, str]]) -> str:
    """Codes with how often, each with the first sentence that says what it is."""
    examples: dict[str, str] = {}
    for code, message in said:
        examples.setdefault(code, message)
    shown = [f"{code} {n}（{_short(examples[code])}）" for code, n in list(counts.items())[:CODES]]
    rest = len(counts) - CODES
    return "；".join(shown) + (f"；另有 {rest} 种" if rest > 0 else "")


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else text[:QUOTED] + "……"


def _spent(spent: Spent) -> str:
    kept = f"，其中 {spent.kept} 个是以前问过的" if spent.kept else ""
    some = "" if spent.counted == spent.replies else f"（{spent.counted} 个回复有数）"
    cost = "" if spent.cost is None else f"，花费 {spent.cost:.4f}"
    tokens = f"词元进 {spent.prompt_tokens}、出 {spent.completion_tokens}{some}"
    return f"回复 {spent.replies} 个{kept}；{tokens}，共等 {spent.seconds:.1f} 秒{cost}"
