"""The wrong slot in the right sentence: words before a slot that call another figure than it is.

A fault only where the clause's own words name another figure and none of them the slot's own. What
a clause leaves open (其中, 共, 为, a pronoun) is no fault, and neither is what it compares with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qicao.boundtext import Slot, find_claim
from qicao.engines.called import Called, flat
from qicao.engines.passage import Fault, Passage, fault
from qicao.quantity import Kind, find_unit

REACH = 60
"""Characters before a slot that are looked at."""
_CLAUSE = re.compile(r"[，,。；;！？!?（(\n]")
_BASE = re.compile(
    r"(?:较|比|与|和|同|占|按|对照|低于|高于|等于|超过|超出|超|不足|完成|除|扣除|从|由|该|本|此|这|各|"
    r"每个|单个|其|上述|上列|来自|用于|列入|纳入|关于|对)$"
)
"""Words before a name that is compared with, stands for what was said, or is a circumstance."""
_AFTER_BASE = re.compile(r"^(?:等|之外|以外|以内|范围|中|里|内|外|的比|相比|较|比|减|增)")
_LOOSE = re.compile(
    r"(?:项目|资金|经费|支出|收入|金额|总额|总数|合计|总计|共计|累计|共|合|计|数|额|人数|人员|实有|实际|"
    r"全年|当年|本年|年末|年初|约|为|是|有|达到|达|安排|情况|预算|决算|执行|核定|的|了|[:、|])*"
)
_TIGHT = re.compile(
    r"(?:数|额|人数|人员|人|金额|总额|合计|总计|共计|共|计|约|为|是|有|达到|达|安排|值|的|了|核定|实有|:)*"
)


class _Lead(NamedTuple):
    """The words of a slot's clause that stand before it, and the figure that the slot prints."""

    words: str
    slot: Slot
    figure: str
    passage: Passage
    called: Called


class _Word(NamedTuple):
    """A name among the words, and where it ends."""

    text: str
    end: int


def check_called(passage: Passage) -> Iterator[Fault]:
    """Words that call a slot by the name of another figure."""
    told: dict[tuple[str, str], str] = {}
    for lead in _leads(passage):
        place = lead.words, str(lead.slot)
        if place not in told:
            named = _another(lead) or _another_measure(lead) or _contrary(lead)
            told[place] = _hint(lead, *named) if named else ""
        if told[place]:
            yield fault(passage, "wrong_slot", told[place])


def _leads(passage: Passage) -> Iterator[_Lead]:
    called = passage.called
    if called is None or passage.title:
        return
    words = ""
    for part in passage.parts:
        if isinstance(part, str):
            words = _CLAUSE.split(words + part)[-1][-2 * REACH :]
            continue
        figure = _figure(part, passage)
        if figure in called.own:
            yield _Lead(flat(words)[-REACH:], part, figure, passage, called)
        fact = passage.ledger.facts.get(part.id)
        words = words + fact.text if fact else ""


def _figure(slot: Slot, passage: Passage) -> str:
    """The figure that a slot prints with nothing before it; '' if it prints its name as well."""
    if find_claim(slot, passage.ledger) or "带名" in slot.styles or slot.id in passage.quoted:
        return ""
    return slot.id


def _another(lead: _Lead) -> tuple[str, tuple[str, ...]] | None:
    """The last label or item that the words name, if none of them is the slot's own."""
    found = list(_found(lead.words, lead.called))
    if not found or any(lead.called.fits(word.text, lead.figure) for word in found):
        return None
    said = [word for word in found if not _aside(lead.words, word)]
    if not said or said[-1] != found[-1]:
        return None
    last, rest = said[-1], lead.words[said[-1].end :]
    measure = _own_measure(rest, lead)
    figures = lead.called.names[last.text]
    if measure and not any(lead.called.fits(measure, figure) for figure in figures):
        return None
    if not _LOOSE.fullmatch(rest.removeprefix(measure)):
        return None
    return last.text, figures


def _found(words: str, called: Called) -> Iterator[_Word]:
    """Names in order, the longest at each place."""
    place = 0
    while place < len(words):
        sizes = (n for n in called.lengths if words[place : place + n] in called.names)
        size = next((n for n in sizes if place + n <= len(words)), 0)
        if size:
            yield _Word(words[place : place + size], place + size)
        place += size or 1


def _aside(words: str, word: _Word) -> bool:
    before, after = words[: word.end - len(word.text)], words[word.end :]
    return bool(_BASE.search(before) or _AFTER_BASE.match(after))


def _own_measure(rest: str, lead: _Lead) -> str:
    """The name of the slot's measure with which the words after a name go on, or ''."""
    own = (name for name in lead.called.own[lead.figure] if rest.startswith(name))
    return max(own, key=len, default="")


