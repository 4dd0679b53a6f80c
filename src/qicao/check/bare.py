"""Quantities that stand in the text without a figure: the promise of the whole program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from qicao.check.draft import Check, Draft, at
from qicao.check.script import Piece
from qicao.mentions import Mention
from qicao.quantity import Quantity, half_up
from qicao.values import Finding, Severity

CODE = "D03"
OFFERED = 3


def _look(draft: Draft) -> Iterator[Finding]:
    for piece in draft.script.pieces:
        if piece.broken:
            continue
        for mention in bare_mentions(piece, draft.profile.phrases):
            yield _finding(draft, piece, mention)


def bare_mentions(piece: Piece, phrases: tuple[str, ...]) -> Iterator[Mention]:
    """Quantities in a piece that come neither from a slot nor from a phrase of the profile."""
    for mention in piece.mentions:
        if not mention.is_quantity or piece.run_at(mention.start, mention.end):
            continue
        if not _in_phrase(piece.text, mention, phrases):
            yield mention


def _in_phrase(text: str, mention: Mention, phrases: tuple[str, ...]) -> bool:
    for phrase in phrases:
        position = text.find(phrase, max(0, mention.start - len(phrase)))
        if 0 <= position <= mention.start and mention.end <= position + len(phrase):
            return True
    return False


def _finding(draft: Draft, piece: Piece, mention: Mention) -> Finding:
    same = _same(draft, mention.quantity) if mention.quantity else []
    return at(
        piece,
        CODE,
        Severity.ERROR,
        f"“{mention.text}”没有出处：正文中的数必须来自数据",
        start=mention.start,
        end=mention.end,
        todo=_todo(same),
        figures=tuple(same[:OFFERED]),
    )


def _todo(same: Sequence[str]) -> str:
    if not same:
        return "改用数据引用 [[…]]，或删去这个数"
    offer = "、".join(f"[[{name}]]" for name in same[:OFFERED])
    many = f" 等（共 {len(same)} 项）" if len(same) > OFFERED else ""
    which = "若就是这个数，改用" if len(same) == 1 else "若是其中一个，改用"
    return f"{which} {offer}{many}"


def _same(draft: Draft, typed: Quantity) -> list[str]:
    """Figures that a typed quantity may be: those that it is in full, then those that round to it.

    None of them is preferred for being near: one decimal fewer was typed, or another figure meant.
    """
    of_kind = {
        name: figure.quantity.to(typed.unit)
        for name, figure in draft.ledger.figures.items()
        if figure.quantity and figure.quantity.of.dimension == typed.of.dimension
    }
    fitting = [name for name, value in of_kind.items() if is_as_typed(value, typed)]
    return sorted(fitting, key=lambda name: of_kind[name] != typed.value)


def is_as_typed(value: Decimal, typed: Mention | Quantity) -> bool:
    """Whether a value in the unit that was typed is the number there, rounded to its decimals.

    A typed 0 is nothing but 0: every small amount would round to it.
    """
    if typed.value is None or typed.decimals is None or not typed.value:
        return value == typed.value
    return half_up(value, typed.decimals) == typed.value


BARE_QUANTITIES = Check(CODE, "正文的数都来自数据", _look)
