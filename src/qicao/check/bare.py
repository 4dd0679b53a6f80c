"""Quantities that stand in the text without a figure: the promise of the whole program."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.boundtext import print_quantity
from qicao.check.draft import Check, Draft, at
from qicao.check.script import Piece
from qicao.mentions import Mention
from qicao.quantity import Quantity
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
    offer = "、".join(f"[[{name}]]" for name in same[:OFFERED])
    todo = f"若就是这个数，改用 {offer}" if offer else "改用数据引用 [[…]]，或删去这个数"
    return at(
        piece,
        CODE,
        Severity.ERROR,
        f"“{mention.text}”没有出处：正文中的数必须来自数据",
        start=mention.start,
        end=mention.end,
        todo=todo,
        figures=tuple(same[:OFFERED]),
    )


def _same(draft: Draft, quantity: Quantity) -> list[str]:
    """Figures that print exactly as the quantity does."""
    numbers = draft.report.numbers
    wanted = f"{quantity.value:f}{quantity.unit}"
    return [
        name
        for name, figure in draft.ledger.figures.items()
        if figure.quantity
        and figure.quantity.of.dimension == quantity.of.dimension
        and print_quantity(figure.quantity, numbers, (), figure.unit) == wanted
    ]


BARE_QUANTITIES = Check(CODE, "正文的数都来自数据", _look)
