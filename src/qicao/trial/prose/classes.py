"""The classes of faults in prose, by name, and what plants them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qicao.errors import UsageError
from qicao.nearest import suggest
from qicao.trial.chance import Chance
from qicao.trial.planting import Unplantable
from qicao.trial.prose import amounts, counts, digits, form, rates, scores, units, words
from qicao.trial.prose.labelled import Labelled
from qicao.trial.prose.planting import Planted, Prose

TRIES = 12
"""Places that are tried before a class is said to find none in a report."""

Plants = Callable[[Prose], None]

_IN_NUMBERS: Mapping[Plants, str] = {
    digits.wrong_digit: "错一位数字",
    digits.swapped_digits: "两位数字颠倒",
    digits.dropped_digit: "漏一位数字",
    digits.doubled_digit: "重一位数字",
    digits.moved_point: "小数点错位",
    digits.wrong_sign: "正负号错",
    units.unit_slip: "元、万元、亿元混",
    amounts.last_year_as_this_year: "上年数当本年数",
    amounts.last_year_of_accounts: "账上的上年数",
    amounts.other_item: "他项的数",
    amounts.other_item_of_accounts: "账上的他项数",
    amounts.swapped_amounts: "两数互换",
    amounts.total_without_a_part: "合计漏一项",
    amounts.cell_against_text: "表与正文不一",
    rates.rate_on_another_base: "比率换了基数",
    rates.truncated_rate: "截断而未四舍五入",
    counts.count_off_by_one: "个数差一",
    counts.listed_item_dropped: "名单漏一个",
    counts.listed_item_doubled: "名单重一个",
    scores.score_changed: "得分错",
    scores.weight_changed: "权重错",
    words.grade_changed: "等级错",
}
_IN_WORDS: Mapping[Plants, str] = {
    words.direction_reversed: "方向词相反",
    words.grown_to: "增加写成增加到",
    words.hedge_reversed: "超过、不足相反",
    units.percent_dropped: "漏写%",
    units.points_for_percent: "%写成个百分点",
    units.percent_for_points: "个百分点写成%",
    words.doubled_word: "叠词",
    form.wrong_year: "年份错",
    form.unclosed_bracket: "括号不闭",
    form.heading_repeated: "标题序号重复",
    form.heading_skipped: "标题序号跳号",
    form.leftover_blank: "残留XX",
    form.leftover_choice: "残留（增长）",
    form.leftover_bookmark: "残留书签",
    form.leftover_limit: "残留字数要求",
    form.none_beside_a_figure: "写无又有数",
}
_CLASSES = {**_IN_NUMBERS, **_IN_WORDS}
FAULTS: Mapping[str, Plants] = {plants.__name__: plants for plants in _CLASSES}
LABELS: Mapping[str, str] = {plants.__name__: label for plants, label in _CLASSES.items()}
"""Class → what people call it."""
IN_NUMBERS = frozenset(plants.__name__ for plants in _IN_NUMBERS)
"""Classes that make a number, a count or a grade wrong; the others are faults of words and form."""


def plant(
    report: Labelled, fault: str, chance: Chance, avoid: frozenset[str] = frozenset()
) -> Planted | None:
    """The report with a fault of the class, None if it has no room for one.

    Numbers whose ids are in `avoid` are left as they are. UsageError for an unknown class.
    """
    if fault not in FAULTS:
        raise UsageError(f"没有“{fault}”这一类差错，{suggest(fault, FAULTS, '、'.join(FAULTS))}")
    return _planted(report, FAULTS[fault], chance, avoid)


def redraw(report: Labelled, chance: Chance) -> Planted | None:
    """The report with a number of random digits, to see how often one would pass."""
    return _planted(report, digits.redrawn, chance, frozenset())


def _planted(
    report: Labelled, plants: Plants, chance: Chance, avoid: frozenset[str]
) -> Planted | None:
    for _ in range(TRIES):
        prose = Prose(report, chance, avoid)
        try:
            plants(prose)
        except Unplantable:
            continue
        return prose.planted(plants.__name__)
    return None
