"""The prose of a text against its own tables: their cells are figures, told by row and head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qicao.arithmetic.binding import Binder, Binding, Status
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import SAME
from qicao.arithmetic.judged import Judged
from qicao.arithmetic.slips import mending
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import Words
from qicao.statements import Role, Statement
from qicao.verdict import Outcome

_ROLES = (Role.LEVEL, Role.PRIOR, Role.BUDGET, Role.FULL, Role.TARGET, Role.COMPLETION, Role.SCORE)


def hold_tables(sources: Sources, judged: Judged, words: Words) -> Judged:
    """The claims of a text with those that its prose says what its tables say.

    A number of the prose that is a cell by its words, and not by its value, is told unless
    something else bears it out.
    """
    cells = [s for s in sources.statements if s.table and s.mention.value]
    if not cells:
        return judged
    binder = Binder(cells, lambda cell: _name(cell, words))
    prose = [s for s in sources.statements if not s.table and s.role in _ROLES]
    held = {member.start for claim in judged.held for member in claim.members}
    bindings = binder.bind(prose, words, held).values()
    same = tuple(claim for binding in bindings for claim in _same(binding))
    known = held.union(member.start for claim in same for member in claim.members)
    wrong = tuple(pair for b in bindings for pair in _other(b) if b.statement.start not in known)
    return replace(judged, held=(*judged.held, *same), broken=(*judged.broken, *wrong))


def _name(cell: Statement, words: Words) -> str:
    """What a cell is called: its row and head; for a total what the table is about."""
    row = words.title(cell) if cell.total and cell.item == cell.label else cell.item
    return f"{row}{cell.whole}"


def _same(binding: Binding) -> Iterator[Claim]:
    if binding.status is Status.BOUND:
        yield Claim(binding.statement, SAME, (binding.figures[0],), sure=False)


def _long(statement: Statement) -> bool:
    return len(f"{statement.mention.value or 0:f}".replace(".", "").strip("0")) > _FEW


_FEW = 3
"""Digits of a number that is another with one of them changed by mere chance."""


def _other(binding: Binding) -> Iterator[tuple[Claim, Outcome]]:
    if binding.status is Status.CONTRADICTED:
        claim = Claim(binding.statement, SAME, (binding.figures[0],), sure=False)
        slipped = binding.named or _long(binding.statement)
        if slipped and any(True for _ in mending(claim)):
            yield claim, claim.outcome() or Outcome.DIFFERS
