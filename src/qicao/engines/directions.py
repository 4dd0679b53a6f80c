"""Words of direction beside a slot that say the contrary of what the data say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.boundtext import Slot, find_claim
from qicao.engines.passage import Fault, Passage, fault
from qicao.values import Claim, Ledger

_MORE = (
    *("增加", "增长", "上升", "提高", "超支", "超出", "超过", "高于", "多支出", "追加", "增支"),
    *("上涨", "增幅", "回升", "扩大"),
)
_LESS = (
    *("减少", "下降", "降低", "节约", "节支", "低于", "压减", "结余", "少支出", "调减", "减支"),
    *("降幅", "下滑", "回落", "压缩", "缩减"),
)
_WORD = "|".join((*_MORE, *_LESS))
_BEFORE = re.compile(rf"({_WORD})([一-鿿]{{0,6}})$")
_BRIDGE = re.compile(
    r"(?:了|约|近|额|数|的|幅度|金额|资金|经费|支出|比例|率|共|合计|为|是|有|达|达到)*"
)
_AFTER = re.compile(
    rf"^(?:，|的)?(?:总体|整体|明显|有所|略有|大幅|小幅|持续|呈|呈现|即|也就是|相应)?({_WORD})"
    r"(?=了?(?:[，。；]|$)|较|明显|幅度|趋势|态势|势头|比较)"
)
_NOT = re.compile(r"(?:没有|未|不|避免|防止|杜绝|禁止|无|勿|控制|为了|通过)[一-鿿]{0,4}$")
_LOW = re.compile("(?P<name>[一-鿿]{2,30}率)(?:仍然|仍|相对|比较|明显|也)?(?:[较偏过很]低|不高)")
HUNDRED = 100
_CLAUSE = re.compile(r"[，。；：！？\n]")


def check_directions(passage: Passage) -> Iterator[Fault]:
    """A word of direction before or behind a slot that says the contrary."""
    parts = passage.parts
    for before, slot, after in zip(("", *parts), parts, (*parts[1:], ""), strict=False):
        if isinstance(slot, str):
            continue
        ways = {_way(claim) for claim in _claims_of(slot, passage.ledger)}
        if len(ways) != 1:
            continue
        for word in _words(before, slot, after, passage.ledger):
            if _family(word) not in ways:
                hint = f"{slot} 旁边的“{word}”与数据的方向相反，请改"
                yield fault(passage, "direction", hint)


def check_levels(passage: Passage) -> Iterator[Fault]:
    """A rate called low that the data have at a hundred per cent or more."""
    full = [label for label in _rates(passage.ledger) if label in passage.text]
    for match in _LOW.finditer(passage.text) if full else ():
        if any(match["name"].endswith(label) for label in full):
            hint = f"“{match[0]}”与数据相反：这个比率不低于100%，请改成高于目标的说法或删去"
            yield fault(passage, "direction", hint)


def _rates(ledger: Ledger) -> Iterator[str]:
    """What the rates are called of which nothing is lacking."""
    for figure in ledger.figures.values():
        quantity = figure.quantity
        if quantity and quantity.unit == "%" and quantity.value >= HUNDRED:
            yield figure.label


def find_directions(text: str) -> Iterator[str]:
    """The words of direction in a text."""
    yield from (match[0] for match in re.finditer(_WORD, text))


def _words(before: str | Slot, slot: Slot, after: str | Slot, ledger: Ledger) -> Iterator[str]:
    """Words of direction that speak of the slot."""
    if isinstance(before, str):
        clause = _CLAUSE.split(before)[-1]
        match = _BEFORE.search(clause)
        if match and _BRIDGE.fullmatch(match[2]) and not _NOT.search(clause[: match.start()]):
            yield match[1]
    if isinstance(after, str) and find_claim(slot, ledger) and (match := _AFTER.match(after)):
        yield match[1]


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
