"""The numbers of a trial in words and in rows of a table, for a terminal and for a page alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from qicao.trial.comparing import WHOLE, Comparison, Difference
from qicao.trial.running import CellScore, Trial
from qicao.trial.scoring import State
from qicao.trial.tallying import ALL, KINDS, Spent, Tally

HEADS = tuple(
    head.replace("/", "\n")
    for head in [
        "类别",
        "节数",
        "首稿/无错",
        "改后/无错",
        "带疵/采用",
        "删改/采用",
        "内置/文字",
        "服务/失败",
        "必写/写到",
        "错误",
        "警告",
        "字数",
        "带数/的句",
    ]
)
COMPARED = ("看什么", "原来", "现在", "变好", "变差", "随机也会这样")
NOTHING = "—"
CODES = 6
"""Codes that are named; the others are in the JSON."""
QUOTED = 40
"""Characters of an example."""
SURE = Decimal("0.05")
_STATES = (State.TAKEN, State.SALVAGED, State.BUILTIN, State.FAILED)


def arm_words(tally: Tally) -> str:
    """What was tried: the prompts and the engine."""
    return f"提示词 {tally.prompts}｜{tally.engine}"


def kind_words(kind: str) -> str:
    """正文, 问题, 措施, or 合计."""
    return KINDS.get(kind, "合计")


def row(tally: Tally) -> tuple[str, ...]:
    """The cells of a tally below `HEADS`."""
    asks = State.WRITTEN not in tally.states
    states = (str(tally.states.get(state, 0)) if asks else NOTHING for state in _STATES)
    return (
        kind_words(tally.kind),
        str(tally.sections),
        str(tally.first),
        str(tally.clean),
        *states,
        str(tally.said),
        str(tally.errors),
        str(tally.warnings),
        str(tally.characters),
        str(tally.bound),
    )


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
    if failures := [f"{s.cell.case} {text}" for s in done for text in s.failures]:
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


def comparison_title(comparison: Comparison) -> str:
    """What is held against what."""
    what = "提示词" if comparison.of == "prompts" else "引擎"
    return f"{what}：{comparison.old} → {comparison.new}（{comparison.within}）"


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """All together and by kind in sentences, and what is in no pair."""
    for found in comparison.differences:
        if found.measure == WHOLE:
            head = "合起来" if found.kind == ALL else f"其中{kind_words(found.kind)}"
            yield f"{head}：{found.sections} 节里 {split_words(found)}"
    if comparison.unpaired:
        yield f"另有 {comparison.unpaired} 节只有一边有，或者服务失败，没有比"


def split_words(found: Difference) -> str:
    """12 节变好、3 节变差、9 节一样，随机也会这样的可能 3.5%，不像偶然."""
    if not found.better + found.worse:
        return "没有一节不同"
    same = found.sections - found.better - found.worse
    verdict = "不像偶然" if found.chance < SURE else "也可能只是偶然"
    alike = f"、{same} 节一样" if same else ""
    return (
        f"{found.better} 节变好、{found.worse} 节变差{alike}，"
        f"随机也会这样的可能 {chance_words(found.chance)}，{verdict}"
    )


def chance_words(chance: Decimal) -> str:
    """A chance in per cent with one decimal: 3.5%."""
    percent = (chance * 100).quantize(Decimal("0.1"))
    return f"{percent}%" if percent else "不到 0.1%"


def compared_row(found: Difference) -> tuple[str, ...]:
    """The cells of a measure below `COMPARED`; ▲ stands at the better side."""
    old, new = (str(found.old), str(found.new))
    if found.more_is_better:
        old, new = f"{old}/{found.drafts}", f"{new}/{found.drafts}"
    if found.old != found.new:
        better_is_new = (found.new > found.old) is bool(found.more_is_better)
        old, new = (old, f"{new} ▲") if better_is_new else (f"{old} ▲", new)
    chance = chance_words(found.chance) if found.better + found.worse else NOTHING
    return (found.measure, old, new, str(found.better), str(found.worse), chance)
