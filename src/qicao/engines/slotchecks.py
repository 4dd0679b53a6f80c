"""The checks on the slots of a passage: that they exist, are offered, and fit what is around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import process

from qicao.boundtext import Slot, find_claim, parse, render
from qicao.engines.called import flat
from qicao.engines.passage import HOLE, Fault, Passage, fault, slot_name
from qicao.errors import CannotTell, TextError
from qicao.quantity import UNITS, Kind, find_unit
from qicao.values import Ledger, NumberStyle

_ENDS = re.compile(r"[。；！？\n]")
_NEAR = 40
"""rapidfuzz's ratio below which a nearest name would only mislead."""
_UNITS = "|".join(sorted((*map(re.escape, UNITS), "％", "百分点"), key=len, reverse=True))
_UNIT = re.compile(rf"^[ 　]?[余多]?({_UNITS})|^[（(](?:单位：?)?({_UNITS})[）)]")
_COMPARED = re.compile(r"(?:较|比)[一-鿿]{0,5}(?:预算|上年|年初|同期|数)$")
_SIGN = r"[-+*/÷×＋－−=＝∗]|加上|减去|除以|乘以|乘上"
_MATHS = re.compile(
    rf"{HOLE}\s*(?:{_SIGN})|(?:{_SIGN})\s*{HOLE}|[(（]{HOLE}\s*[)）]\s*[/÷×*]|"
    rf"{HOLE}[与和、]{HOLE}(?:之[和差比积]|相[加减乘除]|的(?:差额|总和|比值|比例))"
)


def check_slots(passage: Passage) -> Iterator[Fault]:
    """Slots that are broken, unknown, not offered here, or of a style that cannot be printed."""
    try:
        parse(passage.text)
    except TextError as error:
        yield fault(passage, "broken_slot", str(error))
        return
    for part in passage.parts:
        if isinstance(part, Slot) and (reason := _slot_fault(part, passage)):
            yield fault(passage, *reason)


def _slot_fault(slot: Slot, passage: Passage) -> tuple[str, str] | None:
    if passage.title:
        return "slot_in_title", f"标题里不能有 {slot}，请只写文字"
    name, ledger = slot_name(slot, passage.ledger), passage.ledger
    known = name in ledger.claims or name in ledger.figures or name in ledger.facts
    if not known:
        return "unknown_id", f"{slot} 不存在{_nearest(slot, passage)}"
    if name not in passage.offered:
        return "not_offered", f"{slot} 不在本节给出的引用里{_nearest(slot, passage)}"
    try:
        render(str(slot), ledger, NumberStyle())
    except (TextError, CannotTell) as error:
        return "style", str(error)
    return None


def _nearest(slot: Slot, passage: Passage) -> str:
    written = "|".join((slot.id, *slot.styles))
    found = process.extractOne(written, passage.offered, score_cutoff=_NEAR)
    if found:
        return f"，最接近的是 [[{found[0]}]]；没有合适的就不写"
    before, _, after = passage.text.partition(str(slot))
    sentence = _ENDS.split(before)[-1] + str(slot) + _ENDS.split(after)[0]
    return f"，也没有相近的：请把这一句整句删去，“{sentence.strip()[:60]}”"


def check_units(passage: Passage) -> Iterator[Fault]:
    """A unit right after a slot that already prints it."""
    for slot, after in zip(passage.parts, passage.parts[1:], strict=False):
        if isinstance(slot, str) or not isinstance(after, str) or "数值" in slot.styles:
            continue
        match = _UNIT.match(after)
        unit = (match[1] or match[2]) if match else ""
        if unit and _prints_unit(slot, unit, passage.ledger):
            hint = f"{slot} 印出时已带单位，后面不要再写“{unit}”"
            yield fault(passage, "unit_twice", hint)


def _prints_unit(slot: Slot, written: str, ledger: Ledger) -> bool:
    after = find_unit(written)
    claim = find_claim(slot, ledger)
    figure = ledger.figures.get(claim.figures[-1] if claim and claim.figures else slot.id)
    own = find_unit(figure.unit) if figure else None
    if after is None or own is None:
        return False
    return after.dimension == own.dimension or after.kind in (Kind.MONEY, Kind.RATE)


def check_maths(passage: Passage) -> Iterator[Fault]:
    """Slots that are computed with."""
    if match := _MATHS.search(passage.blanked):
        hint = f"不能用引用做计算（“{match[0].replace(HOLE, '[[…]]')}”），请只写给出的引用"
        yield fault(passage, "arithmetic", hint)


def check_leads(passage: Passage) -> Iterator[Fault]:
    """A comparison begun right before a claim, which is a sentence of its own."""
    for before, slot in zip(passage.parts, passage.parts[1:], strict=False):
        if not isinstance(before, str) or isinstance(slot, str) or "省名" in slot.styles:
            continue
        match = _COMPARED.search(before)
        if match and find_claim(slot, passage.ledger):
            hint = f"{slot} 本身是一句完整的话，前面不能写“{match[0]}”"
            yield fault(passage, "lead", hint)


def check_doubled(passage: Passage) -> Iterator[Fault]:
    """A name or a mark written once more before a slot that prints it."""
    for before, slot in zip(passage.parts, passage.parts[1:], strict=False):
        if not isinstance(before, str) or isinstance(slot, str):
            continue
        if name := printed_again(before, slot, passage.ledger):
            hint = f"{slot} 印出时以“{name}”开头，前面不要再写“{name}”"
            yield fault(passage, "name_twice", hint)


def printed_again(before: str, slot: Slot, ledger: Ledger) -> str:
    """What the words before a slot end in and the slot prints first; '' if nothing."""
    return next((f for f in _printed_first(slot, ledger) if f and before.endswith(f)), "")


def _printed_first(slot: Slot, ledger: Ledger) -> tuple[str, ...]:
    """The name or the mark with which a slot's text begins, as it may be written before it."""
    if claim := find_claim(slot, ledger):
        return () if "省名" in slot.styles else (claim.label, flat(claim.label))
    figure, fact = ledger.figures.get(slot.id), ledger.facts.get(slot.id)
    if figure and "带名" in slot.styles:
        return (figure.label, flat(figure.label))
    return (fact.text[:1],) if fact and fact.text.startswith(("《", "“")) else ()


def check_quotes(passage: Passage) -> Iterator[Fault]:
    """A slot of a material's sentence that stands among other words than it does there."""
    places, parts = passage.quoted_places, passage.parts
    for before, slot, after in zip(("", *parts), parts, (*parts[1:], ""), strict=False):
        if isinstance(slot, str) or slot.id not in places:
            continue
        tail = before.rstrip() if isinstance(before, str) else ""
        head = after.lstrip() if isinstance(after, str) else ""
        if not any(_same_place(tail, head, place) for place in places[slot.id]):
            words = "”“".join(sorted(f"{one}…{two}" for one, two in places[slot.id]))
            yield fault(passage, "misplaced", f"{slot} 在材料里写在“{words}”中间，不能用来说别的")


def _same_place(tail: str, head: str, place: tuple[str, str]) -> bool:
    """Whether the words before are those of the material; those after, if it begins with it."""
    before, after = place
    return tail.endswith(before) if before else head.startswith(after)