def _another_measure(lead: _Lead) -> tuple[str, tuple[str, ...]] | None:
    """A measure of the same item that the words end in, if the slot is not called so."""
    known = lead.called.measures.get(lead.figure.rpartition(".")[0], {})
    ended = lead.words[: len(lead.words) - _tail(lead.words)]
    for end in dict.fromkeys((lead.words, ended)):
        fitting = (name for name in known if end.endswith(name))
        name = max((n for n in fitting if _alike(known[n], lead)), key=len, default="")
        if not name or _aside(lead.words, _Word(name, len(end))):
            continue
        own = any(lead.called.fits(other, lead.figure) for other in known if other in end)
        if not own and not lead.called.fits(name, lead.figure):
            return name, known[name]
    return None


def _alike(figures: tuple[str, ...], lead: _Lead) -> bool:
    """Whether one is of the slot's kind of quantity: any other is seen at its unit."""
    own = _kind(lead.figure, lead)
    return any(_kind(figure, lead) is own for figure in figures)


def _tail(words: str) -> int:
    """Characters at the end that only lead over to the number."""
    sizes = range(min(len(words), 10), 0, -1)
    return next((n for n in sizes if _TIGHT.fullmatch(words[-n:])), 0)


class _Pair(NamedTuple):
    """Words that exclude one another where both could call a figure."""

    sides: tuple[str, ...]
    """A pattern for each side."""
    kind: Kind | None = None
    """The only kind of quantity that they can call; any if None."""


_CONTRARY = (
    _Pair(("预算", "决算|执行(?=数)|实际(?=支出)", "结余|结转"), Kind.MONEY),
    _Pair(("编制", "在职", "离休", "退休")),
    _Pair(("年初", "年末|期末|年底")),
    _Pair(("上年|去年|上一年", "本年|当年|今年")),
    _Pair(("得分|(?<=得)$", "扣分|(?<=扣)$", "分值|权重|满分"), Kind.SCORE),
    _Pair(("目标|指标(?=值)|计划", "实际|完成(?=值)")),
    _Pair(("收入", "支出")),
)
_TIMES = _CONTRARY[2:4]
_YEARS = _CONTRARY[3]


def _contrary(lead: _Lead) -> tuple[str, tuple[str, ...]] | None:
    """A word that the words end in and whose contrary is in the slot's own names."""
    for pair in _CONTRARY:
        if pair.kind and _kind(lead.figure, lead) is not pair.kind:
            continue
        own = _own_side(lead, pair)
        said = _said_side(lead.words, pair)
        if own and said and not re.search(own, lead.words) and said[0] != own:
            return said[1], tuple(_years(lead) if pair is _YEARS else _such(lead, said[1]))
    return None


def _kind(figure: str, lead: _Lead) -> Kind | None:
    unit = find_unit(lead.passage.ledger.figures[figure].unit)
    return unit.kind if unit else None


def _own_side(lead: _Lead, pair: _Pair) -> str:
    """The only side that the figure's label or id is of; '' if it is of none or several."""
    names = (flat(lead.passage.ledger.figures[lead.figure].label), flat(lead.figure))
    sides = [side for side in pair.sides if any(_of_side(n, side, pair) for n in names)]
    if len(sides) == 1:
        return sides[0]
    if pair is _YEARS and not sides and lead.figure in lead.called.prior:
        return pair.sides[1]
    return ""


def _of_side(name: str, side: str, pair: _Pair) -> bool:
    if pair in _TIMES:
        return bool(re.search(f"(?<![较比])(?:{side})", name))
    return bool(re.search(f"(?:{side})(?:数|额|值|人数|人员|金额|总额|资金|总计|合计)?$", name))


def _said_side(words: str, pair: _Pair) -> tuple[str, str] | None:
    """The side whose word comes last, with that word, if only a bridge to the number follows."""
    found = [
        (match.end(), side, match[0])
        for side in pair.sides
        for match in re.finditer(side, words)
        if not _aside(words, _Word(match[0], match.end()))
    ]
    if not found:
        return None
    end, side, word = max(found)
    rest = words[end:]
    bridged = _LOOSE if pair in _TIMES else _TIGHT
    plain = re.sub("结转|结余|和|收入|支出", "", rest) if pair in _TIMES else rest
    return (side, word or words[-1:]) if bridged.fullmatch(plain) else None


def _such(lead: _Lead, word: str) -> Iterator[str]:
    """Figures of the same item that are called by that word."""
    item = lead.figure.rpartition(".")[0]
    for figure in lead.called.own:
        if figure.rpartition(".")[0] == item and lead.called.fits(word, figure):
            yield figure


def _years(lead: _Lead) -> Iterator[str]:
    """The figure of the other year."""
    for figure, prior in lead.called.prior.items():
        if lead.figure in (figure, prior):
            yield prior if lead.figure == figure else figure


def _hint(lead: _Lead, name: str, figures: tuple[str, ...]) -> str:
    label = lead.passage.ledger.figures[lead.figure].label
    better = [f for f in figures if f in lead.passage.offered and f != lead.figure]
    measure = lead.figure.rpartition(".")[2]
    better.sort(key=lambda figure: figure.rpartition(".")[2] != measure)
    advice = f"应改用 [[{better[0]}]]" if better else "没有合适的引用，请改写这句话"
    return f"{lead.slot} 是“{label}”，前面的话却说是“{name}”：{advice}"
