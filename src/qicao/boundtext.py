r"""Bound text: prose in which every quantity is a slot, parsed, printed and rendered.

    [[三公经费.决算数]]          a figure with its unit, printed by the report's number style
    [[支出.决算数|亿元|1位]]     the same figure in another unit and with other decimals
    [[单位.名称]]                a fact
    [[三公经费|较预算]]          a claim: a whole phrase that the ledger makes true
    \[[                          a literal [[

Backslashes count only right before two or more `[`: an even number stands for half as many and a
slot, an odd number for half as many and a literal `[[`; a `[` between them and the slot's own two
is literal. So any text can be escaped and comes back as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from qicao.errors import TextError
from qicao.quantity import Kind, Quantity, capital_amount, find_unit, plain
from qicao.values import Claim, Fact, Figure, Ledger, NumberStyle

_OPEN = re.compile(r"(?<!\\)(\\*)(\[{2,})")
_ESCAPED = re.compile(r"(?<!\\)(?:(\\*)(\[+)|\\+\Z)")
_BODY = re.compile(r"([^\[\]|\n]+)((?:\|[^\[\]|\n]+)*)\]\]")
_PLACES = re.compile(r"(\d)位")
FIGURE_STYLES = ("绝对值", "带名", "大写", "数值", "原样")
"""Named styles of a figure, beside unit names and `0位` to `9位`."""
CLAIM_STYLES = ("省名",)
"""Named styles of a claim: 省名 leaves out the item's name."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: what it names, its styles, and its span in the bound text."""

    id: str
    styles: tuple[str, ...] = ()
    start: int = -1
    end: int = -1

    def __str__(self) -> str:
        return "[[" + "|".join((self.id, *self.styles)) + "]]"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of rendered text; `slot` and `figures` are set where it came from a slot."""

    text: str
    slot: str | None = None
    figures: tuple[str, ...] = ()
    missing: bool = False


Part = str | Slot


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Part, ...]:
    """The parts of a bound text in order. TextError, with the place, for a slot left open."""
    parts: list[Part] = []
    literal: list[str] = []
    position = 0
    while match := _OPEN.search(text, position):
        slashes, brackets = match.groups()
        literal += (text[position : match.start()], "\\" * (len(slashes) // 2))
        if len(slashes) % 2:
            literal.append("[[")
            position = match.start(2) + 2
            continue
        slot = _slot(text, match.end())
        literal.append(brackets[2:])
        parts += (*_joined(literal), slot)
        literal, position = [], slot.end
    literal.append(text[position:])
    return (*parts, *_joined(literal))


def _joined(pieces: list[str]) -> tuple[str, ...]:
    """The pieces of a literal as one, or nothing if they are empty."""
    literal = "".join(pieces)
    return (literal,) if literal else ()


def _slot(text: str, position: int) -> Slot:
    body = _BODY.match(text, position)
    if body is None:
        shown = text[position - 2 : position + 18].replace("\n", " ")
        raise TextError(
            f"第{position - 1}个字处的“{shown}”不是完整的数据引用："
            "应写成 [[名称]] 或 [[名称|样式]]，"
            r"要写方括号本身请写成 \[["
        )
    styles = tuple(body[2].split("|")[1:])
    return Slot(body[1].strip(), tuple(s.strip() for s in styles), position - 2, body.end())


def unparse(parts: tuple[Part, ...]) -> str:
    """The bound text of `parts`; `parse` of it gives them back, neighbouring literals joined."""
    out: list[str] = []
    literal: list[str] = []
    for part in parts:
        if isinstance(part, Slot):
            out += (escape("".join(literal), before_slot=True), str(part))
            literal = []
        else:
            literal.append(part)
    return "".join((*out, escape("".join(literal))))


def escape(text: str, *, before_slot: bool = False) -> str:
    """The bound text that prints `text` as it stands; `before_slot` if a slot follows at once."""

    def escaped(match: re.Match[str]) -> str:
        slashes, brackets = match[1] or "", match[2] or ""
        if len(brackets) >= 2:
            return slashes * 2 + r"\[[" * (len(brackets) // 2) + "[" * (len(brackets) % 2)
        return (
            match[0].replace("\\", "\\\\") if before_slot and match.end() == len(text) else match[0]
        )

    return _ESCAPED.sub(escaped, text)


def slots(text: str) -> tuple[Slot, ...]:
    """The slots of a bound text in order."""
    return tuple(part for part in parse(text) if isinstance(part, Slot))


def find_claim(slot: Slot, ledger: Ledger) -> Claim | None:
    """The claim that a slot names, or None if it names none."""
    return ledger.claims.get(f"{slot.id}|{slot.styles[0]}") if slot.styles else None


def slot_figures(slot: Slot, ledger: Ledger) -> tuple[str, ...]:
    """Ids of the figures that a slot prints; () for a fact. TextError if it names nothing."""
    if claim := find_claim(slot, ledger):
        return claim.figures
    if slot.id in ledger.figures:
        return (slot.id,)
    if slot.id in ledger.facts:
        return ()
    raise unknown_slot(slot)


def unknown_slot(slot: Slot) -> TextError:
    """The error for a slot that names nothing in the ledger."""
    return TextError(f"{slot} 在数据中没有对应的数据、事实或结论：请改成已有的名称，或先补充数据")


def render(text: str, ledger: Ledger, numbers: NumberStyle) -> tuple[Run, ...]:
    """The runs of a bound text. TextError for a slot that names nothing or has an unknown style."""
    return tuple(
        Run(part) if isinstance(part, str) else _render_slot(part, ledger, numbers)
        for part in parse(text)
    )


def render_plain(text: str, ledger: Ledger, numbers: NumberStyle) -> str:
    """The bound text as it will read."""
    return "".join(run.text for run in render(text, ledger, numbers))


def _render_slot(slot: Slot, ledger: Ledger, numbers: NumberStyle) -> Run:
    if claim := find_claim(slot, ledger):
        name = "" if "省名" in slot.styles else claim.label
        _known_styles(slot, slot.styles[1:], CLAIM_STYLES)
        text = name + render_plain(claim.phrase, ledger, numbers)
        return Run(text, str(slot), claim.figures)
    if fact := ledger.facts.get(slot.id):
        return Run(_print_fact(slot, fact), str(slot))
    figure = ledger.figures.get(slot.id)
    if figure is None:
        raise unknown_slot(slot)
    if figure.quantity is None:
        text = numbers.missing.replace("{label}", figure.label)
        return Run(text, str(slot), (figure.id,), missing=True)
    return Run(_print_figure(slot, figure, figure.quantity, numbers), str(slot), (figure.id,))


def _print_fact(slot: Slot, fact: Fact) -> str:
    _known_styles(slot, slot.styles, ())
    return fact.printed


def _print_figure(slot: Slot, figure: Figure, quantity: Quantity, numbers: NumberStyle) -> str:
    _known_styles(slot, slot.styles, FIGURE_STYLES)
    text = figure.spelling if "原样" in slot.styles else ""
    text = text or print_quantity(quantity, numbers, slot.styles, figure.unit)
    if "带名" not in slot.styles:
        return text
    between = "：" if figure.label[-1:].isdecimal() and text[:1].isdecimal() else ""
    return figure.label + between + text


def _known_styles(slot: Slot, styles: tuple[str, ...], named: tuple[str, ...]) -> None:
    for style in styles:
        if style in named:
            continue
        if named is FIGURE_STYLES and (_PLACES.fullmatch(style) or find_unit(style)):
            continue
        raise TextError(
            f"{slot} 的样式“{style}”不认识：可用 {'、'.join(named) or '（无）'}、单位或“2位”"
        )


@lru_cache(maxsize=4096)
def print_quantity(
    quantity: Quantity, numbers: NumberStyle, styles: tuple[str, ...] = (), unit: str = ""
) -> str:
    """A quantity as the report prints it: 416.99万元, 65.05%, 12个.

    `unit` is the one that its figure is kept in. UnitMismatch for a unit of another dimension.
    """
    if "大写" in styles:
        return capital_amount(quantity.to("元"))
    name = _printed_unit(quantity, numbers, styles, unit)
    value = quantity.to(name)
    if "绝对值" in styles:
        value = abs(value)
    digits = _digits(quantity, value, numbers, styles)
    return digits if "数值" in styles else digits + name


def _printed_unit(
    quantity: Quantity, numbers: NumberStyle, styles: tuple[str, ...], unit: str
) -> str:
    for style in styles:
        if find_unit(style):
            return style
    if "原样" in styles:
        return unit if unit and find_unit(unit) == quantity.of else quantity.unit
    if quantity.kind is Kind.MONEY:
        return numbers.amount_unit
    return unit or quantity.unit


def _digits(
    quantity: Quantity, value: Decimal, numbers: NumberStyle, styles: tuple[str, ...]
) -> str:
    places = next((int(m[1]) for s in styles if (m := _PLACES.fullmatch(s))), None)
    if places is None:
        places = _places(quantity, value, numbers, "原样" in styles)
    return plain(value, places, thousands=numbers.thousands)


def _places(quantity: Quantity, value: Decimal, numbers: NumberStyle, as_given: bool) -> int:
    given = quantity.decimals
    if as_given and given is not None:
        return given
    match quantity.kind:
        case Kind.MONEY:
            return numbers.amount_decimals
        case Kind.RATE | Kind.POINTS:
            return numbers.rate_decimals if given is None else given
        case Kind.SCORE:
            return _shortest(value, numbers.score_decimals)
        case _:
            return _shortest(value, 2) if given is None else given


def _shortest(value: Decimal, limit: int) -> int:
    """Decimals that are left when zeros at the end are dropped, `limit` at most."""
    return len(plain(value, limit).rstrip("0").partition(".")[2])
