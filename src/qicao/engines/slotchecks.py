"""The checks on the slots of a passage: that they exist, are offered, and fit what is around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import process

from qicao.boundtext import Slot, find_claim, parse, render
from qicao.engines.passage import HOLE, Fault, Passage, fault, slot_name
from qicao.errors import CannotTell, TextError
from qicao.quantity import UNITS, Kind, find_unit
from qicao.values import Claim, Ledger, NumberStyle

_NEAR = 35
"""rapidfuzz's ratio below which a nearest name would only mislead."""
_MORE = ("增加", "增长", "上升", "提高", "超支", "超出", "超过", "高于", "多支出", "追加", "增支")
_LESS = ("减少", "下降", "降低", "节约", "节支", "低于", "压减", "结余", "少支出", "调减", "减支")
_DIRECTION = re.compile(f"({'|'.join((*_MORE, *_LESS))})(?:了|约|额|幅度|金额|为|达|达到)?$")
_UNIT = re.compile(
    "^ ?(" + "|".join(sorted((*map(re.escape, UNITS), "％", "百分点"), key=len, reverse=True)) + ")"
)
_COMPARED = re.compile(r"(?:较|比)[一-鿿]{0,5}(?:预算|上年|年初|同期|数)$")
_MATHS = re.compile(
    rf"{HOLE}\s*[-+*/÷×＋−=＝∗]|[+*/÷×＋−=＝∗]\s*{HOLE}|[(（]{HOLE}\s*[)）]\s*[/÷×*]"
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
    return f"，最接近的是 [[{found[0]}]]；没有合适的就不写" if found else "，请改用给出的引用或删去"


def check_units(passage: Passage) -> Iterator[Fault]:
    """A unit right after a slot that already prints it."""
    for slot, after in zip(passage.parts, passage.parts[1:], strict=False):
        if isinstance(slot, str) or not isinstance(after, str) or "数值" in slot.styles:
            continue
        match = _UNIT.match(after)
        if match and _prints_unit(slot, match[1], passage.ledger):
            hint = f"{slot} 印出时已带单位，后面不要再写“{match[1]}”"
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


def check_directions(passage: Passage) -> Iterator[Fault]:
    """A word of direction right before a slot that says the contrary."""
    for before, slot in zip(passage.parts, passage.parts[1:], strict=False):
        if not isinstance(before, str) or isinstance(slot, str):
            continue
        match = _DIRECTION.search(before)
        ways = {_way(claim) for claim in _claims_of(slot, passage.ledger)}
        if match and len(ways) == 1 and _family(match[1]) not in ways:
            hint = f"{slot} 前的“{match[1]}”与数据的方向相反，请改"
            yield fault(passage, "direction", hint)


def check_leads(passage: Passage) -> Iterator[Fault]:
    """A comparison begun right before a claim, which is a sentence of its own."""
    for before, slot in zip(passage.parts, passage.parts[1:], strict=False):
        if not isinstance(before, str) or isinstance(slot, str) or "省名" in slot.styles:
            continue
        match = _COMPARED.search(before)
        if match and find_claim(slot, passage.ledger):
            hint = f"{slot} 本身是一句完整的话，前面不能写“{match[0]}”"
            yield fault(passage, "lead", hint)


def _claims_of(slot: Slot, ledger: Ledger) -> tuple[Claim, ...]:
    if claim := find_claim(slot, ledger):
        return (claim,)
    return tuple(claim for claim in ledger.claims.values() if _is_difference(slot.id, claim))


def _is_difference(figure: str, claim: Claim) -> bool:
    """Whether a claim prints that figure as its amount or rate of change."""
    return figure in claim.figures and figure not in (claim.current, claim.base)


def _way(claim: Claim) -> int:
    return _family(claim.direction) or claim.sign


def _family(word: str) -> int:
    return 1 if word in _MORE else -1 if word in _LESS else 0


def check_quotes(passage: Passage) -> Iterator[Fault]:
    """A slot of a material's sentence that stands behind other words than it does there."""
    places = passage.quoted_places
    for before, slot in zip(("", *passage.parts), passage.parts, strict=False):
        if isinstance(slot, str) or slot.id not in places or not isinstance(before, str):
            continue
        if not any(before.rstrip().endswith(words) for words in places[slot.id]):
            words = "”“".join(sorted(places[slot.id]))
            yield fault(passage, "misplaced", f"{slot} 在材料里跟在“{words}”后面，不能用来说别的")
