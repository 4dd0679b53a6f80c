"""A comparison in words and in rows of a table, for a terminal and for a page alike."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from qicao.quantity.rounding import half_up
from qicao.trial.comparing import WHOLE, Comparison, Difference
from qicao.trial.tallying import ALL
from qicao.trial.words import NOTHING, kind_words

HEADS = ("看什么", "原来", "现在", "变好", "变差", "随机也会这样")
SURE = Decimal("0.05")
"""A chance below which a difference is called none of chance."""


def comparison_title(comparison: Comparison) -> str:
    """What is held against what."""
    what = "提示词" if comparison.of == "prompts" else "引擎"
    return f"{what}：{comparison.old} → {comparison.new}（{comparison.within}）"


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """All together and by kind in sentences, and what is in no pair."""
    for found in comparison.differences:
        if found.measure == WHOLE:
            head = "合起来" if found.kind == ALL else f"其中{kind_words(found.kind)}"
            yield f"{head}：{split_words(found)}"
    if comparison.unpaired:
        yield f"另有 {comparison.unpaired} 节只有一边有，或者服务失败，没有比"


def split_words(found: Difference) -> str:
    """24 节里 12 节变好、3 节变差、9 节一样，随机也会这样的可能 3.5%，不像偶然."""
    if not found.better + found.worse:
        return f"{found.sections} 节都一样"
    same = found.sections - found.better - found.worse
    verdict = "不像偶然" if found.chance < SURE else "也可能只是偶然"
    alike = f"、{same} 节一样" if same else ""
    return (
        f"{found.sections} 节里 {found.better} 节变好、{found.worse} 节变差{alike}，"
        f"随机也会这样的可能 {chance_words(found.chance)}，{verdict}"
    )


def chance_words(chance: Decimal) -> str:
    """A chance in per cent with one decimal: 3.5%."""
    percent = half_up(chance * 100, 1)
    return f"{percent.normalize():f}%" if percent else "不到 0.1%"


def compared_row(found: Difference) -> tuple[str, ...]:
    """The cells of a measure below `HEADS`; ▲ stands at the better side."""
    old, new = (str(found.old), str(found.new))
    if found.more_is_better:
        old, new = f"{old}/{found.drafts}", f"{new}/{found.drafts}"
    if found.old != found.new:
        better_is_new = (found.new > found.old) is bool(found.more_is_better)
        old, new = (old, f"{new} ▲") if better_is_new else (f"{old} ▲", new)
    chance = chance_words(found.chance) if found.better + found.worse else NOTHING
    return (found.measure, old, new, str(found.better), str(found.worse), chance)
